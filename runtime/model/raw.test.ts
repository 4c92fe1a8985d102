import { expect, test } from 'vitest';
import { readBody } from './raw.ts';

test('calls that a server gives no id get one each, and another in the next turn: their results are kept by it', () => {
  const tool_calls = ['Oslo', 'Rome'].map((city) => ({ function: { name: 'look_up', arguments: { city } } }));
  const body = { choices: [{ message: { tool_calls }, finish_reason: 'tool_calls' }] };
  const turns = [readBody(body), readBody(body)].flatMap((read) => read?.toolCalls ?? []);
  expect(turns.map(({ name, arguments: given }) => `${name} ${given}`)).toEqual([
    ...['look_up {"city":"Oslo"}', 'look_up {"city":"Rome"}'],
    ...['look_up {"city":"Oslo"}', 'look_up {"city":"Rome"}'],
  ]);
  expect(new Set(turns.map(({ id }) => id)).size).toBe(4);
});
