/** What a text is searched by: its words without their inflections, and the subjects of trade that they speak of. Pure. */
import { foldedWords, stemOf } from '../cache/normalize.ts';
import { FILLERS, STOP_WORDS, SYNONYMS } from '../cache/synonyms.ts';
import { SUBJECTS } from './thesaurus.ts';

/** Begins what is no word, but what several words speak of. */
export const SUBJECT = '~';

const QUESTION_WORDS =
  'how where who whose why thing something anything everything nothing again still already ever just'.split(
    ' ',
  );
const EMPTY = new Set([...STOP_WORDS, ...FILLERS, ...QUESTION_WORDS].map(stemOf));
const linesOf = (table: string) =>
  table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(stemOf));

const MEANINGS = new Map<string, string[]>();
for (const [table, mark] of [
  [SYNONYMS, '='],
  [SUBJECTS, SUBJECT],
] as const) {
  for (const stems of linesOf(table))
    for (const stem of stems)
      MEANINGS.set(stem, [...new Set([...(MEANINGS.get(stem) ?? []), `${mark}${stems[0]}`])]);
}

export const termsOf = (text: string): string[] => groupsOf(text).flat();

/** By word: itself, what says the same, and the subjects it speaks of. */
export function groupsOf(text: string): string[][] {
  return foldedWords(text).flatMap((word) => {
    const stem = stemOf(word);
    const meanings = MEANINGS.get(stem) ?? [];
    const group = EMPTY.has(stem) ? meanings.filter((one) => one.startsWith(SUBJECT)) : [stem, ...meanings];
    return group.length > 0 ? [group] : [];
  });
}
