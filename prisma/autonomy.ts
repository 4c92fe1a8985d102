/** Levels of autonomy: what holds for a store's actions, by whose decision, since when and why. */
import type { ActionKind } from '../contracts/action.ts';
import { WAYBILL } from '../contracts/audit.ts';
import type { Level, Levels } from '../contracts/autonomy.ts';
import { audit } from './audit.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';

export interface LevelSet {
  store: string;
  kind: string;
  level: Level;
  by: string;
  reason: string;
  since: Date;
}

/** A level that was earned or lost, and the order whose evidence has tipped the scales. */
export interface LevelChange extends Pick<LevelSet, 'store' | 'kind' | 'level' | 'reason' | 'since'> {
  order: string;
  traceId: string;
}

export async function readLevels(db: Prisma.TransactionClient, store: string): Promise<LevelSet[]> {
  const rows = await db.autonomy.findMany({ where: { store } });
  return rows.map(({ level, setBy: by, ...row }) => ({ ...row, level: level as Level, by }));
}

/** By kind. */
export const levelsOf = (set: LevelSet[]): Levels =>
  Object.fromEntries(set.map(({ kind, level }) => [kind, level]));

/** Whoever judges or changes a level waits here until those before have finished: two must not both count without the other. */
export async function lockLevel(tx: Prisma.TransactionClient, store: string, kind: string): Promise<void> {
  const name = `autonomy ${store} ${kind}`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}

/** Sets a level by hand. Whoever is about to act notices within a second (prisma/switchboard.ts). */
export async function setLevel(
  db: PrismaClient,
  given: { store: string; kind: ActionKind; level: Level; by: string; reason: string },
): Promise<void> {
  const { store, kind, level, by, reason } = given;
  await db.$transaction(async (tx) => {
    await lockLevel(tx, store, kind);
    const since = new Date();
    const set = { level, setBy: by, reason, since, order: null, traceId: null, toldAt: since };
    await putLevel(tx, store, kind, set);
    await audit(tx, { store, who: by, what: 'autonomy_set', text: `${kind}: ${level}, ${reason}` });
  });
}

/** In the transaction in which it was judged, and under its lock. */
export async function changeLevel(
  tx: Prisma.TransactionClient,
  what: 'autonomy_promoted' | 'autonomy_demoted',
  { store, kind, ...change }: LevelChange,
): Promise<void> {
  const { level, reason, order, traceId } = change;
  await putLevel(tx, store, kind, { ...change, setBy: WAYBILL, toldAt: null });
  await audit(tx, { store, order, traceId, who: WAYBILL, what, text: `${kind}: ${level}, ${reason}` });
}

const putLevel = (
  tx: Prisma.TransactionClient,
  store: string,
  kind: string,
  set: Omit<Prisma.AutonomyUncheckedCreateInput, 'store' | 'kind'>,
) =>
  tx.autonomy.upsert({
    where: { store_kind: { store, kind } },
    create: { store, kind, ...set },
    update: set,
  });

/** Changes that the store's people have not been told of yet. */
export async function untoldChanges(db: PrismaClient, store: string): Promise<LevelChange[]> {
  const rows = await db.autonomy.findMany({ where: { store, toldAt: null } });
  return rows.map(({ kind, level, reason, since, order, traceId }) => ({
    store,
    kind,
    level: level as Level,
    reason,
    since,
    order: order ?? '',
    traceId: traceId ?? '',
  }));
}

/** Unless it has changed again meanwhile. */
export async function markTold(db: PrismaClient, { store, kind, since }: LevelChange): Promise<void> {
  await db.autonomy.updateMany({ where: { store, kind, since }, data: { toldAt: new Date() } });
}
