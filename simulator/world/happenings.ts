/** What goes on in the world around an order: a buyer answers a mail, money comes in, a merchant puts something right. */
import { randomUUID } from 'node:crypto';
import type { Echo } from '../admin/root.ts';
import { writeJson } from '../ids.ts';
import type { Address, Hindrances, Order, Store, World } from '../state.ts';
import { shopifyTime, tailOf } from '../state.ts';
import { orderBody } from '../store/bodies.ts';
import { merge, move, split } from '../store/fulfillment-orders.ts';
import { cancelFulfillment, createFulfillment } from '../store/fulfillments.ts';
import { restock } from '../store/inventory.ts';
import { changeUnits } from '../store/order-edits.ts';
import { cancelOrder, touch } from '../store/orders.ts';
import type { Webhooks } from '../store/webhooks.ts';
import { riskOf } from '../store/wishes.ts';
import { applyReturn, isReturnChange, type ReturnChange } from './returns.ts';

export type Change =
  /** The buyer, or the merchant for them, corrects the address. */
  | { kind: 'address'; set: Partial<Address> }
  | { kind: 'pay' }
  | { kind: 'cancel' }
  | { kind: 'risk'; level: string; recommendation?: string }
  /** Goods come in, or a count is put right: so many units can be sold, and lie there. */
  | { kind: 'stock'; sku: string; units: number }
  | { kind: 'customs'; sku: string; hsCode: string; origin: string }
  /** A line without one gets a SKU. */
  | { kind: 'sku'; sku: string }
  | { kind: 'note'; note: string | null }
  | { kind: 'outstanding'; amount: string }
  | { kind: 'hindrances'; set: Hindrances; carrierRejects?: string | null }
  /** Somebody moves everything that is open to another location. */
  | { kind: 'move'; to: string }
  /** Somebody puts one unit of what is open into a fulfillment order of its own, or puts such parts together again. */
  | { kind: 'split' }
  | { kind: 'merge' }
  | { kind: 'location'; name: string; active: boolean }
  /** Somebody ships it by hand, or so many units of it, and may say with whom. */
  | { kind: 'ship'; carrier?: string; units?: number }
  /** The carriers of its parcels tell Shopify of them: a FulfillmentDisplayStatus. */
  | { kind: 'shown'; as: string }
  /** Somebody cancels its fulfillments by hand: what was in them is open again. */
  | { kind: 'unship' }
  /** The merchant edits how many of a SKU are ordered; what is added is a line of its own. */
  | { kind: 'edit'; sku: string; quantity: number }
  | ReturnChange;

export interface Happening {
  /** "placed", or what was done to the order: "label", "hold", "mail: question_address". */
  on: string;
  afterMs: number;
  change: Change;
}

export interface Happenings {
  /** Now. @returns false where the store has no such order. */
  happen(store: Store, orderId: string, change: Change): boolean;
  /** Each once, when its moment has come. */
  expect(store: Store, order: Order, story: Happening[]): void;
  close(): void;
}

/** Between a label and its fulfillment lie at least this many milliseconds, so that something can happen in between. */
const LOOK_MS = 10;

interface Expected {
  store: Store;
  order: Order;
  happening: Happening;
}

