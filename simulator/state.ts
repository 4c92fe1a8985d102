/** What the simulated world consists of: plain data, so that a snapshot of it is one JSON file. */

export interface Address {
  firstName: string | null;
  lastName: string | null;
  name: string | null;
  company: string | null;
  address1: string | null;
  address2: string | null;
  city: string | null;
  province: string | null;
  provinceCode: string | null;
  zip: string | null;
  country: string | null;
  /** ISO code, or null where the order names no country that Shopify knows. */
  countryCode: string | null;
  phone: string | null;
}

export interface Location {
  id: string;
  name: string;
  active: boolean;
  /** It is a fulfillment service's, which does this when it is asked to ship. */
  service?: 'ships' | 'accepts' | 'rejects';
  address: Address;
}

export interface Level {
  /** Can be negative: Shopify takes orders beyond the stock where the merchant lets it. */
  available: number;
  committed: number;
  onHand: number;
}

export interface InventoryItem {
  id: string;
  variantId: string;
  sku: string | null;
  tracked: boolean;
  requiresShipping: boolean;
  grams: number;
  hsCode: string | null;
  origin: string | null;
  levels: Map<string, Level>;
}

export interface Line {
  id: string;
  title: string;
  variantTitle: string | null;
  sku: string | null;
  vendor: string | null;
  productId: string | null;
  variantId: string | null;
  itemId: string | null;
  quantity: number;
  currentQuantity: number;
  requiresShipping: boolean;
  giftCard: boolean;
  taxable: boolean;
  /** Decimal strings in the order's currency. */
  price: string;
  discount: string;
  grams: number;
  attributes: { key: string; value: string | null }[];
  /** Of all units. Null where the body says nothing of it: its share of the order's tax is worked out. */
  tax?: string | null;
}

export interface Hold {
  id: string;
  handle: string | null;
  reason: string;
  notes: string | null;
  /** False for a hold that another app or the merchant placed. */
  ours: boolean;
}

export interface FulfillmentOrderLine {
  id: string;
  lineId: string;
  total: number;
  remaining: number;
}

export interface FulfillmentOrder {
  id: string;
  status: 'OPEN' | 'IN_PROGRESS' | 'ON_HOLD' | 'CLOSED';
  /** What became of the question to a fulfillment service; nothing: it was not asked. */
  requestStatus?: string;
  locationId: string;
  method: string;
  createdAt: string;
  updatedAt: string;
  lines: FulfillmentOrderLine[];
  holds: Hold[];
  /** The fulfillment order it was cut off from by a partial hold; a release puts the two together again. */
  cutFrom: string | null;
  /** Split by a merchant: can be merged. */
  split: boolean;
}

export interface Fulfillment {
  id: string;
  name: string;
  status: 'SUCCESS' | 'CANCELLED';
  locationId: string;
  createdAt: string;
  updatedAt: string;
  tracking: { number: string | null; company: string | null; url: string | null }[];
  /** What its carrier has told Shopify; nothing where it has not. */
  shownAs?: string;
  lines: { id: string; lineId: string; fulfillmentOrderId: string | null; quantity: number }[];
  /** Made through the API, and not part of the body that placed the order. */
  viaApi: boolean;
}

export interface Customer {
  id: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  locale: string | null;
  note: string | null;
  tags: string[];
  createdAt: string;
  orderCount: number | null;
  spent: string;
}

export interface ShippingLine {
  id: string;
  title: string;
  code: string | null;
  price: string;
  discounted: string;
  category: string | null;
}

/** Decimal strings in the order's currency. */
export interface Totals {
  subtotal: string;
  total: string;
  tax: string;
  discounts: string;
  shipping: string;
  currentSubtotal: string;
  currentTotal: string;
  currentTax: string;
  currentDiscounts: string;
  currentShipping: string;
  outstanding: string;
  refunded: string;
}

