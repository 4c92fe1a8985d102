/** People write all in small letters, or all in capitals: puts capitals where names are, so that the same rules serve. */
import { isCountry, isGivenName, isNationality, isOrdinary, isPlace, isSurname } from './tables.ts';

const WORD = /\p{L}[\p{L}\p{M}'’-]*/gu;
const TOWN = /^(north|east|west|south|new|lake|port|san|saint|santa)$/;
const LONGEST_PHRASE = 6;
const CODES =
  /\b(?:[a-z]\d[a-z] ?\d[a-z]\d|[a-z]{1,2}\d{1,2}[a-z]? ?\d[a-z]{2}|\d{4} ?[a-z]{2}|[a-z]{2,3},? \d{4,5}|[a-z]{2},? [a-z]\d[a-z])\b/gu;
export const TOWN_ENDING =
  /^(.{2,}?)(?:town|ton|land|ville|berg|burgh|borough|bury|view|port|mouth|stad|furt|chester|fort|haven|side|shire|bourg|nec|dan|boeuf)$/;

/** A copy of the same length, or the text itself where it has both kinds of letters. */
export function truecase(text: string): string {
  const small = !/\p{Lu}/u.test(text);
  const shouted = !small && !/\p{Ll}/u.test(text) && (text.match(/\p{Lu}/gu)?.length ?? 0) > 12;
  if (!small && !shouted) return text;
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return text;
  const found = [...lower.matchAll(WORD)];
  const letters = [...lower].length === lower.length ? lower.split('') : null;
  if (!letters) return text;
  const raise = (index: number) => {
    letters[index] = letters[index]?.toUpperCase() ?? '';
  };
  found.forEach((match, i) => {
    const word = match[0];
    const next = found[i + 1]?.[0] ?? '';
    if (
      named(word) ||
      (isSurname(word) && isGivenName(found[i - 1]?.[0] ?? '') && !isOrdinary(found[i - 1]?.[0] ?? '')) ||
      (TOWN.test(word) && (named(next) || isGivenName(next)))
    )
      raise(match.index);
    for (const index of phrase(lower, found, i)) raise(index);
  });
  for (const match of lower.matchAll(CODES)) for (let i = 0; i < match[0].length; i++) raise(match.index + i);
  const result = letters.join('');
  return result.length === text.length ? result : text;
}

function named(word: string): boolean {
  if (isOrdinary(word) || word.length < 2) return false;
  if (isSurname(word) || isGivenName(word) || isCountry(word) || isPlace(word) || isNationality(word))
    return true;
  const [, stem] = TOWN_ENDING.exec(word) ?? [];
  if (stem && (isGivenName(stem) || isSurname(stem))) return true;
  return word.includes('-') && word.split('-').every((part) => isSurname(part) || isGivenName(part));
}

/** Where the words begin of a country or town that starts here and has several. */
function phrase(lower: string, found: RegExpExecArray[], from: number): number[] {
  const start = found[from]?.index ?? 0;
  for (let to = Math.min(found.length - 1, from + LONGEST_PHRASE); to > from; to--) {
    const last = found[to];
    if (!last) continue;
    const value = lower.slice(start, last.index + last[0].length);
    if (isCountry(value) || isPlace(value)) return found.slice(from, to + 1).map((match) => match.index);
  }
  return [];
}
