/** What is remembered of resolved cases. Nothing is ever read without naming the store. */
import type { Choice } from '../contracts/case.ts';
import type { Went } from '../contracts/memory.ts';
import { audit } from './audit.ts';
import { type Memory, Prisma, type PrismaClient } from './generated/client.ts';

export type NewMemory = Omit<Memory, 'at' | 'correctedBy' | 'correctedAt' | 'original'>;
export type StoredMemory = Memory & { went: Went };

/** A retry adds nothing; of an incident's cases the first is remembered. */
export async function keepMemory(db: PrismaClient, memory: NewMemory): Promise<void> {
  await db.memory.createMany({ data: [memory], skipDuplicates: true });
  await db.memory.deleteMany({ where: { store: memory.store, expiresAt: { lte: new Date() } } });
}

export interface MemoryQuery {
  store?: string;
  failure?: string;
  /** What people have put right comes first: however much was added since, it must not be missed. */
  correctedFirst?: boolean;
  limit: number;
}

/** Those that have not expired, the newest first, and how each went: badly where its order stopped for the same thing again. */
export async function readMemories(
  db: PrismaClient,
  { store, failure, correctedFirst = false, limit }: MemoryQuery,
): Promise<StoredMemory[]> {
  const rows = await db.memory.findMany({
    where: {
      expiresAt: { gt: new Date() },
      ...(store ? { store } : {}),
      ...(failure ? { failure } : {}),
    },
    orderBy: [
      ...(correctedFirst ? [{ correctedAt: { sort: 'desc', nulls: 'last' } as const }] : []),
      { at: 'desc' },
    ],
    take: limit,
  });
  const went = await wentOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, went: went.get(row.id) ?? 'open' }));
}

export async function findMemory(db: PrismaClient, id: string): Promise<StoredMemory | null> {
  const row = await db.memory.findUnique({ where: { id } });
  return row ? { ...row, went: (await wentOf(db, [row.id])).get(row.id) ?? 'open' } : null;
}

async function wentOf(db: PrismaClient, ids: string[]): Promise<Map<string, Went>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; went: Went }[]>`
    SELECT m.id::text, CASE
      WHEN EXISTS (SELECT 1 FROM cases c WHERE c.store = m.store AND c."order" = m."order" AND c.failure = m.failure
        AND c.opened_at > m.at) THEN 'badly'
      WHEN o.outcome IN ('fulfilled', 'delivered', 'nothing_to_ship') THEN 'well'
      WHEN o.outcome IN ('cancelled', 'taken_over') AND m.choice IN ('cancel', 'take_over') THEN 'well'
      WHEN o.outcome = 'failed' THEN 'badly'
      ELSE 'open' END AS went
    FROM memories m LEFT JOIN orders o ON o.store = m.store AND o."order" = m."order"
    WHERE m.id IN (${Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))})`;
  return new Map(rows.map(({ id, went }) => [id, went]));
}

export interface Correction {
  choice: Choice;
  why: string | null;
  by: string;
  expiresAt: Date;
}

/** @returns false where it is gone. */
export async function correctMemory(
  db: PrismaClient,
  id: string,
  { choice, why, by, expiresAt }: Correction,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<
      { choice: string; original: string | null; store: string; order: string }[]
    >`SELECT choice, original, store, "order" FROM memories WHERE id = ${id}::uuid FOR UPDATE`;
    if (!row) return false;
    const { store, order } = row;
    const original = row.original ?? row.choice;
    const data = { choice, why, original, correctedBy: by, correctedAt: new Date(), expiresAt };
    await tx.memory.update({ where: { id }, data });
    const text = `remembered as ${choice} instead of ${row.choice}`;
    await audit(tx, { store, order, who: by, what: 'memory_corrected', text, subject: id });
    return true;
  });
}

/** @returns false where it is gone. */
export async function forgetMemory(db: PrismaClient, id: string, by: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const row = await tx.memory.findUnique({
      where: { id },
      select: { store: true, order: true, failure: true },
    });
    if (!row) return false;
    await tx.memory.delete({ where: { id } });
    const { store, order, failure } = row;
    const text = `what was done about ${failure} is forgotten`;
    await audit(tx, { store, order, who: by, what: 'memory_forgotten', text, subject: id });
    return true;
  });
}
