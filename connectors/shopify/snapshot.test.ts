import { describe, expect, test } from 'vitest';
import { graphqlOrder, money } from '../../test/graphqlOrder.ts';
import type { GraphqlLine, GraphqlOrder } from './order.ts';
import { toSnapshot } from './snapshot.ts';

const OF = { store: 'acme.myshopify.com', orderId: '9007199254740993', readAt: '2026-11-01T10:00:05.000Z' };
const snapshot = (part: Partial<GraphqlOrder> = {}) => toSnapshot(OF, graphqlOrder(part));

const snapshotOfLine = (part: Partial<GraphqlLine>) => {
  const order = graphqlOrder();
  const [line] = order.lineItems.nodes;
  order.lineItems.nodes = [{ ...(line as GraphqlLine), ...part }];
  return toSnapshot(OF, order).lines[0];
};

test('an order as Waybill knows it', () => {
  expect(snapshot()).toEqual({
    store: 'acme.myshopify.com',
    order: '9007199254740993',
    name: '#1001',
    createdAt: '2026-11-01T09:58:00.000Z',
    updatedAt: '2026-11-01T10:00:00.000Z',
    readAt: '2026-11-01T10:00:05.000Z',
    test: false,
    cancelledAt: null,
    closedAt: null,
    financialStatus: 'PAID',
    fulfillmentStatus: 'UNFULFILLED',
    returnStatus: 'NO_RETURN',
    currency: 'USD',
    subtotal: { amount: 5000, currency: 'USD' },
    shipping: { amount: 500, currency: 'USD' },
    tax: { amount: 250, currency: 'USD' },
    discounts: { amount: 0, currency: 'USD' },
    total: { amount: 5750, currency: 'USD' },
    outstanding: { amount: 0, currency: 'USD' },
    refunded: { amount: 0, currency: 'USD' },
    taxesIncluded: false,
    customer: {
      id: 'gid://shopify/Customer/7',
      orderCount: 3,
      spent: { amount: 12050, currency: 'USD' },
      tags: ['vip'],
      locale: 'en-US',
    },
    email: 'buyer@example.com',
    phone: null,
    locale: 'en',
    note: null,
    attributes: [{ key: 'gift', value: null }],
    tags: ['web'],
    sourceName: 'web',
    shippingAddress: {
      name: 'Bo Tester',
      company: null,
      address1: '1 Main St',
      address2: null,
      city: 'Springfield',
      provinceCode: 'IL',
      zip: '62701',
      countryCode: 'US',
      phone: null,
    },
    billingAddress: null,
    shippingLine: { title: 'Standard', code: 'standard', price: { amount: 500, currency: 'USD' } },
    lines: [
      {
        id: 'gid://shopify/LineItem/1',
        title: 'Mug',
        sku: 'MUG-1',
        variantId: 'gid://shopify/ProductVariant/11',
        inventoryItemId: 'gid://shopify/InventoryItem/21',
        tracked: true,
        quantity: 2,
        currentQuantity: 2,
        unfulfilledQuantity: 2,
        requiresShipping: true,
        isGiftCard: false,
        unitPrice: { amount: 2500, currency: 'USD' },
        grams: 454,
        vendor: 'Acme',
        hsCode: '691110',
        originCountry: 'PT',
      },
    ],
    fulfillmentOrders: [
      {
        id: 'gid://shopify/FulfillmentOrder/31',
        status: 'ON_HOLD',
        requestStatus: 'UNSUBMITTED',
        locationId: 'gid://shopify/Location/41',
        deliveryMethod: 'SHIPPING',
        supportedActions: ['RELEASE_HOLD', 'MOVE'],
        holds: [
          { id: 'gid://shopify/FulfillmentHold/51', handle: 'waybill', reason: 'OTHER', ours: true },
          { id: 'gid://shopify/FulfillmentHold/52', handle: null, reason: 'AWAITING_PAYMENT', ours: false },
        ],
        lines: [
          {
            id: 'gid://shopify/FulfillmentOrderLineItem/61',
            lineItemId: 'gid://shopify/LineItem/1',
            remaining: 2,
            fulfilled: 1,
          },
        ],
      },
    ],
    fulfillments: [
      {
        id: 'gid://shopify/Fulfillment/71',
        status: 'SUCCESS',
        trackingNumbers: ['EZ1'],
        carriers: ['USPS'],
        shownAs: 'IN_TRANSIT',
        createdAt: '2026-10-05T15:00:00.000Z',
        updatedAt: '2026-10-06T15:00:00.000Z',
      },
    ],
    risk: { recommendation: 'ACCEPT', levels: ['LOW'] },
  });
});

