/** What models have cost, from the steps of agent runs. Open and lost calls count at the most they can have cost. */
import { Prisma, type PrismaClient } from './generated/client.ts';

export const COST_GROUPS = ['day', 'store', 'agent', 'task', 'tier', 'model'] as const;
export type CostGroup = (typeof COST_GROUPS)[number];

export interface CostQuery {
  since: Date;
  store?: string;
}

export interface CostLine {
  name: string;
  calls: number;
  tokens: number;
  usd: number;
}

const COLUMNS: Record<CostGroup, Prisma.Sql> = {
  day: Prisma.sql`to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD')`,
  store: Prisma.sql`store`,
  agent: Prisma.sql`agent`,
  task: Prisma.sql`name`,
  tier: Prisma.sql`tier`,
  model: Prisma.sql`provider || '/' || model`,
};

const matching = ({ since, store }: CostQuery) =>
  Prisma.sql`kind = 'model' AND at >= ${since} ${store ? Prisma.sql`AND store = ${store}` : Prisma.empty}`;

/** The dearest first; days in their order. */
export async function costsBy(db: PrismaClient, by: CostGroup, query: CostQuery): Promise<CostLine[]> {
  const order = by === 'day' ? Prisma.sql`1` : Prisma.sql`4 DESC`;
  const rows = await db.$queryRaw<{ name: string | null; calls: bigint; tokens: bigint; cost: bigint }[]>`
    SELECT ${COLUMNS[by]} AS name, count(*) AS calls, sum(tokens_in + tokens_out) AS tokens, sum(micro_usd) AS cost
    FROM agent_steps WHERE ${matching(query)} GROUP BY 1 ORDER BY ${order}`;
  return rows.map(({ name, calls, tokens, cost }) => ({
    name: name ?? 'unknown',
    calls: Number(calls),
    tokens: Number(tokens),
    usd: Number(cost) / 1e6,
  }));
}

/** In all, per order, which part of it the dearest twentieth of the calls took, and which part of the tokens never had to be sent. */
export async function costShares(db: PrismaClient, query: CostQuery) {
  const [row] = await db.$queryRaw<
    Record<'cost' | 'dearest' | 'orders' | 'sent' | 'left_out', bigint | null>[]
  >`
    WITH calls AS (
      SELECT micro_usd, CASE WHEN state = 'done' AND tier <> 'embeddings' THEN tokens_in END AS sent,
        CASE WHEN state = 'done' THEN tokens_left_out END AS left_out, store || '/' || NULLIF("order", '') AS of_order, percent_rank() OVER (ORDER BY micro_usd DESC) AS place
      FROM agent_steps WHERE ${matching(query)}
    )
    SELECT sum(micro_usd) AS cost, sum(micro_usd) FILTER (WHERE place <= 0.05) AS dearest, count(DISTINCT of_order) AS orders,
      sum(sent) AS sent, sum(left_out) AS left_out
    FROM calls`;
  const cost = Number(row?.cost ?? 0);
  const orders = Number(row?.orders ?? 0);
  const tokensSent = Number(row?.sent ?? 0);
  const tokensUnpruned = tokensSent + Number(row?.left_out ?? 0);
  return {
    usd: cost / 1e6,
    orders,
    usdPerOrder: orders > 0 ? cost / 1e6 / orders : 0,
    dearestShare: cost > 0 ? Number(row?.dearest ?? 0) / cost : 0,
    tokensSent,
    tokensUnpruned,
    prunedShare: tokensUnpruned > 0 ? (tokensUnpruned - tokensSent) / tokensUnpruned : 0,
  };
}

/** @param day UTC, "2026-11-21". */
export async function budgetsOf(db: PrismaClient, day: string) {
  const rows = await db.budget.findMany({ where: { day: new Date(day) }, orderBy: { scope: 'asc' } });
  return rows.map(({ scope, cap, reserved, spent }) => ({
    scope,
    usedUsd: Number(reserved + spent) / 1e6,
    capUsd: Number(cap) / 1e6,
  }));
}
