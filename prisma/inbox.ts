/** The inbox: every accepted webhook, kept before it is acknowledged; and those that have reached nobody yet. */
import { privacyKindOf } from '../contracts/privacy.ts';
import { audit } from './audit.ts';
import { noteStock } from './backorders.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';

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

export async function bodyOf(db: PrismaClient, id: bigint): Promise<Uint8Array> {
  const { body } = await db.inbox.findUniqueOrThrow({ where: { id }, select: { body: true } });
  return body;
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
