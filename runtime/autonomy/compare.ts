/** What people did, held against what Waybill decided. Pure. Null: nothing can be told, or not yet. */
import type { Action, ActionOf } from '../../contracts/action.ts';
import { type Address, type OrderSnapshot, unitsIn } from '../../contracts/order.ts';

export interface Compared {
  agreed: boolean;
  /** One line for the operator, free of personal data. */
  how: string;
}

const same = (how: string): Compared => ({ agreed: true, how });
const otherwise = (how: string): Compared => ({ agreed: false, how });

export interface Seen {
  order: OrderSnapshot;
  /** The facts of the plan have changed since: what people did then was about another order. */
  changed: boolean;
  /** Waybill has shipped it, or part of it: whatever was left to people, they had no time for it. */
  ours: boolean;
}

/** An action that was decided in shadow, and left to people. */
export function compareShadowed(action: Action, seen: Seen): Compared | null {
  const { order } = seen;
  switch (action.kind) {
    case 'buy_label':
    case 'create_fulfillment':
      return asShipped(action, seen);
    case 'move_fulfillment_order': {
      const place = placeOf(order, action.units, action.toLocationId);
      if (place === null || place === 'unknown') return null;
      return place === 'here'
        ? same('shipped from there by hand')
        : otherwise('shipped from another location');
    }
    case 'update_address':
      if (isSame(order.shippingAddress, action.address)) return same('corrected in the same way by hand');
      return hasShipped(order) ? otherwise('shipped to another address') : null;
    case 'place_hold':
      if (isHeldByHand(order)) return same('held by hand');
      if (order.cancelledAt) return same('cancelled by hand');
      if (!hasShipped(order)) return null;
      return seen.changed ? same('put right before it was shipped') : otherwise('shipped as it was');
    case 'add_tags':
      if (seen.ours) return null;
      if (lackingTags(order, action.tags).length === 0) return same('tagged by hand');
      return hasShipped(order) || order.cancelledAt ? otherwise('not tagged') : null;
    // It goes with the fulfillment that Waybill would have made.
    case 'request_fulfillment':
    // Of a message, or of what is Waybill's own, nothing is seen in Shopify.
    case 'send_message':
    case 'release_hold':
    case 'reserve_stock':
    case 'await_stock':
    case 'draft_wording':
    // What became of a return, an order does not tell.
    case 'approve_return':
    case 'decline_return':
    case 'close_return':
    case 'process_exchange':
    case 'create_refund':
    // Money that was taken says nothing of the parcel.
    case 'capture_payment':
    // Only people propose it.
    case 'set_quantities':
      return null;
  }
}

/** An action that was done without asking: that it stands says nothing yet, that people took it back does. */
export function compareDone(
  action: Action,
  { order }: Seen,
  result: { fulfillmentId?: string } = {},
): Compared | null {
  switch (action.kind) {
    case 'buy_label':
      return order.cancelledAt ? otherwise('the order was cancelled afterwards') : null;
    case 'create_fulfillment': {
      if (order.cancelledAt) return otherwise('the order was cancelled afterwards');
      const made = order.fulfillments.find(({ id }) => id === result.fulfillmentId);
      return made?.status === 'CANCELLED' ? otherwise('the fulfillment was cancelled by hand') : null;
    }
    case 'move_fulfillment_order':
      return isMovedOn(order, action) ? otherwise('moved to another location by hand') : null;
    case 'update_address':
      return isSame(order.shippingAddress, action.address) ? null : otherwise('changed afterwards by hand');
    case 'add_tags':
      return lackingTags(order, action.tags).length > 0 ? otherwise('taken off by hand') : null;
    // It goes with the fulfillments of its kind.
    case 'request_fulfillment':
    // Waybill releases its own holds, and a message cannot be taken back.
    case 'place_hold':
    case 'send_message':
    case 'release_hold':
    case 'reserve_stock':
    case 'await_stock':
    case 'draft_wording':
    // What became of a return, an order does not tell.
    case 'approve_return':
    case 'decline_return':
    case 'close_return':
    case 'process_exchange':
    case 'create_refund':
    // Money that was taken says nothing of the parcel.
    case 'capture_payment':
    // Only people propose it.
    case 'set_quantities':
      return null;
  }
}

type Parcel = ActionOf<'buy_label'> | ActionOf<'create_fulfillment'>;

