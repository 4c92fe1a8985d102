import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { Action } from '../contracts/action.ts';
import type { OrderLine, OrderSnapshot } from '../contracts/order.ts';
import { LocationPolicy, type StorePolicy, WEEKDAYS } from '../contracts/policy.ts';
import type { UnitsAt } from '../contracts/queue.ts';
import type { Location, StockLevel } from '../contracts/stock.ts';
import { dispatchOf, type ParcelsOn } from './dispatch.ts';
import { RouterInput, router } from './router.ts';
import { ADDRESS, fulfillmentOrder, level, line, location, order } from './testing.ts';

interface Facts {
  over?: Partial<OrderSnapshot>;
  stock: StockLevel[];
  locations?: Location[];
  halve?: boolean;
  partial?: boolean;
  policy?: z.input<typeof StorePolicy>;
  /** Sunday morning in Boise. */
  now?: string;
  parcels?: ParcelsOn[];
  own?: UnitsAt[];
}

const decide = ({
  over = {},
  stock,
  locations = [location('A'), location('B'), location('C')],
  now = '2026-11-01T15:00:00.000Z',
  ...rest
}: Facts) =>
  router.decide(RouterInput.parse({ order: order(over), stock, locations, reserved: [], now, ...rest }));

/** "A: 2 line/1, 1 line/2" per shipment. */
function plan(facts: Facts) {
  const { verdict } = decide(facts);
  if (verdict.kind !== 'proceed') throw new Error(`the router did not plan: ${JSON.stringify(verdict)}`);
  return verdict.data.shipments.map(
    ({ locationId, units }) =>
      `${locationId}: ${units.map(({ lineItemId, quantity }) => `${quantity} ${lineItemId}`).join(', ')}`,
  );
}
const moves = (facts: Facts) =>
  decide(facts)
    .actions.map((action) => Action.parse(action))
    .filter(({ kind }) => kind !== 'reserve_stock');

describe('one parcel', () => {
  test('leaves from where Shopify put the order, and nothing is moved', () => {
    const facts = { stock: [level(1, 'A', 0, 1), level(1, 'B', 50)] };
    expect(plan(facts)).toEqual(['A: 1 line/1']);
    expect(moves(facts)).toEqual([]);
  });

  test('leaves from the one place that holds everything, though the order is assigned to two', () => {
    const lines = [line(1), line(2)];
    const fulfillmentOrders = [fulfillmentOrder('A', [line(1)]), fulfillmentOrder('B', [line(2)])];
    const facts = {
      over: { lines, fulfillmentOrders },
      stock: [level(1, 'A', 0, 1), level(2, 'B', 0, 1), level(1, 'C', 5), level(2, 'C', 5)],
    };
    expect(plan(facts)).toEqual(['C: 1 line/1, 1 line/2']);
    expect(moves(facts)).toEqual([
      {
        kind: 'move_fulfillment_order',
        fromLocationId: 'A',
        toLocationId: 'C',
        units: [{ lineItemId: 'line/1', quantity: 1 }],
      },
      {
        kind: 'move_fulfillment_order',
        fromLocationId: 'B',
        toLocationId: 'C',
        units: [{ lineItemId: 'line/2', quantity: 1 }],
      },
    ]);
  });

  test("leaves from the buyer's country before a lower id", () => {
    const abroad = location('B', { address: { ...ADDRESS, countryCode: 'CA' } });
    const stock = [level(1, 'A', -1, 1), level(1, 'B', 5), level(1, 'C', 5)];
    expect(plan({ stock, locations: [location('A'), abroad, location('C')] })).toEqual(['C: 1 line/1']);
  });

  test('leaves from the lower id where nothing else tells two places apart', () => {
    const stock = [level(1, 'A', -1, 1), level(1, 'C', 5), level(1, 'B', 5)];
    expect(plan({ stock })).toEqual(['B: 1 line/1']);
  });

  test('holds only what still has to be shipped', () => {
    const lines = [
      line(1, { currentQuantity: 3, unfulfilledQuantity: 1 }),
      line(2, { requiresShipping: false }),
    ];
    expect(plan({ over: { lines }, stock: [level(1, 'A', 0, 1)] })).toEqual(['A: 1 line/1']);
  });
});

