/** A play: what is tried for one kind of failure, in order, before a person is asked, and what that person is asked. */
import type { Tier } from '../../contracts/action.ts';
import type { StorePolicy } from '../../contracts/policy.ts';
import type { Question } from '../../contracts/question.ts';

/** Seconds, or a span that the store's merchant sets. */
export type Span = number | 'reminder' | 'last_call' | 'duplicate_hold';

export type Step =
  /** The stage once more. `held`: meanwhile the order is on hold in Shopify, because it may take hours. */
  | { do: 'retry'; after: number; held: boolean }
  /** The world brings it, and tells of it by a webhook; a lost one is made up for by reading again. */
  | { do: 'wait'; span: Span }
  /** One mail to the buyer, and a wait for the order to change. `patient`: it may change unasked, where nobody can be asked. */
  | { do: 'ask_buyer'; question: Question; reminder: boolean; patient: boolean; span: Span }
  /** A place in the queue until there are units for it. `tell`: the buyer hears of the delay, by one mail. */
  | { do: 'await_stock'; span: Span; tell: boolean }
  /** Back to the stock, at a raised revision: what was taken or moved meanwhile is taken into account. */
  | { do: 'replan'; after: number }
  /** The same parcel by the service that is second best. */
  | { do: 'next_service' }
  /** The same units in lighter parcels. */
  | { do: 'split' };

/** The riskiest thing that a step has the gateway do. */
export const TIER_OF: Record<Step['do'], Tier> = {
  retry: 'write_safe',
  wait: 'write_safe',
  ask_buyer: 'write_risky',
  await_stock: 'write_risky',
  replan: 'write_safe',
  next_service: 'write_risky',
  split: 'write_risky',
};

export interface Play {
  /** Each is tried once: the next failure of this kind at this stage takes the next one. */
  steps: Step[];
  /** That the steps are right for this kind. Below 0.85 nothing risky in them happens without a person. */
  confidence: number;
  /** After the last step. `without_mail`: the order goes on, and the buyer is written to no more. */
  last: 'case' | 'without_mail';
  /** What a person is asked, after the title and the detail. */
  ask: string;
  /** What "retry" comes to for this kind. */
  retry: string;
  /** What comes of going on all the same; null where no person can allow that. */
  allow: string | null;
}

export const MINUTE = 60;
export const HOUR = 3600;
export const DAY = 24 * HOUR;

export const retry = (after: number): Step => ({ do: 'retry', after, held: false });
export const recheck = (after: number): Step => ({ do: 'retry', after, held: true });
export const wait = (span: Span): Step => ({ do: 'wait', span });
export const awaitStock = (span: Span): Step => ({ do: 'await_stock', span, tell: true });
export const replan = (after = 0): Step => ({ do: 'replan', after });

const ask = (question: Question, reminder: boolean, patient: boolean, span: Span): Step => ({
  do: 'ask_buyer',
  question,
  reminder,
  patient,
  span,
});

/** Asks, reminds once, and gives up when the merchant's patience with buyers is over. */
export const askBuyer = (question: Question, { patient = false } = {}): Step[] => [
  ask(question, false, patient, 'reminder'),
  ask(question, true, patient, 'last_call'),
];
export const tellBuyer = (question: Question, span: Span, { patient = true } = {}): Step =>
  ask(question, false, patient, span);

const GO_ON = 'Waybill reads the order again and goes on where it stopped';

export const play = (
  steps: Step[],
  question: string,
  more: Partial<Pick<Play, 'confidence' | 'last' | 'retry' | 'allow'>> = {},
): Play => ({ steps, ask: question, confidence: 0.9, last: 'case', retry: GO_ON, allow: null, ...more });

/** A person at once: nothing that Waybill may do would help. */
export const person = (question: string, more: Partial<Pick<Play, 'retry' | 'allow'>> = {}): Play =>
  play([], question, { confidence: 1, ...more });

export function secondsOf(span: Span, policy: StorePolicy): number {
  switch (span) {
    case 'reminder':
      return Math.min(policy.buyerReminderDays, policy.buyerPatienceDays) * DAY;
    case 'last_call':
      return Math.max(0, policy.buyerPatienceDays - policy.buyerReminderDays) * DAY;
    case 'duplicate_hold':
      return policy.duplicateHoldMinutes * MINUTE;
    default:
      return span;
  }
}
