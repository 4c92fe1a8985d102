import { afterAll, beforeAll, expect, test } from 'vitest';
import { APPROVE_RETURN, CREATE_REFUND, SUGGEST_REFUND } from '../../connectors/shopify/operations.ts';
import type { Simulator } from '../index.ts';
import {
  type Any,
  ask,
  body,
  type Listener,
  line,
  listen,
  place,
  readStock,
  SHOP,
  simulator,
} from '../testing.ts';

let sim: Simulator;
let listener: Listener;
beforeAll(async () => {
  listener = await listen();
  sim = await simulator();
  sim.control.putStore({ ...SHOP, webhookUrl: listener.url });
});
afterAll(async () => {
  await sim.close();
  await listener.close();
});

let next = 7000;

/** Three units at 10.00 and 3.00 of shipping, fulfilled; 33.00 in all. */
async function shipped(given: object = {}): Promise<string> {
  next += 1;
  const whole = {
    ...{ line_items: [line(next, { quantity: 3 })], subtotal_price: '30.00', total_price: '33.00' },
    shipping_lines: [{ id: next, title: 'Standard', price: '3.00' }],
    ...given,
  };
  await place(sim, body(next, whole));
  sim.control.happen(SHOP.domain, String(next), { kind: 'ship' });
  return String(next);
}

const READ = `query Read($id: ID!) { order(id: $id) {
  id displayFinancialStatus returnStatus
  totalRefundedSet { shopMoney { amount } }
  refunds(first: 100) { id note totalRefundedSet { shopMoney { amount } presentmentMoney { amount currencyCode } } }
  lineItems(first: 50) { nodes { id currentQuantity variant { inventoryItem { id } } } }
  returns(first: 20, reverse: true) { nodes { id status } }
} }`;
const read = async (id: string): Promise<Any> =>
  (await ask(sim, READ, { id: `gid://shopify/Order/${id}` })).data.order;

async function suggested(id: string, quantity: number, shipping = false): Promise<Any> {
  const { lineItems } = await read(id);
  const lines = quantity ? [{ lineItemId: lineItems.nodes[0].id, quantity, restockType: 'NO_RESTOCK' }] : [];
  const { data } = await ask(sim, SUGGEST_REFUND, { id: `gid://shopify/Order/${id}`, lines, shipping });
  return data.order.suggestedRefund;
}

async function refund(id: string, quantity: number, given: object = {}, key = `key-${next}-${quantity}`) {
  const { lineItems } = await read(id);
  const { suggestedTransactions } = await suggested(id, quantity);
  const input = {
    orderId: `gid://shopify/Order/${id}`,
    refundLineItems: [{ lineItemId: lineItems.nodes[0].id, quantity, restockType: 'NO_RESTOCK' }],
    transactions: suggestedTransactions.map((one: Any) => ({
      orderId: `gid://shopify/Order/${id}`,
      kind: 'REFUND',
      gateway: one.gateway,
      parentId: one.parentTransaction.id,
      amount: one.amountSet.presentmentMoney.amount,
    })),
    ...given,
  };
  return { input, ...(await ask(sim, CREATE_REFUND, { input, key })) };
}

const message = (answer: Any) => answer.data.refundCreate.userErrors[0]?.message;
const topics = () => listener.heard.map(({ topic }) => topic);

test('a buyer asks, the merchant approves, the goods come back, the return is closed', async () => {
  const id = await shipped();
  expect((await read(id)).returnStatus).toBe('NO_RETURN');
  listener.heard.length = 0;
  sim.control.happen(SHOP.domain, id, { kind: 'return', lines: [{ quantity: 1, reason: 'defective' }] });
  const asked = await read(id);
  expect(asked).toMatchObject({
    returnStatus: 'RETURN_REQUESTED',
    returns: { nodes: [{ status: 'REQUESTED' }] },
  });
  const input = { id: asked.returns.nodes[0].id };
  expect((await ask(sim, APPROVE_RETURN, { input })).data.returnApproveRequest.userErrors).toEqual([]);
  expect((await ask(sim, APPROVE_RETURN, { input })).data.returnApproveRequest.userErrors[0].code).toBe(
    'INVALID_STATE',
  );
  expect((await read(id)).returnStatus).toBe('IN_PROGRESS');
  sim.control.happen(SHOP.domain, id, { kind: 'return_close' });
  expect((await read(id)).returnStatus).toBe('RETURNED');
  await sim.control.settled();
  expect(topics()).toEqual(expect.arrayContaining(['returns/request', 'returns/approve', 'returns/close']));
  const told = listener.heard.find(({ topic }) => topic === 'returns/request');
  expect(JSON.parse(told?.body ?? '{}')).toMatchObject({
    status: 'requested',
    order: { admin_graphql_api_id: `gid://shopify/Order/${id}` },
    return_line_items: [{ quantity: 1, return_reason: 'defective' }],
  });
});

