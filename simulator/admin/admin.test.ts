import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Simulator } from '../index.ts';
import { type Any, ask, body, line, place, readOrder, readStock, simulator } from '../testing.ts';

let sim: Simulator;
beforeAll(async () => {
  sim = await simulator();
});
afterAll(() => sim.close());

const HOLD = `mutation Hold($id: ID!, $hold: FulfillmentOrderHoldInput!) {
  fulfillmentOrderHold(id: $id, fulfillmentHold: $hold) {
    fulfillmentHold { id handle } fulfillmentOrder { id status } remainingFulfillmentOrder { id status }
    userErrors { field message code }
  }
}`;
const RELEASE = `mutation Release($id: ID!, $holdIds: [ID!]) {
  fulfillmentOrderReleaseHold(id: $id, holdIds: $holdIds) { fulfillmentOrder { id status } userErrors { message } }
}`;
const MOVE = `mutation Move($id: ID!, $to: ID!, $lines: [FulfillmentOrderLineItemInput!]) {
  fulfillmentOrderMove(id: $id, newLocationId: $to, fulfillmentOrderLineItems: $lines) {
    movedFulfillmentOrder { id } remainingFulfillmentOrder { id } userErrors { field message code }
  }
}`;
const FULFILL = `mutation Fulfill($fulfillment: FulfillmentInput!) {
  fulfillmentCreate(fulfillment: $fulfillment) { fulfillment { id status trackingInfo { number } } userErrors { field message } }
}`;
const CANCEL_ORDER = `mutation Cancel($id: ID!) {
  orderCancel(orderId: $id, reason: OTHER, restock: true, refund: true) {
    job { id done } userErrors { message } orderCancelUserErrors { code }
  }
}`;

async function placed(id: number, given: object = {}): Promise<Any> {
  await place(sim, body(id, given));
  return readOrder(sim, id);
}

const fulfill = (groups: object[], extra: object = {}) =>
  ask(sim, FULFILL, { fulfillment: { lineItemsByFulfillmentOrder: groups, ...extra } }).then(
    (r) => r.data.fulfillmentCreate,
  );
const west = async () => {
  const { data } = await ask(sim, '{ locations(first: 5) { nodes { id name } } }');
  return data.locations.nodes.find((l: Any) => l.name === 'West').id;
};

test('a wrong token is refused as Shopify refuses it', async () => {
  const { status, errors } = await ask(sim, '{ shop { id } }', {}, 'wrong');
  expect([status, errors]).toEqual([401, expect.stringContaining('Invalid API key')]);
});

test('a query tells what it cost, and one that the schema does not know tells why', async () => {
  const good = await ask(sim, '{ shop { name currencyCode } }');
  expect(good.data.shop).toEqual({ name: 'Test', currencyCode: 'USD' });
  expect(good.extensions.cost.throttleStatus.restoreRate).toBe(2000);
  const bad = await ask(sim, '{ shop { secretSauce } }');
  expect(bad.errors[0].message).toContain('secretSauce');
});

test('a store with a restore rate throttles when its bucket is empty', async () => {
  sim.control.putStore({
    domain: 'slow.myshopify.com',
    name: 'Slow',
    currency: 'USD',
    country: 'US',
    accessToken: 't',
    secret: 's',
    restoreRate: 0.5,
  });
  const query = 'mutation { tagsAdd(id: "gid://shopify/Order/1", tags: ["a"]) { userErrors { message } } }';
  const answers = await Promise.all(
    [1, 2].map(async () => {
      const response = await fetch(`${sim.url}/stores/slow.myshopify.com/admin/api/2026-10/graphql.json`, {
        method: 'POST',
        headers: { 'x-shopify-access-token': 't' },
        body: JSON.stringify({ query }),
      });
      return response.json() as Any;
    }),
  );
  expect(answers.map((a) => a.errors?.[0].extensions.code)).toContain('THROTTLED');
});

test('a hold takes the fulfillment order out, and its handle stays unique', async () => {
  const order = await placed(101);
  const id = order.fulfillmentOrders.nodes[0].id;
  const hold = { reason: 'INCORRECT_ADDRESS', reasonNotes: 'x', handle: 'waybill' };
  const first = (await ask(sim, HOLD, { id, hold })).data.fulfillmentOrderHold;
  expect(first.fulfillmentOrder.status).toBe('ON_HOLD');
  const again = (await ask(sim, HOLD, { id, hold })).data.fulfillmentOrderHold;
  expect(again.userErrors[0].code).toBe('DUPLICATE_FULFILLMENT_HOLD_HANDLE');
  const held = await readOrder(sim, 101);
  expect(held.displayFulfillmentStatus).toBe('ON_HOLD');
  expect(held.fulfillmentOrders.nodes[0].supportedActions.map((a: Any) => a.action)).toEqual([
    'RELEASE_HOLD',
    'HOLD',
    'MOVE',
  ]);
  expect((await fulfill([{ fulfillmentOrderId: id }])).userErrors[0].message).toContain('status= on_hold');
  await ask(sim, RELEASE, { id, holdIds: [first.fulfillmentHold.id] });
  expect((await readOrder(sim, 101)).fulfillmentOrders.nodes[0].status).toBe('OPEN');
});

