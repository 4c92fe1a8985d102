import { describe, expect, test } from 'vitest';
import { questionOf } from '../cache/alike.ts';
import { askedOf } from './question.ts';

describe('a question to a store’s documents', () => {
  test.each([
    ['Do you ship to Canada?', 'Do you ship to Cuba?'],
    ['Is delivery by 24 December 2026 possible?', 'Is delivery by 12 January 2027 possible?'],
    ['May a 17 year old buy this?', 'May a 65 year old buy this?'],
    ['Do German citizens pay duty?', 'Do Swiss citizens pay duty?'],
  ])('%s is not %s', (a, b) => {
    const [one, other] = [askedOf(a), askedOf(b)];
    expect(one).toEqual({ text: a, personal: false });
    expect(questionOf(one.text, 'question').key).not.toBe(questionOf(other.text, 'question').key);
  });

  test.each([
    ['Where is the parcel of Maria Gonzalez?', /Maria|Gonzalez/],
    ['Can you write to jo@example.com?', /jo@example/],
    ['Do you deliver to 14 Birch Street, Boise, ID 83702?', /Birch|83702/],
    ['Please call +1 202 555 0142 about returns', /0142/],
  ])('%s is its asker’s, and says so no more', (words, own) => {
    const { text, personal } = askedOf(words);
    expect(personal).toBe(true);
    expect(text).not.toMatch(own);
  });
});
