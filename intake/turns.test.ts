import { expect, onTestFinished, test } from 'vitest';
import { ConnectorError } from '../connectors/error.ts';
import type { UnitsAt } from '../contracts/queue.ts';
import type { StockLevel } from '../contracts/stock.ts';
import { leaveQueues, noteStock, takePlace, type Waiting } from '../prisma/backorders.ts';
import { testDatabase } from '../test/database.ts';
import { givenServer, givenStore, logLines, send } from '../test/intake.ts';
import { TemporalAway } from './delivery.ts';
import { servedOf, type TurnResources, turnOnce } from './turns.ts';

const X = 'gid://shopify/InventoryItem/271878346596884015';
const Y = 'gid://shopify/InventoryItem/7';
const units = (quantity: number, inventoryItemId = X, locationId = 'A'): UnitsAt => ({
  inventoryItemId,
  locationId,
  quantity,
});
const level = (available: number, committed = 0, inventoryItemId = X, locationId = 'A'): StockLevel => ({
  inventoryItemId,
  locationId,
  available,
  committed,
  onHand: available + committed,
});

const waiting = (order: string, wanted: UnitsAt[], priority = 3): Waiting => ({
  order,
  priority,
  placedAt: new Date(Date.UTC(2026, 0, 1)),
  traceId: 'a'.repeat(32),
  wokenAt: null,
  units: wanted,
});
const served = (queue: Waiting[], levels: StockLevel[], reserved: UnitsAt[] = []) =>
  servedOf(queue, levels, reserved).map(({ order }) => order);

test.each<[string, Waiting[], StockLevel[], string[]]>([
  ['nobody where nothing came', [waiting('1', [units(1)])], [level(-1, 1)], []],
  [
    'as many as there are units for',
    ['1', '2', '3'].map((id) => waiting(id, [units(1)])),
    [level(-1, 3)],
    ['1', '2'],
  ],
  [
    'the more urgent first, then the one that was placed first',
    [waiting('10', [units(1)]), waiting('9', [units(1)]), waiting('11', [units(1)], 1)],
    [level(-1, 3)],
    ['11', '9'],
  ],
  [
    'nobody behind one that wants more than there is',
    [waiting('1', [units(2)]), waiting('2', [units(1)])],
    [level(-2, 3)],
    [],
  ],
  [
    'what the first has no need of, though it waits on for something else',
    [waiting('1', [units(1), units(1, Y)]), waiting('2', [units(1)])],
    [level(0, 2), level(-1, 1, Y)],
    ['2'],
  ],
  [
    'from wherever the goods came in',
    [waiting('1', [units(1)]), waiting('2', [units(1)])],
    [level(-2, 2), level(1, 0, X, 'B')],
    ['1'],
  ],
])('stock serves %s', (_name, queue, levels, expected) => {
  expect(served(queue, levels)).toEqual(expected);
});

test('where a store ships parts, whatever there is serves an order, in turn', () => {
  const queue = [waiting('1', [units(3)]), waiting('2', [units(1)])];
  const some = (available: number) =>
    servedOf(queue, [level(available, 4)], [], true).map(({ order }) => order);
  expect(some(-4)).toEqual([]);
  expect(some(-2)).toEqual(['1']);
  expect(some(0)).toEqual(['1', '2']);
});

test('what is promised to others serves nobody in the queue', () => {
  const queue = [waiting('1', [units(1)])];
  expect(served(queue, [level(0, 1)], [units(1)])).toEqual([]);
  // It is committed to that other order already, and off the count.
  expect(served(queue, [level(0, 2)], [units(1)])).toEqual(['1']);
});

async function givenQueue(stock: StockLevel[], ...orders: string[]) {
  const { db } = await testDatabase();
  const store = await givenStore(db);
  const woken: string[] = [];
  const reads: string[][] = [];
  const resources: TurnResources = {
    db,
    log: logLines().log,
    async readStock(_store, items) {
      reads.push(items);
      return stock;
    },
    shipsParts: async () => false,
    async wake({ order }) {
      woken.push(order);
    },
  };
  for (const order of orders) await joins(order);
  return { db, store, resources, woken, reads, joins, stock };

  async function joins(order: string, wanted = [units(1)]) {
    const traceId = 'b'.repeat(32);
    await db.order.upsert({
      where: { store_order: { store, order } },
      create: { store, order, traceId, workflowId: `order/${store}/${order}` },
      update: {},
    });
    await takePlace(db, { store, order, priority: 3, placedAt: new Date(Date.UTC(2026, 0, 1)) }, wanted);
  }
}

