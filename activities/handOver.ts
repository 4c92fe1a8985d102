/** What tells whether an order's labelled parcels have left the store. */
import type { CallContext } from '../connectors/error.ts';
import type { OrderAt, OrderSnapshot } from '../contracts/order.ts';
import { progressReportedAt } from '../prisma/notices.ts';
import { loadSnapshot } from '../prisma/orders.ts';
import type { Resources } from '../runtime/resources.ts';

export async function gatherHandOver(resources: Resources, at: OrderAt, since: string, call: CallContext) {
  const { db } = resources;
  const { store, order, revision } = at;
  const { policy } = await resources.store(store);
  const [shipments, shopify, carrier, reported] = await Promise.all([
    db.shipment.findMany({
      where: { store, order, revision, state: 'labelled' },
      orderBy: { number: 'asc' },
    }),
    resources.shopify(store),
    resources.carrier(store),
    progressReportedAt(db, at),
  ]);
  const now = (await shopify.readOrder(order, call)) ?? (await loadSnapshot(db, at));
  const parcels = await Promise.all(
    shipments.map(async ({ number, locationId, packedAt, createdAt, ...parcel }) => ({
      ...(await carrier.track(parcel, call)),
      ...{ number, trackingNumber: parcel.trackingNumber, labelledAt: createdAt.toISOString() },
      packed:
        packedAt !== null ||
        // Somebody has told Shopify of the parcel already.
        now.fulfillments.some(({ trackingNumbers }) => trackingNumbers.includes(parcel.trackingNumber)) ||
        (reported !== null && reported > createdAt && isInProgress(now, locationId)),
    })),
  );
  const { fulfillWhen: when, handOverPatienceDays: patienceDays } = policy;
  return { parcels, now: new Date().toISOString(), handOver: { when, since, patienceDays } };
}

const isInProgress = ({ fulfillmentOrders }: OrderSnapshot, locationId: string) =>
  fulfillmentOrders.some((fo) => fo.locationId === locationId && fo.status === 'IN_PROGRESS');
