/** Orders and what belongs to them as GraphQL types: plain objects whose costlier fields are methods, worked out only where selected. */
import type {
  Address,
  Customer,
  Fulfillment,
  FulfillmentOrder,
  Line,
  Order,
  ShippingLine,
  Store,
  Subscription,
} from '../state.ts';
import { gid, tailOf } from '../state.ts';
import { supportedActions } from '../store/fulfillment-orders.ts';
import { fulfillmentStatusOf, unfulfilledOf } from '../store/orders.ts';
import { minus, times } from '../store/read.ts';
import { returnStatusOf } from '../store/returns.ts';
import { connection, type Page } from './page.ts';
import { refundView, returnView, type SuggestArgs, suggestionView } from './return-views.ts';
import { grams, itemView, locationView } from './stock-views.ts';

const money = (amount: string, currencyCode: string) => {
  const shopMoney = { amount, currencyCode };
  return { shopMoney, presentmentMoney: shopMoney };
};

const mailing = (a: Address | null, id: string) => a && { ...a, id, countryCodeV2: a.countryCode };

function lineView(store: Store, order: Order, line: Line) {
  const { currency } = order;
  const unit = line.quantity ? minus(line.price, times(line.discount, 1 / line.quantity)) : line.price;
  const item = line.itemId ? store.items.get(line.itemId) : undefined;
  return {
    id: line.id,
    title: line.title,
    name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
    sku: line.sku,
    vendor: line.vendor,
    quantity: line.quantity,
    currentQuantity: line.currentQuantity,
    refundableQuantity: line.currentQuantity,
    unfulfilledQuantity: () => unfulfilledOf(order, line.id).unfulfilled,
    fulfillableQuantity: () => unfulfilledOf(order, line.id).fulfillable,
    requiresShipping: line.requiresShipping,
    isGiftCard: line.giftCard,
    taxable: line.taxable,
    customAttributes: line.attributes,
    originalUnitPriceSet: money(line.price, currency),
    discountedUnitPriceSet: money(unit, currency),
    originalTotalSet: () => money(times(line.price, line.quantity), currency),
    discountedTotalSet: () => money(minus(times(line.price, line.quantity), line.discount), currency),
    totalDiscountSet: money(line.discount, currency),
    weight: grams(line.grams),
    product: line.productId && { id: line.productId, title: line.title, vendor: line.vendor ?? '' },
    variant: line.variantId && {
      id: line.variantId,
      title: line.variantTitle ?? 'Default Title',
      sku: line.sku,
      inventoryItem: () => (item ? itemView(store, item) : null),
    },
  };
}

const DISPLAY_REASON: Record<string, string> = {
  AWAITING_PAYMENT: 'Awaiting payment',
  AWAITING_RETURN_ITEMS: 'Exchange items awaiting return delivery',
  HIGH_RISK_OF_FRAUD: 'High risk of fraud',
  INCORRECT_ADDRESS: 'Incorrect address',
  INVENTORY_OUT_OF_STOCK: 'Inventory out of stock',
  ONLINE_STORE_POST_PURCHASE_CROSS_SELL: 'Post-purchase upsell',
  OTHER: 'Other',
  UNKNOWN_DELIVERY_DATE: 'Unknown delivery date',
};

export const holdView = (hold: FulfillmentOrder['holds'][number]) => ({
  id: hold.id,
  handle: hold.handle,
  reason: hold.reason,
  reasonNotes: hold.notes,
  displayReason: DISPLAY_REASON[hold.reason] ?? 'Other',
  heldByRequestingApp: hold.ours,
});

