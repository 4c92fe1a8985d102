/** Phone numbers, by their punctuation, or by the word before a bare row of digits. */
import { announcesId } from './ids.ts';
import type { Candidate } from './types.ts';

const EXTENSION = String.raw`(?:\s?(?:x|ext\.?|extension)\s?\d{1,6})?`;
const END = String.raw`(?!\w|-\d|[.,]\d)`;
const START = String.raw`(?<![\w+(.,-]|\d )`;

/** International; the North American shapes; an area code in brackets; a trunk 0 and groups. */
const SHAPES = [
  String.raw`(?<![\w+])(?:\+|00)[1-9]\d{0,3}[\s.-]?(?:\(\s?0?\s?\d{0,5}\s?\)[\s.-]?)?\d(?:[\s.-]?\d){4,12}`,
  String.raw`(?<![\w+(.-])(?:(?:\+|00)?1[\s.-]?)?\(?\d{3}\)?[\s.-]?\d{3}[.\s-]\d{4}`,
  String.raw`(?<![\w+(.-])(?:(?:\+|00)?1[\s.-]?)?\(\d{3}\)\s?\d{3}[.\s-]?\d{4}`,
  String.raw`(?<![\w+])\(0\d{1,5}\)[\s.-]{0,2}\d(?:[\s.-]?\d){4,9}`,
  String.raw`${START}0\d{1,4}(?:[\s./-]\d{2,8}){1,4}`,
  String.raw`${START}0\d{8,11}`,
  String.raw`${START}\d{2,3}(?:[ .-]\d{2,4}){2,3}`,
  String.raw`${START}[2-9]\d{9}`,
  String.raw`${START}\d{4}[ .-]\d{4}`,
];
const PHONE = new RegExp(`(?:${SHAPES.join('|')})${EXTENSION}${END}`, 'giu');
/** Whatever number of 6 to 15 digits such a word announces. */
const ANNOUNCED = new RegExp(
  String.raw`\b(?:phone|telephone|tel|mobile|cell|cellphone|fax|desk|office|call(?:ed|ing)?|ring|dial|whatsapp|reach(?:ed)?|contact|(?:my|his|her|our|your|their|new|old) number|hotline|helpline|extension)\b(?:\s+(?:me|us|him|her|them|back|number|no|is|was|on|at|to|under|the|my|our|this))*\.?\s*[:#]?\s*((?:\+|\()?\d(?:[\s()./-]{0,2}\d){5,14}${EXTENSION})${END}`,
  'giu',
);
/** "555 0100-Office": the word comes after. */
const EXPLAINED =
  /(?<![\w+.-])\+?\d[\d ().-]{5,18}\d(?=[\s,-]{0,2}\(?(?:office|mobile|cell|fax|home|work|desk)\b)/giu;
const MOBILE_DIGITS = { least: 7, most: 15 };

const digitsOf = (value: string) => value.replace(/(?:x|ext).*/i, '').replace(/\D/g, '').length;

/** Below cards, accounts and social security numbers, above words. */
export function phones(text: string): Candidate[] {
  if (!/\d{2}/.test(text)) return [];
  const found: Candidate[] = [];
  for (const match of text.matchAll(PHONE)) {
    if (!match[0].startsWith('+') && announcesId(text, match.index)) continue;
    const digits = digitsOf(match[0]);
    if (digits < MOBILE_DIGITS.least + (/^[(+0]/.test(match[0]) ? 0 : 1) || digits > MOBILE_DIGITS.most)
      continue;
    found.push({ type: 'PHONE_NUMBER', start: match.index, end: match.index + match[0].length, score: 92 });
  }
  for (const match of text.matchAll(EXPLAINED))
    found.push({ type: 'PHONE_NUMBER', start: match.index, end: match.index + match[0].length, score: 90 });
  for (const match of text.matchAll(ANNOUNCED)) {
    const end = match.index + match[0].length;
    found.push({ type: 'PHONE_NUMBER', start: end - (match[1]?.length ?? 0), end, score: 91 });
  }
  return found;
}

const CLEAR = new RegExp(
  String.raw`(?<![\w+])(?:\+[1-9]\d{0,3}[\s.-]?(?:\(0?\d{0,5}\)[\s.-]?)?\d(?:[\s.-]?\d){5,12}|(?<![(.-])(?:1[\s.-])?(?:\(\d{3}\)\s?|\d{3}[.-])\d{3}[.-]\d{4})${END}`,
  'gu',
);

/** Only those that are punctuated as telephone numbers. */
export const clearPhones = (text: string): Candidate[] =>
  [...text.matchAll(CLEAR)].map((match) => ({
    type: 'PHONE_NUMBER',
    start: match.index,
    end: match.index + match[0].length,
    score: 92,
  }));
