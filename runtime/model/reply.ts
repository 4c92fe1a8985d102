/** From a reply as it came to the answer asked for, or to a named error. */
import { jsonrepair } from 'jsonrepair';
import type { z } from 'zod';
import { ModelError, type ModelErrorKind } from './errors.ts';
import type { Message, ModelReply, ModelRequest, RawReply } from './types.ts';

/** An answer in the wrong shape, and what is wrong with it in words for the model. */
export class Malformed extends ModelError {
  /** Hidden from loggers, which print an error's plain properties: the model may have quoted the buyer. */
  readonly #said: { content: string; problems: string[] };

  constructor({ provider, model, content }: RawReply, problems: string[]) {
    super('malformed', { provider, model, detail: `${provider}/${model} answered in another shape` });
    // Without its tool calls: a provider refuses a call that no result follows.
    this.#said = { content: content || '(a call of a tool)', problems };
  }

  get said() {
    return this.#said;
  }
}

/** @throws ModelError refused, truncated, empty, error_in_reply; Malformed */
export function understand<Answer>(
  reply: RawReply,
  request: Pick<ModelRequest<Answer>, 'answer' | 'tools'>,
): ModelReply<Answer> {
  const { provider, model, usage, toolCalls } = reply;
  const because = (kind: ModelErrorKind, detail: string) =>
    new ModelError(kind, { provider, model, detail: `${provider}/${model} ${detail}` });
  if (reply.finishReason === 'error') throw because('error_in_reply', 'broke off with an error');
  if (reply.refusal || reply.finishReason === 'content_filter')
    throw because('refused', 'declined to answer');
  // Before anything is mended: a cut-off list would be mended into a shorter one.
  if (reply.finishReason === 'length') throw because('truncated', 'was cut off at its token limit');
  if (toolCalls.length > 0) {
    if (!request.tools?.length)
      throw new Malformed(reply, ['there are no tools to call: answer from what you were told']);
    return { provider, model, usage, kind: 'tools', content: reply.content ?? '', calls: toolCalls };
  }
  const text = jsonIn(reply.content ?? '');
  if (text === '') throw because('empty', 'answered with nothing');
  const value = parsed(text);
  if (value === undefined) throw new Malformed(reply, ['it is not complete JSON']);
  return { provider, model, usage, kind: 'answer', value: inShape(value, reply, request.answer) };
}

/** What to add to the conversation so that the model can mend its own reply. */
export function correction({ said: { content, problems } }: Malformed): Message[] {
  const list = problems.map((problem) => `- ${problem}`).join('\n');
  const ask = `Your answer cannot be used:\n${list}\nAnswer again, in full, with the JSON alone.`;
  return [
    { role: 'assistant', content },
    { role: 'user', content: ask },
  ];
}

/** The JSON in what was said: without a reasoning model's thoughts, a code fence, or words around it. */
function jsonIn(content: string): string {
  const said = content.replace(/^\s*<think>[\s\S]*?<\/think>/, '').trim();
  const fenced = /^[{[]/.test(said) ? null : /```\w*\s*\n([\s\S]*?)\n\s*```/.exec(said);
  const text = fenced?.[1]?.trim() ?? said;
  const start = text.search(/[{[]/);
  const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'));
  return start !== -1 && end > start ? text.slice(start, end + 1) : text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {}
  try {
    const mended = jsonrepair(text);
    // Brackets added at the end: it was cut off, and what would have followed is lost.
    return closers(mended) > closers(text) ? undefined : JSON.parse(mended);
  } catch {
    return undefined;
  }
}

const closers = (text: string): number => text.split(/[}\]]/).length;

/** @throws Malformed */
function inShape<Answer>(value: unknown, reply: RawReply, answer: z.ZodType<Answer>): Answer {
  const first = answer.safeParse(value);
  if (first.success) return first.data;
  // Strict output writes null for what is absent (schema.ts): only where null itself is what is wrong.
  for (const issue of first.error.issues) dropNulls(value, issue.path);
  const second = answer.safeParse(value);
  if (second.success) return second.data;
  throw new Malformed(reply, second.error.issues.map(inWords));
}

function dropNulls(value: unknown, path: PropertyKey[]): void {
  const [key, ...rest] = path;
  if (typeof value !== 'object' || value === null) return;
  const record = value as Record<PropertyKey, unknown>;
  if (key === undefined) {
    // A union names no property: nothing tells which of its nulls is in the way.
    for (const [name, child] of Object.entries(record)) {
      if (child !== null) dropNulls(child, []);
      else if (!Array.isArray(value)) delete record[name];
    }
  } else if (record[key] !== null) dropNulls(record[key], rest);
  else if (rest.length === 0 && !Array.isArray(value)) delete record[key];
}

const inWords = ({ path, message }: z.core.$ZodIssue): string =>
  `${path.length > 0 ? path.map(String).join('.') : 'the answer'}: ${message}`;
