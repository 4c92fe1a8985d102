/** Places an order in a store as if a buyer had: products, stock and fulfillment orders are made up from the body's lines. */
import type { Fulfillment, FulfillmentOrder, Line, Order, Store, World } from '../state.ts';
import { freshGid, gid, tailOf } from '../state.ts';
import { updateOrderFrom } from './change.ts';
import { newFulfillmentOrder, newLine } from './fulfillment-orders.ts';
import { assign, commit, stockLine } from './inventory.ts';
import { closeFulfillmentOrders } from './orders.ts';
import { count, gidOf, type Json, objects, oneOf, text } from './read.ts';
import { readOrder } from './read-order.ts';
import { applyWishes, type Wishes, wishesOf } from './wishes.ts';

/** Makes up what a customs form needs, so that an order abroad can be shipped unless its body says otherwise. */
const DEFAULT_HS_CODE = '392690';

function stockLines(store: Store, order: Order, wishes: Wishes) {
  for (const line of order.lines) {
    const wish = wishes.items[line.sku ?? ''] ?? {};
    const facts = {
      hsCode: wish.hsCode === undefined ? DEFAULT_HS_CODE : wish.hsCode,
      origin: wish.origin === undefined ? store.country : wish.origin,
      tracked: wish.tracked ?? true,
    };
    stockLine(store, line, facts, wishes.stock);
    const onHand = wishes.onHand[line.sku ?? ''];
    const levels = onHand === undefined ? undefined : store.items.get(line.itemId ?? '')?.levels;
    for (const level of levels?.values() ?? []) level.onHand = onHand ?? 0;
  }
}

function readFulfillments(world: World, order: Order, body: Json, locationId: string): Fulfillment[] {
  const given = objects(body.fulfillments).map((f, i): Fulfillment => {
    const numbers = Array.isArray(f.tracking_numbers)
      ? f.tracking_numbers.map(text)
      : [text(f.tracking_number)];
    const urls = Array.isArray(f.tracking_urls) ? f.tracking_urls.map(text) : [text(f.tracking_url)];
    const failed = oneOf(f.status, new Set(['CANCELLED', 'ERROR', 'FAILURE'])) !== null;
    return {
      ...bare(gidOf(f, 'Fulfillment') ?? freshGid(world, 'Fulfillment'), order, i, locationId),
      status: failed ? 'CANCELLED' : 'SUCCESS',
      tracking: numbers.flatMap((number, n) =>
        number ? [{ number, company: text(f.tracking_company), url: urls[n] ?? null }] : [],
      ),
      lines: objects(f.line_items).flatMap((l) => {
        const line = order.lines.find((o) => o.id === gidOf(l, 'LineItem'));
        const quantity = Math.min(count(l.quantity) ?? 0, line?.quantity ?? 0);
        return line && quantity > 0 ? [fulfillmentLine(world, line, quantity)] : [];
      }),
    };
  });
  const said = oneOf(body.fulfillment_status, new Set(['FULFILLED'])) !== null;
  if (!said || given.some((f) => f.status === 'SUCCESS' && f.lines.length)) return given;
  const whole = bare(freshGid(world, 'Fulfillment'), order, given.length, locationId);
  return [...given, { ...whole, lines: order.lines.map((l) => fulfillmentLine(world, l, l.quantity)) }];
}

const fulfillmentLine = (world: World, line: Line, quantity: number) => ({
  id: freshGid(world, 'FulfillmentLineItem'),
  lineId: line.id,
  fulfillmentOrderId: null,
  quantity,
});

const bare = (id: string, order: Order, index: number, locationId: string): Fulfillment => ({
  id,
  name: `${order.name}-F${index + 1}`,
  status: 'SUCCESS',
  locationId,
  createdAt: order.createdAt,
  updatedAt: order.updatedAt,
  tracking: [],
  lines: [],
  viaApi: false,
});

