/** How many tokens a request may come to, known before it is sent: rather too many than too few. */
import type { Message, ToolSpec } from './types.ts';

type Count = (text: string) => number;

/** Other vendors' encodings cut the same text into more pieces than this one. */
const MARGIN = 1.2;
/** Role, separators and the start of the reply. */
const PER_MESSAGE = 8;
/** Encoding takes quadratic time over a run of one character; cut into pieces it does not, and cutting only adds tokens. */
const PIECE = 1_000;

let loading: Promise<Count> | null = null;

/** Loaded with the first question only: the encoding takes tens of megabytes that a process without a model need not pay. */
export function tokenCounter(): Promise<Count> {
  loading ??= import('gpt-tokenizer/encoding/o200k_base').then(({ countTokens }) => (text) => {
    let count = 0;
    for (let at = 0; at < text.length; at += PIECE)
      // A buyer may write "<|endoftext|>": it is text like any other.
      count += countTokens(text.slice(at, at + PIECE), { disallowedSpecial: new Set() });
    return count;
  });
  return loading;
}

/** An upper estimate of what a request costs in tokens to send. */
export function tokensOf(
  count: Count,
  request: { messages: Message[]; tools?: ToolSpec[] | undefined; schema: object },
): number {
  const texts = [
    ...request.messages.map(textOf),
    ...(request.tools ?? []).map((tool) => JSON.stringify(tool)),
    JSON.stringify(request.schema),
  ];
  const counted = texts.reduce((sum, text) => sum + count(text) + PER_MESSAGE, 0);
  return Math.ceil(counted * MARGIN);
}

const textOf = (message: Message): string =>
  'toolCalls' in message && message.toolCalls
    ? message.content + JSON.stringify(message.toolCalls)
    : message.content;
