/** A webhook's order body to an order of the store, without fulfillment orders yet. Takes any body; throws for none. */
import { CANCEL_REASONS, COUNTRIES, CURRENCIES, FINANCIAL } from '../admin/schema.ts';
import type { Customer, Line, Order, ShippingLine, Store, Totals } from '../state.ts';
import { gid, shopifyTime, tailOf } from '../state.ts';
import { itemIdOf } from './inventory.ts';
import {
  address,
  count,
  decimal,
  gidOf,
  type Json,
  minus,
  object,
  objects,
  oneOf,
  sum,
  text,
  time,
  times,
} from './read.ts';

const pairs = (value: unknown) =>
  objects(value).map((o) => ({ key: text(o.name) ?? text(o.key) ?? '', value: text(o.value) }));

const tagsOf = (value: unknown): string[] => {
  const list = Array.isArray(value) ? value.map(text) : (text(value) ?? '').split(',');
  return [...new Set(list.flatMap((t) => (t?.trim() ? [t.trim()] : [])))].sort();
};

const shopAmount = (set: unknown) => decimal(object(object(set)?.shop_money)?.amount);

/** Units of each line that the body's refunds took back. */
function refundedUnits(body: Json): Map<string, number> {
  const units = new Map<string, number>();
  for (const line of objects(body.refunds).flatMap((r) => objects(r.refund_line_items))) {
    const id = text(line.line_item_id);
    if (id) units.set(id, (units.get(id) ?? 0) + Math.max(0, count(line.quantity) ?? 0));
  }
  return units;
}

function readLine(
  line: Json,
  orderId: string,
  index: number,
  taken: Set<string>,
  refunded: Map<string, number>,
): Line {
  const given = gidOf(line, 'LineItem');
  const id = given && !taken.has(given) ? given : gid('LineItem', `${tailOf(orderId)}${index + 1}`);
  taken.add(id);
  const giftCard = line.gift_card === true;
  const quantity = Math.max(0, count(line.quantity) ?? 1);
  const variant = text(line.variant_id);
  const variantId =
    variant && /^\d+$/.test(variant) && line.product_exists !== false ? gid('ProductVariant', variant) : null;
  const product = text(line.product_id);
  return {
    id,
    title: text(line.title) ?? text(line.name) ?? 'Untitled',
    variantTitle: text(line.variant_title),
    sku: text(line.sku),
    vendor: text(line.vendor),
    productId: variantId && product && /^\d+$/.test(product) ? gid('Product', product) : null,
    variantId,
    itemId: variantId ? itemIdOf(variantId) : null,
    quantity,
    currentQuantity: Math.max(0, count(line.current_quantity) ?? quantity - (refunded.get(tailOf(id)) ?? 0)),
    requiresShipping: typeof line.requires_shipping === 'boolean' ? line.requires_shipping : !giftCard,
    giftCard,
    taxable: line.taxable !== false,
    price: decimal(line.price) ?? shopAmount(line.price_set) ?? '0.0',
    discount: decimal(line.total_discount) ?? '0.0',
    grams: Math.max(0, count(line.grams) ?? 0),
    tax: taxIn(line),
    attributes: pairs(line.properties),
  };
}

/** Null where the body tells of no taxes of the line. */
const taxIn = (line: Json) =>
  Array.isArray(line.tax_lines)
    ? sum('0.0', ...objects(line.tax_lines).map(({ price }) => decimal(price) ?? '0.0'))
    : null;

/** Where the buyer pays in another currency than the store's. */
function presentmentIn(body: Json, currency: string): Order['presentment'] {
  const total = object(body.total_price_set);
  const paid = object(total?.presentment_money);
  const code = oneOf(body.presentment_currency ?? paid?.currency_code, CURRENCIES);
  const [shown, own] = [Number(paid?.amount), Number(object(total?.shop_money)?.amount)];
  return code && code !== currency && shown > 0 && own > 0
    ? { currency: code, rate: shown / own }
    : undefined;
}

function readLines(body: Json, orderId: string): Line[] {
  const refunded = refundedUnits(body);
  const taken = new Set<string>();
  return objects(body.line_items).map((line, i) => readLine(line, orderId, i, taken, refunded));
}

function readCustomer(body: Json, at: string): Customer | null {
  const customer = object(body.customer);
  const id = customer && gidOf(customer, 'Customer');
  if (!customer || !id) return null;
  return {
    id,
    firstName: text(customer.first_name),
    lastName: text(customer.last_name),
    email: text(customer.email),
    phone: text(customer.phone),
    locale: text(customer.locale),
    note: text(customer.note),
    tags: tagsOf(customer.tags),
    createdAt: time(customer.created_at) ?? at,
    orderCount: count(customer.orders_count),
    spent: decimal(customer.total_spent) ?? '0.0',
  };
}

