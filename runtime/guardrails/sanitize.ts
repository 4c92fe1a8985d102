/** What a stranger wrote, made plain: nothing invisible, no markup, no look-alike letters, and no longer than it may be. Pure. */
import { plainText } from './markup.ts';

export type SanitizeKind =
  | 'control'
  | 'bidi'
  | 'zero_width'
  | 'tag'
  | 'variation_selector'
  | 'private_use'
  | 'stacked_marks'
  | 'look_alike'
  | 'markup'
  | 'oversized';

/** How often something was taken out or put plainly. Holds nothing of the text, so it may be logged. */
export interface SanitizeFinding {
  kind: SanitizeKind;
  count: number;
}

/** @param maxChars in UTF-16 code units; the cut falls between two graphemes. */
export function sanitize(text: string, maxChars: number): { text: string; found: SanitizeFinding[] } {
  const tally: Tally = new Map();
  const visible = stripInvisible(bounded(text, maxChars, tally), tally);
  const plain = plainText(visible);
  note(tally, 'markup', plain.count);
  // Entities may have spelled invisible characters; marks without them need no second look.
  const clean = tidy(plain.count > 0 ? stripInvisible(plain.text, tally) : plain.text);
  if (clean.length > maxChars) note(tally, 'oversized', 1);
  // The cut may fall behind a space, which the next cleaning would take away.
  return {
    text: capped(clean, maxChars).trimEnd(),
    found: [...tally].map(([kind, count]) => ({ kind, count })),
  };
}

type Tally = Map<SanitizeKind, number>;

function note(tally: Tally | undefined, kind: SanitizeKind, count: number) {
  if (tally && count > 0) tally.set(kind, (tally.get(kind) ?? 0) + count);
}

/** Megabytes would be cut in the end anyhow; most of a smuggled text is invisible, so leave room for that. */
function bounded(text: string, maxChars: number, tally: Tally): string {
  const most = maxChars * 8 + 4096;
  if (text.length <= most) return text;
  note(tally, 'oversized', 1);
  return text.slice(0, most);
}

/** The flags of England, Scotland and Wales are the only tag sequences in use. */
const TAG_FLAG =
  /\u{1F3F4}\u{E0067}\u{E0062}(?:\u{E0065}\u{E006E}\u{E0067}|\u{E0073}\u{E0063}\u{E0074}|\u{E0077}\u{E006C}\u{E0073})\u{E007F}/u;

/** What may stand where, as one alternation: the kept sequences come first, whatever else matches goes. */
const INVISIBLE: { kind: SanitizeKind; pattern: RegExp; put?: string }[] = [
  { kind: 'control', pattern: /\r\n?|[\u0085\u2028\u2029]/gu, put: '\n' },
  {
    kind: 'control',
    pattern: /(?![\n\t])\p{Cc}|[\uFFF9-\uFFFC]|\p{Cs}|\p{Noncharacter_Code_Point}/gu,
  },
  { kind: 'bidi', pattern: /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u206A-\u206F]/gu },
  {
    kind: 'zero_width',
    pattern: /\u034F|[\u00AD\u115F\u1160\u180E\u200B\u2060-\u2065\u3164\uFEFF\uFFA0]|\u17B4|\u17B5/gu,
  },
  { kind: 'private_use', pattern: /\p{Co}/gu },
];

const TAGS = new RegExp(
  `(${TAG_FLAG.source})|[\\u{E0000}-\\u{E007F}\\u{E0080}-\\u{E00FF}\\u{E01F0}-\\u{E0FFF}]`,
  'gu',
);

/** Joiners shape real words and emoji: after a letter of a script that joins and before another, or between two pictures. */
const JOINS =
  '\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Mongolian}\\u0900-\\u0DFF\\u1000-\\u109F\\u1780-\\u17FF';
const JOINERS = new RegExp(
  `(?<=[${JOINS}])[\\u200C\\u200D](?=[${JOINS}])|(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F])\\u200D(?=\\p{Extended_Pictographic})|([\\u200C\\u200D])`,
  'gu',
);

/** One selector after what it can select for: a picture or keycap, an ideograph of a name, a Mongolian letter. */
const SELECTORS =
  /(?<=\p{Emoji})[\uFE0E\uFE0F]|(?<=\p{Script=Han})[\u{E0100}-\u{E010F}]|(?<=\p{Script=Mongolian})[\u180B-\u180D\u180F]|([\uFE00-\uFE0F\u{E0100}-\u{E01EF}\u180B-\u180D\u180F])/gu;

/** Without what no reader sees or what only upsets a display. Line breaks become \n, letters from fonts become letters. */
export function stripInvisible(text: string, tally?: Tally): string {
  let clean = text;
  for (const { kind, pattern, put = '' } of INVISIBLE) {
    clean = clean.replace(pattern, () => {
      // A line break in another spelling is no finding.
      if (put === '') note(tally, kind, 1);
      return put;
    });
  }
  clean = dropping(clean, TAGS, 'tag', tally, true);
  clean = dropping(clean, SELECTORS, 'variation_selector', tally);
  clean = dropping(clean, JOINERS, 'zero_width', tally);
  clean = clean.normalize('NFC').replace(/(\p{M}{4})\p{M}+/gu, (_all, kept: string) => {
    note(tally, 'stacked_marks', 1);
    return kept;
  });
  return plainLetters(clean, tally);
}

/** A group marks what goes, or, with `keepGroup`, what stays. */
function dropping(
  text: string,
  pattern: RegExp,
  kind: SanitizeKind,
  tally?: Tally,
  keepGroup = false,
): string {
  return text.replace(pattern, (all: string, group: string | undefined) => {
    if ((group !== undefined) === keepGroup) return all;
    note(tally, kind, 1);
    return '';
  });
}

/**
 * NFKC only where it changes the spelling and not the meaning: full-width and styled letters and digits, ligatures, half-width
 * kana, odd blanks. Elsewhere it would make "2º" into "2o", "m²" into "m2" and "½" into three characters.
 */
const STYLED =
  /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000\uFB00-\uFB06\uFF10-\uFF19\uFF1C\uFF1E\uFF21-\uFF3A\uFF41-\uFF5A\uFF5C\u24B6-\u24E9\u{1D400}-\u{1D7FF}\u{1F110}-\u{1F149}]|[\uFF66-\uFF9F]+/gu;
const LETTERLIKE = /[\u2102-\u2134\u2139\u2145-\u2149]/g;

function plainLetters(text: string, tally?: Tally): string {
  const put = (found: string) => {
    const plain = found.normalize('NFKC').replace(/^\((\p{L})\)$/u, '$1');
    if (plain.trim() !== '' && /^[\u2102-\u24E9\uD835\uD83C]/.test(found)) note(tally, 'look_alike', 1);
    return plain;
  };
  return text
    .replace(STYLED, put)
    .replace(LETTERLIKE, (found) => (/^[A-Za-z]$/.test(found.normalize('NFKC')) ? put(found) : found));
}

const tidy = (text: string) =>
  text
    .replace(/[ \t]{4,}/g, ' ')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The first `maxChars` UTF-16 units at most, never half an emoji or half a letter with its marks. */
export function capped(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const cut = graphemes.segment(text.slice(0, maxChars + 64)).containing(maxChars)?.index ?? maxChars;
  // One endless grapheme (a chain of joined emoji) has no border to cut at.
  return cut > 0 ? text.slice(0, cut) : text.slice(0, maxChars).replace(/[\uD800-\uDBFF]$/, '');
}
