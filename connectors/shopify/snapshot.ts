/** From Shopify's GraphQL order to the order as Waybill knows it. */
import { exponentOf, type Money, parseMoney } from '../../contracts/money.ts';
import { type Address, OrderSnapshot } from '../../contracts/order.ts';
import { ConnectorError } from '../error.ts';
import type {
  GraphqlAddress,
  GraphqlFulfillmentOrder,
  GraphqlLine,
  GraphqlOrder,
  GraphqlStanding,
  MoneyBag,
  ShopMoney,
  Weight,
} from './order.ts';

export interface SnapshotOf {
  store: string;
  orderId: string;
  /** Before the order was asked for: what changes after this moment may be missing from the answer. */
  readAt: string;
}

/** @throws ConnectorError order_unreadable where Shopify's answer cannot be an order: a bad amount, a missing date. */
export function toSnapshot(of: SnapshotOf, order: GraphqlOrder): OrderSnapshot {
  let candidate: OrderSnapshot;
  try {
    candidate = normalize(of, order);
  } catch (error) {
    // Anything else is a field that is not there: the schema was not kept to.
    throw error instanceof ConnectorError ? error : unreadable('something is missing');
  }
  const parsed = OrderSnapshot.safeParse(candidate);
  if (!parsed.success) throw unreadable(parsed.error.issues.map(({ path }) => path.join('.')).join(', '));
  return parsed.data;
}

function normalize({ store, orderId, readAt }: SnapshotOf, order: GraphqlOrder): OrderSnapshot {
  return {
    store,
    order: orderId,
    ...standingOf(order),
    readAt,
    returnStatus: order.returnStatus,
    currency: order.currencyCode,
    subtotal: money(order.currentSubtotalPriceSet, 'subtotal'),
    shipping: money(order.currentShippingPriceSet, 'shipping'),
    tax: money(order.currentTotalTaxSet, 'tax'),
    discounts: money(order.currentTotalDiscountsSet, 'discounts'),
    total: money(order.currentTotalPriceSet, 'total'),
    outstanding: money(order.totalOutstandingSet, 'outstanding'),
    refunded: money(order.totalRefundedSet, 'refunded'),
    taxesIncluded: order.taxesIncluded,
    customer: order.customer && {
      id: order.customer.id,
      orderCount: Number(order.customer.numberOfOrders) || 0,
      spent: order.customer.amountSpent && readMoney(order.customer.amountSpent, 'spent'),
      tags: order.customer.tags,
      locale: order.customer.locale,
    },
    email: blank(order.email),
    phone: blank(order.phone),
    locale: blank(order.customerLocale),
    note: blank(order.note),
    attributes: order.customAttributes.map(({ key, value }) => ({ key, value })),
    tags: order.tags,
    sourceName: order.sourceName,
    shippingAddress: toAddress(order.shippingAddress),
    billingAddress: toAddress(order.billingAddress),
    shippingLine: order.shippingLine && {
      title: order.shippingLine.title,
      code: order.shippingLine.code,
      price: money(order.shippingLine.discountedPriceSet, 'shipping line'),
    },
    lines: order.lineItems.nodes.map(toLine),
    fulfillmentOrders: order.fulfillmentOrders.nodes.map(toFulfillmentOrder),
    fulfillments: order.fulfillments.map(
      ({ id, status, displayStatus, createdAt, updatedAt, trackingInfo }) => ({
        id,
        status,
        ...(displayStatus ? { shownAs: displayStatus } : {}),
        createdAt: utc(createdAt),
        updatedAt: utc(updatedAt),
        trackingNumbers: trackingInfo.flatMap(({ number }) => (number ? [number] : [])),
        carriers: trackingInfo.flatMap(({ company }) => (company ? [company] : [])),
      }),
    ),
    risk: {
      recommendation: order.risk.recommendation,
      levels: order.risk.assessments.map(({ riskLevel }) => riskLevel),
    },
    ...authorizationOf(order),
    ...(order.disputes.length > 0 ? { disputes: order.disputes.map(toDispute) } : {}),
  };
}

/** Of several the first: what is left then shows as paid in part. */
function authorizationOf({ transactions, due }: GraphqlOrder): Pick<OrderSnapshot, 'authorization'> {
  const [first] = transactions;
  if (!first) return {};
  const { id: transactionId, createdAt, authorizationExpiresAt, amountSet, totalUnsettledSet } = first;
  const held = readMoney((totalUnsettledSet ?? amountSet).presentmentMoney, 'authorized');
  const owed = readMoney(due.presentmentMoney, 'due');
  const expiresAt = authorizationExpiresAt && utc(authorizationExpiresAt);
  const amount = { ...held, amount: Math.min(held.amount, owed.amount) };
  // Units may have been taken off the order since: no more is taken than it costs now.
  return amount.amount > 0 ? { authorization: { transactionId, amount, at: utc(createdAt), expiresAt } } : {};
}

