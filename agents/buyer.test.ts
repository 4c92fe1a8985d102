import { describe, expect, test } from 'vitest';
import { languageOf, promisedDays } from './buyer.ts';
import { order } from './testing.ts';

const sold = (title: string, code: string | null = null) =>
  promisedDays(order({ shippingLine: { title, code, price: { amount: 0, currency: 'USD' } } }));

describe('the speed that a shipping line sells', () => {
  test.each([
    ['Overnight', 1],
    ['Next-Day Air', 1],
    ['Same day delivery', 1],
    ['Livraison le lendemain', 1],
    ['Zustellung am nächsten Werktag', 1],
    ['Über Nacht', 1],
    ['Entrega al día siguiente', 1],
    ['翌日配送', 1],
    ['24h', 1],
    ['Express', 2],
    ['Expressversand', 2],
    ['Envío exprés', 2],
    ['Eilzustellung', 2],
    ['2-day', 2],
    ['Livraison 48 h', 2],
    ['速達', 2],
    ['Priority Mail', 3],
    ['Express Worldwide (3-5 days)', 5],
    ['Standard (2-3 business days)', 3],
  ])('%s: %i day(s)', (title, days) => {
    expect(sold(title)).toBe(days);
  });

  test.each([
    'Standard',
    'Free shipping',
    'Economy (5-8 business days)',
    'Standard, 3-5 days',
    'Sea freight, 12 days',
    'Freight, 22 days',
    'Kostenloser Versand',
    'Pressed flat',
  ])('%s: any', (title) => {
    expect(sold(title)).toBeNull();
  });

  test('may stand in the code alone', () => {
    expect(sold('Shipping', 'carrier_express_saver')).toBe(2);
  });

  test('is any where there is no shipping line', () => {
    expect(promisedDays(order({ shippingLine: null }))).toBeNull();
  });
});

describe('the language', () => {
  const customer = { id: '1', orderCount: 1, spent: null, tags: [], locale: 'fr-CA' };
  test.each([
    ['de', 'de'],
    ['pt-BR', 'pt'],
    ['zh_TW', 'zh'],
    ['fil-PH', 'fil'],
    ['EN', 'en'],
    ['', 'en'],
    ['example string', 'en'],
  ])('of locale %j is %s', (locale, language) => {
    expect(languageOf(order({ locale }))).toBe(language);
  });

  test("is the customer's where the order has none, and English where nobody says", () => {
    expect(languageOf(order({ locale: null, customer }))).toBe('fr');
    expect(languageOf(order({ locale: null, customer: null }))).toBe('en');
  });
});
