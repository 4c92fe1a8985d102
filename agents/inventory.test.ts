import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { Action } from '../contracts/action.ts';
import type { OrderSnapshot } from '../contracts/order.ts';
import type { UnitsAt } from '../contracts/queue.ts';
import type { StockLevel } from '../contracts/stock.ts';
import { InventoryInput, inventory } from './inventory.ts';
import { fulfillmentOrder, level, line, location, order } from './testing.ts';

interface Facts {
  over?: Partial<OrderSnapshot>;
  stock: StockLevel[];
  locations?: ReturnType<typeof location>[];
  reserved?: UnitsAt[];
  queue?: Partial<InventoryFacts['queue']>;
  partial?: boolean;
}
type InventoryFacts = z.infer<typeof InventoryInput>;

const decide = ({
  over = {},
  stock,
  locations = [location('A'), location('B')],
  reserved = [],
  queue,
  partial,
}: Facts) =>
  inventory.decide(
    InventoryInput.parse({
      order: order(over),
      stock,
      locations,
      reserved,
      partial,
      now: '2026-11-01T10:00:00.000Z',
      queue: { waits: false, ahead: [], behind: [], ...queue },
    }),
  );
const units = (locationId: string, quantity: number) => ({ inventoryItemId: 'item/1', locationId, quantity });
const reservedBy = (facts: Facts) =>
  decide(facts).actions.flatMap((action) =>
    action.kind === 'reserve_stock' ? action.units.map((unit) => [unit.locationId, unit.quantity]) : [],
  );
const failed = (kind: string, detail?: string) => ({
  kind: 'fail',
  failure: { kind, ...(detail ? { detail } : {}) },
});

describe('the last unit', () => {
  test('belongs to the order that Shopify has committed it to', () => {
    const decision = decide({ stock: [level(1, 'A', 0, 1)] });
    expect(decision.verdict).toEqual({ kind: 'proceed', data: { whole: ['A'], partial: false } });
    expect(decision.actions.map((action) => Action.parse(action))).toEqual([
      { kind: 'reserve_stock', units: [{ inventoryItemId: 'item/1', locationId: 'A', quantity: 1 }] },
    ]);
  });

  test('is not had twice by two lines of one variant', () => {
    const lines = [line(1), line(1, { id: 'line/2' })];
    expect(decide({ over: { lines }, stock: [level(1, 'A', -1, 2)] }).verdict).toMatchObject(
      failed('oversold', 'missing: 1 of SKU-1'),
    );
    const fulfillmentOrders = [fulfillmentOrder('B', lines)];
    const stock = [level(1, 'A', 1), level(1, 'B', -2, 2)];
    expect(decide({ over: { lines, fulfillmentOrders }, stock }).verdict).toMatchObject(failed('oversold'));
  });

  test('at another location is not there where another order is about to move to it', () => {
    const reserved = [{ inventoryItemId: 'item/1', locationId: 'B', quantity: 1 }];
    const stock = [level(1, 'A', -1, 1), level(1, 'B', 1)];
    expect(decide({ stock }).verdict).toMatchObject({ kind: 'proceed' });
    expect(decide({ stock, reserved }).verdict).toMatchObject(failed('oversold'));
  });

  test('of many is still there where other orders are committed already', () => {
    const reserved = [{ inventoryItemId: 'item/1', locationId: 'A', quantity: 3 }];
    expect(decide({ stock: [level(1, 'A', 0, 4)], reserved }).verdict).toMatchObject({ kind: 'proceed' });
  });
});

describe('an order can be filled', () => {
  test('where nobody counts the goods', () => {
    const lines = [line(1, { tracked: false })];
    expect(decide({ over: { lines }, stock: [] })).toMatchObject({
      verdict: { kind: 'proceed', data: { whole: ['A', 'B'] } },
      actions: [],
    });
  });

  test('from the location that has it, and is reserved there instead of where Shopify put it', () => {
    const stock = [level(1, 'A', -1, 1), level(1, 'B', 8)];
    expect(reservedBy({ stock })).toEqual([['B', 1]]);
  });

  test('from two locations together, and is reserved at both', () => {
    const lines = [line(1, { currentQuantity: 3 })];
    const stock = [level(1, 'A', -2, 3), level(1, 'B', 2)];
    expect(decide({ over: { lines }, stock }).verdict).toMatchObject({ data: { whole: [] } });
    expect(reservedBy({ over: { lines }, stock })).toEqual([
      ['A', 1],
      ['B', 2],
    ]);
  });

  test('from a location that sells nothing online, where Shopify itself assigned it', () => {
    const locations = [location('A', { fulfillsOnlineOrders: false })];
    expect(decide({ stock: [level(1, 'A', 0, 1)], locations }).verdict).toMatchObject({ kind: 'proceed' });
  });
});

