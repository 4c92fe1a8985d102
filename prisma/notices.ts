/** What of an order is told by webhooks alone. */
import type { PrismaClient } from './generated/client.ts';

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
