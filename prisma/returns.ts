/** What Waybill has decided and done about an order's returns. */
import type { OrderRef } from '../contracts/order.ts';
import type { PrismaClient } from './generated/client.ts';

/** Returns that the last decision was waiting for, by gid. */
export async function followedReturns(db: PrismaClient, { store, order }: OrderRef): Promise<string[]> {
  const [last] = await db.$queryRaw<{ waiting: string[] | null }[]>`
    SELECT verdict #> '{data,waiting}' AS waiting FROM agent_runs
    WHERE store = ${store} AND "order" = ${order} AND agent = 'returns' AND verdict->>'kind' = 'proceed'
    ORDER BY decided_at DESC LIMIT 1`;
  return last?.waiting ?? [];
}

const KINDS = ['approve_return', 'decline_return', 'create_refund'] as const;

/** An effect that was done, and did not find it done by a person. */
export interface ReturnEffect {
  what: (typeof KINDS)[number];
  /** The return's gid, and for a refund how many units were refunded before it. */
  about: string;
  result: Record<string, unknown>;
}

export async function returnEffects(db: PrismaClient, { store, order }: OrderRef): Promise<ReturnEffect[]> {
  const rows = await db.effect.findMany({
    where: { store, order, state: 'done', kind: { in: [...KINDS] } },
    orderBy: { finishedAt: 'asc' },
    select: { kind: true, purpose: true, result: true },
  });
  return rows.flatMap(({ kind, purpose, result }) => {
    const found = (result ?? {}) as Record<string, unknown>;
    const what = KINDS.find((each) => each === kind);
    return what && found.byUs !== false
      ? [{ what, about: purpose.slice(what.length + 1), result: found }]
      : [];
  });
}
