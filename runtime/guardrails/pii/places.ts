/** Countries, states and towns, by tables and by how towns are named; nationalities. */
import {
  isCompany,
  isCountry,
  isGivenName,
  isNationality,
  isOrdinary,
  isPlace,
  isSurname,
} from './tables.ts';
import type { Word } from './tokens.ts';
import { TOWN_ENDING } from './truecase.ts';
import type { Candidate } from './types.ts';

const LONGEST = 7;
const PREFIX =
  /^(?:north|east|west|south|new|lake|port|saint|sainte|san|santa|santo|fort|mount|upper|lower|st|bad|sankt|los|las|el)$/;
export const isTownPrefix = (lower: string) => PREFIX.test(lower);
const SUFFIX =
  /(?:-(?:sur|sous|en|lès|les|la|le|am|an der|op|aan)-| (?:do sul|do norte|de minas|do campo|grande|da serra|do oeste|de goiás|paulista|da mata|alegre|da praia|das flores|das pedras|dos dourados|do amparo|do galho|da prata|verde|a mare|lido|ligure|del friuli|salentino|calabro|veneto|nell'emilia|umbro|laziale|terme|sardo))/;

/** Names that are in a table as a whole, however many words they have. */
export function knownPlaces(text: string, all: Word[]): Candidate[] {
  const found: Candidate[] = [];
  all.forEach((word, i) => {
    if (!word.capital) return;
    if (
      isNationality(word.lower) &&
      !/\b(?:in|speaks?|spoken|into|learn\w*|stud\w+|taught|teach\w*|fluent|to)\s$/i.test(
        text.slice(Math.max(0, word.start - 12), word.start),
      )
    )
      found.push({ type: 'NRP', start: word.start, end: word.end, score: isGivenName(word.lower) ? 34 : 47 });
    const longest = phrase(text, all, i);
    if (longest) found.push(longest);
  });
  return found;
}

function phrase(text: string, all: Word[], from: number): Candidate | undefined {
  const first = all[from] as Word;
  for (let to = Math.min(all.length - 1, from + LONGEST - 1); to >= from; to--) {
    const last = all[to] as Word;
    for (const end of text[last.end] === ')' || text[last.end] === '.'
      ? [last.end + 1, last.end]
      : [last.end]) {
      const value = text.slice(first.start, end);
      if (value.length > 64 || value.includes('\n')) continue;
      const lower = value.toLowerCase().replace(/’/g, "'");
      if (isCountry(lower) && !(to === from && isGivenName(lower)))
        return { type: 'GPE', start: first.start, end, score: to > from ? 54 : 48 };
      if (to > from && isCompany(lower)) return { type: 'ORGANIZATION', start: first.start, end, score: 50 };
      if (to > from && isPlace(lower) && !isOrdinary(lower))
        return { type: 'GPE', start: first.start, end, score: 40 };
    }
  }
  return undefined;
}

/** Points for a run of names being a place, before the words around it are heard. */
export function placeScore(words: Word[]): number {
  const joined = words.map((word) => word.lower).join(' ');
  const [first] = words;
  if (words.length === 1 && first) return single(first);
  if (isPlace(joined)) return 36;
  if (SUFFIX.test(joined)) return 40;
  const last = words.at(-1)?.lower ?? '';
  if (words.length <= 3 && first && PREFIX.test(first.lower)) {
    if (isGivenName(last) || isSurname(last) || isPlace(last)) return 46;
    return TOWN_ENDING.test(last) ? 46 : 30;
  }
  return 6;
}

function single({ lower, text }: Word): number {
  const stem = TOWN_ENDING.exec(lower)?.[1];
  const family = isSurname(lower) || isGivenName(lower);
  if (stem && (isGivenName(stem) || isSurname(stem))) return family ? 26 : 42;
  if (SUFFIX.test(lower) || /\p{Ll}(?:Ville|Bourg)$/u.test(text)) return 42;
  if (isCountry(lower)) return 40;
  if (isPlace(lower)) return family ? 25 : 34;
  if (isOrdinary(lower)) return 4;
  if (/(?:shire|burgh|ville|chester|stan|borough|grad|furt|haven|stadt|heim|hausen|dorf)$/.test(lower))
    return family ? 20 : 31;
  return 16;
}
