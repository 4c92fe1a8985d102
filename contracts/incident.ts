/** An incident: one cause that stops several orders of a store, put to people as one question. Types only, for the workflow's sandbox. */
import type { Offered } from './case.ts';

/** The workflow type; its id. It outlives the order that came first. */
export const INCIDENT_WORKFLOW = 'incident';
export const incidentWorkflowId = (id: string) => `incident/${id}`;

/** Signal to an order that waits; signal to the incident; the incident's update and query. */
export const WORD_SIGNAL = 'incident';
export const REPORT_SIGNAL = 'order';
export const INCIDENT_UPDATE = 'answer';
export const INCIDENT_QUERY = 'state';

/** What makes sense for all its orders at once; anything else is answered order by order. */
export const INCIDENT_CHOICES = ['retry', 'allow', 'cancel', 'take_over'] as const;
export type IncidentChoice = (typeof INCIDENT_CHOICES)[number];

export const choicesForAll = (offered: Offered[]): Offered[] =>
  offered.filter(({ choice }) => INCIDENT_CHOICES.some((each) => each === choice));

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

/** An order that waits, by its case. */
export interface WaitingOrder {
  caseId: string;
  order: string;
  workflowId: string;
}

export interface IncidentInput {
  id: string;
  /** Who may allow anything in its store; empty: anybody. */
  approvers: string[];
  /** Whether there is anybody to be told. */
  told: boolean;
  /** In seconds from its opening. */
  sla: { remind: number; escalate: number; expire: number };
  /** Whether one order may try for all. */
  tries: boolean;
  /** Every pause is multiplied by it. */
  pace: number;
  /** The last order that an earlier run has told of the end: never set by a caller. */
  after?: WaitingOrder;
}

export interface IncidentState {
  ending: Ending | null;
  story: string[];
}
