import { describe, expect, test } from 'vitest';
import { Action } from '../contracts/action.ts';
import type { OrderLine, OrderSnapshot } from '../contracts/order.ts';
import type { Location, StockLevel } from '../contracts/stock.ts';
import { RouterInput, router } from './router.ts';
import { ADDRESS, fulfillmentOrder, level, line, location, order } from './testing.ts';

interface Facts {
  over?: Partial<OrderSnapshot>;
  stock: StockLevel[];
  locations?: Location[];
  halve?: boolean;
  partial?: boolean;
}

const decide = ({
  over = {},
  stock,
  locations = [location('A'), location('B'), location('C')],
  ...rest
}: Facts) =>
  router.decide(RouterInput.parse({ order: order(over), stock, locations, reserved: [], ...rest }));

/** "A: 2 line/1, 1 line/2" per shipment. */
function plan(facts: Facts) {
  const { verdict } = decide(facts);
  if (verdict.kind !== 'proceed') throw new Error(`the router did not plan: ${JSON.stringify(verdict)}`);
  return verdict.data.shipments.map(
    ({ locationId, units }) =>
      `${locationId}: ${units.map(({ lineItemId, quantity }) => `${quantity} ${lineItemId}`).join(', ')}`,
  );
}
const moves = (facts: Facts) => decide(facts).actions.map((action) => Action.parse(action));

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
