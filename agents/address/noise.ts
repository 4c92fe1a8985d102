/** What does not belong to an address but sits around it: emoji, invisible characters, quotes, full-width digits, broken blanks. */
import { e164 } from './phone.ts';
import { blanks } from './text.ts';
import type { Field, Fields, Step } from './types.ts';
import { set } from './types.ts';

const ALL: Field[] = [
  'name',
  'company',
  'address1',
  'address2',
  'city',
  'provinceCode',
  'zip',
  'countryCode',
  'phone',
];

const changed = (fields: Fields, mend: (text: string, field: Field) => string): Partial<Fields> | null => {
  const mended: Partial<Fields> = {};
  for (const field of ALL) {
    const value = mend(fields[field], field);
    if (value !== fields[field]) mended[field] = value;
  }
  return Object.keys(mended).length > 0 ? mended : null;
};

/** Digits, "#" and "*" are emoji to Unicode too; only pictures and what joins and tints them goes. */
const PICTURES =
  /\p{Extended_Pictographic}|[\u2190-\u23FF\u2500-\u27BF\u2900-\u2BFF]|\p{Emoji_Modifier}|\p{Regional_Indicator}|\uFE0E|\uFE0F|\u20E3/gu;
/** Controls, zero-width and direction marks, soft hyphens, byte order marks; not the joiners that Persian and Indic words are spelled with. */
const INVISIBLE =
  /(?!(?<=[^\p{Script=Latin}\P{L}]|\p{M})[\u200c\u200d])(?:\p{Cc}|\p{Cf}|\u2800|\u3164|\u115F|\u1160)/gu;
/** "©" and its like count as pictographs, and a company may carry them. */
const KEPT = /[©®™]/;

const QUOTES = `"“”„«»‹›\`´*~_|^<>{}\\[\\]`;
const BEFORE = new RegExp(`^[\\s${QUOTES},;:!.·•\\-–—]+`, 'u');
const AFTER = new RegExp(`[\\s${QUOTES},;:!·•\\-–—]+$`, 'u');

function strip(text: string, field: Field): string {
  let value = text
    // Lines run together: the break was a separator.
    .replace(/(?<=\S)[^\S\n]*[\r\n\u2028\u2029]\s*(?=\S)/g, field.startsWith('address') ? ', ' : ' ')
    .replace(/[\t\r\n\u2028\u2029]+/g, ' ')
    .replace(PICTURES, (char) => (KEPT.test(char) ? char : ' '))
    .replace(INVISIBLE, '');
  if (field === 'phone' || value.trim() === '') return value;
  value = value.replace(BEFORE, '').replace(AFTER, '');
  // Not "'s-Hertogenbosch", "'t Harde".
  value = value.replace(/^['’‘]+(?![st][ -])/u, '').replace(/(?<=[\p{L}\p{N}.])['’‘]{1,2}$/u, '');
  // A full stop ends abbreviations, and nothing else.
  value = value.replace(/\.{2,}$/, '').replace(/^\.+\s*/, '');
  if (field === 'city') value = value.replace(/(?<=^[^.]*\p{L}{4})\.$/u, '');
  return blanks(value);
}

/** Placeholders made of punctuation alone ("-", "...") are the placeholders' rule, not this one's. */
const NOTHING_BUT = /^[\p{P}\p{S}\s]*$/u;

export const stripNoise: Step = (fields) => {
  const mended = changed(fields, (text, field) => {
    if (text === '' || NOTHING_BUT.test(text.replace(PICTURES, 'x'))) return text;
    const value = strip(text, field);
    return blanks(text.replace(/ +/g, ' ')) === value && !/[\t\r\n\u00a0]/.test(text.trim())
      ? text.trim()
      : value;
  });
  return mended ? set(mended, 'characters that are no part of an address', 0.97) : null;
};

const FULL_WIDTH = /[\uFF01-\uFF5E\u3000]/g;
const HYPHENS = /(?<=\d)\s*[‐‑‒–—―−ー－ｰ]\s*(?=\d)/g;

/** Full-width Latin, and the hyphen look-alikes that stand between digits in Japanese input. */
export const halfWidth: Step = (fields) => {
  const country = fields.countryCode;
  const mended = changed(fields, (text, field) => {
    const narrow = text.replace(FULL_WIDTH, (char) => (char === '\u3000' ? ' ' : char.normalize('NFKC')));
    // Not every carrier's parser knows a national number by its country.
    if (field === 'phone') {
      return narrow === text ? text : (e164(narrow.replace(HYPHENS, '-'), country) ?? narrow);
    }
    const hyphened = field === 'address1' || field === 'address2' || field === 'zip';
    return hyphened ? narrow.replace(HYPHENS, '-') : narrow;
  });
  return mended ? set(mended, 'full-width characters or hyphens', 0.97) : null;
};
