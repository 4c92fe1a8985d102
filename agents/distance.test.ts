import { expect, test } from 'vitest';
import { distanceKm, wayOf } from './distance.ts';

/** "US-NY 10001", "DE" */
function place(written: string) {
  const [code = '', zip = null] = written.split(' ');
  const [countryCode = '', provinceCode = null] = code.split('-');
  return { countryCode: countryCode || null, provinceCode, zip };
}

test.each<[string, string, number | null]>([
  ['US-NY 10001', 'US-NY 10013', 0],
  ['US-NY 10001', 'US-NY 14201', 100],
  ['US-NJ 07001', 'US-NY 14201', 200],
  ['US-NJ 07001', 'US-CA 94105', 3900],
  ['US-NV', 'US-CA', 300],
  ['DE 10115', 'DE 10117', 0],
  ['DE 10115', 'DE 10997', 100],
  ['DE 10115', 'DE 12043', 200],
  ['DE 10115', 'DE 80331', 500],
  ['DE', 'FR', 700],
  ['DE', '', null],
  ['DE', 'XK', null],
])('from %s to %s: %s km', (from, to, km) => {
  expect(distanceKm(place(from), place(to))).toBe(km);
});

test('a border comes after any way without one, and the unknown after both', () => {
  const buyer = place('US-WA 98101');
  const ways = ['US-WA 98101', 'US-FL 33101', 'CA-BC V5K', 'XK'].map((from) => wayOf(place(from), buyer));
  expect(ways).toEqual([...ways].sort((a, b) => a - b));
  expect(new Set(ways).size).toBe(4);
});

test('a province is the same in both ways of writing it', () => {
  const osaka = { countryCode: 'JP', provinceCode: 'JP-27', zip: '530-0001' };
  expect(distanceKm(osaka, { countryCode: 'JP', provinceCode: '27', zip: '5900000' })).toBe(100);
});