const toDispute = ({ id, initiatedAs, status }: GraphqlOrder['disputes'][number]) => ({
  id: id.slice(id.lastIndexOf('/') + 1),
  type: initiatedAs.toLowerCase(),
  status: status.toLowerCase(),
});

function toLine(line: GraphqlLine): OrderSnapshot['lines'][number] {
  const item = line.variant?.inventoryItem ?? null;
  return {
    id: line.id,
    title: line.title,
    sku: blank(line.sku),
    variantId: line.variant?.id ?? null,
    inventoryItemId: item?.id ?? null,
    tracked: item?.tracked ?? false,
    quantity: line.quantity,
    currentQuantity: line.currentQuantity,
    unfulfilledQuantity: line.unfulfilledQuantity,
    requiresShipping: line.requiresShipping,
    isGiftCard: line.isGiftCard,
    unitPrice: readUnitPrice(line.discountedUnitPriceSet),
    grams: grams(item?.measurement?.weight ?? line.weight),
    vendor: line.vendor,
    hsCode: blank(item?.harmonizedSystemCode ?? null),
    originCountry: blank(item?.countryCodeOfOrigin ?? null),
  };
}

const toFulfillmentOrder = (fo: GraphqlFulfillmentOrder): OrderSnapshot['fulfillmentOrders'][number] => ({
  id: fo.id,
  status: fo.status,
  requestStatus: fo.requestStatus,
  locationId: fo.assignedLocation?.location?.id ?? null,
  deliveryMethod: fo.deliveryMethod?.methodType ?? null,
  supportedActions: fo.supportedActions.map(({ action }) => action),
  holds: fo.fulfillmentHolds.map(({ id, handle, reason, heldByRequestingApp }) => ({
    id,
    handle,
    reason,
    ours: heldByRequestingApp,
  })),
  lines: fo.lineItems.nodes.map((line) => ({
    id: line.id,
    lineItemId: line.lineItem.id,
    remaining: line.remainingQuantity,
    fulfilled: Math.max(0, line.totalQuantity - line.remainingQuantity),
  })),
});

function toAddress(address: GraphqlAddress | null): Address | null {
  if (!address) return null;
  const { name, company, address1, address2, city, provinceCode, zip, countryCodeV2, phone } = address;
  return {
    name: blank(name),
    company: blank(company),
    address1: blank(address1),
    address2: blank(address2),
    city: blank(city),
    provinceCode: blank(provinceCode),
    zip: blank(zip),
    countryCode: blank(countryCodeV2),
    phone: blank(phone),
  };
}

/** Shopify answers with an empty string where a merchant's app wrote one; it means the same as nothing. */
const blank = (text: string | null): string | null => (text?.trim() ? text : null);

const GRAMS: Record<string, number> = { GRAMS: 1, KILOGRAMS: 1000, OUNCES: 28.349523125, POUNDS: 453.59237 };

const grams = (weight: Weight | null): number =>
  weight ? Math.max(0, Math.round(weight.value * (GRAMS[weight.unit] ?? 1))) : 0;

const money = ({ shopMoney }: MoneyBag, field: string) => readMoney(shopMoney, field);

function readMoney({ amount, currencyCode }: ShopMoney, field: string): Money {
  const read = parseMoney(amount, currencyCode);
  if (!read) throw unreadable(field);
  return read;
}

/** Shopify calls it approximate: ten off three units is 3.3333. What is finer than the currency is cut off, not refused. */
function readUnitPrice({ shopMoney: { amount, currencyCode } }: MoneyBag): Money {
  const [whole = '', fraction] = amount.split('.');
  const cut = fraction?.slice(0, exponentOf(currencyCode));
  return readMoney({ amount: cut ? `${whole}.${cut}` : whole, currencyCode }, 'line price');
}

/** @throws ConnectorError order_unreadable where a date is none. */
export const standingOf = (order: GraphqlStanding) => ({
  name: order.name,
  createdAt: utc(order.createdAt),
  updatedAt: utc(order.updatedAt),
  cancelledAt: order.cancelledAt && utc(order.cancelledAt),
  closedAt: order.closedAt && utc(order.closedAt),
  test: order.test,
  financialStatus: order.displayFinancialStatus,
  fulfillmentStatus: order.displayFulfillmentStatus,
});

function utc(date: string): string {
  const ms = Date.parse(date);
  if (Number.isNaN(ms)) throw unreadable('date');
  return new Date(ms).toISOString();
}

const unreadable = (what: string) =>
  new ConnectorError({
    kind: 'order_unreadable',
    message: `Shopify's order cannot be read: ${what}`,
    retryable: false,
    mayHaveActed: false,
  });
