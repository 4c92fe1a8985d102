/** The inbox: every accepted webhook, kept before it is acknowledged, claimed and marked by dispatchers. */
import { workflowIdOf } from '../contracts/order.ts';
import { privacyKindOf } from '../contracts/privacy.ts';
import { audit } from './audit.ts';
import { noteStock } from './backorders.ts';
import { Prisma, type PrismaClient } from './generated/client.ts';
import { FOR_NEW_WORK } from './throttles.ts';

export type Disposition =
  /** It was the first of its order, and started the workflow. */
  | 'started'
  /** It reached the order's workflow, or started it again. */
  | 'signalled'
  /** It tells nothing that the settled order did not know. */
  | 'stale'
  /** It tells of stock that somebody waits for: their turn is looked into. */
  | 'noted'
  /** Its topic, or this body of it, is about nothing that Waybill deals with. Its body is not kept. */
  | 'ignored'
  /** Shopify does not say which order it is about, and asking again does not help: until somebody has put that right. */
  | 'given_up'
  /** The buyer's data was erased, and nothing is taken in of the order any more. Its body is not kept. */
  | 'redacted';

export interface Arrival {
  store: string;
  topic: string;
  webhookId: string;
  eventId: string | null;
  /** Null where it is about none. */
  order: string | null;
  traceId: string;
  body: Uint8Array;
  triggeredAt: Date | null;
  /** It names no order, and Shopify can say which one it is about. */
  nameable?: boolean;
}

/**
 * Keeps a webhook in one statement; a second one only where it is there already.
 * @returns the trace id under which it is known, and whether a dispatcher shall take it.
 */
export async function keepArrival(
  db: Prisma.TransactionClient,
  arrival: Arrival,
): Promise<{ fresh: boolean; traceId: string; waits: boolean }> {
  const { store, topic, webhookId, eventId, order, traceId, body, triggeredAt } = arrival;
  const ignored = order === null && privacyKindOf(topic) === null && !arrival.nameable;
  const [row] = await db.$queryRaw<{ disposition: Disposition | null }[]>`
    INSERT INTO inbox (store, topic, webhook_id, event_id, "order", begins, trace_id, body, triggered_at, dispatched_at, disposition)
    SELECT ${store}, ${topic}, ${webhookId}, ${eventId}, ${order}::text, begins, ${traceId},
           CASE WHEN done IS NULL THEN ${body}::bytea ELSE '' END, ${triggeredAt}::timestamptz,
           CASE WHEN done IS NOT NULL THEN now() END, done
    FROM (SELECT CASE WHEN ${ignored} THEN 'ignored' WHEN redacted THEN 'redacted' END AS done,
                 ${order}::text IS NOT NULL AND redacted IS NULL AS begins
          FROM (SELECT (SELECT redacted_at IS NOT NULL FROM orders
                        WHERE store = ${store} AND "order" = ${order}::text) AS redacted) AS known) AS it
    ON CONFLICT (store, topic, webhook_id) DO NOTHING
    RETURNING disposition`;
  if (row) return { fresh: true, traceId, waits: row.disposition === null };
  const known = await db.inbox.findUnique({
    where: { webhookId_store_topic: { store, topic, webhookId } },
    select: { traceId: true },
  });
  return { fresh: false, traceId: known?.traceId ?? traceId, waits: false };
}

/** Keeps a webhook about an item's stock, and with it the news for those who wait for the item, where anybody does. */
export const keepStockNews = (db: PrismaClient, arrival: Arrival, item: string) =>
  db.$transaction(async (tx) => {
    const kept = await keepArrival(tx, arrival);
    const waited = kept.fresh && (await noteStock(tx, arrival.store, item));
    const { store, topic, webhookId } = arrival;
    if (waited) {
      const disposition: Disposition = 'noted';
      await tx.inbox.updateMany({ where: { store, topic, webhookId }, data: { disposition } });
    }
    return { ...kept, waited };
  });

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

/** A store whose last order is older is not there to be kept waiting. */
const ACTIVE_MS = 60_000;

/** Which of the stores that have orders at present wait for this machine to begin one. */
export type HeldBack = 'nobody' | 'some' | 'everybody';

/** Whether orders wait to be begun, and whose of them wait for this machine, not for points. */
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

export async function bodyOf(db: PrismaClient, id: bigint): Promise<Uint8Array> {
  const { body } = await db.inbox.findUniqueOrThrow({ where: { id }, select: { body: true } });
  return body;
}

/** Topics whose body is the order itself. */
const ANNOUNCING = new Set(
  ['create', 'paid', 'updated', 'cancelled', 'fulfilled', 'partially_fulfilled'].map(
    (what) => `orders/${what}`,
  ),
);

