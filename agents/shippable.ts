/** What of an order Waybill ships: units of physical lines, waiting in fulfillment orders that go out as parcels. */
import type { FulfillmentOrder, OrderSnapshot } from '../contracts/order.ts';
import type { Unit } from '../contracts/stock.ts';

/** Pickup, local delivery, point of sale and digital delivery are handed over without a parcel. */
const isParcel = ({ deliveryMethod }: FulfillmentOrder) =>
  deliveryMethod === null || deliveryMethod === 'SHIPPING';

const isOpen = ({ status }: FulfillmentOrder) => !['CLOSED', 'CANCELLED', 'INCOMPLETE'].includes(status);

export const parcelOrders = (order: OrderSnapshot) =>
  order.fulfillmentOrders.filter((fo) => isParcel(fo) && isOpen(fo));

/** Units by line, over all open fulfillment orders that are shipped. */
export function unitsToShip(order: OrderSnapshot): Unit[] {
  const physical = new Set(
    order.lines.filter((line) => line.requiresShipping && !line.isGiftCard).map(({ id }) => id),
  );
  const units = new Map<string, number>();
  for (const { lineItemId, remaining } of parcelOrders(order).flatMap(({ lines }) => lines)) {
    if (remaining <= 0 || !physical.has(lineItemId)) continue;
    units.set(lineItemId, (units.get(lineItemId) ?? 0) + remaining);
  }
  return [...units].map(([lineItemId, quantity]) => ({ lineItemId, quantity }));
}

/** How many units of a line its fulfillment orders already assign to a location: Shopify has committed them there. */
export const assignedTo = (order: OrderSnapshot, locationId: string, lineItemId: string) =>
  parcelOrders(order)
    .filter((fo) => fo.locationId === locationId)
    .flatMap(({ lines }) => lines)
    .filter((line) => line.lineItemId === lineItemId)
    .reduce((sum, { remaining }) => sum + remaining, 0);
