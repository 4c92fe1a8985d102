/** Where an order's units can come from: what each location can give, and the split over the fewest of them. */
import { z } from 'zod';
import { OrderSnapshot } from '../contracts/order.ts';
import { Location, Reserved, StockLevel, type Unit } from '../contracts/stock.ts';
import { cover, type Part } from './cover.ts';
import { assignedTo, type Good, goodsToShip } from './shippable.ts';

/** What inventory and router both know, so that what the one reserves is what the other plans. */
export const StockFacts = z.object({
  order: OrderSnapshot,
  stock: z.array(StockLevel),
  locations: z.array(Location),
  /** Units that other orders of Waybill will take. */
  reserved: z.array(Reserved),
});
export type StockFacts = z.infer<typeof StockFacts>;

export interface Origin {
  locationId: string;
  country: string | null;
  /** Units of this order that Shopify has assigned to it. */
  assigned: number;
  /** By key of the good. */
  holds: Map<string, number>;
}

/**
 * Locations that may ship this order, best first: what is assigned already, then the buyer's country, then the lower id,
 * so that the same order always routes the same way.
 */
export function originsOf(facts: StockFacts): Origin[] {
  const { order, locations } = facts;
  const goods = goodsToShip(order);
  const buyersCountry = order.shippingAddress?.countryCode;
  const abroad = ({ country }: Origin) => (country === buyersCountry ? 0 : 1);
  return locations
    .map((location) => ({
      ...location,
      assigned: goods.reduce((sum, good) => sum + ownAt(order, location.id, good), 0),
    }))
    .filter((each) => each.active && (each.fulfillsOnlineOrders || each.assigned > 0))
    .map(({ id, address, assigned }) => ({
      locationId: id,
      country: address.countryCode,
      assigned,
      holds: new Map(goods.map((good) => [good.key, available(facts, id, good)])),
    }))
    .sort(
      (a, b) => b.assigned - a.assigned || abroad(a) - abroad(b) || (a.locationId < b.locationId ? -1 : 1),
    );
}

/** Null where all origins together do not hold enough. */
export function planOf({ order }: StockFacts, origins: Origin[]): Part[] | null {
  return cover(goodsToShip(order), origins);
}

/**
 * How many units of a good a location could give this order. Shopify moves an order's units from `available` to `committed`
 * where it assigns them: without counting them back, the last unit would be refused to its own buyer. What another order
 * will move here has not left `available` yet, and is taken off.
 */
export function available({ order, stock, reserved }: StockFacts, locationId: string, good: Good): number {
  if (!good.inventoryItemId) return good.quantity;
  const level = stock.find(
    (each) => each.locationId === locationId && each.inventoryItemId === good.inventoryItemId,
  );
  if (!level) return 0;
  const own = ownAt(order, locationId, good);
  const others = promised(reserved, good.inventoryItemId, locationId);
  const coming = Math.max(0, others - Math.max(0, level.committed - own));
  return Math.max(0, level.available + own - coming);
}

/** Units that other orders will take of an item at a location. */
export const promised = (reserved: z.infer<typeof Reserved>[], inventoryItemId: string, locationId: string) =>
  reserved
    .filter((each) => each.inventoryItemId === inventoryItemId && each.locationId === locationId)
    .reduce((sum, { quantity }) => sum + quantity, 0);

const ownAt = (order: OrderSnapshot, locationId: string, { units }: Good) =>
  units.reduce((sum, { lineItemId }) => sum + assignedTo(order, locationId, lineItemId), 0);

/** The plan in units of lines. A line stays where it is assigned as far as the plan has room for it: each move is a call. */
export function unitsOf(order: OrderSnapshot, plan: Part[]): { locationId: string; units: Unit[] }[] {
  const goods = new Map(goodsToShip(order).map((good) => [good.key, good]));
  const left = new Map<string, number>();
  for (const { units } of goods.values())
    for (const { lineItemId, quantity } of units) left.set(lineItemId, quantity);

  const parts = plan.map(({ locationId, takes }) => ({
    locationId,
    room: new Map(takes.map(({ key, quantity }) => [key, quantity])),
    units: new Map<string, number>(),
  }));
  const give = (atMost: (locationId: string, lineItemId: string) => number) => {
    for (const { locationId, room, units } of parts) {
      for (const [key, open] of room) {
        let free = open;
        for (const { lineItemId } of goods.get(key)?.units ?? []) {
          const quantity = Math.min(free, left.get(lineItemId) ?? 0, atMost(locationId, lineItemId));
          if (quantity <= 0) continue;
          free -= quantity;
          left.set(lineItemId, (left.get(lineItemId) ?? 0) - quantity);
          units.set(lineItemId, (units.get(lineItemId) ?? 0) + quantity);
        }
        room.set(key, free);
      }
    }
  };
  give((locationId, lineItemId) => assignedTo(order, locationId, lineItemId));
  give(() => Number.POSITIVE_INFINITY);
  return parts.map(({ locationId, units }) => ({
    locationId,
    units: [...units].map(([lineItemId, quantity]) => ({ lineItemId, quantity })),
  }));
}
