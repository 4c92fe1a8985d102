/** Which orders a batch is about: asked of Temporal's visibility, or of the orders' own rows. */
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { defineSearchAttributeKey } from '@temporalio/common';
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
  /** It rests nowhere: what its run was waiting out when it was listed. */
  pausedBy?: FailureKind;
}

const EXCEPTION = 'WaybillException';
const KEY = defineSearchAttributeKey(EXCEPTION, 'KEYWORD');

/** Orders that wait for a person or have failed count as failed, and so do runs that Temporal shows as failed. */
export async function selectOrders(db: PrismaClient, client: Client, selection: Selection): Promise<Listed> {
  const store = selection.store ? { store: selection.store } : {};
  switch (selection.kind) {
    case 'exception': {
      const { exception } = selection;
      const outcomes = ['waiting', 'needs_person', 'failed'];
      const rested = await stuckOrders(db, { ...store, outcomes, exception });
      // One that is about to try again by itself rests nowhere: only its run knows what it waits for.
      const query = `ExecutionStatus = 'Running' AND ${EXCEPTION} = '${exception}'`;
      const { orders, unknown } = await listOrders(db, client, query, selection.store);
      const paused = orders.map((each) => ({ ...each, pausedBy: exception }));
      return both(rested, { orders: paused, unknown });
    }
    case 'failed': {
      const { since } = selection;
      const rested = await stuckOrders(db, { ...store, outcomes: ['needs_person', 'failed'], since });
      const query = `ExecutionStatus IN ('Failed', 'TimedOut') AND CloseTime >= '${since.toISOString()}'`;
      return both(rested, await listOrders(db, client, query, selection.store));
    }
    case 'query':
      return listOrders(db, client, selection.query, selection.store);
  }
}

interface Listed {
  orders: Selected[];
  unknown: string[];
}

/** What both name counts as resting. */
function both(rested: Replayable[], { orders, unknown }: Listed): Listed {
  const known = new Set(rested.map(({ workflowId }) => workflowId));
  const more = orders.filter(({ order }) => !known.has(order.workflowId));
  return { orders: [...rested.map((order) => ({ order, runIds: null })), ...more], unknown };
}

/** @throws ServiceError (INVALID_ARGUMENT) where the query is none. */
async function listOrders(
  db: PrismaClient,
  client: Client,
  query: string,
  store: string | undefined,
): Promise<Listed> {
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

/** Whether its run still waits out what it was listed for: it may have tried again since, and gone on. */
export async function isPausedBy(client: Client, workflowId: string, kind: FailureKind): Promise<boolean> {
  try {
    const { typedSearchAttributes } = await client.workflow.getHandle(workflowId).describe();
    return typedSearchAttributes.get(KEY) === kind;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}
