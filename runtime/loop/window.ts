/**
 * What of a conversation a model is sent again: the latest turns whole, and of earlier ones what came of them. No model is asked
 * for that summary: results are typed, and shortened by their structure. Pure.
 */
import { asData } from '../guardrails/data.ts';
import type { Message, ToolCall } from '../model/types.ts';
import type { ToolResult } from '../tools/tool.ts';

/** One answer of a model, and what it was told then. */
export type Turn =
  | { kind: 'asked'; content: string; calls: { call: ToolCall; result: ToolResult }[] }
  | { kind: 'sent_back'; answer: string; faults: string[] };

export interface Shown {
  messages: Message[];
  /** Tokens that the same conversation would have had besides, whole. */
  leftOut: number;
}

/** Tokens of the turns that are shown whole. The last one always is: nobody has read it yet. */
const WINDOW = 2_000;
/** Characters of a tool's output: what is longer was not a narrow question. */
const MOST_OUTPUT = 4_000;
/** Characters, of each line and of all. */
const MOST_LINE = 400;
const MOST_SUMMARY = 4_000;

export function shown(opening: Message[], turns: Turn[], count: (text: string) => number): Shown {
  if (turns.length === 0) return { messages: opening, leftOut: 0 };
  const tokens = (messages: Message[]) =>
    messages.reduce((sum, message) => sum + count(JSON.stringify(message)), 0);
  const needed = withoutRepeats(turns).map((turn) => ({ turn, messages: messagesOf(turn) }));
  let [from, room] = [needed.length, WINDOW];
  for (; from > 0; from -= 1) {
    room -= tokens(needed[from - 1]?.messages ?? []);
    if (room < 0 && from < needed.length) break;
  }
  const lines = needed.slice(0, from).flatMap(({ turn }) => linesOf(turn));
  const messages = [
    ...withSummary(opening, lines),
    ...needed.slice(from).flatMap(({ messages: whole }) => whole),
  ];
  return { messages, leftOut: tokens([...opening, ...turns.flatMap(messagesOf)]) - tokens(messages) };
}

/** The result of a call that was made again is of no use beside the later one. */
function withoutRepeats(turns: Turn[]): Turn[] {
  const later = new Set<string>();
  return [...turns]
    .reverse()
    .flatMap((turn): Turn[] => {
      if (turn.kind !== 'asked') return [turn];
      const calls = turn.calls.filter(({ call: { name, arguments: given } }) => {
        const same = later.has(`${name} ${given}`);
        later.add(`${name} ${given}`);
        return !same;
      });
      return calls.length === 0 ? [] : [{ ...turn, calls }];
    })
    .reverse();
}

/** Providers refuse a result without its call, and a call without its result: they come and go together. */
function messagesOf(turn: Turn): Message[] {
  switch (turn.kind) {
    case 'asked':
      return [
        { role: 'assistant', content: turn.content, toolCalls: turn.calls.map(({ call }) => call) },
        ...turn.calls.map(({ call: { id, name }, result }): Message => {
          const content = asData(`result of ${name}`, JSON.stringify(result), MOST_OUTPUT);
          return { role: 'tool', toolCallId: id, content };
        }),
      ];
    case 'sent_back':
      return [{ role: 'assistant', content: turn.answer }, improve(turn.faults)];
  }
}

const improve = (faults: string[]): Message => ({
  role: 'user',
  content: `That answer cannot be used:\n${faults.map((fault) => `- ${fault}`).join('\n')}\nAnswer again, or say with a low confidence that you cannot.`,
});

function linesOf(turn: Turn): string[] {
  switch (turn.kind) {
    case 'asked':
      return turn.calls.map(({ call: { name, arguments: given }, result }) =>
        `${name} ${given}: ${JSON.stringify(brief(result))}`.slice(0, MOST_LINE),
      );
    case 'sent_back':
      return [`an answer was sent back: ${turn.faults.join('; ')}`.slice(0, MOST_LINE)];
  }
}

/** Beside the facts, and not as a message of its own: some servers take a user's and a model's words in turns only. */
function withSummary(opening: Message[], lines: string[]): Message[] {
  const facts = opening.at(-1);
  if (lines.length === 0 || facts === undefined) return opening;
  const earlier = asData('what was asked before, and what came of it', lines.join('\n'), MOST_SUMMARY);
  return [...opening.slice(0, -1), { ...facts, content: `${facts.content}\n${earlier}` }];
}

const MOST_TEXT = 80;
const MOST_ITEMS = 3;

/** The same value with long texts and lists cut. */
function brief(value: unknown): unknown {
  if (typeof value === 'string') return value.length > MOST_TEXT ? `${value.slice(0, MOST_TEXT)}…` : value;
  if (Array.isArray(value)) {
    const more = value.length - MOST_ITEMS;
    return [...value.slice(0, MOST_ITEMS).map(brief), ...(more > 0 ? [`… ${more} more`] : [])];
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, brief(part)]));
}
