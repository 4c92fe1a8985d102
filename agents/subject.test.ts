import { expect, test } from 'vitest';
import { namesOf, subjectOf } from './subject.ts';
import { line } from './testing.ts';

const [a, b] = [line(1, { sku: 'A' }), line(2, { sku: 'B' })];

test('of several products the first by name, however they are ordered', () => {
  expect(subjectOf([b, a])).toEqual(subjectOf([a, b]));
  expect(subjectOf([a])).toEqual({ subject: 'A' });
});

test('a product without a SKU goes by its variant, and without one by its title, which is not told', () => {
  expect(subjectOf([line(3, { sku: null })])).toEqual({ subject: 'variant/3' });
  const untold = { sku: null, variantId: null };
  const [first, second] = [' Engraving for Ada', 'engraving for ada'].map((title) => ({ ...untold, title }));
  expect(subjectOf([first ?? a])).toEqual(subjectOf([second ?? b]));
  expect(subjectOf([{ ...untold, title: 'Engraving for Ada' }]).subject).toMatch(/^[0-9a-f]{16}$/);
});

test('SKUs are named as far as they fit a line', () => {
  const many = ['A', 'B', 'B', 'C', 'D', 'E'].map((sku) => line(1, { sku }));
  expect(namesOf(many)).toBe('A, B, C and 2 more');
  expect(namesOf([line(1, { sku: null })])).toBe('1 line(s)');
});
