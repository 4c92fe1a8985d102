/** Finds every word of the lexicon in one pass over a folded text, however many words there are. Pure. */
import { fold } from './fold.ts';
import { type Concept, LEXICON } from './lexicon.ts';

interface Entry {
  concept: Concept;
  head: string;
  /** After a few words in between; null where the head is all. */
  tail: string | null;
  wholeWord: boolean;
}

/** Where a concept was found in the folded text, in order of appearance. */
export type Span = readonly [start: number, end: number];
export type Spans = Map<Concept, Span[]>;

/** Scripts that put words together without blanks, or with prefixes: there a word may begin anywhere. */
const RUN_ON =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Arabic}\p{Script=Hebrew}]/u;
const LETTER = /[\p{L}\p{M}]/u;
const KEY = 2;
/** Hostile repetition gives no more places than this; rules need only a few. */
const MOST = 64;
const GAP = 40;

const index = new Map<string, Entry[]>();
for (const [concept, words] of Object.entries(LEXICON) as [Concept, string][]) {
  for (const word of words.split(/[|\n]/).map((one) => one.trim())) {
    const [head = '', tail = null] = fold(word.replace(/_$/, '')).split('~');
    if (head === '') continue;
    const key = head.slice(0, KEY);
    index.set(key, [...(index.get(key) ?? []), { concept, head, tail, wholeWord: word.endsWith('_') }]);
  }
}

export function findConcepts(text: string): Spans {
  const spans: Spans = new Map();
  for (let at = 0; at < text.length; at++) {
    const entries = index.get(text.slice(at, at + KEY));
    if (!entries || joined(text[at - 1], text[at])) continue;
    for (const entry of entries) {
      const end = endOf(entry, text, at);
      if (end < 0) continue;
      const found = spans.get(entry.concept);
      if (!found) spans.set(entry.concept, [[at, end]]);
      else if (found.length < MOST) found.push([at, end]);
    }
  }
  return spans;
}

/** Between two letters there is a border only where one of them belongs to a script that runs on. */
const joined = (left: string | undefined, right: string | undefined) =>
  left !== undefined &&
  right !== undefined &&
  LETTER.test(left) &&
  LETTER.test(right) &&
  !RUN_ON.test(left) &&
  !RUN_ON.test(right);

function endOf({ head, tail, wholeWord }: Entry, text: string, at: number): number {
  if (!text.startsWith(head, at)) return -1;
  let end = at + head.length;
  if (tail !== null) {
    const found = text.slice(end, end + GAP + tail.length).indexOf(tail);
    if (found < 0) return -1;
    end += found + tail.length;
  }
  return wholeWord && joined(text[end - 1], text[end]) ? -1 : end;
}

/** Characters between two spans; 0 where they touch or overlap. */
export const distance = (a: Span, b: Span) => Math.max(0, a[0] - b[1], b[0] - a[1]);
