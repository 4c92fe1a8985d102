/** Which orders a batch is about: asked of Temporal's visibility, or of the orders' own rows. */
import type { Client } from '@temporalio/client';
import type { FailureKind } from '../../contracts/failure.ts';
import { ORDER_WORKFLOW } from '../../contracts/workflow.ts';
import type { PrismaClient } from '../../prisma/generated/client.ts';
import { REPLAYABLE, type Replayable, stuckOrders } from '../../prisma/replays.ts';

export type Selection = { store?: string } & (
  | { kind: 'exception'; exception: FailureKind }
  | { kind: 'failed'; since: Date }
  | { kind: 'query'; query: string }
);

export interface Selected {
  order: Replayable;
  /** Its runs that Temporal listed, where it was asked. */
  runIds: ReadonlySet<string> | null;
}

/** Orders that wait for a person or have failed count as failed, and so do runs that Temporal shows as failed. */
export async function selectOrders(
  db: PrismaClient,
  client: Client,
  selection: Selection,
): Promise<{ orders: Selected[]; unknown: string[] }> {
  const store = selection.store ? { store: selection.store } : {};
  switch (selection.kind) {
    case 'exception': {
      const outcomes = ['waiting', 'needs_person', 'failed'];
      const orders = await stuckOrders(db, { ...store, outcomes, exception: selection.exception });
      return { orders: orders.map((order) => ({ order, runIds: null })), unknown: [] };
    }
    case 'failed': {
      const { since } = selection;
      const rested = await stuckOrders(db, { ...store, outcomes: ['needs_person', 'failed'], since });
      const query = `ExecutionStatus IN ('Failed', 'TimedOut') AND CloseTime >= '${since.toISOString()}'`;
      const listed = await listOrders(db, client, query, selection.store);
      const known = new Set(rested.map(({ workflowId }) => workflowId));
      const more = listed.orders.filter(({ order }) => !known.has(order.workflowId));
      return {
        orders: [...rested.map((order) => ({ order, runIds: null })), ...more],
        unknown: listed.unknown,
      };
    }
    case 'query':
      return listOrders(db, client, selection.query, selection.store);
  }
}

/** @throws ServiceError (INVALID_ARGUMENT) where the query is none. */
async function listOrders(db: PrismaClient, client: Client, query: string, store: string | undefined) {
  const runs = new Map<string, Set<string>>();
  const asked = `WorkflowType = '${ORDER_WORKFLOW}' AND (${query})`;
  for await (const { workflowId, runId } of client.workflow.list({ query: asked }))
    runs.set(workflowId, (runs.get(workflowId) ?? new Set()).add(runId));
  const rows = await db.order.findMany({
    where: { workflowId: { in: [...runs.keys()] }, ...(store ? { store } : {}) },
    orderBy: { startedAt: 'asc' },
    select: REPLAYABLE,
  });
  const known = new Set(rows.map(({ workflowId }) => workflowId));
  return {
    orders: rows.map((order) => ({ order, runIds: runs.get(order.workflowId) ?? null })),
    unknown: store ? [] : [...runs.keys()].filter((workflowId) => !known.has(workflowId)),
  };
}