describe('what is missing is nothing, not an error', () => {
  test('no customer, no addresses, no shipping line', () => {
    const bare = snapshot({
      customer: null,
      shippingAddress: null,
      billingAddress: null,
      shippingLine: null,
    });
    expect(bare).toMatchObject({ customer: null, shippingAddress: null, shippingLine: null });
  });

  test('empty texts', () => {
    const [email, note, sku] = ['', '  ', ''];
    expect(snapshot({ email, note })).toMatchObject({ email: null, note: null });
    expect(snapshotOfLine({ sku })?.sku).toBeNull();
  });

  test('a custom line has no variant, counts as untracked, and brings its own weight', () => {
    expect(snapshotOfLine({ variant: null, weight: { value: 0.25, unit: 'KILOGRAMS' } })).toMatchObject({
      variantId: null,
      inventoryItemId: null,
      tracked: false,
      grams: 250,
    });
  });

  test('goods without a weight weigh nothing', () => {
    expect(snapshotOfLine({ variant: null, weight: null })?.grams).toBe(0);
  });

  test('a location that Shopify lost, and an unknown way of delivery', () => {
    const order = graphqlOrder();
    for (const each of order.fulfillmentOrders.nodes) {
      each.assignedLocation = null;
      each.deliveryMethod = null;
    }
    expect(toSnapshot(OF, order).fulfillmentOrders[0]).toMatchObject({
      locationId: null,
      deliveryMethod: null,
    });
  });
});

test.each([
  [{ value: 2, unit: 'POUNDS' }, 907],
  [{ value: 10, unit: 'OUNCES' }, 283],
  [{ value: 0.4, unit: 'GRAMS' }, 0],
])('%j is %i g', (weight, grams) => {
  expect(snapshotOfLine({ variant: null, weight })?.grams).toBe(grams);
});

test('times of any zone become UTC', () => {
  const { createdAt, cancelledAt } = snapshot({
    createdAt: '2026-11-01T04:58:00-05:00',
    cancelledAt: '2026-11-01T11:00:00+01:00',
  });
  expect([createdAt, cancelledAt]).toEqual(['2026-11-01T09:58:00.000Z', '2026-11-01T10:00:00.000Z']);
});

test.each([
  ['JPY', '1500.0', 1500],
  ['KWD', '1.234', 1234],
])('%s %s is %i minor units', (currency, amount, minor) => {
  const { total } = snapshot({ currencyCode: currency, currentTotalPriceSet: money(amount, currency) });
  expect(total).toEqual({ amount: minor, currency });
});

test.each([
  ['3.3333333', 'USD', 333],
  ['33.6666', 'JPY', 33],
  ['25', 'USD', 2500],
])('a unit price of %s %s is approximate, and cut to %i minor units', (amount, currency, minor) => {
  const discountedUnitPriceSet = money(amount, currency);
  expect(snapshotOfLine({ discountedUnitPriceSet })?.unitPrice).toEqual({ amount: minor, currency });
});

test.each([
  ['an amount that is no number', { currentTotalPriceSet: money('example string', 'USD') }],
  ['an amount finer than its currency', { currentSubtotalPriceSet: money('1.005', 'USD') }],
  ['a currency that is none', { currentTotalPriceSet: money('1.00', 'example string') }],
  ['a date that is none', { createdAt: 'yesterday' }],
  ['an amount that is missing', { currentTotalPriceSet: {} as never }],
  ['lines that are missing', { lineItems: undefined as never }],
  ['a name that is missing', { name: undefined as never }],
])('%s makes the order unreadable, by name', (_, part) => {
  expect(() => snapshot(part)).toThrow(
    expect.objectContaining({ name: 'ConnectorError', kind: 'order_unreadable', retryable: false }),
  );
});

test('a unit price that is no number makes the order unreadable', () => {
  for (const bad of [money('?', 'USD'), money('1', '??')]) {
    expect(() => snapshotOfLine({ discountedUnitPriceSet: bad })).toThrow(
      expect.objectContaining({ kind: 'order_unreadable' }),
    );
  }
});
