import { beforeAll, describe, expect, test } from 'vitest';
import { tokenCounter } from '../model/tokens.ts';
import { chunksOf } from './chunk.ts';

let count: (text: string) => number;
beforeAll(async () => {
  count = await tokenCounter();
});

const sentence = (n: number) =>
  `Rule number ${n} of this shop says that whoever asks politely is answered politely.`;
const text = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => sentence(from + at)).join(' ');
const numbers = (chunk: string) => [...chunk.matchAll(/number (\d+)/g)].map((match) => Number(match[1]));

describe('a long document', () => {
  const chunks = () => chunksOf(`# Returns\n\n${text(0, 200)}`, count);

  test('is cut into passages of 500 to 1000 tokens, and no sentence is lost or cut', () => {
    const cut = chunks();
    expect(cut.length).toBeGreaterThan(2);
    for (const { tokens, text: passage } of cut) {
      expect(tokens).toBeLessThanOrEqual(1000);
      expect(tokens).toBeGreaterThanOrEqual(500);
      expect(passage).toMatch(/^Rule .*politely\.$/s);
    }
    expect(new Set(cut.flatMap((one) => numbers(one.text))).size).toBe(200);
  });

  test('each passage begins with the end of the one before, at most 100 tokens of it', () => {
    const cut = chunks().map((one) => numbers(one.text));
    for (const [at, own] of cut.entries()) {
      const shared = own.filter((number) => cut[at - 1]?.includes(number));
      if (at === 0) continue;
      expect(shared.length).toBeGreaterThan(2);
      expect(count(shared.map(sentence).join(' '))).toBeLessThanOrEqual(100);
    }
  });
});

describe('headings', () => {
  test('are kept with what stands below them, with those above', () => {
    const markdown = `# Shop\n\n## Returns\n\n${text(0, 40)}\n\n## Delivery\n\n${text(100, 140)}`;
    const [first, second] = chunksOf(markdown, count);
    expect([first?.heading, second?.heading]).toEqual(['Shop › Returns', 'Shop › Delivery']);
    expect(numbers(second?.text ?? '')).toContain(100);
  });

  test('within a passage stay where they stood, and their tokens count', () => {
    const [only] = chunksOf('# Shop\n\nWelcome.\n\n## Sale\n\n### Hats\n\nNo returns.', count);
    expect(only?.heading).toBe('Shop');
    expect(only?.text).toBe('Welcome.\n\n## Sale\n\n### Hats\n\nNo returns.');
    const many = Array.from({ length: 300 }, (_, n) => `## Rule ${n} about a rather long matter\n\nYes.`);
    for (const { text: passage, tokens } of chunksOf(many.join('\n\n'), count)) {
      expect(tokens).toBe(count(passage));
      expect(tokens).toBeLessThanOrEqual(1000);
    }
    const long = `## ${'Very long '.repeat(300)}\n\n${'word '.repeat(3000)}`;
    for (const { tokens } of chunksOf(long, count)) expect(tokens).toBeLessThanOrEqual(1000);
  });

  test('a passage ends before one once it is long enough', () => {
    const markdown = `# A\n\n${text(0, 40)}\n\n# B\n\n${text(100, 160)}`;
    const cut = chunksOf(markdown, count);
    expect(numbers(cut[0]?.text ?? '').every((number) => number < 100)).toBe(true);
  });
});

test('a short document is one passage, a wrapped paragraph one line, and list items stay apart', () => {
  const [only, none] = chunksOf('Goods may be\nsent back.\n\n- socks\n- hats', count);
  expect(only?.text).toBe('Goods may be sent back.\n\n- socks\n- hats');
  expect(none).toBeUndefined();
});

test('a sentence without end is cut between words, and a word without end between letters', () => {
  const cut = chunksOf(`${'word '.repeat(3000)}${'x'.repeat(20_000)}`, count);
  expect(cut.length).toBeGreaterThan(3);
  for (const { tokens } of cut) expect(tokens).toBeLessThanOrEqual(1000);
  expect(chunksOf('', count)).toEqual([]);
});
