/** Answers that models gave to questions that depend on no person. */
import type { CachedAnswer, Prisma, PrismaClient } from './generated/client.ts';

/** Whose answers may be given again: never another store's, agent's or prompt's, and none from under another policy. */
export interface Partition {
  store: string;
  agent: string;
  task: string;
  partition: string;
  policyVersion: string;
}

export type NewAnswer = Partition &
  Pick<
    CachedAnswer,
    'id' | 'question' | 'strict' | 'vector' | 'embeddedBy' | 'model' | 'run' | 'expiresAt'
  > & {
    answer: unknown;
  };

/** The newest first. */
const MOST = 2_000;

/** The one with the same normal form, or else those that a vector may be compared with. */
export async function answersIn(
  db: PrismaClient,
  { store, agent, partition, policyVersion }: Partition,
  wanted: { question: string; strict: string; embeddedBy: string | null },
): Promise<CachedAnswer[]> {
  const { question, strict, embeddedBy } = wanted;
  return db.cachedAnswer.findMany({
    where: {
      ...{ store, agent, partition, policyVersion, expiresAt: { gt: new Date() } },
      OR: [{ question }, ...(embeddedBy ? [{ strict, embeddedBy }] : [])],
    },
    orderBy: { createdAt: 'desc' },
    take: MOST,
  });
}

/** A newer answer to the same question takes the place of the older. What is void or expired in the store goes. */
export async function keepAnswer(db: PrismaClient, { answer, ...given }: NewAnswer): Promise<void> {
  const { id, store, policyVersion } = given;
  const data = { ...given, answer: answer as Prisma.InputJsonValue, createdAt: new Date(), hits: 0 };
  await db.cachedAnswer.upsert({ where: { id }, create: data, update: data });
  await db.cachedAnswer.deleteMany({
    where: { store, OR: [{ NOT: { policyVersion } }, { expiresAt: { lte: new Date() } }] },
  });
}

export async function countHit(db: PrismaClient, id: string): Promise<void> {
  await db.cachedAnswer.updateMany({
    where: { id },
    data: { hits: { increment: 1 }, lastHitAt: new Date() },
  });
}