const readShippingLines = (body: Json, orderId: string): ShippingLine[] =>
  objects(body.shipping_lines).map((line, i) => {
    const price = decimal(line.price) ?? '0.0';
    return {
      id: gidOf(line, 'ShippingLine') ?? gid('ShippingLine', `${tailOf(orderId)}${i + 1}`),
      title: text(line.title) ?? 'Shipping',
      code: text(line.code),
      price,
      discounted: decimal(line.discounted_price) ?? price,
      category: text(line.delivery_category),
    };
  });

function refundsOf(body: Json) {
  return objects(body.refunds).map((refund, i) => ({
    id: gidOf(refund, 'Refund') ?? gid('Refund', `${count(refund.id) ?? i + 1}`),
    createdAt: time(refund.created_at) ?? shopifyTime(),
    note: text(refund.note),
    amount: refundAmount(refund),
    viaApi: false,
  }));
}

/** What a refund paid back: its transactions, else the value of its lines. */
export function refundAmount(refund: Json): string {
  const paid = objects(refund.transactions).filter((t) => t.kind === 'refund');
  if (paid.length) return sum(...paid.map((t) => decimal(t.amount) ?? '0.0'));
  return sum(...objects(refund.refund_line_items).map((l) => decimal(l.subtotal) ?? '0.0'));
}

/** Old bodies lack the `current_*` fields, and real ones lack others: what is missing is derived from what is there. */
function readTotals(body: Json, lines: Line[], shippingLines: ShippingLine[], paid: boolean): Totals {
  const discounts = decimal(body.total_discounts) ?? '0.0';
  const goods = sum(...lines.map((l) => minus(times(l.price, l.quantity), l.discount)));
  const subtotal = decimal(body.subtotal_price) ?? goods;
  const tax = decimal(body.total_tax) ?? '0.0';
  const shipping =
    shopAmount(body.total_shipping_price_set) ?? sum('0.0', ...shippingLines.map((l) => l.discounted));
  const included = body.taxes_included === true;
  const total = decimal(body.total_price) ?? sum(subtotal, shipping, included ? '0.0' : tax);
  const refunded = sum('0.0', ...refundsOf(body).map((r) => r.amount));
  const currentTotal = decimal(body.current_total_price) ?? minus(total, refunded);
  return {
    subtotal,
    total,
    tax,
    discounts,
    shipping,
    refunded,
    currentTotal,
    currentSubtotal:
      decimal(body.current_subtotal_price) ?? (refunded === '0.0' ? subtotal : minus(subtotal, refunded)),
    currentTax: decimal(body.current_total_tax) ?? tax,
    currentDiscounts: decimal(body.current_total_discounts) ?? discounts,
    currentShipping: shopAmount(body.current_shipping_price_set) ?? shipping,
    // Nothing is owed on a paid order, whatever an example body may say.
    outstanding: paid ? '0.0' : (decimal(body.total_outstanding) ?? currentTotal),
  };
}

const PAID = new Set(['PAID', 'REFUNDED', 'PARTIALLY_REFUNDED']);

/** @returns null where the body names no order at all. */
export function readOrder(store: Store, body: Json): Order | null {
  const id = gidOf(body, 'Order');
  if (!id) return null;
  const now = shopifyTime();
  const createdAt = time(body.created_at) ?? now;
  const lines = readLines(body, id);
  const shippingLines = readShippingLines(body, id);
  const currency = oneOf(body.currency, CURRENCIES) ?? (text(body.currency) ? 'XXX' : store.currency);
  const financialStatus = oneOf(body.financial_status, FINANCIAL);
  const cancelledAt = time(body.cancelled_at);
  const presentment = presentmentIn(body, currency);
  const number = count(body.order_number) ?? store.orders.size + 1001;
  return {
    id,
    name: text(body.name) ?? `#${number}`,
    number,
    createdAt,
    updatedAt: now,
    processedAt: time(body.processed_at) ?? createdAt,
    cancelledAt,
    cancelReason: cancelledAt ? (oneOf(body.cancel_reason, CANCEL_REASONS) ?? 'OTHER') : null,
    closedAt: time(body.closed_at),
    test: body.test === true,
    financialStatus,
    currency,
    ...(presentment ? { presentment } : {}),
    totals: readTotals(body, lines, shippingLines, PAID.has(financialStatus ?? '')),
    taxesIncluded: body.taxes_included === true,
    email: text(body.email) ?? text(body.contact_email),
    phone: text(body.phone),
    locale: text(body.customer_locale),
    note: text(body.note),
    poNumber: text(body.po_number),
    attributes: pairs(body.note_attributes),
    tags: tagsOf(body.tags),
    sourceName: text(body.source_name),
    customer: readCustomer(body, createdAt),
    shippingAddress: address(body.shipping_address, COUNTRIES),
    billingAddress: address(body.billing_address, COUNTRIES),
    shippingLines,
    lines,
    fulfillmentOrders: [],
    fulfillments: [],
    refunds: refundsOf(body),
    risk: { recommendation: 'ACCEPT', levels: ['LOW'] },
    carrierRejects: null,
  };
}
