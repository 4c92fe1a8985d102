/** The queues of inventory items: which orders wait for their units, and the news that may end somebody's wait. */
import type { OrderRef } from '../contracts/order.ts';
import { type Place, type UnitsAt, unitsAt } from '../contracts/queue.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';

/**
 * Gives an order its place in the queues of these items, and takes it out of all others; no units: out of all.
 * Whoever comes after it may have a turn now, so the queues that it entered, left or changed are looked into.
 */
export async function takePlace(db: PrismaClient, place: OrderRef & Place, units: UnitsAt[]): Promise<void> {
  const { store, order, priority, placedAt } = place;
  await db.$transaction(async (tx) => {
    const known = await tx.backorder.findMany({ where: { store, order } });
    const same =
      known.length === units.length &&
      known.every(
        (row) =>
          row.priority === priority && unitsAt(units, row.inventoryItemId, row.locationId) === row.quantity,
      );
    if (same) return;
    const since = known[0]?.since ?? new Date();
    await tx.backorder.deleteMany({ where: { store, order } });
    await tx.backorder.createMany({
      data: units.map((unit) => ({ ...unit, store, order, priority, placedAt, since })),
    });
    await noteNews(
      tx,
      store,
      [...known, ...units].map(({ inventoryItemId }) => inventoryItemId),
    );
  });
}

/** Part of a transaction: the order waits for no stock any more, and others may have its turn. */
export const leaveQueues = (db: Prisma.TransactionClient, { store, order }: OrderRef) => db.$executeRaw`
  WITH gone AS (DELETE FROM backorders WHERE store = ${store} AND "order" = ${order} RETURNING inventory_item_id)
  INSERT INTO stock_news AS n (store, inventory_item_id) SELECT DISTINCT ${store}, inventory_item_id FROM gone ORDER BY inventory_item_id
  ON CONFLICT (store, inventory_item_id) DO UPDATE SET version = n.version + 1, at = now(), claimed_until = NULL, attempts = 0`;

const noteNews = (db: Prisma.TransactionClient, store: string, items: string[]) => db.$executeRaw`
  INSERT INTO stock_news AS n (store, inventory_item_id)
  SELECT DISTINCT ${store}, item FROM unnest(${items}::text[]) AS item ORDER BY item
  ON CONFLICT (store, inventory_item_id) DO UPDATE SET version = n.version + 1, at = now(), claimed_until = NULL, attempts = 0`;

/** Stock of an item may have changed. Nothing is noted where nobody waits for it: whoever comes later reads the stock then. */
export async function noteStock(db: Prisma.TransactionClient, store: string, item: string): Promise<boolean> {
  const waited = await db.backorder.findFirst({
    where: { store, inventoryItemId: item },
    select: { order: true },
  });
  if (!waited) return false;
  await noteNews(db, store, [item]);
  return true;
}

/** Whether the order has a place in a queue, and what others of these items' queues want, by whose turn comes first. */
export async function queueAround(
  db: PrismaClient,
  { store, order, priority, placedAt }: OrderRef & Place,
  items: string[],
): Promise<{ waits: boolean; ahead: UnitsAt[]; behind: UnitsAt[] }> {
  const rows = await db.$queryRaw<(UnitsAt & { side: 'own' | 'ahead' | 'behind' })[]>`
    SELECT inventory_item_id AS "inventoryItemId", location_id AS "locationId", sum(quantity)::int AS quantity,
           CASE WHEN "order" = ${order} THEN 'own'
                WHEN (priority, placed_at, length("order"), "order") < (${priority}, ${placedAt}, ${order.length}, ${order}) THEN 'ahead'
                ELSE 'behind' END AS side
    FROM backorders WHERE store = ${store} AND ("order" = ${order} OR inventory_item_id = ANY(${items}))
    GROUP BY 1, 2, 4 ORDER BY 1, 2`;
  const of = (wanted: string) =>
    rows.filter(({ side }) => side === wanted).map(({ side: _side, ...units }) => units);
  return { waits: of('own').length > 0, ahead: of('ahead'), behind: of('behind') };
}

export interface News {
  store: string;
  inventoryItemId: string;
  version: number;
  attempts: number;
}

/** Takes the oldest news for `leaseMs`, each for one dispatcher. */
export const claimNews = (db: PrismaClient, limit: number, leaseMs: number): Promise<News[]> => db.$queryRaw<
  News[]
>`
  UPDATE stock_news SET claimed_until = now() + ${leaseMs} * interval '1 millisecond', attempts = attempts + 1
  WHERE (store, inventory_item_id) IN (
    SELECT store, inventory_item_id FROM stock_news WHERE claimed_until IS NULL OR claimed_until < now()
    ORDER BY at LIMIT ${limit} FOR UPDATE SKIP LOCKED)
  RETURNING store, inventory_item_id AS "inventoryItemId", version, attempts`;

/** Done with, unless there was more of it meanwhile: that is left to be claimed. */
export async function settleNews(db: PrismaClient, news: News[]): Promise<void> {
  for (const { store, inventoryItemId, version } of news)
    await db.stockNews.deleteMany({ where: { store, inventoryItemId, version } });
}

/** To be claimed again from `until` on, or at once where there is more of it. */
export async function postponeNews(db: PrismaClient, news: News[], until: Date): Promise<void> {
  for (const { store, inventoryItemId, version } of news)
    await db.stockNews.updateMany({
      where: { store, inventoryItemId, version },
      data: { claimedUntil: until },
    });
}

export interface Waiting extends Place {
  traceId: string;
  wokenAt: Date | null;
  units: UnitsAt[];
}

/** Everybody who waits for one of these items, with all that they wait for. In no order. */
export async function waitingFor(db: PrismaClient, store: string, items: string[]): Promise<Waiting[]> {
  const rows = await db.$queryRaw<(UnitsAt & Omit<Waiting, 'units'>)[]>`
    SELECT b."order", b.priority, b.placed_at AS "placedAt", b.woken_at AS "wokenAt", o.trace_id AS "traceId",
           b.inventory_item_id AS "inventoryItemId", b.location_id AS "locationId", b.quantity
    FROM backorders b JOIN orders o USING (store, "order")
    WHERE b.store = ${store} AND b."order" IN (
      SELECT "order" FROM backorders WHERE store = ${store} AND inventory_item_id = ANY(${items}))`;
  const orders = new Map<string, Waiting>();
  for (const { inventoryItemId, locationId, quantity, ...place } of rows) {
    const waiting = orders.get(place.order) ?? { ...place, units: [] };
    waiting.units.push({ inventoryItemId, locationId, quantity });
    orders.set(place.order, waiting);
  }
  return [...orders.values()];
}

export async function markWoken(db: PrismaClient, { store, order }: OrderRef): Promise<void> {
  await db.backorder.updateMany({ where: { store, order }, data: { wokenAt: new Date() } });
}

/** What orders of Waybill will take of these items. */
export const reservedUnits = (
  db: PrismaClient,
  store: string,
  items: string[],
): Promise<(UnitsAt & { order: string })[]> =>
  db.reservation.findMany({
    where: { store, inventoryItemId: { in: items } },
    select: { order: true, inventoryItemId: true, locationId: true, quantity: true },
  });
