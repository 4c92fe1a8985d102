import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  fulfillmentOrderOf,
  kindOfTopic,
  MalformedBody,
  orderIdOf,
  stockItemOf,
  uninstalledStoreOf,
  updatedAtOf,
} from './topics.ts';

const BIG = '820982911946154508';

test.each([
  ['orders/create', `{"id": 1, "admin_graphql_api_id": "gid://shopify/Order/${BIG}"}`, BIG],
  ['orders/create', `{"id": ${BIG}}`, BIG],
  ['orders/create', `{"id": "${BIG}"}`, BIG],
  // Some collectors blank the gid: the number still counts.
  ['orders/updated', '{"id": 123, "admin_graphql_api_id": "https://www.example.com/"}', '123'],
  ['orders/delete', `{"id": ${BIG}}`, BIG],
  ['orders/edited', `{"order_edit": {"id": 78912328793123780, "order_id": ${BIG}}}`, BIG],
  ['orders/risk_assessment_changed', `{"risk_level": "high", "order_id": ${BIG}}`, BIG],
  ['orders/risk_assessment_changed', `{"admin_graphql_api_order_id": "gid://shopify/Order/${BIG}"}`, BIG],
  ['orders/risk_assessment_changed', '{"provider_id": null, "risk_level": "medium"}', null],
  ['order_transactions/create', `{"id": 4, "order_id": ${BIG}}`, BIG],
  [
    'fulfillments/create',
    '{"id": 4, "admin_graphql_api_id": "gid://shopify/Fulfillment/4", "order_id": 820}',
    '820',
  ],
  ['fulfillment_events/create', '{"id": 4, "order_id": 820}', '820'],
  ['refunds/create', `{"id": 890088186047892319, "order_id": ${BIG}}`, BIG],
  ['disputes/create', `{"id": 285332461850802050, "order_id": ${BIG}}`, BIG],
  [
    'returns/request',
    '{"id": 4, "order": {"id": 478, "admin_graphql_api_id": "gid://shopify/Order/478"}}',
    '478',
  ],
  ['returns/close', `{"id": 4, "order": {"id": ${BIG}}}`, BIG],
  [
    'fulfillment_orders/placed_on_hold',
    '{"fulfillment_order": {"id": "gid://shopify/FulfillmentOrder/1"}}',
    null,
  ],
  ['fulfillment_orders/cancelled', '{"fulfillment_order": {"order_id": 478}}', '478'],
  ['inventory_levels/update', '{"inventory_item_id": 271878346596884000}', null],
  ['orders/create', '{"id": 0}', null],
  ['orders/create', '{"id": -5}', null],
  ['orders/create', '{"id": 1.5}', null],
  ['orders/create', '{"id": 1e30}', null],
  ['orders/create', '{"id": {"nested": 1}}', null],
  ['orders/edited', '{"order_edit": null}', null],
  ['orders/create', '{"id": 900719925474099312, "id": 900719925474099313}', '900719925474099313'],
])('%s %s is about order %s', (topic, body, order) => {
  expect(orderIdOf(topic, body)).toBe(order);
});

test.each([
  [`{"admin_graphql_api_id": "gid://shopify/InventoryLevel/1?inventory_item_id=${BIG}"}`, BIG],
  [`{"inventory_item_id": ${BIG}, "admin_graphql_api_id": "https://www.example.com/"}`, BIG],
  ['{"inventory_item_id": "42", "location_id": 1, "available": null}', '42'],
  ['{"inventory_item_id": null}', null],
  ['{}', null],
])('%s tells of the stock of item %s', (body, item) => {
  const gid = item && `gid://shopify/InventoryItem/${item}`;
  expect(stockItemOf('inventory_levels/update', body)).toBe(gid);
  expect(stockItemOf('products/update', body)).toBeNull();
});

test('no digit of an id is lost, however large', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }), (id) => {
      expect(orderIdOf('orders/paid', `{"note": "\\u00e9", "id": ${id}}`)).toBe(String(id));
    }),
  );
});

test('whatever the body is, it is read or refused as malformed', () => {
  const topic = fc.constantFrom('orders/create', 'orders/edited', 'returns/request', 'shop/redact');
  const body = fc.oneof(fc.json(), fc.string(), fc.constant('['.repeat(100_000)));
  fc.assert(
    fc.property(topic, body, (name, text) => {
      try {
        expect(orderIdOf(name, text)).toBeNull();
      } catch (error) {
        expect(error).toBeInstanceOf(MalformedBody);
      }
    }),
  );
});

test.each([
  ['orders/create', 'order'],
  ['fulfillment_orders/order_routing_complete', 'order'],
  ['returns/request', 'order'],
  ['customers/redact', 'privacy'],
  ['customers/data_request', 'privacy'],
  ['shop/redact', 'privacy'],
  ['customers/update', 'other'],
  ['app/uninstalled', 'other'],
  ['toString/create', 'unknown'],
  ['orders/', 'unknown'],
  ['orders/create/more', 'unknown'],
])('%s is a topic of kind %s', (topic, kind) => {
  expect(kindOfTopic(topic)).toBe(kind);
});

test('only an order says when the order changed', () => {
  const body = '{"updated_at": "2026-01-02T03:04:05-05:00"}';
  expect(updatedAtOf('orders/updated', body)).toBe(Date.UTC(2026, 0, 2, 8, 4, 5));
  expect(updatedAtOf('refunds/create', body)).toBeNaN();
  expect(updatedAtOf('orders/edited', '{"order_edit": {}}')).toBeNaN();
});

