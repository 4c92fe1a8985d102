/** The shipping agent: which service carries a parcel. Rules only: the buyer has paid for a speed, and a price list has a minimum. */
import { z } from 'zod';
import type { Decision } from '../contracts/decision.ts';
import { Money, toDecimal } from '../contracts/money.ts';
import { type FulfillmentOrder, OrderSnapshot, unitsIn } from '../contracts/order.ts';
import { StorePolicy } from '../contracts/policy.ts';
import { promisedDays } from './buyer.ts';
import { defineAgent, fail, proceed } from './define.ts';
import { Shipment } from './router.ts';
import { askService, hearService } from './service.ts';
import { parcelOrders } from './shippable.ts';

const Rate = z.object({
  id: z.string(),
  carrier: z.string(),
  service: z.string(),
  cost: Money,
  deliveryDays: z.number().nullable(),
});
type Rate = z.infer<typeof Rate>;

export const ShippingInput = z.object({
  order: OrderSnapshot,
  shipment: Shipment,
  /** Null where a fulfillment service ships it. */
  quote: z.object({ carrierShipmentId: z.string(), rates: z.array(Rate) }).nullable(),
  policy: StorePolicy,
  /** Services that the carrier has refused for this order, the best first. */
  skip: z.int().nonnegative().optional(),
  /** Seconds since its fulfillment service was asked; left out before. */
  requested: z.number().nonnegative().optional(),
});

export const ShippingData = z.object({
  carrier: z.string(),
  service: z.string(),
  /** How far a fulfillment service is with it. */
  request: z.enum(['asked', 'accepted', 'shipped']).optional(),
});
type ShippingData = z.infer<typeof ShippingData>;

export const shipping = defineAgent({
  name: 'shipping',
  input: ShippingInput,
  data: ShippingData,
  mayPropose: ['buy_label', 'create_fulfillment', 'request_fulfillment'],
  decide({ order, shipment, quote, policy, skip = 0, requested }): Decision<ShippingData> {
    if (shipment.byService || !quote) {
      const asking = { order, shipment, policy };
      return requested === undefined ? askService(asking) : hearService(asking, requested);
    }
    // No webhook has told of it yet.
    if (order.cancelledAt || order.financialStatus === 'REFUNDED')
      return fail('fulfillment_order_changed', 'the order was cancelled or refunded a moment ago');
    if (!isStillOpen(order, shipment, policy))
      return fail(
        'fulfillment_order_changed',
        `units of shipment ${shipment.number} are no longer open there`,
      );
    const days = promisedDays(order);
    const [chosen, ...others] = candidates(inOneCurrency(quote.rates, policy), days).slice(skip);
    if (!chosen) return fail('no_carrier_service', `shipment ${shipment.number} has no carrier service`);
    const { number, locationId, units } = shipment;
    const notifyCustomer = policy.messages.shipped === 'shopify' && (order.email ?? order.phone) !== null;
    const late = days !== null && !isInTime(chosen, days);
    const { carrierShipmentId } = quote;
    const ship = ({ id: rateId, carrier, service, cost }: Rate) => ({
      data: { carrier, service },
      actions: [
        {
          kind: 'buy_label' as const,
          shipment: number,
          locationId,
          units,
          carrierShipmentId,
          rateId,
          carrier,
          service,
          cost,
        },
        {
          kind: 'create_fulfillment' as const,
          shipment: number,
          locationId,
          units,
          notifyCustomer,
          ...(policy.fulfillWhen === 'label' ? {} : { afterHandOver: true as const }),
        },
      ],
    });
    const { data, actions } = ship(chosen);
    return proceed(data, [explain(chosen, days)], {
      alternatives: others.slice(0, 3).map((rate) => ({
        option: `${rate.carrier} ${rate.service} for ${toDecimal(rate.cost)} ${rate.cost.currency}`,
        whyNot: late ? 'slower' : 'dearer',
        instead: ship(rate),
      })),
      actions,
    });
  },
});

/**
 * Last look before money is spent: somebody may have fulfilled, moved or held these units meanwhile, and Shopify would then
 * refuse the fulfillment that the label is for. In shadow the plan's moves are not made, so nothing can be told from the place.
 */
function isStillOpen(
  order: OrderSnapshot,
  { locationId, units }: Shipment,
  { autonomy }: StorePolicy,
): boolean {
  const open = parcelOrders(order).filter(
    (fo) => autonomy === 'shadow' || (fo.locationId === locationId && !isHeldByOthers(fo)),
  );
  return units.every(({ lineItemId, quantity }) => unitsIn(open, lineItemId, 'remaining') >= quantity);
}

/** A hold of our own is left from a question that a person has answered meanwhile: the gateway releases it. */
const isHeldByOthers = ({ status, holds }: FulfillmentOrder) =>
  status === 'ON_HOLD' && (holds.length === 0 || holds.some(({ ours }) => !ours));

/** Prices in two currencies cannot be compared: the store's own counts, else that of the first rate. */
function inOneCurrency(rates: Rate[], { labelCurrency }: StorePolicy): Rate[] {
  const own = rates.filter(({ cost }) => cost.currency === labelCurrency);
  return own.length > 0 ? own : rates.filter(({ cost }) => cost.currency === rates[0]?.cost.currency);
}

const isInTime = ({ deliveryDays }: Rate, days: number) => deliveryDays !== null && deliveryDays <= days;

/** Cheapest first among those that are fast enough; where none is, the fastest, because late is better than not at all. */
function candidates(rates: Rate[], days: number | null): Rate[] {
  const byCost = [...rates].sort((a, b) => a.cost.amount - b.cost.amount || (a.id < b.id ? -1 : 1));
  if (days === null) return byCost;
  const inTime = byCost.filter((rate) => isInTime(rate, days));
  if (inTime.length > 0) return inTime;
  const known = byCost.filter(({ deliveryDays }) => deliveryDays !== null);
  const unknown = byCost.filter(({ deliveryDays }) => deliveryDays === null);
  return [...known.sort((a, b) => (a.deliveryDays ?? 0) - (b.deliveryDays ?? 0)), ...unknown];
}

const explain = ({ carrier, service, deliveryDays }: Rate, days: number | null) =>
  days === null
    ? `${carrier} ${service} is the cheapest`
    : `${carrier} ${service} takes ${deliveryDays ?? 'unknown'} day(s); the buyer paid for ${days}`;
