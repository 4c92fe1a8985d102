/** Activities of a store's reconciliation. */
import { Context } from '@temporalio/activity';
import type { Counts, ReconcileInput, Window } from '../contracts/reconcile.ts';
import { noteRun, readWatermark } from '../prisma/reconciliations.ts';
import { type PageRequest, type PageResult, reconcilePage } from '../runtime/reconcile/page.ts';
import type { Resources } from '../runtime/resources.ts';

export interface ReconcileActivities {
  /** What this run has to read, or why nothing. */
  reconcileWindow(
    input: ReconcileInput,
  ): Promise<{ kind: 'read'; window: Window } | { kind: 'skipped'; why: string }>;
  reconcilePage(request: Omit<PageRequest, 'run'>): Promise<PageResult>;
  noteReconciled(given: { store: string; counts: Counts }): Promise<void>;
}

/** Against clocks that differ, and a search index that is late. */
const OVERLAP_MS = 5 * 60_000;

export function reconcileActivities(resources: Resources): ReconcileActivities {
  const { db, pace = 1 } = resources;
  return {
    async reconcileWindow({ store, since, graceSeconds = 0 }) {
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
      const { workflowExecution, activityId } = Context.current().info;
      const runId = workflowExecution?.runId ?? activityId;
      const call = { traceId: runId.replaceAll('-', ''), signal: Context.current().cancellationSignal };
      return reconcilePage(resources, { ...request, run: runId }, call);
    },
    noteReconciled: ({ store, counts }) => noteRun(db, store, counts),
  };
}
