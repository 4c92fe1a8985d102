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

/** "It is 12, not 21". */
export const CONTRAST =
  /[,;(–—-]\s*(?:and |und |et |y |e |en |och |og |a |и )?(?:not|nicht|niet|non|pas|no|nao|nie|ne|nikoli|inte|ikke|ei|nu|nem|bukan|khong phai|а? ?не|οχι)(?!\p{L})|\s(?:not|nicht|niet|non|no|nie|inte|ikke)\s(?=\p{L}{1,2}\d*(?!\p{L})|\d)|ולא|وليس|而不是|不是|ではなく|じゃなく|아니라|아니고|(?<!\p{L})degil(?!\p{L})/gu;

/** A number, but neither of an order nor a time of day. */
export const NUMBER = /(?<![\p{L}\d#:.,-])\d{1,4}(?:[.,]\d)?(?![\d:%])/gu;

/** A street with its number, in the ways of many countries; on folded lower case. */
export const STREET = new RegExp(
  [
    String.raw`\d+[a-z]?,?\s+(?:[\p{L}.'-]+\s+){0,3}(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|way|loop|terrace|square|close|crescent|parkway|pkwy|quay|row|circle|trail|highway)(?!\p{L})`,
    String.raw`\d+\s?(?:bis|ter)?,?\s+(?:rue|avenue|boulevard|chemin|impasse|allee|quai|place)\s`,
    String.raw`(?<!\p{L})(?:rue|calle|c\/|via|viale|corso|piazza|rua|avenida|av|ul|ulica|aleja|strada|str|bulevardul|jl|jalan|plaza|paseo|ulice|ул|улица|проспект|пр|вул|вулиця|οδος|duong|شارع|רחוב)[.\s]\s*(?:[\p{L}.'-]+\s+){0,3}[\p{L}.'-]+,?\s+(?:n[.ro°]*\s?)?\d+`,
    String.raw`[\p{L}-]{2,30}(?:strasse|str\.|weg|platz|allee|gasse|ring|damm|straat|laan|plein|kade|gracht|gatan|gata|vagen|gaten|veien|vej|gade|katu|tie|utca|caddesi|sokak)\s+\d+`,
    String.raw`\p{L}{2,30}\s+(?:cad|caddesi|sok|sokak|mah|utca|ut|ter|krt)[.\s]\s*(?:no:?\s*)?\d+`,
    String.raw`〒\s?\d{3}-?\d{4}|[都道府県]\p{L}{1,8}[市区町村]|[路街道巷]\s?\d+\s?[号號弄]|\p{L}{1,6}[로길]\s?\d+`,
  ].join('|'),
  'gu',
);

const QUOTED =
  /"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|「[^」]*」|『[^』]*』|(?<=\s|^|:)'[^']{8,}'(?=\s|$|[.,!])/gu;

/** What a card is to say is not said to the shop: "cancel all your plans" asks for nothing. */
export const withoutQuotes = (text: string): string =>
  text.replaceAll(QUOTED, (quoted) =>
    quoted.length >= (/^[「『]/.test(quoted) ? 6 : LEAST_QUOTED) ? ' _ ' : quoted,
  );
/** Quotation marks and all; a quoted word or two may be a product's or a color's name. */
const LEAST_QUOTED = 10;

/** A full stop inside a number or after one letter or digit ends no sentence. */
const SENTENCE_END =
  /(?<=[!?]|(?<!(?:^|[\s(])\p{L}|\d)\.)\s+|[\n\r。！？]+|(?<=[？！])|(?<=[?؟!;])(?=\s|$)|।/u;

export const sentencesOf = (text: string): string[] =>
  text
    .replaceAll(/([。！？])/g, '$1\n')
    .split(SENTENCE_END)
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
