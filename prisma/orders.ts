/** Orders as Waybill knows them: what Shopify said last, at which revision of the plan, and where the order stands. */
import { createHash } from 'node:crypto';
import type { Outcome } from '../contracts/decision.ts';
import { SHORTAGES } from '../contracts/failure.ts';
import { type OrderAt, type OrderRef, type OrderSnapshot, workflowIdOf } from '../contracts/order.ts';
import type { Stage } from '../contracts/workflow.ts';
import { leaveQueues } from './backorders.ts';
import type { PrismaClient } from './generated/client.ts';

/**
 * The facts a plan rests on. Left out is what Waybill itself changes (tags, holds, fulfillments), or the order's own echo
 * would look like an edit and start the plan over, for ever.
 */
export function digestOf(order: OrderSnapshot): string {
  const facts = [
    order.test,
    order.cancelledAt,
    order.financialStatus,
    order.currency,
    order.total,
    order.refunded,
    order.email,
    order.phone,
    order.note,
    order.attributes,
    order.shippingAddress,
    order.shippingLine,
    order.risk,
    order.lines.map((line) => [
      line.id,
      line.sku,
      line.variantId,
      line.currentQuantity,
      line.requiresShipping,
    ]),
    // Where there are none, orders from before anybody asked look as they did.
    ...(order.disputes ? [order.disputes.map(({ id, status }) => [id, status])] : []),
  ];
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}

/** Keeps what was read of an order, and returns its revision, which rises where the facts of the plan changed. */
export async function keepSnapshot(
  db: PrismaClient,
  at: Omit<OrderAt, 'revision'>,
  order: OrderSnapshot,
): Promise<number> {
  const digest = digestOf(order);
  const rows = await db.$queryRaw<{ revision: number }[]>`
    INSERT INTO orders AS o (store, "order", trace_id, workflow_id, name, digest, snapshot, read_at, customer, placed_at)
    VALUES (${at.store}, ${at.order}, ${at.traceId}, ${workflowIdOf(at)}, ${order.name}, ${digest},
            ${JSON.stringify(order)}::jsonb, ${new Date(order.readAt)}, ${buyerOf(order)}, ${new Date(order.createdAt)})
    ON CONFLICT (store, "order") DO UPDATE SET
      revision = CASE WHEN o.digest IS NULL OR o.digest = excluded.digest THEN o.revision ELSE o.revision + 1 END,
      digest = excluded.digest, snapshot = excluded.snapshot, read_at = excluded.read_at, name = excluded.name,
      customer = excluded.customer, placed_at = excluded.placed_at, updated_at = now()
    WHERE o.redacted_at IS NULL
    RETURNING revision`;
  const [row] = rows;
  if (!row) throw new Error("the buyer's data was erased: nothing more is kept of the order");
  return row.revision;
}

/** Who the buyer is, for telling a repeated order from a new one: the customer's gid, else a hash of the address for mail. */
export function buyerOf(order: OrderSnapshot): string | null {
  if (order.customer) return order.customer.id;
  return order.email ? hashOfMail(order.email) : null;
}

export const hashOfMail = (email: string) =>
  createHash('sha256').update(email.trim().toLowerCase()).digest('hex');

/** @throws where the order was never read: only the validator runs before the first read. */
export async function loadSnapshot(db: PrismaClient, ref: OrderRef): Promise<OrderSnapshot> {
  const row = await db.order.findUniqueOrThrow({
    where: { store_order: { store: ref.store, order: ref.order } },
    select: { snapshot: true },
  });
  if (!row.snapshot) throw new Error('the order has not been read yet');
  return row.snapshot as unknown as OrderSnapshot;
}

/** Other orders of the same buyer, newest first. */
export async function recentOrders(
  db: PrismaClient,
  order: OrderSnapshot,
  since: Date,
): Promise<OrderSnapshot[]> {
  const customer = buyerOf(order);
  if (!customer) return [];
  const rows = await db.order.findMany({
    where: { store: order.store, customer, placedAt: { gte: since }, NOT: { order: order.order } },
    orderBy: { placedAt: 'desc' },
    take: 20,
    select: { snapshot: true },
  });
  return rows.flatMap((row) => (row.snapshot ? [row.snapshot as unknown as OrderSnapshot] : []));
}

