/** Reading the order from Shopify and keeping what was read; recording where it stands. */
import { parse } from 'lossless-json';
import { z } from 'zod';
import { isDisputed } from '../agents/dispute.ts';
import { isUnshipped } from '../agents/shippable.ts';
import type { CallContext } from '../connectors/error.ts';
import type { Dispute, OrderAt, OrderSnapshot } from '../contracts/order.ts';
import type { Leftover } from '../contracts/workflow.ts';
import { leftoversOf } from '../prisma/leftovers.ts';
import { isHearsay, noticesOf } from '../prisma/notices.ts';
import { currentRevision, keepSnapshot, type LeftTo, leftTo } from '../prisma/orders.ts';
import { followedReturns } from '../prisma/returns.ts';
import type { Resources } from '../runtime/resources.ts';
import { observe } from './evidence.ts';
import { reopenedOf } from './reopened.ts';

export interface Read {
  found: boolean;
  revision: number;
  /** UTC; whatever Shopify sent before this moment is known. */
  readAt: string;
  cancelled: boolean;
  /** A buyer wants to return something of it, or sends it back. */
  returning?: true;
  /** How many parcels have left under earlier plans, where any have. */
  shipped?: number;
  /** Something of it is to be sent yet. */
  unshipped?: true;
  /** Somebody has cancelled the fulfillment of a parcel that had left: its units are open again. */
  reopened?: true;
  /** The buyer disputes its payment, and that is not settled in the merchant's favor. */
  disputed?: true;
  /** The store has none, and a webhook has told that it was deleted. */
  deleted?: true;
  /** The store has none, and only what happened to it was ever told: it is somebody else's, or long gone. */
  hearsay?: true;
  /** Somebody else has fulfilled it, or filed it away: why there is nothing left for Waybill. */
  over?: string;
  /** Effects of earlier revisions that no plan stands for any more, where there are any. */
  leftovers?: Leftover[];
  /** A person does the order by hand, or gave it up: nothing more is done for it. */
  left?: LeftTo;
}

/** What was read, and what it was told by. */
export interface Sight {
  read: Read;
  /** Null where the store has none. */
  order: OrderSnapshot | null;
  /** What was done for the order and not taken back. */
  done: Leftover[];
}

/** The order as Shopify has it now. Its revision rises where the facts of the plan changed. */
export async function readOrder(resources: Resources, at: OrderAt, call: CallContext): Promise<Sight> {
  const readAt = new Date().toISOString();
  const shopify = await resources.shopify(at.store);
  const [found, { deleted, disputes }] = await Promise.all([
    shopify.readOrder(at.order, call),
    noticesOf(resources.db, at),
  ]);
  if (!found) {
    const revision = await currentRevision(resources.db, at);
    const read = {
      found: false,
      revision,
      readAt,
      cancelled: false,
      ...((await isHearsay(resources.db, at)) ? { hearsay: true as const } : {}),
      ...(deleted ? { deleted: true as const } : {}),
    };
    return { read, order: null, done: [] };
  }
  const told = disputes.length > 0 ? { disputes: withTold(found.disputes ?? [], disputes) } : {};
  // The moment before the question was sent, not the one at which the answer came: in between the order may have changed.
  const order = { ...found, ...told, readAt };
  const revision = await keepSnapshot(resources.db, at, order);
  await observe(resources, { ...at, revision }, order);
  const [left, done] = await Promise.all([leftTo(resources.db, at), leftoversOf(resources.db, at)]);
  const shipped = new Set(done.filter(isShippedBefore(revision)).map((it) => `${it.revision} ${it.step}`))
    .size;
  const old = done.filter((it) => it.finished !== 'yes' && it.revision < revision);
  // Where a fulfillment may be Waybill's own, it is no news.
  const ours = done.some((it) => it.finished !== 'no') || (await hasOwnParcel(resources, order));
  const over = ours ? null : whyOver(order);
  const read = {
    found: true,
    revision,
    readAt,
    cancelled: order.cancelledAt !== null,
    ...((await isReturning(resources, order)) ? { returning: true as const } : {}),
    ...(shipped > 0 ? { shipped } : {}),
    ...(order.lines.some(isUnshipped) ? { unshipped: true as const } : {}),
    ...(ours && (await reopenedOf(resources, order)) ? { reopened: true as const } : {}),
    ...(isDisputed(order) ? { disputed: true as const } : {}),
    ...(over ? { over } : {}),
    ...(old.length > 0 ? { leftovers: old } : {}),
    ...(left ? { left } : {}),
  };
  return { read, order, done };
}

const isShippedBefore = (current: number) => (it: Leftover) => it.finished === 'yes' && it.revision < current;

/** Somebody has told Shopify by hand of a parcel that has Waybill's label. */
async function hasOwnParcel(
  { db }: Resources,
  { store, order, fulfillments }: OrderSnapshot,
): Promise<boolean> {
  const told = fulfillments.flatMap(({ trackingNumbers }) => trackingNumbers);
  if (told.length === 0) return false;
  const where = { store, order, trackingNumber: { in: told }, state: { not: 'voided' } };
  return (await db.shipment.count({ where })) > 0;
}

const OPEN_RETURNS = new Set(['RETURN_REQUESTED', 'IN_PROGRESS', 'INSPECTION_COMPLETE']);

/** A return that was waited for and has been closed since is looked at once more. */
async function isReturning(
  { db }: Resources,
  { store, order, returnStatus }: OrderSnapshot,
): Promise<boolean> {
  if (OPEN_RETURNS.has(returnStatus)) return true;
  return returnStatus !== 'NO_RETURN' && (await followedReturns(db, { store, order })).length > 0;
}

function whyOver({ fulfillmentStatus, closedAt, fulfillments, lines }: OrderSnapshot): string | null {
  // Gift cards and downloads may stay open for ever.
  const sent = fulfillments.some(({ status }) => status === 'SUCCESS') && !lines.some(isUnshipped);
  if (fulfillmentStatus === 'FULFILLED' || sent) return 'somebody else has fulfilled it';
  return closedAt ? 'the order was archived' : null;
}

const Word = z
  .string()
  .regex(/^[a-z_]{1,40}$/)
  .catch('unknown');
/** As the rest of the world reads a doubled key. */
const LAST_COUNTS = { onDuplicateKey: ({ newValue }: { newValue: unknown }) => newValue };
const ToldDispute = z.object({
  id: z.unknown().optional().transform(String),
  type: Word,
  status: Word,
  evidence_due_by: z
    .unknown()
    .optional()
    .transform((due) => {
      const at = Date.parse(String(due));
      return Number.isNaN(at) ? undefined : new Date(at).toISOString();
    }),
});

/**
 * The disputes that Shopify shows with the order, and those that only webhooks have told of yet: of these the last word counts.
 * Of a body nothing is taken but words of Shopify's own.
 */
export function withTold(shown: Dispute[], bodies: string[]): Dispute[] {
  const known = new Map<string, Dispute>();
  for (const body of bodies) {
    const { evidence_due_by: evidenceDueBy, ...told } = ToldDispute.parse(parse(body, null, LAST_COUNTS));
    known.set(told.id, { ...told, ...(evidenceDueBy ? { evidenceDueBy } : {}) });
  }
  for (const dispute of shown) known.set(dispute.id, { ...known.get(dispute.id), ...dispute });
  return [...known.values()];
}
