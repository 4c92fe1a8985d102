/** Asking a fulfillment service to ship, and asking it to leave that. Shopify has no idempotency here: the request's status is read first. */
import { ConnectorError } from '../../connectors/error.ts';
import type { ActionOf } from '../../contracts/action.ts';
import { type FulfillmentOrder, type OrderSnapshot, unitsIn } from '../../contracts/order.ts';
import { readReleased, unitsAt } from './fulfillments.ts';
import type { Performer, Performing, Result } from './performer.ts';

type Request = ActionOf<'request_fulfillment'>;

export const requestFulfillment: Performer<'request_fulfillment'> = {
  async act(action, on) {
    const shopify = await on.resources.shopify(on.at.store);
    const order = await readReleased(on);
    const missing = notAsked(order, action);
    const free = { ...order, fulfillmentOrders: order.fulfillmentOrders.filter((fo) => !isAsked(fo)) };
    const { notifyCustomer } = action;
    for (const { fulfillmentOrderId, lines } of unitsAt(free, action.locationId, missing))
      await shopify.requestFulfillment({ fulfillmentOrderId, lines, notifyCustomer }, on.call);
    return keep(action, on);
  },
  async readBack(action, on) {
    const shopify = await on.resources.shopify(on.at.store);
    const order = await shopify.readOrder(on.at.order, on.call);
    if (!order || notAsked(order, action).length > 0) return { happened: 'no' };
    return { happened: 'yes', result: await keep(action, on) };
  },
  /** What has shipped cannot be left. A service that has accepted is asked, and must say yes. */
  async undo(action, on) {
    const shopify = await on.resources.shopify(on.at.store);
    const read = async () => withService(await shopify.readOrder(on.at.order, on.call), action);
    for (const { id } of (await read()).filter(({ requestStatus }) => MAY_WITHDRAW.has(requestStatus)))
      await shopify.withdrawRequest(id, on.call);
    const left = await read();
    if (left.length === 0) return;
    const refused = left.some(({ requestStatus }) => requestStatus === 'CANCELLATION_REJECTED');
    throw new ConnectorError({
      kind: 'service_rejected',
      message: refused
        ? 'the fulfillment service ships it all the same'
        : 'the fulfillment service has not said yet whether it leaves it',
      retryable: !refused,
      retryAfterMs: 20_000,
      mayHaveActed: false,
    });
  },
};

const ASKED = new Set(['SUBMITTED', 'ACCEPTED', 'CANCELLATION_REQUESTED', 'CANCELLATION_REJECTED']);
const MAY_WITHDRAW = new Set(['SUBMITTED', 'ACCEPTED']);
const isAsked = ({ requestStatus }: FulfillmentOrder) => ASKED.has(requestStatus);

/** Units that the service has not been asked for, and has not shipped. */
function notAsked(order: OrderSnapshot, { locationId, units }: Request): Request['units'] {
  const there = order.fulfillmentOrders.filter((fo) => fo.locationId === locationId);
  return units.flatMap(({ lineItemId, quantity }) => {
    const underWay = unitsIn(there.filter(isAsked), lineItemId, 'remaining');
    const asked = underWay + unitsIn(there, lineItemId, 'fulfilled');
    return asked < quantity ? [{ lineItemId, quantity: quantity - asked }] : [];
  });
}

function withService(order: OrderSnapshot | null, { locationId, units }: Request): FulfillmentOrder[] {
  const isOurs = ({ lineItemId, remaining }: FulfillmentOrder['lines'][number]) =>
    remaining > 0 && units.some((unit) => unit.lineItemId === lineItemId);
  const open = order?.fulfillmentOrders.filter(({ status }) => status !== 'CLOSED' && status !== 'CANCELLED');
  return open?.filter((fo) => fo.locationId === locationId && isAsked(fo) && fo.lines.some(isOurs)) ?? [];
}

/** Shopify has committed the units there: reserving them any longer would count them twice. */
async function keep({ locationId, shipment }: Request, { resources, at }: Performing): Promise<Result> {
  const { store, order } = at;
  await resources.db.reservation.deleteMany({ where: { store, order, locationId } });
  return { shipment };
}