test('no unit is returned twice', async () => {
  const id = await shipped();
  sim.control.happen(SHOP.domain, id, { kind: 'return', lines: [{ quantity: 2 }] });
  sim.control.happen(SHOP.domain, id, { kind: 'return' });
  expect(() => sim.control.happen(SHOP.domain, id, { kind: 'return' })).toThrow('not returnable');
  expect((await read(id)).returns.nodes).toHaveLength(2);
});

test('a refund without an idempotency key is refused, and one key pays once', async () => {
  const id = await shipped();
  const { input } = await refund(id, 1, {}, 'once');
  const bare = CREATE_REFUND.replace('@idempotent(key: $key)', '').replace(', $key: String!', '');
  const refused = await ask(sim, bare, { input });
  expect(refused.errors[0].message).toContain('@idempotent');
  const again = await ask(sim, CREATE_REFUND, { input, key: 'once' });
  const { refunds } = await read(id);
  expect(refunds).toHaveLength(1);
  expect(again.data.refundCreate.refund.id).toBe(refunds[0].id);
  const other = await ask(sim, CREATE_REFUND, { input: { ...input, note: 'other' }, key: 'once' });
  expect(message(other)).toContain('operation parameters');
  await sim.control.settled();
  expect(topics()).toContain('refunds/create');
});

test('no more units, and no more money, than are left', async () => {
  const id = await shipped();
  expect(message(await refund(id, 4))).toContain('more items than were purchased');
  const [transaction] = (await refund(id, 3)).input.transactions;
  expect(transaction.amount).toBe('30.0');
  const more = { refundLineItems: [], transactions: [{ ...transaction, amount: '3.01' }] };
  expect(message(await refund(id, 0, more, 'more'))).toContain('remaining amount');
  expect(
    message(
      await refund(id, 0, { refundLineItems: [], transactions: [{ ...transaction, parentId: null }] }, 'x'),
    ),
  ).toContain('Parent transaction');
  const { totalRefundedSet, displayFinancialStatus } = await read(id);
  expect([totalRefundedSet.shopMoney.amount, displayFinancialStatus]).toEqual(['30.0', 'PARTIALLY_REFUNDED']);
});

test('parts of a line are worth as much as the whole, and shipping is suggested where it is asked for', async () => {
  const lines = [line(next + 50, { quantity: 3, price: '10.00', total_discount: '0.01' })];
  const id = await shipped({ line_items: lines, total_price: '32.99', total_tax: '0.00' });
  const first = await suggested(id, 1);
  expect(first.amountSet.shopMoney.amount).toBe('10.0');
  await refund(id, 1);
  expect((await suggested(id, 2)).amountSet.shopMoney.amount).toBe('19.99');
  expect((await suggested(id, 2, true)).shipping.amountSet.shopMoney.amount).toBe('3.0');
  expect((await suggested(id, 2, true)).amountSet.shopMoney.amount).toBe('22.99');
});

test('what is restocked can be sold again', async () => {
  const id = await shipped();
  const { lineItems } = await read(id);
  const [{ id: lineItemId, variant }] = lineItems.nodes;
  const before = await readStock(sim, variant.inventoryItem.id);
  const east = sim.control.stores()[0]?.locations[0]?.id;
  const lines = [{ lineItemId, quantity: 1, restockType: 'RETURN', locationId: east }];
  expect(message(await refund(id, 1, { refundLineItems: lines }))).toBeUndefined();
  const [available = 0, , onHand = 0] = before.East ?? [];
  expect(await readStock(sim, variant.inventoryItem.id)).toMatchObject({
    East: [available + 1, 0, onHand + 1],
  });
});

test('a buyer who paid in another currency is refunded in it', async () => {
  const id = await shipped({
    presentment_currency: 'JPY',
    total_price_set: {
      shop_money: { amount: '33.00', currency_code: 'USD' },
      presentment_money: { amount: '4950', currency_code: 'JPY' },
    },
  });
  const { amountSet } = await suggested(id, 1);
  expect(amountSet).toEqual({
    shopMoney: { amount: '10.0', currencyCode: 'USD' },
    presentmentMoney: { amount: '1500.0', currencyCode: 'JPY' },
  });
  expect(message(await refund(id, 1))).toContain('presentment currency JPY');
  expect(message(await refund(id, 1, { currency: 'JPY' }, 'yen'))).toBeUndefined();
  const { refunds } = await read(id);
  expect(refunds[0].totalRefundedSet.shopMoney.amount).toBe('10.0');
});

test('of two payments the gift card is given back first', async () => {
  const gateways = [
    { name: 'shopify_payments', amount: null },
    { name: 'gift_card', amount: '8.00' },
  ];
  const id = await shipped({ _sim: { gateways } });
  const { suggestedTransactions } = await suggested(id, 1);
  expect(suggestedTransactions.map((one: Any) => [one.gateway, one.amountSet.shopMoney.amount])).toEqual([
    ['gift_card', '8.0'],
    ['shopify_payments', '2.0'],
  ]);
});