test('an order that joins is looked at once, and taking the same place again is no news', async () => {
  const { db, resources, woken, reads, joins } = await givenQueue([level(-1, 1)], '1');
  await turnOnce(resources);
  await joins('1');
  await turnOnce(resources);
  expect(reads).toEqual([[X]]);
  expect(woken).toEqual([]);
  expect(await db.stockNews.count()).toBe(0);
});

test('news wakes those whom the stock serves, in turn, and one who leaves gives the turn to the next', async () => {
  const { db, store, resources, woken } = await givenQueue([level(-1, 2)], '1', '2');
  await noteStock(db, store, X);
  await turnOnce(resources);
  expect(woken).toEqual(['1']);
  await leaveQueues(db, { store, order: '1' });
  resources.readStock = async () => [level(0, 1)];
  await turnOnce(resources);
  expect(woken).toEqual(['1', '2']);
});

test('an order is told of its turn once in a while, however often stock changes, and is not forgotten', async () => {
  const { db, store, resources, woken } = await givenQueue([level(0, 1)], '1');
  await turnOnce(resources);
  for (let i = 0; i < 5; i++) {
    await noteStock(db, store, X);
    await turnOnce(resources);
  }
  expect(woken).toEqual(['1']);
  const [left] = await db.stockNews.findMany();
  expect(left?.claimedUntil?.getTime()).toBeGreaterThan(Date.now());
  await db.backorder.updateMany({ data: { wokenAt: new Date(0) } });
  await db.stockNews.updateMany({ data: { claimedUntil: new Date(0) } });
  await turnOnce(resources);
  expect(woken).toEqual(['1', '1']);
  expect(await db.stockNews.count()).toBe(0);
});

test('news that comes while the queue is looked into is looked into again', async () => {
  const { db, store, resources, reads } = await givenQueue([level(-1, 1)], '1');
  resources.readStock = async (_store, items) => {
    reads.push(items);
    if (reads.length === 1) await noteStock(db, store, X);
    return [level(-1, 1)];
  };
  await turnOnce(resources);
  await turnOnce(resources);
  expect(reads).toHaveLength(2);
  expect(await db.stockNews.count()).toBe(0);
});

test('while Shopify is away the news is kept, and tried again later', async () => {
  const { db, resources, woken } = await givenQueue([], '1');
  resources.readStock = async () => {
    throw new ConnectorError({
      kind: 'shopify_unavailable',
      message: 'away',
      retryable: true,
      retryAfterMs: 30_000,
      mayHaveActed: false,
    });
  };
  expect(await turnOnce(resources)).toBe('idle');
  const [left] = await db.stockNews.findMany();
  expect(left?.claimedUntil?.getTime()).toBeGreaterThan(Date.now() + 20_000);
  expect(woken).toEqual([]);
});

test('while Temporal is away the news is free to be claimed at once', async () => {
  const { db, resources } = await givenQueue([level(0, 1)], '1');
  const { wake } = resources;
  resources.wake = async () => {
    throw new TemporalAway('gone');
  };
  expect(await turnOnce(resources)).toBe('away');
  await turnOnce({ ...resources, wake });
  expect(await db.stockNews.count()).toBe(0);
});

const LEVEL = `{"inventory_item_id": 271878346596884000, "location_id": 24826418, "available": 10,
  "updated_at": "2021-12-31T19:00:00-05:00",
  "admin_graphql_api_id": "gid://shopify/InventoryLevel/24826418?inventory_item_id=271878346596884015"}`;

test('a webhook about stock is news where somebody waits, and kept and ignored where nobody does', async () => {
  const { db } = await testDatabase();
  const served = await givenServer({ db });
  onTestFinished(served.close);
  const about = { topic: 'inventory_levels/update', body: LEVEL };
  expect((await send(served.url, served.store, about)).answer).toMatchObject({ ignored: true });
  expect(await db.inbox.findFirst()).toMatchObject({ disposition: 'ignored', order: null });

  const at = { store: served.store, order: '1' };
  await db.order.create({ data: { ...at, traceId: 'c'.repeat(32), workflowId: 'x' } });
  await db.backorder.create({ data: { ...at, ...units(1), priority: 3, placedAt: new Date() } });
  const headers = { 'X-Shopify-Webhook-Id': 'same' };
  expect((await send(served.url, served.store, { ...about, headers })).answer).toMatchObject({ item: X });
  expect((await send(served.url, served.store, { ...about, headers })).answer).toMatchObject({
    duplicate: true,
  });
  expect(await db.inbox.count({ where: { disposition: 'noted' } })).toBe(1);
  // The store's Admin API is nowhere: the news waits for it.
  await expect.poll(() => db.stockNews.findFirst()).toMatchObject({ inventoryItemId: X, version: 1 });
});
