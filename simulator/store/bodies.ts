/** Webhook bodies the store makes itself, in REST shape: lower-case enums, numbers for ids even beyond 2^53. */
import { rawId, writeJson as write } from '../ids.ts';
import type {
  Address,
  Fulfillment,
  FulfillmentOrder,
  InventoryItem,
  Order,
  Refund,
  Return,
} from '../state.ts';
import { gid, shopifyTime, tailOf } from '../state.ts';
import { fulfillmentStatusOf, unfulfilledOf } from './orders.ts';

const number = (gid: string) => rawId(tailOf(gid));

const addressBody = (a: Address | null) =>
  a && {
    first_name: a.firstName,
    last_name: a.lastName,
    name: a.name,
    company: a.company,
    address1: a.address1,
    address2: a.address2,
    city: a.city,
    province: a.province,
    province_code: a.provinceCode,
    zip: a.zip,
    country: a.country,
    country_code: a.countryCode,
    phone: a.phone,
  };

const STATUS: Record<string, string | null> = { FULFILLED: 'fulfilled', PARTIALLY_FULFILLED: 'partial' };

/** Names no order, as the real one. */
export const requestBody = ({ id, status, requestStatus }: FulfillmentOrder): string =>
  write({
    fulfillment_order: {
      id,
      status: status.toLowerCase(),
      request_status: (requestStatus ?? 'UNSUBMITTED').toLowerCase(),
    },
    message: '',
  });

export function orderBody(order: Order): string {
  return write({
    id: number(order.id),
    admin_graphql_api_id: order.id,
    name: order.name,
    order_number: order.number,
    created_at: order.createdAt,
    updated_at: order.updatedAt,
    processed_at: order.processedAt,
    cancelled_at: order.cancelledAt,
    cancel_reason: order.cancelReason?.toLowerCase() ?? null,
    closed_at: order.closedAt,
    test: order.test,
    financial_status: order.financialStatus?.toLowerCase() ?? null,
    fulfillment_status: STATUS[fulfillmentStatusOf(order)] ?? null,
    currency: order.currency,
    total_price: order.totals.total,
    subtotal_price: order.totals.subtotal,
    total_tax: order.totals.tax,
    current_total_price: order.totals.currentTotal,
    taxes_included: order.taxesIncluded,
    email: order.email,
    phone: order.phone,
    note: order.note,
    tags: order.tags.join(', '),
    source_name: order.sourceName,
    customer: order.customer && {
      id: number(order.customer.id),
      admin_graphql_api_id: order.customer.id,
      first_name: order.customer.firstName,
      last_name: order.customer.lastName,
      email: order.customer.email,
    },
    shipping_address: addressBody(order.shippingAddress),
    billing_address: addressBody(order.billingAddress),
    line_items: order.lines.map((line) => ({
      id: number(line.id),
      admin_graphql_api_id: line.id,
      title: line.title,
      sku: line.sku,
      quantity: line.quantity,
      current_quantity: line.currentQuantity,
      fulfillable_quantity: unfulfilledOf(order, line.id).unfulfilled,
      price: line.price,
      requires_shipping: line.requiresShipping,
      gift_card: line.giftCard,
      variant_id: line.variantId ? number(line.variantId) : null,
    })),
    fulfillments: order.fulfillments.map((f) => fulfillmentFields(order, f)),
  });
}

const fulfillmentFields = (order: Order, f: Fulfillment) => ({
  id: number(f.id),
  admin_graphql_api_id: f.id,
  order_id: number(order.id),
  name: f.name,
  status: f.status.toLowerCase(),
  created_at: f.createdAt,
  updated_at: f.updatedAt,
  location_id: number(f.locationId),
  tracking_company: f.tracking[0]?.company ?? null,
  tracking_number: f.tracking[0]?.number ?? null,
  tracking_numbers: f.tracking.map((t) => t.number),
  tracking_url: f.tracking[0]?.url ?? null,
  line_items: f.lines.map((l) => ({
    id: number(l.lineId),
    admin_graphql_api_id: l.lineId,
    quantity: l.quantity,
  })),
});

export const fulfillmentBody = (order: Order, fulfillment: Fulfillment) =>
  write(fulfillmentFields(order, fulfillment));

export const refundBody = (order: Order, refund: Refund) =>
  write({
    id: number(refund.id),
    admin_graphql_api_id: refund.id,
    order_id: number(order.id),
    created_at: refund.createdAt,
    note: refund.note,
    refund_line_items: (refund.lines ?? []).map((l) => ({
      line_item_id: number(l.lineId),
      quantity: l.quantity,
      restock_type: l.restockType.toLowerCase(),
      location_id: l.locationId && number(l.locationId),
    })),
    transactions: [{ kind: 'refund', status: 'success', amount: refund.amount }],
  });

/** `returns/*`: the same body for every topic. */
export const returnBody = (order: Order, it: Return) =>
  write({
    id: number(it.id),
    admin_graphql_api_id: it.id,
    status: it.status.toLowerCase(),
    order: { id: number(order.id), admin_graphql_api_id: order.id },
    name: it.name,
    total_return_line_items: it.lines.length,
    return_line_items: it.lines.map((line) => ({
      id: number(line.id),
      admin_graphql_api_id: line.id,
      fulfillment_line_item: {
        id: number(line.fulfillmentLineId),
        admin_graphql_api_id: line.fulfillmentLineId,
        line_item: { id: number(line.lineId), admin_graphql_api_id: line.lineId },
      },
      quantity: line.quantity,
      return_reason: line.reason.toLowerCase(),
      return_reason_note: '',
      customer_note: line.note,
    })),
    exchange_line_items: it.exchanges.map(({ id, quantity }) => ({ id: number(id), quantity })),
    total_exchange_line_items: it.exchanges.length,
  });

/** `inventory_levels/update`: what can be sold of an item at a location. */
export function levelBody(item: InventoryItem, locationId: string): string {
  const [itemTail, locationTail] = [tailOf(item.id), tailOf(locationId)];
  return write({
    inventory_item_id: rawId(itemTail),
    location_id: rawId(locationTail),
    available: item.levels.get(locationId)?.available ?? null,
    updated_at: shopifyTime(),
    admin_graphql_api_id: gid('InventoryLevel', `${locationTail}?inventory_item_id=${itemTail}`),
  });
}

/** `orders/edited`: which units came and went; the order itself is not in it. */
export function editBody(order: Order, changes: { lineId: string; delta: number }[]): string {
  const some = (pick: (delta: number) => boolean) =>
    changes
      .filter(({ delta }) => pick(delta))
      .map(({ lineId, delta }) => ({ id: number(lineId), delta: Math.abs(delta) }));
  return write({
    order_edit: {
      order_id: number(order.id),
      created_at: order.updatedAt,
      notify_customer: false,
      staff_note: '',
      line_items: { additions: some((delta) => delta > 0), removals: some((delta) => delta < 0) },
    },
  });
}
