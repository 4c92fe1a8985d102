import { describe, expect, test } from 'vitest';
import { rankingOf } from './rank.ts';

const passage = (id: string, heading: string, text: string, vector: number[] = []) => ({
  id,
  heading,
  text,
  vector,
});
const PASSAGES = [
  passage('window', 'Return window', 'Goods may come back within 30 days of delivery.'),
  passage('cost', 'Delivery', 'Standard delivery is free from 75 dollars.'),
  passage('pay', 'Ways to pay', 'Visa, PayPal and Klarna are taken, no checks.'),
];
const best = (question: string) => rankingOf(PASSAGES).rank(question, null, 5)[0]?.id;

describe('by words', () => {
  test.each([
    ['may goods be returned after 20 days?', 'window'],
    ['what does shipping cost', 'cost'],
    ['do you accept bitcoin', 'pay'],
  ])('%s → %s', (question, id) => expect(best(question)).toBe(id));

  test('confidence is how much of the question a passage speaks of, and nothing is found for nothing', () => {
    const ranking = rankingOf(PASSAGES);
    const [near] = ranking.rank('free standard delivery', null, 1);
    const [far] = ranking.rank('free yoga classes in delivery rooms', null, 1);
    expect(near?.confidence).toBe(1);
    expect(far?.confidence).toBeLessThan(0.85);
    // A subject, and not what is asked of it.
    expect(ranking.rank('When is your delivery?', null, 1)[0]?.confidence).toBeLessThan(0.85);
    expect(ranking.rank('the of and', null, 5)).toEqual([]);
    expect(rankingOf([]).rank('delivery', null, 5)).toEqual([]);
  });
});

test('an excerpt is the fewest sentences that speak most of it', () => {
  const text = 'Goods may come back. We ship to Mexico. We post parcels daily. Not to Cuba, though.';
  const excerpt = (question: string) =>
    rankingOf([passage('all', '', text)]).rank(question, null, 1)[0]?.excerpt;
  expect(excerpt('Do you ship to Mexico?')).toBe('We ship to Mexico.');
  expect(excerpt('Do you post parcels to Cuba?')).toBe('We post parcels daily. Not to Cuba, though.');
});

describe('with vectors', () => {
  const both = [
    passage('words', '', 'Standard delivery of parcels.', [0, 1]),
    passage('meaning', '', 'How we bring it to you.', [1, 0]),
    passage('neither', '', 'Our founders met at school.', [0, -1]),
  ];

  test('what only the vector finds is found, and both rankings count', () => {
    const ids = rankingOf(both)
      .rank('delivery', [1, 0.2], 2)
      .map(({ id }) => id);
    expect(ids).toEqual(['words', 'meaning']);
    const far = rankingOf(both)
      .rank('founders', [1, 0], 2)
      .map(({ id }) => id);
    expect(far.sort()).toEqual(['meaning', 'neither']);
  });
});
