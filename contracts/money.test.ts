import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMoney, toDecimal } from './money.ts';

describe('money as Shopify writes it', () => {
  test.each([
    ['12.34', 'USD', 1234],
    ['12', 'USD', 1200],
    ['12.3', 'usd', 1230],
    ['1234', 'JPY', 1234],
    ['1234.00', 'JPY', 1234],
    ['1.234', 'KWD', 1234],
    ['-0.05', 'EUR', -5],
    ['0.00', 'EUR', 0],
  ])('%s %s is %i minor units', (decimal, currency, amount) => {
    expect(parseMoney(decimal, currency)).toEqual({ amount, currency: currency.toUpperCase() });
  });

  test.each([
    ['example string', 'USD'],
    ['', 'USD'],
    ['1.005', 'USD'],
    ['1.5', 'JPY'],
    ['1e3', 'USD'],
    ['10', 'example string'],
    ['99999999999999999999', 'USD'],
  ])('%j %j is no money', (decimal, currency) => {
    expect(parseMoney(decimal, currency)).toBeNull();
  });

  test('any amount survives being written and read again', () => {
    const amounts = fc.integer({ min: -1e12, max: 1e12 });
    fc.assert(
      fc.property(amounts, fc.constantFrom('USD', 'JPY', 'KWD', 'EUR'), (amount, currency) => {
        expect(parseMoney(toDecimal({ amount, currency }), currency)).toEqual({ amount, currency });
      }),
    );
  });
});
