/** Creating and cancelling a fulfillment. Fulfillment orders are read anew each time: a hold, move or split replaces them. */
import { ConnectorError } from '../../connectors/error.ts';
import type { Units } from '../../connectors/shopify/types.ts';
import type { ActionOf } from '../../contracts/action.ts';
import { type FulfillmentOrder, type OrderSnapshot, unitsIn } from '../../contracts/order.ts';
import { releaseOwnHolds } from './orders.ts';
import type { Performer, Performing } from './performer.ts';

type Wanted = { lineItemId: string; quantity: number }[];

export const createFulfillment: Performer<'create_fulfillment'> = {
  async act(action, on) {
    const shopify = await on.resources.shopify(on.at.store);
    const shipment = await shipmentOf(on, action.shipment);
    const order = await readReleased(on);
    // Between a label and its parcel's departure somebody may have told Shopify of it by hand.
    const known = fulfillmentOf(order, shipment);
    if (known) return keep(on, action, known.id);
    const units = unitsAt(order, action.locationId, action.units);
    const tracking = {
      number: shipment.trackingNumber,
      company: shipment.carrier,
      url: shipment.trackingUrl,
    };
    const created = await shopify.createFulfillment(
      { units, tracking, notifyCustomer: action.notifyCustomer },
      on.call,
    );
    return keep(on, action, created.fulfillmentId);
  },
  async readBack(action, on) {
    const shipment = await shipmentOf(on, action.shipment);
    const found = fulfillmentOf(await readOrder(on), shipment);
    if (!found) return { happened: 'no' };
    return { happened: 'yes', result: await keep(on, action, found.id) };
  },
  async undo(action, on) {
    const shopify = await on.resources.shopify(on.at.store);
    const fulfillmentId = (await findShipment(on, action.shipment))?.fulfillmentId;
    if (fulfillmentId) await shopify.cancelFulfillment(fulfillmentId, on.call);
  },
};

const fulfillmentOf = ({ fulfillments }: OrderSnapshot, { trackingNumber }: { trackingNumber: string }) =>
  fulfillments.find(
    ({ status, trackingNumbers }) => status !== 'CANCELLED' && trackingNumbers.includes(trackingNumber),
  );

/** Moving is state-based: what already lies at the new location is not moved again. */
export const moveFulfillmentOrder: Performer<'move_fulfillment_order'> = {
  async act(action, on) {
    const shopify = await on.resources.shopify(on.at.store);
    const order = await readReleased(on);
    const missing = action.units.flatMap((unit) => {
      const quantity = unit.quantity - quantityAt(order, action.toLocationId, unit.lineItemId);
      return quantity > 0 ? [{ lineItemId: unit.lineItemId, quantity }] : [];
    });
    if (missing.length === 0) return { moved: 0 };
    const units = unitsAt(order, action.fromLocationId, missing);
    for (const { fulfillmentOrderId, lines } of units) {
      await shopify.moveFulfillmentOrder(
        { fulfillmentOrderId, toLocationId: action.toLocationId, lines },
        on.call,
      );
    }
    return { moved: units.length };
  },
  readBack: async () => ({ happened: 'no' }),
};

/** The order goes on: a hold of our own, left by a run that was reset or terminated while it asked a person, ends here. */
export async function readReleased(on: Performing): Promise<OrderSnapshot> {
  const order = await readOrder(on);
  const { released } = await releaseOwnHolds(order, on);
  return released > 0 ? readOrder(on) : order;
}

async function readOrder(on: Performing): Promise<OrderSnapshot> {
  const shopify = await on.resources.shopify(on.at.store);
  const order = await shopify.readOrder(on.at.order, on.call);
  if (order) return order;
  throw new ConnectorError({
    kind: 'order_not_found',
    message: 'the store no longer knows this order',
    retryable: false,
    mayHaveActed: false,
  });
}

const findShipment = ({ resources, at: { store, order, revision } }: Performing, number: number) =>
  resources.db.shipment.findUnique({
    where: { store_order_revision_number: { store, order, revision, number } },
  });

async function shipmentOf(on: Performing, number: number) {
  const found = await findShipment(on, number);
  if (found && found.state !== 'voided') return found;
  throw new ConnectorError({
    kind: 'action_refused',
    message: `shipment ${number} has no label to fulfill with`,
    retryable: false,
    mayHaveActed: false,
  });
}

async function keep(
  { resources, at }: Performing,
  action: ActionOf<'create_fulfillment'>,
  fulfillmentId: string,
) {
  const number = action.shipment;
  const { store, order } = at;
  await resources.db.$transaction([
    resources.db.shipment.update({
      where: {
        store_order_revision_number: { store: at.store, order: at.order, revision: at.revision, number },
      },
      data: { fulfillmentId, state: 'fulfilled' },
    }),
    // Shopify has taken the units off its own count now; reserving them any longer would count them twice.
    resources.db.reservation.deleteMany({ where: { store, order, locationId: action.locationId } }),
  ]);
  return { fulfillmentId };
}

const workable = (fo: FulfillmentOrder, locationId: string) =>
  fo.locationId === locationId && (fo.status === 'OPEN' || fo.status === 'IN_PROGRESS');

const quantityAt = (order: OrderSnapshot, locationId: string, lineItemId: string) =>
  unitsIn(
    order.fulfillmentOrders.filter((fo) => workable(fo, locationId)),
    lineItemId,
    'remaining',
  );

/**
 * Spreads wanted units over the location's open fulfillment orders.
 * @throws ConnectorError fulfillment_order_changed where they no longer hold enough.
 */
export function unitsAt(order: OrderSnapshot, locationId: string, wanted: Wanted): Units[] {
  const left = new Map(wanted.map((unit) => [unit.lineItemId, unit.quantity]));
  const units: Units[] = [];
  for (const fo of order.fulfillmentOrders.filter((each) => workable(each, locationId))) {
    const lines = fo.lines.flatMap((line) => {
      const quantity = Math.min(left.get(line.lineItemId) ?? 0, line.remaining);
      if (quantity <= 0) return [];
      left.set(line.lineItemId, (left.get(line.lineItemId) ?? 0) - quantity);
      return [{ fulfillmentOrderLineItemId: line.id, quantity }];
    });
    if (lines.length > 0) units.push({ fulfillmentOrderId: fo.id, lines });
  }
  const missing = [...left.values()].filter((quantity) => quantity > 0).length;
  if (missing === 0) return units;
  throw new ConnectorError({
    kind: 'fulfillment_order_changed',
    message: `${missing} line(s) are no longer open at the planned location`,
    retryable: false,
    mayHaveActed: false,
  });
}
