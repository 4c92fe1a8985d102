/** Tells whether a stranger's text tries to give orders to a machine. One signal among several: the gateway is what protects. Pure. */
import { unmask } from './injection/disguise.ts';
import { fold } from './injection/fold.ts';
import type { Concept } from './injection/lexicon.ts';
import { distance, findConcepts, type Span, type Spans } from './injection/match.ts';
import { RULES, type Rule } from './injection/rules.ts';
import { actedOut, repeats, SHAPES } from './injection/shapes.ts';
import { sanitize } from './sanitize.ts';

export interface InjectionSignal {
  /** What gave it away: "override", "fake_role", "base64". */
  pattern: string;
  /** The place, in the folded text, at most 80 characters. The text is a person's: keep it out of logs. */
  excerpt?: string;
}

export interface InjectionFlag {
  flagged: boolean;
  signals: InjectionSignal[];
  /** Sum of what the signals weigh; flagged from 1 on. A single strong one weighs 1. */
  score: number;
}

/** Longer texts are looked at from both ends: notes are capped far below this. */
const HALF = 10_000;

/** @param text as it came, before `sanitize`: what was hidden in it counts. */
export function flagInjection(text: string): InjectionFlag {
  const raw = text.length > 2 * HALF ? `${text.slice(0, HALF)}\n${text.slice(-HALF)}` : text;
  const folded = fold(raw);
  const hits = [...hidden(raw), ...shapes(raw, folded), ...concepts(folded), ...disguises(raw, folded)];
  // A pattern counts once, at its heaviest: saying a thing often does not make it another thing.
  const best = new Map<string, Hit>();
  for (const hit of hits) if (hit.weight > (best.get(hit.pattern)?.weight ?? 0)) best.set(hit.pattern, hit);
  const score = Math.round([...best.values()].reduce((sum, hit) => sum + hit.weight, 0) * 100) / 100;
  const signals = [...best.values()].map(({ pattern, excerpt }) =>
    excerpt ? { pattern, excerpt } : { pattern },
  );
  return { flagged: score >= 1, signals, score };
}

interface Hit extends InjectionSignal {
  weight: number;
}

function hidden(raw: string): Hit[] {
  const count = new Map(sanitize(raw, raw.length).found.map((one) => [one.kind, one.count]));
  const of = (kind: Parameters<typeof count.get>[0]) => count.get(kind) ?? 0;
  const hits: Hit[] = [];
  if (of('tag') >= 4 || of('variation_selector') >= 8) hits.push({ pattern: 'smuggled', weight: 1 });
  if (of('bidi') >= 4 || of('zero_width') >= 6) hits.push({ pattern: 'invisible', weight: 0.5 });
  if (of('look_alike') >= 4) hits.push({ pattern: 'look_alike', weight: 0.4 });
  return hits;
}

function shapes(raw: string, folded: string): Hit[] {
  const hits: Hit[] = [];
  for (const { name, weight, pattern } of SHAPES) {
    const found = pattern.exec(raw);
    if (found) hits.push({ pattern: name, weight, excerpt: found[0].trim().slice(0, 80) });
  }
  if (repeats(folded)) hits.push({ pattern: 'repetition', weight: 1 });
  if (actedOut(raw)) hits.push({ pattern: 'acted_out', weight: 1 });
  return hits;
}

function disguises(raw: string, folded: string): Hit[] {
  return unmask(raw, folded).flatMap(({ kind, text, proof }) => {
    const behind = concepts(fold(text)).reduce((sum, hit) => sum + hit.weight, 0);
    if (!proof && behind < 0.5) return [];
    return [{ pattern: kind, weight: 1, excerpt: text.slice(0, 80) }];
  });
}

function concepts(folded: string): Hit[] {
  const spans = findConcepts(folded);
  return RULES.flatMap((rule) => {
    const at = placeOf(rule, spans, folded);
    return at
      ? [
          {
            pattern: rule.name,
            weight: rule.weight,
            excerpt: folded.slice(Math.max(0, at[0] - 10), at[0] + 70),
          },
        ]
      : [];
  });
}

/** The first place of the rule's first concept that has all the others near, and none that speaks against it. */
function placeOf(rule: Rule, spans: Spans, folded: string): Span | undefined {
  const [first, ...others] = rule.all;
  const places = spans.get(first) ?? [];
  if (places.length < (rule.times ?? 1)) return undefined;
  return places.find((place) => {
    const verbFirst = rule.before === true && /[a-z]/.test(folded[place[0]] ?? '');
    const near = (concept: Concept, within: number, before = false) =>
      spans
        .get(concept)
        ?.some((other) => distance(place, other) <= (before && other[0] > place[0] ? RIGHT_AFTER : within)) ??
      false;
    if (!others.every((one) => near(one, rule.within, verbFirst))) return false;
    if (rule.any && !rule.any.some((one) => near(one, rule.within))) return false;
    if (rule.unless?.some(([one, within]) => near(one, within))) return false;
    return !rule.notBefore?.test(folded.slice(place[1], place[1] + 30));
  });
}

/** Where the verb comes last, it comes at once. */
const RIGHT_AFTER = 8;
