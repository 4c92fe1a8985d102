/** What a model wrote is held against the facts before anyone reads it. What they do not bear out goes, or all of it does. Pure. */
import { fold } from './injection/fold.ts';
import { findAmounts } from './output/amounts.ts';
import { findLinks, findNumbers, hasBankData, masked } from './output/contacts.ts';
import { findDates } from './output/dates.ts';
import type { Claim, ClaimKind, Facts } from './output/facts.ts';
import { findAddresses, findNames } from './output/names.ts';
import { isAboutShop, isElsewhere, maySpeak } from './output/topic.ts';
import { sanitize } from './sanitize.ts';

export type { Facts } from './output/facts.ts';

export type OutputFault =
  /** Nothing came, or nothing but what no reader sees. */
  | 'empty'
  /** What the facts do not bear out was most of it, or what was left did not read. */
  | 'too_little'
  /** Personal data of someone else, or bank data of anyone. */
  | 'others_data'
  /** A secret, or a part of a prompt. */
  | 'secret'
  /** Nothing to do with an order. */
  | 'off_topic'
  /** Not in the language asked for. */
  | 'wrong_language';

export type OutputCheck =
  /** `removed` names the kinds of what went, once per place, in order; it holds nothing of the text. */
  { ok: true; text: string; removed: ClaimKind[] } | { ok: false; why: OutputFault };

/** Longer than any message; more is no message. */
const MOST = 8000;

export function checkOutput(text: string, facts: Facts): OutputCheck {
  const clean = latinDigits(sanitize(text, MOST).text);
  if (!/\p{L}/u.test(clean)) return { ok: false, why: 'empty' };
  if (hasSecret(text, facts) || hasSecret(clean, facts)) return { ok: false, why: 'secret' };
  if (hasBankData(clean, facts)) return { ok: false, why: 'others_data' };
  const claims = findClaims(clean, facts);
  const wrong = claims.filter((claim) => !claim.approved);
  if (isOthersData(wrong)) return { ok: false, why: 'others_data' };
  const mentions = claims.length > wrong.length || mentionsName(clean, facts);
  if (isElsewhere(text, facts.names) || !(mentions || isAboutShop(clean)))
    return { ok: false, why: 'off_topic' };
  if (facts.language && !maySpeak(clean, facts.language)) return { ok: false, why: 'wrong_language' };
  if (wrong.length === 0) return { ok: true, text: clean, removed: [] };
  const kept = without(clean, wrong, facts.language);
  if (!reads(kept, clean)) return { ok: false, why: 'too_little' };
  return { ok: true, text: kept, removed: wrong.map(({ kind }) => kind) };
}

/** In order of appearance. What one search has found the next does not see: a date is no phone number, a link's number no order. */
function findClaims(text: string, facts: Facts): Claim[] {
  const claims: Claim[] = [];
  const search = (find: (rest: string) => Claim[]) => {
    for (const one of find(masked(text, claims)))
      if (!claims.some((other) => one.start < other.end && other.start < one.end)) claims.push(one);
  };
  const as = (kind: ClaimKind) => (one: Omit<Claim, 'kind'>) => ({ kind, ...one });
  search((rest) => findLinks(rest, facts));
  search((rest) => findAddresses(rest, facts).map(as('address')));
  search((rest) => findDates(rest, facts.dates).map(as('date')));
  search((rest) => findAmounts(rest, facts.amounts).map(as('amount')));
  search((rest) => findNumbers(rest, facts));
  search((rest) => findNames(rest, facts).map(as('name')));
  return claims.sort((a, b) => a.start - b.start);
}

/** Someone else's name beside how or where to reach them. A wrong number alone is an invention, and merely goes. */
function isOthersData(wrong: Claim[]): boolean {
  const has = (...kinds: ClaimKind[]) => wrong.some(({ kind }) => kinds.includes(kind));
  const reach = has('email', 'phone', 'address');
  return (reach && has('name', 'order')) || wrong.filter(({ kind }) => kind === 'email').length >= 3;
}

