/** `POST /webhooks/shopify/:store`: checks a delivery, keeps it in the inbox, acknowledges it. */
import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Logger } from 'pino';
import type { PrismaClient } from '../prisma/generated/client.ts';
import { type Arrival, keepArrival, keepStockNews } from '../prisma/inbox.ts';
import { disconnectStore, domainOf, MISS_AGE, type Store, type StoreDirectory } from '../prisma/stores.ts';
import { REFUSALS, type Refusal, type RefusalCounter } from './rejections.ts';
import { isSigned } from './signature.ts';
import {
  fulfillmentOrderOf,
  kindOfTopic,
  MalformedBody,
  orderIdOf,
  stockItemOf,
  uninstalledStoreOf,
} from './topics.ts';

export const MAX_BODY = 2 * 1024 * 1024;
/** Shopify tries for 4 hours with the first attempt's time; the rest is for queues in between and for replays by hand. */
const MAX_AGE_MS = 48 * 3_600_000;
const MAX_AHEAD_MS = 5 * 60_000;
const MAX_HEADER = 128;

export interface WebhookResources {
  db: PrismaClient;
  log: Logger;
  stores: StoreDirectory;
  refusals: RefusalCounter;
  /** Called after a webhook of a store was kept that a dispatcher shall take. */
  onKept(store: string): void;
  /** Called after a store has taken the app away. */
  onUninstalled(): void;
  /** Called after news of stock was kept that somebody waits for. */
  onStock(): void;
}

interface Delivery {
  store: Store;
  topic: string;
  webhookId: string;
  signature: string;
}

type Env = { Variables: { delivery: Delivery } };

export function webhookRoutes(resources: WebhookResources): Hono<Env> {
  const { stores } = resources;
  const refuse = (c: Context, refusal: Refusal, store: Store | null) =>
    answerRefusal(resources, c, refusal, store);
  const path = '/webhooks/shopify/:store';
  const app = new Hono<Env>();

  app.post(
    path,
    async (c, next) => {
      const store = await stores.get(c.req.param('store'));
      if (!store) return refuse(c, 'unknown_store', null);
      const topic = header(c, 'x-shopify-topic');
      const webhookId = header(c, 'x-shopify-webhook-id');
      const signature = header(c, 'x-shopify-hmac-sha256');
      if (!topic || !webhookId || !signature) return refuse(c, 'missing_header', store);
      c.set('delivery', { store, topic, webhookId, signature });
      return next();
    },
    bodyLimit({ maxSize: MAX_BODY, onError: (c) => refuse(c, 'body_too_large', c.get('delivery').store) }),
    async (c) => {
      const delivery = c.get('delivery');
      const body = new Uint8Array(await c.req.arrayBuffer());
      const refusal = await findFault(stores, c, delivery, body);
      if (refusal) return refuse(c, refusal, delivery.store);
      return keep(resources, c, delivery, body);
    },
  );
  app.all(path, async (c) => {
    c.header('Allow', 'POST');
    return refuse(c, 'wrong_method', await stores.get(c.req.param('store')));
  });
  return app;
}

/** What is wrong with a delivery, checked in an order that tells a stranger nothing; null where it is sound. */
async function findFault(
  stores: StoreDirectory,
  c: Context,
  { store, topic, signature }: Delivery,
  body: Uint8Array,
): Promise<Refusal | null> {
  if (!isSigned(body, signature, store.secrets) && !(await isSignedSince(stores, store, body, signature)))
    return 'bad_signature';
  const shop = header(c, 'x-shopify-shop-domain');
  if (shop && domainOf(shop) !== store.domain) return 'wrong_store';
  const triggered = header(c, 'x-shopify-triggered-at');
  if (triggered && !isTimely(Date.parse(triggered))) return 'stale_trigger';
  return kindOfTopic(topic) === 'unknown' ? 'unknown_topic' : null;
}

/** The secret may have been rotated a moment ago. */
async function isSignedSince(stores: StoreDirectory, old: Store, body: Uint8Array, signature: string) {
  const store = await stores.get(old.domain, MISS_AGE);
  return !!store && store !== old && isSigned(body, signature, store.secrets);
}

function isTimely(at: number): boolean {
  const age = Date.now() - at;
  return age <= MAX_AGE_MS && age >= -MAX_AHEAD_MS;
}

async function keep(resources: WebhookResources, c: Context, delivery: Delivery, body: Uint8Array) {
  const { db, log, onKept, onStock, onUninstalled } = resources;
  const { store, topic, webhookId } = delivery;
  let about: Record<'order' | 'item' | 'uninstalled' | 'fulfillmentOrder', string | null>;
  try {
    const text = Buffer.from(body.buffer).toString('utf8');
    about = {
      order: orderIdOf(topic, text),
      item: stockItemOf(topic, text),
      uninstalled: uninstalledStoreOf(topic, text),
      fulfillmentOrder: fulfillmentOrderOf(topic, text),
    };
  } catch (error) {
    if (error instanceof MalformedBody) return answerRefusal(resources, c, 'malformed_json', store);
    throw error;
  }
  const { order, item, uninstalled } = about;
  // Stores that share an app share its secret, which signs the body and not the address.
  if (uninstalled && uninstalled !== store.domain) return answerRefusal(resources, c, 'wrong_store', store);
  const triggered = header(c, 'x-shopify-triggered-at');
  const arrival: Arrival = {
    store: store.domain,
    topic,
    webhookId,
    eventId: header(c, 'x-shopify-event-id') ?? null,
    order,
    traceId: randomBytes(16).toString('hex'),
    body,
    triggeredAt: triggered ? new Date(triggered) : null,
    nameable: about.fulfillmentOrder !== null,
  };
  if (uninstalled && (await disconnectStore(db, store.domain, arrival.triggeredAt ?? new Date())))
    onUninstalled();
  const { fresh, traceId, waits, waited } = item
    ? await keepStockNews(db, arrival, item)
    : { ...(await keepArrival(db, arrival)), waited: false };
  const line = { traceId, store: store.domain, topic, webhookId, order };
  c.header('X-Waybill-Trace-Id', traceId);
  if (!fresh) {
    log.info(line, 'webhook already known');
    return c.json({ accepted: true, duplicate: true, traceId });
  }
  const taken = waits || waited;
  log.info(line, taken ? 'webhook kept' : 'webhook noted and ignored: it is about nothing to be done');
  if (waits) onKept(store.domain);
  if (waited) onStock();
  return c.json({
    accepted: true,
    traceId,
    ...(order ? { order } : waited ? { item } : {}),
    ...(taken ? {} : { ignored: true }),
  });
}

function answerRefusal(
  { log, refusals }: WebhookResources,
  c: Context,
  refusal: Refusal,
  store: Store | null,
) {
  const { status, hint } = REFUSALS[refusal];
  refusals.count(store?.domain ?? null, refusal);
  log.warn({ store: store?.domain, status, reason: refusal }, `webhook refused: ${hint}`);
  return c.json({ accepted: false, reason: refusal, hint }, status);
}

/** Longer ones than Shopify sends are as good as missing: they would end up in the table. */
function header(c: Context, name: string): string | undefined {
  const value = c.req.header(name)?.trim();
  return value && value.length <= MAX_HEADER ? value : undefined;
}
