/** Daily budgets: reserved before a call and settled after it, in one statement each, however many workers call at once. */
import type { PrismaClient } from './generated/client.ts';

export interface Cap {
  /** "all", "store/acme.myshopify.com", "agent/customer" */
  scope: string;
  /** Millionths of a US dollar a day. */
  microUsd: number;
}

/** What of a cap is taken, with the reservation just made. */
export interface Taken {
  scope: string;
  cap: number;
  taken: number;
}

class Over extends Error {}

/**
 * Takes `microUsd` from each cap, or from none.
 * @param day UTC, "2026-11-21".
 * @returns what is taken of each cap now; null where one of them has too little left.
 */
export async function reserveBudget(
  db: PrismaClient,
  day: string,
  caps: Cap[],
  microUsd: number,
): Promise<Taken[] | null> {
  if (caps.some((cap) => microUsd > cap.microUsd)) return null;
  // In one order always: two workers that hold each other's row would wait for ever.
  const sorted = [...caps].sort((a, b) => (a.scope < b.scope ? -1 : 1));
  const scopes = sorted.map(({ scope }) => scope);
  const limits = sorted.map((cap) => BigInt(Math.round(cap.microUsd)));
  const amount = BigInt(Math.round(microUsd));
  try {
    return await db.$transaction(async (tx) => {
      const rows = await tx.$queryRaw<{ scope: string; cap: bigint; taken: bigint }[]>`
        INSERT INTO budgets AS b (scope, day, cap, reserved)
        SELECT scope, ${day}::date, cap, ${amount} FROM unnest(${scopes}::text[], ${limits}::bigint[]) AS wanted(scope, cap)
        ON CONFLICT (scope, day) DO UPDATE SET reserved = b.reserved + excluded.reserved, cap = excluded.cap
          WHERE b.reserved + b.spent + excluded.reserved <= excluded.cap
        RETURNING scope, cap, reserved + spent AS taken`;
      if (rows.length < scopes.length) throw new Over();
      return rows.map(({ scope, cap, taken }) => ({ scope, cap: Number(cap), taken: Number(taken) }));
    });
  } catch (error) {
    if (error instanceof Over) return null;
    throw error;
  }
}

/** Gives back what was reserved, and books what it came to. */
export async function settleBudget(
  db: PrismaClient,
  day: string,
  scopes: string[],
  { reserved, spent }: { reserved: number; spent: number },
): Promise<void> {
  await db.$executeRaw`
    UPDATE budgets SET reserved = reserved - ${BigInt(Math.round(reserved))}, spent = spent + ${BigInt(Math.round(spent))}
    WHERE day = ${day}::date AND scope = ANY(${scopes})`;
}

/** What models usually cost for a task: the median of its calls of the last week; null where there were too few to tell. */
export async function usualCost(db: PrismaClient, task: string): Promise<number | null> {
  const [row] = await db.$queryRaw<{ median: number | null; calls: bigint }[]>`
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY micro_usd) AS median, count(*) AS calls
    FROM agent_steps WHERE kind = 'model' AND state = 'done' AND name = ${task} AND at > now() - interval '7 days'`;
  return row && row.calls >= 20n ? row.median : null;
}
