/** Usage as a provider would count it. */
import { type ChatRequest, textOf } from './types.ts';

/** Encoding takes quadratic time over a run of one character. */
const PIECE = 1_000;
/** Role and separators, as OpenAI's cookbook counts them. */
const PER_MESSAGE = 4;

let loading: Promise<(text: string) => number> | null = null;

/** Loaded with the first reply only: the encoding takes tens of megabytes. */
export function tokenCounter(): Promise<(text: string) => number> {
  loading ??= import('gpt-tokenizer/encoding/o200k_base').then(({ countTokens }) => (text) => {
    let count = 0;
    for (let at = 0; at < text.length; at += PIECE)
      // A buyer may write "<|endoftext|>", which is no token of ours.
      count += countTokens(text.slice(at, at + PIECE), { disallowedSpecial: new Set() });
    return count;
  });
  return loading;
}

export function tokensIn(count: (text: string) => number, request: ChatRequest): number {
  const extras = [request.tools, request.response_format].filter((extra) => extra !== undefined);
  const messages = request.messages.map((message) => {
    const calls = message.tool_calls?.length ? JSON.stringify(message.tool_calls) : '';
    return count(textOf(message) + calls) + PER_MESSAGE;
  });
  return [...messages, ...extras.map((extra) => count(JSON.stringify(extra)))].reduce((a, b) => a + b, 0);
}
