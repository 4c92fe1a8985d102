/** The audit: who or what decided something, when, and why. It is only ever added to. */

/** Who acts where nobody does. */
export const WAYBILL = 'waybill';

export const AUDITED = [
  'case_opened',
  'case_reminded',
  'case_escalated',
  'case_expired',
  /** The order itself has moved on, and nobody needs to answer any more. */
  'case_overtaken',
  'case_answered',
  /** One cause has stopped several orders: the entries stand with the order that came first. */
  'incident_opened',
  'incident_reminded',
  'incident_escalated',
  'incident_expired',
  /** No order waits for it any more. */
  'incident_overtaken',
  'incident_answered',
  /** Exactly one call was allowed: the entry carries its hash. */
  'call_approved',
  /** The order may go on in spite of one failure: the entry carries the hash of the facts that it rests on. */
  'failure_allowed',
  /** A person asked for an edit: the entry carries its hash. */
  'edit_proposed',
  /** The kill switch, of one store or of all: a person's doing, or the velocity cap's. */
  'paused',
  'resumed',
  /** Webhooks that had not reached their orders were to be taken in at once. */
  'webhooks_retried',
  /** The level of an action. */
  'autonomy_set',
  'autonomy_promoted',
  'autonomy_demoted',
  /** What is remembered of a resolved case was put right, or forgotten. */
  'memory_corrected',
  'memory_forgotten',
] as const;
export type Audited = (typeof AUDITED)[number];
