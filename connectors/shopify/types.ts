/** What Waybill asks of Shopify, behind one small interface per store. Every method may throw ConnectorError. */

import type { HoldReason } from '../../contracts/failure.ts';
import type { Money } from '../../contracts/money.ts';
import type { Address, OrderOutcome, OrderSnapshot, OrderSummary } from '../../contracts/order.ts';
import type { OrderReturn, Returns, SuggestedRefund } from '../../contracts/return.ts';
import type { Location, StockLevel } from '../../contracts/stock.ts';
import type { CallContext } from '../error.ts';

export type { Location, StockLevel } from '../../contracts/stock.ts';

export interface Units {
  fulfillmentOrderId: string;
  lines: { fulfillmentOrderLineItemId: string; quantity: number }[];
}

interface Tracking {
  number: string;
  company: string;
  url: string | null;
}

/** Which orders, in Shopify's search syntax, and in which order they come. */
export interface OrderQuery {
  query: string;
  sortKey: 'UPDATED_AT' | 'CREATED_AT' | 'ID';
  after: string | null;
}

export interface Summaries<T = OrderSummary> {
  summaries: T[];
  /** Cursor of the last one; null where there are no more. */
  next: string | null;
}

export interface RefundUnits {
  lineItemId: string;
  quantity: number;
}

export interface NewRefund {
  orderId: string;
  /** `locationId`: where they go back to the shelf; null where they do not. */
  units: (RefundUnits & { locationId: string | null })[];
  /** In the buyer's currency, as all amounts of a refund. */
  shipping: Money | null;
  transactions: { parentId: string | null; gateway: string; amount: Money }[];
  /** Less is refunded than the units are worth. */
  reduced: boolean;
  note: string;
  notifyCustomer: boolean;
}

export interface Subscription {
  id: string;
  /** WebhookSubscriptionTopic, upper case. */
  topic: string;
  uri: string;
  format: string;
}