export interface Order {
  id: string;
  name: string;
  number: number;
  createdAt: string;
  updatedAt: string;
  processedAt: string;
  cancelledAt: string | null;
  cancelReason: string | null;
  closedAt: string | null;
  test: boolean;
  financialStatus: string | null;
  currency: string;
  totals: Totals;
  taxesIncluded: boolean;
  email: string | null;
  phone: string | null;
  locale: string | null;
  note: string | null;
  poNumber: string | null;
  attributes: { key: string; value: string | null }[];
  tags: string[];
  sourceName: string | null;
  customer: Customer | null;
  shippingAddress: Address | null;
  billingAddress: Address | null;
  shippingLines: ShippingLine[];
  lines: Line[];
  fulfillmentOrders: FulfillmentOrder[];
  fulfillments: Fulfillment[];
  refunds: Refund[];
  /** Absent in worlds that were kept before there was such a thing. */
  returns?: Return[];
  /** What the buyer pays in, and how much of it one unit of the store's currency is. */
  presentment?: { currency: string; rate: number };
  /** "shopify_payments", "gift_card" … the first one takes what the others leave. */
  gateways?: { name: string; amount: string | null }[];
  risk: { recommendation: string; levels: string[] };
  /** DisputeType and DisputeStatus. Absent where there is none. */
  disputes?: { id: string; initiatedAs: string; status: string }[];
  /** What this order's carrier refuses: "address", "box" (a PO box), "phone" (none is given) or "weight". */
  carrierRejects: string | null;
  /** What else stands in its way. Absent in worlds that were kept before there was such a thing. */
  hindrances?: Hindrances;
}

export interface Refund {
  id: string;
  createdAt: string;
  note: string | null;
  /** Decimal string in the order's currency. */
  amount: string;
  /** Made through the API. */
  viaApi: boolean;
  /** What it took back. Absent where it came in with the order's body. */
  lines?: { lineId: string; quantity: number; restockType: string; locationId: string | null }[];
  shipping?: string;
}

export interface ReturnLine {
  id: string;
  fulfillmentLineId: string;
  lineId: string;
  quantity: number;
  refunded: number;
  processed: number;
  dispositions: { type: string; quantity: number; locationId: string | null }[];
  reason: string;
  note: string | null;
}

export interface Return {
  id: string;
  name: string;
  status: 'REQUESTED' | 'OPEN' | 'CLOSED' | 'DECLINED' | 'CANCELED';
  createdAt: string;
  approvedAt: string | null;
  closedAt: string | null;
  lines: ReturnLine[];
  exchanges: { id: string; sku: string | null; quantity: number; processed: number }[];
  /** Kept by the merchant: a decimal string in the order's currency. */
  shippingFee: string | null;
  /** Of the parcel that it travels in. */
  tracking: string | null;
  /** Whose parcel that is, where the buyer has said so. */
  carrier?: string;
  declined: string | null;
}

/** Each of these ends by a happening (world/happenings.ts), or after so many times. */
export interface Hindrances {
  /** The carrier takes no heavier parcel. */
  maxGrams?: number | null;
  /** A service that the carrier offers and then refuses to sell. */
  refusedService?: string | null;
  /** Calls of the carrier that fail with a code that nobody has heard of. */
  oddAnswers?: number;
  /** Calls of the carrier that fail because its account is empty. */
  emptyAccount?: number;
  /** What Shopify says to a fulfillment: the app lacks the permission, or something went wrong. */
  shopify?: 'scope' | 'user_error' | null;
  /** How often it says so; unlimited without it. */
  shopifyTimes?: number;
}

export interface Subscription {
  id: string;
  /** "ORDERS_CREATE" */
  topic: string;
  uri: string;
  createdAt: string;
  updatedAt: string;
  /** By the app, or by Shopify once a webhook has failed too often. */
  removedAt: string | null;
}

export interface Store {
  domain: string;
  name: string;
  currency: string;
  country: string;
  accessToken: string;
  secret: string;
  /** Where the app's own configuration sends webhooks: of every topic that was never subscribed to through the API. */
  webhookUrl: string | null;
  /** Made through the API, the removed ones among them. Absent in worlds that were kept before there was such a thing. */
  subscriptions?: Subscription[];
  /** What the merchant has granted the app; null or nothing: all it asks for. */
  scopes?: string[] | null;
  oldestApiVersion?: string | null;
  riskMs?: number | null;
  /** IANA name. */
  timeZone?: string | null;
  /** Query cost points restored a second; null: the cost is told and never enforced. */
  restoreRate: number | null;
  shopId: string;
  locations: Location[];
  items: Map<string, InventoryItem>;
  orders: Map<string, Order>;
  /** Fulfillment order or fulfillment to the order it belongs to. */
  owners: Map<string, string>;
  /** Idempotency keys that were used: what was asked under each, and what came of it. */
  keys?: Record<string, { asked: string; result: string }>;
}

