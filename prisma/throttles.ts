/** Buckets of Shopify's query cost points: one row a store, refilled and taken from in one statement, whoever asks. */
import { Prisma, type PrismaClient } from './generated/client.ts';

/** Shopify's smallest plan, and all it may hold: what is not known yet must not be overdrawn. */
const SEED = { capacity: 2000, restoreRate: 100 };

export interface Withdrawal {
  /** As much of it as there is. */
  want: number;
  /** What earlier withdrawals did not use. */
  back: number;
  /** What Shopify's latest answers said, where there were any. */
  told: { available: number; capacity: number | null; restoreRate: number | null } | null;
}

export interface Balance {
  /** Before the withdrawal; below zero while Shopify asks to be left alone. */
  before: number;
  granted: number;
  capacity: number;
  restoreRate: number;
}

/** Of the bucket, left to those that are under way: work half done and refused would cost all its points again. */
export const KEPT_FOR_FOLLOWERS = 0.1;

/** What the bucket of the row `t` holds by now for work that has not begun; below zero while Shopify asks to be left alone. */
export const FOR_NEW_WORK = Prisma.sql`(LEAST(t.capacity, t.available + t.restore_rate * GREATEST(0, extract(epoch FROM clock_timestamp() - t.at)))
  - ${KEPT_FOR_FOLLOWERS} * t.capacity)`;

/**
 * Takes points out of the store's bucket. Shopify's word can lower what is there and never raise it: others may have
 * calls on their way that it had not seen when it answered. What is lacking by that comes back with time.
 */
export async function withdraw(db: PrismaClient, store: string, withdrawal: Withdrawal): Promise<Balance> {
  const { want, back, told } = withdrawal;
  const { available = null, capacity = null, restoreRate = null } = told ?? {};
  for (;;) {
    const [row] = await db.$queryRaw<Balance[]>`
      WITH known AS (SELECT * FROM throttles WHERE store = ${store} FOR UPDATE),
      filled AS (
        SELECT store, size AS capacity, coalesce(${restoreRate}::float, restore_rate) AS restore_rate,
          LEAST(${available}::float, size, available + ${back}::float + size - capacity
            + restore_rate * GREATEST(0, extract(epoch FROM clock_timestamp() - at))) AS before
        FROM known, LATERAL (SELECT coalesce(${capacity}::float, capacity) AS size) AS sized
      )
      UPDATE throttles SET capacity = filled.capacity, restore_rate = filled.restore_rate, at = clock_timestamp(),
        available = before - LEAST(GREATEST(before, 0), ${want}::float)
      FROM filled WHERE throttles.store = filled.store
      RETURNING before, LEAST(GREATEST(before, 0), ${want}::float) AS granted, filled.capacity, filled.restore_rate AS "restoreRate"`;
    if (row) return row;
    await db.throttle.createMany({
      data: [{ store, ...SEED, available: SEED.capacity }],
      skipDuplicates: true,
    });
  }
}
