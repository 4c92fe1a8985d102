/** An incident: one cause that stops several orders of a store, put to people as one question. Types only, for the workflow's sandbox. */

/** What makes sense for all its orders at once; anything else is answered order by order. */
export const INCIDENT_CHOICES = ['retry', 'cancel', 'take_over'] as const;
export type IncidentChoice = (typeof INCIDENT_CHOICES)[number];

export interface IncidentAnswer {
  choice: IncidentChoice;
  /** Who answers: a name or a login, for the audit. */
  by: string;
  /** Goes through Temporal's history: no personal data. */
  why?: string;
}

/** How an incident ends. */
export type Ending =
  /** Also by Waybill itself, where one of its orders went through at the stage that had stopped it. */
  | ({ kind: 'answered' } & IncidentAnswer)
  | { kind: 'expired' }
  /** No order waits for it any more. */
  | { kind: 'left' };

/** What an order that waits is told. */
export type Word = { incidentId: string } & (
  | Ending
  /** To go and see whether the cause is gone, for all of them. */
  | { kind: 'try' }
);

/** What an order tells its incident. */
export interface Report {
  kind: 'passed' | 'left';
  order: string;
}

export interface IncidentInput {
  id: string;
  store: string;
  failure: string;
  /** Whether there is anybody to be told. */
  told: boolean;
  /** In seconds from its opening. */
  sla: { remind: number; escalate: number; expire: number };
  /** Every pause is multiplied by it. */
  pace: number;
  /** Where an earlier run stopped telling the orders: never set by a caller. */
  after?: WaitingOrder;
}

/** An order that waits, by its case. In the order they came. */
export interface WaitingOrder {
  caseId: string;
  order: string;
}

export interface IncidentState {
  ending: Ending | null;
  /** Orders that were told of the end, or that do not run any more. */
  told: number;
}
