/** The shipping agent: which service carries a parcel. Rules only: the buyer has paid for a speed, and a price list has a minimum. */
import { z } from 'zod';
import { Money } from '../contracts/money.ts';
import { OrderSnapshot } from '../contracts/order.ts';
import { StorePolicy } from '../contracts/policy.ts';
import { defineAgent, fail, proceed } from './define.ts';
import { Shipment } from './router.ts';

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
  quote: z.object({ carrierShipmentId: z.string(), rates: z.array(Rate) }),
  policy: StorePolicy,
});

export const ShippingData = z.object({ carrier: z.string(), service: z.string() });

/** The longest a parcel may take, by the words a store sells its delivery with. The first that fits counts. */
const PROMISES: { words: RegExp; days: number }[] = [
  { words: /overnight|next[ -]?day|24 ?h\b|lendemain|am nächsten tag|翌日/i, days: 1 },
  { words: /express|expr[eé]s|2[ -]?day|two[ -]?day|48 ?h\b|eilig|urgente|速達/i, days: 2 },
  { words: /priority|3[ -]?day|expedited|schnell/i, days: 3 },
];

export const shipping = defineAgent({
  name: 'shipping',
  input: ShippingInput,
  data: ShippingData,
  mayPropose: ['buy_label', 'create_fulfillment'],
  decide({ order, shipment, quote, policy }) {
    const [chosen, ...others] = candidates(quote.rates, promised(order));
    if (!chosen) return fail('no_carrier_service', `shipment ${shipment.number} has no carrier service`);
    const { number, locationId, units } = shipment;
    const notifyCustomer = policy.messages.shipped === 'shopify' && (order.email ?? order.phone) !== null;
    return proceed({ carrier: chosen.carrier, service: chosen.service }, [explain(chosen, promised(order))], {
      alternatives: others
        .slice(0, 3)
        .map((rate) => ({ option: `${rate.carrier} ${rate.service}`, whyNot: 'dearer' })),
      actions: [
        {
          kind: 'buy_label',
          shipment: number,
          locationId,
          units,
          carrierShipmentId: quote.carrierShipmentId,
          rateId: chosen.id,
          carrier: chosen.carrier,
          service: chosen.service,
          cost: chosen.cost,
        },
        { kind: 'create_fulfillment', shipment: number, locationId, units, notifyCustomer },
      ],
    });
  },
});

/** Days the buyer has paid for, or null where any will do. */
function promised({ shippingLine }: OrderSnapshot): number | null {
  const sold = `${shippingLine?.title ?? ''} ${shippingLine?.code ?? ''}`;
  return PROMISES.find(({ words }) => words.test(sold))?.days ?? null;
}

/** Cheapest first among those that are fast enough; where none is, the fastest, because late is better than not at all. */
function candidates(rates: Rate[], days: number | null): Rate[] {
  const byCost = [...rates].sort((a, b) => a.cost.amount - b.cost.amount || (a.id < b.id ? -1 : 1));
  if (days === null) return byCost;
  const inTime = byCost.filter(({ deliveryDays }) => deliveryDays !== null && deliveryDays <= days);
  if (inTime.length > 0) return inTime;
  return byCost.sort((a, b) => (a.deliveryDays ?? Infinity) - (b.deliveryDays ?? Infinity));
}

const explain = ({ carrier, service, deliveryDays }: Rate, days: number | null) =>
  days === null
    ? `${carrier} ${service} is the cheapest`
    : `${carrier} ${service} takes ${deliveryDays ?? 'unknown'} day(s); the buyer paid for ${days}`;
