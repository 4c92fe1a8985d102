/** A shipment that a fulfillment service makes: it is asked for it, and what it says to that is read in Shopify. */
import type { Decision } from '../contracts/decision.ts';
import { type FulfillmentOrder, type OrderSnapshot, unitsIn } from '../contracts/order.ts';
import type { StorePolicy } from '../contracts/policy.ts';
import { fail, proceed } from './define.ts';
import type { Shipment } from './router.ts';
import { isWithService } from './shippable.ts';

interface Asking {
  order: OrderSnapshot;
  shipment: Shipment;
  policy: StorePolicy;
}

interface ServiceData {
  carrier: string;
  service: string;
  request: 'asked' | 'accepted' | 'shipped';
}

const answer = (request: ServiceData['request']): ServiceData => ({
  carrier: 'fulfillment service',
  service: 'its own',
  request,
});

/** Somebody may have asked it already: the gateway looks before it does. */
export function askService({ order, shipment, policy }: Asking): Decision<ServiceData> {
  const { number, locationId, units } = shipment;
  // In shadow the plan's moves are not made, so nothing can be told from the place.
  const open = unitsOf(order, shipment).every(({ quantity, remaining }) => remaining >= quantity);
  if (!open && policy.autonomy !== 'shadow') return changed(shipment);
  const notifyCustomer = policy.messages.shipped !== 'nobody' && (order.email ?? order.phone) !== null;
  return proceed(answer('asked'), ['another company ships from there: it is asked to'], {
    actions: [{ kind: 'request_fulfillment', shipment: number, locationId, units, notifyCustomer }],
  });
}

/** @param seconds since it was asked, or since a person has had Waybill wait on. */
export function hearService({ order, shipment, policy }: Asking, seconds: number): Decision<ServiceData> {
  const units = unitsOf(order, shipment);
  if (units.some(({ quantity, remaining, fulfilled }) => remaining === 0 && fulfilled < quantity))
    return changed(shipment);
  const open = openAt(order, shipment);
  if (open.length === 0) return proceed(answer('shipped'), ['the fulfillment service has shipped it']);
  const { number, locationId } = shipment;
  if (!open.every(isWithService)) {
    const detail = `the fulfillment service has declined shipment ${number}`;
    return fail('service_rejected', detail, { subject: locationId });
  }
  const days = Math.floor(seconds / (24 * 3600));
  if (seconds > policy.servicePatienceDays * 24 * 3600)
    return fail('service_silent', `it was asked for shipment ${number} ${days} day(s) ago`, {
      subject: locationId,
    });
  const accepted = open.every(({ requestStatus }) => requestStatus !== 'SUBMITTED');
  return proceed(answer(accepted ? 'accepted' : 'asked'), ['the fulfillment service has it']);
}

const changed = ({ number }: Shipment) =>
  fail('fulfillment_order_changed', `units of shipment ${number} are no longer open there`);

const isOver = ({ status }: FulfillmentOrder) => status === 'CLOSED' || status === 'CANCELLED';

/** Fulfillment orders at the location that still have units of the shipment to send. */
const openAt = (order: OrderSnapshot, { locationId, units }: Shipment): FulfillmentOrder[] =>
  order.fulfillmentOrders.filter(
    (fo) =>
      fo.locationId === locationId &&
      !isOver(fo) &&
      fo.lines.some(
        (line) => line.remaining > 0 && units.some(({ lineItemId }) => lineItemId === line.lineItemId),
      ),
  );

function unitsOf(order: OrderSnapshot, { locationId, units }: Shipment) {
  const there = order.fulfillmentOrders.filter((fo) => fo.locationId === locationId);
  const open = there.filter((fo) => !isOver(fo));
  return units.map(({ lineItemId, quantity }) => ({
    quantity,
    remaining: unitsIn(open, lineItemId, 'remaining'),
    fulfilled: unitsIn(there, lineItemId, 'fulfilled'),
  }));
}
