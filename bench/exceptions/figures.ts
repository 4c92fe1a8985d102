/** The figures, each with a bound: a rate from a sample says little without one. */
import type { Notes } from './person.ts';
import type { Placing } from './stream.ts';

export interface Ended {
  placing: Placing;
  wrong: string | null;
  /** Null: no person had to do with it. */
  notes: Notes | null;
}

const isAsked = ({ notes }: Ended) => (notes?.questions ?? 0) > 0;

/**
 * `asked_person` counts questions by the order that put them: an incident is one, however many orders wait for its answer.
 * Those others are `waited_on_incident`, and are not resolved alone either. `touches_per_100` counts each answer and each order
 * that was put right by hand.
 */
export function figures(ended: Ended[], duplicates: number) {
  const orders = ended.length;
  const exceptions = ended.filter(({ placing }) => placing.kind !== null);
  const wrong = ended.filter((one) => one.wrong !== null).length;
  const asked = ended.filter(isAsked).length;
  const waited = ended.filter((one) => one.notes?.waited && !isAsked(one)).length;
  const alone = exceptions.filter((one) => one.notes === null && one.wrong === null).length;
  const touches = ended.reduce((sum, { notes }) => sum + (notes?.touches ?? 0), 0);
  return {
    orders,
    exceptions: exceptions.length,
    wrong_or_stuck: wrong,
    wrong_or_stuck_rate: rate(wrong, orders),
    asked_person: asked,
    asked_rate: rate(asked, orders),
    waited_on_incident: waited,
    auto_resolved_rate: rate(alone, exceptions.length),
    duplicate_effects: duplicates,
    touches_per_100: rate(touches, orders / 100),
    // Every exception a person's, once.
    baseline_touches_per_100: rate(exceptions.length, orders / 100),
    per_kind: perKind(exceptions),
    bounds95: {
      wrong_or_stuck_rate: wilson(wrong, orders),
      asked_rate: wilson(asked, orders),
      auto_resolved_rate: wilson(alone, exceptions.length),
    },
  };
}

function perKind(exceptions: Ended[]) {
  const kinds = [...new Set(exceptions.map(({ placing }) => placing.kind ?? ''))].sort();
  return Object.fromEntries(
    kinds.map((kind) => {
      const of = exceptions.filter(({ placing }) => placing.kind === kind);
      const ok = of.filter(({ wrong }) => wrong === null).length;
      const asked = of.filter(isAsked).length;
      const waited = of.filter((one) => one.notes?.waited && !isAsked(one)).length;
      return [kind, { n: of.length, ok, asked, waited, asked_bounds95: wilson(asked, of.length) }];
    }),
  );
}

const rate = (part: number, whole: number) => (whole === 0 ? 0 : round(part / whole));
const round = (value: number) => Math.round(value * 10_000) / 10_000;

/** Wilson's score interval at 95 %: also honest where nothing, or everything, was counted. */
function wilson(hits: number, n: number): [number, number] {
  if (n === 0) return [0, 1];
  const z = 1.96;
  const p = hits / n;
  const middle = p + z ** 2 / (2 * n);
  const spread = z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2));
  const whole = 1 + z ** 2 / n;
  return [round(Math.max(0, (middle - spread) / whole)), round(Math.min(1, (middle + spread) / whole))];
}
