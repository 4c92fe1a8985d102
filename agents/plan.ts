/** Where an order's units can come from: what each location can give, and the split over the fewest of them. */
import { z } from 'zod';
import type { ActionOf } from '../contracts/action.ts';
import { OrderSnapshot } from '../contracts/order.ts';
import { draw, freeAt, UnitsAt, unitsAt } from '../contracts/queue.ts';
import { Location, StockLevel, type Unit } from '../contracts/stock.ts';
import { cover, type Part } from './cover.ts';
import { priorityOf } from './customer.ts';
import { assignedTo, type Good, goodsToShip } from './shippable.ts';

/** What inventory and router both know, so that what the one reserves is what the other plans. */
export const StockFacts = z.object({
  order: OrderSnapshot,
  stock: z.array(StockLevel),
  locations: z.array(Location),
  /** Units that other orders of Waybill will take. */
  reserved: z.array(UnitsAt),
  queue: z
    .object({
      /** Whether this order has a place in a queue. */
      waits: z.boolean(),
      /** What others of the queues of its items want, where Shopify has assigned it. */
      ahead: z.array(UnitsAt),
      behind: z.array(UnitsAt),
    })
    .default({ waits: false, ahead: [], behind: [] }),
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
  const open = locations
    .map((location) => ({
      ...location,
      assigned: goods.reduce((sum, good) => sum + ownAt(order, location.id, good), 0),
    }))
    .filter((each) => each.active && (each.fulfillsOnlineOrders || each.assigned > 0));
  const ids = open.map(({ id }) => id);
  const left = new Map(goods.map((good) => [good.key, leftOf(facts, ids, good)]));
  return open
    .map(({ id, address, assigned }) => ({
      locationId: id,
      country: address.countryCode,
      assigned,
      holds: new Map(goods.map(({ key }) => [key, left.get(key)?.get(id) ?? 0])),
    }))
    .sort(
      (a, b) => b.assigned - a.assigned || abroad(a) - abroad(b) || (a.locationId < b.locationId ? -1 : 1),
    );
}

/** Null where all origins together do not hold enough. */
export function planOf({ order }: StockFacts, origins: Origin[]): Part[] | null {
  return cover(goodsToShip(order), origins);
}

/** The plan for what there is. Null where there is nothing. */
export function partOf({ order }: StockFacts, origins: Origin[]): Part[] | null {
  const there = goodsToShip(order)
    .map((good) => ({ ...good, quantity: Math.min(good.quantity, totalOf(origins, good)) }))
    .filter(({ quantity }) => quantity > 0);
  return there.length > 0 ? cover(there, origins) : null;
}

/** How many units of a good each location has left for this order, once those ahead of it in the queue have theirs. */
function leftOf({ order, stock, reserved, queue }: StockFacts, locationIds: string[], good: Good) {
  const { inventoryItemId: item, quantity } = good;
  if (!item) return new Map(locationIds.map((id) => [id, quantity]));
  const levels = stock.filter(
    ({ inventoryItemId, locationId }) => inventoryItemId === item && locationIds.includes(locationId),
  );
  const left = new Map(
    levels.map((level) => {
      const at = level.locationId;
      const others = unitsAt([...queue.ahead, ...queue.behind], item, at);
      const free = freeAt(level, {
        queued: ownAt(order, at, good) + others,
        reserved: unitsAt(reserved, item, at),
      });
      return [at, free] as const;
    }),
  );
  draw(
    left,
    queue.ahead.filter(({ inventoryItemId }) => inventoryItemId === item),
  );
  return left;
}

/** The order's place in the queues of these goods: all of each that is not in the plan, where Shopify has assigned it. */
export function placeFor({ order }: StockFacts, goods: Good[], plan: Part[] = []): ActionOf<'await_stock'> {
  const locations = [...new Set(order.fulfillmentOrders.flatMap(({ locationId }) => locationId ?? []))];
  const units = goods.flatMap(({ inventoryItemId, ...good }) => {
    if (!inventoryItemId) return [];
    let open = good.quantity - takenOf(plan, good.key);
    return locations.flatMap((locationId) => {
      const spare = ownAt(order, locationId, good) - takenOf(plan, good.key, locationId);
      const quantity = Math.max(0, Math.min(open, spare));
      open -= quantity;
      return quantity > 0 ? [{ inventoryItemId, locationId, quantity }] : [];
    });
  });
  return { kind: 'await_stock', units, priority: priorityOf(order), placedAt: order.createdAt };
}

/** What a person may choose where the store ships all at once. */
export const SHIP_PART = {
  option: 'ship what is there, and the rest once it is',
  whyNot: 'this store ships all at once',
};

/** Goods of which all origins together do not hold enough. */
export const shortGoods = ({ order }: StockFacts, origins: Origin[]): Good[] =>
  goodsToShip(order).filter((good) => totalOf(origins, good) < good.quantity);

/** How many units the plan leaves for later. */
export const leftBehind = ({ order }: StockFacts, plan: Part[]): number =>
  goodsToShip(order).reduce((sum, { key, quantity }) => sum + quantity - takenOf(plan, key), 0);

export const totalOf = (origins: Origin[], { key }: Pick<Good, 'key'>): number =>
  origins.reduce((sum, { holds }) => sum + (holds.get(key) ?? 0), 0);

const takenOf = (plan: Part[], key: string, locationId?: string) =>
  plan
    .filter((part) => locationId === undefined || part.locationId === locationId)
    .flatMap(({ takes }) => takes)
    .filter((take) => take.key === key)
    .reduce((sum, { quantity }) => sum + quantity, 0);

const ownAt = (order: OrderSnapshot, locationId: string, { units }: Pick<Good, 'units'>) =>
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
