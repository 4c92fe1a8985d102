import { describe, expect, test } from 'vitest';
import { alike, questionOf } from './alike.ts';
import type { Form } from './normalize.ts';

const same = (a: string, b: string, form: Form = 'question') =>
  alike(questionOf(a, form), questionOf(b, form)) !== null;

describe('two wordings of one question', () => {
  test.each([
    ['Can I return sale items?', 'Could you tell me: may sale items be returned?'],
    ['How long does shipping to Canada take?', 'how long will it take to ship to Canada, please'],
    ['Could you please tell me if sale items can be returned?', 'Can I return sale items?'],
    ['May goods come back within thirty days?', 'May goods come back within 30 days?'],
    ["You don't ship glass, do you", 'Do you not ship glass?'],
    ['Who pays for the return of a damaged item?', 'Who shall pay for a broken article’s return?'],
    ['What is in a 30-day window?', 'what’s in the 30 day window'],
  ])('%s = %s', (a, b) => expect(same(a, b)).toBe(true));
});

describe('questions that only look alike', () => {
  test.each([
    ['Can I return sale items?', 'Can I not return sale items?'],
    ['Can I return sale items?', 'How do I return sale items?'],
    ['Who pays for a refund?', 'When do you pay a refund?'],
    ['Do you ship to Canada?', 'Do you ship from Canada?'],
    ['Refund within 30 days?', 'Refund after 30 days?'],
    ['Refund within 30 days?', 'Refund within 60 days?'],
    ['Do orders over $50 ship free?', 'Do orders under $50 ship free?'],
    ['What does `cache_dir` do?', 'What does `cache_file` do?'],
    ['Is it in stock?', 'Is it out of stock?'],
    ['Can I change my address?', 'Can I change my order?'],
    ['When do I have to send you the package?', 'When will you send me the package?'],
    ['Do I pay for the return?', 'Do you pay for the return?'],
    ['Can I swap blue for red?', 'Can I swap red for blue?'],
    [
      'May I exchange a shirt in blue for a shirt in red?',
      'May I exchange a shirt in red for a shirt in blue?',
    ],
    ['Can I have red instead of blue?', 'Can I have blue instead of red?'],
    ['Do you ship to Canada?', 'Do you ship to Cuba?'],
    ['What do you have?', 'Which one do you like?'],
  ])('%s ≠ %s', (a, b) => expect(same(a, b)).toBe(false));

  test('names of things are the same word by word only: their order tells what they are', () => {
    expect(same('Milk chocolate (Acme)', 'milk  chocolate acme', 'title')).toBe(true);
    expect(same('Milk chocolate', 'Chocolate milk', 'title')).toBe(false);
    expect(same('Rings', 'Ring', 'title')).toBe(false);
  });
});

describe('with vectors', () => {
  const near = (a: string, b: string, vectors: [number[], number[]], form: Form = 'question') =>
    alike(questionOf(a, form, vectors[0]), questionOf(b, form, vectors[1]));
  const CLOSE: [number[], number[]] = [
    [1, 0.1],
    [1, 0.2],
  ];

  test('questions are the same from a cosine of 0.95', () => {
    expect(near('Sale goods back?', 'May I give back bargains?', CLOSE)).toBeCloseTo(0.995, 3);
    expect(
      near('Sale goods back?', 'May I give back bargains?', [
        [1, 0],
        [1, 0.5],
      ]),
    ).toBeNull();
  });

  test('never where a number, a name, a country, a negation or who does it differs, nor names of things, nor vectors of two models', () => {
    expect(near('Refund in 30 days?', 'Money back in 60 days?', CLOSE)).toBeNull();
    expect(near('Refund gladly?', 'Money never back?', CLOSE)).toBeNull();
    expect(near('Refund in thirty days?', 'Money back in sixty days?', CLOSE)).toBeNull();
    expect(near('Is delivery to Canada free?', 'Is postage to Cuba free?', CLOSE)).toBeNull();
    expect(near('When do I send you the box?', 'When do you post me the box?', CLOSE)).toBeNull();
    expect(near('Wool hat', 'Felt hat', CLOSE, 'title')).toBeNull();
    expect(
      near('Refund?', 'Money back?', [
        [1, 0],
        [1, 0, 0],
      ]),
    ).toBeNull();
  });
});
