/** The kill switch: which stores an operator has paused, or all of them. */
import { audit } from './audit.ts';
import type { PrismaClient } from './generated/client.ts';

export interface Pause {
  /** Null: all stores. */
  store: string | null;
  by: string;
  reason: string | null;
  since: Date;
}

/** What is paused now, the longest first. */
export async function readPauses(db: PrismaClient): Promise<Pause[]> {
  const rows = await db.switch.findMany({ where: { resumedAt: null }, orderBy: { id: 'asc' } });
  return rows.map(({ store, pausedBy, reason, pausedAt }) => ({
    store,
    by: pausedBy,
    reason,
    since: pausedAt,
  }));
}

/** @returns the pause that held already, where one did: it stays as it was. */
export async function pause(
  db: PrismaClient,
  { store, by, reason }: { store: string | null; by: string; reason: string | null },
): Promise<Pause | null> {
  const known = (await readPauses(db)).find((each) => each.store === store);
  if (known) return known;
  await db.$transaction(async (tx) => {
    await tx.switch.create({ data: { store, pausedBy: by, reason } });
    await audit(tx, { store, who: by, what: 'paused', text: reason ?? 'no reason was given' });
  });
  return null;
}

/** @returns whether anything was paused. */
export async function resume(db: PrismaClient, store: string | null, by: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.switch.updateMany({
      where: { store, resumedAt: null },
      data: { resumedBy: by, resumedAt: new Date() },
    });
    if (count > 0) await audit(tx, { store, who: by, what: 'resumed', text: 'orders go on' });
    return count > 0;
  });
}

/** When the store, or all stores, were last let go on; null where they never were stopped. */
export async function lastResumed(db: PrismaClient, store: string): Promise<Date | null> {
  const row = await db.switch.findFirst({
    where: { OR: [{ store }, { store: null }], resumedAt: { not: null } },
    orderBy: { resumedAt: 'desc' },
    select: { resumedAt: true },
  });
  return row?.resumedAt ?? null;
}

/** How many effects of a kind began, or were taken back, in a store since then. */
export function countRecent(
  db: PrismaClient,
  { store, kind, undone, since }: { store: string; kind: string; undone: boolean; since: Date },
): Promise<number> {
  const states = undone ? ['undone'] : ['started', 'done', 'unclear', 'undone'];
  const lately = undone ? { finishedAt: { gte: since } } : { startedAt: { gte: since } };
  return db.effect.count({ where: { store, kind, state: { in: states }, ...lately } });
}
