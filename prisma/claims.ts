/** Webhooks as dispatchers take them from the inbox: fairly among the stores, no more than can be dealt with, and given back or marked. */
import { workflowIdOf } from '../contracts/order.ts';
import { Prisma, type PrismaClient } from './generated/client.ts';
import type { Disposition } from './inbox.ts';
import { FOR_NEW_WORK } from './throttles.ts';

/** Of an inbox row `i`: it has reached nobody, and no dispatcher has it. */
const CLAIMABLE = Prisma.sql`i.dispatched_at IS NULL AND (i.claimed_until IS NULL OR i.claimed_until < now())`;

/** An order that has not come to rest for so long waits for something: a pause, a throttle, a carrier. It holds up no other. */
const STUCK_MS = 5_000;

/**
 * A clean order asks for 210 points of query cost in all, and for more at times: what a call may cost is taken before it, and what it did not
 * cost is given back after it. Begun with fewer an order stops half-way at an empty bucket, and the next one beside it: in a minute of a sale
 * there were sixty of them, and each try of theirs took from the machine what other stores' orders were waiting for.
 */
const POINTS_OF_AN_ORDER = 400;

/** While the machine is pressed, a store's next order begins in a gap between those of other stores, unless it waits for so many pauses. */
const YIELDS_FOR = 4;
/** An order that is not at rest by then waits for something, and uses nothing of the machine. */
const JUST_BEGUN_MS = 1_000;

/** Stores that have webhooks waiting, found one by one, and a last one that is null. */
const WAITING = Prisma.sql`waiting AS (
      (SELECT store FROM inbox WHERE dispatched_at IS NULL ORDER BY store LIMIT 1)
      UNION ALL
      SELECT (SELECT i.store FROM inbox i WHERE i.dispatched_at IS NULL AND i.store > w.store ORDER BY i.store LIMIT 1)
      FROM waiting w WHERE w.store IS NOT NULL)`;

/** For how many orders the store `w` has points; null where nothing is known of its bucket. */
const AFFORD = Prisma.sql`LEFT JOIN LATERAL (
        SELECT ${FOR_NEW_WORK} / NULLIF(LEAST(${POINTS_OF_AN_ORDER}, t.capacity / 2), 0) AS orders
        FROM throttles t WHERE t.store = w.store) AS afford ON true`;

/** So many may be begun; one at times where other work, as a bulk edit's, leaves the bucket never full enough. */
const AFFORDED = Prisma.sql`CASE WHEN afford.orders < 0 THEN 0
        WHEN afford.orders < 1 AND NOT EXISTS (
          SELECT 1 FROM orders o WHERE o.store = w.store AND o.started_at > now() - ${STUCK_MS} * interval '1 millisecond') THEN 1
        ELSE floor(afford.orders)::bigint END`;

interface ClaimedAny {
  id: bigint;
  store: string;
  topic: string;
  webhookId: string;
  receivedAt: Date;
  attempts: number;
}

/** A claimed webhook about an order, with what is known of that. */
export interface Claimed extends ClaimedAny {
  order: string;
  /** The order's own: that of its first webhook. */
  orderTraceId: string;
  /** Whether this webhook is the order's first. */
  first: boolean;
  outcome: string | null;
  /** `updatedAt` of the order as Waybill read it last. */
  knownUpdatedAt: string | null;
  /** When the order was last read from Shopify. */
  readAt: Date | null;
  /** The buyer's data was erased since it came in. */
  redacted: boolean;
}

/** One that is about no order. */
export interface ClaimedOther extends ClaimedAny {
  order: null;
  traceId: string;
}

