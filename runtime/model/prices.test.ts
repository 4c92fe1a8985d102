import { expect, test } from 'vitest';
import { microUsd, UNKNOWN_PRICE } from './prices.ts';

const openai = { name: 'openai', baseUrl: 'https://api.openai.com/v1' };
const tokens = (tokensIn: number, tokensOut: number, tokensCached = 0) => ({
  tokensIn,
  tokensOut,
  tokensCached,
});

test('a model on the public list costs what the list says, in whole millionths of a dollar', () => {
  // 0.40 and 1.60 dollars a million.
  expect(microUsd(openai, 'gpt-4.1-mini', tokens(1_000, 1_000))).toBe(2_000);
});

test('what the provider had cached is cheaper', () => {
  expect(microUsd(openai, 'gpt-4.1-mini', tokens(1_000, 0, 1_000))).toBe(100);
});

test('a fraction of a millionth counts as a whole one', () => {
  expect(microUsd(openai, 'gpt-4.1-mini', tokens(1, 0))).toBe(1);
});

test('a price in the settings wins over the list, and may be nothing', () => {
  const prices = { 'gpt-4.1-mini': { in: 1, out: 2 }, mine: { in: 0, out: 0 } };
  expect(microUsd({ ...openai, prices }, 'gpt-4.1-mini', tokens(1_000, 1_000, 500))).toBe(3_000);
  expect(microUsd({ ...openai, prices }, 'mine', tokens(1_000_000, 1_000_000))).toBe(0);
});

test('a model that nobody knows the price of counts as the dearest, so that caps are reached rather than missed', () => {
  const local = { name: 'local', baseUrl: 'http://127.0.0.1:11434/v1' };
  expect(microUsd(local, 'llama3.3', tokens(1_000, 1_000))).toBe(
    1_000 * UNKNOWN_PRICE.in + 1_000 * UNKNOWN_PRICE.out,
  );
});
