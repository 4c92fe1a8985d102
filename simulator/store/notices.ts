/** What a webhook that is no order says about an order the store knows: a refund, a finished risk assessment. */
import type { Order, Store, World } from '../state.ts';
import { gid, shopifyTime } from '../state.ts';
import { removeUnits } from './change.ts';
import { closeFulfillmentOrders, touch } from './orders.ts';
import { count, gidOf, type Json, object, objects, sum, text, time } from './read.ts';
import { refundAmount } from './read-order.ts';
import { readReturnRequest } from './returns.ts';
import { riskOf } from './wishes.ts';

/** Topics under `orders/` whose body is not an order. */
const NOT_ORDERS = new Set([
  'orders/edited',
  'orders/delete',
  'orders/risk_assessment_changed',
  'orders/link_requested',
  'orders/shopify_protect_eligibility_changed',
]);

export const isOrderTopic = (topic: string) => topic.startsWith('orders/') && !NOT_ORDERS.has(topic);

/** The order a body is about, where the store has it. */
function orderNamedIn(store: Store, body: Json): Order | null {
  const inner = object(body.order);
  const named = inner && gidOf(inner, 'Order');
  if (named) return store.orders.get(named) ?? null;
  const id = text(body.order_id);
  const given = text(body.admin_graphql_api_order_id);
  return store.orders.get(given ?? '') ?? (id ? (store.orders.get(gid('Order', id)) ?? null) : null);
}

/** Brings the order in line with the notice; a body it cannot use changes nothing. */
export function applyNotice(world: World, store: Store, topic: string, body: Json): Order | null {
  if (topic === 'orders/delete') return removeOrder(store, body);
  const order = orderNamedIn(store, body);
  if (!order) return null;
  if (topic.startsWith('disputes/')) applyDispute(order, body);
  if (topic === 'refunds/create') applyRefund(store, order, body);
  if (topic === 'returns/request') readReturnRequest(world, store, order, body);
  if (topic === 'orders/risk_assessment_changed') order.risk = riskOf(body.risk_level, body.recommendation);
  return order;
}

function removeOrder(store: Store, body: Json): Order | null {
  const id = gid('Order', text(body.id) ?? '');
  const order = store.orders.get(id) ?? null;
  store.orders.delete(id);
  return order;
}

function applyDispute(order: Order, body: Json) {
  const id = gid('OrderDispute', text(body.id) ?? '');
  const upper = (word: unknown, otherwise: string) => (text(word) ?? otherwise).toUpperCase();
  const dispute = {
    id,
    initiatedAs: upper(body.type, 'chargeback'),
    status: upper(body.status, 'needs_response'),
  };
  order.disputes = [...(order.disputes ?? []).filter((known) => known.id !== id), dispute];
  touch(order);
}

function applyRefund(store: Store, order: Order, body: Json) {
  const id = gidOf(body, 'Refund');
  if (!id || order.refunds.some((r) => r.id === id)) return;
  const amount = refundAmount(body);
  const createdAt = time(body.created_at) ?? shopifyTime();
  order.refunds.push({ id, createdAt, note: text(body.note), amount, viaApi: false });
  order.totals.refunded = sum(order.totals.refunded, amount);
  const whole = Number(order.totals.refunded) >= Number(order.totals.total);
  order.financialStatus = whole ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
  for (const refunded of objects(body.refund_line_items)) {
    const line = order.lines.find((l) => l.id === gid('LineItem', text(refunded.line_item_id) ?? ''));
    const units = count(refunded.quantity) ?? 0;
    if (line && units > 0) removeUnits(store, order, line, Math.max(0, line.currentQuantity - units));
  }
  if (order.lines.every((l) => l.currentQuantity === 0)) closeFulfillmentOrders(store, order);
  touch(order);
}
