/** What can be done to an order as a whole: tags, details, cancellation; and its status as Shopify derives it. */
import type { Address, FulfillmentOrder, Order, Store, World } from '../state.ts';
import { freshGid, record, shopifyTime } from '../state.ts';
import { Refusal } from './fulfillment-orders.ts';
import { commit } from './inventory.ts';

/** @returns false where every tag was there already: then nothing changes and no webhook goes out. */
export function addTags(world: World, store: Store, order: Order, tags: string[]): boolean {
  const known = new Set(order.tags.map((t) => t.toLowerCase()));
  const added = tags.map((t) => t.trim()).filter((t) => t && !known.has(t.toLowerCase()));
  if (!added.length) return false;
  order.tags = [...order.tags, ...added].sort();
  touch(order);
  record(world, { kind: 'tags', store: store.domain, order: order.id, detail: added.join(', ') });
  return true;
}

export function touch(order: Order) {
  order.updatedAt = shopifyTime();
}

export interface OrderInput {
  id: string;
  note?: string | null;
  email?: string | null;
  phone?: string | null;
  poNumber?: string | null;
  tags?: string[] | null;
  customAttributes?: { key: string; value: string }[] | null;
  shippingAddress?: Partial<Record<string, string | null>> | null;
}

export function updateOrder(world: World, store: Store, order: Order, input: OrderInput) {
  const { id: _, ...given } = input;
  if (!Object.keys(given).length) throw new Refusal('No valid update parameters have been provided');
  if (given.phone && !/^\+?[\d\s().-]{5,}$/.test(given.phone))
    throw new Refusal('Phone is invalid', ['phone']);
  if (given.shippingAddress)
    order.shippingAddress = mergeAddress(order.shippingAddress, given.shippingAddress);
  if (given.note !== undefined) order.note = given.note;
  if (given.email !== undefined) order.email = given.email;
  if (given.phone !== undefined) order.phone = given.phone;
  if (given.poNumber !== undefined) order.poNumber = given.poNumber;
  if (given.tags) order.tags = [...given.tags].sort();
  if (given.customAttributes) order.attributes = given.customAttributes;
  touch(order);
  record(world, {
    kind: 'order_update',
    store: store.domain,
    order: order.id,
    detail: Object.keys(given).join(', '),
  });
}

function mergeAddress(old: Address | null, given: NonNullable<OrderInput['shippingAddress']>): Address {
  const pick = (key: keyof Address) =>
    given[key] !== undefined ? (given[key] ?? null) : (old?.[key] ?? null);
  const lastName = pick('lastName');
  if (!lastName) throw new Refusal('Enter a last name', ['shippingAddress', 'lastName']);
  const firstName = pick('firstName');
  return {
    firstName,
    lastName,
    name: [firstName, lastName].filter(Boolean).join(' '),
    company: pick('company'),
    address1: pick('address1'),
    address2: pick('address2'),
    city: pick('city'),
    province: given.provinceCode !== undefined ? (given.province ?? null) : pick('province'),
    provinceCode: pick('provinceCode'),
    zip: pick('zip'),
    country: given.countryCode !== undefined ? (given.country ?? null) : pick('country'),
    countryCode: pick('countryCode'),
    phone: pick('phone'),
  };
}

export interface CancelInput {
  reason: string;
  restock: boolean;
  refund?: boolean | null;
  staffNote?: string | null;
}

/** The checks that Shopify answers at once; the cancellation itself is a job. Throws Refusal. */
export function checkCancel(order: Order, input: CancelInput) {
  if ((input.staffNote?.length ?? 0) > 255) {
    throw new Refusal('Staff note is too long. Maximum length is 255 characters.', ['staffNote'], 'INVALID');
  }
  if (order.cancelledAt) {
    throw new Refusal('Cannot cancel an order that has already been canceled', ['orderId'], 'INVALID');
  }
  if (order.fulfillments.some((f) => f.status === 'SUCCESS')) {
    throw new Refusal('Cannot cancel an order that has outstanding fulfillments', ['orderId'], 'INVALID');
  }
}

export function cancelOrder(world: World, store: Store, order: Order, input: CancelInput) {
  const now = shopifyTime();
  order.cancelledAt = now;
  order.closedAt = now;
  order.cancelReason = input.reason;
  closeFulfillmentOrders(store, order);
  for (const line of order.lines) line.currentQuantity = 0;
  if (input.refund && order.financialStatus === 'PAID') {
    const amount = order.totals.currentTotal;
    order.refunds.push({ id: freshGid(world, 'Refund'), createdAt: now, note: null, amount, viaApi: true });
    order.totals.refunded = amount;
    order.financialStatus = 'REFUNDED';
    record(world, { kind: 'refund', store: store.domain, order: order.id, detail: amount });
  }
  touch(order);
  record(world, { kind: 'order_cancel', store: store.domain, order: order.id, detail: input.reason });
}

/** Whatever is still to be shipped is not any more; its units are free to sell. */
export function closeFulfillmentOrders(store: Store, order: Order) {
  for (const fo of order.fulfillmentOrders) {
    if (fo.status === 'CLOSED') continue;
    for (const line of fo.lines) {
      commit(
        store,
        order.lines.find((l) => l.id === line.lineId)?.itemId ?? null,
        fo.locationId,
        -line.remaining,
      );
      line.total -= line.remaining;
      line.remaining = 0;
    }
    fo.status = 'CLOSED';
    fo.holds = [];
    fo.updatedAt = shopifyTime();
  }
}

const unitsIn = (fos: FulfillmentOrder[]) =>
  fos.flatMap((fo) => fo.lines).reduce((n, l) => n + l.remaining, 0);

export function fulfillmentStatusOf(order: Order): string {
  const open = order.fulfillmentOrders.filter((fo) => fo.status !== 'CLOSED');
  const done = order.fulfillments.filter((f) => f.status === 'SUCCESS').flatMap((f) => f.lines);
  const shipped = done.reduce((n, l) => n + l.quantity, 0);
  if (shipped > 0) return unitsIn(open) > 0 ? 'PARTIALLY_FULFILLED' : 'FULFILLED';
  if (open.length && open.every((fo) => fo.status === 'ON_HOLD')) return 'ON_HOLD';
  if (open.some((fo) => fo.status === 'IN_PROGRESS')) return 'IN_PROGRESS';
  return 'UNFULFILLED';
}

/** Units of a line still to be fulfilled, and those of them that nothing holds back. */
export function unfulfilledOf(order: Order, lineId: string): { unfulfilled: number; fulfillable: number } {
  let unfulfilled = 0;
  let fulfillable = 0;
  for (const fo of order.fulfillmentOrders) {
    for (const line of fo.lines) {
      if (line.lineId !== lineId) continue;
      unfulfilled += line.remaining;
      if (fo.status !== 'ON_HOLD') fulfillable += line.remaining;
    }
  }
  return { unfulfilled, fulfillable };
}