describe('two parcels', () => {
  test('where no place holds everything', () => {
    const lines = [line(1), line(2)];
    const facts = { over: { lines }, stock: [level(1, 'A', 0, 1), level(2, 'A', -1, 1), level(2, 'B', 3)] };
    expect(plan(facts)).toEqual(['A: 1 line/1', 'B: 1 line/2']);
    expect(moves(facts)).toEqual([
      {
        kind: 'move_fulfillment_order',
        fromLocationId: 'A',
        toLocationId: 'B',
        units: [{ lineItemId: 'line/2', quantity: 1 }],
      },
    ]);
  });

  test('for one line that is spread', () => {
    const lines = [line(1, { currentQuantity: 5 })];
    const facts = { over: { lines }, stock: [level(1, 'A', -3, 5), level(1, 'B', 9)] };
    expect(
      plan({
        ...facts,
        locations: [location('A'), location('B', { active: false }), location('C')],
        stock: [...facts.stock, level(1, 'C', 3)],
      }),
    ).toEqual(['A: 2 line/1', 'C: 3 line/1']);
    expect(plan(facts)).toEqual(['B: 5 line/1']);
  });

  test('leave each line of one variant where it is assigned', () => {
    const lines = [line(1), line(1, { id: 'line/2' })];
    const fulfillmentOrders = [
      fulfillmentOrder('B', [line(1, { id: 'line/2' })]),
      fulfillmentOrder('A', [line(1)]),
    ];
    const facts = { over: { lines, fulfillmentOrders }, stock: [level(1, 'A', 0, 1), level(1, 'B', 0, 1)] };
    expect(plan(facts)).toEqual(['A: 1 line/1', 'B: 1 line/2']);
    expect(moves(facts)).toEqual([]);
  });
});

describe('no plan', () => {
  const failed = (kind: string) => ({ kind: 'fail', failure: { kind } });
  const full = [level(1, 'A', 5, 1)];

  test.each<[string, Facts, string]>([
    [
      'without an active location',
      { stock: full, locations: [location('A', { active: false })] },
      'no_location',
    ],
    [
      'without a location that ships online orders',
      { stock: full, locations: [location('B', { fulfillsOnlineOrders: false })] },
      'no_location',
    ],
    [
      'where Shopify has lost the location',
      { stock: full, over: { fulfillmentOrders: [fulfillmentOrder(null, [line(1)])] } },
      'no_location',
    ],
    ['where the stock is gone', { stock: [level(1, 'A', -1, 1)] }, 'oversold'],
    [
      'where everything was fulfilled meanwhile',
      { stock: full, over: { fulfillmentOrders: [fulfillmentOrder('A', [line(1)], { status: 'CLOSED' })] } },
      'fulfillment_order_changed',
    ],
    [
      'where somebody put the order on hold meanwhile',
      {
        stock: full,
        over: {
          fulfillmentOrders: [
            fulfillmentOrder('A', [line(1)], {
              status: 'ON_HOLD',
              holds: [{ id: '1', handle: null, reason: 'OTHER', ours: false }],
            }),
          ],
        },
      },
      'held_elsewhere',
    ],
  ])('%s', (_name, facts, kind) => {
    expect(decide(facts).verdict).toMatchObject(failed(kind));
  });
});

test('what is picked up at a store is no parcel of ours', () => {
  const lines = [line(1), line(2)];
  const fulfillmentOrders = [
    fulfillmentOrder('A', [line(1)], { deliveryMethod: 'PICK_UP' }),
    fulfillmentOrder('B', [line(2)], { deliveryMethod: null }),
  ];
  const stock = [level(1, 'A', 0, 1), level(2, 'B', 0, 1)];
  expect(plan({ over: { lines, fulfillmentOrders }, stock })).toEqual(['B: 1 line/2']);
});

test('fifty lines over ten locations are planned exactly', () => {
  const lines = Array.from({ length: 50 }, (_, n) => line(n));
  const locations = Array.from({ length: 10 }, (_, n) => location(`L${n}`));
  const stock = lines.flatMap((_, n) => [level(n, `L${n % 5}`, 1), level(n, `L${5 + (n % 5)}`, 1)]);
  const fulfillmentOrders = [fulfillmentOrder('L9', lines)];
  expect(plan({ over: { lines, fulfillmentOrders }, stock, locations })).toHaveLength(5);
});

describe('parcels that the carrier found too heavy', () => {
  const heavy = (lines: OrderLine[]) =>
    plan({
      over: { lines, fulfillmentOrders: [fulfillmentOrder('A', lines)] },
      stock: [level(1, 'A', 0, 3), level(2, 'A', 0, 1)],
      halve: true,
    });

  test('are halved by weight, and together hold what they held', () => {
    const lines = [line(1, { currentQuantity: 3, grams: 900 }), line(2, { grams: 100 })];
    expect(heavy(lines)).toEqual(['A: 2 line/1', 'A: 1 line/1, 1 line/2']);
  });

  test('cannot be divided where they hold a single unit', () => {
    expect(heavy([line(1, { grams: 9000 })])).toEqual(['A: 1 line/1']);
  });
});