/**
 * Takes undispatched webhooks for `leaseMs`, each for one dispatcher: the oldest of each store, then the second oldest of each,
 * so that one store's flash sale keeps nobody waiting. Of a store that has as many as `underWay` new orders under way, or as its bucket has
 * points for, none is begun until one of them rests and `pauseMs` have passed; with a pause it yields to the other stores as well. Makes sure that
 * their orders have a row, so that an order is never in Temporal alone.
 *
 * A flash sale fills the inbox faster than Postgres notices, which then sorts thousands of rows that it takes for a handful. So each
 * row here is sought by itself, the next one of its store: an index finds that whatever the planner believes.
 * A dispatcher that dies leaves a claim that ends by itself.
 */
export async function claimArrivals(
  db: PrismaClient,
  { limit, underWay, pauseMs, leaseMs }: Record<'limit' | 'underWay' | 'pauseMs' | 'leaseMs', number>,
): Promise<(Claimed | ClaimedOther)[]> {
  const rows = await db.$queryRaw<(ClaimedAny & { order: string | null; traceId: string })[]>`
    WITH RECURSIVE ${WAITING},
    line AS (
      SELECT w.store, kind.begins, kind.most, 0 AS turn, 0::bigint AS id
      FROM waiting w ${AFFORD}
      CROSS JOIN LATERAL (VALUES (false, ${limit}::bigint), (true, LEAST(${underWay}::bigint, ${AFFORDED}) - (
        SELECT count(*) FROM orders o
        WHERE o.store = w.store AND o.started_at > now() - ${STUCK_MS} * interval '1 millisecond'
        AND (o.outcome IS NULL OR o.started_at > now() - ${pauseMs} * interval '1 millisecond'
          OR o.started_at > now() - ${pauseMs * YIELDS_FOR} * interval '1 millisecond' AND EXISTS (
            SELECT 1 FROM orders other WHERE other.store <> w.store AND other.outcome IS NULL
            AND other.started_at > now() - ${JUST_BEGUN_MS} * interval '1 millisecond'))))) AS kind(begins, most)
      UNION ALL
      SELECT l.store, l.begins, l.most, l.turn + 1, next.id
      FROM line l CROSS JOIN LATERAL (
        SELECT i.id FROM inbox i WHERE i.store = l.store AND i.begins = l.begins AND i.id > l.id AND ${CLAIMABLE}
        ORDER BY i.id LIMIT 1) AS next
      WHERE l.turn < l.most)
    UPDATE inbox SET claimed_until = now() + ${leaseMs} * interval '1 millisecond', attempts = attempts + 1
    WHERE id IN (
      SELECT mine.id FROM (SELECT id FROM line ORDER BY turn, id) AS next CROSS JOIN LATERAL (
        SELECT i.id FROM inbox i WHERE i.id = next.id AND ${CLAIMABLE} FOR UPDATE SKIP LOCKED) AS mine
      LIMIT ${limit})
    RETURNING id, store, "order", topic, webhook_id AS "webhookId", received_at AS "receivedAt", attempts,
              trace_id AS "traceId"`;
  const others = rows.filter((row): row is ClaimedOther => row.order === null);
  const ofOrders = rows.filter((row): row is typeof row & { order: string } => row.order !== null);
  return [...others, ...(ofOrders.length > 0 ? await withOrders(db, ofOrders) : [])];
}

/** Where none of the stores that need not wait has begun an order for so long, nothing is kept free for their next one. */
const ACTIVE_MS = 60_000;

/** Of the stores that have orders at present: whose wait, some of them at least for this machine. */
export type HeldBack = 'nobody' | 'some' | 'everybody';

/** Whether orders wait to be begun, and whose wait where the machine is the cause: `nobody` where all that wait lack points. */
export async function areHeldBack(db: PrismaClient): Promise<{ held: boolean; byPace: HeldBack }> {
  const [row] = await db.$queryRaw<{ held: boolean; byPace: HeldBack }[]>`
    WITH RECURSIVE ${WAITING},
    held AS (
      SELECT w.store, afford.orders IS NULL OR afford.orders >= 1 AS paced FROM waiting w ${AFFORD}
      WHERE EXISTS (SELECT 1 FROM inbox i WHERE i.store = w.store AND i.begins AND ${CLAIMABLE}))
    SELECT EXISTS (SELECT 1 FROM held) AS held,
      CASE WHEN NOT EXISTS (SELECT 1 FROM held WHERE paced) THEN 'nobody'
        WHEN EXISTS (SELECT 1 FROM orders o WHERE o.started_at > now() - ${ACTIVE_MS} * interval '1 millisecond'
          AND NOT EXISTS (SELECT 1 FROM held h WHERE h.store = o.store)) THEN 'some'
        ELSE 'everybody' END AS "byPace"`;
  return row ?? { held: false, byPace: 'nobody' };
}

