/** What the rules know of one language: word stems by concept, and how they are written down and searched. */
import { fold } from './fold.ts';

/**
 * Alternatives divided by `|`, spelled as people write them (accents are folded away). `*` stands for any letters, a blank
 * for whatever divides words, `..` for up to three words between; `( )` and `?` as in regular expressions.
 */
export interface Lexicon {
  /** Common small words by which the language is recognized, divided by blanks; empty where the script tells. */
  hints: string;
  /** What negates a verb that follows, and one that stands before. */
  not: string;
  notAfter?: string;
  /** "if", "in case". */
  whether: string;
  /** Marks of a request: please, I would like, can you. */
  please: string;
  cancel: string;
  /** Things that are canceled, changed or late without being the order: plans, flights, policies. */
  aside: string;
  order: string;
  /** What a buyer calls the order or a part of it without naming it: it, this, everything. */
  it: string;
  /** Goods of the kinds that shops sell, and "item". */
  item: string;
  change: string;
  wrong: string;
  fresh: string;
  address: string;
  /** Places other than home that a parcel may be sent to: office, parents, hotel. */
  elsewhere: string;
  send: string;
  instead: string;
  /** Size, color, and the names of colors and sizes. */
  variant: string;
  combine: string;
  /** Another order than this one: my other order, both orders, the one of yesterday. */
  another: string;
  gift: string;
  /** Invoice, price, receipt: what a present must not show. */
  priced: string;
  without: string;
  /** Leave, put down, hand over. */
  leave: string;
  /** Door, neighbor, porch, reception. */
  spot: string;
  /** Bell, gate code, floor, intercom, call on arrival: nearly always an instruction to the carrier. */
  access: string;
  urgent: string;
  need: string;
  by: string;
  /** Weekdays, months, tomorrow: dates, not times of day. */
  when: string;
  broken: string;
  /** Where, when, how: what begins a question. */
  ask: string;
  /** The last time, a previous order: a tale, not a request. */
  past: string;
  /** Whole phrases that ask for something by themselves. */
  cancelPhrase?: string;
  addressPhrase?: string;
  itemPhrase?: string;
  combinePhrase?: string;
  deliveryPhrase?: string;
  /** Parts of an address by which a correction is told: street, unit, city. */
  part?: string;
  /** "Should be", "correct is": says that what follows replaces what was given. */
  right?: string;
  /** Ignore, disregard, overrule. */
  waive?: string;
  /** Taking goods out of an order, and what is left of it. */
  drop?: string;
  rest?: string;
  refund?: string;
  /** What bears a greeting: card, tag, message. A colon after it begins words meant for somebody else. */
  card?: string;
  /** Engraving, embroidery, monogram: goods made to the buyer's words. */
  engrave?: string;
  /** Received, delivered, came: speaks of a parcel that is there already. */
  got?: string;
  /** Begins a question even where the mark is left out. */
  asks?: string;
}

type Concept = Exclude<keyof Lexicon, 'hints' | 'not' | 'notAfter'>;
/** Which letters a language uses, and whether its words stand apart, so that they can be told whole. */
export type Script =
  | 'latin'
  | 'cyrillic'
  | 'greek'
  | 'han'
  | 'kana'
  | 'hangul'
  | 'arabic'
  | 'hebrew'
  | 'devanagari'
  | 'thai';

export interface Span {
  start: number;
  end: number;
}

export interface Language {
  code: string;
  script: Script;
  /** Whether a folded word is one of the language's, so far as its lists go. */
  knows(word: string): boolean;
  /** Where a concept's words stand in a folded sentence. */
  find(sentence: string, concept: Concept): Span[];
  has(sentence: string, concept: Concept): boolean;
  /** Whether what stands at the span is said not to be wanted. */
  negated(sentence: string, span: Span): boolean;
  /** Words are not divided by blanks. */
  dense: boolean;
  /** How far apart, in characters, words still belong together. */
  reach: number;
}

/** Words of these scripts are not divided, or take prefixes that are written together with them. */
const RUN_ON: ReadonlySet<Script> = new Set([
  'han',
  'kana',
  'hangul',
  'arabic',
  'hebrew',
  'devanagari',
  'thai',
]);
const DENSE: ReadonlySet<Script> = new Set(['han', 'kana', 'hangul']);

