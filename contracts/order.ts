/** The order as Waybill knows it: read from Shopify's Admin API, normalized once, kept in Postgres, never in Temporal history. */
import { z } from 'zod';
import { Money } from './money.ts';

/** Which order: the store's domain and the numeric tail of the order's gid, kept as text because it can exceed 2^53. */
export const OrderRef = z.object({ store: z.string().min(1), order: z.string().regex(/^\d+$/) });
export type OrderRef = z.infer<typeof OrderRef>;

/** An order at one revision of its plan; the revision rises with an edit, a repair or a person's choice. */
export const OrderAt = OrderRef.extend({
  revision: z.int().nonnegative(),
  traceId: z.string().regex(/^[0-9a-f]{32}$/),
});
export type OrderAt = z.infer<typeof OrderAt>;

export const orderGid = (id: string) => `gid://shopify/Order/${id}`;
export const workflowIdOf = ({ store, order }: OrderRef) => `order/${store}/${order}`;

export const Address = z.object({
  name: z.string().nullable(),
  company: z.string().nullable(),
  address1: z.string().nullable(),
  address2: z.string().nullable(),
  city: z.string().nullable(),
  provinceCode: z.string().nullable(),
  zip: z.string().nullable(),
  countryCode: z.string().nullable(),
  phone: z.string().nullable(),
});
export type Address = z.infer<typeof Address>;

/** An address of which nothing is known. */
export const NO_ADDRESS: Address = {
  name: null,
  company: null,
  address1: null,
  address2: null,
  city: null,
  provinceCode: null,
  zip: null,
  countryCode: null,
  phone: null,
};

export const OrderLine = z.object({
  /** LineItem gid. */
  id: z.string(),
  title: z.string(),
  sku: z.string().nullable(),
  /** ProductVariant gid; null for a custom line or a deleted variant. */
  variantId: z.string().nullable(),
  /** InventoryItem gid; null where the variant is gone. */
  inventoryItemId: z.string().nullable(),
  /** False where the merchant does not count this item: it is always available. */
  tracked: z.boolean(),
  /** Ordered, and what is left of it after edits and refunds. */
  quantity: z.int(),
  currentQuantity: z.int(),
  /** What is left to fulfill. */
  unfulfilledQuantity: z.int(),
  requiresShipping: z.boolean(),
  isGiftCard: z.boolean(),
  unitPrice: Money,
  /** Grams of one unit; 0 where the merchant gave no weight. */
  grams: z.int().nonnegative(),
  vendor: z.string().nullable(),
  hsCode: z.string().nullable(),
  originCountry: z.string().nullable(),
});
export type OrderLine = z.infer<typeof OrderLine>;

export const FulfillmentOrderLine = z.object({
  id: z.string(),
  lineItemId: z.string(),
  remaining: z.int().nonnegative(),
  /** Units that fulfillments have taken from here. Orders that were read before this was kept have none. */
  fulfilled: z.int().nonnegative().default(0),
});

export const FulfillmentOrder = z.object({
  id: z.string(),
  /** FulfillmentOrderStatus, upper case: OPEN, IN_PROGRESS, ON_HOLD, SCHEDULED, CANCELLED, CLOSED, INCOMPLETE. */
  status: z.string(),
  /**
   * FulfillmentOrderRequestStatus, upper case: what became of the question to a fulfillment service. UNSUBMITTED, SUBMITTED, ACCEPTED,
   * REJECTED, CANCELLATION_REQUESTED, CANCELLATION_ACCEPTED, CANCELLATION_REJECTED, CLOSED.
   */
  requestStatus: z.string().default('UNSUBMITTED'),
  /** Location gid; null where Shopify lost the location. */
  locationId: z.string().nullable(),
  /** DeliveryMethodType, upper case: SHIPPING, LOCAL, PICK_UP, NONE, RETAIL …; null counts as SHIPPING. */
  deliveryMethod: z.string().nullable(),
  supportedActions: z.array(z.string()),
  holds: z.array(
    z.object({ id: z.string(), handle: z.string().nullable(), reason: z.string(), ours: z.boolean() }),
  ),
  lines: z.array(FulfillmentOrderLine),
});
export type FulfillmentOrder = z.infer<typeof FulfillmentOrder>;

