/** The word tables, read when first asked for: about 50 000 names, lower-cased, NFC. tables/NOTICE.md says where they come from. */
import { readFileSync } from 'node:fs';

const cache = new Map<string, ReadonlySet<string>>();

function table(name: string): ReadonlySet<string> {
  const known = cache.get(name);
  if (known) return known;
  const lines = readFileSync(new URL(`./tables/${name}.txt`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  const words = new Set(lines);
  cache.set(name, words);
  return words;
}

const is = (name: string) => (lower: string) => table(name).has(lower);

export const isGivenName = is('given-names');
export const isSurname = is('surnames');
export const isCountry = is('countries');
export const isPlace = is('places');
export const isNationality = is('nationalities');
export const isJob = is('jobs');
export const isCompany = is('companies');
export const isStreetName = is('streets');
/** A word of everyday English: at the start of a sentence its capital says nothing. */
export const isOrdinary = is('ordinary-words');
