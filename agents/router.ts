/** The router: which locations ship which lines. Fewest parcels first. Rules only: it is a search with an exact answer. */
import { z } from 'zod';
import type { Action } from '../contracts/action.ts';
import { OrderSnapshot } from '../contracts/order.ts';
import { Location, Reserved, StockLevel, Unit } from '../contracts/stock.ts';
import { cover, type Place } from './cover.ts';
import { defineAgent, fail, proceed } from './define.ts';
import { fillable, usable } from './inventory.ts';
import { assignedTo, unitsToShip } from './shippable.ts';

export const RouterInput = z.object({
  order: OrderSnapshot,
  stock: z.array(StockLevel),
  locations: z.array(Location),
  reserved: z.array(Reserved),
});
type RouterInput = z.infer<typeof RouterInput>;

export const Shipment = z.object({
  number: z.int().positive(),
  locationId: z.string(),
  units: z.array(Unit),
});
export type Shipment = z.infer<typeof Shipment>;

export const RouterData = z.object({ shipments: z.array(Shipment) });

export const router = defineAgent({
  name: 'router',
  input: RouterInput,
  data: RouterData,
  mayPropose: ['move_fulfillment_order'],
  decide(input) {
    const wanted = unitsToShip(input.order);
    if (wanted.length === 0) return fail('fulfillment_order_changed', 'nothing is left to ship');
    const places = rank(input);
    if (places.length === 0) return fail('no_location', 'no active location ships online orders');
    const plan = cover(wanted, places);
    if (!plan) return fail('oversold', 'no set of locations holds every unit');

    const shipments = plan.map((part, index) => ({ number: index + 1, ...part }));
    const reasons = [`${shipments.length} parcel(s), the fewest that hold every unit`];
    return proceed({ shipments }, reasons, { actions: moves(input.order, shipments) });
  },
});

/** Best first: what is assigned already, then the buyer's country, then the lower id, so that the same order routes the same way. */
function rank(input: RouterInput): Place[] {
  const { order, locations } = input;
  const country = order.shippingAddress?.countryCode;
  const wanted = unitsToShip(order);
  const score = (location: Location) => {
    const assigned = wanted.reduce((sum, unit) => sum + assignedTo(order, location.id, unit.lineItemId), 0);
    return [-assigned, location.address.countryCode === country ? 0 : 1] as const;
  };
  return usable(locations)
    .map((location) => ({ location, score: score(location) }))
    .sort(
      (a, b) =>
        a.score[0] - b.score[0] || a.score[1] - b.score[1] || (a.location.id < b.location.id ? -1 : 1),
    )
    .map(({ location }) => ({
      locationId: location.id,
      holds: (lineItemId: string) => fillable(input, location.id, lineItemId),
    }));
}

/** What lies in another location's fulfillment orders than the plan wants must be moved there first. */
function moves(order: OrderSnapshot, shipments: Shipment[]): Action[] {
  const spare = new Map<string, { locationId: string; lineItemId: string; quantity: number }>();
  for (const fo of order.fulfillmentOrders) {
    for (const { lineItemId } of fo.lines) {
      if (!fo.locationId) continue;
      const planned = unitsAt(shipments, fo.locationId, lineItemId);
      const quantity = assignedTo(order, fo.locationId, lineItemId) - planned;
      if (quantity > 0)
        spare.set(`${fo.locationId} ${lineItemId}`, { locationId: fo.locationId, lineItemId, quantity });
    }
  }
  const actions = new Map<string, Extract<Action, { kind: 'move_fulfillment_order' }>>();
  for (const { locationId: to, units } of shipments) {
    for (const { lineItemId, quantity } of units) {
      let missing = quantity - assignedTo(order, to, lineItemId);
      for (const from of spare.values()) {
        if (from.lineItemId !== lineItemId || missing <= 0 || from.quantity <= 0) continue;
        const moved = Math.min(missing, from.quantity);
        missing -= moved;
        from.quantity -= moved;
        const key = `${from.locationId} ${to}`;
        const action = actions.get(key) ?? {
          kind: 'move_fulfillment_order' as const,
          fromLocationId: from.locationId,
          toLocationId: to,
          units: [],
        };
        action.units.push({ lineItemId, quantity: moved });
        actions.set(key, action);
      }
    }
  }
  return [...actions.values()];
}

const unitsAt = (shipments: Shipment[], locationId: string, lineItemId: string) =>
  shipments
    .filter((shipment) => shipment.locationId === locationId)
    .flatMap(({ units }) => units)
    .filter((unit) => unit.lineItemId === lineItemId)
    .reduce((sum, { quantity }) => sum + quantity, 0);