export function happenings(world: World, out: Webhooks, echo: Echo): Happenings {
  let expected: Expected[] = [];
  let seen = world.effects.length;
  let looking: NodeJS.Timeout | null = null;
  const timers = new Set<NodeJS.Timeout>();

  const later = ({ store, order, happening }: Expected) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      apply(world, out, echo, store, order, happening.change);
    }, happening.afterMs);
    timers.add(timer);
  };

  const look = () => {
    const done = world.effects.slice(seen).map((effect) => ({
      key: `${effect.store} ${effect.order}`,
      what: effect.kind === 'mail' ? effect.detail.replace(/^waybill/, 'mail') : effect.kind,
    }));
    seen = world.effects.length;
    if (done.length === 0) return;
    const due = expected.filter(({ store, order, happening }) =>
      done.some(({ key, what }) => key === `${store.domain} ${order.id}` && what === happening.on),
    );
    expected = expected.filter((one) => !due.includes(one));
    due.forEach(later);
  };

  return {
    happen(store, orderId, change) {
      const order = store.orders.get(`gid://shopify/Order/${tailOf(orderId)}`);
      if (!order) return false;
      apply(world, out, echo, store, order, change);
      return true;
    },
    expect(store, order, story) {
      if (story.length > 0 && !looking) {
        seen = world.effects.length;
        looking = setInterval(look, LOOK_MS);
      }
      for (const happening of story) {
        const one = { store, order, happening };
        if (happening.on === 'placed') later(one);
        else expected.push(one);
      }
    },
    close() {
      if (looking) clearInterval(looking);
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

function apply(world: World, out: Webhooks, echo: Echo, store: Store, order: Order, change: Change): void {
  // What was cancelled stays cancelled, whatever was on its way.
  if (order.cancelledAt) return;
  if (change.kind === 'cancel') {
    if (order.fulfillments.some(({ status }) => status === 'SUCCESS')) return;
    cancelOrder(world, store, order, { reason: 'CUSTOMER', restock: true, refund: true });
    echo.cancelled(store, order, false);
    return;
  }
  if (isReturnChange(change)) {
    applyReturn(world, echo, store, order, change);
    return;
  }
  alter(world, echo, store, order, change);
  touch(order);
  const topic = TOPICS[change.kind];
  if (topic === 'orders/risk_assessment_changed') {
    const body = { admin_graphql_api_order_id: order.id, event_id: randomUUID() };
    return void out.send(store, topic, writeJson(body), { about: order.id });
  }
  if (topic) void out.send(store, topic, orderBody(order), { about: order.id });
}

/** Products and locations have webhooks of their own, which name no order and are not sent here. */
const TOPICS: Partial<Record<Change['kind'], string>> = {
  address: 'orders/updated',
  pay: 'orders/paid',
  risk: 'orders/risk_assessment_changed',
  sku: 'orders/updated',
  note: 'orders/updated',
  outstanding: 'orders/updated',
  move: 'orders/updated',
  split: 'orders/updated',
  merge: 'orders/updated',
  ship: 'orders/fulfilled',
  unship: 'orders/updated',
  edit: 'orders/updated',
};

function alter(
  world: World,
  echo: Echo,
  store: Store,
  order: Order,
  change: Exclude<Change, ReturnChange | { kind: 'cancel' }>,
): void {
  const itemsOf = (sku: string) => [...store.items.values()].filter((item) => item.sku === sku);
  switch (change.kind) {
    case 'address':
      order.shippingAddress = { ...NOWHERE, ...order.shippingAddress, ...change.set };
      return;
    case 'pay':
      order.financialStatus = 'PAID';
      order.totals.outstanding = '0.0';
      return;
    case 'risk':
      order.risk = riskOf(change.level, change.recommendation);
      return;
    case 'stock':
      for (const { item, locationId } of restock(store, change.sku, change.units))
        echo.stocked(store, item, locationId);
      return;
    case 'customs':
      for (const item of itemsOf(change.sku))
        Object.assign(item, { hsCode: change.hsCode, origin: change.origin });
      return;
    case 'sku':
      for (const line of order.lines) line.sku ??= change.sku;
      return;
    case 'note':
      order.note = change.note;
      return;
    case 'outstanding':
      order.totals.outstanding = change.amount;
      return;
    case 'hindrances':
      order.hindrances = { ...order.hindrances, ...change.set };
      if (change.carrierRejects !== undefined) order.carrierRejects = change.carrierRejects;
      return;
    case 'move': {
      const target = store.locations.find(({ name }) => name === change.to);
      for (const fo of target ? order.fulfillmentOrders : [])
        if (fo.status === 'OPEN') move(world, store, order, fo, target?.id ?? '');
      return;
    }
    case 'split':
      for (const fo of order.fulfillmentOrders.filter(isWhole))
        split(world, store, order, fo, [{ id: fo.lines[0]?.id ?? '', quantity: 1 }], 0);
      return;
    case 'merge':
      merge(order);
      return;
    case 'location':
      for (const location of store.locations)
        if (location.name === change.name) location.active = change.active;
      return;
    case 'ship':
      shipByHand(world, store, order, change);
      return;
    case 'shown':
      for (const fulfillment of order.fulfillments) {
        Object.assign(fulfillment, { shownAs: change.as, updatedAt: shopifyTime() });
        echo.fulfillmentChanged(store, order, fulfillment);
      }
      return;
    case 'unship':
      for (const fulfillment of order.fulfillments) cancelFulfillment(world, store, order, fulfillment);
      return;
    case 'edit':
      editBySku(world, store, order, change);
  }
}

function shipByHand(
  world: World,
  store: Store,
  order: Order,
  { carrier: company, units = Infinity }: Extract<Change, { kind: 'ship' }>,
): void {
  let left = units;
  for (const fo of order.fulfillmentOrders) {
    if (fo.status === 'CLOSED' || left <= 0) continue;
    fo.holds = [];
    if (fo.status === 'ON_HOLD') fo.status = 'OPEN';
    const picked = fo.lines.flatMap(({ id, remaining }) => {
      const quantity = Math.min(remaining, left);
      left -= quantity;
      return quantity > 0 ? [{ id, quantity }] : [];
    });
    if (picked.length === 0) continue;
    const input = {
      lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: fo.id, fulfillmentOrderLineItems: picked }],
      ...(company ? { trackingInfo: { company, number: `${company}-${order.name}` } } : {}),
    };
    createFulfillment(world, store, input).fulfillment.viaApi = false;
  }
}

function editBySku(
  world: World,
  store: Store,
  order: Order,
  { sku, quantity }: Extract<Change, { kind: 'edit' }>,
): void {
  const line = order.lines.find((each) => each.sku === sku);
  if (line) changeUnits(world, store, order, line, quantity - line.currentQuantity);
}

const isWhole = ({ status, lines }: Order['fulfillmentOrders'][number]) =>
  status === 'OPEN' && lines.reduce((units, { remaining }) => units + remaining, 0) > 1;

const NOWHERE: Address = {
  firstName: null,
  lastName: null,
  name: null,
  company: null,
  address1: null,
  address2: null,
  city: null,
  province: null,
  provinceCode: null,
  zip: null,
  country: null,
  countryCode: null,
  phone: null,
};
