/** Whether a level is earned or lost: by how often people agreed lately. Pure. */
import { LEVELS, type Level, lower } from '../../contracts/autonomy.ts';
import type { StorePolicy } from '../../contracts/policy.ts';

/** As far as it is about levels. */
export type Rule = Pick<
  StorePolicy,
  'autonomy' | 'autonomyAfter' | 'autonomyPromoteAt' | 'autonomyDemoteBelow'
>;

export interface Tally {
  n: number;
  agreed: number;
}

/** Evidence since the level in force began. Whatever came before was about another level, and has been judged. */
export interface Recent {
  /** Of the last `windowOf` comparisons: what a promotion looks at. */
  whole: Tally;
  /** Of the last `autonomyAfter`: what a demotion looks at, so that an old record does not hide a new fault. */
  last: Tally;
}

export type Verdict =
  | { kind: 'stay'; missing: string | null }
  | { kind: 'promote' | 'demote'; to: Level; why: string };

/** So many comparisons count at most. */
export const windowOf = ({ autonomyAfter }: Rule) => 4 * autonomyAfter;

/** Fewer say nothing: two of three is an accident. */
const FEWEST = 10;
/** Of the normal distribution, for 95 %. */
const Z = 1.96;

/** The lower bound of the Wilson score interval: how often people agree at least, as far as `n` comparisons can tell. */
export function wilsonLower({ n, agreed }: Tally): number {
  if (n === 0) return 0;
  const p = agreed / n;
  const spread = Z * Math.sqrt((p * (1 - p)) / n + (Z * Z) / (4 * n * n));
  return (p + (Z * Z) / (2 * n) - spread) / (1 + (Z * Z) / n);
}

export function judgeLevel(current: Level, { whole, last }: Recent, rule: Rule): Verdict {
  const {
    autonomy: ceiling,
    autonomyAfter: after,
    autonomyPromoteAt: bar,
    autonomyDemoteBelow: floor,
  } = rule;
  const level = lower(current, ceiling);
  const [below, above] = [LEVELS[LEVELS.indexOf(level) - 1], LEVELS[LEVELS.indexOf(level) + 1]];
  if (below && last.n >= FEWEST && last.agreed / last.n < floor)
    return { kind: 'demote', to: below, why: `${figures(last)}, fewer than ${percent(floor)}` };
  if (!above) return stay(null);
  if (level === ceiling) return stay(`the store allows at most ${ceiling}`);
  if (whole.n < after) return stay(`${after - whole.n} more comparison(s) for ${above}`);
  const bound = wilsonLower(whole);
  const standing = `${figures(whole)}, at least ${percent(bound)} for sure`;
  return bound >= bar
    ? { kind: 'promote', to: above, why: standing }
    : stay(`${standing}: ${above} takes ${percent(bar)}`);
}

const stay = (missing: string | null): Verdict => ({ kind: 'stay', missing });
const figures = ({ n, agreed }: Tally) => `people agreed with ${agreed} of ${n}`;
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
