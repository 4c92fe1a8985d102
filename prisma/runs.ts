/** Agent runs: each decision stored once under its step and occasion, so that a retry reuses it. */
import { ACTIONS } from '../contracts/action.ts';
import type { Decision } from '../contracts/decision.ts';
import type { FailureKind } from '../contracts/failure.ts';
import type { OrderAt, OrderRef } from '../contracts/order.ts';
import type { Stage } from '../contracts/workflow.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';

export interface StoredDecision<Data> extends Decision<Data> {
  id: string;
  agent: string;
  step: string;
  occasion: string;
}

/** Which earlier decisions of a step still hold for a new run of it. */
export type Reuse =
  /** Any that let the order go on: a new run of the workflow takes up where an old one stood. */
  | 'proceeded'
  /** Only one whose effects have begun or were allowed: deciding anew could do them twice. */
  | 'begun'
  /** None: the world is asked again. */
  | 'never';

/** The decision of a step that still holds. The same occasion's always does: an activity retry must not pay twice. */
export async function findDecision<Data>(
  db: PrismaClient,
  at: OrderAt,
  step: string,
  occasion: string,
  reuse: Reuse,
): Promise<StoredDecision<Data> | null> {
  const rows = await db.agentRun.findMany({
    where: { store: at.store, order: at.order, revision: at.revision, step },
    orderBy: { decidedAt: 'desc' },
  });
  const same = rows.find((row) => row.occasion === occasion);
  if (same) return toDecision(same);
  const proceeded = rows.filter((row) => (row.verdict as { kind: string }).kind === 'proceed');
  switch (reuse) {
    case 'never':
      return null;
    case 'proceeded': {
      const [newest] = proceeded;
      // Superseded: an operator wants it decided anew, which may be had where nothing has been done for it yet.
      return newest?.supersededAt ? findBegun(db, proceeded) : newest ? toDecision(newest) : null;
    }
    case 'begun':
      return findBegun(db, proceeded);
  }
}

type Row = Prisma.AgentRunGetPayload<object>;

async function findBegun<Data>(db: PrismaClient, rows: Row[]): Promise<StoredDecision<Data> | null> {
  const begun = await begunDecisions(
    db,
    rows.map(({ id }) => id),
  );
  // What a person has decided holds, whether or not it has begun, until an operator wants it decided anew.
  const decided = (row: Row) => row.decidedBy === 'person' && row.supersededAt === null;
  const found = rows.find((row) => begun.has(row.id) || decided(row));
  return found ? toDecision(found) : null;
}

/** Those whose effects have begun or were allowed. */
export async function begunDecisions(db: PrismaClient, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db.effect.findMany({
    where: {
      decisionId: { in: ids },
      kind: { notIn: CONVERGENT },
      OR: [
        { state: { in: ['started', 'done', 'unclear'] } },
        { state: 'proposed', approvedBy: { not: null } },
      ],
    },
    select: { decisionId: true },
  });
  return new Set(rows.map((row) => row.decisionId));
}

/** Kinds that may be done again under a new decision. */
const CONVERGENT = Object.entries(ACTIONS)
  .filter(([, rule]) => rule.once === 'occasion')
  .map(([kind]) => kind);

/** What an agent saw when it first failed an order with that kind, earliest first. */
export async function seenAtFailure(
  db: PrismaClient,
  { store, order }: OrderRef,
  agent: string,
  kind: FailureKind,
): Promise<unknown[]> {
  const rows = await db.agentRun.findMany({
    where: { store, order, agent, verdict: { path: ['failure', 'kind'], equals: kind } },
    orderBy: { decidedAt: 'asc' },
    select: { saw: true },
  });
  return rows.map(({ saw }) => saw);
}

/** The addresses, as hashes, that those decisions were made for, where they were made for one. */
export async function addressesSeen(db: PrismaClient, ids: string[]): Promise<string[]> {
  const rows = await db.agentRun.findMany({ where: { id: { in: ids } }, select: { saw: true } });
  return rows.flatMap(({ saw }) => (saw as { to?: string } | null)?.to ?? []);
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

function toDecision<Data>(row: Row): StoredDecision<Data> {
  return {
    id: row.id,
    agent: row.agent,
    step: row.step,
    occasion: row.occasion,
    verdict: row.verdict as unknown as Decision<Data>['verdict'],
    confidence: row.confidence,
    reasons: row.reasons,
    alternatives: row.alternatives as unknown as Decision<Data>['alternatives'],
    actions: row.actions as unknown as Decision<Data>['actions'],
    decidedBy: row.decidedBy as Decision<Data>['decidedBy'],
    ...(row.about === null ? {} : { about: row.about }),
  };
}

/** Stores a decision once, and moves the order's row to the stage it was made in, in one round trip. */
export async function storeDecision(
  db: PrismaClient,
  { store, order, revision, traceId }: OrderAt,
  stage: Stage,
  { decision, saw, ms }: { decision: StoredDecision<unknown>; saw: object | null; ms: number },
): Promise<void> {
  const { id, agent, step, occasion, confidence, reasons, decidedBy, about = null } = decision;
  const json = (value: unknown) => JSON.stringify(value);
  await db.$executeRaw`
    WITH moved AS (
      UPDATE orders SET stage = ${stage}, updated_at = now()
      WHERE store = ${store} AND "order" = ${order} AND stage <> ${stage})
    INSERT INTO agent_runs (id, store, "order", revision, trace_id, agent, step, occasion, confidence, reasons, decided_by, ms,
                            about, saw, verdict, alternatives, actions)
    VALUES (${id}::uuid, ${store}, ${order}, ${revision}, ${traceId}, ${agent}, ${step}, ${occasion}, ${confidence}, ${reasons},
            ${decidedBy}, ${ms}, ${about}, ${saw && json(saw)}::jsonb, ${json(decision.verdict)}::jsonb,
            ${json(decision.alternatives)}::jsonb, ${json(decision.actions)}::jsonb)
    ON CONFLICT DO NOTHING`;
}
