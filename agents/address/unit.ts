/** Units: flats, suites, floors. They belong into address2, and people write them everywhere. */
import { codesOf, isTabled } from './places.ts';
import type { Step } from './types.ts';
import { set } from './types.ts';

/** "4", "12B", "B12", "3-04", or one letter: "Rd" of "100 Flat Rd" is none. */
const ID = String.raw`(?:[A-Z]?\d+(?:[-/]?\d+)?(?:[- ]?[A-Z])?|[A-Z](?:-?\d+)?)`;
const ENGLISH = String.raw`(?:apartment|apartement|apt|suite|suit|ste|unit|flat|room|rm|floor|flr|fl|level|lvl|building|bldg|lot|trailer|trlr|space|spc|dept|department|office|ofc|shop|studio|penthouse|ph|villa|townhouse|mailstop|cabin|slip|hangar|hngr)\.?`;
const FRENCH = String.raw`(?:appartement|appart|appt|app|apt|b[âa]timent|b[âa]t|[ée]tage|escalier|esc|porte|bureau|bur|r[ée]sidence|local|lot|studio|chambre)\.?`;
const GERMAN = String.raw`(?:wohnung|whg|wohneinheit|we|apartment|app|appartement|zimmer|zi|etage|stock|stockwerk|top|stiege|aufgang|eingang)\.?`;
const NTH = String.raw`\d{1,2}(?:st|nd|rd|th|e|[èe]me)?\.?\s*(?:floor|flr|fl|[ée]tage|etage|stock|stockwerk|og|obergeschoss)\b\.?`;
const HOUSES = String.raw`(?:(?:hinterhaus|vorderhaus|seitenfl[üu]gel|gartenhaus|hh|vh)(?:,?\s*(?:\d{1,2}\.\s*(?:og|etage|stock)|eg|dg))?|(?:eg|dg|erdgeschoss|dachgeschoss|rez[- ]de[- ]chauss[ée]e|rdc|basement|bsmt|penthouse|upstairs|downstairs|ground floor))\b\.?`;

const WORDS: Record<string, string> = {
  US: ENGLISH,
  GB: ENGLISH,
  AU: ENGLISH,
  CA: `(?:${ENGLISH}|${FRENCH})`,
  FR: FRENCH,
  DE: GERMAN,
};

const one = (country: string) => {
  const word = WORDS[country] ?? ENGLISH;
  const hash = country === 'US' || country === 'CA' ? String.raw`|#\s*[A-Z]?\d*-?[A-Z\d]` : '';
  // Right behind the word only digits: "Flats" and "Villa" are no flat S.
  return String.raw`(?:\b${word}(?:[\s:-]*#\s*|[\s:-]*(?:no\.|nr\.)\s*|[\s:-]+|(?=\d))${ID}|${NTH}|\b${HOUSES}${hash}[A-Z\d-]*)`;
};

interface Patterns {
  atEnd: RegExp;
  atStart: RegExp;
  whole: RegExp;
}
const compiled = new Map<string, Patterns>();

function patterns(country: string): Patterns {
  const known = compiled.get(country);
  if (known) return known;
  const group = `${one(country)}(?:[\\s,;/-]+${one(country)})*`;
  const made = {
    atEnd: new RegExp(`^(.+?)(?:\\s*[,;(]\\s*|\\s+[-–—/|]+\\s+|\\s+)(${group})\\)?$`, 'iu'),
    atStart: new RegExp(`^(${group})(?:\\s*[,;)]\\s*|\\s+[-–—/|]+\\s+|\\s+)(.+)$`, 'iu'),
    whole: new RegExp(`^(?:${group})$`, 'iu'),
  };
  compiled.set(country, made);
  return made;
}

export const isUnit = (text: string, country: string) =>
  text !== '' && patterns(country).whole.test(text.trim());

/** The line without the units at its end and start, for looking at the street alone. */
export function withoutUnits(text: string, country = 'US'): string {
  const { atEnd, atStart, whole } = patterns(country);
  if (whole.test(text.trim())) return '';
  const head = atEnd.exec(text.trim())?.[1] ?? text.trim();
  return atStart.exec(head)?.[2] ?? head;
}

interface Split {
  rest: string;
  unit: string;
}

/** Null where the line carries no unit beside something else. */
export function splitUnit(text: string, country: string): Split | null {
  const { atEnd, atStart } = patterns(country);
  const [, head = '', tail] = atEnd.exec(text.trim()) ?? [];
  if (tail) return { rest: head.replace(/[\s,;–-]+$/, ''), unit: tail };
  const [, front, rest = ''] = atStart.exec(text.trim()) ?? [];
  return front ? { rest, unit: front } : null;
}

/** Japanese buildings follow the block numbers after a blank: "丸の内1-9-1 桜ビル3階". In Latin letters ("2-4-1 Ariake") the order is another. */
const JAPANESE =
  /^(\S*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]\S*?\d+(?:-\d+)*(?:番地?|号|番\d+号)?)(?:[、,]\s*|\s+)(\S*[^\d\s-]\S*.*)$/u;

export const unitInStreetLine: Step = ({ countryCode: country, address1, address2 }) => {
  if (!isTabled(country)) return null;
  if (country === 'JP') {
    const [, block, building] = JAPANESE.exec(address1) ?? [];
    return block && building && address2 === '' ? moved(block, building) : null;
  }
  const split = splitUnit(address1, country);
  if (!split || !standsAlone(split.rest, country)) return null;
  // Another thing in address2 may belong before or after the unit: the carrier can read it as it is.
  const repeated =
    address2.replace(/[^\p{L}\d]/gu, '').toLowerCase() ===
    split.unit.replace(/[^\p{L}\d]/gu, '').toLowerCase();
  return address2 === '' || repeated ? moved(split.rest, address2 || split.unit) : null;
};

const moved = (address1: string, address2: string) =>
  set({ address1, address2 }, 'the unit was in address1', 0.93);

/** What is left must be a street with its own number: in "Unit 5 Riverside Park" and "Lot 7 Mill Road" the number is the unit's. */
function standsAlone(rest: string, country: string): boolean {
  const spelled = /^(one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty)\b/i.test(
    rest,
  );
  const leading = /^(?:[nsew]\s?)?\d+\w?/i.test(rest);
  if (country === 'DE') return /\d/.test(rest);
  return (
    /\p{L}{2}/u.test(rest) &&
    (leading || spelled || (country === 'CA' || country === 'FR' ? /\d/.test(rest) : false))
  );
}

export const unitInCity: Step = ({ countryCode: country, city, address2 }) => {
  if (!isTabled(country) || country === 'JP' || address2 !== '') return null;
  const split = splitUnit(city, country);
  return split && /^\P{N}+$/u.test(split.rest) && codesOf(country, city).length === 0
    ? set({ city: split.rest, address2: split.unit }, 'the unit was in the city', 0.93)
    : null;
};
