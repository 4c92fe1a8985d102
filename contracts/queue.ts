/** The queue of an inventory item: who waits for its units, and what those ahead leave for the next. */
import { z } from 'zod';
import type { StockLevel } from './stock.ts';

/** Units of an item at a location. */
export const UnitsAt = z.object({
  inventoryItemId: z.string(),
  locationId: z.string(),
  quantity: z.int(),
});
export type UnitsAt = z.infer<typeof UnitsAt>;

/** An order's place: the most urgent first, of those the one that was placed first. */
export interface Place {
  /** 1 is the most urgent, 5 the least. */
  priority: number;
  placedAt: Date;
  /** Shopify's ids rise, and two orders can be placed within one second. */
  order: string;
}

export const byPlace = (a: Place, b: Place): number =>
  a.priority - b.priority ||
  a.placedAt.getTime() - b.placedAt.getTime() ||
  a.order.length - b.order.length ||
  (a.order < b.order ? -1 : a.order > b.order ? 1 : 0);

/**
 * What a location has for the queue of an item. Shopify moves an order's units from `available` to `committed` where it assigns them:
 * what is committed there to orders of the queue is theirs to take in turn, or the last unit would be refused to its own buyer.
 * What another order will move there has not left `available` yet, and is taken off.
 * @param queued units of the queue that Shopify has assigned to the location.
 * @param reserved units that other orders, outside of the queue, will take from it.
 */
export function freeAt(
  { available, committed }: Pick<StockLevel, 'available' | 'committed'>,
  { queued, reserved }: { queued: number; reserved: number },
): number {
  const coming = Math.max(0, reserved - Math.max(0, committed - queued));
  return Math.max(0, available + queued - coming);
}

/**
 * Takes what is wanted of one item out of the pool: from where it is assigned as far as there is any, and then from elsewhere.
 * @param pool units by location; what is taken is gone from it.
 * @returns how many units there were.
 */
export function draw(pool: Map<string, number>, wanted: Pick<UnitsAt, 'locationId' | 'quantity'>[]): number {
  const take = (locationId: string, most: number) => {
    const taken = Math.min(most, pool.get(locationId) ?? 0);
    if (taken > 0) pool.set(locationId, (pool.get(locationId) ?? 0) - taken);
    return taken;
  };
  let drawn = 0;
  let open = 0;
  for (const { locationId, quantity } of wanted) {
    const taken = take(locationId, quantity);
    drawn += taken;
    open += quantity - taken;
  }
  for (const locationId of pool.keys()) {
    const taken = take(locationId, open);
    drawn += taken;
    open -= taken;
  }
  return drawn;
}

/** Units of an item at a location, over all entries. */
export const unitsAt = (all: UnitsAt[], inventoryItemId: string, locationId: string): number =>
  all
    .filter((each) => each.inventoryItemId === inventoryItemId && each.locationId === locationId)
    .reduce((sum, { quantity }) => sum + quantity, 0);
