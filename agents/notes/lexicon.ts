/** How the word lists of one language are compiled and searched. */
import type { Concept, Lexicon } from './concepts.ts';
import { fold } from './fold.ts';

/** Which letters a language uses, and whether its words stand apart, so that they can be told whole. */
export type Script =
  | 'latin'
  | 'cyrillic'
  | 'greek'
  | 'han'
  | 'kana'
  | 'hangul'
  | 'arabic'
  | 'hebrew'
  | 'devanagari'
  | 'thai';

export interface Span {
  start: number;
  end: number;
}

export interface Language {
  code: string;
  script: Script;
  /** Whether a folded word is one of the language's, so far as its lists go. */
  knows(word: string): boolean;
  /** Where a concept's words stand in a folded sentence. */
  find(sentence: string, concept: Concept): Span[];
  has(sentence: string, concept: Concept): boolean;
  /** Whether what stands at the span is said not to be wanted. */
  negated(sentence: string, span: Span): boolean;
  /** Words are not divided by blanks. */
  dense: boolean;
  /** How far apart, in characters, words still belong together. */
  reach: number;
}

/** Words of these scripts are not divided, or take prefixes that are written together with them. */
const RUN_ON: ReadonlySet<Script> = new Set([
  'han',
  'kana',
  'hangul',
  'arabic',
  'hebrew',
  'devanagari',
  'thai',
]);
const DENSE: ReadonlySet<Script> = new Set(['han', 'kana', 'hangul']);

export function compile(code: string, script: Script, lexicon: Lexicon): Language {
  const cut = cutOf(script);
  const flags = script === 'latin' ? 'g' : 'gu';
  const patterns = new Map<string, RegExp>();
  for (const [concept, list] of Object.entries(lexicon)) {
    if (concept !== 'hints' && list) patterns.set(concept, new RegExp(bounded(list, cut), flags));
  }
  const please = new RegExp(bounded(lexicon.please, cut), flags.slice(1));
  const before = new RegExp(`${bounded(lexicon.not, cut)}(${cut.upTo})$`, flags.slice(1));
  const after = lexicon.notAfter
    ? new RegExp(`^${cut.letter}*${cut.within}${bounded(lexicon.notAfter, cut)}`, flags.slice(1))
    : undefined;

  const words = wordsOf(lexicon);
  const stems = stemsOf(lexicon);

  return {
    code,
    script,
    knows: (word) =>
      words.has(word) || STEM_LENGTHS.some((n) => word.length > n && stems.has(word.slice(0, n))),
    find: (sentence, concept) => {
      const pattern = patterns.get(concept);
      if (!pattern) return [];
      return [...sentence.matchAll(pattern)].map(({ index, 0: text }) => ({
        start: index,
        end: index + text.length,
      }));
    },
    has: (sentence, concept) =>
      patterns.get(concept) !== undefined && sentence.search(patterns.get(concept) as RegExp) >= 0,
    negated: (sentence, { start, end }) => {
      const no = before.exec(sentence.slice(Math.max(0, start - 40), start));
      // "No longer needed, please cancel" asks for what it says.
      if (no && !please.test(no[1] ?? '')) return true;
      return after?.test(sentence.slice(end, end + 40)) === true;
    },
    dense: DENSE.has(script) || script === 'thai',
    reach: DENSE.has(script) ? 16 : 45,
  };
}

/** The hints, and every word that the lists spell out in full. */
function wordsOf({ hints, ...lists }: Lexicon): ReadonlySet<string> {
  const spelled = Object.values(lists).flatMap(
    (list) => fold(list ?? '').match(/(?<![\p{L}\\)*\]])\p{L}{4,}(?![\p{L}*(?[])/gu) ?? [],
  );
  return new Set([...fold(hints).split(/[ ']+/).filter(Boolean), ...spelled]);
}

/** What words begin with, where the lists leave their endings open. */
function stemsOf({ hints, ...lists }: Lexicon): ReadonlySet<string> {
  return new Set(
    Object.values(lists).flatMap(
      (list) => fold(list ?? '').match(/(?<![\p{L}\\)*\]])\p{L}{4,8}(?=\*)/gu) ?? [],
    ),
  );
}
const STEM_LENGTHS = [4, 5, 6, 7, 8];

/** How a script's words are cut out of a sentence, as pieces of regular expressions. */
interface Cut {
  letter: string;
  /** Between two words. */
  blank: string;
  start: string;
  end: string;
  /** Between a negation and the verb after it: two words at most, and no comma. */
  upTo: string;
  /** Between a verb and the negation after it. */
  within: string;
}

/** Folded Latin is plain ASCII, which costs a fraction of what Unicode's classes do. */
function cutOf(script: Script): Cut {
  if (RUN_ON.has(script)) {
    const dense = DENSE.has(script);
    return {
      letter: '[\\p{L}\\p{M}]',
      blank: '[^\\p{L}\\p{N}]*',
      start: '',
      end: '',
      upTo: dense ? '[^,;:、，]{0,2}' : '[^,;:،]{0,10}',
      within: dense ? '[^,;:、，]{0,6}?' : '[^,;:،]{0,12}?',
    };
  }
  const letter = script === 'latin' ? '[a-z]' : '\\p{L}';
  const sign = script === 'latin' ? 'a-z0-9' : '\\p{L}\\p{N}';
  return {
    letter,
    blank: `[^${sign}]+`,
    start: `(?<![${sign}])`,
    end: `(?![${sign}])`,
    upTo: `(?:[^${sign},;:]+[${sign}]+){0,2}[^${sign},;:]*`,
    within: '[^,;:]{0,14}?',
  };
}

function bounded(words: string, { letter, blank, start, end }: Cut): string {
  const source = fold(words)
    .trim()
    .replaceAll(/\((?!\?)/g, '(?:')
    .replaceAll('\\w*', '*')
    .replaceAll('\\p{l}', letter)
    .replaceAll(/(?<=[)\]])\*/g, '{0,4}')
    .replaceAll('*', `${letter}*`)
    .replaceAll(' ?', `(?:${blank})?`)
    .replaceAll(' .. ', `(?:${blank}${letter}+){0,3}${blank}`)
    .replaceAll(' ', blank);
  return `${start}(?:${source})${end}`;
}
