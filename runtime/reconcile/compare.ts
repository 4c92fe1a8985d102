/** Whether Waybill knows of an order what Shopify has. Pure. */
import { SETTLED } from '../../contracts/decision.ts';
import type { OrderSummary } from '../../contracts/order.ts';
import type { Known, KnownOrder } from '../../prisma/reconciliations.ts';

export type Finding = 'agrees' | 'missed' | 'differs';

export function compare(seen: OrderSummary, { orders, toldOf }: Known): Finding {
  const known = orders.get(seen.order);
  const told = toldOf.get(seen.order);
  // The order is read after the arrival came, and not always after it is dispatched.
  if (told && (!known?.updatedAt || told.getTime() >= Date.parse(seen.updatedAt))) return 'agrees';
  if (!known) return isOver(seen) ? 'agrees' : 'missed';
  // Whoever does it by hand, or gave it up, does not want it taken up again. What is done after a decision in shadow is of interest.
  if (known.leftTo && known.outcome !== 'shadowed') return 'agrees';
  return known.outcome !== null && SETTLED.has(known.outcome) ? ofSettled(seen, known) : ofOpen(seen, known);
}

/** Shopify is done with it, so that there is nothing for Waybill to start. */
export const isOver = ({ cancelledAt, closedAt, fulfillmentStatus }: OrderSummary): boolean =>
  cancelledAt !== null || closedAt !== null || fulfillmentStatus === 'FULFILLED';

/** It may be read again at any time, so that any change it has not read is worth it. */
function ofOpen(seen: OrderSummary, known: KnownOrder): Finding {
  if (known.updatedAt === null || seen.updatedAt > known.updatedAt) return 'differs';
  // Shopify's clock shows whole seconds: what changed within the one in which it was read is no newer.
  return isSame(seen, known) && !isNewlyCancelled(seen, known) ? 'agrees' : 'differs';
}

/** To read it again would run it again: a tag, or Waybill's own fulfillment, is not worth that. */
function ofSettled(seen: OrderSummary, known: KnownOrder): Finding {
  if (seen.cancelledAt) return known.outcome === 'cancelled' ? 'agrees' : 'differs';
  if (known.outcome === 'delivered' && seen.fulfillmentStatus === 'FULFILLED') return 'agrees';
  return isSame(seen, known) || isOver(seen) ? 'agrees' : 'differs';
}

const isSame = (seen: OrderSummary, known: KnownOrder) =>
  seen.financialStatus === known.financialStatus && seen.fulfillmentStatus === known.fulfillmentStatus;

const isNewlyCancelled = (seen: OrderSummary, known: KnownOrder) =>
  seen.cancelledAt !== null && known.cancelledAt === null;