export interface Standing {
  stage: Stage;
  outcome: Outcome | null;
  why: string;
  exception: string | null;
  runId: string;
}

/** Outcomes after which nothing is left to do for this run of the order. */
export const isFinal = (outcome: string | null) =>
  outcome !== null && !['waiting', 'needs_person', 'fulfilled'].includes(outcome);

/** Records where an order stands, and adds a line to its story. */
export async function recordStanding(db: PrismaClient, at: OrderAt, standing: Standing): Promise<void> {
  const { stage, outcome, why, exception, runId } = standing;
  // What was only decided is people's to do. To do it as well, because they have begun, would ship it twice.
  const left = outcome === 'shadowed' ? { leftTo: 'people' } : {};
  await db.$transaction([
    // A run that was reset or terminated could not close its own case.
    ...(outcome === 'needs_person' ? [] : [closeCases(db, at)]),
    ...(outcome && !waitsForStock(outcome, exception) ? [leaveQueues(db, at)] : []),
    db.order.upsert({
      where: { store_order: { store: at.store, order: at.order } },
      create: {
        store: at.store,
        order: at.order,
        traceId: at.traceId,
        workflowId: workflowIdOf(at),
        stage,
        outcome,
        why,
        exception,
        runId,
        settledAt: outcome ? new Date() : null,
        ...left,
      },
      update: { ...left, stage, outcome, why, exception, runId, settledAt: outcome ? new Date() : null },
    }),
    db.orderEvent.create({
      data: {
        store: at.store,
        order: at.order,
        traceId: at.traceId,
        stage,
        kind: outcome ?? 'resumed',
        text: why,
      },
    }),
  ]);
}

/**
 * Whatever else an order waits for, its turn must not pass with nobody there to take it. One that waits without an exception
 * has parcels in the store, and may have the rest of it in a queue.
 */
const waitsForStock = (outcome: Outcome, exception: string | null) =>
  exception === null
    ? outcome === 'waiting'
    : (outcome === 'waiting' || outcome === 'needs_person') && SHORTAGES.has(exception);

const closeCases = (db: PrismaClient, { store, order }: OrderRef) =>
  db.case.updateMany({
    where: { store, order, closedAt: null },
    data: { closedAt: new Date(), why: 'the order moved on' },
  });

/** It was deleted before anything was known of it. */
export async function forgetOrder(db: PrismaClient, { store, order }: OrderRef): Promise<void> {
  await db.order.deleteMany({ where: { store, order, readAt: null, outcome: null } });
}

/** One above the revision that the plan was made at. A retry finds it raised already. */
export async function raiseRevision(db: PrismaClient, { store, order, revision }: OrderAt): Promise<number> {
  await db.order.updateMany({ where: { store, order, revision }, data: { revision: revision + 1 } });
  return currentRevision(db, { store, order });
}

/** The revision an order stands at; 0 where nothing was ever read of it. */
export async function currentRevision(db: PrismaClient, ref: OrderRef): Promise<number> {
  const row = await db.order.findUnique({
    where: { store_order: { store: ref.store, order: ref.order } },
    select: { revision: true },
  });
  return row?.revision ?? 0;
}

export interface LeftTo {
  outcome: 'cancelled' | 'taken_over' | 'shadowed';
  by: string;
}

/** Who does the order by hand or gave it up, and how it ended then; null where Waybill may go on with it. */
export async function leftTo(db: PrismaClient, { store, order }: OrderRef): Promise<LeftTo | null> {
  const row = await db.order.findUnique({
    where: { store_order: { store, order } },
    select: { leftTo: true, outcome: true },
  });
  if (!row?.leftTo) return null;
  const { outcome } = row;
  return {
    outcome: outcome === 'cancelled' || outcome === 'shadowed' ? outcome : 'taken_over',
    by: row.leftTo,
  };
}

/** An operator wants Waybill to take the order up again. */
export async function takeUpAgain(db: PrismaClient, { store, order }: OrderRef): Promise<void> {
  await db.order.updateMany({ where: { store, order }, data: { leftTo: null } });
}
