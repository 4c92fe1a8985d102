import { expect, test } from 'vitest';
import { declarationOf } from './customs.ts';
import { ADDRESS, line, order } from './testing.ts';

const between = (from: string | null, to: string | null) => ({
  from: { ...ADDRESS, countryCode: from },
  to: { ...ADDRESS, countryCode: to, zip: null },
});
const goods = order({
  lines: [line(1, { hsCode: '420292', originCountry: 'IN', currentQuantity: 3 }), line(2)],
});
const units = [{ lineItemId: 'line/1', quantity: 2 }];

test('customs is told of the units in the parcel, and of no others', () => {
  expect(declarationOf(goods, units, between('US', 'CH'))).toEqual([
    {
      ...{ description: 'Canvas tote', sku: 'SKU-1', quantity: 2, hsCode: '420292', originCountry: 'IN' },
      ...{ value: { amount: 4000, currency: 'USD' }, grams: 600 },
    },
  ]);
});

test.each([
  ['US', 'US'],
  ['DE', 'FR'],
  [null, 'CH'],
  ['US', null],
])('nothing is declared from %s to %s', (from, to) => {
  expect(declarationOf(goods, units, between(from, to))).toBeNull();
});