export function fulfillmentOrderView(store: Store, order: Order, fo: FulfillmentOrder) {
  const location = store.locations.find((l) => l.id === fo.locationId);
  return {
    __typename: 'FulfillmentOrder',
    id: fo.id,
    status: fo.status,
    requestStatus: fo.requestStatus ?? 'UNSUBMITTED',
    createdAt: fo.createdAt,
    updatedAt: fo.updatedAt,
    fulfillAt: fo.createdAt,
    fulfillBy: null,
    orderId: order.id,
    orderName: order.name,
    order: () => orderView(store, order),
    supportedActions: () =>
      supportedActions(order, fo, location?.service !== undefined).map((action) => ({ action })),
    assignedLocation: {
      ...location?.address,
      name: location?.name ?? '',
      countryCode: location?.address.countryCode ?? store.country,
      location: () => (location ? locationView(store, location) : null),
    },
    deliveryMethod: {
      id: gid('DeliveryMethod', tailOf(fo.id)),
      methodType: fo.method,
      presentedName: order.shippingLines[0]?.title ?? null,
      serviceCode: order.shippingLines[0]?.code ?? null,
    },
    destination: () =>
      order.shippingAddress && {
        ...order.shippingAddress,
        id: gid('FulfillmentOrderDestination', tailOf(fo.id)),
        email: order.email,
      },
    fulfillmentHolds: () => fo.holds.map(holdView),
    fulfillments: (page: Page) =>
      connection(
        order.fulfillments.filter((f) => f.lines.some((l) => l.fulfillmentOrderId === fo.id)),
        (f) => fulfillmentView(store, order, f),
        page,
      ),
    lineItems: (page: Page) =>
      connection(
        fo.lines,
        (entry) => {
          const line = order.lines.find((l) => l.id === entry.lineId) as Line;
          return {
            id: entry.id,
            totalQuantity: entry.total,
            remainingQuantity: entry.remaining,
            requiresShipping: line.requiresShipping,
            sku: line.sku,
            inventoryItemId: line.itemId,
            productTitle: line.title,
            weight: grams(line.grams),
            lineItem: () => lineView(store, order, line),
            variant: line.variantId && { id: line.variantId, title: 'Default Title', sku: line.sku },
          };
        },
        page,
      ),
  };
}

export function fulfillmentView(store: Store, order: Order, f: Fulfillment) {
  const location = store.locations.find((l) => l.id === f.locationId);
  return {
    __typename: 'Fulfillment',
    id: f.id,
    legacyResourceId: tailOf(f.id),
    name: f.name,
    status: f.status,
    displayStatus: f.status === 'CANCELLED' ? 'CANCELED' : (f.shownAs ?? 'FULFILLED'),
    createdAt: f.createdAt,
    updatedAt: f.updatedAt,
    totalQuantity: f.lines.reduce((n, l) => n + l.quantity, 0),
    trackingInfo: f.tracking,
    location: () => (location ? locationView(store, location) : null),
    order: () => orderView(store, order),
    fulfillmentOrders: (page: Page) => {
      const ids = new Set(f.lines.map((l) => l.fulfillmentOrderId));
      const fos = order.fulfillmentOrders.filter((fo) => ids.has(fo.id));
      return connection(fos, (fo) => fulfillmentOrderView(store, order, fo), page);
    },
    fulfillmentLineItems: (page: Page) =>
      connection(
        f.lines,
        (entry) => ({
          id: entry.id,
          quantity: entry.quantity,
          lineItem: () => lineView(store, order, order.lines.find((l) => l.id === entry.lineId) as Line),
        }),
        page,
      ),
  };
}

function customerView(store: Store, customer: Customer, currency: string) {
  const placed = () => [...store.orders.values()].filter((o) => o.customer?.id === customer.id).length;
  return {
    id: customer.id,
    displayName: [customer.firstName, customer.lastName].filter(Boolean).join(' ') || (customer.email ?? ''),
    firstName: customer.firstName,
    lastName: customer.lastName,
    locale: customer.locale ?? 'en',
    tags: customer.tags,
    note: customer.note,
    createdAt: customer.createdAt,
    numberOfOrders: () => String(customer.orderCount ?? placed()),
    amountSpent: { amount: customer.spent, currencyCode: currency },
    defaultEmailAddress: customer.email && { emailAddress: customer.email },
    defaultPhoneNumber: customer.phone && { phoneNumber: customer.phone },
  };
}

const shippingView = (line: ShippingLine, currency: string) => ({
  id: line.id,
  title: line.title,
  code: line.code,
  carrierIdentifier: null,
  deliveryCategory: line.category,
  originalPriceSet: money(line.price, currency),
  discountedPriceSet: money(line.discounted, currency),
});

const authorizationView = (order: Order) => ({
  id: gid('OrderTransaction', tailOf(order.id)),
  createdAt: order.processedAt,
  authorizationExpiresAt: null,
  amountSet: money(order.totals.total, order.currency),
  totalUnsettledSet: money(order.totals.total, order.currency),
});

