/** The three calls of OpenAI's API that Waybill makes, answered from a script. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { Answer } from '../answer.ts';
import { decent } from './decent.ts';
import { answerOf, refused } from './replies.ts';
import { dataOf } from './seen.ts';
import { traitor } from './traitor.ts';
import { ChatRequest, type ScriptedReply } from './types.ts';
import { base64Of, vectorOf } from './vectors.ts';

export interface ModelOptions {
  /** Without one, every key will do. */
  apiKey?: string;
}

export interface ModelApi {
  /** @param path below the base: "/chat/completions" */
  handle(path: string, request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Adds to the queue, which is answered from in order. */
  script(replies: ScriptedReply[]): void;
  /** Who answers when the queue is empty. */
  answer(fn: (request: ChatRequest) => ScriptedReply): void;
  /** Every chat request received, in order. */
  requests: ChatRequest[];
}

const MODELS = ['scripted-1', 'decent-1', 'traitor-1', 'embedding-1'];
/** How many earlier requests a traitor remembers: enough for another order's data. */
const MEMORY = 20;

const Embeddings = z.looseObject({
  model: z.string(),
  input: z.union([z.string(), z.array(z.union([z.string(), z.number(), z.array(z.number())])).min(1)]),
  dimensions: z.int().min(1).max(4096).optional(),
  encoding_format: z.enum(['float', 'base64']).optional(),
});

/** Not the default: a test whose script is too short must fail, not be answered something plausible. */
const nothingScripted = (): ScriptedReply => ({
  kind: 'status',
  status: 400,
  code: 'nothing_scripted',
  message:
    'Nothing is scripted for this call: add a reply to the queue, or say who answers when it is empty.',
});

export function modelApi({ apiKey }: ModelOptions = {}): ModelApi {
  const requests: ChatRequest[] = [];
  const queue: ScriptedReply[] = [];
  const seen: string[] = [];
  let fallback: (request: ChatRequest) => ScriptedReply = nothingScripted;

  function betrayed(request: ChatRequest): ScriptedReply {
    const reply = traitor(request, seen);
    seen.push(dataOf(request));
    seen.splice(0, seen.length - MEMORY);
    return reply;
  }

  function replyTo(request: ChatRequest): ScriptedReply {
    if (request.model.startsWith('traitor-')) return betrayed(request);
    if (request.model.startsWith('decent-')) return decent(request);
    return queue.shift() ?? fallback(request);
  }

  async function chat(body: unknown, response: ServerResponse): Promise<void> {
    const read = ChatRequest.safeParse(body);
    if (!read.success) return write(response, invalid(read.error));
    if (read.data.stream)
      return write(
        response,
        refused({ status: 400, param: 'stream', message: 'Streaming is not supported.' }),
      );
    requests.push(read.data);
    const number = requests.length;
    const reply = replyTo(read.data);
    if ('latencyMs' in reply && reply.latencyMs) await pause(reply.latencyMs);
    switch (reply.kind) {
      case 'hang':
        return;
      case 'reset':
        response.socket?.resetAndDestroy();
        return;
      default:
        return write(response, await answerOf(reply, read.data, String(number)));
    }
  }

  async function handle(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = parsed(await text(request));
    if (apiKey !== undefined && request.headers.authorization !== `Bearer ${apiKey}`)
      return write(response, refused({ status: 401 }));
    switch (`${request.method} ${path}`) {
      case 'POST /chat/completions':
        return chat(body, response);
      case 'POST /embeddings':
        return write(response, embedded(body));
      case 'GET /models':
        return write(response, { status: 200, body: { object: 'list', data: MODELS.map(modelNamed) } });
      default:
        return write(
          response,
          refused({ status: 404, code: 'unknown_url', message: `There is no ${request.method} ${path}.` }),
        );
    }
  }

  return {
    handle,
    script: (replies) => void queue.push(...replies),
    answer: (fn) => {
      fallback = fn;
    },
    requests,
  };
}

const modelNamed = (id: string) => ({ id, object: 'model', created: 0, owned_by: 'simulator' });

function embedded(body: unknown): Answer {
  const read = Embeddings.safeParse(body);
  if (!read.success) return invalid(read.error);
  const { model, input, dimensions, encoding_format: format } = read.data;
  // A bare list of numbers is one text in tokens.
  const inputs = Array.isArray(input) && typeof input[0] !== 'number' ? input : [input];
  const data = inputs.map((one, index) => {
    const vector = vectorOf(typeof one === 'string' ? one : JSON.stringify(one), dimensions);
    return { object: 'embedding', index, embedding: format === 'base64' ? base64Of(vector) : vector };
  });
  const tokens = JSON.stringify(input).length >> 2;
  const usage = { prompt_tokens: tokens, total_tokens: tokens };
  return { status: 200, body: { object: 'list', data, model, usage } };
}

const invalid = (error: z.ZodError): Answer =>
  refused({ status: 400, param: String(error.issues[0]?.path[0] ?? ''), message: z.prettifyError(error) });

function write(response: ServerResponse, { status, body, headers }: Answer): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms).unref());
