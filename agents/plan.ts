/** Where an order's units can come from: what each location can give, and the split over the fewest of them. */
import { z } from 'zod';
import type { ActionOf } from '../contracts/action.ts';
import type { Decision } from '../contracts/decision.ts';
import { OrderSnapshot } from '../contracts/order.ts';
import { StorePolicy } from '../contracts/policy.ts';
import { draw, freeAt, UnitsAt, unitsAt } from '../contracts/queue.ts';
import { Location, StockLevel, type Unit } from '../contracts/stock.ts';
import { covers, type Part } from './cover.ts';
import { priorityOf } from './customer.ts';
import { fail } from './define.ts';
import { ParcelsOn } from './dispatch.ts';
import { assignedTo, type Good, goodsToShip } from './shippable.ts';
import { compareSets, compareWays, serves, type Way, wayFrom } from './ways.ts';

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
  policy: StorePolicy.prefault({}),
  now: z.iso.datetime(),
  /** What leaves the locations that have a capacity, other orders' plans included. */
  parcels: z.array(ParcelsOn).default([]),
  /** Locations whose fulfillment service has declined the order. */
  avoid: z.array(z.string()).default([]),
});
export type StockFacts = z.infer<typeof StockFacts>;

/** A location that may ship the order, and what speaks for it. */
export interface Origin extends Way {
  /** By key of the good. */
  holds: Map<string, number>;
}

/** Locations that may ship this order, best first, so that the same order always routes the same way. */
export function originsOf(facts: StockFacts): Origin[] {
  const goods = goodsToShip(facts.order);
  const open = shippingFrom(facts).filter(({ location }) => serves(facts, location));
  const ids = open.map(({ location }) => location.id);
  const left = new Map(goods.map((good) => [good.key, leftOf(facts, ids, good)]));
  return open
    .map(({ location, assigned }) => ({
      ...wayFrom(facts, location, assigned),
      holds: new Map(goods.map(({ key }) => [key, left.get(key)?.get(location.id) ?? 0])),
    }))
    .sort((a, b) => compareWays(facts, a, b));
}

/** Names of locations that ship, but not to this buyer. */
export const unservedFrom = (facts: StockFacts): string[] =>
  shippingFrom(facts).flatMap(({ location }) => (serves(facts, location) ? [] : location.name));

/** Where only those are left that have declined. */
export const declined = ({ avoid }: StockFacts): Decision<never> | null =>
  avoid.length > 0
    ? fail('service_rejected', 'its fulfillment service has declined, and no other location holds every unit')
    : null;

function shippingFrom({ order, locations, avoid }: StockFacts) {
  const goods = goodsToShip(order);
  return locations
    .filter(({ id }) => !avoid.includes(id))
    .map((location) => ({
      location,
      assigned: goods.reduce((sum, good) => sum + ownAt(order, location.id, good), 0),
    }))
    .filter(
      ({ location: { active, fulfillsOnlineOrders }, assigned }) =>
        active && (fulfillsOnlineOrders || assigned > 0),
    );
}

/** Every plan of as few parcels as possible, the best first; none where all origins together do not hold enough. */
export const plansOf = (facts: StockFacts, origins: Origin[]): Part[][] =>
  covers(goodsToShip(facts.order), origins, (a, b) => compareSets(facts, a, b));

/** … for what there is. None where there is nothing. */
export function partsOf(facts: StockFacts, origins: Origin[]): Part[][] {
  const there = goodsToShip(facts.order)
    .map((good) => ({ ...good, quantity: Math.min(good.quantity, totalOf(origins, good)) }))
    .filter(({ quantity }) => quantity > 0);
  return there.length > 0 ? covers(there, origins, (a, b) => compareSets(facts, a, b)) : [];
}

/** The best plan, of all or of what there is. */
export const planOf = (facts: StockFacts, origins: Origin[]): Part[] | null =>
  plansOf(facts, origins)[0] ?? null;
export const partOf = (facts: StockFacts, origins: Origin[]): Part[] | null =>
  partsOf(facts, origins)[0] ?? null;

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

/** The plan's units of what is counted, where they will be taken. */
export function reservationOf(order: OrderSnapshot, plan: Part[]): ActionOf<'reserve_stock'>['units'] {
  const items = new Map(goodsToShip(order).map(({ key, inventoryItemId }) => [key, inventoryItemId]));
  return plan.flatMap(({ locationId, takes }) =>
    takes.flatMap(({ key, quantity }) => {
      const inventoryItemId = items.get(key);
      return inventoryItemId ? [{ inventoryItemId, locationId, quantity }] : [];
    }),
  );
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
