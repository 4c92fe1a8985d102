/** What two wordings of one question have in common, and what two questions must not differ in. Pure. */
import { detect } from '../guardrails/pii/index.ts';
import { whoOf } from './persons.ts';
import { FILLERS, NUMBERS, STOP_WORDS, SYNONYMS, TURNING } from './synonyms.ts';

/**
 * `title`: the name of a thing, where order and every word count ("milk chocolate" is no "chocolate milk");
 * `question`: a sentence, of which the words that carry meaning count, whatever their order and inflection.
 */
export type Form = 'title' | 'question';

export interface Normal {
  /** Equal for texts that are taken for the same without any model. */
  key: string;
  /** Names, numbers, places, negations, and who does it to whom: texts that differ in these are never the same, however alike they look. */
  strict: string;
}

const NEGATIONS = new Set(['not', 'no', 'never', 'without', 'none', 'neither', 'nor', 'cannot', 'non']);
const NO = '!';

export function normalize(text: string, form: Form): Normal {
  const folded = foldedWords(text);
  if (form === 'title') return { key: folded.join(' '), strict: '' };
  const tokens = folded.map((token) => NUMBERS.get(token) ?? token);
  const who = whoOf(tokens);
  const names = [...new Set([...tokens.filter(isName), ...placesIn(text)])].sort();
  const strict = [...who, ...names, ...(tokens.some(isNegation) ? [NO] : [])].join(' ');
  return { key: [...who, keyOf(tokens)].join(' '), strict };
}

const placesIn = (text: string): string[] =>
  detect(text)
    .filter(({ type }) => type === 'GPE' || type === 'NRP')
    .flatMap(({ value }) => foldedWords(value));

/** What comes after one of these is not what it would be without: "from France", "before shipping". */
const BINDING = new Set(['from', 'before', 'after', 'than', 'under', 'until', 'since', 'instead']);
/** What comes after one of these takes the place of what comes before it, or the other way round: "swap blue for red". */
const ACROSS = new Set(['for', 'to', 'into', 'with', 'by']);
function keyOf(tokens: string[]): string {
  const meant = new Set<string>();
  let bound = '';
  let turning = false;
  let side = '';
  for (const token of tokens) {
    if (BINDING.has(token)) bound = `${token}:`;
    else if (turning && ACROSS.has(token)) side = '>';
    else {
      turning ||= TURNS.has(stemOf(token));
      const meaning = meaningOf(token);
      if (meaning === null) continue;
      meant.add(side + bound + meaning);
      bound = '';
    }
  }
  if (bound) meant.add(bound);
  if (meant.size === 0) return tokens.join(' ');
  return [...meant].sort().join(' ');
}

function meaningOf(token: string): string | null {
  if (isNegation(token)) return NO;
  if (isName(token)) return token;
  const stem = stemOf(token);
  return DROPPED.has(stem) ? null : (SAME.get(stem) ?? stem);
}

/** Identifiers keep their signs: `map_batched`, v2.10.0, "c++", 12%. */
export function foldedWords(text: string): string[] {
  const folded = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/\bin order to\b/g, 'to')
    .replaceAll(/\b(?:ca|wo|sha)n't\b/g, 'not')
    .replaceAll(/n't\b/g, ' not')
    .replaceAll(/'(?:s|re|ve|ll|d|m)\b/g, '');
  const found = folded.match(/[\p{L}\p{N}\p{M}_@#%+$€£]+(?:[._/:-][\p{L}\p{N}\p{M}_@#%+]+)*/gu) ?? [];
  // "state-of-the-art" and "30-day" are words; "v2.10.0", "cache_dir" and "shop/map" are names.
  return found.flatMap((token) => (isCompound(token) ? token.split(/[-/]/) : [token]));
}

const isCompound = (token: string) =>
  /^[\p{L}\p{M}]+(?:[-/][\p{L}\p{M}]+)+$/u.test(token) || /^\d+-\p{L}+$/u.test(token);
const isName = (token: string) => /[\d_@#%+$€£.:/]/.test(token);
const isNegation = (token: string) => NEGATIONS.has(token);

/** Inflection and little more: a stemmer that goes further takes "general" for "generate". */
export function stemOf(word: string): string {
  const irregular = IRREGULAR[word];
  if (irregular) return irregular;
  for (const [ending, put, least] of ENDINGS) {
    if (word.endsWith(ending) && word.length - ending.length >= least)
      return bare(word.slice(0, -ending.length) + put);
  }
  return bare(word);
}

/** What is cut off, what is put there, and how many letters must be left for it. The first that fits. */
const ENDINGS = [
  ['ies', 'y', 2],
  ['ied', 'y', 2],
  ['sses', 'ss', 2],
  ['ches', 'ch', 2],
  ['shes', 'sh', 2],
  ['xes', 'x', 2],
  ['ss', 'ss', 2],
  ['us', 'us', 2],
  ['is', 'is', 2],
  ['ations', '', 6],
  ['ation', '', 6],
  ['ions', '', 5],
  ['ion', '', 5],
  ['ally', 'al', 3],
  ['ly', '', 4],
  ['ing', '', 3],
  ['ed', '', 3],
  ['es', '', 3],
  ['s', '', 3],
] as const;

/** "running" and "run", "used" and "use". */
const bare = (stem: string) =>
  stem.length > 3 ? stem.replace(/e$/, '').replace(/([bdfglmnprst])\1$/, '$1') : stem;

const IRREGULAR: Record<string, string> = {
  used: 'us',
  using: 'us',
  uses: 'us',
  use: 'us',
  made: 'mak',
  found: 'find',
  given: 'giv',
  gave: 'giv',
  got: 'get',
  sent: 'send',
  bought: 'buy',
  kept: 'keep',
  held: 'hold',
  built: 'build',
  ran: 'run',
  began: 'begin',
  begun: 'begin',
  shown: 'show',
  said: 'say',
  told: 'tell',
  people: 'peopl',
};

const TURNS = new Set(TURNING.map(stemOf));
const DROPPED = new Set([...STOP_WORDS, ...FILLERS].map(stemOf));
const SAME = new Map(
  SYNONYMS.trim()
    .split('\n')
    .reverse()
    .flatMap((line) => {
      const stems = line.trim().split(/\s+/).map(stemOf);
      return stems.map((stem): [string, string] => [stem, stems[0] ?? stem]);
    }),
);
