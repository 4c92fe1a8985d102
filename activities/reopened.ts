/** Orders whose fulfillment somebody has taken back in Shopify after Waybill's parcel had left. */

import type { Reopened } from '../agents/reopened.ts';
import { unitsToShip } from '../agents/shippable.ts';
import type { OrderSnapshot } from '../contracts/order.ts';
import { LIVE } from '../prisma/parcels.ts';
import type { Resources } from '../runtime/resources.ts';

/** Null where nothing is open, or what is open never left with a parcel of Waybill's. */
export async function reopenedOf(
  { db }: Pick<Resources, 'db'>,
  order: OrderSnapshot,
): Promise<Reopened | null> {
  const cancelled = order.fulfillments.filter(({ status }) => status === 'CANCELLED').map(({ id }) => id);
  if (cancelled.length === 0) return null;
  const units = unitsToShip(order).reduce((sum, { quantity }) => sum + quantity, 0);
  if (units === 0) return null;
  const { store, order: id } = order;
  const parcels = await db.shipment.findMany({
    where: { store, order: id, fulfillmentId: { in: cancelled }, state: LIVE },
    orderBy: { trackingNumber: 'asc' },
    select: { trackingNumber: true },
  });
  return parcels.length > 0 ? { parcels: parcels.map(({ trackingNumber }) => trackingNumber), units } : null;
}
