/** Orders that change after their parcels have left. */
import { unitsToShip } from '../agents/shippable.ts';
import type { ChangedSince } from '../contracts/workflow.ts';
import { addressesSeen } from '../prisma/runs.ts';
import type { Resources } from '../runtime/resources.ts';
import type { Sight } from './orders.ts';
import { sightOfAddress } from './sight.ts';

/**
 * How an order as it was just read differs from what its parcels left for: units that came later, or another address than the
 * one that a label was quoted for. A refund is no such thing: most parcels that are refunded have long arrived.
 */
export async function changedSinceShipped(
  { db }: Resources,
  { order, done }: Sight,
): Promise<ChangedSince | null> {
  if (!order) return null;
  if (unitsToShip(order).length > 0) return { what: 'units' };
  const sent = done.filter(({ finished }) => finished === 'yes');
  const last = Math.max(...sent.map(({ revision }) => revision));
  const quoted = await addressesSeen(
    db,
    sent.filter(({ revision }) => revision === last).map(({ decisionId }) => decisionId),
  );
  const to = sightOfAddress(order);
  return quoted.every((each) => each === to) ? null : { what: 'address', to };
}
