/** One call of one provider's model over the `openai` package, and its reply as it came. */
import { APIConnectionTimeoutError, APIError, type OpenAI } from 'openai';
import type { ChatCompletionCreateParamsNonStreaming, ChatCompletionMessageParam } from 'openai/resources';
import { retryAfter } from '../../connectors/http.ts';
import { type Dialect, firstDialect, nextDialect } from './dialect.ts';
import { ModelError, type ModelErrorKind } from './errors.ts';
import { openaiOf } from './openai.ts';
import { microUsd } from './prices.ts';
import { readBody } from './raw.ts';
import type { AnswerSchema } from './schema.ts';
import type { Message, RawReply, ToolSpec } from './types.ts';
import type { ProviderSettings } from './values.ts';

export interface Call {
  model: string;
  messages: Message[];
  tools?: ToolSpec[] | undefined;
  answer: AnswerSchema;
  maxTokensOut: number;
  timeoutMs: number;
  traceId: string;
  signal?: AbortSignal | undefined;
  /** What counts where the provider does not say how many tokens it took. */
  estimate: { tokensIn: number; count(text: string): number };
}

/** @throws ModelError where nothing came back that could be an answer. */
export type CallModel = (call: Call) => Promise<RawReply>;

export function modelClient(provider: ProviderSettings): CallModel {
  const openai = openaiOf(provider);
  /** By model and use: proxies serve many models, and some cannot combine tools with a shape. */
  const dialects = new Map<string, Dialect>();

  return async (call) => {
    const key = `${call.model} ${call.tools?.length ? 'tools' : ''}`;
    const known = dialects.get(key) ?? firstDialect(provider.baseUrl);
    // Both kinds of structured output want an object: another answer is asked for in words.
    const isObject = call.answer.schema.type === 'object';
    const tried: Dialect[] = [isObject ? known : { ...known, format: 'text' }];
    for (;;) {
      const dialect = tried.at(-1) as Dialect;
      try {
        const reply = await send(openai, provider, call, dialect);
        if (tried.length > 1 && isObject) dialects.set(key, dialect);
        return reply;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const next = nextDialect(error.said, tried);
        if (!next) throw error.reason;
        tried.push(next);
      }
    }
  };
}

/** A request that the provider did not understand, with its own words: to be read here, and not to be logged. */
class Refusal extends Error {
  constructor(
    readonly reason: ModelError,
    readonly said: string,
  ) {
    super(reason.message);
  }
}

async function send(
  openai: OpenAI,
  provider: ProviderSettings,
  call: Call,
  dialect: Dialect,
): Promise<RawReply> {
  // The SDK's own timeout ends with the headers: a body that never comes would hang.
  const late = AbortSignal.timeout(call.timeoutMs);
  const signal = call.signal ? AbortSignal.any([late, call.signal]) : late;
  const began = performance.now();
  let body: unknown;
  try {
    body = await openai.chat.completions.create(paramsOf(call, dialect), {
      signal,
      headers: { 'X-Waybill-Trace': call.traceId },
    });
  } catch (error) {
    throw named(error, provider.name, call, { late });
  }
  const read = readBody(body);
  if (!read)
    throw new ModelError('error_in_reply', {
      provider: provider.name,
      model: call.model,
      detail: `${provider.name} answered with status 200 and no completion`,
    });
  const { tokens, ...reply } = read;
  const counted = tokens ?? {
    tokensIn: call.estimate.tokensIn,
    tokensOut: call.estimate.count((reply.content ?? '') + JSON.stringify(reply.toolCalls)),
    tokensCached: 0,
  };
  return {
    provider: provider.name,
    model: call.model,
    ...reply,
    usage: { ...counted, microUsd: microUsd(provider, call.model, counted) },
    ms: Math.round(performance.now() - began),
  };
}

function paramsOf(call: Call, { format, limit }: Dialect): ChatCompletionCreateParamsNonStreaming {
  const { schema, strict } = call.answer;
  const messages = call.messages.map(messageParam);
  if (format !== 'json_schema')
    messages.push({
      role: 'system',
      content: `Answer with JSON and nothing else. It must match this JSON Schema:\n${JSON.stringify(schema)}`,
    });
  return {
    model: call.model,
    messages,
    [limit]: call.maxTokensOut,
    ...(format === 'json_schema' && {
      response_format: { type: format, json_schema: { name: 'answer', schema, strict } },
    }),
    ...(format === 'json_object' && { response_format: { type: format } }),
    ...(call.tools?.length && {
      tools: call.tools.map(({ name, description, parameters }) => ({
        type: 'function' as const,
        function: { name, description, parameters: { ...parameters } },
      })),
    }),
  };
}

function messageParam(message: Message): ChatCompletionMessageParam {
  switch (message.role) {
    case 'system':
    case 'user':
      return message;
    case 'tool':
      return { role: 'tool', tool_call_id: message.toolCallId, content: message.content };
    case 'assistant':
      return message.toolCalls?.length
        ? {
            role: 'assistant',
            content: message.content || null,
            tool_calls: message.toolCalls.map(({ id, name, arguments: given }) => ({
              id,
              type: 'function',
              function: { name, arguments: given },
            })),
          }
        : { role: 'assistant', content: message.content };
  }
}

/** What the SDK threw, by its name here. A provider's words stay out of it: they may quote the prompt, or the key. */
function named(error: unknown, provider: string, call: Call, { late }: { late: AbortSignal }): Error {
  const because = (kind: ModelErrorKind, detail: string, retryAfterMs?: number) =>
    new ModelError(kind, { provider, model: call.model, detail, retryAfterMs });
  if (call.signal?.aborted) return because('cancelled', 'the question was withdrawn');
  if (late.aborted || error instanceof APIConnectionTimeoutError)
    return because('timed_out', `${provider} did not answer within ${call.timeoutMs} ms`);
  // Status 200, but the body is no JSON though it says so.
  if (error instanceof SyntaxError) return because('error_in_reply', `${provider} answered with broken JSON`);
  if (!(error instanceof APIError) || error.status === undefined)
    return because('unreachable', `no connection to ${provider}`);
  const wait = retryAfter(error.headers) ?? undefined;
  const status: number = error.status;
  const code = typeof error.code === 'string' && /^[\w.-]{1,60}$/.test(error.code) ? `, ${error.code}` : '';
  if (status === 429) return because('rate_limited', `${provider} asks for patience (429${code})`, wait);
  if (status === 408) return because('timed_out', `${provider} gave up waiting (408)`);
  if (status >= 500) return because('server_error', `${provider} fails (${status}${code})`, wait);
  const reason = because(
    'rejected',
    `${provider} refuses (${status}${code}): ${WHAT_TO_CHECK[status] ?? ELSE}`,
  );
  return status === 400 || status === 422 ? new Refusal(reason, `${error.message} ${error.param}`) : reason;
}

const ELSE = 'the request is not one it accepts for this model';
const WHAT_TO_CHECK: Record<number, string> = {
  401: 'check its API key in OPENAI_API_KEY or MODEL_PROVIDERS',
  402: 'check its account',
  403: 'check what its API key may do',
  404: "check its base URL, and the model's name in MODEL_CHEAP, MODEL_BALANCED and MODEL_PREMIUM",
};
