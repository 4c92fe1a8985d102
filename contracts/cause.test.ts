import { expect, test } from 'vitest';
import { causeOf } from './cause.ts';
import { type Failure, failure } from './failure.ts';

const SKU: Failure = { kind: 'customs_data_missing', detail: 'BAG-1 lacks an HS code', subject: 'BAG-1' };

test.each<[string, Failure, string | null]>([
  [
    'a carrier that is down, whatever it said last',
    failure('carrier_unavailable', 'status 503'),
    'carrier_unavailable',
  ],
  ['a product', SKU, 'customs_data_missing: BAG-1'],
  ['a product that nobody can name', failure('unknown_sku', 'one line'), null],
  [
    'a missing permission',
    failure('shopify_scope_missing', 'the app lacks write_orders'),
    'shopify_scope_missing: the app lacks write_orders',
  ],
  ['a failure without a name', failure('unknown', 'took too long'), 'unknown: took too long'],
  ['an address', failure('address_incomplete', 'no street number'), null],
  ['a note', failure('note_asks_cancel', 'the buyer asks to cancel'), null],
  ['a call that needs permission', failure('label_over_cap', 'too dear'), null],
])('the cause of %s', (_name, of, cause) => {
  expect(causeOf(of)).toBe(cause);
});

test('two products are two causes, and so is the same product in another way', () => {
  const causes = [
    SKU,
    { ...SKU, subject: 'BAG-2' },
    { ...SKU, kind: 'restricted_goods' as const },
    { ...SKU, detail: 'BAG-1 and 1 more' },
  ].map(causeOf);
  expect(new Set(causes).size).toBe(3);
});
