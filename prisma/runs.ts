/** Agent runs: each decision stored once under its step and occasion, so that a retry reuses it. */
import type { AgentName, Decision } from '../contracts/decision.ts';
import type { OrderAt } from '../contracts/order.ts';
import type { Stage } from '../contracts/workflow.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';

export interface StoredDecision<Data> extends Decision<Data> {
  id: string;
  agent: AgentName;
  step: string;
  occasion: number;
}

/**
 * The decision of a step that still holds: the same occasion's, or an earlier one that let the order go on.
 * An earlier failure does not hold: the stage is being tried again because something may have changed.
 */
export async function findDecision<Data>(
  db: PrismaClient,
  at: OrderAt,
  step: string,
  occasion: number,
): Promise<StoredDecision<Data> | null> {
  const rows = await db.agentRun.findMany({
    where: { store: at.store, order: at.order, revision: at.revision, step },
    orderBy: { occasion: 'desc' },
  });
  const found = rows.find(
    (row) => row.occasion === occasion || (row.verdict as { kind: string }).kind === 'proceed',
  );
  return found ? toDecision<Data>(found) : null;
}

/** @throws where no run has that id: a workflow only ever refers to stored decisions. */
export async function readDecision(db: PrismaClient, id: string) {
  const row = await db.agentRun.findUniqueOrThrow({ where: { id } });
  return {
    ...toDecision<unknown>(row),
    store: row.store,
    order: row.order,
    revision: row.revision,
    traceId: row.traceId,
  };
}

function toDecision<Data>(row: Prisma.AgentRunGetPayload<object>): StoredDecision<Data> {
  return {
    id: row.id,
    agent: row.agent as AgentName,
    step: row.step,
    occasion: row.occasion,
    verdict: row.verdict as unknown as Decision<Data>['verdict'],
    confidence: row.confidence,
    reasons: row.reasons,
    alternatives: row.alternatives as unknown as Decision<Data>['alternatives'],
    actions: row.actions as unknown as Decision<Data>['actions'],
    decidedBy: row.decidedBy as Decision<Data>['decidedBy'],
  };
}

/** Stores a decision and moves the order's row to the stage it was made in, in one round trip each. */
export async function storeDecision(
  db: PrismaClient,
  at: OrderAt,
  stage: Stage,
  decision: StoredDecision<unknown>,
  ms: number,
): Promise<void> {
  const { id, agent, step, occasion, verdict, confidence, reasons, alternatives, actions, decidedBy } =
    decision;
  const json = (value: unknown) => value as Prisma.InputJsonValue;
  await db.agentRun.createMany({
    data: [
      {
        id,
        agent,
        step,
        occasion,
        confidence,
        reasons,
        decidedBy,
        ms,
        store: at.store,
        order: at.order,
        revision: at.revision,
        traceId: at.traceId,
        verdict: json(verdict),
        alternatives: json(alternatives),
        actions: json(actions),
      },
    ],
    skipDuplicates: true,
  });
  await db.order.updateMany({
    where: { store: at.store, order: at.order, stage: { not: stage } },
    data: { stage },
  });
}