/** The same units from the same location, and a label of the same carrier as far as Shopify was told of one. */
function asShipped(action: Parcel, { order, changed }: Seen): Compared | null {
  if (order.cancelledAt) return otherwise('cancelled by hand');
  if (changed) return null;
  if (action.units.some((unit) => isGone(order, unit))) return otherwise('taken off the order');
  const place = placeOf(order, action.units, action.locationId);
  if (place === null) return null;
  if (place === 'elsewhere') return otherwise('shipped by hand from another location');
  const carriers = order.fulfillments.flatMap((made) => made.carriers);
  if (action.kind === 'buy_label' && carriers.length > 0 && !carriers.some(isCarrier(action.carrier)))
    return otherwise('shipped by hand with another carrier');
  return same('shipped by hand in the same way');
}

type Units = { lineItemId: string; quantity: number }[];

const lineOf = (order: OrderSnapshot, lineItemId: string) => order.lines.find(({ id }) => id === lineItemId);

const shippedOf = (order: OrderSnapshot, lineItemId: string) => {
  const line = lineOf(order, lineItemId);
  return line ? line.currentQuantity - line.unfulfilledQuantity : 0;
};

/** Fewer are left to be shipped or have been than this unit needs. */
const isGone = (order: OrderSnapshot, { lineItemId, quantity }: Units[number]) =>
  (lineOf(order, lineItemId)?.currentQuantity ?? 0) < quantity;

const hasShipped = ({ lines }: OrderSnapshot) =>
  lines.some(({ currentQuantity, unfulfilledQuantity }) => unfulfilledQuantity < currentQuantity);

/** From where units were shipped; null while they are not. Shopify may not tell where a line's units came from. */
function placeOf(
  order: OrderSnapshot,
  units: Units,
  locationId: string,
): 'here' | 'elsewhere' | 'unknown' | null {
  if (units.some(({ lineItemId, quantity }) => shippedOf(order, lineItemId) < quantity)) return null;
  const known = units.every(
    ({ lineItemId }) => takenFrom(order, lineItemId) === shippedOf(order, lineItemId),
  );
  if (!known) return 'unknown';
  const here = units.every((unit) => takenFrom(order, unit.lineItemId, locationId) >= unit.quantity);
  return here ? 'here' : 'elsewhere';
}

/** How many units of a line fulfillment orders have given away: of one location, or of all. */
const takenFrom = ({ fulfillmentOrders }: OrderSnapshot, lineItemId: string, locationId?: string) =>
  unitsIn(
    fulfillmentOrders.filter(
      (fo) => fo.status !== 'CANCELLED' && (locationId === undefined || fo.locationId === locationId),
    ),
    lineItemId,
    'fulfilled',
  );

/** Everything that is still open of them lies elsewhere now. */
function isMovedOn(
  order: OrderSnapshot,
  { units, toLocationId }: ActionOf<'move_fulfillment_order'>,
): boolean {
  const open = order.fulfillmentOrders.filter(({ lines }) =>
    lines.some(
      ({ lineItemId, remaining }) => remaining > 0 && units.some((unit) => unit.lineItemId === lineItemId),
    ),
  );
  return open.length > 0 && open.every(({ locationId }) => locationId !== toLocationId);
}

const isHeldByHand = ({ fulfillmentOrders }: OrderSnapshot) =>
  fulfillmentOrders.some(({ holds }) => holds.some(({ ours }) => !ours));

const lackingTags = (order: OrderSnapshot, tags: string[]) => {
  const has = new Set(order.tags.map((tag) => tag.toLowerCase()));
  return tags.filter((tag) => !has.has(tag.toLowerCase()));
};

/** "UPS" and "UPSDAP", "FedEx" and "FedExDefault" are the same carrier. */
const isCarrier = (named: string) => (other: string) => {
  const [a, b] = [plain(named), plain(other)];
  return a.startsWith(b) || b.startsWith(a);
};

/** Where a parcel goes: the name on it, the company and the phone say nothing of that. */
const WHERE = ['address1', 'address2', 'city', 'provinceCode', 'countryCode'] as const;

function isSame(now: Address | null, proposed: Address): boolean {
  if (!now) return false;
  const zips = [plain(now.zip), plain(proposed.zip)] as const;
  // ZIP+4 is a ZIP.
  const sameZip =
    zips[0] === zips[1] || (now.countryCode === 'US' && zips[0].slice(0, 5) === zips[1].slice(0, 5));
  return sameZip && WHERE.every((field) => plain(now[field]) === plain(proposed[field]));
}

const plain = (text: string | null) => (text ?? '').toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