const FO = 'gid://shopify/FulfillmentOrder/1';
const NEXT = 'gid://shopify/FulfillmentOrder/2';
const OTHERS_HOLD = { id: 'gid://shopify/FulfillmentHold/1', reason: 'other', held_by_requesting_app: false };

/** A body of each topic in the shape in which Shopify sends it, and what it names. */
const TOPICS: [topic: string, body: object, named: { order?: string; fulfillmentOrder?: string }][] = [
  ...['create', 'paid', 'updated', 'cancelled', 'fulfilled', 'partially_fulfilled'].map(
    (what): (typeof TOPICS)[number] => [
      `orders/${what}`,
      { id: 7, admin_graphql_api_id: 'gid://shopify/Order/7', updated_at: '2026-01-01T00:00:00Z' },
      { order: '7' },
    ],
  ),
  ['orders/delete', { id: 7 }, { order: '7' }],
  ['orders/edited', { order_edit: { id: 1, order_id: 7, line_items: { additions: [] } } }, { order: '7' }],
  ['orders/risk_assessment_changed', { admin_graphql_api_order_id: 'gid://shopify/Order/7' }, { order: '7' }],
  ['refunds/create', { id: 1, order_id: 7, refund_line_items: [] }, { order: '7' }],
  [
    'returns/request',
    { id: 1, order: { id: 7, admin_graphql_api_id: 'gid://shopify/Order/7' } },
    { order: '7' },
  ],
  ['returns/approve', { id: 1, order: { id: 7 } }, { order: '7' }],
  ['fulfillments/create', { id: 1, order_id: 7, status: 'success' }, { order: '7' }],
  ['fulfillments/update', { id: 1, order_id: 7, status: 'cancelled' }, { order: '7' }],
  ['disputes/create', { id: 1, order_id: 7, type: 'chargeback', status: 'needs_response' }, { order: '7' }],
  ['disputes/update', { id: 1, order_id: 7, type: 'chargeback', status: 'won' }, { order: '7' }],
  // The order was read when it came in, and is looked at anew where it had no fulfillment order by then.
  ['fulfillment_orders/order_routing_complete', { fulfillment_order: { id: FO, status: 'open' } }, {}],
  [
    'fulfillment_orders/moved',
    {
      original_fulfillment_order: { id: FO, status: 'closed' },
      moved_fulfillment_order: { id: NEXT, status: 'open' },
      source_location: { id: 'gid://shopify/Location/1' },
    },
    { fulfillmentOrder: FO },
  ],
  [
    'fulfillment_orders/split',
    {
      fulfillment_order: { id: FO, status: 'open' },
      remaining_fulfillment_order: { id: NEXT, status: 'open' },
      split_line_items: [{ id: 'gid://shopify/FulfillmentOrderLineItem/1', quantity: 1 }],
    },
    { fulfillmentOrder: FO },
  ],
  [
    'fulfillment_orders/merged',
    {
      merge_intents: [{ fulfillment_order_id: FO, fulfillment_order_line_items: [] }],
      fulfillment_order_merges: { fulfillment_order: { id: FO, status: 'open' } },
    },
    { fulfillmentOrder: FO },
  ],
  [
    'fulfillment_orders/placed_on_hold',
    {
      fulfillment_order: { id: FO, status: 'on_hold', fulfillment_holds: [OTHERS_HOLD] },
      remaining_fulfillment_order: { id: NEXT, status: 'open' },
      created_fulfillment_hold: OTHERS_HOLD,
    },
    { fulfillmentOrder: FO },
  ],
  [
    'fulfillment_orders/placed_on_hold',
    {
      fulfillment_order: { id: FO, status: 'on_hold' },
      created_fulfillment_hold: { ...OTHERS_HOLD, held_by_requesting_app: true },
    },
    {},
  ],
  [
    'fulfillment_orders/hold_released',
    { fulfillment_order: { id: FO, status: 'open' } },
    { fulfillmentOrder: FO },
  ],
  [
    'fulfillment_orders/cancelled',
    {
      fulfillment_order: { id: FO, status: 'cancelled' },
      replacement_fulfillment_order: { id: NEXT, status: 'open' },
    },
    { fulfillmentOrder: FO },
  ],
  ['inventory_levels/update', { inventory_item_id: 3, location_id: 4, available: 1 }, {}],
  ['app/uninstalled', { id: 1, myshopify_domain: 'a.myshopify.com' }, {}],
  ['customers/data_request', { shop_domain: 'a.myshopify.com', orders_requested: [7] }, {}],
  ['customers/redact', { shop_domain: 'a.myshopify.com', orders_to_redact: [7] }, {}],
  ['shop/redact', { shop_domain: 'a.myshopify.com' }, {}],
];

test.each(TOPICS)('%s: %j names %j', (topic, body, { order = null, fulfillmentOrder = null }) => {
  const text = JSON.stringify(body);
  expect(kindOfTopic(topic)).not.toBe('unknown');
  expect(orderIdOf(topic, text)).toBe(order);
  expect(fulfillmentOrderOf(topic, text)).toBe(fulfillmentOrder);
  expect(uninstalledStoreOf(topic, text)).toBe(topic === 'app/uninstalled' ? 'a.myshopify.com' : null);
  expect(stockItemOf(topic, text) !== null).toBe(topic === 'inventory_levels/update');
});

test.each([
  '{}',
  '{"fulfillment_order": null}',
  '{"fulfillment_order": {"id": "gid://shopify/FulfillmentOrder/x"}}',
  '{"created_fulfillment_hold": 7}',
])('%s names no fulfillment order', (body) => {
  expect(fulfillmentOrderOf('fulfillment_orders/moved', body)).toBeNull();
});
