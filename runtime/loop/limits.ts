/** What one agent run may spend, and what it has spent. Each limit is checked before the next spend, never after it. */

export interface Limits {
  /** Questions to a model, a corrective one included. */
  steps: number;
  toolCalls: number;
  /** In and out. */
  tokens: number;
  ms: number;
  microUsd: number;
}

export const DEFAULT_LIMITS: Limits = {
  steps: 10,
  toolCalls: 15,
  tokens: 50_000,
  ms: 30_000,
  microUsd: 500_000,
};

export type LimitName = keyof Limits;
export type Spent = Limits;

export const nothingSpent = (): Spent => ({ steps: 0, toolCalls: 0, tokens: 0, ms: 0, microUsd: 0 });

/** Ends the run before the spend that would have gone over. */
export class LimitReached extends Error {
  override name = 'LimitReached';
  readonly limit: LimitName;
  constructor(limit: LimitName, limits: Limits) {
    super(`the limit of ${said(limit, limits)} is reached`);
    this.limit = limit;
  }
}

/** @throws LimitReached where `spent` and `next` together go over a limit. */
export function checkLimits(limits: Limits, spent: Spent, next: Partial<Spent>): void {
  for (const limit of Object.keys(limits) as LimitName[]) {
    if (spent[limit] + (next[limit] ?? 0) > limits[limit]) throw new LimitReached(limit, limits);
  }
}

function said(limit: LimitName, limits: Limits): string {
  switch (limit) {
    case 'steps':
      return `${limits.steps} steps`;
    case 'toolCalls':
      return `${limits.toolCalls} tool calls`;
    case 'tokens':
      return `${limits.tokens} tokens`;
    case 'ms':
      return `${limits.ms / 1000} seconds`;
    case 'microUsd':
      return `$${(limits.microUsd / 1e6).toFixed(2)}`;
  }
}
