/** The router: which locations ship which lines. Fewest parcels first. Rules only: it is a search with an exact answer. */

import { z } from 'zod';
import type { Action, ActionOf } from '../contracts/action.ts';
import type { Decision } from '../contracts/decision.ts';
import type { OrderSnapshot } from '../contracts/order.ts';
import { UnitsAt, unitsAt } from '../contracts/queue.ts';
import { Unit } from '../contracts/stock.ts';
import { captureFor } from './authorization.ts';
import type { Part } from './cover.ts';
import { defineAgent, fail, finish, proceed } from './define.ts';
import {
  declined,
  leftBehind,
  type Origin,
  originsOf,
  partOf,
  partsOf,
  placeFor,
  plansOf,
  reservationOf,
  SHIP_PART,
  StockFacts,
  shortGoods,
  unitsOf,
  unservedFrom,
} from './plan.ts';
import {
  assignedTo,
  goodsToShip,
  isHeldElsewhere,
  isWithService,
  parcelOrders,
  unitsToShip,
} from './shippable.ts';
import { brokenPromise, inWords, whyNot } from './ways.ts';

export const RouterInput = StockFacts.extend({
  /** The carrier has refused the parcels for their weight. */
  halve: z.boolean().optional(),
  /** Ships what is there, and leaves the rest for later. */
  partial: z.boolean().optional(),
  /** What the order has reserved by now. */
  own: z.array(UnitsAt).default([]),
});

export const Shipment = z.object({
  number: z.int().positive(),
  locationId: z.string(),
  units: z.array(Unit),
  /** The location is a fulfillment service's, which is asked to ship. */
  byService: z.literal(true).optional(),
});
export type Shipment = z.infer<typeof Shipment>;

export const RouterData = z.object({
  shipments: z.array(Shipment),
  /** Units that are left for a plan of their own. */
  backordered: z.int().nonnegative(),
});

export const router = defineAgent({
  name: 'router',
  input: RouterInput,
  data: RouterData,
  mayPropose: ['move_fulfillment_order', 'reserve_stock', 'await_stock', 'capture_payment'],
  decide(facts) {
    const { order } = facts;
    if (isHeldElsewhere(order))
      return fail('held_elsewhere', 'somebody else put a fulfillment order on hold');
    if (unitsToShip(order).length === 0 && order.fulfillmentOrders.some(isWithService))
      return finish('nothing_to_ship', 'a fulfillment service has it');
    if (unitsToShip(order).length === 0) return fail('fulfillment_order_changed', 'nothing is left to ship');
    // Nothing can be moved away from a location that Shopify does not name.
    if (parcelOrders(order).some(({ locationId, lines }) => !locationId && lines.length > 0))
      return fail('no_location', 'Shopify names no location for a part of the order');
    const origins = originsOf(facts);
    const unserved = unservedFrom(facts);
    if (origins.length === 0) return declined(facts) ?? fail('no_location', nowhere(unserved));
    const whole = plansOf(facts, origins);
    const [plan, ...others] = whole.length > 0 || !facts.partial ? whole : partsOf(facts, origins);
    if (!plan) return short(facts, origins);
    const { data, actions } = ship(facts, plan);
    return proceed(data, reasonsFor(facts, origins, plan, data), {
      actions,
      alternatives: [
        ...others.slice(0, OTHERS_NAMED).map((other) => ({
          option: `ship from ${namesOf(origins, other)}`,
          whyNot: whyNot(facts, waysOf(origins, plan), waysOf(origins, other)),
        })),
        ...origins
          .filter((origin) => origin.assigned > 0 && !isIn([plan, ...others], origin))
          .map(({ name, holds }) => ({
            option: `ship from ${name}`,
            whyNot: holdsAny(holds) ? 'it would take more parcels' : 'it has none of the goods',
          })),
        ...unserved.map((name) => ({ option: `ship from ${name}`, whyNot: 'its carriers do not go there' })),
      ],
    });
  },
});

/** As many as an operator reads. */
const OTHERS_NAMED = 3;

const waysOf = (origins: Origin[], plan: Part[]) =>
  plan.flatMap(({ locationId }) => origins.find((origin) => origin.locationId === locationId) ?? []);

const holdsAny = (holds: Origin['holds']) => [...holds.values()].some((quantity) => quantity > 0);

const isIn = (plans: Part[][], { locationId }: Origin) =>
  plans.flat().some((part) => part.locationId === locationId);

const namesOf = (origins: Origin[], plan: Part[]) =>
  waysOf(origins, plan)
    .map(({ name }) => name)
    .join(' and ');

const nowhere = (unserved: string[]) =>
  unserved.length > 0
    ? `no carrier of ${unserved.length} location(s) goes to the buyer's country or province`
    : 'no active location ships online orders';

function reasonsFor(
  facts: z.infer<typeof RouterInput>,
  origins: Origin[],
  plan: Part[],
  { shipments, backordered }: z.infer<typeof RouterData>,
): string[] {
  const ways = waysOf(origins, plan);
  return [
    `${shipments.length} parcel(s), the fewest that hold every unit`,
    ...ways.map(inWords),
    ...[brokenPromise(facts, ways)].flatMap((broken) => broken ?? []),
    ...(backordered > 0 ? [`${backordered} unit(s) ship later`] : []),
  ];
}

