import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { covers, type Place, type Want } from './cover.ts';

const place = (locationId: string, holds: Record<string, number>): Place => ({
  locationId,
  holds: new Map(Object.entries(holds)),
});
const want = (wanted: Record<string, number>): Want[] =>
  Object.entries(wanted).map(([key, quantity]) => ({ key, quantity }));
const cover = (wanted: Want[], places: Place[]) => covers(wanted, places)[0] ?? null;
const names = (wanted: Want[], places: Place[]) =>
  cover(wanted, places)?.map(({ locationId }) => locationId) ?? null;

describe('the fewest places', () => {
  test.each<[string, Record<string, number>, Place[], string[] | null]>([
    [
      'one that holds all, though a better one holds a part',
      { a: 1, b: 1 },
      [place('1', { a: 1 }), place('2', { a: 1, b: 1 })],
      ['2'],
    ],
    ['the better of two that hold all', { a: 1 }, [place('1', { a: 1 }), place('2', { a: 9 })], ['1']],
    ['two where no one holds all', { a: 1, b: 1 }, [place('1', { a: 1 }), place('2', { b: 1 })], ['1', '2']],
    ['two for one good that is spread', { a: 3 }, [place('1', { a: 1 }), place('2', { a: 2 })], ['1', '2']],
    [
      'two, where taking the fullest first would need three',
      { a: 3, b: 3 },
      [place('1', { a: 2, b: 2 }), place('2', { a: 3 }), place('3', { b: 3 })],
      ['2', '3'],
    ],
    ['none where all together lack one', { a: 2, b: 1 }, [place('1', { a: 1 }), place('2', { a: 1 })], null],
    ['none where there is no place', { a: 1 }, [], null],
    ['nothing for nothing', {}, [place('1', { a: 1 })], []],
  ])('%s', (_name, wanted, places, expected) => {
    expect(names(want(wanted), places)).toEqual(expected);
  });

  test('the better place gives what it can, and the next one the rest', () => {
    expect(cover(want({ a: 3 }), [place('1', { a: 2 }), place('2', { a: 2 })])).toEqual([
      { locationId: '1', takes: [{ key: 'a', quantity: 2 }] },
      { locationId: '2', takes: [{ key: 'a', quantity: 1 }] },
    ]);
  });

  test('of forty places, two, where taking the fullest first would need three', () => {
    const rest = Array.from({ length: 37 }, (_, n) => place(`${n + 3}`, { a: 1 }));
    const tempting = [place('0', { a: 2, b: 2 }), place('1', { a: 3 }), place('2', { b: 3 })];
    expect(names(want({ a: 3, b: 3 }), [...tempting, ...rest])).toEqual(['1', '2']);
  });

  test('of more combinations than can be tried are found greedily', () => {
    const many = Array.from({ length: 40 }, (_, n) => place(`${n}`, { a: 1 }));
    expect(names(want({ a: 12 }), many)).toHaveLength(12);
  });

  test('in every way there is, the best first', () => {
    const places = ['1', '2', '3', '4'].map((id) => place(id, { a: 1 }));
    const highest = (set: Place[]) => Math.max(...set.map(({ locationId }) => Number(locationId)));
    const found = covers(want({ a: 2 }), places, (a, b) => highest(b) - highest(a));
    expect(found.map((parts) => parts.map(({ locationId }) => locationId).join(''))).toEqual([
      '14',
      '24',
      '34',
      '13',
      '23',
      '12',
    ]);
  });
});

const keys = ['a', 'b', 'c'];
const quantities = fc.record(Object.fromEntries(keys.map((key) => [key, fc.nat({ max: 4 })])));

test('whatever is asked for: exactly that is taken, from where it lies, over no more places than need be', () => {
  fc.assert(
    fc.property(quantities, fc.array(quantities, { maxLength: 5 }), (wanted, stocks) => {
      const places = stocks.map((holds, index) => place(String(index), holds));
      const wants = want(wanted).filter(({ quantity }) => quantity > 0);
      const found = cover(wants, places);
      const fewest = fewestByBruteForce(wants, places);
      expect(found?.length ?? null).toBe(fewest);
      for (const { key, quantity } of found ? wants : []) {
        const taken = found?.flatMap(({ takes }) => takes).filter((take) => take.key === key) ?? [];
        expect(taken.reduce((sum, take) => sum + take.quantity, 0)).toBe(quantity);
      }
      for (const { locationId, takes } of found ?? [])
        for (const { key, quantity } of takes)
          expect(quantity).toBeLessThanOrEqual(places[Number(locationId)]?.holds.get(key) ?? 0);
    }),
  );
});

function fewestByBruteForce(wants: Want[], places: Place[]): number | null {
  let fewest: number | null = null;
  for (let mask = 0; mask < 2 ** places.length; mask += 1) {
    const some = places.filter((_, index) => (mask >> index) & 1);
    const enough = wants.every(
      ({ key, quantity }) => some.reduce((sum, { holds }) => sum + (holds.get(key) ?? 0), 0) >= quantity,
    );
    if (enough && (fewest === null || some.length < fewest)) fewest = some.length;
  }
  return fewest;
}