describe('what is not there', () => {
  const lines = [line(1, { currentQuantity: 3 }), line(2)];
  const stock = [level(1, 'A', -1, 3), level(2, 'A', -1, 1), level(2, 'B', 1)];

  test('stops the order where the store ships all at once, and a person may ship what is there', () => {
    const { verdict, alternatives } = decide({ over: { lines }, stock });
    expect(verdict).toMatchObject({ kind: 'fail', failure: { kind: 'oversold' } });
    expect(alternatives).toMatchObject([{ instead: { data: { backordered: 1 } } }]);
  });

  test('waits where it is assigned, while the rest ships from wherever it lies', () => {
    const facts = { over: { lines }, stock, partial: true };
    expect(plan(facts)).toEqual(['A: 2 line/1', 'B: 1 line/2']);
    expect(decide(facts).verdict).toMatchObject({ data: { backordered: 1 } });
    expect(moves(facts)).toMatchObject([
      { kind: 'move_fulfillment_order', fromLocationId: 'A', toLocationId: 'B' },
      { kind: 'await_stock', units: [{ inventoryItemId: 'item/1', locationId: 'A', quantity: 1 }] },
    ]);
  });

  test('is all there is: then the order waits, whatever the store does with parts', () => {
    const nothing = [level(1, 'A', -3, 3), level(2, 'A', -1, 1)];
    expect(decide({ over: { lines }, stock: nothing, partial: true }).verdict).toMatchObject({
      kind: 'fail',
    });
  });
});

describe('of places that hold everything', () => {
  const stock = ['A', 'B', 'C'].map((id) => level(1, id, 5, id === 'A' ? 1 : 0));
  const at = (zip: string, provinceCode: string) => ({ address: { ...ADDRESS, zip, provinceCode } });
  const far = [
    location('A', at('10001', 'NY')),
    location('B', at('94105', 'CA')),
    location('C', at('83201', 'ID')),
  ];
  const express = { shippingLine: { title: 'Express', code: null, price: { amount: 1, currency: 'USD' } } };
  const today = (locationId: string, parcels: number) => ({ locationId, day: '2026-11-01', parcels });

  test.each<[string, Omit<Facts, 'stock'>, string]>([
    ['the one that Shopify chose, though another is nearer', { locations: far }, 'A'],
    [
      'the nearest, where the store routes by distance',
      { locations: far, policy: { routeBy: 'distance' } },
      'C',
    ],
    [
      'one that leaves today, not one whose cut-off is over',
      { policy: { locations: { A: { cutOff: '15:00' } } } },
      'B',
    ],
    [
      'one that has room today',
      {
        policy: { locations: { A: { capacity: 10 }, B: { capacity: 10 } } },
        parcels: [today('A', 10), today('B', 9)],
      },
      'B',
    ],
    [
      'one that works today',
      { policy: { locations: { A: { holidays: ['2026-11-01'] }, B: { workingDays: ['mon'] } } } },
      'C',
    ],
    [
      'the cheapest of those that leave alike',
      { policy: { locations: { A: { handlingCost: 200 }, C: { handlingCost: 300 } } } },
      'B',
    ],
    [
      'an earlier one, though it is dearer',
      {
        policy: {
          locations: { A: { workingDays: ['tue'] }, B: { handlingCost: 300 }, C: { workingDays: ['mon'] } },
        },
      },
      'B',
    ],
    [
      'a cheaper one that leaves within the days the store has given itself',
      {
        policy: {
          dispatchWithinDays: 2,
          locations: { A: { handlingCost: 1 }, B: { workingDays: ['mon'] }, C: { workingDays: ['thu'] } },
        },
      },
      'B',
    ],
    [
      'the earliest all the same, where the buyer has paid for a speed',
      {
        over: express,
        policy: {
          dispatchWithinDays: 2,
          locations: { A: { handlingCost: 1 }, B: { workingDays: ['mon'] }, C: { workingDays: ['thu'] } },
        },
      },
      'A',
    ],
    [
      'one whose carriers go there',
      { policy: { locations: { A: { shipsTo: ['CA', 'US-NY'] }, B: { shipsTo: ['US-ID'] } } } },
      'B',
    ],
  ])('%s', (_name, facts, expected) => {
    expect(plan({ stock, ...facts })).toEqual([`${expected}: 1 line/1`]);
  });

  test('fewer parcels win over whatever else', () => {
    const lines = [line(1), line(2)];
    const levels = [level(1, 'A', 1), level(2, 'B', 1), level(1, 'C', 1), level(2, 'C', 1)];
    const policy = { locations: { C: { handlingCost: 9000, workingDays: ['sat' as const] } } };
    expect(plan({ over: { lines }, stock: levels, policy })).toEqual(['C: 1 line/1, 1 line/2']);
  });

  test('says why, and why not the others', () => {
    const policy = {
      locations: { a: { cutOff: '09:00' }, B: { handlingCost: 150 }, D: { shipsTo: ['CA'] } },
      timeZone: 'America/Boise',
    };
    const locations = [...far, location('D')];
    const { reasons, alternatives } = decide({ stock, policy, locations, now: '2026-11-01T17:00:00.000Z' });
    expect(reasons).toEqual([
      '1 parcel(s), the fewest that hold every unit',
      'C: leaves today, about 100 km away',
    ]);
    expect(alternatives).toEqual([
      { option: 'ship from B', whyNot: 'dearer to handle by 1.50 USD' },
      { option: 'ship from A', whyNot: 'leaves later: Mon 2 Nov (cut-off 09:00 is over)' },
      { option: 'ship from D', whyNot: 'its carriers do not go there' },
    ]);
  });

  test.each([
    [{ stock: [level(1, 'A', -1, 1), level(1, 'B', 1)] }, 'it has none of the goods'],
    [
      { over: { lines: [line(1, { currentQuantity: 2 })] }, stock: [level(1, 'A', -1, 2), level(1, 'B', 2)] },
      'it would take more parcels',
    ],
  ])('says why an order leaves the place that Shopify chose: %#', (facts, whyNot) => {
    expect(decide(facts).alternatives).toEqual([{ option: 'ship from A', whyNot }]);
  });

  test('none can keep what the buyer paid for: it is said', () => {
    const { reasons } = decide({ over: express, stock, now: '2026-11-04T15:00:00.000Z' });
    expect(reasons).toContain('the buyer paid for 2 day(s), which cannot be kept');
  });

  test('no carrier goes there: a person decides', () => {
    const policy = {
      locations: { A: { shipsTo: ['CA'] }, B: { shipsTo: ['CA'] }, C: { shipsTo: ['US-TX'] } },
    };
    const detail = "no carrier of 3 location(s) goes to the buyer's country or province";
    expect(decide({ stock, policy }).verdict).toMatchObject({ failure: { kind: 'no_location', detail } });
  });

  test('what was reserved elsewhere is reserved anew', () => {
    const reserved = (own: UnitsAt[]) =>
      decide({ stock, own }).actions.filter(({ kind }) => kind === 'reserve_stock');
    const at = (locationId: string) => ({ inventoryItemId: 'item/1', locationId, quantity: 1 });
    expect(reserved([at('A')])).toEqual([]);
    expect(reserved([at('B')])).toEqual([{ kind: 'reserve_stock', units: [at('A')] }]);
  });
});

