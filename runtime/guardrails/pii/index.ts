/** Finds personal data in a text by rules and word tables, and puts placeholders in its place. */
import { addresses } from './addresses.ts';
import { formats } from './formats.ts';
import { names } from './names.ts';
import { organizations } from './organizations.ts';
import { phones } from './phones.ts';
import { withPlaceholders } from './placeholders.ts';
import { knownPlaces } from './places.ts';
import { resolve } from './resolve.ts';
import { times } from './times.ts';
import { FOREIGN_HONORIFIC, NAME_SUFFIX, titles } from './titles.ts';
import { words } from './tokens.ts';
import { truecase } from './truecase.ts';
import type { Candidate, Span } from './types.ts';
import { zips } from './zips.ts';

/** Spans in the order of the text, none overlapping. Pure but for the tables, which are read at the first call. */
export function detect(text: string): Span[] {
  const cased = truecase(text);
  const all = words(cased);
  const people = names(cased, all).map((one) => (one.type === 'PERSON' ? widen(cased, one) : one));
  const candidates = [
    ...formats(text),
    ...phones(text),
    ...times(text),
    ...addresses(cased),
    ...zips(cased),
    ...titles(cased),
    ...organizations(cased, cased !== text),
    ...knownPlaces(cased, all),
    ...people,
  ];
  return resolve(text, candidates);
}

/** "Sig.ra" before a name and "Jr." after it are part of it. */
function widen(text: string, one: Candidate): Candidate {
  const before = FOREIGN_HONORIFIC.exec(text.slice(Math.max(0, one.start - 12), one.start));
  const after = NAME_SUFFIX.exec(text.slice(one.end, one.end + 10));
  if (!before && !after) return one;
  return {
    ...one,
    start: one.start - (before?.[0].length ?? 0),
    end: one.end + (after?.[0].length ?? 0),
    score: one.score + 8,
  };
}

/** Every span becomes its kind and a number, "[PERSON_1]"; the same value has the same number throughout the text. */
export const redact = (text: string): string => withPlaceholders(text, detect(text));
