/** An order's state as a new run of its workflow takes it over, put together from what is stored. */
import type { OrderRef } from '../contracts/order.ts';
import { type Carried, STAGES, type Stage } from '../contracts/workflow.ts';
import type { PrismaClient } from './generated/client.ts';
import { leftoversOf } from './leftovers.ts';

/** A stage's steps, as far as they are the same for every order. */
const STEPS: Record<(typeof STAGES)[number], string[]> = {
  validate: ['validator'],
  assess: ['inventory', 'customer', 'address', 'risk', 'compliance'],
  route: ['router'],
  fulfill: [],
  follow: [],
};

/** @returns what holds of the stages before `upTo`, or before the first one that has no result. */
export async function carriedFor(
  db: PrismaClient,
  { store, order }: OrderRef,
  upTo: Stage,
): Promise<{ carried: Carried; from: Stage }> {
  const row = await db.order.findUniqueOrThrow({
    where: { store_order: { store, order } },
    select: { revision: true, readAt: true },
  });
  const { revision } = row;
  const left = await leftoversOf(db, { store, order });
  const proceeded = await proceededSteps(db, { store, order, revision });
  const earlier = left.filter(
    (it) => it.finished === 'yes' && it.revision < revision && it.step.startsWith('shipping/'),
  );
  const shipped = new Set(earlier.map((it) => `${it.revision} ${it.step}`)).size;
  const kept: Record<string, unknown> = shipped > 0 ? { shipped } : {};
  const carried = (from: Stage) => ({
    from,
    carried: {
      revision,
      readAt: row.readAt?.toISOString() ?? '',
      kept,
      undoable: left.map(({ step, decisionId, index }) => ({ step, decisionId, index })),
    },
  });

  for (const stage of STAGES) {
    if (stage === upTo) return carried(stage);
    const steps = stage === 'fulfill' ? parcelSteps(kept.router) : STEPS[stage];
    if (!steps.every((step) => proceeded.has(step))) return carried(stage);
    const finished = (step: string) =>
      left.some((it) => it.finished === 'yes' && it.revision === revision && it.step === step);
    if (stage === 'fulfill' && !steps.every(finished)) return carried(stage);
    const results = steps.map((step) => [step, proceeded.get(step)] as const);
    Object.assign(kept, Object.fromEntries(results));
    kept[`stage:${stage}`] = stage === 'assess' ? Object.fromEntries(results) : (results[0]?.[1] ?? null);
  }
  return carried('follow');
}

const parcelSteps = (router: unknown) =>
  ((router as { shipments?: { number: number }[] } | undefined)?.shipments ?? []).map(
    ({ number }) => `shipping/${number}`,
  );

/** What each step found, the newest run of it first. */
async function proceededSteps(
  db: PrismaClient,
  where: { store: string; order: string; revision: number },
): Promise<Map<string, unknown>> {
  const rows = await db.agentRun.findMany({
    where,
    orderBy: { decidedAt: 'asc' },
    select: { step: true, verdict: true },
  });
  const found = new Map<string, unknown>();
  for (const { step, verdict } of rows) {
    const { kind, data } = verdict as { kind: string; data?: unknown };
    if (kind === 'proceed') found.set(step, data);
  }
  return found;
}