test('whatever the stores say of their places: no parcel more, nothing lost, and no earlier, cheaper plan is left out', () => {
  const rule = fc.record({
    capacity: fc.constantFrom(null, 1, 5),
    workingDays: fc.subarray([...WEEKDAYS], { minLength: 1 }),
    handlingCost: fc.nat({ max: 2 }),
  });
  const ids = ['A', 'B', 'C', 'D'];
  const places = fc.record(Object.fromEntries(ids.map((id) => [id, rule])));
  const held = fc.record(
    Object.fromEntries(ids.map((id) => [id, fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 }))])),
  );
  fc.assert(
    fc.property(places, held, fc.nat({ max: 6 }), (locations, shelves, sent) => {
      const stock = ids.flatMap((id) => (shelves[id] ?? []).map((units, n) => level(n + 1, id, units)));
      const facts = {
        over: { lines: [line(1), line(2)], fulfillmentOrders: [fulfillmentOrder('A', [line(1), line(2)])] },
      };
      const whole = { ...facts, stock, locations: ids.map((id) => location(id)), policy: { locations } };
      const parcels = ids.map((locationId) => ({ locationId, day: '2026-11-01', parcels: sent }));
      const { verdict } = decide({ ...whole, parcels });
      if (verdict.kind !== 'proceed') return;
      const used = verdict.data.shipments.map(({ locationId }) => locationId);
      const units = verdict.data.shipments.flatMap((shipment) => shipment.units);
      expect(units.map(({ lineItemId }) => lineItemId).sort()).toEqual(['line/1', 'line/2']);
      // Any one place that holds both, and leaves as early, is no cheaper than the one that was chosen.
      const alone = ids.filter(
        (id) =>
          stock.filter((l) => l.locationId === id && l.available + (id === 'A' ? 1 : 0) > 0).length === 2,
      );
      if (alone.length === 0) return;
      expect(used).toHaveLength(1);
      const rank = (id: string) => {
        const each = LocationPolicy.parse(locations[id]);
        const own = parcels.filter(({ locationId }) => locationId === id);
        return [dispatchOf(each, 'UTC', '2026-11-01T15:00:00.000Z', own).wait, each.handlingCost] as const;
      };
      const [wait, cost] = rank(used[0] ?? '');
      for (const [otherWait, otherCost] of alone.map(rank))
        expect(otherWait > wait || (otherWait === wait && otherCost >= cost)).toBe(true);
    }),
  );
});
