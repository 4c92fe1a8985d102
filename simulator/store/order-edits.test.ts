import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Simulator } from '../index.ts';
import { type Any, ask, body, line, place, readOrder, readStock, simulator } from '../testing.ts';

let sim: Simulator;
beforeAll(async () => {
  sim = await simulator();
});
afterAll(() => sim.close());

const begin = async (id: number) =>
  (
    await ask(
      sim,
      'mutation B($id: ID!) { orderEditBegin(id: $id) { calculatedOrder { id lineItems(first: 9) { nodes { id quantity editableQuantity } } } userErrors { message } } }',
      { id: `gid://shopify/Order/${id}` },
    )
  ).data.orderEditBegin;
const set = async (id: string, lineItemId: string, quantity: number) =>
  (
    await ask(
      sim,
      'mutation S($id: ID!, $line: ID!, $quantity: Int!) { orderEditSetQuantity(id: $id, lineItemId: $line, quantity: $quantity, restock: true) { calculatedLineItem { quantity } userErrors { message } } }',
      { id, line: lineItemId, quantity },
    )
  ).data.orderEditSetQuantity;
const commit = async (id: string) =>
  (
    await ask(
      sim,
      'mutation C($id: ID!) { orderEditCommit(id: $id, notifyCustomer: false) { order { id } userErrors { message } } }',
      { id },
    )
  ).data.orderEditCommit;
const said = ({ userErrors }: Any) => userErrors.map(({ message }: Any) => message).join();

const two = (id: number, given: object = {}) =>
  place(
    sim,
    body(id, {
      total_price: '30.00',
      subtotal_price: '30.00',
      line_items: [line(id * 10, { quantity: 2 }), line(id * 10 + 1)],
      ...given,
    }),
  );

test('an edit is staged, and applies with its commit: units go back to the shelf, and what was paid for them is owed', async () => {
  await two(71);
  const { calculatedOrder: edit } = await begin(71);
  const [first, second] = edit.lineItems.nodes;
  expect(first).toMatchObject({ quantity: 2, editableQuantity: 2 });
  await set(edit.id, first.id, 1);
  await set(edit.id, second.id, 0);
  expect((await readOrder(sim, 71)).lineItems.nodes[0].currentQuantity).toBe(2);
  expect(said(await commit(edit.id))).toBe('');
  const order = await readOrder(sim, 71);
  expect(order.lineItems.nodes).toMatchObject([
    { quantity: 2, currentQuantity: 1, unfulfilledQuantity: 1 },
    { quantity: 1, currentQuantity: 0, unfulfilledQuantity: 0 },
  ]);
  expect(order).toMatchObject({
    displayFinancialStatus: 'PAID',
    currentTotalPriceSet: { shopMoney: { amount: '10.0' } },
    totalOutstandingSet: { shopMoney: { amount: '-20.0' } },
  });
  const { East = [] } = await readStock(sim, order.lineItems.nodes[0].variant.inventoryItem.id);
  expect(East[1]).toBe(1);
  expect(said(await commit(edit.id))).toContain('does not exist');
});

test('more units are owed by the buyer', async () => {
  await two(72);
  const { calculatedOrder: edit } = await begin(72);
  await set(edit.id, edit.lineItems.nodes[1].id, 3);
  await commit(edit.id);
  expect(await readOrder(sim, 72)).toMatchObject({
    displayFinancialStatus: 'PARTIALLY_PAID',
    totalOutstandingSet: { shopMoney: { amount: '20.0' } },
    fulfillmentOrders: {
      nodes: [{ lineItems: { nodes: [{ remainingQuantity: 2 }, { remainingQuantity: 3 }] } }],
    },
  });
});

test('what cannot be edited is refused as Shopify refuses it', async () => {
  await two(73);
  const { calculatedOrder: edit } = await begin(73);
  const [first] = edit.lineItems.nodes;
  expect(said(await commit(edit.id))).toContain('at least one change');
  expect(said(await set(edit.id, first.id, -1))).toContain('greater than or equal');
  expect(said(await set(edit.id, 'gid://shopify/CalculatedLineItem/9', 1))).toContain('does not exist');
  expect(said(await begin(9999))).toContain('does not exist');
  await two(74, { fulfillment_status: 'fulfilled' });
  const { calculatedOrder: shipped } = await begin(74);
  expect(said(await set(shipped.id, shipped.lineItems.nodes[0].id, 1))).toContain('has been fulfilled');
  await two(75, { cancelled_at: '2026-11-01T00:00:00Z' });
  expect(said(await begin(75))).toContain('cannot be edited');
});
