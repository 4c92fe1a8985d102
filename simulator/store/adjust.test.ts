import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Simulator } from '../index.ts';
import {
  type Any,
  ask,
  body,
  type Listener,
  line,
  listen,
  place,
  readOrder,
  readStock,
  SHOP,
  simulator,
} from '../testing.ts';

let sim: Simulator;
let listener: Listener;
let item = '';
let east = '';
beforeAll(async () => {
  listener = await listen();
  sim = await simulator();
  sim.control.putStore({ ...SHOP, webhookUrl: listener.url });
  await place(sim, body(1, { line_items: [line(1)], _sim: { stock: { 'SKU-1': { East: 10 } } } }));
  const order = await readOrder(sim, 1);
  item = order.lineItems.nodes[0].variant.inventoryItem.id;
  east = order.fulfillmentOrders.nodes[0].assignedLocation.location.id;
});
afterAll(async () => {
  await sim.close();
  await listener.close();
});

const ADJUST = `mutation Adjust($input: InventoryAdjustQuantitiesInput!, $key: String!) {
  inventoryAdjustQuantities(input: $input) @idempotent(key: $key) {
    inventoryAdjustmentGroup { id } userErrors { field message code }
  }
}`;
let keys = 0;
function adjust(change: object, given: object = {}, key = `key-${++keys}`): Promise<Any> {
  const changes = [
    { inventoryItemId: item, locationId: east, delta: 1, changeFromQuantity: null, ...change },
  ];
  return ask(sim, ADJUST, { key, input: { name: 'available', reason: 'correction', changes, ...given } });
}
const codes = async (answer: Promise<Any>) =>
  (await answer).data.inventoryAdjustQuantities.userErrors.map(({ code }: Any) => code);
const available = async () => (await readStock(sim, item)).East?.[0];

test('a count is changed from what it was, once for each key, and the store tells of it', async () => {
  const from = (await available()) ?? 0;
  const first = await adjust({ delta: 5, changeFromQuantity: from }, {}, 'once');
  const again = await adjust({ delta: 5, changeFromQuantity: from }, {}, 'once');
  expect(again.data).toEqual(first.data);
  expect(await available()).toBe(from + 5);
  await sim.control.settled();
  expect(listener.heard.map(({ topic }) => topic)).toContain('inventory_levels/update');
});

test('a count that has changed since is not changed', async () => {
  const from = (await available()) ?? 0;
  expect(await codes(adjust({ changeFromQuantity: from - 1 }))).toEqual(['CHANGE_FROM_QUANTITY_STALE']);
  expect(await available()).toBe(from);
});

test.each([
  ['a reason of their own', {}, { reason: 'because' }, 'INVALID_REASON'],
  ['a reference that is no URI', {}, { referenceDocumentUri: 'order 1' }, 'INVALID_REFERENCE_DOCUMENT'],
  ['a quantity that cannot be adjusted', {}, { name: 'on_hand' }, 'INVALID_QUANTITY_NAME'],
  ['an item of nobody', { inventoryItemId: 'gid://shopify/InventoryItem/1' }, {}, 'INVALID_INVENTORY_ITEM'],
  ['no count to change from', { changeFromQuantity: undefined }, {}, null],
])('%s is refused, and nothing changes', async (_, change, given, code) => {
  const from = await available();
  expect(await codes(adjust(change, given))).toEqual([code]);
  expect(await available()).toBe(from);
});

test('a key stands for one call, and none is no call', async () => {
  await adjust({ delta: 1 }, {}, 'mine');
  expect(await codes(adjust({ delta: 2 }, {}, 'mine'))).toEqual(['IDEMPOTENCY_KEY_PARAMETER_MISMATCH']);
  const bare = ADJUST.replace('@idempotent(key: $key)', '').replace(', $key: String!', '');
  const changes = [{ inventoryItemId: item, locationId: east, delta: 1, changeFromQuantity: null }];
  const refused = await ask(sim, bare, { input: { name: 'available', reason: 'correction', changes } });
  expect(refused.errors[0].message).toContain('@idempotent');
});
