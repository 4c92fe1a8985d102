/** The kill switch: which stores an operator has paused, or all of them. */
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
  if (!known) await db.switch.create({ data: { store, pausedBy: by, reason } });
  return known ?? null;
}

/** @returns whether anything was paused. */
export async function resume(db: PrismaClient, store: string | null, by: string): Promise<boolean> {
  const { count } = await db.switch.updateMany({
    where: { store, resumedAt: null },
    data: { resumedBy: by, resumedAt: new Date() },
  });
  return count > 0;
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

/** How long a pause may go unnoticed, in ms. */
const MAX_AGE = 1_000;

/** Asked before every effect: at most one query a second, however many effects there are. */
export function switchboard(db: PrismaClient): (store: string) => Promise<Pause | null> {
  let known = { at: Number.NEGATIVE_INFINITY, pauses: [] as Pause[] };
  let reading: Promise<void> | null = null;

  const read = async () => {
    // The moment before the question: an answer is as old as that.
    const at = performance.now();
    known = { at, pauses: await readPauses(db) };
  };
  return async (store) => {
    while (performance.now() - known.at > MAX_AGE) {
      reading ??= read().finally(() => {
        reading = null;
      });
      await reading;
    }
    return known.pauses.find((each) => each.store === null || each.store === store) ?? null;
  };
}
