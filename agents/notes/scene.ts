/** Where the concepts of one language stand in one sentence, and what stands near what. */
import type { Concept } from './concepts.ts';
import type { Language, Span } from './lexicon.ts';

export interface Sentence {
  /** Without accents. */
  text: string;
  /** The same in lower case. */
  low: string;
}

export interface Scene {
  sentence: Sentence;
  language: Language;
  spans(concept: Concept): Span[];
  has(concept: Concept): boolean;
  near(one: Span[], other: Span[], reach?: number): boolean;
  wanted(spans: Span[]): Span[];
}

export function sceneOf(sentence: Sentence, language: Language): Scene {
  const known = new Map<Concept, Span[]>();
  const spans = (concept: Concept) => {
    const before = known.get(concept);
    if (before) return before;
    const found = language.find(sentence.low, concept);
    known.set(concept, found);
    return found;
  };
  return {
    sentence,
    language,
    spans,
    has: (concept) => spans(concept).length > 0,
    near: (one, other, reach = language.reach) => one.some((a) => other.some((b) => gap(a, b) <= reach)),
    wanted: (spans) => spans.filter((span) => !language.negated(sentence.low, span)),
  };
}

/** Characters between two spans; spans that overlap are one word and stand near nothing but each other's neighbors. */
const gap = (a: Span, b: Span): number => Math.max(a.start - b.end, b.start - a.end, 0);
export const apart = (spans: Span[], others: Span[]) =>
  spans.filter((a) => !others.some((b) => a.start < b.end && b.start < a.end));
export const shared = (text: string, pattern: RegExp): Span[] =>
  [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
export const wordsIn = (text: string) => text.split(/[^\p{L}\p{N}'#]+/u).filter(Boolean).length;
