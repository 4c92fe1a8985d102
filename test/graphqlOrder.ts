/** An order as the Admin API answers it, for tests: one line of two mugs, one hold of ours, one fulfillment. */
import type { GraphqlOrder, MoneyBag } from '../connectors/shopify/order.ts';

export const money = (amount: string, currencyCode = 'USD'): MoneyBag => ({
  shopMoney: { amount, currencyCode },
});

export const LAST_PAGE = { hasNextPage: false, endCursor: null };

export const graphqlOrder = (part: Partial<GraphqlOrder> = {}): GraphqlOrder => ({
  id: 'gid://shopify/Order/9007199254740993',
  name: '#1001',
  createdAt: '2026-11-01T09:58:00Z',
  updatedAt: '2026-11-01T10:00:00Z',
  cancelledAt: null,
  closedAt: null,
  test: false,
  displayFinancialStatus: 'PAID',
  displayFulfillmentStatus: 'UNFULFILLED',
  returnStatus: 'NO_RETURN',
  currencyCode: 'USD',
  taxesIncluded: false,
  email: 'buyer@example.com',
  phone: null,
  note: null,
  tags: ['web'],
  customerLocale: 'en',
  sourceName: 'web',
  customAttributes: [{ key: 'gift', value: null }],
  currentSubtotalPriceSet: money('50.00'),
  currentShippingPriceSet: money('5.00'),
  currentTotalTaxSet: money('2.50'),
  currentTotalDiscountsSet: money('0.00'),
  currentTotalPriceSet: money('57.50'),
  totalOutstandingSet: money('0.0'),
  totalRefundedSet: money('0.0'),
  customer: {
    id: 'gid://shopify/Customer/7',
    numberOfOrders: '3',
    amountSpent: { amount: '120.50', currencyCode: 'USD' },
    tags: ['vip'],
    locale: 'en-US',
  },
  shippingAddress: {
    name: 'Bo Tester',
    company: null,
    address1: '1 Main St',
    address2: '',
    city: 'Springfield',
    provinceCode: 'IL',
    zip: '62701',
    countryCodeV2: 'US',
    phone: null,
  },
  billingAddress: null,
  shippingLine: { title: 'Standard', code: 'standard', discountedPriceSet: money('5.00') },
  due: { presentmentMoney: { amount: '57.50', currencyCode: 'USD' } },
  transactions: [],
  disputes: [],
  risk: { recommendation: 'ACCEPT', assessments: [{ riskLevel: 'LOW' }] },
  lineItems: {
    pageInfo: LAST_PAGE,
    nodes: [
      {
        id: 'gid://shopify/LineItem/1',
        title: 'Mug',
        sku: 'MUG-1',
        vendor: 'Acme',
        quantity: 2,
        currentQuantity: 2,
        unfulfilledQuantity: 2,
        requiresShipping: true,
        isGiftCard: false,
        discountedUnitPriceSet: money('25.00'),
        weight: null,
        variant: {
          id: 'gid://shopify/ProductVariant/11',
          inventoryItem: {
            id: 'gid://shopify/InventoryItem/21',
            tracked: true,
            harmonizedSystemCode: '691110',
            countryCodeOfOrigin: 'PT',
            measurement: { weight: { value: 1, unit: 'POUNDS' } },
          },
        },
      },
    ],
  },
  fulfillmentOrders: {
    pageInfo: LAST_PAGE,
    nodes: [
      {
        id: 'gid://shopify/FulfillmentOrder/31',
        status: 'ON_HOLD',
        requestStatus: 'UNSUBMITTED',
        assignedLocation: { location: { id: 'gid://shopify/Location/41' } },
        deliveryMethod: { methodType: 'SHIPPING' },
        supportedActions: [{ action: 'RELEASE_HOLD' }, { action: 'MOVE' }],
        fulfillmentHolds: [
          {
            id: 'gid://shopify/FulfillmentHold/51',
            handle: 'waybill',
            reason: 'OTHER',
            heldByRequestingApp: true,
          },
          {
            id: 'gid://shopify/FulfillmentHold/52',
            handle: null,
            reason: 'AWAITING_PAYMENT',
            heldByRequestingApp: false,
          },
        ],
        lineItems: {
          pageInfo: LAST_PAGE,
          nodes: [
            {
              id: 'gid://shopify/FulfillmentOrderLineItem/61',
              totalQuantity: 3,
              remainingQuantity: 2,
              lineItem: { id: 'gid://shopify/LineItem/1' },
            },
          ],
        },
      },
    ],
  },
  fulfillments: [
    {
      id: 'gid://shopify/Fulfillment/71',
      status: 'SUCCESS',
      displayStatus: 'IN_TRANSIT',
      createdAt: '2026-10-05T11:00:00-04:00',
      updatedAt: '2026-10-06T11:00:00-04:00',
      trackingInfo: [
        { number: 'EZ1', company: 'USPS' },
        { number: null, company: null },
      ],
    },
  ],
  ...part,
});
