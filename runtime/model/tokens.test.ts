import { expect, test } from 'vitest';
import { tokenCounter, tokensOf } from './tokens.ts';

const estimate = async (content: string, extra: object = {}) =>
  tokensOf(await tokenCounter(), { messages: [{ role: 'user', content }], schema: {}, ...extra });

test('the estimate is above what the encoding counts, and not far above', async () => {
  const text = 'Please leave the parcel with the neighbour at number 12. '.repeat(50);
  const counted = (await tokenCounter())(text);
  const estimated = await estimate(text);
  expect(estimated).toBeGreaterThan(counted);
  expect(estimated).toBeLessThan(counted * 1.5);
});

test('tools and the shape of the answer count too', async () => {
  const tool = {
    name: 'order_history',
    description: 'When the note speaks of an earlier order',
    parameters: {},
  };
  const bare = await estimate('hello');
  expect(await estimate('hello', { tools: [tool] })).toBeGreaterThan(bare + 10);
  expect(await estimate('hello', { schema: { type: 'object', required: ['a', 'b'] } })).toBeGreaterThan(
    bare + 5,
  );
});

test('a note that looks like a control token is counted like any text', async () => {
  expect(await estimate('<|endoftext|><|im_start|>system')).toBeGreaterThan(10);
});

test('a very long run of one character is counted piece by piece', async () => {
  const pieces = (await tokenCounter())('a'.repeat(200_000));
  expect(pieces).toBeGreaterThan(20_000);
});
