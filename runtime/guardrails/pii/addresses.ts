/**
 * Postal addresses, whole or in parts. A line that ends in town and postal code is one span; without them the house number,
 * the street and the unit are a span each, as Presidio marks them, and the town is a GPE.
 */
import {
  FEW_NAMES,
  GERMANIC_STREET,
  HOUSE,
  isDoubtfulPrefix,
  isStrongStreet,
  NAMES,
  STREET_PREFIX,
  STREET_WORD,
  TAIL,
  UNIT,
  ZIP,
} from './patterns.ts';
import { isGivenName, isOrdinary, isPlace, isStreetName, isSurname } from './tables.ts';
import type { Candidate } from './types.ts';

const WHOLE = 95;
const PART = 85;
/** A street without a number has to argue with names of people. */
const BARE = 48;

const START = String.raw`(?<![\p{L}\p{N}.#$€£/-])`;
const EDGE = String.raw`(?![\p{L}\p{N}])`;
const make = (source: string) => new RegExp(source, 'gu');

const ENGLISH = make(
  String.raw`${START}(?<unit>${UNIT},?\s+|\d{1,4}/\s?)?(?:(?<house>${HOUSE})\s+)?(?<street>${FEW_NAMES} ${STREET_WORD}(?: ${STREET_WORD})?\.?)(?<more>,?\s${UNIT})?(?<tail>${TAIL})?`,
);
const GERMANIC = make(
  String.raw`${START}(?:(?<before>\d{1,5}) )?(?<street>${GERMANIC_STREET})(?: (?<house>${HOUSE})${EDGE})?(?<tail>${TAIL})?`,
);
const PREFIXED = make(
  String.raw`${START}(?:(?<before>\d{1,5}(?: ?bis| ?ter)?),?\s+)?(?<street>(?<prefix>${STREET_PREFIX}) (?:(?:de la|de los|de las|de|del|du|des|da|do|dos|di|della|dei|la|le) |d['’]|l['’])?${NAMES})(?:,? (?!\d{5} \p{Lu})(?<house>${HOUSE})${EDGE})?(?<more>,?\s${UNIT})?(?<tail>${TAIL})?`,
);
const NUMBERED_NAME = make(`${START}(?<house>${HOUSE}) (?<street>${NAMES})(?<tail>${TAIL})?`);
/** "Unter den Linden 5, 10117 Berlin": no word says that it is a street, the town and its code do. */
const NAME_NUMBER = make(`${START}(?<street>${NAMES}),? (?<house>${HOUSE})(?<tail>${TAIL})`);
const BOX = make(
  String.raw`${START}(?:Unit \d+,? Box \d+|PSC \d+,? Box \d+|US(?:S|NS|NV|CGC) ${NAMES}|P\.?\s?O\.? ?Box \d+|Postfach \d+|BP \d+)(?<tail>${TAIL}|[,\s]\s*[ADF]PO,? A[AEP] \d{5}(?:-\d{4})?)?`,
);
const WHOLE_UNIT = new RegExp(`^(?:${UNIT}|\\d{1,4}/)$`, 'u');
const END_ZIP = new RegExp(String.raw`(?<=\p{L}[.)]? )(?<zip>${ZIP}|\d{4}(?!\d))[ \t]*$`, 'gmu');
const LONE_ZIP = new RegExp(String.raw`^[ \t]*(?<zip>${ZIP})[ \t]*$`, 'gmu');

type Groups = Record<string, string | undefined>;
type Match = RegExpExecArray | RegExpMatchArray;

/** `text` with capitals where names are; see truecase.ts. */
export function addresses(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const match of text.matchAll(ENGLISH)) english(match, text, found);
  for (const match of text.matchAll(GERMANIC)) germanic(match, found);
  for (const match of text.matchAll(PREFIXED)) prefixed(match, found);
  if (/\d/.test(text)) {
    for (const match of text.matchAll(NUMBERED_NAME)) numbered(match, found);
    for (const match of text.matchAll(NAME_NUMBER)) {
      // In a block of lines the parts keep their own spans.
      if (!match[0].includes('\n')) add(found, match, 0, match[0].length, WHOLE - 2);
    }
    for (const match of text.matchAll(BOX)) add(found, match, 0, match[0].length, WHOLE);
    if (text.includes('\n')) lines(text, found);
  }
  return found;
}

function add(found: Candidate[], match: { index?: number }, from: number, length: number, score: number) {
  const start = (match.index ?? 0) + from;
  found.push({ type: 'STREET_ADDRESS', start, end: start + length, score });
}

/** Number, street and unit, a span each. */
function parts(found: Candidate[], match: Match, groups: Groups, streetScore: number) {
  let at = 0;
  for (const name of ['unit', 'before', 'street', 'house', 'more'] as const) {
    const value =
      name === 'house' && groups.unit === undefined && match[0].startsWith(groups.house ?? '\0')
        ? undefined
        : groups[name];
    if (!value) continue;
    const trimmed = value.replace(/^[\s,]+|[\s,]+$/g, '');
    at = match[0].indexOf(trimmed, at);
    add(found, match, at, trimmed.length, name === 'street' ? streetScore : PART);
    at += trimmed.length;
  }
}

