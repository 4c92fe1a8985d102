/** Places an order in a store as if a buyer had: products, stock and fulfillment orders are made up from the body's lines. */
import { HOLD_REASONS, METHODS, RECOMMENDATIONS, RISK_LEVELS } from '../admin/schema.ts';
import type { Fulfillment, FulfillmentOrder, Line, Order, Store, World } from '../state.ts';
import { freshGid, gid, shopifyTime, tailOf } from '../state.ts';
import { assign, commit, type StockPlan, stockLine } from './inventory.ts';
import { closeFulfillmentOrders } from './orders.ts';
import { count, gidOf, type Json, object, objects, oneOf, text } from './read.ts';
import { readOrder } from './read-order.ts';

/** `_sim` in a body: what the world should be like for this order. All of it optional; none of it is sent on. */
interface Wishes {
  stock: StockPlan;
  /** SKU to customs and tracking facts of its item. */
  items: Record<string, { hsCode?: string | null; origin?: string | null; tracked?: boolean }>;
  risk: { level?: string; recommendation?: string } | null;
  carrierRejects: string | null;
  deliveryMethod: string | null;
  /** Another app's hold on the fulfillment orders. */
  fulfillmentHold: { reason?: string; handle?: string; notes?: string } | null;
  /** Name of the location that Shopify's routing picks, whatever it has in stock. */
  assignTo: string | null;
}

function wishesOf(body: Json): Wishes {
  const sim = object(body._sim) ?? {};
  return {
    stock: (object(sim.stock) ?? {}) as StockPlan,
    items: (object(sim.items) ?? {}) as Wishes['items'],
    risk: object(sim.risk),
    carrierRejects: text(sim.carrierRejects),
    deliveryMethod: oneOf(sim.deliveryMethod, METHODS),
    fulfillmentHold: object(sim.fulfillmentHold),
    assignTo: text(sim.assignTo),
  };
}

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

function newFulfillmentOrder(world: World, locationId: string, method: string): FulfillmentOrder {
  const now = shopifyTime();
  return {
    id: freshGid(world, 'FulfillmentOrder'),
    status: 'OPEN',
    locationId,
    method,
    createdAt: now,
    updatedAt: now,
    lines: [],
    holds: [],
    cutFrom: null,
    split: false,
  };
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
        fo.lines.push({
          id: freshGid(world, 'FulfillmentOrderLineItem'),
          lineId: line.id,
          total: units,
          remaining: units,
        });
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
      const id = freshGid(world, 'FulfillmentOrderLineItem');
      fo.lines.push({ id, lineId: line.lineId, total: line.quantity, remaining: 0 });
      line.fulfillmentOrderId = fo.id;
    }
    order.fulfillmentOrders.push(fo);
  }
}

function applyWishes(world: World, order: Order, wishes: Wishes) {
  if (wishes.risk) order.risk = riskOf(wishes.risk.level, wishes.risk.recommendation);
  if (wishes.carrierRejects) order.carrierRejects = wishes.carrierRejects;
  const hold = wishes.fulfillmentHold;
  for (const fo of hold ? order.fulfillmentOrders : []) {
    if (fo.status === 'CLOSED') continue;
    fo.status = 'ON_HOLD';
    fo.holds.push({
      id: freshGid(world, 'FulfillmentHold'),
      handle: text(hold?.handle),
      reason: oneOf(hold?.reason, HOLD_REASONS) ?? 'OTHER',
      notes: text(hold?.notes),
      ours: false,
    });
  }
}

const RECOMMENDED: Record<string, string> = { HIGH: 'CANCEL', MEDIUM: 'INVESTIGATE', LOW: 'ACCEPT' };

export function riskOf(level: unknown, recommendation?: unknown): Order['risk'] {
  const known = oneOf(level, RISK_LEVELS) ?? 'NONE';
  return {
    recommendation: oneOf(recommendation, RECOMMENDATIONS) ?? RECOMMENDED[known] ?? 'NONE',
    levels: [known],
  };
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
    return update(store, known, order, wishes);
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

/** What a merchant or a payment changes comes from the body; what Waybill did stays. */
function update(store: Store, known: Order, fresh: Order, wishes: Wishes): Order {
  const { fulfillmentOrders, fulfillments, tags, risk, carrierRejects, refunds, lines, ...rest } = fresh;
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
    if (fo.lines.every((l) => l.remaining === 0)) fo.status = 'CLOSED';
  }
}
