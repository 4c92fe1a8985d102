/** How far each store was compared with what Waybill knows of it, and what Waybill knows of the orders on a page. */
import type { Outcome } from '../contracts/decision.ts';
import type { Counts } from '../contracts/reconcile.ts';
import type { PrismaClient } from './generated/client.ts';
import { type Arrival, keepArrival } from './inbox.ts';
import { LIVE } from './parcels.ts';

/** Every change up to then is known. Null where the store is not. */
export async function readWatermark(db: PrismaClient, store: string): Promise<Date | null> {
  const row = await db.reconciliation.findUnique({ where: { store }, select: { watermark: true } });
  if (row?.watermark) return row.watermark;
  // What was open before it was added is the backfill's.
  const known = await db.store.findUnique({ where: { domain: store }, select: { createdAt: true } });
  return known?.createdAt ?? null;
}

/** What Waybill knows of an order; the statuses as it read them last. */
export interface KnownOrder {
  order: string;
  outcome: Outcome | null;
  leftTo: string | null;
  /** Shopify's; null where it was never read. */
  updatedAt: string | null;
  cancelledAt: string | null;
  financialStatus: string | null;
  fulfillmentStatus: string | null;
}

export interface Known {
  orders: Map<string, KnownOrder>;
  /** Orders that an arrival in the inbox is about to tell of, and when it came. */
  toldOf: Map<string, Date>;
}

export async function knownOrders(db: PrismaClient, store: string, ids: string[]): Promise<Known> {
  const [rows, waiting] = await Promise.all([
    db.$queryRaw<KnownOrder[]>`
      SELECT "order", outcome, left_to AS "leftTo", snapshot->>'updatedAt' AS "updatedAt",
             snapshot->>'cancelledAt' AS "cancelledAt", snapshot->>'financialStatus' AS "financialStatus",
             snapshot->>'fulfillmentStatus' AS "fulfillmentStatus"
      FROM orders WHERE store = ${store} AND "order" = ANY(${ids})`,
    db.inbox.findMany({
      where: { store, order: { in: ids }, dispatchedAt: null },
      orderBy: { id: 'asc' },
      select: { order: true, receivedAt: true },
    }),
  ]);
  return {
    orders: new Map(rows.map((row) => [row.order, row])),
    toldOf: new Map(waiting.map(({ order, receivedAt }) => [order ?? '', receivedAt])),
  };
}

/**
 * Keeps what a page has brought, and only then says that it is known up to `upTo`, in one transaction: a crash in between
 * leaves neither. The watermark moves only where the page joins what was read before, and never back.
 */
export async function keepPage(
  db: PrismaClient,
  page: { store: string; arrivals: Arrival[]; since: Date; upTo: Date },
): Promise<void> {
  const { store, arrivals, since, upTo } = page;
  const begin = await readWatermark(db, store);
  await db.$transaction(async (tx) => {
    for (const arrival of arrivals) await keepArrival(tx, arrival);
    await tx.reconciliation.createMany({ data: [{ store, watermark: begin }], skipDuplicates: true });
    await tx.$executeRaw`
      UPDATE reconciliations SET watermark = ${upTo}
      WHERE store = ${store} AND COALESCE(watermark, ${begin}) BETWEEN ${since} AND ${upTo}`;
  });
}

/** Keeps arrivals in the inbox, all or none. */
export const keepAll = (db: PrismaClient, arrivals: Arrival[]) =>
  db.$transaction(async (tx) => {
    for (const arrival of arrivals) await keepArrival(tx, arrival);
  });

export interface Backfill {
  /** Open orders in Shopify when it began. */
  total: number;
  /** Of these, looked at and taken in. */
  read: number;
  backfilled: number;
  since: Date;
  done: Date | null;
}

/** Null where none was begun. */
export async function readBackfill(db: PrismaClient, store: string): Promise<Backfill | null> {
  const row = await db.reconciliation.findUnique({ where: { store } });
  if (!row?.backfillSince) return null;
  const { backfillTotal, backfillRead, backfilled, backfillSince, backfillDone } = row;
  return {
    total: backfillTotal ?? 0,
    read: backfillRead,
    backfilled,
    since: backfillSince,
    done: backfillDone,
  };
}

export async function beginBackfill(db: PrismaClient, store: string, total: number): Promise<void> {
  const data = {
    backfillTotal: total,
    backfillRead: 0,
    backfilled: 0,
    backfillSince: new Date(),
    backfillDone: null,
  };
  await db.reconciliation.upsert({ where: { store }, create: { store, ...data }, update: data });
}

export async function noteBackfill(
  db: PrismaClient,
  store: string,
  { read, backfilled, done }: { read: number; backfilled: number; done: boolean },
): Promise<void> {
  await db.reconciliation.update({
    where: { store },
    data: { backfillRead: read, backfilled, ...(done ? { backfillDone: new Date() } : {}) },
  });
}

/** How many of a store's orders are being worked on, of those that are not stuck. */
export const ordersAtWork = (db: PrismaClient, store: string) =>
  db.order.count({
    where: { store, outcome: null, startedAt: { gte: new Date(Date.now() - 3600_000) } },
  });

/** A run has read to its end. */
export async function noteRun(db: PrismaClient, store: string, counts: Counts): Promise<void> {
  const data = { ranAt: new Date(), ...counts };
  await db.reconciliation.upsert({ where: { store }, create: { store, ...data }, update: data });
}

/** Tracking numbers of each order's labels, unless they were voided. */
export async function liveParcels(
  db: PrismaClient,
  store: string,
  orders: string[],
): Promise<Map<string, string[]>> {
  const rows = await db.shipment.findMany({
    where: { store, order: { in: orders }, state: LIVE },
    select: { order: true, trackingNumber: true },
  });
  const parcels = new Map<string, string[]>(rows.map(({ order }) => [order, []]));
  for (const { order, trackingNumber } of rows) parcels.get(order)?.push(trackingNumber);
  return parcels;
}

/** Orders that rest where something is still to come: of these, Shopify must know each. */
export async function openOrders(
  db: PrismaClient,
  store: string,
): Promise<{ order: string; name: string }[]> {
  const rows = await db.order.findMany({
    where: { store, leftTo: null, outcome: { in: ['waiting', 'needs_person', 'fulfilled'] } },
    select: { order: true, name: true },
  });
  return rows.map(({ order, name }) => ({ order, name: name ?? order }));
}
