/** What Waybill asks of a store: the permissions it cannot work without, and the webhooks it wants to hear. */

/** Shopify's access scopes, and what each is for. To write includes to read. */
const REQUIRED: Record<string, string> = {
  write_orders: 'to read orders, tag them and correct their addresses',
  read_products: 'to know what is in an order',
  read_customers: "to know the buyer's history and language",
  read_inventory: 'to know what is in stock',
  read_locations: 'to know where it can leave from',
  write_merchant_managed_fulfillment_orders: 'to hold, move and fulfill',
};

const IMPLIES = /^write_/;

export interface Missing {
  scope: string;
  why: string;
}

/** Required permissions that were not granted. */
export const missingScopes = (granted: string[]): Missing[] =>
  Object.entries(REQUIRED).flatMap(([scope, why]) => (has(granted, scope) ? [] : [{ scope, why }]));

/** What an installation asks the merchant for. */
export const REQUESTED_SCOPES = [
  ...Object.keys(REQUIRED),
  'read_returns',
  'write_third_party_fulfillment_orders',
  'read_shopify_payments_disputes',
].join(',');

const has = (granted: string[], scope: string) =>
  granted.includes(scope) ||
  granted.some((each) => IMPLIES.test(each) && each.replace(IMPLIES, 'read_') === scope);

/** Without it Shopify does not show what lies with a fulfillment service: Waybill then leaves that alone. */
const SERVICES = 'read_third_party_fulfillment_orders';

/** WebhookSubscriptionTopic to the permission it needs, where that is not one of the required. */
const TOPICS: Record<string, string | null> = {
  ORDERS_CREATE: null,
  ORDERS_PAID: null,
  ORDERS_UPDATED: null,
  ORDERS_EDITED: null,
  ORDERS_CANCELLED: null,
  ORDERS_FULFILLED: null,
  ORDERS_PARTIALLY_FULFILLED: null,
  ORDERS_DELETE: null,
  ORDERS_RISK_ASSESSMENT_CHANGED: null,
  REFUNDS_CREATE: null,
  RETURNS_REQUEST: 'read_returns',
  RETURNS_APPROVE: 'read_returns',
  FULFILLMENTS_CREATE: null,
  FULFILLMENTS_UPDATE: null,
  FULFILLMENT_ORDERS_ORDER_ROUTING_COMPLETE: null,
  FULFILLMENT_ORDERS_MOVED: null,
  FULFILLMENT_ORDERS_SPLIT: null,
  FULFILLMENT_ORDERS_MERGED: null,
  FULFILLMENT_ORDERS_PLACED_ON_HOLD: null,
  FULFILLMENT_ORDERS_HOLD_RELEASED: null,
  FULFILLMENT_ORDERS_CANCELLED: null,
  FULFILLMENT_ORDERS_FULFILLMENT_REQUEST_ACCEPTED: SERVICES,
  FULFILLMENT_ORDERS_FULFILLMENT_REQUEST_REJECTED: SERVICES,
  FULFILLMENT_ORDERS_CANCELLATION_REQUEST_ACCEPTED: SERVICES,
  FULFILLMENT_ORDERS_CANCELLATION_REQUEST_REJECTED: SERVICES,
  FULFILLMENT_ORDERS_FULFILLMENT_SERVICE_FAILED_TO_COMPLETE: SERVICES,
  FULFILLMENT_ORDERS_PROGRESS_REPORTED: null,
  INVENTORY_LEVELS_UPDATE: null,
  DISPUTES_CREATE: 'read_shopify_payments_disputes',
  DISPUTES_UPDATE: 'read_shopify_payments_disputes',
  APP_UNINSTALLED: null,
};

/** Those of its webhooks that a store with these permissions can send. */
export const wantedTopics = (granted: string[]): string[] =>
  Object.entries(TOPICS).flatMap(([topic, scope]) => (!scope || has(granted, scope) ? [topic] : []));
