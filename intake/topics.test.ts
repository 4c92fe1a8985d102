import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kindOfTopic, MalformedBody, orderIdOf, stockItemOf, updatedAtOf } from './topics.ts';

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
