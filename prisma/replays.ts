/** What an operator's replay leaves in the database, before and after the workflow is reset. */
import type { OrderRef } from '../contracts/order.ts';
import { STAGES, type Stage } from '../contracts/workflow.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';
import { leftoversOf } from './leftovers.ts';
import { begunDecisions } from './runs.ts';

export interface Standing {
  /** What was done under the current plan has been taken back: the same plan cannot do it again. */
  takenBack: boolean;
  /** A label was bought that no finished parcel stands for. */
  unfinished: boolean;
}

export async function standingOf(db: PrismaClient, ref: OrderRef & { revision: number }): Promise<Standing> {
  const { store, order, revision } = ref;
  const undone = await db.effect.count({ where: { store, order, revision, state: 'undone' } });
  const left = await leftoversOf(db, ref);
  const unfinished = left.some(({ finished, step }) => finished !== 'yes' && step.startsWith('shipping/'));
  return { takenBack: undone > 0, unfinished };
}

/**
 * From this stage on the agents decide anew, as far as nothing has been done under the plan yet: what a parcel that has left
 * rests on cannot be decided otherwise.
 */
export async function supersedeFrom(
  db: PrismaClient,
  { store, order, revision }: OrderRef & { revision: number },
  from: Stage,
): Promise<void> {
  if (from === 'cancel') return;
  const runs = await db.agentRun.findMany({
    where: { store, order, revision, agent: { not: 'exception' } },
    select: { id: true, step: true },
  });
  const begun = await begunDecisions(
    db,
    runs.map(({ id }) => id),
  );
  const acted = runs.filter(({ id }) => begun.has(id)).map(({ step }) => stageIndex(step));
  const first = Math.max(STAGES.indexOf(from), ...acted);
  const later = runs.filter(({ step }) => stageIndex(step) >= first).map(({ id }) => id);
  await db.agentRun.updateMany({
    where: { id: { in: later }, supersededAt: null },
    data: { supersededAt: new Date() },
  });
}

/** In which of STAGES a step is gone. */
function stageIndex(step: string): number {
  const [agent = '', part] = step.split('/');
  if (agent === 'notification') return STAGES.indexOf(part === 'processing' ? 'fulfill' : 'follow');
  const index = AGENTS.findIndex((names) => names.includes(agent));
  return index < 0 ? AGENTS.length : index;
}

/** By stage, in the order of STAGES. */
const AGENTS = [
  ['validator'],
  ['inventory', 'customer', 'address', 'risk', 'compliance'],
  ['router'],
  ['shipping'],
  ['tracker', 'returns'],
];

/** A plan that was taken back starts over as a new one, whose effects are new. */
export async function raiseRevision(db: PrismaClient, { store, order }: OrderRef, known: number) {
  await db.order.updateMany({
    where: { store, order, revision: known },
    data: { revision: { increment: 1 } },
  });
}

export const openCases = async (db: PrismaClient, { store, order }: OrderRef): Promise<string[]> =>
  (await db.case.findMany({ where: { store, order, closedAt: null }, select: { id: true } })).map(
    ({ id }) => id,
  );

export interface ReplayRecord extends OrderRef {
  traceId: string;
  batch: string;
  stage: Stage;
  /** "replayed by kim from route: the carrier is back" */
  text: string;
  runId: string;
  /** Cases that the replaced run was waiting for. */
  cases: string[];
}

/** Written after the reset: where it is missing, the same batch asks for the same reset again, and Temporal knows it. */
export async function recordReplay(db: PrismaClient, replay: ReplayRecord): Promise<void> {
  const { store, order, traceId, batch, stage, text, runId, cases } = replay;
  const now = new Date();
  await db.$transaction([
    db.orderEvent.create({ data: { store, order, traceId, stage, kind: 'replayed', text, batch } }),
    // The new run may have come to rest already.
    db.order.updateMany({
      where: { store, order, OR: [{ runId: null }, { NOT: { runId } }] },
      data: { outcome: null, exception: null, why: text, settledAt: null },
    }),
    db.case.updateMany({ where: { id: { in: cases }, closedAt: null }, data: { closedAt: now, why: text } }),
  ]);
}

/** Who was replayed in this batch, as "store/order". */
export async function replayedIn(db: PrismaClient, batch: string): Promise<Set<string>> {
  const rows = await db.orderEvent.findMany({ where: { batch }, select: { store: true, order: true } });
  return new Set(rows.map(({ store, order }) => `${store}/${order}`));
}

/** An older batch was left behind, and is no longer what the operator means. */
const RESUMABLE_MS = 24 * 3600_000;

/** The unfinished batch of the same selection, or a new one. */
export async function openBatch(
  db: PrismaClient,
  wish: { id: string; selection: string; by: string; reason: string | null },
): Promise<{ id: string; resumed: boolean }> {
  const known = await db.replayBatch.findFirst({
    where: {
      selection: wish.selection,
      finishedAt: null,
      startedAt: { gt: new Date(Date.now() - RESUMABLE_MS) },
    },
    orderBy: { startedAt: 'desc' },
  });
  if (known) return { id: known.id, resumed: true };
  await db.replayBatch.create({ data: wish });
  return { id: wish.id, resumed: false };
}

export async function finishBatch(db: PrismaClient, id: string): Promise<void> {
  await db.replayBatch.update({ where: { id }, data: { finishedAt: new Date() } });
}

/** Of an order, what a replay needs to know. */
export const REPLAYABLE = {
  store: true,
  order: true,
  name: true,
  traceId: true,
  workflowId: true,
  revision: true,
  stage: true,
  outcome: true,
  exception: true,
  redactedAt: true,
} as const satisfies Prisma.OrderSelect;
export type Replayable = Prisma.OrderGetPayload<{ select: typeof REPLAYABLE }>;

/** Orders that rest with an exception: they wait, ask a person, or have failed. */
export const stuckOrders = (
  db: PrismaClient,
  where: { store?: string; exception?: string; since?: Date; outcomes: string[] },
): Promise<Replayable[]> =>
  db.order.findMany({
    where: {
      outcome: { in: where.outcomes },
      ...(where.store ? { store: where.store } : {}),
      ...(where.exception ? { exception: where.exception } : {}),
      ...(where.since ? { settledAt: { gte: where.since } } : {}),
    },
    orderBy: { startedAt: 'asc' },
    select: REPLAYABLE,
  });
