/** Whether a model's answer stands, and who is asked next where it does not. Pure. */
import type { Task } from './task.ts';
import type { Turn } from './window.ts';

export interface Opinion {
  /** Null where one model of the tier is enough. */
  gist: string | null;
  sure: boolean;
  /** "openai/gpt-5.4-nano" */
  model: string;
}

/** How far a run has come. */
export interface Place {
  /** Index in the strategy's tiers. */
  tier: number;
  turns: Turn[];
  /** What the first of two models of this tier has said. */
  first: Opinion | null;
}

export const START: Place = { tier: 0, turns: [], first: null };

/** Below it an answer is not sure: a better model is asked. */
const ENOUGH = 0.7;

export function opinionOf<Answer>(task: Task<Answer>, answer: Answer, model: string): Opinion {
  const own = (answer as { confidence?: unknown } | null)?.confidence;
  const sureness = task.sureness ? task.sureness(answer) : own;
  return {
    gist: task.gist?.(answer) ?? null,
    sure: typeof sureness !== 'number' || sureness >= ENOUGH,
    model,
  };
}

/** Where to go on, and why; null: it stands. Nobody who is asked next is told what was thought before: they would agree with it. */
export function goOnFrom(
  { tier, first }: Place,
  now: Opinion,
  tiers: readonly unknown[],
): { at: Place; why: string } | null {
  if (tier + 1 >= tiers.length) return null;
  const dearer = (why: string) => ({
    at: { ...START, tier: tier + 1 },
    why: `${why}: a better one is asked`,
  });
  if (now.gist === null || tier > 0) return now.sure ? null : dearer('a model was not sure');
  if (!first) return { at: { ...START, first: now }, why: 'a second model is asked' };
  if (first.gist !== now.gist) return dearer('two models disagree');
  return first.sure || now.sure ? null : dearer('two models agree, and neither is sure');
}

/** Where no other model of the tier can be asked, the first one's answer counts for itself; null: it stands. */
export const goOnAlone = ({ tier, first }: Place, tiers: readonly unknown[]): Place | null =>
  first?.sure || tier + 1 >= tiers.length ? null : { ...START, tier: tier + 1 };
