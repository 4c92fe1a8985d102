/** Activities of a store's reconciliation. */
import { Context } from '@temporalio/activity';
import type { Counts, ReconcileInput, WebhooksRepaired, Window } from '../contracts/reconcile.ts';
import { beginBackfill, noteBackfill, noteRun, readWatermark } from '../prisma/reconciliations.ts';
import {
  type BackfillRequest,
  type BackfillStep,
  backfillStep,
  openSince,
} from '../runtime/reconcile/backfill.ts';
import { type PageRequest, type PageResult, reconcilePage } from '../runtime/reconcile/page.ts';
import type { Resources } from '../runtime/resources.ts';
import { repairSubscriptions, webhookAddress } from '../runtime/stores/subscriptions.ts';

export interface ReconcileActivities {
  /** What this run has to read, or why nothing. */
  reconcileWindow(
    input: ReconcileInput,
  ): Promise<{ kind: 'read'; window: Window } | { kind: 'skipped'; why: string }>;
  reconcilePage(request: Omit<PageRequest, 'run'>): Promise<PageResult>;
  /** What was put right, and null where nobody has said which address the webhooks shall come to. */
  repairSubscriptions(given: { store: string }): Promise<WebhooksRepaired | null>;
  /** How many orders were open when it began. */
  beginBackfill(given: { store: string; until: string }): Promise<{ total: number }>;
  backfillStep(request: Omit<BackfillRequest, 'run'>): Promise<BackfillStep>;
  noteBackfill(given: { store: string; read: number; backfilled: number; done: boolean }): Promise<void>;
  noteReconciled(given: { store: string; counts: Counts }): Promise<void>;
}

/** Against clocks that differ, and a search index that is late. */
const OVERLAP_MS = 5 * 60_000;
/** Nothing is taken in while an operator has stopped the store. */
const PAUSED_SECONDS = 60;

export function reconcileActivities(resources: Resources): ReconcileActivities {
  const { db, publicUrl, pace = 1 } = resources;
  return {
    async reconcileWindow({ store, since, graceSeconds = 0 }) {
      const known = await db.store.findUnique({ where: { domain: store }, select: { uninstalledAt: true } });
      if (known?.uninstalledAt) return { kind: 'skipped', why: 'the app is uninstalled' };
      const pause = await resources.board.paused(store);
      if (pause) return { kind: 'skipped', why: `paused by ${pause.by}` };
      const watermark = await readWatermark(db, store);
      if (!watermark) return { kind: 'skipped', why: 'the store is not known any more' };
      return {
        kind: 'read',
        window: {
          since: since ?? new Date(watermark.getTime() - OVERLAP_MS).toISOString(),
          until: new Date(Date.now() - graceSeconds * 1000 * pace).toISOString(),
        },
      };
    },
    reconcilePage(request) {
      const { run, call } = runAndCall();
      return reconcilePage(resources, { ...request, run }, call);
    },
    async repairSubscriptions({ store }) {
      if (!publicUrl) return null;
      const { call } = runAndCall();
      const shopify = await resources.shopify(store);
      const scopes = await shopify.readScopes(call);
      return repairSubscriptions(shopify, { uri: webhookAddress(publicUrl, store), scopes }, call);
    },
    async beginBackfill({ store, until }) {
      const shopify = await resources.shopify(store);
      const total = await shopify.countOrders(openSince(until), runAndCall().call);
      await beginBackfill(db, store, total);
      return { total };
    },
    async backfillStep(request) {
      const pause = await resources.board.paused(request.store);
      if (pause) return { next: request.place, read: 0, backfilled: 0, pauseSeconds: PAUSED_SECONDS * pace };
      const { run, call } = runAndCall();
      return backfillStep(resources, { ...request, run }, call);
    },
    noteBackfill: ({ store, ...progress }) => noteBackfill(db, store, progress),
    noteReconciled: ({ store, counts }) => noteRun(db, store, counts),
  };
}

/** The workflow's run, which also is the trace id of what it asks Shopify. */
function runAndCall() {
  const { info, cancellationSignal: signal } = Context.current();
  const run = info.workflowExecution?.runId ?? info.activityId;
  return { run, call: { traceId: run.replaceAll('-', ''), signal } };
}
