import { expect, test } from 'vitest';
import { effectKey } from './effect.ts';

const name = { store: 'a.myshopify.com', order: '1', revision: 0, step: 'shipping/1', purpose: 'buy_label' };

test('the same effect has the same key for ever', () => {
  expect(effectKey({ ...name })).toBe(effectKey(name));
  // Written down, because a key that changes between releases would make every old effect look new.
  expect(effectKey(name)).toBe('80e6ba90-a70c-5787-89a8-e2e9418faa62');
});

test.each([
  { store: 'b.myshopify.com' },
  { order: '2' },
  { revision: 1 },
  { step: 'shipping/2' },
  { purpose: 'create_fulfillment' },
])('another %j is another effect', (other) => {
  expect(effectKey({ ...name, ...other })).not.toBe(effectKey(name));
});

test('parts cannot run into each other', () => {
  const one = effectKey({ ...name, step: 'a', purpose: 'b|c' });
  expect(effectKey({ ...name, step: 'a|b', purpose: 'c' })).not.toBe(one);
});
