/** What goes in and out of an order's workflow. Types only: the workflow's sandbox loads no library for them. */
import type { Answer } from './case.ts';
import type { Outcome } from './decision.ts';
import type { FailureKind } from './failure.ts';
import type { OrderRef } from './order.ts';

/** The workflow type, and the task queue's default name. */
export const ORDER_WORKFLOW = 'order';
export const DEFAULT_TASK_QUEUE = 'waybill';

/** In the order they are gone through; `cancel` is entered from any of them. */
export const STAGES = ['validate', 'assess', 'route', 'fulfill', 'follow'] as const;
export type Stage = (typeof STAGES)[number] | 'cancel';

export interface OrderInput extends OrderRef {
  traceId: string;
  /** How the order had ended when it was heard of again: unless there is more to send, only returns are looked after. */
  finished?: 'delivered' | 'nothing_to_ship';
  /** What an earlier run of this order hands on when its history has grown: never set by a caller. */
  carried?: Carried;
}

/** News of a delivered order can be of its returns alone; one of which nothing was to be sent may have become another one. */
export function finishedBefore(outcome: string | null, topics: string[]): Pick<OrderInput, 'finished'> {
  const isReturn = (topic: string) => topic.startsWith('returns/') || topic.startsWith('refunds/');
  if (outcome === 'delivered') return { finished: outcome };
  return outcome === 'nothing_to_ship' && topics.some(isReturn) ? { finished: outcome } : {};
}

/** One arrived webhook. Its content is not here: the workflow re-reads the order instead of trusting a message. */
export interface WebhookSignal {
  topic: string;
  /** UTC; a webhook received before the order was last read tells nothing new. */
  receivedAt: string;
  webhookId: string;
}

/** An effect that can be taken back, by the decision that proposed it. */
export interface Undoable {
  /** "shipping/1" */
  step: string;
  decisionId: string;
  index: number;
}

/** What the ledger of effects knows to be done and not taken back. */
export interface Leftover extends Undoable {
  revision: number;
  /** Whether its parcel has a fulfillment, and may be on the truck; `maybe` after a lost answer. */
  finished: 'yes' | 'maybe' | 'no';
}

/** What a repair has changed about how the order is planned. */
export interface Repair {
  /** Services to leave out, the best first: the carrier has refused them. */
  skipServices?: number;
  /** Parcels are made half as heavy. */
  halve?: boolean;
  /** Locations whose fulfillment service has declined. */
  avoid?: string[];
}

/** How an order differs from what its parcels left for; `to` is a hash. */
export type ChangedSince = { what: 'units' } | { what: 'address'; to: string };

export interface Carried {
  revision: number;
  readAt: string;
  /** Results of finished stages and steps, by name. */
  kept: Record<string, unknown>;
  undoable: Undoable[];
  /** The carrier has told of a parcel, and nobody has looked yet. */
  parcelNews?: boolean;
}

export interface OrderResult {
  outcome: Outcome;
  why: string;
  shipments: number;
}

/** Answer of the `state` query: where the order is, in names and numbers only. */
export interface OrderState {
  stage: Stage;
  outcome: Outcome | null;
  why: string;
  exception: FailureKind | null;
  revision: number;
  traceId: string;
  caseId: string | null;
  /** The incident that it waits for, together with others. */
  incidentId: string | null;
  story: string[];
}

/** Not one of Shopify's: an operator had the order replayed, and it is read again before anything is done. */
export const REPLAY_TOPIC = 'waybill/replay';

/** Neither is this one: units that the order waits for may be there. */
export const STOCK_TOPIC = 'waybill/stock';

/** Somebody has packed parcels of the order. */
export const PACKED_TOPIC = 'waybill/packed';

/** The carrier's: something has become of a parcel, and it is asked what. */
export const TRACKER_TOPIC = 'trackers/updated';

/** Signal `webhook`, query `state`, update `answer`. */
export const WEBHOOK_SIGNAL = 'webhook';
export const STATE_QUERY = 'state';
export const ANSWER_UPDATE = 'answer';
export type AnswerUpdate = Answer;
