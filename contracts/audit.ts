/** The audit: who or what decided something about an order, when, and why. It is only ever added to. */

export const AUDITED = [
  'case_opened',
  'case_reminded',
  'case_escalated',
  'case_expired',
  /** The order itself has moved on, and nobody needs to answer any more. */
  'case_overtaken',
  'case_answered',
  /** Exactly one call was allowed: the entry carries its hash. */
  'call_approved',
  /** A person asked for an edit: the entry carries its hash. */
  'edit_proposed',
] as const;
export type Audited = (typeof AUDITED)[number];