test('a partial hold cuts the rest off, and its release puts both together again', async () => {
  const order = await placed(102, { line_items: [line(1, { quantity: 3 })] });
  const fo = order.fulfillmentOrders.nodes[0];
  const hold = {
    reason: 'OTHER',
    fulfillmentOrderLineItems: [{ id: fo.lineItems.nodes[0].id, quantity: 1 }],
  };
  const cut = (await ask(sim, HOLD, { id: fo.id, hold })).data.fulfillmentOrderHold;
  expect(cut.remainingFulfillmentOrder).toMatchObject({ status: 'OPEN' });
  await ask(sim, RELEASE, { id: fo.id });
  const after = await readOrder(sim, 102);
  expect(
    after.fulfillmentOrders.nodes.map((o: Any) => [o.status, o.lineItems.nodes[0].remainingQuantity]),
  ).toEqual([
    ['OPEN', 3],
    ['CLOSED', 0],
  ]);
});

test('an id of nothing is a top-level error', async () => {
  const { errors, data } = await ask(sim, RELEASE, { id: 'gid://shopify/FulfillmentOrder/0' });
  expect(errors[0].extensions.code).toBe('RESOURCE_NOT_FOUND');
  expect(data.fulfillmentOrderReleaseHold).toBeNull();
});

test('a partial move makes a new fulfillment order and takes the commitment along', async () => {
  const order = await placed(103, { line_items: [line(3, { quantity: 2, variant_id: 1030 })] });
  const fo = order.fulfillmentOrders.nodes[0];
  const itemId = order.lineItems.nodes[0].variant.inventoryItem.id;
  expect((await readStock(sim, itemId)).East).toEqual([99_998, 2, 100_000]);
  const moved = (
    await ask(sim, MOVE, {
      id: fo.id,
      to: await west(),
      lines: [{ id: fo.lineItems.nodes[0].id, quantity: 1 }],
    })
  ).data.fulfillmentOrderMove;
  expect(moved.movedFulfillmentOrder.id).not.toBe(fo.id);
  expect(moved.remainingFulfillmentOrder.id).toBe(fo.id);
  expect(await readStock(sim, itemId)).toEqual({ East: [99_999, 1, 100_000], West: [-1, 1, 0] });
  const groups = (await readOrder(sim, 103)).fulfillmentOrders.nodes.map((o: Any) => ({
    fulfillmentOrderId: o.id,
  }));
  expect((await fulfill(groups)).userErrors[0].message).toContain('a single location');
});

test('a move to nowhere is refused', async () => {
  const order = await placed(104);
  const to = 'gid://shopify/Location/1';
  const { userErrors } = (await ask(sim, MOVE, { id: order.fulfillmentOrders.nodes[0].id, to })).data
    .fulfillmentOrderMove;
  expect(userErrors).toEqual([{ field: ['id'], message: 'Location not found.', code: null }]);
});

test('a fulfillment takes units off the shelf, and no unit leaves twice', async () => {
  const order = await placed(105, { line_items: [line(5, { quantity: 2, variant_id: 1050 })] });
  const fo = order.fulfillmentOrders.nodes[0];
  const one = [{ id: fo.lineItems.nodes[0].id, quantity: 1 }];
  const group = { fulfillmentOrderId: fo.id, fulfillmentOrderLineItems: one };
  expect(
    (await fulfill([group], { trackingInfo: { number: 'T1', company: 'UPS' } })).fulfillment.status,
  ).toBe('SUCCESS');
  expect((await readOrder(sim, 105)).displayFulfillmentStatus).toBe('PARTIALLY_FULFILLED');
  const two = { ...group, fulfillmentOrderLineItems: [{ id: fo.lineItems.nodes[0].id, quantity: 2 }] };
  expect((await fulfill([two])).userErrors[0].message).toBe(
    'Invalid fulfillment order line item quantity requested.',
  );
  expect((await fulfill([{ fulfillmentOrderId: fo.id }])).userErrors).toEqual([]);
  expect((await fulfill([{ fulfillmentOrderId: fo.id }])).userErrors[0].message).toContain('status= closed');
  const done = await readOrder(sim, 105);
  expect(done.displayFulfillmentStatus).toBe('FULFILLED');
  const itemId = order.lineItems.nodes[0].variant.inventoryItem.id;
  expect((await readStock(sim, itemId)).East).toEqual([99_998, 0, 99_998]);
});