export interface Shopify {
  /** Whether the token still opens the store: it does not once the app is uninstalled. */
  letsIn(ctx: CallContext): Promise<boolean>;
  /** What the merchant has granted the app: "write_orders". */
  readScopes(ctx: CallContext): Promise<string[]>;
  /** This app's own. */
  readSubscriptions(ctx: CallContext): Promise<Subscription[]>;
  /** Where the same stands already, Shopify refuses it. */
  subscribe(wanted: { topic: string; uri: string }, ctx: CallContext): Promise<void>;
  changeSubscription(id: string, uri: string, ctx: CallContext): Promise<void>;
  unsubscribe(id: string, ctx: CallContext): Promise<void>;
  /** The order as it is now, or null where the store has none of that id. */
  readOrder(orderId: string, ctx: CallContext): Promise<OrderSnapshot | null>;
  /** @throws ConnectorError capture_declined where the bank or Shopify refuses. */
  capture(
    orderId: string,
    capture: { transactionId: string; amount: Money },
    ctx: CallContext,
  ): Promise<void>;
  /** The id of a fulfillment order's order, or null where the store has none of that gid. */
  orderOf(fulfillmentOrder: string, ctx: CallContext): Promise<string | null>;
  /** A page of orders, with what tells where each stands. */
  readSummaries(query: OrderQuery, ctx: CallContext): Promise<Summaries>;
  /** As above, with the tracking numbers of what left. */
  readOutcomes(query: OrderQuery, ctx: CallContext): Promise<Summaries<OrderOutcome>>;
  /** How many orders a search finds. */
  countOrders(query: string, ctx: CallContext): Promise<number>;
  readStock(inventoryItemIds: string[], ctx: CallContext): Promise<StockLevel[]>;
  readLocations(ctx: CallContext): Promise<Location[]>;
  /** Adding a tag twice is harmless: Shopify keeps a set. */
  addTags(orderId: string, tags: string[], ctx: CallContext): Promise<void>;
  /** `handle` is unique per app and fulfillment order; a hold that already stands under it is left as it is. */
  hold(
    hold: { fulfillmentOrderId: string; reason: HoldReason; note: string; handle: string },
    ctx: CallContext,
  ): Promise<void>;
  releaseHolds(fulfillmentOrderId: string, holdIds: string[], ctx: CallContext): Promise<void>;
  moveFulfillmentOrder(
    move: { fulfillmentOrderId: string; toLocationId: string; lines: Units['lines'] },
    ctx: CallContext,
  ): Promise<void>;
  /**
   * Asks the fulfillment service that the fulfillment order is assigned to. Not idempotent at Shopify, which refuses it where it was
   * asked already: read the request's status before a retry.
   */
  requestFulfillment(
    request: { fulfillmentOrderId: string; lines: Units['lines']; notifyCustomer: boolean },
    ctx: CallContext,
  ): Promise<void>;
  /** Asks the service to leave it. What it says to that shows in the request's status. */
  withdrawRequest(fulfillmentOrderId: string, ctx: CallContext): Promise<void>;
  updateAddress(orderId: string, address: Address, ctx: CallContext): Promise<void>;
  /**
   * Sets how many units of some lines are ordered, in one edit; what is taken off goes back to the shelf. Nobody is told
   * and nothing is refunded. Setting what is set already is refused: read the order first.
   */
  setQuantities(
    edit: { orderId: string; lines: { lineItemId: string; quantity: number }[]; note: string },
    ctx: CallContext,
  ): Promise<void>;
  /** Not idempotent at Shopify: read the order's fulfillments before a retry. All units must be of one location. */
  createFulfillment(
    fulfillment: { units: Units[]; tracking: Tracking | null; notifyCustomer: boolean },
    ctx: CallContext,
  ): Promise<{ fulfillmentId: string }>;
  cancelFulfillment(fulfillmentId: string, ctx: CallContext): Promise<void>;
  /** Returns and refunds of an order, or null where the store has none of that id. */
  readReturns(orderId: string, ctx: CallContext): Promise<Returns | null>;
  readReturn(returnId: string, ctx: CallContext): Promise<OrderReturn | null>;
  /** What Shopify would refund for these units. Nothing happens by it. */
  suggestRefund(
    asked: { orderId: string; units: RefundUnits[]; shipping: boolean },
    ctx: CallContext,
  ): Promise<SuggestedRefund | null>;
  approveReturn(returnId: string, notifyCustomer: boolean, ctx: CallContext): Promise<void>;
  declineReturn(
    decline: {
      returnId: string;
      reason: 'FINAL_SALE' | 'OTHER' | 'RETURN_PERIOD_ENDED';
      notifyCustomer: boolean;
    },
    ctx: CallContext,
  ): Promise<void>;
  /** Closing twice is harmless. */
  closeReturn(returnId: string, ctx: CallContext): Promise<void>;
  /** Takes goods in and releases those that the buyer wants instead. Not idempotent at Shopify: read the return before a retry. */
  processReturn(
    returned: {
      returnId: string;
      lines: { id: string; quantity: number }[];
      exchanges: { id: string; quantity: number }[];
    },
    ctx: CallContext,
  ): Promise<void>;
  /**
   * Returns once the order is cancelled; one that is already is left as it is. Not idempotent at Shopify, and done by a job of
   * its own: where that takes long it throws, retryable, and whoever asks again reads the order first.
   */
  cancelOrder(
    cancel: {
      orderId: string;
      reason: 'CUSTOMER' | 'DECLINED' | 'FRAUD' | 'INVENTORY' | 'OTHER' | 'STAFF';
      restock: boolean;
      refund: boolean;
      notifyCustomer: boolean;
      /** For the merchant's staff, at most 255 characters. No personal data. */
      note: string;
    },
    ctx: CallContext,
  ): Promise<void>;
  /**
   * Changes what can be sold, once for each `key`, however often it is asked. All of it or nothing.
   * @throws ConnectorError stock_mismatch where a count is no longer what it was when it was read.
   */
  adjustStock(
    adjustment: {
      changes: { inventoryItemId: string; locationId: string; delta: number; from: number }[];
      reason: 'correction' | 'damaged' | 'received' | 'restock' | 'shrinkage' | 'other';
      /** What it is about, as a URI. */
      reference: string;
    },
    key: string,
    ctx: CallContext,
  ): Promise<void>;
  /**
   * Has Shopify read all orders of a search by itself, at the price of one call.
   * @returns the id to ask after.
   * @throws ConnectorError shopify_throttled where it is at another one already.
   */
  startBulk(query: string, ctx: CallContext): Promise<string>;
  /** What came of it, some hundred at a time; null while Shopify is at it. */
  readBulk(id: string, ctx: CallContext): Promise<AsyncIterable<OrderOutcome[]> | null>;
  /** Pays once for each `key`, however often it is asked. */
  createRefund(refund: NewRefund, key: string, ctx: CallContext): Promise<{ refundId: string }>;
}

/** Where and as whom to speak to one store. */
export interface ShopifyAccess {
  /** "acme.myshopify.com" */
  domain: string;
  /** Base of the Admin API: "https://acme.myshopify.com", or a simulated store's address. */
  adminUrl: string;
  accessToken: string;
  /** The token as it is known now: it may have been rotated a moment ago. Null where there is none any more. */
  renewed?(): Promise<string | null>;
  /** Without it calls are sent as they come. */
  throttle?: Throttle;
  /** Told where Shopify answers by another version of its API than it was asked by, or calls something deprecated. */
  noticed?: (notice: ApiNotice) => void;
}

export interface ApiNotice {
  /** "2026-10" */
  asked: string;
  answered: string;
  /** Shopify's reason, mostly the address of a page that says what to do. */
  deprecated: string | null;
}

/** Keeps what all workers together ask of one store within what Shopify restores. */
export interface Throttle {
  /**
   * Resolves when a call of so many points may be sent; never waits for points.
   * @throws ConnectorError shopify_throttled: come back in `retryAfterMs`.
   */
  take(points: number, ctx: CallContext): Promise<void>;
  /** What became of a call that took `points`. Not told of a call whose answer was lost: its points count as spent. */
  settle(points: number, told: Told): void;
}

export type Told =
  /** What the call came to, nothing where it was refused; and Shopify's `throttleStatus` with the answer. */
  | { actual: number; status: ThrottleStatus }
  /** To be left alone for so long. */
  | { awayMs: number };

export interface ThrottleStatus {
  available: number;
  capacity: number;
  /** Points a second. */
  restoreRate: number;
}
