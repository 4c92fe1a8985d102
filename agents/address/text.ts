/** Small functions on text that more than one address rule needs. */

const PLAIN = /^[ -~]*$/;

/** For comparing text: no accents, no case, no punctuation. */
export function fold(text: string): string {
  // Most names of the tables are plain, and there are tens of thousands.
  const letters = PLAIN.test(text) ? text.toLowerCase() : plain(text);
  return letters
    .replace(/['’.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/ł/g, 'l');

/** For comparing names of places: "Saint" and "St", "ae" and "ä" alike. */
export const placeKey = (text: string) =>
  fold(text)
    .replace(/\b(saint|sainte|ste)\b/g, 'st')
    .replace(/\bmc /g, 'mc')
    .replace(/\bmount\b/g, 'mt')
    .replace(/\bfort\b/g, 'ft')
    .replace(/([aou])e/g, '$1');

export const blanks = (text: string) => text.replace(/\s+/g, ' ').trim();

export const digits = (text: string) => text.replace(/\D/g, '');

/** Edits between two words, a swap of neighbors being one; `limit + 1` as soon as it must be more than `limit`. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(at(row, j) + 1, at(next, j - 1) + 1, at(row, j - 1) + cost);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) best = Math.min(best, at(before, j - 2) + 1);
      next.push(best);
    }
    before = row;
    row = next;
  }
  return Math.min(at(row, b.length), limit + 1);
}

const at = (row: number[], index: number) => row[index] ?? Number.POSITIVE_INFINITY;
