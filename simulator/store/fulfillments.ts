/** Fulfillments: units of one order leaving one location. Shopify has no idempotency here; it only refuses what is left of nothing. */
import { GraphQLError } from 'graphql';
import type { Fulfillment, FulfillmentOrder, Order, Store, World } from '../state.ts';
import { freshGid, record, shopifyTime, tailOf } from '../state.ts';
import {
  everything,
  isOpen,
  newFulfillmentOrder,
  newLine,
  type Picked,
  Refusal,
} from './fulfillment-orders.ts';
import { ship } from './inventory.ts';

export interface FulfillmentInput {
  lineItemsByFulfillmentOrder: { fulfillmentOrderId: string; fulfillmentOrderLineItems?: Picked[] | null }[];
  trackingInfo?: {
    number?: string | null;
    company?: string | null;
    url?: string | null;
    numbers?: string[] | null;
    urls?: string[] | null;
  } | null;
  notifyCustomer?: boolean | null;
}

interface Group {
  order: Order;
  fo: FulfillmentOrder;
  picked: Picked[];
}

const FIELD = ['fulfillment'];

/** Checks in Shopify's order: quantities first, then existence, then one order and one location, then what is left. */
function groupsOf(store: Store, input: FulfillmentInput): Group[] {
  for (const [i, { fulfillmentOrderLineItems }] of input.lineItemsByFulfillmentOrder.entries()) {
    const j = (fulfillmentOrderLineItems ?? []).findIndex((l) => l.quantity <= 0);
    if (j < 0) continue;
    const path = [
      'lineItemsByFulfillmentOrder',
      String(i),
      'fulfillmentOrderLineItems',
      String(j),
      'quantity',
    ];
    throw new Refusal('Quantity must be greater than 0', [...FIELD, ...path]);
  }
  const groups = input.lineItemsByFulfillmentOrder.map(
    ({ fulfillmentOrderId, fulfillmentOrderLineItems }) => {
      const order = store.orders.get(store.owners.get(fulfillmentOrderId) ?? '');
      const fo = order?.fulfillmentOrders.find((o) => o.id === fulfillmentOrderId);
      if (!order || !fo) throw new Refusal('Fulfillment order does not exist.', FIELD);
      return {
        order,
        fo,
        picked: fulfillmentOrderLineItems?.length ? fulfillmentOrderLineItems : everything(fo),
      };
    },
  );
  if (!groups.length) throw new Refusal('At least one fulfillment order must be given.', FIELD);
  const orders = [...new Set(groups.map((g) => tailOf(g.order.id)))];
  if (orders.length > 1) {
    const message = `All fulfillment orders must belong to the same order. Multiple orders with ids [${orders.join(', ')}] were found.`;
    throw new Refusal(message, FIELD);
  }
  const places = [...new Set(groups.map((g) => tailOf(g.fo.locationId)))];
  if (places.length > 1) {
    const message = `All fulfillment orders must be assigned to a single location. Multiple locations with ids [${places.join(', ')}] were found.`;
    throw new Refusal(message, FIELD);
  }
  for (const group of groups) checkGroup(group);
  for (const { order } of groups) refuseFor(order);
  return groups;
}

/** What the store's own house puts in the way of this order. */
function refuseFor({ hindrances }: Order) {
  if (!hindrances?.shopify) return;
  if (hindrances.shopifyTimes !== undefined && hindrances.shopifyTimes-- <= 0) return;
  if (hindrances.shopify === 'user_error')
    throw new Refusal('Something went wrong, please try again.', FIELD);
  throw new GraphQLError('Access denied for fulfillmentCreate field.', {
    extensions: { code: 'ACCESS_DENIED' },
  });
}

function checkGroup({ fo, picked }: Group) {
  if (!isOpen(fo)) {
    const message = `Fulfillment order ${tailOf(fo.id)} has an unfulfillable status= ${fo.status.toLowerCase()}.`;
    throw new Refusal(message, FIELD);
  }
  const left = new Map(fo.lines.map((l) => [l.id, l.remaining]));
  for (const { id, quantity } of picked) {
    const remaining = left.get(id);
    if (remaining === undefined) throw new Refusal('Fulfillment order line item does not exist.', FIELD);
    if (quantity > remaining)
      throw new Refusal('Invalid fulfillment order line item quantity requested.', FIELD);
    left.set(id, remaining - quantity);
  }
}

function trackingOf(input: FulfillmentInput): Fulfillment['tracking'] {
  const info = input.trackingInfo;
  if (!info) return [];
  const numbers = info.numbers?.length ? info.numbers : [info.number ?? null];
  return numbers.map((number, i) => ({
    number,
    company: info.company ?? null,
    url: info.urls?.[i] ?? info.url ?? null,
  }));
}

export function createFulfillment(world: World, store: Store, input: FulfillmentInput) {
  const groups = groupsOf(store, input);
  const { order, fo: first } = groups[0] as Group;
  const now = shopifyTime();
  const fulfillment: Fulfillment = {
    id: freshGid(world, 'Fulfillment'),
    name: `${order.name}-F${order.fulfillments.length + 1}`,
    status: 'SUCCESS',
    locationId: first.locationId,
    createdAt: now,
    updatedAt: now,
    tracking: trackingOf(input),
    lines: [],
    viaApi: true,
  };
  for (const { fo, picked } of groups) {
    for (const { id, quantity } of picked) {
      const line = fo.lines.find((l) => l.id === id);
      if (!line || !quantity) continue;
      line.remaining -= quantity;
      ship(store, order.lines.find((l) => l.id === line.lineId)?.itemId ?? null, fo.locationId, quantity);
      fulfillment.lines.push({
        id: freshGid(world, 'FulfillmentLineItem'),
        lineId: line.lineId,
        fulfillmentOrderId: fo.id,
        quantity,
      });
    }
    fo.status = fo.lines.every((l) => l.remaining === 0) ? 'CLOSED' : 'IN_PROGRESS';
    if (fo.status === 'CLOSED' && fo.requestStatus) fo.requestStatus = 'CLOSED';
    fo.updatedAt = now;
  }
  order.fulfillments.push(fulfillment);
  store.owners.set(fulfillment.id, order.id);
  const units = fulfillment.lines.reduce((n, l) => n + l.quantity, 0);
  record(world, {
    kind: 'fulfillment',
    store: store.domain,
    order: order.id,
    detail: `${fulfillment.id} ${units} units`,
  });
  return { order, fulfillment };
}

/** Cancelling twice is harmless. The units come back in a new fulfillment order: the old one's id leads nowhere. */
export function cancelFulfillment(world: World, store: Store, order: Order, fulfillment: Fulfillment) {
  if (fulfillment.status === 'CANCELLED') return;
  const now = shopifyTime();
  fulfillment.status = 'CANCELLED';
  fulfillment.updatedAt = now;
  const back = newFulfillmentOrder(world, fulfillment.locationId, 'SHIPPING');
  for (const { lineId, quantity, fulfillmentOrderId } of fulfillment.lines) {
    const line = order.lines.find((l) => l.id === lineId);
    ship(store, line?.itemId ?? null, fulfillment.locationId, -quantity);
    const origin = order.fulfillmentOrders.find((o) => o.id === fulfillmentOrderId);
    if (origin) {
      back.method = origin.method;
      for (const own of origin.lines) if (own.lineId === lineId) own.total -= quantity;
    }
    back.lines.push(newLine(world, lineId, quantity));
  }
  order.fulfillmentOrders.push(back);
  store.owners.set(back.id, order.id);
  record(world, { kind: 'fulfillment_cancel', store: store.domain, order: order.id, detail: fulfillment.id });
}
