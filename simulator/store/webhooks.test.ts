import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Simulator } from '../index.ts';
import { ask, body, type Listener, listen, place, readOrder, SHOP, simulator } from '../testing.ts';

let sim: Simulator;
let listener: Listener;
beforeEach(async () => {
  listener = await listen();
  sim = await simulator({ webhookUrl: listener.url });
});
afterEach(async () => {
  await sim.close();
  await listener.close();
});

const topics = () => listener.heard.map((h) => h.topic);

test('a webhook is signed over its raw body and carries the headers of Shopify', async () => {
  const raw = body(1, { note: 'Grüße' });
  const { webhookId } = await place(sim, raw);
  const [heard] = listener.heard;
  expect(heard?.body).toBe(raw);
  expect(heard?.headers).toMatchObject({
    'x-shopify-topic': 'orders/create',
    'x-shopify-hmac-sha256': createHmac('sha256', SHOP.secret).update(raw).digest('base64'),
    'x-shopify-shop-domain': SHOP.domain,
    'x-shopify-api-version': '2026-10',
    'x-shopify-webhook-id': webhookId,
    'x-shopify-event-id': expect.any(String),
    'x-shopify-triggered-at': expect.any(String),
  });
});

test('the same webhook fifty times at once has one id', async () => {
  const { deliveries } = await place(sim, body(1), { times: 50 });
  expect(deliveries).toHaveLength(50);
  expect(new Set(listener.heard.map((h) => h.headers['x-shopify-webhook-id'])).size).toBe(1);
});

test('a refused webhook comes again, with the same id and body, until it is taken', async () => {
  listener.answers.push(500, 503);
  const { deliveries } = await place(sim, body(1));
  expect(deliveries).toEqual([{ status: 500 }]);
  await sim.control.settled();
  expect(listener.heard).toHaveLength(3);
  expect(new Set(listener.heard.map((h) => `${h.headers['x-shopify-webhook-id']} ${h.body}`)).size).toBe(1);
});

test('a webhook that nobody ever takes is given up', async () => {
  listener.answers.push(...Array(20).fill(500));
  await place(sim, body(1));
  await sim.control.settled();
  expect(listener.heard).toHaveLength(5);
});

test('nobody listening is a delivery of status 0', async () => {
  await listener.close();
  expect((await place(sim, body(1))).deliveries).toEqual([{ status: 0 }]);
});

test('several changes of an order are one orders/updated', async () => {
  const id = 'gid://shopify/Order/1';
  await place(sim, body(1));
  const tag =
    'mutation T($id: ID!, $a: [String!]!, $b: [String!]!) { one: tagsAdd(id: $id, tags: $a) { node { id } } two: tagsAdd(id: $id, tags: $b) { node { id } } }';
  await ask(sim, tag, { id, a: ['a'], b: ['b'] });
  await sim.control.settled();
  expect(topics()).toEqual(['orders/create', 'orders/updated']);
  expect(JSON.parse(listener.heard[1]?.body ?? '')).toMatchObject({ admin_graphql_api_id: id, tags: 'a, b' });
  await ask(sim, tag, { id, a: ['a'], b: ['b'] });
  await sim.control.settled();
  expect(topics()).toHaveLength(2);
});

test('a fulfillment is told as fulfillments/create and orders/fulfilled, with ids beyond 2^53 intact', async () => {
  const big = '900719925474099267';
  await place(sim, body(1).replace('"id":1', `"id":${big}`));
  const { fulfillmentOrders } = await readOrder(sim, big);
  const fulfillment = {
    lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: fulfillmentOrders.nodes[0].id }],
    notifyCustomer: true,
  };
  const create =
    'mutation F($f: FulfillmentInput!) { fulfillmentCreate(fulfillment: $f) { userErrors { message } } }';
  await ask(sim, create, { f: fulfillment });
  await sim.control.settled();
  expect(topics().sort()).toEqual([
    'fulfillments/create',
    'orders/create',
    'orders/fulfilled',
    'orders/updated',
  ]);
  const told = listener.heard.find((h) => h.topic === 'fulfillments/create');
  expect(told?.body).toContain(`"order_id":${big},`);
  expect(sim.control.order(SHOP.domain, big)?.mails).toEqual({ waybill: 0, shopify: 1 });
});

test('a cancelled order is told as orders/cancelled and its refund as refunds/create', async () => {
  await place(sim, body(1));
  const cancel =
    'mutation { orderCancel(orderId: "gid://shopify/Order/1", reason: CUSTOMER, restock: true, refund: true) { job { id } } }';
  await ask(sim, cancel);
  await expect
    .poll(() => topics().sort())
    .toEqual(['orders/cancelled', 'orders/create', 'orders/updated', 'refunds/create']);
  expect(sim.control.order(SHOP.domain, '1')).toMatchObject({
    cancelled: true,
    refunds: 1,
    financialStatus: 'REFUNDED',
  });
});