/** Whether all that was ever heard of an order is what happened to it: a refund, a return, a parcel. */
export async function isHearsay(
  db: PrismaClient,
  { store, order }: { store: string; order: string },
): Promise<boolean> {
  const rows = await db.inbox.findMany({ where: { store, order }, select: { topic: true } });
  return rows.length > 0 && !rows.some(({ topic }) => ANNOUNCING.has(topic));
}

/** When somebody reported in Shopify that they work on the order, last; null where nobody has. */
export async function progressReportedAt(
  db: PrismaClient,
  { store, order }: { store: string; order: string },
): Promise<Date | null> {
  const row = await db.inbox.findFirst({
    where: { store, order, topic: 'fulfillment_orders/progress_reported' },
    orderBy: { receivedAt: 'desc' },
    select: { receivedAt: true },
  });
  return row?.receivedAt ?? null;
}

/** What is told of an order by webhooks alone, in the order in which Shopify told it: its deletion, and its disputes. */
export async function noticesOf(
  db: PrismaClient,
  { store, order }: { store: string; order: string },
): Promise<{ deleted: boolean; disputes: string[] }> {
  const known = await db.inbox.findMany({ where: { store, order }, select: { id: true, topic: true } });
  const notices = known.filter(({ topic }) => topic === 'orders/delete' || topic.startsWith('disputes/'));
  const disputes = notices.filter(({ topic }) => topic !== 'orders/delete').map(({ id }) => id);
  return {
    deleted: disputes.length < notices.length,
    disputes: disputes.length > 0 ? await textsOf(db, disputes) : [],
  };
}

/** In the order in which Shopify told them. */
async function textsOf(db: PrismaClient, ids: bigint[]): Promise<string[]> {
  const rows = await db.inbox.findMany({
    where: { id: { in: ids } },
    orderBy: [{ triggeredAt: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }],
    select: { body: true },
  });
  return rows.flatMap(({ body }) => (body.length > 0 ? Buffer.from(body).toString('utf8') : []));
}

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

/** An accepted webhook that has not reached its order. */
export interface Stuck {
  id: bigint;
  store: string;
  order: string | null;
  topic: string;
  webhookId: string;
  traceId: string;
  receivedAt: Date;
  attempts: number;
  trouble: string | null;
  /** Null: it is tried again by itself. */
  disposition: Disposition | null;
}

const stuckOf = (store: string | null) => ({
  ...(store ? { store } : {}),
  OR: [{ dispatchedAt: null }, { disposition: 'given_up' }],
});

/** What is not taken in yet, or was given up: the oldest first. */
export async function stuckArrivals(
  db: PrismaClient,
  store: string | null,
  limit: number,
): Promise<{ total: number; rows: Stuck[] }> {
  const where = stuckOf(store);
  const [total, rows] = await Promise.all([
    db.inbox.count({ where }),
    db.inbox.findMany({
      where,
      orderBy: { id: 'asc' },
      take: limit,
      omit: { body: true, eventId: true, triggeredAt: true, claimedUntil: true, dispatchedAt: true },
    }),
  ]);
  return { total, rows: rows as Stuck[] };
}

/**
 * Has what waits or was given up taken in at once, by whichever dispatcher looks next.
 * @param ids null: all of the store, or of all stores.
 * @returns how many there are.
 */
export async function retryArrivals(
  db: PrismaClient,
  { store, ids, by }: { store: string | null; ids: bigint[] | null; by: string },
): Promise<number> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.inbox.updateMany({
      // One that a dispatcher has at this moment is being tried; an erased one has nothing to tell any more.
      where: {
        AND: [stuckOf(store), { OR: [{ trouble: { not: null } }, { disposition: 'given_up' }] }],
        ...(ids ? { id: { in: ids } } : {}),
        NOT: { body: new Uint8Array() },
      },
      data: { dispatchedAt: null, disposition: null, claimedUntil: null, attempts: 0 },
    });
    const text = `${count} webhook${count === 1 ? '' : 's'} to be taken in again`;
    if (count > 0) await audit(tx, { store, who: by, what: 'webhooks_retried', text });
    return count;
  });
}

/** Adds to the day's count of refused deliveries. */
export async function countRejections(
  db: PrismaClient,
  store: string,
  reason: string,
  count: number,
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO rejections AS r (store, reason, day, count) VALUES (${store}, ${reason}, (now() AT TIME ZONE 'UTC')::date, ${count})
    ON CONFLICT (store, reason, day) DO UPDATE SET count = r.count + excluded.count`;
}