export function compile(code: string, script: Script, lexicon: Lexicon): Language {
  const cut = cutOf(script);
  const flags = script === 'latin' ? 'g' : 'gu';
  const patterns = new Map<string, RegExp>();
  for (const [concept, list] of Object.entries(lexicon)) {
    if (concept !== 'hints' && list) patterns.set(concept, new RegExp(bounded(list, cut), flags));
  }
  const please = new RegExp(bounded(lexicon.please, cut), flags.slice(1));
  const before = new RegExp(`${bounded(lexicon.not, cut)}(${cut.upTo})$`, flags.slice(1));
  const after = lexicon.notAfter
    ? new RegExp(`^${cut.letter}*${cut.within}${bounded(lexicon.notAfter, cut)}`, flags.slice(1))
    : undefined;

  const words = wordsOf(lexicon);
  const stems = stemsOf(lexicon);

  return {
    code,
    script,
    knows: (word) =>
      words.has(word) || STEM_LENGTHS.some((n) => word.length > n && stems.has(word.slice(0, n))),
    find: (sentence, concept) => {
      const pattern = patterns.get(concept);
      if (!pattern) return [];
      return [...sentence.matchAll(pattern)].map(({ index, 0: text }) => ({
        start: index,
        end: index + text.length,
      }));
    },
    has: (sentence, concept) =>
      patterns.get(concept) !== undefined && sentence.search(patterns.get(concept) as RegExp) >= 0,
    negated: (sentence, { start, end }) => {
      const no = before.exec(sentence.slice(Math.max(0, start - 40), start));
      // "No longer needed, please cancel" asks for what it says.
      if (no && !please.test(no[1] ?? '')) return true;
      return after?.test(sentence.slice(end, end + 40)) === true;
    },
    dense: DENSE.has(script) || script === 'thai',
    reach: DENSE.has(script) ? 16 : 45,
  };
}

/** The hints, and every word that the lists spell out in full. */
function wordsOf({ hints, ...lists }: Lexicon): ReadonlySet<string> {
  const spelled = Object.values(lists).flatMap(
    (list) => fold(list ?? '').match(/(?<![\p{L}\\)*\]])\p{L}{4,}(?![\p{L}*(?[])/gu) ?? [],
  );
  return new Set([...fold(hints).split(/[ ']+/).filter(Boolean), ...spelled]);
}

/** What words begin with, where the lists leave their endings open. */
function stemsOf({ hints, ...lists }: Lexicon): ReadonlySet<string> {
  return new Set(
    Object.values(lists).flatMap(
      (list) => fold(list ?? '').match(/(?<![\p{L}\\)*\]])\p{L}{4,8}(?=\*)/gu) ?? [],
    ),
  );
}
const STEM_LENGTHS = [4, 5, 6, 7, 8];

/** How a script's words are cut out of a sentence, as pieces of regular expressions. */
interface Cut {
  letter: string;
  /** Between two words. */
  blank: string;
  start: string;
  end: string;
  /** Between a negation and the verb after it: two words at most, and no comma. */
  upTo: string;
  /** Between a verb and the negation after it. */
  within: string;
}

/** Folded Latin is plain ASCII, which costs a fraction of what Unicode's classes do. */
function cutOf(script: Script): Cut {
  if (RUN_ON.has(script)) {
    const dense = DENSE.has(script);
    return {
      letter: '[\\p{L}\\p{M}]',
      blank: '[^\\p{L}\\p{N}]*',
      start: '',
      end: '',
      upTo: dense ? '[^,;:、，]{0,2}' : '[^,;:،]{0,10}',
      within: dense ? '[^,;:、，]{0,6}?' : '[^,;:،]{0,12}?',
    };
  }
  const letter = script === 'latin' ? '[a-z]' : '\\p{L}';
  const sign = script === 'latin' ? 'a-z0-9' : '\\p{L}\\p{N}';
  return {
    letter,
    blank: `[^${sign}]+`,
    start: `(?<![${sign}])`,
    end: `(?![${sign}])`,
    upTo: `(?:[^${sign},;:]+[${sign}]+){0,2}[^${sign},;:]*`,
    within: '[^,;:]{0,14}?',
  };
}

function bounded(words: string, { letter, blank, start, end }: Cut): string {
  const source = fold(words)
    .trim()
    .replaceAll(/\((?!\?)/g, '(?:')
    .replaceAll('\\w*', '*')
    .replaceAll('\\p{l}', letter)
    .replaceAll(/(?<=[)\]])\*/g, '{0,4}')
    .replaceAll('*', `${letter}*`)
    .replaceAll(' ?', `(?:${blank})?`)
    .replaceAll(' .. ', `(?:${blank}${letter}+){0,3}${blank}`)
    .replaceAll(' ', blank);
  return `${start}(?:${source})${end}`;
}
