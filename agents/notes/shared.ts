/** Cues that every language shares: order numbers, sizes, dates, times of day, question marks, quotations. */

/** With a hash, or four digits and more. */
export const ORDER_NUMBER = /#\s?[a-z]{0,4}-?\d{3,}|(?<![\d.,+-])\d{4,10}(?![\d.,-]\d)/giu;

/** On text whose upper case is kept: an "M" alone is a size, an "m" may be anything; no initials ("M. Dupont"). */
export const SIZE = /(?<![\p{L}\p{N}'.&-])(?:[2-5]?X{1,3}[SL]|[SML])(?![\p{L}\p{N}'.&-])/gu;

export const DATE =
  /(?<!\d)\d{1,2}[./]\s?\d{1,2}(?!\d)|(?<!\d)\d{4}-\d{2}-\d{2}|(?<!\d)\d{1,2}(?:st|nd|rd|th)(?!\p{L})|\d{1,2}\s?[月월]|\d{1,2}\s?[日号號일](?!\p{L})/gu;

export const HOUR =
  /(?<!\d)\d{1,2}(?:[:.h]\d{2})?\s?(?:am|pm|a\.m|p\.m|uhr|h|hrs|klo|uur|kl|時|时|点|點|시)(?!\p{Script=Latin})|(?<!\d)\d{1,2}:\d{2}/gu;

export const QUESTION_MARK = /[?？؟¿;](?=\s*$)|[?？؟¿]/u;

const QUOTED =
  /"[^"]{8,}"|“[^”]{8,}”|„[^“”]{8,}[“”]|«[^»]{8,}»|「[^」]{4,}」|『[^』]{4,}』|(?<=\s|^|:)'[^']{8,}'(?=\s|$|[.,!])/gu;

/** What a card is to say is not said to the shop: "cancel all your plans" asks for nothing. */
export const withoutQuotes = (text: string): string => text.replaceAll(QUOTED, ' … ');

/** A full stop inside a number or after one letter or digit ends no sentence. */
const SENTENCE_END =
  /(?<=[!?]|(?<!(?:^|[\s(])\p{L}|\d)\.)\s+|[\n\r。！？]+|(?<=[？！])|(?<=[?؟!;])(?=\s|$)|।/u;

export const sentencesOf = (text: string): string[] =>
  text
    .replaceAll(/([。！？])/g, '$1\n')
    .split(SENTENCE_END)
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
