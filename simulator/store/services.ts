/** Fulfillment services: asked to ship what is assigned to their location, they accept or decline, and ship by themselves. */
import type { FulfillmentOrder, Order, Store, World } from '../state.ts';
import { record, shopifyTime } from '../state.ts';
import { cut, everything, isOpen, isRequested, type Picked, Refusal } from './fulfillment-orders.ts';
import { createFulfillment } from './fulfillments.ts';

const serviceAt = (store: Store, { locationId }: FulfillmentOrder) =>
  store.locations.find(({ id }) => id === locationId)?.service ?? null;

/** @returns what was asked for, and what of the fulfillment order was not. */
export function submit(
  world: World,
  store: Store,
  order: Order,
  fo: FulfillmentOrder,
  picked?: Picked[] | null,
) {
  if (!serviceAt(store, fo))
    throw new Refusal('Fulfillment order is not assigned to a fulfillment service.', ['id']);
  if (!isOpen(fo) || isRequested(fo))
    throw new Refusal('Fulfillment order cannot be submitted: invalid status.', ['id']);
  const part = cut(world, store, order, fo, picked?.length ? picked : everything(fo));
  const submitted = part ?? fo;
  submitted.requestStatus = 'SUBMITTED';
  submitted.updatedAt = shopifyTime();
  record(world, { kind: 'service_request', store: store.domain, order: order.id, detail: submitted.id });
  return { submitted, rest: part ? fo : null };
}

/** The service lets go of what it has not shipped. */
export function withdraw(world: World, store: Store, order: Order, fo: FulfillmentOrder) {
  if (!isRequested(fo) || !isOpen(fo)) throw new Refusal('Fulfillment order has no open request.', ['id']);
  fo.requestStatus = 'CANCELLATION_ACCEPTED';
  fo.status = 'OPEN';
  record(world, { kind: 'service_withdrawal', store: store.domain, order: order.id, detail: fo.id });
}

/** @returns the topics that tell of it, and the fulfillment where it has shipped. */
export function answer(world: World, store: Store, fo: FulfillmentOrder) {
  const service = serviceAt(store, fo);
  if (fo.requestStatus !== 'SUBMITTED' || !service) return null;
  fo.updatedAt = shopifyTime();
  if (service === 'rejects') {
    fo.requestStatus = 'REJECTED';
    return { topic: 'fulfillment_orders/fulfillment_request_rejected', fulfillment: null };
  }
  fo.requestStatus = 'ACCEPTED';
  fo.status = 'IN_PROGRESS';
  const topic = 'fulfillment_orders/fulfillment_request_accepted';
  if (service === 'accepts') return { topic, fulfillment: null };
  const tracking = { company: 'Service', number: `3PL${fo.id.split('/').at(-1)}` };
  const lines = [{ fulfillmentOrderId: fo.id }];
  const { fulfillment } = createFulfillment(world, store, {
    lineItemsByFulfillmentOrder: lines,
    trackingInfo: tracking,
  });
  fulfillment.viaApi = false;
  return { topic, fulfillment };
}