describe('an order is oversold', () => {
  test('where the count is zero everywhere, and the missing SKUs are named', () => {
    const lines = [line(1), line(2, { currentQuantity: 2 })];
    expect(decide({ over: { lines }, stock: [level(1, 'A', -1, 1)] }).verdict).toEqual({
      kind: 'fail',
      failure: { kind: 'oversold', detail: 'missing: 1 of SKU-1, 2 of SKU-2', subject: 'SKU-1' },
    });
  });

  test('where only a closed location has it', () => {
    const locations = [location('A', { active: false }), location('B')];
    const stock = [level(1, 'A', 0, 1), level(1, 'B', -1, 1)];
    expect(decide({ stock, locations }).verdict).toMatchObject(failed('oversold'));
  });

  test('no more where every location is closed: then there is none to ship it', () => {
    const locations = [location('A', { active: false })];
    expect(decide({ stock: [level(1, 'A', 0, 1)], locations }).verdict).toMatchObject(failed('no_location'));
  });

  test('and says so briefly, however much is missing', () => {
    const lines = Array.from({ length: 30 }, (_, n) => line(n));
    const { verdict } = decide({ over: { lines }, stock: [] });
    expect(verdict).toMatchObject(
      failed('oversold', 'missing: 1 of SKU-0, 1 of SKU-1, 1 of SKU-2 and 27 more'),
    );
  });
});

test('a shelf with less on it than was promised from it is put to a person', () => {
  const shelf = { ...level(1, 'A', 5, 3), onHand: 2 };
  const reserved = [{ inventoryItemId: 'item/1', locationId: 'A', quantity: 2 }];
  expect(decide({ stock: [shelf], reserved }).verdict).toMatchObject(failed('stock_mismatch'));
});

test('a doubtful shelf elsewhere does not stop an order that needs nothing from it', () => {
  const doubtful = { ...level(1, 'B', 5, 0), onHand: 0 };
  const reserved = [{ inventoryItemId: 'item/1', locationId: 'B', quantity: 2 }];
  expect(decide({ stock: [level(1, 'A', 0, 1), doubtful], reserved }).verdict).toMatchObject({
    kind: 'proceed',
  });
});

describe('in the queue', () => {
  test('an order that is short takes its place, with all that it wants where Shopify has assigned it', () => {
    const lines = [line(1, { currentQuantity: 3 }), line(2)];
    const stock = [level(1, 'A', -1, 3), level(2, 'A', 0, 1)];
    const { verdict, actions } = decide({ over: { lines }, stock });
    expect(verdict).toMatchObject(failed('oversold', 'missing: 1 of SKU-1'));
    expect(actions.map((action) => Action.parse(action))).toEqual([
      {
        kind: 'await_stock',
        units: [units('A', 3)],
        priority: 3,
        placedAt: '2026-11-01T10:00:00.000Z',
      },
    ]);
  });

  test('the units of those ahead are not there, and what is committed to those behind is', () => {
    const stock = [level(1, 'A', -1, 2)];
    expect(decide({ stock, queue: { behind: [units('A', 1)] } }).verdict).toMatchObject({ kind: 'proceed' });
    expect(decide({ stock, queue: { ahead: [units('A', 1)] } }).verdict).toMatchObject(failed('oversold'));
  });

  test('those ahead take theirs from wherever it comes in', () => {
    // One unit came in at B, and both orders are assigned to A.
    const stock = [level(1, 'A', -2, 2), level(1, 'B', 1)];
    expect(decide({ stock, queue: { ahead: [units('A', 1)] } }).verdict).toMatchObject(failed('oversold'));
    const two = [level(1, 'A', -2, 2), level(1, 'B', 2)];
    expect(reservedBy({ stock: two, queue: { ahead: [units('A', 1)] } })).toEqual([['B', 1]]);
  });

  test('a closed location serves nobody, nor is it left to those ahead', () => {
    const locations = [location('A'), location('B', { active: false })];
    const stock = [level(1, 'A', 0, 2), level(1, 'B', 5)];
    expect(decide({ stock, locations, queue: { ahead: [units('A', 1)] } }).verdict).toMatchObject({
      kind: 'proceed',
    });
  });

  test('an order that is served leaves it', () => {
    const { actions } = decide({ stock: [level(1, 'A', 0, 1)], queue: { waits: true } });
    expect(actions).toMatchObject([{ kind: 'reserve_stock' }, { kind: 'await_stock', units: [] }]);
  });

  test('what others were promised and move here is not given to those who wait', () => {
    const stock = [level(1, 'A', 0, 2)];
    const reserved = [units('A', 1)];
    const queue = { ahead: [units('A', 1)] };
    expect(decide({ stock, reserved, queue }).verdict).toMatchObject(failed('oversold'));
  });
});

describe('where the store ships what is there', () => {
  const lines = [line(1, { currentQuantity: 3 })];

  test('it is reserved, and the rest has its place in the queue', () => {
    const { verdict, actions, reasons } = decide({
      over: { lines },
      stock: [level(1, 'A', -1, 3)],
      partial: true,
    });
    expect(verdict).toMatchObject({ kind: 'proceed', data: { whole: [], partial: true } });
    expect(actions).toMatchObject([
      { kind: 'reserve_stock', units: [units('A', 2)] },
      { kind: 'await_stock', units: [units('A', 1)] },
    ]);
    expect(reasons).toEqual(['missing: 1 of SKU-1; the rest ships']);
  });

  test('and nothing is, the order waits for all of it', () => {
    const { verdict, alternatives } = decide({
      over: { lines },
      stock: [level(1, 'A', -3, 3)],
      partial: true,
    });
    expect(verdict).toMatchObject(failed('oversold', 'missing: 3 of SKU-1'));
    expect(alternatives).toEqual([]);
  });

  test('a shelf that cannot hold it is put to a person all the same', () => {
    const shelf = { ...level(1, 'A', -1, 3), onHand: 1 };
    expect(decide({ over: { lines }, stock: [shelf], partial: true }).verdict).toMatchObject(
      failed('stock_mismatch'),
    );
  });
});
