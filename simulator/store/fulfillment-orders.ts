/** Fulfillment orders: hold, release, move, split, in the ways and words of Shopify's own answers. */
import type { FulfillmentOrder, FulfillmentOrderLine, Hold, Order, Store, World } from '../state.ts';
import { freshGid, record, shopifyTime } from '../state.ts';
import { commit } from './inventory.ts';

export interface UserError {
  field: string[] | null;
  message: string;
  code?: string | null;
}

/** A mutation's refusal: Shopify answers it in `userErrors`, with HTTP 200. */
export class Refusal extends Error {
  readonly errors: UserError[];
  constructor(message: string, field: string[] | null = null, code: string | null = null) {
    super(message);
    this.errors = [{ field, message, code }];
  }
}

export interface Picked {
  id: string;
  quantity: number;
}

export const isOpen = (fo: FulfillmentOrder) => fo.status === 'OPEN' || fo.status === 'IN_PROGRESS';
const remainingOf = (fo: FulfillmentOrder) => fo.lines.reduce((sum, l) => sum + l.remaining, 0);

/** A fulfillment service was asked for it, and has not declined. */
export const isRequested = ({ requestStatus }: FulfillmentOrder) =>
  ['SUBMITTED', 'ACCEPTED', 'CANCELLATION_REQUESTED', 'CANCELLATION_REJECTED'].includes(requestStatus ?? '');

/** What Shopify offers for a fulfillment order, in its order. */
export function supportedActions(order: Order, fo: FulfillmentOrder, service = false): string[] {
  if (isRequested(fo)) return fo.status === 'CLOSED' ? [] : ['REQUEST_CANCELLATION'];
  if (service && fo.status === 'OPEN') return ['REQUEST_FULFILLMENT', 'CREATE_FULFILLMENT', 'MOVE', 'HOLD'];
  switch (fo.status) {
    case 'CLOSED':
      return [];
    case 'ON_HOLD':
      return ['RELEASE_HOLD', 'HOLD', 'MOVE'];
    case 'IN_PROGRESS':
      return ['CREATE_FULFILLMENT', 'REPORT_PROGRESS', 'HOLD', 'MARK_AS_OPEN'];
    case 'OPEN': {
      const twin = order.fulfillmentOrders.some(
        (other) =>
          other !== fo && other.split && other.status === 'OPEN' && other.locationId === fo.locationId,
      );
      return [
        ...['CREATE_FULFILLMENT', 'REPORT_PROGRESS', 'MOVE', 'HOLD'],
        ...(remainingOf(fo) > 1 ? ['SPLIT'] : []),
        ...(fo.split && twin ? ['MERGE'] : []),
      ];
    }
  }
}

