/** For tests of the agents: an order of one line, paid, assigned to one location, and how it may differ. */
import type { FulfillmentOrder, OrderLine, OrderSnapshot } from '../contracts/order.ts';
import type { Location, StockLevel } from '../contracts/stock.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });

export const ADDRESS = {
  name: 'Nell Ames',
  company: null,
  address1: '14 Birch Street',
  address2: null,
  city: 'Boise',
  provinceCode: 'ID',
  zip: '83702',
  countryCode: 'US',
  phone: null,
};

/** Line `n` of variant `n`, one unit. */
export const line = (n: number, over: Partial<OrderLine> = {}): OrderLine => ({
  id: `line/${n}`,
  title: 'Canvas tote',
  sku: `SKU-${n}`,
  variantId: `variant/${n}`,
  inventoryItemId: `item/${n}`,
  tracked: true,
  quantity: over.currentQuantity ?? 1,
  currentQuantity: 1,
  unfulfilledQuantity: over.currentQuantity ?? 1,
  requiresShipping: true,
  isGiftCard: false,
  unitPrice: usd(2000),
  grams: 300,
  vendor: null,
  hsCode: null,
  originCountry: null,
  ...over,
});

export const fulfillmentOrder = (
  locationId: string | null,
  lines: OrderLine[],
  over: Partial<FulfillmentOrder> = {},
): FulfillmentOrder => ({
  id: `fo/${locationId}`,
  status: 'OPEN',
  requestStatus: 'UNSUBMITTED',
  locationId,
  deliveryMethod: 'SHIPPING',
  supportedActions: [],
  holds: [],
  lines: lines.map(({ id, unfulfilledQuantity }) => ({
    id: `fo-${id}`,
    lineItemId: id,
    remaining: unfulfilledQuantity,
    fulfilled: 0,
  })),
  ...over,
});

/** Everything is assigned to location A, unless `over` has fulfillment orders of its own. */
export function order(over: Partial<OrderSnapshot> = {}): OrderSnapshot {
  const lines = over.lines ?? [line(1)];
  return {
    store: 'acme.myshopify.com',
    order: '1001',
    name: '#1001',
    createdAt: '2026-11-01T10:00:00.000Z',
    updatedAt: '2026-11-01T10:00:00.000Z',
    readAt: '2026-11-01T10:00:01.000Z',
    test: false,
    cancelledAt: null,
    closedAt: null,
    financialStatus: 'PAID',
    fulfillmentStatus: 'UNFULFILLED',
    returnStatus: 'NO_RETURN',
    currency: 'USD',
    subtotal: usd(2000),
    shipping: usd(500),
    tax: usd(0),
    discounts: usd(0),
    total: usd(2500),
    outstanding: usd(0),
    taxesIncluded: false,
    customer: { id: 'customer/1', orderCount: 2, spent: usd(5000), tags: [], locale: null },
    email: 'buyer@example.com',
    phone: null,
    locale: 'en-US',
    note: null,
    attributes: [],
    tags: [],
    sourceName: 'web',
    shippingAddress: ADDRESS,
    billingAddress: ADDRESS,
    shippingLine: { title: 'Standard', code: 'standard', price: usd(500) },
    fulfillmentOrders: [fulfillmentOrder('A', lines)],
    fulfillments: [],
    refunded: usd(0),
    risk: { recommendation: 'ACCEPT', levels: ['LOW'] },
    ...over,
    lines,
  };
}

export const location = (id: string, over: Partial<Location> = {}): Location => ({
  id,
  name: id,
  active: true,
  fulfillsOnlineOrders: true,
  fulfillmentService: false,
  address: ADDRESS,
  ...over,
});

export const level = (item: number, locationId: string, available: number, committed = 0): StockLevel => ({
  inventoryItemId: `item/${item}`,
  locationId,
  available,
  committed,
  onHand: available + committed,
});
