/** Names of people, places and companies, told apart by tables and by the words around them. */
import { hints } from './context.ts';
import { companyScore } from './organizations.ts';
import { isTownPrefix, placeScore } from './places.ts';
import { isGivenName, isNationality, isOrdinary, isSurname } from './tables.ts';
import { isHonorific } from './titles.ts';
import { isParticle, type Run, runs, type Word } from './tokens.ts';
import type { Candidate, PiiType } from './types.ts';

/** Below this a capital is just a capital. */
const ENOUGH = 30;
/** Something with a capital in the middle of a sentence that no table knows. */
const UNKNOWN = 16;

export function names(text: string, all: Word[]): Candidate[] {
  return runs(all).flatMap((run) => readings(text, all, run));
}

/** Longest sensible stretches of a run: what opens a sentence or is an everyday word is left out at both ends. */
function readings(text: string, all: Word[], run: Run): Candidate[] {
  let { from, to } = run;
  const at = (index: number) => all[index] as Word;
  let titled = false;
  while (from <= to && skips(at(from), from < to ? at(from + 1) : undefined)) {
    titled = isHonorific(at(from).lower);
    from++;
  }
  while (to > from && isOrdinary(at(to).lower) && !isName(at(to).lower)) to--;
  if (from > to) return [];
  const words = all.slice(from, to + 1);
  const first = at(from);
  const last = at(to);
  const around = hints(text, first, last);
  const own = personScore(words);
  const person = own > 0 ? own + (titled ? 20 : 0) + around.person : 0;
  const place = placeScore(words) + around.place;
  const organization =
    companyScore(words, from > 0 && isGivenName(at(from - 1).lower) && first.gap === ' ') +
    around.organization;
  const known: [PiiType, number][] = [
    ['PERSON', person],
    ['GPE', place],
    [
      'ORGANIZATION',
      organization + (first.opens && isOrdinary(first.lower) ? 0 : organization > 0 ? UNKNOWN : 0),
    ],
  ];
  const found = known
    .filter(([, score]) => score >= ENOUGH)
    .map(([type, score]) => ({ type, start: first.start, end: last.end, score: Math.min(score, 58) }));
  // A longer run that is nothing as a whole may hold a name.
  if (found.length === 0 && words.length > 1) {
    const cut = words.findIndex((word) => isName(word.lower) && !isOrdinary(word.lower));
    if (cut > 0) return readings(text, all, { from: from + cut, to });
    const end = words.findLastIndex((word) => isName(word.lower) && !isOrdinary(word.lower));
    if (end >= 0 && end < words.length - 1) return readings(text, all, { from, to: from + end });
  }
  return found;
}

const isName = (lower: string) => isGivenName(lower) || isSurname(lower);

function skips(word: Word, next: Word | undefined): boolean {
  if (isHonorific(word.lower)) return true;
  if (isParticle(word.lower) && !word.capital) return false;
  if (!isOrdinary(word.lower)) return false;
  if (next !== undefined && isTownPrefix(word.lower) && isName(next.lower)) return false;
  if (next !== undefined && isSurname(`${word.lower} ${next.lower}`)) return false;
  if (!isName(word.lower)) return true;
  // "Will Thomas come?" and "Will Smith": two names in a row are one, unless the first only opens the sentence.
  return next !== undefined && word.opens && !(isGivenName(word.lower) && isSurname(next.lower));
}

/** A given name and a surname; one of them; or something unknown beside one. */
function personScore(words: Word[]): number {
  const kinds = words.filter((word) => word.capital || !isParticle(word.lower)).map((word) => kindOf(word));
  const joined = words.map((word) => word.lower).join(' ');
  if (words.length > 6) return 0;
  if (words.length === 1) return single(words[0] as Word);
  if (words.length > 1 && isSurname(joined)) return 40;
  const [head] = kinds;
  const tail = kinds.at(-1);
  const unknown = kinds.filter((kind) => kind === 'unknown').length;
  if (kinds.length === 1) return tail === 'unknown' ? UNKNOWN : 34;
  if (unknown === 0 && words.every((word) => isOrdinary(word.lower)))
    return head === 'given' || head === 'both' ? 38 : 22;
  if (unknown === 0) return head === 'given' || head === 'both' ? 52 : 42;
  if (unknown === 1 && (head === 'given' || head === 'both'))
    return isOrdinary((words[0] as Word).lower) ? 24 : 42;
  if (unknown === 1 && (tail === 'surname' || tail === 'both')) return 36;
  const telling = words.some((word) => isName(word.lower) && !isOrdinary(word.lower));
  return telling ? 26 : UNKNOWN;
}

function kindOf({ lower }: Word): 'given' | 'surname' | 'both' | 'unknown' {
  const halves = lower.split('-');
  const given = isGivenName(lower) || (halves.length > 1 && halves.every((half) => isGivenName(half)));
  const surname = isSurname(lower) || (halves.length > 1 && halves.every((half) => isSurname(half)));
  if (given && surname) return 'both';
  return given ? 'given' : surname ? 'surname' : 'unknown';
}

function single(word: Word): number {
  if (word.text.length < 2) return 0;
  if (isNationality(word.lower)) return 8;
  const kind = kindOf(word);
  const everyday = isOrdinary(word.lower);
  if (kind === 'unknown') return everyday ? 0 : word.opens ? 8 : UNKNOWN;
  if (everyday) return word.opens ? 20 : 31;
  return kind === 'surname' ? 33 : 35;
}
