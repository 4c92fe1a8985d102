/** Circuit breakers as all workers see them: one row a name. */
import type { PrismaClient } from './generated/client.ts';

export interface BreakerRow {
  name: string;
  openUntil: Date | null;
  trips: number;
}

/** Every breaker that ever opened: they are few. */
export const readBreakers = (db: PrismaClient): Promise<BreakerRow[]> =>
  db.breaker.findMany({ select: { name: true, openUntil: true, trips: true } });

/** Nobody calls before `openUntil`. Ends a probe, if one is under way. */
export async function openBreaker(db: PrismaClient, row: BreakerRow & { openUntil: Date }): Promise<void> {
  const data = { openUntil: row.openUntil, trips: row.trips, prober: null, probeUntil: null };
  await db.breaker.upsert({ where: { name: row.name }, create: { name: row.name, ...data }, update: data });
}

export async function closeBreaker(db: PrismaClient, name: string): Promise<void> {
  const data = { openUntil: null, trips: 0, prober: null, probeUntil: null };
  await db.breaker.updateMany({ where: { name }, data });
}

/**
 * Takes the right to be the one who tries a breaker whose time is over, until `probeUntil`.
 * Of any number of workers at once one gets it; a prober that crashed loses it to the next.
 */
export async function takeProbe(
  db: PrismaClient,
  probe: { name: string; prober: string; probeUntil: Date },
): Promise<boolean> {
  const now = new Date();
  const { count } = await db.breaker.updateMany({
    where: {
      name: probe.name,
      openUntil: { lte: now },
      OR: [{ probeUntil: null }, { probeUntil: { lte: now } }],
    },
    data: { prober: probe.prober, probeUntil: probe.probeUntil },
  });
  return count === 1;
}

/** The probe said nothing about the other side's health: the next caller may try. */
export async function releaseProbe(db: PrismaClient, name: string, prober: string): Promise<void> {
  await db.breaker.updateMany({ where: { name, prober }, data: { prober: null, probeUntil: null } });
}
