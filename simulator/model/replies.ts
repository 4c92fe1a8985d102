/** A scripted reply in OpenAI's words: status, headers and body. */
import type { Answer } from '../answer.ts';
import { tokenCounter, tokensIn } from './tokens.ts';
import type { ChatRequest, ScriptedReply } from './types.ts';

/** Replies that break the connection, or never come, have no body. */
export type Spoken = Exclude<ScriptedReply, { kind: 'reset' | 'hang' }>;
type Usage = Extract<ScriptedReply, { kind: 'empty' }>['usage'];

const asText = (value: string | object) => (typeof value === 'string' ? value : JSON.stringify(value));

export async function answerOf(reply: Spoken, request: ChatRequest, id: string): Promise<Answer> {
  const complete = (message: object, finishReason: string, usage: Usage) =>
    completion(request, id, usage, [
      { index: 0, message: said(message), logprobs: null, finish_reason: finishReason },
    ]);
  switch (reply.kind) {
    case 'text':
      return complete({ content: asText(reply.content) }, reply.finishReason ?? 'stop', reply.usage);
    case 'tools': {
      const calls = reply.calls.map((call, index) => ({
        id: call.id ?? `call_${id}_${index + 1}`,
        type: 'function',
        function: { name: call.name, arguments: asText(call.arguments) },
      }));
      return complete({ content: reply.content ?? null, tool_calls: calls }, 'tool_calls', reply.usage);
    }
    case 'refusal':
      return complete({ refusal: reply.refusal }, 'stop', reply.usage);
    case 'truncated':
      return complete({ content: reply.content }, 'length', reply.usage);
    case 'empty':
      return completion(request, id, reply.usage, []);
    case 'error_in_reply': {
      const { message = 'The upstream provider failed.', code = 502 } = reply;
      return { status: 200, body: { error: { message, code } } };
    }
    case 'status':
      return refused(reply);
    case 'malformed':
      return { status: 200, body: reply.body ?? '{"id":"chatcmpl-1","object":"chat.comp' };
  }
}

const said = (message: object) => ({ role: 'assistant', content: null, refusal: null, ...message });

async function completion(
  request: ChatRequest,
  id: string,
  usage: Usage,
  choices: object[],
): Promise<Answer> {
  const body = {
    id: `chatcmpl-${id}`,
    object: 'chat.completion',
    created: Math.floor(Date.now() / 1000),
    model: request.model,
    choices,
  };
  return {
    status: 200,
    body: usage === null ? body : { ...body, usage: await counted(request, choices, usage) },
  };
}

async function counted(request: ChatRequest, choices: object[], usage: NonNullable<Usage> = {}) {
  const count = await tokenCounter();
  const prompt = usage.tokensIn ?? tokensIn(count, request);
  const output = usage.tokensOut ?? choices.reduce((sum, choice) => sum + count(spokenIn(choice)), 0);
  return {
    prompt_tokens: prompt,
    completion_tokens: output,
    total_tokens: prompt + output,
    prompt_tokens_details: { cached_tokens: usage.tokensCached ?? 0 },
  };
}

function spokenIn(choice: { message?: { content?: string; refusal?: string; tool_calls?: object } }): string {
  const { content, refusal, tool_calls: calls } = choice.message ?? {};
  return `${content ?? ''}${refusal ?? ''}${calls ? JSON.stringify(calls) : ''}`;
}

const USUAL: Record<number, { type: string; code: string | null; message: string }> = {
  400: { type: 'invalid_request_error', code: null, message: 'The request is not valid.' },
  401: { type: 'invalid_request_error', code: 'invalid_api_key', message: 'Incorrect API key provided.' },
  404: { type: 'invalid_request_error', code: 'model_not_found', message: 'The model does not exist.' },
  429: { type: 'requests', code: 'rate_limit_exceeded', message: 'Rate limit reached.' },
};
const BROKEN = { type: 'server_error', code: null, message: 'The server had an error.' };
const WRONG = { type: 'invalid_request_error', code: null, message: 'The request was refused.' };

/** OpenAI's error body. */
export function refused(
  reply: Omit<Extract<ScriptedReply, { kind: 'status' }>, 'kind' | 'latencyMs'>,
): Answer {
  const { status, retryAfter, message, code, param } = reply;
  const usual = USUAL[status] ?? (status >= 500 ? BROKEN : WRONG);
  const error = {
    message: message ?? usual.message,
    type: usual.type,
    param: param ?? null,
    code: code ?? usual.code,
  };
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  return { status, body: { error }, headers };
}