export function orderView(store: Store, order: Order) {
  const { totals, currency } = order;
  const set = (amount: string) => money(amount, currency);
  return {
    __typename: 'Order',
    ...order,
    legacyResourceId: tailOf(order.id),
    closed: order.closedAt !== null,
    confirmed: true,
    returnStatus: () => returnStatusOf(order),
    displayFinancialStatus: order.financialStatus,
    displayFulfillmentStatus: () => fulfillmentStatusOf(order),
    fullyPaid: totals.outstanding === '0.0',
    unpaid: totals.outstanding === totals.currentTotal && totals.outstanding !== '0.0',
    requiresShipping: () => order.lines.some((l) => l.requiresShipping),
    currencyCode: currency,
    presentmentCurrencyCode: order.presentment?.currency ?? currency,
    customerLocale: order.locale,
    customAttributes: order.attributes,
    subtotalPriceSet: set(totals.subtotal),
    totalPriceSet: set(totals.total),
    totalTaxSet: set(totals.tax),
    totalDiscountsSet: set(totals.discounts),
    totalShippingPriceSet: set(totals.shipping),
    currentSubtotalPriceSet: set(totals.currentSubtotal),
    currentTotalPriceSet: set(totals.currentTotal),
    currentTotalTaxSet: set(totals.currentTax),
    currentTotalDiscountsSet: set(totals.currentDiscounts),
    currentShippingPriceSet: set(totals.currentShipping),
    totalOutstandingSet: set(totals.outstanding),
    totalRefundedSet: set(totals.refunded),
    totalReceivedSet: () => set(minus(totals.total, totals.outstanding)),
    netPaymentSet: () => set(minus(minus(totals.total, totals.outstanding), totals.refunded)),
    customer: () => order.customer && customerView(store, order.customer, store.currency),
    shippingAddress: () => mailing(order.shippingAddress, gid('MailingAddress', `${tailOf(order.id)}1`)),
    billingAddress: () => mailing(order.billingAddress, gid('MailingAddress', `${tailOf(order.id)}2`)),
    shippingLine: () => (order.shippingLines[0] ? shippingView(order.shippingLines[0], currency) : null),
    shippingLines: (page: Page) => connection(order.shippingLines, (l) => shippingView(l, currency), page),
    risk: {
      recommendation: order.risk.recommendation,
      assessments: order.risk.levels.map((riskLevel) => ({ riskLevel })),
    },
    disputes: order.disputes ?? [],
    transactions: () => (order.financialStatus === 'AUTHORIZED' ? [authorizationView(order)] : []),
    refunds: ({ first }: Page) =>
      order.refunds.slice(0, first ?? undefined).map((refund) => refundView(order, refund)),
    returns: (page: Page & { reverse?: boolean }) =>
      connection(
        page.reverse ? [...(order.returns ?? [])].reverse() : (order.returns ?? []),
        (r) => returnView(order, r),
        page,
      ),
    suggestedRefund: (asked: SuggestArgs) => suggestionView(order, asked),
    lineItems: (page: Page) => connection(order.lines, (l) => lineView(store, order, l), page),
    fulfillmentOrders: (page: Page) =>
      connection(order.fulfillmentOrders, (fo) => fulfillmentOrderView(store, order, fo), page),
    fulfillments: ({ first }: Page) =>
      order.fulfillments.slice(0, first ?? undefined).map((f) => fulfillmentView(store, order, f)),
  };
}

export const shopView = (store: Store) => ({
  id: store.shopId,
  name: store.name,
  myshopifyDomain: store.domain,
  currencyCode: store.currency,
  ianaTimezone: store.timeZone ?? 'Etc/UTC',
  email: `owner@${store.domain}`,
  primaryDomain: { id: gid('Domain', tailOf(store.shopId)), url: `https://${store.domain}` },
});

/** What a merchant grants who grants everything that an app of this kind asks for. */
const APP_SCOPES = [
  'write_orders',
  'read_products',
  'read_customers',
  'write_inventory',
  'read_locations',
  'write_merchant_managed_fulfillment_orders',
  'write_assigned_fulfillment_orders',
  'write_third_party_fulfillment_orders',
  'write_returns',
  'read_shopify_payments_disputes',
];

export const appView = (store: Store) => ({
  id: gid('AppInstallation', tailOf(store.shopId)),
  accessScopes: (store.scopes ?? APP_SCOPES).map((handle) => ({ handle })),
});

export const subscriptionView = ({ removedAt: _, ...subscription }: Subscription) => ({
  __typename: 'WebhookSubscription',
  ...subscription,
  legacyResourceId: tailOf(subscription.id),
  format: 'JSON',
  apiVersion: { handle: '2026-10', displayName: '2026-10', supported: true },
});
