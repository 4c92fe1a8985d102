/** The beginning of an id is enough where it names one thing. */
import { Prisma, type PrismaClient } from '../prisma/generated/client.ts';

const SHORTEST = 4;

/** @returns at most two: more than one is not named yet. */
export async function idsStartingWith(
  db: PrismaClient,
  table: 'cases' | 'incidents' | 'memories',
  named: string,
): Promise<string[]> {
  const start = named.trim().toLowerCase();
  if (start.length < SHORTEST || !/^[0-9a-f-]+$/.test(start)) return [];
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM ${Prisma.raw(table)} WHERE id::text LIKE ${`${start}%`} LIMIT 2`;
  return found.map(({ id }) => id);
}
