/** Runs the way of a webhook a few times before the first one comes: a cold process would keep the first hundreds waiting. */
import { randomBytes } from 'node:crypto';
import type { PrismaClient } from '../prisma/generated/client.ts';
import { keepArrival } from '../prisma/inbox.ts';
import { isSigned, sign } from './signature.ts';
import { orderIdOf } from './topics.ts';

const ROUNDS = 20;
const TOPIC = 'orders/create';

/** Nothing of it stays: each statement is rolled back. Takes some tenths of a second, and opens the pool's connections. */
export async function warmUp(db: PrismaClient, pool: number): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    await Promise.all(Array.from({ length: pool }, () => rehearse(db)));
  }
}

class RolledBack extends Error {}

async function rehearse(db: PrismaClient): Promise<void> {
  const text = JSON.stringify({ id: 2 ** 60, note: 'x'.repeat(4_096) });
  const body = Buffer.from(text);
  if (!isSigned(body, sign(body, 'secret'), ['secret'])) return;
  const arrival = {
    ...{ store: '(rehearsal)', topic: TOPIC, webhookId: randomBytes(16).toString('hex'), eventId: null },
    ...{ order: orderIdOf(TOPIC, text), traceId: '', body, triggeredAt: null },
  };
  const attempt = db.$transaction(async (tx) => {
    await keepArrival(tx, arrival);
    throw new RolledBack();
  });
  await attempt.catch((error) => {
    if (!(error instanceof RolledBack)) throw error;
  });
}