export function newFulfillmentOrder(world: World, locationId: string, method: string): FulfillmentOrder {
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

export const newLine = (
  world: World,
  lineId: string,
  total: number,
  remaining = total,
): FulfillmentOrderLine => ({
  id: freshGid(world, 'FulfillmentOrderLineItem'),
  lineId,
  total,
  remaining,
});

const lineIn = (order: Order, entry: FulfillmentOrderLine) => order.lines.find((l) => l.id === entry.lineId);

/**
 * Moves the picked units into a new fulfillment order; what stays keeps its ids.
 * @returns null where everything was picked: there is nothing to cut.
 */
export function cut(
  world: World,
  store: Store,
  order: Order,
  fo: FulfillmentOrder,
  picked: Picked[],
): FulfillmentOrder | null {
  const wanted = new Map(picked.map((p) => [p.id, p.quantity]));
  if (fo.lines.every((l) => (wanted.get(l.id) ?? 0) === l.total)) return null;
  const now = shopifyTime();
  const part: FulfillmentOrder = {
    ...fo,
    id: freshGid(world, 'FulfillmentOrder'),
    createdAt: now,
    updatedAt: now,
    holds: [],
    lines: [],
  };
  for (const line of fo.lines) {
    const quantity = wanted.get(line.id) ?? 0;
    if (!quantity) continue;
    line.remaining -= quantity;
    line.total -= quantity;
    part.lines.push(newLine(world, line.lineId, quantity));
  }
  fo.lines = fo.lines.filter((l) => l.total > 0);
  if (fo.lines.every((l) => l.remaining === 0)) fo.status = 'CLOSED';
  fo.updatedAt = now;
  order.fulfillmentOrders.push(part);
  store.owners.set(part.id, order.id);
  return part;
}

function check(fo: FulfillmentOrder, picked: Picked[], field: string[]) {
  for (const [index, { id, quantity }] of picked.entries()) {
    const line = fo.lines.find((l) => l.id === id);
    if (!line) throw new Refusal('Fulfillment order line item does not exist.', field);
    if (quantity <= 0) {
      const path = [...field, String(index), 'quantity'];
      throw new Refusal('You must select at least one item.', path, 'GREATER_THAN_ZERO');
    }
    if (quantity > line.remaining) {
      throw new Refusal('The line item quantity is invalid.', field, 'INVALID_LINE_ITEM_QUANTITY');
    }
  }
}

export const everything = (fo: FulfillmentOrder): Picked[] =>
  fo.lines.map((l) => ({ id: l.id, quantity: l.remaining }));

export interface HoldInput {
  reason: string;
  reasonNotes?: string | null;
  handle?: string | null;
  fulfillmentOrderLineItems?: Picked[] | null;
}

export function hold(world: World, store: Store, order: Order, fo: FulfillmentOrder, input: HoldInput) {
  if (fo.status === 'CLOSED') throw new Refusal('Fulfillment order must be open to be put on hold.', ['id']);
  if (fo.holds.some((h) => h.ours && h.handle === (input.handle ?? ''))) {
    throw new Refusal(
      'The handle provided for the fulfillment hold is already in use by this app for another hold on this fulfillment order.',
      ['fulfillmentHold', 'handle'],
      'DUPLICATE_FULFILLMENT_HOLD_HANDLE',
    );
  }
  if (fo.holds.filter((h) => h.ours).length >= 10) {
    const message = 'The maximum number of fulfillment holds for this fulfillment order has been reached.';
    throw new Refusal(message, ['id'], 'FULFILLMENT_ORDER_HOLD_LIMIT_REACHED');
  }
  const picked = input.fulfillmentOrderLineItems ?? [];
  check(fo, picked, ['fulfillmentHold', 'fulfillmentOrderLineItems']);
  let rest: FulfillmentOrder | null = null;
  if (picked.length) {
    const stay = new Map(picked.map((p) => [p.id, p.quantity]));
    const others = fo.lines.map((l) => ({ id: l.id, quantity: l.remaining - (stay.get(l.id) ?? 0) }));
    if (others.some((o) => o.quantity > 0)) rest = cut(world, store, order, fo, others);
    if (rest) rest.cutFrom = fo.id;
  }
  const placed: Hold = {
    id: freshGid(world, 'FulfillmentHold'),
    handle: input.handle ?? '',
    reason: input.reason,
    notes: input.reasonNotes ?? null,
    ours: true,
  };
  fo.holds.push(placed);
  fo.status = 'ON_HOLD';
  fo.updatedAt = shopifyTime();
  record(world, { kind: 'hold', store: store.domain, order: order.id, detail: `${fo.id} ${placed.reason}` });
  return { hold: placed, fo, rest };
}

/** Releases the named holds, or all of them; the last one gone, the fulfillment order is open again. */
export function release(
  world: World,
  store: Store,
  order: Order,
  fo: FulfillmentOrder,
  holdIds?: string[] | null,
) {
  if (fo.status !== 'ON_HOLD') throw new Refusal('The fulfillment order is not on hold.', ['id']);
  const before = fo.holds.length;
  fo.holds = holdIds?.length ? fo.holds.filter((h) => !holdIds.includes(h.id)) : [];
  if (before > fo.holds.length) {
    record(world, { kind: 'release', store: store.domain, order: order.id, detail: fo.id });
  }
  fo.updatedAt = shopifyTime();
  if (!fo.holds.length) {
    fo.status = 'OPEN';
    rejoin(order, fo);
  }
}

/** A partial hold that ends puts its two halves together again, where both are as they were. */
function rejoin(order: Order, fo: FulfillmentOrder) {
  const half = order.fulfillmentOrders.find(
    (o) => o.cutFrom === fo.id && o.status === 'OPEN' && o.locationId === fo.locationId,
  );
  if (half) join(fo, half);
}

/** What was split and is open at one location becomes one fulfillment order again; the others are closed. */
export function merge(order: Order): void {
  const open = order.fulfillmentOrders.filter(({ status, split: parted }) => status === 'OPEN' && parted);
  for (const [index, fo] of open.entries()) {
    const first = open.findIndex(({ locationId }) => locationId === fo.locationId);
    if (first < index) join(open[first] as FulfillmentOrder, fo);
  }
}

function join(fo: FulfillmentOrder, half: FulfillmentOrder) {
  for (const line of half.lines) {
    const own = fo.lines.find((l) => l.lineId === line.lineId);
    if (own) {
      own.total += line.remaining;
      own.remaining += line.remaining;
    } else {
      fo.lines.push({ ...line });
    }
    line.total = 0;
    line.remaining = 0;
  }
  half.status = 'CLOSED';
}

export function move(
  world: World,
  store: Store,
  order: Order,
  fo: FulfillmentOrder,
  newLocationId: string,
  picked?: Picked[] | null,
) {
  const target = store.locations.find((l) => l.id === newLocationId);
  if (!target) throw new Refusal('Location not found.', ['id']);
  if (fo.status === 'CLOSED' || isRequested(fo) || !target.active)
    throw new Refusal('Cannot change location.');
  const begun = fo.lines.filter((line) => line.remaining < line.total);
  if (fo.status === 'IN_PROGRESS' && begun.length === 0) {
    const message =
      'Cannot move a fulfillment order that has had progress reported. To move a fulfillment order that has had progress reported, the fulfillment order must first be marked as open resolving the ongoing progress state.';
    throw new Refusal(message, ['id'], 'CANNOT_MOVE_FULFILLMENT_ORDER_WITH_REPORTED_PROGRESS');
  }
  check(fo, picked ?? [], ['fulfillmentOrderLineItems']);
  // What has been fulfilled stays where it was, and the rest goes in a fulfillment order of its own.
  const rest = fo.lines.map(({ id, remaining }) => ({ id, quantity: remaining }));
  const parted = picked?.length ? picked : begun.length > 0 ? rest : null;
  const part = parted && cut(world, store, order, fo, parted);
  if (part) part.status = 'OPEN';
  const moved = part ?? fo;
  for (const line of moved.lines) {
    const itemId = lineIn(order, line)?.itemId ?? null;
    commit(store, itemId, moved.locationId, -line.remaining);
    commit(store, itemId, target.id, line.remaining);
  }
  moved.locationId = target.id;
  delete moved.requestStatus;
  moved.updatedAt = shopifyTime();
  record(world, {
    kind: 'move',
    store: store.domain,
    order: order.id,
    detail: `${moved.id} to ${target.name}`,
  });
  return { moved, original: fo, remaining: part ? fo : null };
}

export function split(
  world: World,
  store: Store,
  order: Order,
  fo: FulfillmentOrder,
  picked: Picked[],
  index: number,
) {
  const field = ['fulfillmentOrderSplits', String(index), 'fulfillmentOrderLineItems'];
  if (!picked.length) {
    const message = 'There must be at least one item selected in this fulfillment to split it.';
    throw new Refusal(message, field, 'NO_LINE_ITEMS_PROVIDED_TO_SPLIT');
  }
  const zero = picked.findIndex((p) => p.quantity <= 0);
  if (zero >= 0) {
    const message = 'You must select at least one item to split into a new fulfillment order.';
    throw new Refusal(message, [...field, String(zero), 'quantity'], 'GREATER_THAN');
  }
  check(fo, picked, field);
  if (!isOpen(fo)) throw new Refusal('Fulfillment order must be open to be split.');
  const part = cut(world, store, order, fo, picked);
  if (!part) throw new Refusal('At least one item must remain in the fulfillment order.', field);
  fo.split = true;
  part.split = true;
  record(world, { kind: 'split', store: store.domain, order: order.id, detail: fo.id });
  return { fulfillmentOrder: fo, remainingFulfillmentOrder: part };
}