test('fulfillment orders of two orders do not go into one fulfillment', async () => {
  const ids = await Promise.all([106, 107].map(async (n) => (await placed(n)).fulfillmentOrders.nodes[0].id));
  const { userErrors } = await fulfill(ids.map((fulfillmentOrderId) => ({ fulfillmentOrderId })));
  expect(userErrors[0].message).toContain('must belong to the same order');
});

test('a cancelled fulfillment gives its units back under a new fulfillment order', async () => {
  const order = await placed(108);
  const before = order.fulfillmentOrders.nodes[0].id;
  const { fulfillment } = await fulfill([{ fulfillmentOrderId: before }]);
  const cancel =
    'mutation C($id: ID!) { fulfillmentCancel(id: $id) { fulfillment { status } userErrors { message } } }';
  for (const _ of [1, 2]) {
    const { data } = await ask(sim, cancel, { id: fulfillment.id });
    expect(data.fulfillmentCancel).toEqual({ fulfillment: { status: 'CANCELLED' }, userErrors: [] });
  }
  const open = (await readOrder(sim, 108)).fulfillmentOrders.nodes.filter((o: Any) => o.status === 'OPEN');
  expect(open.map((o: Any) => o.lineItems.nodes[0].remainingQuantity)).toEqual([1]);
  expect(open[0].id).not.toBe(before);
});

test('an order is cancelled by a job, once, and not while something is fulfilled', async () => {
  const order = await placed(109);
  const first = (await ask(sim, CANCEL_ORDER, { id: order.id })).data.orderCancel;
  expect(first.job.done).toBe(false);
  const job = async () =>
    (await ask(sim, 'query J($id: ID!) { job(id: $id) { done } }', { id: first.job.id })).data.job;
  await expect.poll(job).toEqual({ done: true });
  await expect.poll(async () => (await readOrder(sim, 109)).cancelledAt).not.toBeNull();
  const again = (await ask(sim, CANCEL_ORDER, { id: order.id })).data.orderCancel;
  expect(again.userErrors[0].message).toBe('Cannot cancel an order that has already been canceled');
  expect((await readOrder(sim, 109)).displayFinancialStatus).toBe('REFUNDED');
  const shipped = await placed(110);
  await fulfill([{ fulfillmentOrderId: shipped.fulfillmentOrders.nodes[0].id }]);
  const refused = (await ask(sim, CANCEL_ORDER, { id: shipped.id })).data.orderCancel;
  expect(refused.userErrors[0].message).toContain('outstanding fulfillments');
});

test('tags are a set, and an address change needs a last name', async () => {
  const order = await placed(111, { tags: 'b' });
  const tag =
    'mutation T($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { userErrors { message } } }';
  await ask(sim, tag, { id: order.id, tags: ['a', 'B'] });
  expect((await readOrder(sim, 111)).tags).toEqual(['a', 'b']);
  const update =
    'mutation U($input: OrderInput!) { orderUpdate(input: $input) { userErrors { field message } } }';
  const to = (shippingAddress: object) => ask(sim, update, { input: { id: order.id, shippingAddress } });
  expect((await to({ lastName: '' })).data.orderUpdate.userErrors[0].field).toEqual([
    'shippingAddress',
    'lastName',
  ]);
  await to({ address1: '2 Main St' });
  expect((await readOrder(sim, 111)).shippingAddress.address1).toBe('2 Main St');
  const empty = await ask(sim, update, { input: { id: order.id } });
  expect(empty.data.orderUpdate.userErrors[0].message).toBe('No valid update parameters have been provided');
});

test('orders are found by when they changed, page by page', async () => {
  const query = `query Q($q: String, $after: String) {
    orders(first: 2, after: $after, query: $q, sortKey: UPDATED_AT) { nodes { name } pageInfo { hasNextPage endCursor } }
  }`;
  const find = async (q: string, after?: string) => (await ask(sim, query, { q, after })).data.orders;
  await Promise.all([120, 121, 122].map((n) => placed(n, { email: 'same@example.com' })));
  const first = await find("email:same@example.com AND updated_at:>='2020-01-01T00:00:00Z'");
  expect([first.nodes.length, first.pageInfo.hasNextPage]).toEqual([2, true]);
  const second = await find('email:same@example.com', first.pageInfo.endCursor);
  expect([second.nodes.length, second.pageInfo.hasNextPage]).toEqual([1, false]);
  expect((await find("updated_at:>'2999-01-01'")).nodes).toEqual([]);
});
