/**
 * `POST /webhooks/easypost/:store`: the carrier tells that something has become of a parcel. What, is asked of the carrier itself:
 * its messages may come twice, late, or in another order.
 */
import { createHash, randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { TRACKER_TOPIC } from '../contracts/workflow.ts';
import { keepArrival } from '../prisma/inbox.ts';
import { MISS_AGE, type Store } from '../prisma/stores.ts';
import { REFUSALS, type Refusal } from './rejections.ts';
import { isSignedByCarrier } from './signature.ts';
import { MAX_BODY, type WebhookResources } from './webhooks.ts';

export type TrackerResources = Pick<WebhookResources, 'db' | 'log' | 'stores' | 'refusals' | 'onKept'>;

/** Everything else of an event is left out: signatures and addresses of buyers among it. */
const Event = z.object({
  id: z.string().min(1).max(128).optional(),
  description: z.string(),
  result: z.object({
    tracking_code: z.string().min(1).max(128).nullish(),
    status: z.string().max(64).nullish(),
  }),
});

export function trackerRoutes(resources: TrackerResources): Hono {
  const { stores } = resources;
  const path = '/webhooks/easypost/:store';
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
      const signature = c.req.header('x-hmac-signature') ?? '';
      const signedBy = (it: Store | null) => !!it && isSignedByCarrier(body, signature, it.secrets);
      // The secret may have been rotated a moment ago.
      if (!signedBy(store) && !signedBy(await stores.get(store.domain, MISS_AGE)))
        return refuse(resources, c, 'bad_signature', store);
      return keep(resources, c, store, body);
    },
  );
  app.all(path, async (c) => {
    c.header('Allow', 'POST');
    return refuse(resources, c, 'wrong_method', await storeOf(c));
  });
  return app;
}

async function keep(resources: TrackerResources, c: Context, store: Store, body: Uint8Array) {
  const { db, log, onKept } = resources;
  const read = parse(body);
  if (read === null) return refuse(resources, c, 'malformed_json', store);
  const event = Event.safeParse(read);
  if (!event.success || !event.data.description.startsWith('tracker.'))
    return refuse(resources, c, 'unknown_topic', store);
  const { id, description, result } = event.data;
  const webhookId = id ?? createHash('sha256').update(body).digest('hex');
  const trackingNumber = result.tracking_code ?? '';
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
    body: new TextEncoder().encode(JSON.stringify({ description, status: result.status ?? null })),
    triggeredAt: null,
  });
  const order = parcel?.order ?? null;
  log.info(
    { traceId, store: store.domain, topic: TRACKER_TOPIC, webhookId, order },
    fresh ? 'tracker webhook kept' : 'tracker webhook already known',
  );
  if (waits) onKept();
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
