import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Simulator } from '../index.ts';
import {
  type Any,
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
beforeAll(async () => {
  listener = await listen();
  sim = await simulator();
  sim.control.putStore({ ...SHOP, webhookUrl: listener.url });
});
afterAll(async () => {
  await sim.close();
  await listener.close();
});

const statuses = (order: Any) =>
  order.fulfillmentOrders.nodes.map((o: Any) => [o.status, o.deliveryMethod.methodType]);

test('a plain order is in stock at the first location, its units committed', async () => {
  await place(sim, body(1, { line_items: [line(1, { variant_id: 11, quantity: 2 })] }));
  const order = await readOrder(sim, 1);
  expect(statuses(order)).toEqual([['OPEN', 'SHIPPING']]);
  expect(order.risk).toEqual({ recommendation: 'ACCEPT', assessments: [{ riskLevel: 'LOW' }] });
  const item = order.lineItems.nodes[0].variant.inventoryItem.id;
  expect(await readStock(sim, item)).toEqual({ East: [99_998, 2, 100_000], West: [0, 0, 0] });
});

test('an id beyond 2^53 keeps its digits in the answer, the API and the webhook', async () => {
  const big = '900719925474099267';
  const raw = body(2).replace('"id":2', `"id":${big}`);
  const { orderId } = await place(sim, raw);
  expect(orderId).toBe(big);
  expect((await readOrder(sim, big)).id).toBe(`gid://shopify/Order/${big}`);
  expect(listener.heard.at(-1)?.body).toBe(raw);
});

test('a rounded id loses to a proper gid', async () => {
  const gid = 'gid://shopify/Order/820982911946154508';
  const { orderId } = await place(sim, body(3, { id: 820982911946154500, admin_graphql_api_id: gid }));
  expect(orderId).toBe('820982911946154508');
});

test('what only the simulator is meant to know is not sent on, and a wrapper is taken off', async () => {
  const payload = `{"id":900719925474099268,"line_items":[],"_sim":{"risk":{"level":"HIGH"}}}`;
  const { topic } = await place(sim, `{"topic":"orders/paid","headers":{},"payload":${payload}}`);
  expect(topic).toBe('orders/paid');
  const sent = listener.heard.at(-1);
  expect([sent?.topic, sent?.body]).toEqual(['orders/paid', '{"id":900719925474099268,"line_items":[]}']);
  expect((await readOrder(sim, '900719925474099268')).risk.recommendation).toBe('CANCEL');
});

describe('bodies that miss or mangle things load all the same', () => {
  const shapes: [string, object, (order: Any) => unknown, unknown][] = [
    ['no customer', { customer: null }, (o) => o.customer, null],
    ['a customer without an id', { customer: { email: 'a@example.com' } }, (o) => o.customer, null],
    ['no address', { shipping_address: undefined }, (o) => o.shippingAddress, null],
    [
      'no province',
      { shipping_address: { address1: 'x', country_code: 'SG' } },
      (o) => o.shippingAddress.provinceCode,
      null,
    ],
    [
      'an unknown country',
      { shipping_address: { country_code: 'example string' } },
      (o) => o.shippingAddress.countryCodeV2,
      null,
    ],
    ['an unknown currency', { currency: 'example string' }, (o) => o.currencyCode, 'XXX'],
    [
      'an unknown payment status',
      { financial_status: 'example string' },
      (o) => o.displayFinancialStatus,
      null,
    ],
    [
      'amounts that are no numbers',
      { total_price: 'example string' },
      (o) => o.currentTotalPriceSet.shopMoney.amount,
      '10.0',
    ],
    ['no lines at all', { line_items: null }, (o) => o.fulfillmentOrders.nodes, []],
    ['a test order', { test: true }, (o) => o.test, true],
    ['a voided payment', { financial_status: 'voided' }, (o) => o.displayFinancialStatus, 'VOIDED'],
    ['cancelled at birth', { cancelled_at: '2026-01-01T00:00:00Z' }, statuses, [['CLOSED', 'SHIPPING']]],
    [
      'a deleted variant',
      { line_items: [line(1, { variant_id: null })] },
      (o) => o.lineItems.nodes[0].variant,
      null,
    ],
    [
      'a gift card',
      { line_items: [line(1, { gift_card: true, requires_shipping: false })] },
      statuses,
      [['OPEN', 'NONE']],
    ],
    [
      'digital and physical goods',
      { line_items: [line(1, { requires_shipping: false }), line(2)] },
      statuses,
      [
        ['OPEN', 'NONE'],
        ['OPEN', 'SHIPPING'],
      ],
    ],
    [
      'already fulfilled',
      { fulfillment_status: 'fulfilled' },
      (o) => o.displayFulfillmentStatus,
      'FULFILLED',
    ],
    [
      'one of two lines fulfilled',
      {
        line_items: [line(1), line(2)],
        fulfillments: [
          { id: 9, status: 'success', tracking_number: 'Z', line_items: [{ id: 1, quantity: 1 }] },
        ],
      },
      (o) => [
        o.displayFulfillmentStatus,
        o.fulfillments[0].trackingInfo[0].number,
        o.lineItems.nodes.map((l: Any) => l.unfulfilledQuantity),
      ],
      ['PARTIALLY_FULFILLED', 'Z', [0, 1]],
    ],
    [
      'a refunded line',
      {
        line_items: [line(1, { quantity: 2 })],
        refunds: [{ id: 5, refund_line_items: [{ line_item_id: 1, quantity: 1, subtotal: 10 }] }],
      },
      (o) => [
        o.lineItems.nodes[0].currentQuantity,
        o.lineItems.nodes[0].unfulfilledQuantity,
        o.currentTotalPriceSet.shopMoney.amount,
      ],
      [1, 1, '0.0'],
    ],
    [
      'lines that share an id',
      { line_items: [line(1), line(1)] },
      (o) => new Set(o.lineItems.nodes.map((l: Any) => l.id)).size,
      2,
    ],
    [
      'thirty lines',
      { line_items: Array.from({ length: 30 }, (_, i) => line(i + 1)) },
      (o) => o.lineItems.nodes.length,
      30,
    ],
  ];
  test.each(shapes.map((shape, i) => [...shape, 1000 + i] as const))(
    '%s',
    async (_name, given, look, expected, id) => {
      const { orderId, deliveries } = await place(sim, body(id, given));
      expect(deliveries).toEqual([{ status: 200 }]);
      expect(look(await readOrder(sim, orderId as string))).toEqual(expected);
    },
  );

  test('an address for an id, as anonymized bodies have it', async () => {
    const { orderId } = await place(sim, body(1100, { admin_graphql_api_id: 'https://www.example.com/' }));
    expect(orderId).toBe('1100');
  });

  test('no id at all: nothing to place, and the body is sent', async () => {
    const { orderId, deliveries } = await place(sim, '{"id":"example string","line_items":[]}');
    expect([orderId, deliveries]).toEqual([null, [{ status: 200 }]]);
  });

  test.each(['', '[]', '{', 'null', '3'])('%j is no body', async (raw) => {
    await expect(place(sim, raw)).rejects.toMatchObject({ status: 400 });
  });
});

test('stock, carrier, hold and way of delivery are as the body wishes', async () => {
  const stock = { 'SKU-1': { East: 1 }, 'SKU-2': { West: 4 } };
  const lines = [line(1, { variant_id: 2001 }), line(2, { variant_id: 2002 })];
  await place(
    sim,
    body(2001, {
      line_items: lines,
      _sim: { stock, fulfillmentHold: { reason: 'OTHER', handle: 'other-app' } },
    }),
  );
  const split = await readOrder(sim, 2001);
  const seen = split.fulfillmentOrders.nodes.map((o: Any) => [
    o.assignedLocation.location.name,
    o.status,
    o.fulfillmentHolds[0].heldByRequestingApp,
  ]);
  expect(seen).toEqual([
    ['East', 'ON_HOLD', false],
    ['West', 'ON_HOLD', false],
  ]);
  const soldOut = [line(3, { variant_id: 2003, quantity: 2 })];
  await place(
    sim,
    body(2002, { line_items: soldOut, _sim: { stock: { 'SKU-3': {} }, deliveryMethod: 'pick_up' } }),
  );
  const oversold = await readOrder(sim, 2002);
  expect(statuses(oversold)).toEqual([['OPEN', 'PICK_UP']]);
  expect((await readStock(sim, oversold.lineItems.nodes[0].variant.inventoryItem.id)).East).toEqual([
    -2, 2, 0,
  ]);
});

test('the same order again changes what the merchant changed and keeps what was done', async () => {
  await place(sim, body(2010, { financial_status: 'pending' }));
  const before = await readOrder(sim, 2010);
  await place(sim, body(2010, { financial_status: 'paid' }), { topic: 'orders/paid' });
  const paid = await readOrder(sim, 2010);
  expect([before.displayFinancialStatus, paid.displayFinancialStatus]).toEqual(['PENDING', 'PAID']);
  expect(paid.fulfillmentOrders.nodes).toEqual(before.fulfillmentOrders.nodes);
  await place(sim, body(2010, { cancelled_at: '2026-02-01T00:00:00Z' }), { topic: 'orders/cancelled' });
  expect(statuses(await readOrder(sim, 2010))).toEqual([['CLOSED', 'SHIPPING']]);
});

test('a refund and a risk assessment that arrive later reach the order', async () => {
  await place(sim, body(2020, { line_items: [line(1, { quantity: 2 })], total_price: '20.00' }));
  const refund = {
    id: 77,
    order_id: 2020,
    refund_line_items: [{ line_item_id: 1, quantity: 1, subtotal: '10.00' }],
  };
  const { orderId } = await place(sim, JSON.stringify(refund), { topic: 'refunds/create' });
  expect(orderId).toBe('2020');
  await place(sim, '{"order_id":2020,"risk_level":"high"}', { topic: 'orders/risk_assessment_changed' });
  const order = await readOrder(sim, 2020);
  expect(order).toMatchObject({
    displayFinancialStatus: 'PARTIALLY_REFUNDED',
    risk: { recommendation: 'CANCEL' },
  });
  expect(order.lineItems.nodes[0]).toMatchObject({ currentQuantity: 1, unfulfilledQuantity: 1 });
});

test.each([
  'customers/redact',
  'disputes/create',
  'inventory_levels/update',
  'returns/request',
  'fulfillments/create',
])('%s is sent as it is', async (topic) => {
  const raw = '{"id":285332461850802050,"line_items":[{}],"shop_id":1}';
  const { deliveries, orderId } = await place(sim, raw, { topic });
  expect([deliveries, orderId]).toEqual([[{ status: 200 }], null]);
  expect(listener.heard.at(-1)).toMatchObject({ topic, body: raw });
});

test('a store that takes its time says PENDING first, and tells when the risk is assessed', async () => {
  const slow = { ...SHOP, domain: 'slow.myshopify.com', webhookUrl: listener.url, riskMs: 40 };
  sim.control.putStore(slow);
  await sim.control.place(slow.domain, body(900, { _sim: { risk: { level: 'HIGH' } } }));
  const query = 'query R($id: ID!) { order(id: $id) { risk { recommendation assessments { riskLevel } } } }';
  const risk = async () => {
    const response = await fetch(`${sim.url}/stores/${slow.domain}/admin/api/2026-10/graphql.json`, {
      method: 'POST',
      headers: { 'x-shopify-access-token': SHOP.accessToken },
      body: JSON.stringify({ query, variables: { id: 'gid://shopify/Order/900' } }),
    });
    return ((await response.json()) as Any).data.order.risk;
  };
  expect(await risk()).toEqual({ recommendation: 'NONE', assessments: [{ riskLevel: 'PENDING' }] });
  await expect.poll(risk).toEqual({ recommendation: 'CANCEL', assessments: [{ riskLevel: 'HIGH' }] });
  await sim.control.settled();
  expect(listener.heard.map(({ topic }) => topic)).toContain('orders/risk_assessment_changed');
});