export interface Shipment {
  id: string;
  /** Whom it was made at; nothing: EasyPost. */
  via?: 'shippo';
  reference: string | null;
  store: string | null;
  /** Order gid, where the reference names one. */
  order: string | null;
  createdAt: string;
  from: Record<string, unknown>;
  to: Record<string, unknown>;
  parcel: Record<string, unknown>;
  customs?: Record<string, unknown> | null;
  options: Record<string, unknown>;
  rates: Rate[];
  messages: { carrier: string; type: string; message: string }[];
  label: { id: string; boughtAt: string; rateId: string; trackingCode: string; url: string } | null;
  refundedAt: string | null;
  /** Purchases at Shippo that came to nothing. */
  unsold?: { id: string; rateId: string; carrier: string; why: string }[];
  /** EasyPost's tracker status. */
  tracking: string;
  trackingAt: string;
}

export interface Rate {
  id: string;
  carrier: string;
  service: string;
  /** Decimal string in USD. */
  rate: string;
  days: number;
}

export interface Mail {
  at: string;
  /** Who sent it: Waybill over SMTP, or the store itself (notifyCustomer). */
  sender: 'waybill' | 'shopify';
  to: string;
  subject: string;
  messageId: string | null;
  store: string | null;
  order: string | null;
  /** "shipped", "processing" … where the sender says so. */
  event: string | null;
  /** Hash of the text: tells the same mail sent twice from two mails. */
  digest: string;
}

/** A message in the store's chat. */
export interface Post {
  at: string;
  /** The webhook's path: which channel. */
  channel: string;
  text: string;
  blocks: number;
  store: string | null;
  order: string | null;
}

export type EffectKind =
  | 'label'
  | 'label_void'
  | 'fulfillment'
  | 'fulfillment_cancel'
  | 'refund'
  | 'capture'
  | 'return_approve'
  | 'return_decline'
  | 'return_close'
  | 'return_process'
  | 'order_cancel'
  | 'order_update'
  | 'order_edit'
  | 'tags'
  | 'hold'
  | 'release'
  | 'move'
  | 'split'
  | 'service_request'
  | 'service_withdrawal'
  | 'adjust'
  | 'mail'
  | 'chat';

/** One thing that was done to the world, in the order it happened. */
export interface Effect {
  at: string;
  kind: EffectKind;
  store: string | null;
  order: string | null;
  detail: string;
}

export interface World {
  stores: Map<string, Store>;
  shipments: Map<string, Shipment>;
  mails: Mail[];
  posts: Post[];
  effects: Effect[];
  nextId: number;
}

export const newWorld = (): World => ({
  stores: new Map(),
  shipments: new Map(),
  mails: [],
  posts: [],
  effects: [],
  nextId: 5_100_000_000_001,
});

export const gid = (type: string, id: string | number) => `gid://shopify/${type}/${id}`;
export const tailOf = (id: string) => id.slice(id.lastIndexOf('/') + 1);
/** Shopify's clock shows whole seconds. */
export const shopifyTime = (at = new Date()) => `${at.toISOString().slice(0, 19)}Z`;

export function freshGid(world: World, type: string): string {
  return gid(type, world.nextId++);
}

export function record(world: World, effect: Omit<Effect, 'at'>) {
  world.effects.push({ at: new Date().toISOString(), ...effect });
}

const MAP = '$map';

export const serialize = (world: World): string =>
  JSON.stringify(world, (_key, value) => (value instanceof Map ? { [MAP]: [...value] } : value));

/** Throws SyntaxError where the text is no JSON. */
export const deserialize = (text: string): World =>
  JSON.parse(text, (_key, value) =>
    value !== null && typeof value === 'object' && MAP in value ? new Map(value[MAP]) : value,
  );