const mentionsName = (text: string, { names }: Facts) =>
  names.some((name) => name.length > 2 && text.includes(name));

/** Arabic, Persian, Indic and Thai digits are numbers too. */
const latinDigits = (text: string) =>
  text.replace(/[٠-٩۰-۹०-९০-৯๐-๙]/g, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (ZEROS.findLast((zero) => zero <= code) ?? code));
  });
const ZEROS = [...'٠۰०০๐'].map((zero) => zero.charCodeAt(0));

const SECRET =
  /\bshp(?:at|ca|pa|ss)_[\da-f]{16,}|\bsk-[\w-]{16,}|\bBearer [\w.~+/-]{16,}|\beyJ[\w-]{10,}\.eyJ[\w-]{10,}|-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[\dA-Z]{16}\b|\bEZ[AT]K[\da-zA-Z]{20,}|postgres(?:ql)?:\/\/\S+:\S+@|<<<(?:DATA|END)\b|\bsystem prompt\b/i;
/** So many words in a row are no chance: shorter sentences of a prompt may be everybody's. */
const RUN = 7;

function hasSecret(text: string, { forbidden }: Facts): boolean {
  if (SECRET.test(text)) return true;
  const plain = fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ');
  const glued = plain.replaceAll(' ', '');
  return forbidden.some((secret) => {
    const words = fold(secret)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    const bare = words.replaceAll(' ', '');
    if (bare.length < 4) return false;
    const list = words.split(' ');
    if (list.length <= RUN && bare.length <= 80) return glued.includes(bare);
    if (list.length <= RUN) return pieces(bare, 24).some((piece) => glued.includes(piece));
    return list.some(
      (_word, at) => at + RUN <= list.length && plain.includes(list.slice(at, at + RUN).join(' ')),
    );
  });
}

/** For scripts without blanks. */
const pieces = (text: string, size: number) =>
  Array.from({ length: Math.max(1, Math.floor((text.length - size) / 4) + 1) }, (_, at) =>
    text.slice(at * 4, at * 4 + size),
  );

/** A sentence that leans on the one before it. */
const LEANS =
  /^(?:it|this|that|these|those|there|they|then|also|so|therefore|otherwise|dies|diese[rs]?|dieser|das|damit|dort|darüber|außerdem|il|elle|cela|celui-ci|ceci|ainsi|y|esto|este|ésta|eso|ello|allí|questo|questa|ciò|isso|este|das)(?!\p{L})|^(?:これ|それ|この|その|そちら|こちら|そこ)/iu;

/** Drops every sentence that a wrong claim touches, and what hangs on it. */
function without(text: string, wrong: Claim[], language?: string): string {
  const segmenter = new Intl.Segmenter(language ?? 'en', { granularity: 'sentence' });
  let dropped = false;
  const kept: string[] = [];
  for (const { segment, index } of segmenter.segment(text)) {
    const end = index + segment.trimEnd().length;
    const touched = wrong.some((claim) => claim.start < end && index < claim.end);
    dropped = touched || (dropped && LEANS.test(segment.trim()) && !kept.at(-1)?.endsWith('\n\n'));
    // The line break at its end belongs to the paragraph, not to the sentence.
    if (dropped) kept.push(/\n\s*$/.exec(segment)?.[0] ?? '');
    else kept.push(segment);
  }
  return kept
    .join('')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Enough is left, and something besides greetings. */
function reads(kept: string, before: string): boolean {
  const weight = (text: string) =>
    (text.match(/\p{L}/gu)?.length ?? 0) +
    2 *
      (text.match(/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0);
  return (
    weight(kept) >= 25 && weight(kept) >= weight(before) * 0.3 && !/[:：]$/.test(kept) && isAboutShop(kept)
  );
}