function short(facts: z.infer<typeof RouterInput>, origins: Origin[]): Decision<never> {
  const nobody = declined(facts);
  if (nobody) return nobody;
  const part = partOf(facts, origins);
  return fail('oversold', `${origins.length} location(s) together do not hold every unit`, {
    actions: [placeFor(facts, shortGoods(facts, origins))],
    alternatives: part ? [{ ...SHIP_PART, instead: ship(facts, part) }] : [],
  });
}

/** One shipment a part of the plan, or two lighter ones; what the plan leaves waits for its turn. */
function ship(
  facts: z.infer<typeof RouterInput>,
  plan: Part[],
): { data: z.infer<typeof RouterData>; actions: Action[] } {
  const { order, halve } = facts;
  const parts = unitsOf(order, plan).flatMap((part) => (halve ? halves(order, part) : [part]));
  const services = new Set(
    facts.locations.flatMap(({ id, fulfillmentService }) => (fulfillmentService ? id : [])),
  );
  const shipments = parts.map((part, index) => ({
    ...{ number: index + 1, ...part },
    ...(services.has(part.locationId) ? { byService: true as const } : {}),
  }));
  const backordered = leftBehind(facts, plan);
  const place = backordered > 0 ? [placeFor(facts, goodsToShip(order), plan)] : [];
  const capture = captureFor(order, facts.policy);
  const actions = [...moves(order, shipments), ...reserveAnew(facts, plan), ...place, ...capture];
  return { data: { shipments, backordered }, actions };
}

/** Stock, capacity or the hour have changed since the units were reserved: elsewhere they would be missing for others. */
function reserveAnew(facts: z.infer<typeof RouterInput>, plan: Part[]): Action[] {
  const units = reservationOf(facts.order, plan);
  const has = ({ inventoryItemId, locationId, quantity }: UnitsAt) =>
    unitsAt(facts.own, inventoryItemId, locationId) === quantity;
  const same = units.length === facts.own.length && units.every(has);
  return same || units.length === 0 ? [] : [{ kind: 'reserve_stock', units }];
}

/** Heaviest units first, each into the lighter half. A single unit cannot be divided. */
function halves(order: OrderSnapshot, { locationId, units }: Omit<Shipment, 'number'>) {
  const grams = new Map(order.lines.map((line) => [line.id, line.grams]));
  const bins = [0, 1].map(() => ({ weight: 0, units: new Map<string, number>() }));
  const weightOf = (id: string) => Math.max(1, grams.get(id) ?? 0);
  const singles = units.flatMap(({ lineItemId, quantity }) => Array<string>(quantity).fill(lineItemId));
  for (const id of singles.sort((a, b) => weightOf(b) - weightOf(a))) {
    const [light] = [...bins].sort((a, b) => a.weight - b.weight);
    if (!light) continue;
    light.weight += weightOf(id);
    light.units.set(id, (light.units.get(id) ?? 0) + 1);
  }
  return bins
    .filter(({ units: taken }) => taken.size > 0)
    .map(({ units: taken }) => ({
      locationId,
      units: [...taken].map(([lineItemId, quantity]) => ({ lineItemId, quantity })),
    }));
}

type Move = ActionOf<'move_fulfillment_order'>;

/** What lies in another location's fulfillment orders than the plan wants must be moved there first. */
function moves(order: OrderSnapshot, shipments: Shipment[]): Move[] {
  const spare = spareUnits(order, shipments);
  const actions = new Map<string, Move>();
  for (const { locationId: to, units } of shipments) {
    for (const { lineItemId, quantity } of units) {
      let missing = quantity - assignedTo(order, to, lineItemId);
      for (const from of spare) {
        const moved = Math.min(missing, from.quantity);
        if (from.lineItemId !== lineItemId || moved <= 0) continue;
        missing -= moved;
        from.quantity -= moved;
        const key = `${from.locationId} ${to}`;
        const action = actions.get(key) ?? {
          kind: 'move_fulfillment_order',
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

/** Units that are assigned to a location beyond what the plan ships from it. */
function spareUnits(order: OrderSnapshot, shipments: Shipment[]) {
  const locations = new Set(parcelOrders(order).flatMap(({ locationId }) => locationId ?? []));
  return [...locations].flatMap((locationId) =>
    unitsToShip(order).flatMap(({ lineItemId }) => {
      const planned = plannedAt(shipments, locationId, lineItemId);
      const quantity = assignedTo(order, locationId, lineItemId) - planned;
      return quantity > 0 ? [{ locationId, lineItemId, quantity }] : [];
    }),
  );
}

const plannedAt = (shipments: Shipment[], locationId: string, lineItemId: string) =>
  shipments
    .filter((shipment) => shipment.locationId === locationId)
    .flatMap(({ units }) => units)
    .filter((unit) => unit.lineItemId === lineItemId)
    .reduce((sum, { quantity }) => sum + quantity, 0);
