import { describe, expect, test } from 'vitest';
import type { Message } from '../model/types.ts';
import type { ToolResult } from '../tools/tool.ts';
import { shown, type Turn } from './window.ts';

const opening: Message[] = [
  { role: 'system', content: 'Say where it is.' },
  { role: 'user', content: 'The facts.' },
];
const count = (text: string) => Math.ceil(text.length / 4);
const LONG = 3_500;

let ids = 0;
const asked = (thing: string, output: unknown = { text: thing.repeat(LONG / thing.length) }): Turn => ({
  kind: 'asked',
  content: '',
  calls: [
    {
      call: { id: `call-${++ids}`, name: 'look_up', arguments: JSON.stringify({ thing }) },
      result: { status: 'success', output } as ToolResult,
    },
  ],
});
const sentBack = (fault: string): Turn => ({ kind: 'sent_back', answer: '{"a":1}', faults: [fault] });

const text = (messages: Message[]) => JSON.stringify(messages);
const callsOf = (messages: Message[]) =>
  messages.flatMap((message) => (message.role === 'assistant' ? (message.toolCalls ?? []) : []));
const resultsOf = (messages: Message[]) =>
  messages.flatMap((message) => (message.role === 'tool' ? [message.toolCallId] : []));

test('a short conversation is shown whole, in its order', () => {
  const { messages, leftOut } = shown(opening, [asked('a', {}), sentBack('no such place')], count);
  expect(messages.map(({ role }) => role)).toEqual([
    ...['system', 'user', 'assistant', 'tool', 'assistant', 'user'],
  ]);
  expect(leftOut).toBe(0);
});

describe('of a long one', () => {
  const turns = [asked('a'), sentBack('b is wrong'), asked('c'), asked('d'), asked('e')];
  const { messages, leftOut } = shown(opening, turns, count);

  test('the latest turns are whole, and the earlier ones are told in a line each beside the facts', () => {
    expect(text(messages)).toContain('e'.repeat(1000));
    expect(text(messages)).toContain('d'.repeat(1000));
    expect(text(messages)).not.toContain('a'.repeat(100));
    const { content } = messages[1] as { content: string };
    expect(content).toMatch(/^The facts\.\n<<<DATA what was asked before/);
    expect(content).toContain('look_up {"thing":"a"}: {"status":"success","output":{"text":"aaa');
    expect(content).toContain('an answer was sent back: b is wrong');
    expect(messages[2]?.role).toBe('assistant');
  });

  test('what was left out is counted against the whole of it', () => {
    const whole = turns.reduce((sum, turn) => sum + count(text(shown(opening, [turn], count).messages)), 0);
    expect(leftOut).toBeGreaterThan(LONG / 4);
    expect(leftOut + count(text(messages))).toBeLessThanOrEqual(whole);
  });
});

test('however long it is, the last turn is whole: nobody has read it yet', () => {
  const both: Turn = {
    ...{ kind: 'asked', content: '' },
    calls: [1, 2, 3].flatMap(() => (asked('x') as Extract<Turn, { kind: 'asked' }>).calls),
  };
  const huge = {
    ...both,
    calls: both.calls.map((one, at) => ({ ...one, call: { ...one.call, arguments: `${at}` } })),
  };
  const { messages } = shown(opening, [asked('a'), huge], count);
  expect(resultsOf(messages)).toHaveLength(3);
  expect(text(messages)).not.toContain('a'.repeat(100));
});

test('the result of a call that was made again is left out with its call, and nothing is told of it', () => {
  const { messages, leftOut } = shown(opening, [asked('a'), asked('b', {}), asked('a')], count);
  expect(callsOf(messages).map(({ arguments: given }) => given)).toEqual(['{"thing":"b"}', '{"thing":"a"}']);
  expect(text(messages)).not.toContain('asked before');
  expect(leftOut).toBeGreaterThan(LONG / 4);
});

test('a call that was made twice in one turn is shown once, and what that saves is counted', () => {
  const twice: Turn = {
    ...{ kind: 'asked', content: '' },
    calls: [1, 2].flatMap(() => (asked('a') as Extract<Turn, { kind: 'asked' }>).calls),
  };
  const { messages, leftOut } = shown(opening, [twice], count);
  expect(resultsOf(messages)).toHaveLength(1);
  expect(leftOut).toBeGreaterThan(LONG / 4);
});

test.each([1, 2, 3, 5, 8])(
  'after %i turns each result follows its call, and no call is without its result',
  (many) => {
    const turns = Array.from({ length: many }, (_, at) =>
      at % 3 === 2 ? sentBack('no') : asked(`${at % 4}`),
    );
    const { messages } = shown(opening, turns, count);
    messages.forEach((message, at) => {
      if (message.role !== 'assistant' || !message.toolCalls) return;
      const next = messages.slice(at + 1, at + 1 + message.toolCalls.length);
      expect(resultsOf(next)).toEqual(message.toolCalls.map(({ id }) => id));
    });
    expect(resultsOf(messages)).toHaveLength(callsOf(messages).length);
  },
);

test('lists are told by their first few, so that a line stays one', () => {
  const cities = { cities: Array.from({ length: 40 }, (_, at) => `city ${at}`) };
  const { messages } = shown(opening, [asked('a', cities), asked('b'), asked('c'), asked('d')], count);
  expect(messages[1]?.content).toContain('"city 2","… 37 more"');
});
