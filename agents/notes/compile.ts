/** Turns a language's phrases into regular expressions. */
import { fold } from './fold.ts';
import type { NoteIntent } from './intent.ts';
import type { Lexicon } from './lexicon/types.ts';

export interface Phrase {
  intent: NoteIntent;
  weak: boolean;
  evenNegated: boolean;
  pattern: RegExp;
}

export interface Compiled {
  code: string;
  spaced: boolean;
  words: Set<string>;
  phrases: Phrase[];
  not: RegExp;
  notAfter?: RegExp;
  retract?: RegExp;
  facility?: RegExp;
  card?: RegExp;
  question?: RegExp;
}

const GAP = String.raw`(?:[^.!?;。\n]|\.(?=\p{N})){0,40}?`;
const BLANK = String.raw`[\s,'"()\-]{1,3}`;
const BEFORE = String.raw`(?<![\p{L}\p{N}])`;
const AFTER = String.raw`(?![\p{L}\p{N}])`;

export function compile(lexicon: Lexicon): Compiled {
  const spaced = !lexicon.unspaced;
  const source = (phrases: string) => sourceOf(split(phrases), spaced, lexicon.code);
  const optional = <K extends string>(key: K, phrases: string | undefined, flags = 'u') =>
    phrases === undefined ? {} : ({ [key]: new RegExp(source(phrases), flags) } as Record<K, RegExp>);
  return {
    code: lexicon.code,
    spaced,
    words: new Set(fold(lexicon.words).split(/\s+/)),
    phrases: Object.entries(lexicon.phrases).flatMap(([intent, phrases]) =>
      phrasesOf(intent as NoteIntent, split(phrases), spaced, lexicon.code),
    ),
    not: new RegExp(`${source(lexicon.not)}`, 'u'),
    ...optional('notAfter', lexicon.notAfter),
    ...optional('retract', lexicon.retract, 'gu'),
    ...optional('facility', lexicon.facility),
    ...optional('card', lexicon.card),
    ...optional('question', lexicon.question),
  };
}

/** One expression per intent and kind of phrase: many small ones would cost a scan each. */
function phrasesOf(intent: NoteIntent, phrases: string[], spaced: boolean, code: string): Phrase[] {
  // "Do not ring" is as much an instruction as "ring".
  const immune = intent === 'delivery_instruction';
  const groups = new Map<string, string[]>();
  for (const phrase of phrases) {
    const mark = /^[~=]*/.exec(phrase)?.[0] ?? '';
    groups.set(mark, [...(groups.get(mark) ?? []), phrase.slice(mark.length)]);
  }
  return [...groups].map(([mark, members]) => ({
    intent,
    weak: mark.includes('~'),
    evenNegated: immune || mark.includes('='),
    pattern: new RegExp(sourceOf(members, spaced, code), 'gu'),
  }));
}

const split = (phrases: string): string[] =>
  phrases
    .split(/\s\/\s|\n/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');

function sourceOf(phrases: string[], spaced: boolean, code: string): string {
  const joined = phrases.map((phrase) => sugar(phrase, code)).join('|');
  return spaced ? `${BEFORE}(?:${joined})${AFTER}` : `(?:${joined})`;
}

function sugar(phrase: string, code: string): string {
  const folded = code === 'de' ? fold(withUmlauts(phrase)) : foldPattern(phrase);
  return folded
    .replace(/ \.\. /g, `[^\\p{L}\\p{N}.!?;。\\n](?:${GAP.replaceAll(' ', '')}[^\\p{L}\\p{N}])??`)
    .replace(/(?<!\\)\.\./g, GAP)
    .replace(/(?<=[\p{L}\p{N})\]?])\*/gu, String.raw`[\p{L}\p{N}]*`)
    .replace(/(?<![\p{L}\p{N})\]?}])\*/gu, String.raw`[\p{L}\p{N}]*`)
    .replace(/ /g, BLANK);
}

/** Folding lowers case, which would turn `\S` and `\p{L}` into something else. */
const foldPattern = (phrase: string): string =>
  phrase
    .split(/(\\p\{[A-Za-z]+\}|\\[A-Za-z])/)
    .map((part, index) => (index % 2 === 1 ? part : fold(part)))
    .join('');

/** Germans without the keys write ae, oe, ue. */
const withUmlauts = (phrase: string): string =>
  phrase.replace(/ä/g, '(?:a|ae)').replace(/ö/g, '(?:o|oe)').replace(/ü/g, '(?:u|ue)');
