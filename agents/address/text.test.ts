import { describe, expect, it } from 'vitest';
import { distance, fold, placeKey } from './text.ts';

describe('distance', () => {
  it.each([
    ['boise', 'boise', 0],
    ['boise', 'biose', 1],
    ['boise', 'bois', 1],
    ['boise', 'boisse', 1],
    ['boise', 'baise', 1],
    ['boise', 'bsoie', 2],
    ['', 'ab', 2],
  ])('%s and %s are %i edits apart', (a, b, edits) => {
    expect(distance(a, b, 2)).toBe(edits);
    expect(distance(b, a, 2)).toBe(edits);
  });

  it('stops counting beyond the limit', () => {
    expect(distance('boise', 'houston', 2)).toBe(3);
    expect(distance('abcdef', 'uvwxyz', 2)).toBe(3);
  });
});

describe('names of places', () => {
  it('are the same with accents, abbreviations and umlauts spelled out', () => {
    expect(placeKey('Sainte-Marie')).toBe(placeKey('Ste Marie'));
    expect(placeKey('Muenchen')).toBe(placeKey('MÜNCHEN'));
    expect(placeKey('Fort Worth')).toBe(placeKey('Ft. Worth'));
  });

  it('keep their letters where a word only looks like an umlaut spelled out', () => {
    expect(fold('Rue de la Boétie')).toBe('rue de la boetie');
  });
});