function doneUnits(order: Order): Map<string, number> {
  const done = new Map<string, number>();
  for (const f of order.fulfillments) {
    if (f.status !== 'SUCCESS') continue;
    for (const { lineId, quantity } of f.lines) done.set(lineId, (done.get(lineId) ?? 0) + quantity);
  }
  return done;
}

/** Units of a line still to be fulfilled; the body's own count wins where it has one. */
function unitsLeft(line: Line, body: Json | undefined, done: number): number {
  if (body?.fulfillment_status === 'fulfilled') return 0;
  const left = Math.max(0, line.currentQuantity - done);
  const said = count(body?.fulfillable_quantity);
  return said === null ? left : Math.min(Math.max(0, said), left);
}

/** Goods that need no shipping get fulfillment orders of their own, with the method NONE. */
function methodOf(order: Order, line: Line, wishes: Wishes): string {
  if (!line.requiresShipping) return 'NONE';
  if (wishes.deliveryMethod) return wishes.deliveryMethod;
  const category = order.shippingLines[0]?.category ?? '';
  if (/pick/i.test(category)) return 'PICK_UP';
  if (/local/i.test(category)) return 'LOCAL';
  return order.sourceName === 'pos' && !order.shippingAddress ? 'RETAIL' : 'SHIPPING';
}

function addFulfillmentOrders(world: World, store: Store, order: Order, body: Json, wishes: Wishes) {
  const bodies = objects(body.line_items);
  const done = doneUnits(order);
  const groups = new Map<string, { line: Line; units: number }[]>();
  for (const [i, line] of order.lines.entries()) {
    const units = unitsLeft(line, bodies[i], done.get(line.id) ?? 0);
    const method = methodOf(order, line, wishes);
    if (units > 0) groups.set(method, [...(groups.get(method) ?? []), { line, units }]);
  }
  const forced = store.locations.find((l) => l.name === wishes.assignTo);
  for (const [method, entries] of groups) {
    const places = forced ? new Map([[forced, entries]]) : assign(store, entries);
    for (const [location, here] of places) {
      const fo = newFulfillmentOrder(world, location.id, method);
      for (const { line, units } of here) {
        fo.lines.push(newLine(world, line.id, units));
        commit(store, line.itemId, location.id, units);
      }
      order.fulfillmentOrders.push(fo);
    }
  }
  addClosed(world, order);
}

/** What left before Waybill saw the order stands in closed fulfillment orders. */
function addClosed(world: World, order: Order) {
  for (const f of order.fulfillments) {
    if (f.status !== 'SUCCESS') continue;
    const fo: FulfillmentOrder = {
      ...newFulfillmentOrder(world, f.locationId, 'SHIPPING'),
      status: 'CLOSED',
    };
    for (const line of f.lines) {
      fo.lines.push(newLine(world, line.lineId, line.quantity, 0));
      line.fulfillmentOrderId = fo.id;
    }
    order.fulfillmentOrders.push(fo);
  }
}

/**
 * Places the order, or brings a known one up to date with the body.
 * @returns null where the body names no order.
 */
export function placeOrder(world: World, store: Store, body: Json): Order | null {
  const order = readOrder(store, body);
  if (!order) return null;
  const wishes = wishesOf(body);
  const known = store.orders.get(order.id);
  const sameLines = known && known.lines.map((l) => l.id).join() === order.lines.map((l) => l.id).join();
  if (known && (sameLines || known.fulfillments.some((f) => f.viaApi)))
    return updateOrderFrom(store, known, order, wishes);
  if (known) closeFulfillmentOrders(store, known);
  stockLines(store, order, wishes);
  const first = store.locations[0]?.id ?? gid('Location', tailOf(store.shopId));
  order.fulfillments = readFulfillments(world, order, body, first);
  addFulfillmentOrders(world, store, order, body, wishes);
  applyWishes(world, order, wishes);
  if (order.cancelledAt) closeFulfillmentOrders(store, order);
  for (const owned of [...order.fulfillmentOrders, ...order.fulfillments])
    store.owners.set(owned.id, order.id);
  store.orders.set(order.id, order);
  return order;
}
