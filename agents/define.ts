/** What makes the twelve look alike: an agent is a name, what it knows, what it answers, what it may propose, and its rules. */
import type { z } from 'zod';
import type { Action, ActionKind } from '../contracts/action.ts';
import type { AgentName, Decision, Outcome } from '../contracts/decision.ts';
import { type FailureKind, failure } from '../contracts/failure.ts';

export interface Agent<Input = unknown, Data = unknown> {
  name: AgentName;
  /** What it knows. Everything comes in here: an agent reads nothing and holds no state. */
  input: z.ZodType<Input>;
  /** What it answers where the order may go on. Small and free of personal data: it travels through Temporal history. */
  data: z.ZodType<Data>;
  /** The gateway refuses whatever else it proposes. */
  mayPropose: readonly ActionKind[];
  /** Pure: the same input gives the same decision. */
  decide(input: Input): Decision<Data>;
}

export const defineAgent = <Input, Data>(agent: Agent<Input, Data>): Agent<Input, Data> => agent;

type Extra = Partial<Pick<Decision<never>, 'confidence' | 'alternatives' | 'decidedBy'>> & {
  actions?: Action[];
};

const decided = (extra: Extra) => ({
  confidence: 1,
  alternatives: [],
  actions: [],
  decidedBy: 'rules' as const,
  ...extra,
});

/** The order may go on. */
export const proceed = <Data>(data: Data, reasons: string[], extra: Extra = {}): Decision<Data> => ({
  verdict: { kind: 'proceed', data },
  reasons,
  ...decided(extra),
});

/** Nothing is left to do for this order. */
export const finish = (
  outcome: Extract<Outcome, 'nothing_to_ship' | 'ignored' | 'cancelled'>,
  why: string,
  extra: Extra = {},
): Decision<never> => ({ verdict: { kind: 'finish', outcome, why }, reasons: [why], ...decided(extra) });

/** Something is wrong; the exception agent goes on from here. `detail` carries no personal data. */
export const fail = (kind: FailureKind, detail: string, extra: Extra = {}): Decision<never> => ({
  verdict: { kind: 'fail', failure: failure(kind, detail) },
  reasons: [detail],
  ...decided(extra),
});
