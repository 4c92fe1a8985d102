/** What goes in and out of a store's reconciliation: references and counts only. */

export const RECONCILE_WORKFLOW = 'reconcile';

/** Not Shopify's: an arrival that Waybill puts into the inbox itself, for an order that no webhook told of. */
export const RECONCILE_TOPIC = 'waybill/reconcile';

export interface ReconcileInput {
  store: string;
  /** UTC; from the store's watermark where none is given. */
  since?: string;
  /** Changes younger than this are left to their webhooks, which may be on their way. */
  graceSeconds?: number;
  /** What an earlier run of this reconciliation hands on: never set by a caller. */
  carried?: { window: Window; place: Place; counts: Counts };
}

/** Orders changed at or after `since` and at or before `until`, both UTC. */
export interface Window {
  since: string;
  until: string;
}

/** Where the next page begins. `after` is a cursor, used only where one moment fills more than a page. */
export interface Place {
  since: string;
  after: string | null;
}

export interface Counts {
  read: number;
  /** Orders that Waybill did not know. */
  missed: number;
  /** Orders that Waybill knew otherwise. */
  differing: number;
}

/** Topics whose webhook subscription was missing, pointed elsewhere, or was one too many. */
export interface WebhooksRepaired {
  created: string[];
  redirected: string[];
  removed: string[];
  /** Topics that Shopify does not let the app hear, and why. */
  refused: { topic: string; why: string }[];
}

export type Reconciled =
  /** `webhooks` is null where they were not looked at. */
  | ({ kind: 'done'; webhooks: WebhooksRepaired | null } & Window & Counts)
  /** The store is paused, or Waybill's app is not installed there any more. */
  | { kind: 'skipped'; why: string };

export const BACKFILL_WORKFLOW = 'backfill';
/** As above, for an order from before the store was Waybill's: it has waited, and may wait a little more. */
export const BACKFILL_TOPIC = 'waybill/backfill';

export interface BackfillInput {
  store: string;
  /** What an earlier run of this backfill hands on: never set by a caller. */
  carried?: { until: string; place: Place; total: number } & BackfillResult;
}

export interface BackfillResult {
  /** Open orders that were looked at, and those that were taken in. */
  read: number;
  backfilled: number;
}
