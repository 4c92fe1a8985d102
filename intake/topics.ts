/** Webhook topics: which Waybill knows, and where a body of each carries the order it is about. */
import { parse as parseLossless } from 'lossless-json';
import { privacyKindOf } from '../contracts/privacy.ts';

type Json = Record<string, unknown>;

/** Topics about an order, by the name before the slash: from where in the body its id is read, best first. */
const ORDER_TOPICS: Record<string, (topic: string, body: Json) => unknown[]> = {
  orders: (topic, body) => {
    switch (topic) {
      case 'orders/edited':
        return [at(body, 'order_edit', 'order_id')];
      case 'orders/risk_assessment_changed':
        return [body.admin_graphql_api_order_id, body.order_id];
      default:
        return [body.admin_graphql_api_id, body.id];
    }
  },
  order_transactions: (_, body) => [body.admin_graphql_api_order_id, body.order_id],
  fulfillments: (_, body) => [body.admin_graphql_api_order_id, body.order_id],
  fulfillment_events: (_, body) => [body.order_id],
  fulfillment_orders: (_, body) => [at(body, 'fulfillment_order', 'order_id'), body.order_id],
  refunds: (_, body) => [body.order_id],
  returns: (_, body) => [at(body, 'order', 'admin_graphql_api_id'), at(body, 'order', 'id'), body.order_id],
  disputes: (_, body) => [body.order_id],
};

/** Topics that a store may well send, and that are about no order. */
const OTHER_TOPICS = new Set([
  'app',
  'app_subscriptions',
  'bulk_operations',
  'carts',
  'checkouts',
  'collections',
  'companies',
  'customers',
  'draft_orders',
  'inventory_items',
  'inventory_levels',
  'locations',
  'products',
  'shop',
  'tender_transactions',
  'variants',
]);

const at = (body: Json, key: string, inner: string) => (body[key] as Json | null | undefined)?.[inner];

const familyOf = (topic: string) => topic.split('/', 1).join('');

export type TopicKind = 'order' | 'privacy' | 'other' | 'unknown';

export function kindOfTopic(topic: string): TopicKind {
  if (!/^[a-z_]{1,40}\/[a-z_]{1,60}$/.test(topic)) return 'unknown';
  if (privacyKindOf(topic)) return 'privacy';
  const family = familyOf(topic);
  if (Object.hasOwn(ORDER_TOPICS, family)) return 'order';
  return OTHER_TOPICS.has(family) ? 'other' : 'unknown';
}

/** A body that is no JSON object. */
export class MalformedBody extends Error {
  override name = 'MalformedBody';
}

/**
 * The id of the order that a webhook is about, as text: ids exceed 2^53.
 * @returns null where the body names none.
 * @throws MalformedBody
 */
export function orderIdOf(topic: string, text: string): string | null {
  const quick = parseObject(text, JSON.parse);
  const find = ORDER_TOPICS[familyOf(topic)];
  const found = find?.(topic, quick).find(isId);
  if (!find || found === undefined) return null;
  // Read as a float its last digits are gone. The parser that keeps them is slow, and only for such bodies.
  const exact = Number.isInteger(found) && !Number.isSafeInteger(found);
  return toText(exact ? find(topic, parseObject(text, parseExactly)).find(isId) : found);
}

/** Tells nothing that the order itself, which is read anew, does not tell. */
const UNTELLING = new Set(['fulfillment_orders/order_routing_complete']);

/**
 * The fulfillment order that a webhook tells of, as a gid: such bodies name no order, and Shopify has to be asked for it.
 * @returns null where none is named, or where the news is a hold of our own.
 * @throws MalformedBody
 */
export function fulfillmentOrderOf(topic: string, text: string): string | null {
  if (familyOf(topic) !== 'fulfillment_orders' || UNTELLING.has(topic)) return null;
  const body = parseObject(text, JSON.parse);
  if (at(body, 'created_fulfillment_hold', 'held_by_requesting_app') === true) return null;
  return /"gid:\/\/shopify\/FulfillmentOrder\/\d{1,20}"/.exec(JSON.stringify(body))?.[0].slice(1, -1) ?? null;
}

/**
 * The inventory item whose stock a webhook tells of, as a gid.
 * @returns null where it tells of none.
 * @throws MalformedBody
 */
export function stockItemOf(topic: string, text: string): string | null {
  if (familyOf(topic) !== 'inventory_levels') return null;
  const read = (body: Json) => [tailAfter(body.admin_graphql_api_id), body.inventory_item_id].find(isId);
  const found = read(parseObject(text, JSON.parse));
  if (found === undefined) return null;
  const exact = Number.isInteger(found) && !Number.isSafeInteger(found);
  const id = toText(exact ? read(parseObject(text, parseExactly)) : found);
  return `gid://shopify/InventoryItem/${id}`;
}

/** A level's gid carries its item's id digit for digit: "gid://shopify/InventoryLevel/1?inventory_item_id=2". */
const tailAfter = (levelGid: unknown) => /[?&]inventory_item_id=(\d+)/.exec(String(levelGid ?? ''))?.[1];

/** The domain of the store that has taken the app away, as its own body names it; null for any other topic, or where it names none. */
export function uninstalledStoreOf(topic: string, text: string): string | null {
  if (topic !== 'app/uninstalled') return null;
  const { myshopify_domain: domain } = parseObject(text, JSON.parse);
  return typeof domain === 'string' ? domain.trim().toLowerCase() : null;
}

/** When the order in a body was changed last, in ms; NaN where the body does not say. Only bodies of `orders/*` are orders. */
export function updatedAtOf(topic: string, text: string): number {
  if (!topic.startsWith('orders/')) return Number.NaN;
  return Date.parse(String(parseObject(text, JSON.parse).updated_at));
}

function parseObject(text: string, parser: (text: string) => unknown): Json {
  let body: unknown;
  try {
    body = parser(text);
  } catch {
    throw new MalformedBody('the body is not JSON');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new MalformedBody('the body is not a JSON object');
  return body as Json;
}

/** As JSON.parse has it: of a doubled key the last one counts. */
const parseExactly = (text: string) =>
  parseLossless(text, null, { onDuplicateKey: ({ newValue }) => newValue });

/** A gid of an order, or a number in whatever form a parser left it. */
const toText = (value: unknown) => String(value ?? '').replace(/^gid:\/\/shopify\/Order\//, '');
const isId = (value: unknown) => /^[1-9]\d{0,19}$/.test(toText(value));
