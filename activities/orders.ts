/** Reading the order from Shopify and keeping what was read; recording where it stands. */
import type { CallContext } from '../connectors/error.ts';
import type { OrderAt, OrderSnapshot } from '../contracts/order.ts';
import type { Leftover } from '../contracts/workflow.ts';
import { leftoversOf } from '../prisma/leftovers.ts';
import { currentRevision, keepSnapshot, type LeftTo, leftTo } from '../prisma/orders.ts';
import { followedReturns } from '../prisma/returns.ts';
import type { Resources } from '../runtime/resources.ts';
import { observe } from './evidence.ts';

export interface Read {
  found: boolean;
  revision: number;
  /** UTC; whatever Shopify sent before this moment is known. */
  readAt: string;
  cancelled: boolean;
  /** A buyer wants to return something of it, or sends it back. */
  returning?: true;
  /** Something of it is to be sent yet. */
  unshipped?: true;
  /** Somebody else has fulfilled it, or filed it away: why there is nothing left for Waybill. */
  over?: string;
  /** Effects of earlier revisions that no plan stands for any more, where there are any. */
  leftovers?: Leftover[];
  /** A person does the order by hand, or gave it up: nothing more is done for it. */
  left?: LeftTo;
}

/** The order as Shopify has it now. Its revision rises where the facts of the plan changed. */
export async function readOrder(resources: Resources, at: OrderAt, call: CallContext): Promise<Read> {
  const readAt = new Date().toISOString();
  const shopify = await resources.shopify(at.store);
  const order = await shopify.readOrder(at.order, call);
  if (!order) {
    return { found: false, revision: await currentRevision(resources.db, at), readAt, cancelled: false };
  }
  // The moment before the question was sent, not the one at which the answer came: in between the order may have changed.
  const revision = await keepSnapshot(resources.db, at, { ...order, readAt });
  await observe(resources, { ...at, revision }, { ...order, readAt });
  const left = await leftTo(resources.db, at);
  const done = await leftoversOf(resources.db, at);
  const old = done.filter((it) => it.finished !== 'yes' && it.revision < revision);
  // Where a fulfillment may be Waybill's own, it is no news.
  const over = done.some((it) => it.finished !== 'no') ? null : whyOver(order);
  return {
    found: true,
    revision,
    readAt,
    cancelled: order.cancelledAt !== null,
    ...((await isReturning(resources, order)) ? { returning: true as const } : {}),
    ...(order.lines.some(isUnshipped) ? { unshipped: true as const } : {}),
    ...(over ? { over } : {}),
    ...(old.length > 0 ? { leftovers: old } : {}),
    ...(left ? { left } : {}),
  };
}

const isUnshipped = ({ requiresShipping, unfulfilledQuantity }: OrderSnapshot['lines'][number]) =>
  requiresShipping && unfulfilledQuantity > 0;

const OPEN_RETURNS = new Set(['RETURN_REQUESTED', 'IN_PROGRESS', 'INSPECTION_COMPLETE']);

/** A return that was waited for and has been closed since is looked at once more. */
async function isReturning(
  { db }: Resources,
  { store, order, returnStatus }: OrderSnapshot,
): Promise<boolean> {
  if (OPEN_RETURNS.has(returnStatus)) return true;
  return returnStatus !== 'NO_RETURN' && (await followedReturns(db, { store, order })).length > 0;
}

function whyOver({ fulfillmentStatus, closedAt }: OrderSnapshot): string | null {
  if (fulfillmentStatus === 'FULFILLED') return 'somebody else has fulfilled it';
  return closedAt ? 'the order was archived' : null;
}