/** How many units of a line fulfillment orders have to send yet, or have sent. */
export const unitsIn = (
  fulfillmentOrders: FulfillmentOrder[],
  lineItemId: string,
  which: 'remaining' | 'fulfilled',
): number =>
  fulfillmentOrders
    .flatMap(({ lines }) => lines)
    .filter((line) => line.lineItemId === lineItemId)
    .reduce((sum, line) => sum + line[which], 0);

export const Fulfillment = z.object({
  id: z.string(),
  status: z.string(),
  trackingNumbers: z.array(z.string()),
  /** As they were written beside the tracking numbers. */
  carriers: z.array(z.string()).default([]),
  /** FulfillmentDisplayStatus, upper case: what its carrier has told Shopify. */
  shownAs: z.string().optional(),
  createdAt: z.iso.datetime().optional(),
  updatedAt: z.iso.datetime().optional(),
});

export const Authorization = z.object({
  /** OrderTransaction gid. */
  transactionId: z.string(),
  /** What is due of it, in the currency that the buyer pays in. */
  amount: Money,
  at: z.iso.datetime(),
  /** Null where Shopify does not say. */
  expiresAt: z.iso.datetime().nullable(),
});

/** The buyer has gone to their bank: an inquiry, or a chargeback. */
export const Dispute = z.object({
  /** The numeric tail of its gid. */
  id: z.string(),
  /** DisputeType and DisputeStatus, lower case. */
  type: z.string(),
  status: z.string(),
  /** As its webhooks told: the order itself does not say. */
  evidenceDueBy: z.iso.datetime().optional(),
});
export type Dispute = z.infer<typeof Dispute>;

export const OrderSnapshot = OrderRef.extend({
  /** "#1001" */
  name: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** When Waybill read it: a webhook received before this moment tells nothing new. */
  readAt: z.iso.datetime(),
  test: z.boolean(),
  cancelledAt: z.iso.datetime().nullable(),
  closedAt: z.iso.datetime().nullable(),
  /** OrderDisplayFinancialStatus, upper case; null where Shopify has none yet. */
  financialStatus: z.string().nullable(),
  /** OrderDisplayFulfillmentStatus, upper case. */
  fulfillmentStatus: z.string().nullable(),
  /** OrderReturnStatus, upper case. */
  returnStatus: z.string().default('NO_RETURN'),
  currency: z.string(),
  /** After edits and refunds. */
  subtotal: Money,
  shipping: Money,
  tax: Money,
  discounts: Money,
  total: Money,
  outstanding: Money,
  taxesIncluded: z.boolean(),
  customer: z
    .object({
      id: z.string(),
      orderCount: z.int().nonnegative(),
      spent: Money.nullable(),
      tags: z.array(z.string()),
      locale: z.string().nullable(),
    })
    .nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  locale: z.string().nullable(),
  note: z.string().nullable(),
  attributes: z.array(z.object({ key: z.string(), value: z.string().nullable() })),
  tags: z.array(z.string()),
  /** "web", "pos", "shopify_draft_order", an app's id … */
  sourceName: z.string().nullable(),
  shippingAddress: Address.nullable(),
  billingAddress: Address.nullable(),
  shippingLine: z.object({ title: z.string(), code: z.string().nullable(), price: Money }).nullable(),
  lines: z.array(OrderLine),
  fulfillmentOrders: z.array(FulfillmentOrder),
  fulfillments: z.array(Fulfillment),
  refunded: Money,
  /** A payment that can be captured; left out where there is none. */
  authorization: Authorization.optional(),
  /** Left out where there are none. */
  disputes: z.array(Dispute).optional(),
  /** OrderRiskSummary: recommendation ACCEPT, CANCEL, INVESTIGATE, NONE; levels HIGH, MEDIUM, LOW, NONE, PENDING. */
  risk: z.object({ recommendation: z.string(), levels: z.array(z.string()) }),
});
export type OrderSnapshot = z.infer<typeof OrderSnapshot>;

/** Where an order stands in Shopify. Times are UTC; statuses as in the snapshot. */
export type OrderSummary = Pick<
  OrderSnapshot,
  | 'order'
  | 'name'
  | 'createdAt'
  | 'updatedAt'
  | 'cancelledAt'
  | 'closedAt'
  | 'test'
  | 'financialStatus'
  | 'fulfillmentStatus'
> & { requiresShipping: boolean };

/** … and what left: the tracking numbers of each fulfillment that was not cancelled. */
export type OrderOutcome = OrderSummary & { parcels: string[][] };
