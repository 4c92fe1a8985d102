import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WebhookFaultKind } from '../faults.ts';
import type { Simulator } from '../index.ts';
import { ask, body, type Listener, line, listen, place, readOrder, SHOP, simulator } from '../testing.ts';

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

test('a webhook that nobody ever takes is given up after eight retries', async () => {
  listener.answers.push(...Array(20).fill(500));
  await place(sim, body(1));
  await sim.control.settled();
  expect(listener.heard).toHaveLength(9);
});

test('the retries carry what was true when the webhook was made', async () => {
  listener.answers.push(500);
  await place(sim, body(1, { note: 'first' }));
  await place(sim, body(1, { note: 'second' }), { topic: 'orders/updated' });
  await sim.control.settled();
  const notes = listener.heard.map(({ topic, body }) => `${topic} ${JSON.parse(body).note}`);
  expect(notes.sort()).toEqual(['orders/create first', 'orders/create first', 'orders/updated second']);
});

test('an answer that trickles in beyond the deadline is none', async () => {
  const slow = createServer((_, response) => {
    response.writeHead(200);
    const drops = setInterval(() => response.write('.'), 5);
    response.on('close', () => clearInterval(drops));
  }).listen(0, '127.0.0.1');
  await once(slow, 'listening');
  const impatient = await simulator({ webhooks: { timeoutMs: 50, retries: 0 } });
  const webhookUrl = `http://127.0.0.1:${(slow.address() as AddressInfo).port}`;
  impatient.control.putStore({ ...SHOP, webhookUrl });
  expect((await place(impatient, body(1))).deliveries).toEqual([{ status: 0 }]);
  await impatient.close();
  slow.close();
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
    .toEqual([
      'inventory_levels/update',
      'orders/cancelled',
      'orders/create',
      'orders/updated',
      'refunds/create',
    ]);
  expect(sim.control.order(SHOP.domain, '1')).toMatchObject({
    cancelled: true,
    refunds: 1,
    financialStatus: 'REFUNDED',
  });
});

describe('a fault', () => {
  const arm = (kind: WebhookFaultKind, given: object = {}) =>
    sim.control.addFault({ target: 'webhook', kind, rate: 1, ...given });

  test('loses a webhook: the order is there, and nobody hears of it', async () => {
    arm('lose', { match: 'create' });
    expect((await place(sim, body(1))).deliveries).toEqual([]);
    await place(sim, body(1), { topic: 'orders/updated' });
    await sim.control.settled();
    expect(topics()).toEqual(['orders/updated']);
    expect((await readOrder(sim, 1)).name).toBe('#1');
  });

  test('doubles a webhook under one id', async () => {
    arm('double');
    await place(sim, body(1));
    expect(new Set(listener.heard.map((h) => h.headers['x-shopify-webhook-id'])).size).toBe(1);
    expect(listener.heard).toHaveLength(2);
  });

  test('lets a later webhook about the same order overtake an earlier one', async () => {
    arm('reorder', { match: 'create', ms: 60_000 });
    await place(sim, body(1));
    await place(sim, body(2), { topic: 'orders/paid' });
    await place(sim, body(1), { topic: 'orders/paid' });
    await sim.control.settled();
    expect(topics()).toEqual(['orders/paid', 'orders/paid', 'orders/create']);
  });

  test('delays a webhook, which comes in the end', async () => {
    arm('delay', { ms: 20 });
    expect((await place(sim, body(1))).deliveries).toEqual([]);
    await sim.control.settled();
    expect(topics()).toEqual(['orders/create']);
  });

  test('strikes about the share asked for, the same for the same seed', async () => {
    const heardOf = async (seed: number) => {
      arm('lose', { rate: 0.2, seed });
      listener.heard.length = 0;
      for (let id = 1; id <= 200; id++) await place(sim, body(id));
      sim.control.clearFaults();
      return listener.heard.map(({ body }) => JSON.parse(body).id);
    };
    const heard = await heardOf(5);
    expect(heard.length).toBeGreaterThan(140);
    expect(heard.length).toBeLessThan(180);
    expect(await heardOf(5)).toEqual(heard);
  });
});

test('goods that come in are told of by item and location, with no digit of an id lost', async () => {
  const variant = '45678901234567891';
  const raw = body(1, { line_items: [line(1, { variant_id: 'VARIANT' })] }).replace('"VARIANT"', variant);
  await place(sim, raw);
  const goods = { sku: 'SKU-1', units: 4, location: 'West' };
  expect(sim.control.restock(SHOP.domain, goods)).toEqual({ levels: 1 });
  await sim.control.settled();
  const told = listener.heard.filter(({ topic }) => topic === 'inventory_levels/update');
  expect(told).toHaveLength(1);
  expect(told[0]?.body).toContain(`"inventory_item_id":4${variant},`);
  expect(told[0]?.body).toContain('"available":4,');
  expect(told[0]?.body).toContain(`?inventory_item_id=4${variant}"`);
  expect(() => sim.control.restock(SHOP.domain, { sku: 'Z', units: 1 })).toThrow('nothing under Z');
});
