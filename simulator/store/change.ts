/** A later body, refund or edit changes a placed order; what was done to it through the API stays. */
import type { Line, Order, Store } from '../state.ts';
import { commit } from './inventory.ts';
import { closeFulfillmentOrders } from './orders.ts';
import { riskOf, type Wishes } from './wishes.ts';

/** What a merchant or a payment changes comes from the body; what Waybill did stays. */
export function updateOrderFrom(store: Store, known: Order, fresh: Order, wishes: Wishes): Order {
  const { fulfillmentOrders, fulfillments, tags, risk, carrierRejects, hindrances, refunds, lines, ...rest } =
    fresh;
  const cancelled = rest.cancelledAt && !known.cancelledAt;
  Object.assign(known, rest, { cancelledAt: known.cancelledAt ?? rest.cancelledAt });
  known.tags = [...new Set([...known.tags, ...tags])].sort();
  const ids = new Set(known.refunds.map((r) => r.id));
  known.refunds.push(...refunds.filter((r) => !ids.has(r.id)));
  for (const line of known.lines) {
    const now = lines.find((l) => l.id === line.id);
    if (now && now.currentQuantity < line.currentQuantity)
      removeUnits(store, known, line, now.currentQuantity);
  }
  if (wishes.risk) known.risk = riskOf(wishes.risk.level, wishes.risk.recommendation);
  if (wishes.carrierRejects) known.carrierRejects = wishes.carrierRejects;
  if (cancelled) closeFulfillmentOrders(store, known);
  return known;
}

/** An edit or a refund took units off the order: they are not to be shipped any more. */
export function removeUnits(store: Store, order: Order, line: Line, currentQuantity: number) {
  let gone = line.currentQuantity - currentQuantity;
  line.currentQuantity = currentQuantity;
  for (const fo of order.fulfillmentOrders) {
    if (fo.status === 'CLOSED') continue;
    for (const entry of fo.lines) {
      if (entry.lineId !== line.id || gone <= 0) continue;
      const units = Math.min(gone, entry.remaining);
      entry.remaining -= units;
      entry.total -= units;
      gone -= units;
      commit(store, line.itemId, fo.locationId, -units);
    }
    if (!fo.lines.every((l) => l.remaining === 0)) continue;
    fo.status = 'CLOSED';
    fo.holds = [];
  }
}