/** Shopify has said which order a claimed webhook is about. */
export async function nameOrder(db: PrismaClient, arrival: ClaimedOther, order: string): Promise<Claimed> {
  await db.inbox.update({ where: { id: arrival.id }, data: { order } });
  const [claimed] = await withOrders(db, [{ ...arrival, order }]);
  if (!claimed) throw new Error('a claimed webhook was removed from the inbox');
  return claimed;
}

async function withOrders(
  db: PrismaClient,
  rows: { id: bigint; store: string; order: string; traceId: string }[],
): Promise<Claimed[]> {
  // In one order everywhere, or two dispatchers inserting the same orders could wait for each other for ever.
  rows.sort((a, b) => compare(workflowIdOf(a), workflowIdOf(b)) || compare(a.id, b.id));
  // What else is there of an order that is begun now, waits for nothing any more.
  await db.$executeRaw`
    WITH begun AS (
      INSERT INTO orders (store, "order", trace_id, workflow_id)
      SELECT * FROM unnest(${rows.map(({ store }) => store)}::text[], ${rows.map(({ order }) => order)}::text[],
                           ${rows.map(({ traceId }) => traceId)}::text[], ${rows.map(workflowIdOf)}::text[])
      ON CONFLICT DO NOTHING RETURNING store, "order")
    UPDATE inbox i SET begins = false FROM begun b WHERE i.store = b.store AND i."order" = b."order"`;
  const ids = rows.map(({ id }) => id);
  return db.$queryRaw<Claimed[]>`
    SELECT i.id, i.store, i.topic, i.webhook_id AS "webhookId", i."order", i.received_at AS "receivedAt", i.attempts,
           o.trace_id AS "orderTraceId", o.trace_id = i.trace_id AS first, o.outcome,
           o.redacted_at IS NOT NULL AS redacted, o.snapshot->>'updatedAt' AS "knownUpdatedAt", o.read_at AS "readAt"
    FROM inbox i JOIN orders o USING (store, "order") WHERE i.id = ANY(${ids}) ORDER BY i.id`;
}

const compare = <T extends string | bigint>(a: T, b: T) => (a < b ? -1 : a > b ? 1 : 0);

/** Marks claimed webhooks as done with. */
export async function markDispatched(db: PrismaClient, done: Map<bigint, Disposition>): Promise<void> {
  for (const disposition of new Set(done.values())) {
    const ids = [...done].filter(([, it]) => it === disposition).map(([id]) => id);
    const whole = disposition === 'given_up' ? {} : { trouble: null };
    await db.inbox.updateMany({
      where: { id: { in: ids } },
      data: { disposition, dispatchedAt: new Date(), claimedUntil: null, ...whole },
    });
  }
}

/** Gives a claim back, to be taken again from `until` on. */
export async function releaseArrivals(db: PrismaClient, ids: bigint[], until: Date): Promise<void> {
  await db.inbox.updateMany({ where: { id: { in: ids } }, data: { claimedUntil: until } });
}

/** Says why a claimed webhook could not be taken in, and gives the claim back where a time for the next try is given. */
export async function noteTrouble(
  db: PrismaClient,
  id: bigint,
  { trouble, until }: { trouble: string; until?: Date },
): Promise<void> {
  await db.inbox.update({ where: { id }, data: { trouble, ...(until ? { claimedUntil: until } : {}) } });
}
