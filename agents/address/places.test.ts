import { describe, expect, it } from 'vitest';
import { codesIn, codesOf, nearest, placeOf, provincesNear, sameCity, TABLED } from './places.ts';

describe('the postal tables', () => {
  it.each([
    ['US', '83702', ['ID'], 'Boise'],
    ['US', '00901', ['PR'], 'San Juan'],
    ['CA', 'K1P', ['ON'], 'Ottawa'],
    ['DE', '34117', [], 'Kassel'],
    ['FR', '76000', [], 'Rouen'],
    ['GB', 'LS1', [], 'Leeds'],
    ['AU', '7000', ['TAS'], 'Hobart'],
    ['JP', '1000005', ['JP-13'], '千代田区'],
  ] as const)('%s: %s', (country, code, provinces, city) => {
    const place = placeOf(country, code);
    expect(place?.provinces).toEqual(provinces);
    expect(place?.cities).toContain(city);
  });

  it('hold a border code under both of its states', () => {
    expect(placeOf('AU', '2620')?.provinces.toSorted()).toEqual(['ACT', 'NSW']);
  });

  it('know no code of a region that is not in use', () => {
    for (const country of TABLED) expect(placeOf(country, '99Z9')).toBeNull();
    expect(provincesNear('US', '00000')).toBeNull();
  });

  it('find the codes of a city, in all and within a province', () => {
    expect(codesIn('US', 'Boise', 'ID')).toContain('83702');
    expect(codesIn('US', 'Boise', 'TX')).toEqual([]);
    expect(codesOf('FR', 'ROUEN CEDEX 1')).toContain('76000');
    expect(codesOf('DE', 'Atlantis')).toEqual([]);
  });
});

describe('two names of a city', () => {
  it.each([
    ['Hull', 'Kingston upon Hull', true],
    ['Halle', 'Halle (Saale)', true],
    ['Lyon 3e', 'Lyon', true],
    ['York', 'Yorkshire', false],
    ['', 'Leeds', false],
  ])('"%s" and "%s": %s', (a, b, same) => expect(sameCity(a, b)).toBe(same));

  it('are near only where one candidate is', () => {
    expect(nearest(['Boise', 'Meridian'], 'Biose')).toEqual({ city: 'Boise', edits: 1 });
    expect(nearest(['Marton', 'Merton'], 'Mirton')).toBeNull();
    expect(nearest(['Rye'], 'Aye')?.city).toBe('Rye');
    expect(nearest(['Rye'], 'Ayo')).toBeNull();
  });
});
