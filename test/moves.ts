/** Stores whose moves between locations a person is asked about, or no longer. */
import { randomBytes } from 'node:crypto';
import { setLevel } from '../prisma/autonomy.ts';
import { orderBody } from './bodies.ts';
import type { TestStore, World } from './world.ts';

/** Two units here and two there: three of them need a move, and two parcels. */
export const inTwoPlaces = { North: 2, South: 2 };

/**
 * A worker heeds a level within a second, so orders are placed until one has met it.
 * @returns that order, in two parcels: it waits for a person, or is fulfilled.
 */
export async function setMoves(
  world: World,
  { domain, place }: TestStore,
  level: 'assisted' | 'autonomous',
): Promise<string> {
  const kind = 'move_fulfillment_order';
  await setLevel(world.db, { store: domain, kind, level, by: 'kim', reason: 'as the test says' });
  for (;;) {
    const sku = randomBytes(4).toString('hex');
    const order = await place(orderBody({ _sim: { stock: { [sku]: inTwoPlaces } } }, [{ sku, quantity: 3 }]));
    const { outcome } = await world.outcome(domain, order, 'needs_person', 'fulfilled');
    if (outcome === (level === 'assisted' ? 'needs_person' : 'fulfilled')) return order;
  }
}