function english(match: Match, text: string, found: Candidate[]) {
  const groups = (match.groups ?? {}) as Groups;
  const { house, street = '', unit, more } = groups;
  const words = street.split(' ');
  const suffix = words.at(-1) ?? '';
  const stem = words.slice(0, -1);
  if ((house || unit) && groups.tail) return add(found, match, 0, match[0].length, WHOLE);
  const known = stem.some((word) => isName(word)) || isStrongStreet(suffix);
  if (house || unit) {
    if (!known && !/^\p{Lu}/u.test(suffix)) return;
    const body = { ...groups, before: house, house: undefined };
    return parts(found, match, body, PART);
  }
  if (groups.tail && known && !/^[\s,]*\p{Lu}[^\d]*$/u.test(groups.tail) && isStrongStreet(suffix))
    return add(found, match, 0, match[0].length, WHOLE);
  const score = bareStreet(match, text, stem, suffix, known);
  if (score > 0) parts(found, match, { street: trimDot(street, suffix), more }, score);
}

const trimDot = (street: string, suffix: string) =>
  /^st\.$/i.test(suffix) ? street : street.replace(/\.$/, '');
const isName = (word: string) => {
  const lower = word.toLowerCase();
  return isSurname(lower) || isGivenName(lower) || isPlace(lower);
};

const IS_STREET_WORD = new RegExp(`^${STREET_WORD}$`, 'u');
const ON_STREET = /(?:\b(?:on|at|along|onto|off)|\bcorner of(?: [^.?!\n]{1,40} (?:and|&))?)\s*$/iu;
const BEFORE_STREET =
  /(?:^|\n|\b(?:on|at|along|onto|down|off|near|corner of|corner|in|of|to|through|cross|and|via|street|address)[:,]?)\s*$/iu;
/** "Bates Mill St.", "Lauren Motorway": which of the two names is a family's cannot always be told from the words alone. */
function bareStreet(match: Match, text: string, stem: string[], suffix: string, known: boolean): number {
  const start = match.index ?? 0;
  const before = text.slice(Math.max(0, start - 56), start);
  const after = text.slice(start + match[0].length, start + match[0].length + 8);
  const streetAfter = /^\s+(?:St\b|Street\b|street\b|Rd\b|Ave)/.test(after) || /^\s+St\./.test(after);
  if (stem.some((word) => isOrdinary(word.toLowerCase()) && !isName(word) && !IS_STREET_WORD.test(word)))
    return 0;
  if (streetAfter && known) return BARE + 20;
  if (!known) return 0;
  if (isStrongStreet(suffix)) return suffix.length > 2 || suffix.endsWith('.') ? BARE + 10 : 0;
  if (ON_STREET.test(before)) return BARE + 16;
  if (/^\p{Ll}/u.test(suffix)) return 0;
  const family = isSurname(suffix.toLowerCase());
  const context = BEFORE_STREET.test(before);
  if (family && stem.some((word) => isGivenName(word.toLowerCase()))) return 0;
  return context ? BARE : stem.length === 1 ? BARE - 20 : 0;
}

const CLEAR_GERMANIC =
  /(?:stra(?:ß|ss)e|str\.|gasse|platz|allee|straat|laan|singel|gracht|kade|plein|chaussee|steeg|dreef)$/iu;

function germanic(match: Match, found: Candidate[]) {
  const groups = (match.groups ?? {}) as Groups;
  const { street = '', house, tail, before } = groups;
  const lower = street.toLowerCase();
  if (isOrdinary(lower)) return;
  const stem = lower.replace(/[ -]?(?:weg|ring|pad|hof|baan|boulevard|damm|ufer)$/, '');
  const clear =
    CLEAR_GERMANIC.test(street) ||
    (stem !== lower && isName(stem)) ||
    /-(?:weg|ring|pad|hof|baan|boulevard|damm|ufer)$/iu.test(street);
  if (house && tail) return add(found, match, 0, match[0].length, WHOLE);
  if (!clear || (!house && / (?:Ring|Weg|Damm|Ufer)$/.test(street))) return;
  if (before) return parts(found, match, { before, street }, PART);
  const length = street.length + (house ? house.length + 1 : 0);
  add(found, match, 0, length, house ? PART : BARE + 12);
}

function prefixed(match: Match, found: Candidate[]) {
  const groups = (match.groups ?? {}) as Groups;
  const { before, street = '', prefix = '', house, tail, more } = groups;
  if (tail) return add(found, match, 0, match[0].length, WHOLE);
  if (before) return parts(found, match, { before, street, more }, PART);
  if (isDoubtfulPrefix(prefix) && !house) return;
  if (
    /^(?:Avenue|Boulevard|Via|via|al\.|Al\.)$/.test(prefix) &&
    !house &&
    !isName(street.split(' ').at(-1) ?? '')
  )
    return;
  const end = house ? match[0].indexOf(house, street.length) + house.length : street.length;
  add(found, match, 0, end, house ? PART : BARE + 25);
}

/** "056 Młynarska": a street by nothing but its name. */
function numbered(match: Match, found: Candidate[]) {
  const { street = '', house, tail } = (match.groups ?? {}) as Groups;
  if (tail && (isStreetName(street.toLowerCase()) || !tail.includes('\n')))
    return add(found, match, 0, match[0].length, WHOLE - 1);
  if (!isStreetName(street.toLowerCase())) return;
  parts(found, match, { before: house, street }, PART);
}

/** In a block of lines a unit has its own line, and the code stands at the end of one. */
function lines(text: string, found: Candidate[]) {
  let start = 0;
  for (const line of text.split('\n')) {
    const unit = line.trim();
    if (WHOLE_UNIT.test(unit)) add(found, { index: start }, line.indexOf(unit), unit.length, PART);
    start += line.length + 1;
  }
  for (const pattern of [END_ZIP, LONE_ZIP]) {
    for (const match of text.matchAll(pattern)) {
      const zip = match.groups?.zip ?? '';
      add(found, match, match[0].indexOf(zip), zip.length, PART - 10);
    }
  }
}
