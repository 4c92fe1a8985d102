/** Parcels of a fulfillment service: the label is its own, and what becomes of them is what Shopify shows of its fulfillments. */
import type { OrderSnapshot } from '../contracts/order.ts';

type Status = 'unknown' | 'in_transit' | 'out_for_delivery' | 'delivered' | 'failure';

/** By FulfillmentDisplayStatus. Any other one says of the fulfillment that it exists, and nothing of the parcel. */
const STATUS: Record<string, Status> = {
  CARRIER_PICKED_UP: 'in_transit',
  IN_TRANSIT: 'in_transit',
  DELAYED: 'in_transit',
  OUT_FOR_DELIVERY: 'out_for_delivery',
  ATTEMPTED_DELIVERY: 'out_for_delivery',
  READY_FOR_PICKUP: 'out_for_delivery',
  DELIVERED: 'delivered',
  PICKED_UP: 'delivered',
  NOT_DELIVERED: 'failure',
  FAILURE: 'failure',
};

/** One a fulfillment that can be tracked at all, those with a label of Waybill's aside. Pure. */
export const servedParcels = ({ fulfillments }: OrderSnapshot, own: string[]) =>
  fulfillments.flatMap(({ status, trackingNumbers, shownAs = '', createdAt = '', updatedAt = null }) => {
    const [trackingNumber] = trackingNumbers;
    if (status !== 'SUCCESS' || !trackingNumber || trackingNumbers.some((number) => own.includes(number)))
      return [];
    const known = STATUS[shownAs] ?? ('unknown' as const);
    return [
      {
        trackingNumber,
        status: known,
        lastEventAt: known === 'unknown' ? null : updatedAt,
        message: null,
        labelledAt: createdAt,
        byService: true,
      },
    ];
  });
