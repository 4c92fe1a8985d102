import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Simulator } from '../index.ts';
import { type Any, ask, body, type Listener, listen, place, SHOP, simulator } from '../testing.ts';

let sim: Simulator;
let listener: Listener;
beforeEach(async () => {
  listener = await listen();
  sim = await simulator();
});
afterEach(async () => {
  await sim.close();
  await listener.close();
});

const CREATE = `mutation Subscribe($topic: WebhookSubscriptionTopic!, $given: WebhookSubscriptionInput!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: $given) { webhookSubscription { id } userErrors { field message } }
}`;
const LIST = `query List($topics: [WebhookSubscriptionTopic!]) {
  webhookSubscriptions(first: 50, topics: $topics) { nodes { id topic uri apiVersion { handle } } }
}`;
const subscribe = (topic: string, uri = listener.url) =>
  ask(sim, CREATE, { topic, given: { uri } }).then((r) => r.data.webhookSubscriptionCreate);
const listed = async (topics?: string[]): Promise<Any[]> =>
  (await ask(sim, LIST, { topics })).data.webhookSubscriptions.nodes;
const topics = () => listener.heard.map((h) => h.topic);

test('a store tells of the topics that it was asked to tell of, and of no others', async () => {
  const { webhookSubscription } = await subscribe('ORDERS_PAID');
  expect(await listed()).toEqual([
    {
      id: webhookSubscription.id,
      topic: 'ORDERS_PAID',
      uri: listener.url,
      apiVersion: { handle: '2026-10' },
    },
  ]);
  await place(sim, body(1));
  await place(sim, body(1), { topic: 'orders/paid' });
  expect(topics()).toEqual(['orders/paid']);
});

test('one address is told of a topic once', async () => {
  await subscribe('ORDERS_CREATE');
  expect((await subscribe('ORDERS_CREATE')).userErrors[0].message).toContain('already been taken');
  expect((await subscribe('ORDERS_CREATE', 'nowhere')).userErrors[0].message).toBe('Address is invalid');
  expect(await listed(['ORDERS_CREATE'])).toHaveLength(1);
});

test('a subscription can be sent elsewhere, and ended', async () => {
  const { id } = (await subscribe('ORDERS_CREATE', 'http://127.0.0.1:1/')).webhookSubscription;
  const change = `mutation Change($id: ID!, $uri: String!) {
    webhookSubscriptionUpdate(id: $id, webhookSubscription: { uri: $uri }) { userErrors { message } }
  }`;
  await ask(sim, change, { id, uri: listener.url });
  await place(sim, body(1));
  expect(topics()).toEqual(['orders/create']);
  const end = 'mutation End($id: ID!) { webhookSubscriptionDelete(id: $id) { userErrors { message } } }';
  await ask(sim, end, { id });
  await place(sim, body(2));
  expect(topics()).toHaveLength(1);
  const again = await ask(sim, end, { id });
  expect(again.data.webhookSubscriptionDelete.userErrors[0].message).toContain('does not exist');
});

test('a subscription ends when eight retries of a webhook have failed, and stays ended', async () => {
  await subscribe('ORDERS_CREATE');
  await subscribe('ORDERS_PAID');
  listener.answers.push(...Array(9).fill(500));
  await place(sim, body(1));
  await sim.control.settled();
  expect(await listed()).toMatchObject([{ topic: 'ORDERS_PAID' }]);
  await place(sim, body(2));
  await place(sim, body(2), { topic: 'orders/paid' });
  expect(topics()).toEqual([...Array(9).fill('orders/create'), 'orders/paid']);
  // The app has to ask for it again; what it missed meanwhile does not come by itself.
  await subscribe('ORDERS_CREATE');
  await place(sim, body(3));
  expect(topics().at(-1)).toBe('orders/create');
});

test('a webhook taken meanwhile keeps the subscription of one that fails', async () => {
  await subscribe('ORDERS_CREATE');
  listener.answers.push(500, 200, ...Array(8).fill(500));
  await place(sim, body(1));
  await place(sim, body(2));
  await sim.control.settled();
  expect(listener.heard).toHaveLength(10);
  expect(await listed()).toHaveLength(1);
});

test('what the app is configured for goes on until the topic is subscribed to', async () => {
  const configured = await listen();
  sim.control.putStore({ ...SHOP, webhookUrl: configured.url });
  await place(sim, body(1));
  await subscribe('ORDERS_CREATE');
  await place(sim, body(2));
  await place(sim, body(2), { topic: 'orders/paid' });
  expect(configured.heard.map((h) => h.topic)).toEqual(['orders/create', 'orders/paid']);
  expect(topics()).toEqual(['orders/create']);
  await configured.close();
});
