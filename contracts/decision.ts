/** A Decision: what an agent makes of its input. It says, it proposes, it never acts. */
import { z } from 'zod';
import type { Action } from './action.ts';
import { type Failure, FailureKind } from './failure.ts';

/** How an order's run may end, or where it rests. */
export const Outcome = z.enum([
  /** Every unit is labelled and its fulfillment created. */
  'fulfilled',
  /** … and the carrier says it arrived. */
  'delivered',
  /** Digital, gift card, pickup, point of sale, already fulfilled: nothing is left for Waybill to ship. */
  'nothing_to_ship',
  /** A test order, which no store wants shipped. */
  'ignored',
  /** The order was cancelled, and what Waybill had done was taken back. */
  'cancelled',
  /** Waits for the world (a payment, a risk assessment). */
  'waiting',
  /** Waits for a person; a case is open. */
  'needs_person',
  /** A person does it by hand; Waybill leaves it alone. */
  'taken_over',
  /** Decided in shadow: nothing was done. */
  'shadowed',
  'failed',
]);
export type Outcome = z.infer<typeof Outcome>;

/** After these a run is over, and only news starts another. */
export const SETTLED: ReadonlySet<string> = new Set<Outcome>([
  'delivered',
  'ignored',
  'nothing_to_ship',
  'cancelled',
]);

/** Small, free of personal data: it travels through Temporal history. */
export type Verdict<Data> =
  | { kind: 'proceed'; data: Data }
  | { kind: 'finish'; outcome: 'nothing_to_ship' | 'ignored' | 'cancelled'; why: string }
  | { kind: 'fail'; failure: Failure };

export interface Alternative {
  option: string;
  whyNot: string;
  /** Where a person may choose it: what the agent would have answered and proposed. Stays in Postgres. */
  instead?: { data: unknown; actions: Action[] };
}

/** Below it no risky action goes through without a person (design: actions). A model's word alone never reaches it. */
export const SURE = 0.85;

export interface Decision<Data> {
  verdict: Verdict<Data>;
  /** 0 to 1. Below `SURE` no risky action goes through without a person. */
  confidence: number;
  /** For the operator, in order of weight. May name facts of the order; stays in Postgres. */
  reasons: string[];
  /** What else was possible, and why it was not chosen. */
  alternatives: Alternative[];
  /** Performed in this order, each by the gateway, each only if it allows. */
  actions: Action[];
  decidedBy: 'rules' | 'model' | 'cache' | 'person';
  /** Of a failure that a person may overrule: the hash of the facts it rests on. Stays in Postgres. */
  about?: string;
}

/** A person lets the order go on although something is wrong with it: this kind of thing, about exactly these facts. */
export const Permission = z.object({ kind: FailureKind, about: z.string(), by: z.string() });
export type Permission = z.infer<typeof Permission>;

export interface ProposedAction {
  index: number;
  kind: Action['kind'];
  label: string;
  /** Done only once this shipment has been handed over. */
  afterHandOverOf?: number;
}

/** What an activity hands back to the workflow: the stored decision by reference, its verdict, and the kinds of its actions. */
export interface DecisionRef<Data> {
  decisionId: string;
  /** A name of agents/index.ts. */
  agent: string;
  verdict: Verdict<Data>;
  confidence: number;
  actions: ProposedAction[];
}
