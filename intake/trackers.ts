/**
 * `POST /webhooks/easypost/:store` and `/webhooks/shippo/:store`: a carrier tells that something has become of a parcel. What, is asked
 * of the carrier itself: its messages may come twice, late, or in another order.
 */
import { createHash, randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { TRACKER_TOPIC } from '../contracts/workflow.ts';
import { keepArrival } from '../prisma/inbox.ts';
import { MISS_AGE, type Store } from '../prisma/stores.ts';
import { REFUSALS, type Refusal } from './rejections.ts';
import { type Teller, tellers } from './tellers.ts';
import { MAX_BODY, type WebhookResources } from './webhooks.ts';

export interface TrackerResources
  extends Pick<WebhookResources, 'db' | 'log' | 'stores' | 'refusals' | 'onKept'> {
  /** What Shippo signs with, or sends along; nothing is taken from Shippo without it. */
  shippoSecret?: string | undefined;
}

export function trackerRoutes(resources: TrackerResources): Hono {
  const app = new Hono();
  for (const [name, teller] of Object.entries(tellers(resources.shippoSecret)))
    app.route('/', routesOf(resources, `/webhooks/${name}/:store`, teller));
  return app;
}

function routesOf(resources: TrackerResources, path: string, teller: Teller): Hono {
  const { stores } = resources;
  const app = new Hono();
  const storeOf = (c: Context) => stores.get(c.req.param('store') ?? '');

  app.post(
    path,
    bodyLimit({
      maxSize: MAX_BODY,
      onError: async (c) => refuse(resources, c, 'body_too_large', await storeOf(c)),
    }),
    async (c) => {
      const store = await storeOf(c);
      if (!store) return refuse(resources, c, 'unknown_store', null);
      const body = new Uint8Array(await c.req.arrayBuffer());
      const signed = (it: Store | null) => !!it && teller.isSigned(c.req, body, it);
      // The secret may have been rotated a moment ago.
      if (!signed(store) && !signed(await stores.get(store.domain, MISS_AGE)))
        return refuse(resources, c, 'bad_signature', store);
      return keep(resources, c, teller, store, body);
    },
  );
  app.all(path, async (c) => {
    c.header('Allow', 'POST');
    return refuse(resources, c, 'wrong_method', await storeOf(c));
  });
  return app;
}

async function keep(resources: TrackerResources, c: Context, teller: Teller, store: Store, body: Uint8Array) {
  const { db, log, onKept } = resources;
  const read = parse(body);
  if (read === null) return refuse(resources, c, 'malformed_json', store);
  const event = teller.read(read);
  if (!event) return refuse(resources, c, 'unknown_topic', store);
  const { description, trackingNumber, status } = event;
  const webhookId = event.id ?? createHash('sha256').update(body).digest('hex');
  const parcel = await db.shipment.findFirst({
    where: { store: store.domain, trackingNumber, state: { not: 'voided' } },
    select: { order: true },
  });
  const { fresh, traceId, waits } = await keepArrival(db, {
    store: store.domain,
    topic: TRACKER_TOPIC,
    webhookId,
    eventId: null,
    order: parcel?.order ?? null,
    traceId: randomBytes(16).toString('hex'),
    body: new TextEncoder().encode(JSON.stringify({ description, status })),
    triggeredAt: null,
  });
  const order = parcel?.order ?? null;
  log.info(
    { traceId, store: store.domain, topic: TRACKER_TOPIC, webhookId, order },
    fresh ? 'tracker webhook kept' : 'tracker webhook already known',
  );
  if (waits) onKept(store.domain);
  c.header('X-Waybill-Trace-Id', traceId);
  return c.json({
    accepted: true,
    traceId,
    ...(fresh ? {} : { duplicate: true }),
    ...(order ? { order } : { ignored: true }),
  });
}

/** Null where it is no JSON. */
function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8')) as unknown;
  } catch {
    return null;
  }
}

function refuse({ log, refusals }: TrackerResources, c: Context, refusal: Refusal, store: Store | null) {
  const { status, hint } = REFUSALS[refusal];
  refusals.count(store?.domain ?? null, refusal);
  log.warn({ store: store?.domain, status, reason: refusal }, `tracker webhook refused: ${hint}`);
  return c.json({ accepted: false, reason: refusal, hint }, status);
}
