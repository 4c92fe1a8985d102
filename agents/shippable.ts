/** What of an order Waybill ships: units of physical lines, waiting in fulfillment orders that go out as parcels. */
import { type FulfillmentOrder, type OrderSnapshot, unitsIn } from '../contracts/order.ts';
import type { Unit } from '../contracts/stock.ts';

/** Pickup, local delivery, point of sale and digital delivery are handed over without a parcel. */
const isParcel = ({ deliveryMethod }: FulfillmentOrder) =>
  deliveryMethod === null || deliveryMethod === 'SHIPPING';

const isOpen = ({ status }: FulfillmentOrder) =>
  !['CLOSED', 'CANCELLED', 'INCOMPLETE', 'SCHEDULED'].includes(status);

/** A fulfillment service was asked for it, by Waybill or somebody else, and has not declined. */
export const isWithService = ({ requestStatus }: FulfillmentOrder) =>
  ['SUBMITTED', 'ACCEPTED', 'CANCELLATION_REQUESTED', 'CANCELLATION_REJECTED'].includes(requestStatus);

export const parcelOrders = (order: OrderSnapshot) =>
  order.fulfillmentOrders.filter((fo) => isParcel(fo) && isOpen(fo) && !isWithService(fo));

/** Prepaid deliveries and preorders: Shopify opens them when their day has come, and takes no fulfillment before. */
export const isScheduled = (order: OrderSnapshot) =>
  order.fulfillmentOrders.some((fo) => isParcel(fo) && fo.status === 'SCHEDULED');

type Line = OrderSnapshot['lines'][number];

/** Goes out as a parcel, if anything of it is to be sent. */
export const isPhysical = ({ requiresShipping, isGiftCard }: Line) => requiresShipping && !isGiftCard;

/** Something of the line is to be sent yet, by whomever. */
export const isUnshipped = (line: Line) => isPhysical(line) && line.unfulfilledQuantity > 0;

/** So soon after it was placed that Shopify has made no fulfillment order of it yet. */
export const isUnrouted = ({ fulfillmentOrders, lines }: OrderSnapshot) =>
  fulfillmentOrders.length === 0 && lines.some(isUnshipped);

/** Somebody else, the merchant or another app, has put what would be shipped on hold. */
export const isHeldElsewhere = (order: OrderSnapshot) =>
  parcelOrders(order).some((fo) => fo.holds.some(({ ours }) => !ours));

/** Units by line, over all open fulfillment orders that are shipped. */
export function unitsToShip(order: OrderSnapshot): Unit[] {
  const physical = new Set(order.lines.filter(isPhysical).map(({ id }) => id));
  const units = new Map<string, number>();
  for (const { lineItemId, remaining } of parcelOrders(order).flatMap(({ lines }) => lines)) {
    if (remaining <= 0 || !physical.has(lineItemId)) continue;
    units.set(lineItemId, (units.get(lineItemId) ?? 0) + remaining);
  }
  return [...units].map(([lineItemId, quantity]) => ({ lineItemId, quantity }));
}

/** Lines that draw on one count: two lines of one variant cannot both have its last unit. */
export interface Good {
  /** The inventory item's gid, or the line's own where nobody counts it. */
  key: string;
  inventoryItemId: string | null;
  sku: string | null;
  quantity: number;
  units: Unit[];
}

export function goodsToShip(order: OrderSnapshot): Good[] {
  const lines = new Map(order.lines.map((line) => [line.id, line]));
  const goods = new Map<string, Good>();
  for (const unit of unitsToShip(order)) {
    const line = lines.get(unit.lineItemId);
    const inventoryItemId = line?.tracked ? line.inventoryItemId : null;
    const key = inventoryItemId ?? unit.lineItemId;
    const good = goods.get(key) ?? { key, inventoryItemId, sku: line?.sku ?? null, quantity: 0, units: [] };
    good.quantity += unit.quantity;
    good.units.push(unit);
    goods.set(key, good);
  }
  return [...goods.values()];
}

/** How many units of a line its fulfillment orders already assign to a location: Shopify has committed them there. */
export const assignedTo = (order: OrderSnapshot, locationId: string, lineItemId: string) =>
  unitsIn(
    parcelOrders(order).filter((fo) => fo.locationId === locationId),
    lineItemId,
    'remaining',
  );
