/** The beginning of an id is enough where it names one thing. */
import type { PrismaClient } from '../prisma/generated/client.ts';

const SHORTEST = 4;

/** @returns at most two: more than one is not named yet. */
export async function idsStartingWith(
  db: PrismaClient,
  table: 'cases' | 'incidents',
  named: string,
): Promise<string[]> {
  const start = named.trim().toLowerCase();
  if (start.length < SHORTEST || !/^[0-9a-f-]+$/.test(start)) return [];
  const like = `${start}%`;
  const found =
    table === 'cases'
      ? await db.$queryRaw<{ id: string }[]>`SELECT id::text FROM cases WHERE id::text LIKE ${like} LIMIT 2`
      : await db.$queryRaw<
          { id: string }[]
        >`SELECT id::text FROM incidents WHERE id::text LIKE ${like} LIMIT 2`;
  return found.map(({ id }) => id);
}
