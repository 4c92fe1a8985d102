/** The server: takes webhooks in, and dispatches them to the workflows of their orders. */
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Client } from '@temporalio/client';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import { database } from '../prisma/client.ts';
import type { PrismaClient } from '../prisma/generated/client.ts';
import { secretBox } from '../prisma/secrets.ts';
import { type StoreDirectory, storeDirectory } from '../prisma/stores.ts';
import type { ServerConfig } from '../runtime/config.ts';
import { payloadCodec } from '../runtime/payloads.ts';
import { temporalClient } from '../runtime/temporal.ts';
import { throttles } from '../runtime/throttle.ts';
import { deliverTo, wakeIn } from './delivery.ts';
import { startDispatcher } from './dispatcher.ts';
import { healthRoutes, reachTemporal } from './health.ts';
import { keepSchedules } from './keepSchedules.ts';
import { type OAuthResources, oauthRoutes } from './oauth/routes.ts';
import { orderOf } from './orderOf.ts';
import { watchPressure } from './pressure.ts';
import { refusalCounter } from './rejections.ts';
import { ringsOf } from './rings.ts';
import { startRounds } from './rounds.ts';
import { stockOf } from './stock.ts';
import { trackerRoutes } from './trackers.ts';
import { turnOnce } from './turns.ts';
import { warmUp } from './warmUp.ts';
import { webhookRoutes } from './webhooks.ts';

export interface ServerResources {
  db: PrismaClient;
  log: Logger;
  stores: StoreDirectory;
  temporal: Client;
  taskQueue: string;
  /** What Shippo signs its webhooks with. */
  shippoSecret?: string | undefined;
  /** Where merchants may install the app by a link. */
  install?: Omit<OAuthResources, 'onConnected' | 'log'>;
}

export interface Server {
  /** "http://127.0.0.1:3000" */
  url: string;
  /** Answers what has come in, finishes what is being delivered, and leaves the rest to the next process. */
  close(): Promise<void>;
}

/** How long a sender may take for one request; Shopify gives up after 5 s. */
const REQUEST_TIMEOUT_MS = 15_000;

/** The routes, and what works behind them. Listens nowhere yet. */
export function createServer(resources: ServerResources) {
  const { db, log, stores, temporal, taskQueue, shippoSecret } = resources;
  const refusals = refusalCounter(db, log);
  const throttleOf = throttles(db);
  const pressure = watchPressure();
  const dispatcher = startDispatcher({
    db,
    log,
    deliver: deliverTo({ temporal, taskQueue, db }),
    orderOf: orderOf(stores, throttleOf),
    pressure,
  });
  const schedules = keepSchedules({ db, log, client: temporal, taskQueue });
  const ofTurns = {
    db,
    log,
    ...stockOf(stores, throttleOf),
    wake: wakeIn(temporal, taskQueue),
  };
  const turns = startRounds({ log, trouble: 'the queues for stock cannot be read' }, () => turnOnce(ofTurns));

  const app = new Hono();
  const onKept = ringsOf(dispatcher.wake);
  const onArrival = { onKept, onStock: turns.wake, onUninstalled: schedules.wake };
  app.route('/', webhookRoutes({ db, log, stores, refusals, ...onArrival }));
  app.route('/', trackerRoutes({ db, log, stores, refusals, shippoSecret, onKept }));
  app.route('/', healthRoutes({ db, temporal }));
  const { install } = resources;
  if (install) app.route('/', oauthRoutes({ ...install, log, onConnected: schedules.wake }));
  app.notFound((c) =>
    c.json(
      {
        reason: 'not_found',
        hint: "webhooks go to /webhooks/shopify/<store>, a carrier's to /webhooks/easypost/<store> or /webhooks/shippo/<store>",
      },
      404,
    ),
  );
  // Whatever it is, it is ours and may pass: Shopify shall come again.
  app.onError((err, c) => {
    log.error({ err, path: c.req.routePath }, 'request failed');
    return c.json({ reason: 'unavailable', hint: 'try again later' }, 503, { 'Retry-After': '5' });
  });

  return {
    app,
    refusals,
    async close() {
      await Promise.all([schedules.stop(), dispatcher.stop(), turns.stop()]);
      pressure.stop();
      await refusals.flush();
    },
  };
}

/** Puts the resources together and listens. */
export async function startServer(config: ServerConfig, log: Logger): Promise<Server> {
  const db = database(config.DATABASE_URL, config.DATABASE_POOL);
  const box = secretBox(config.WAYBILL_SECRET_KEY);
  const stores = storeDirectory(db, box);
  const temporal = temporalClient(config, payloadCodec({ db: () => db, box: () => box }));
  const taskQueue = config.TEMPORAL_TASK_QUEUE;
  const app = installation(config);
  const install = app && { ...app, db, box, client: temporal, taskQueue };
  const shippoSecret = config.SHIPPO_WEBHOOK_SECRET;
  const resources = { db, log, stores, temporal, taskQueue, shippoSecret, ...(install ? { install } : {}) };
  // A database that is away now is back later, perhaps: /readyz tells of it.
  await Promise.all([warmUp(db, config.DATABASE_POOL), reachTemporal(temporal)]).catch((err) =>
    log.warn({ err }, 'started cold'),
  );
  const server = await listen(resources, config);
  return {
    url: server.url,
    async close() {
      await server.close();
      await temporal.connection.close();
      await db.$disconnect();
    },
  };
}

/** Null where merchants cannot install the app by themselves. */
function installation(config: ServerConfig) {
  const { WAYBILL_PUBLIC_URL: publicUrl, SHOPIFY_API_KEY: apiKey, SHOPIFY_API_SECRET: apiSecret } = config;
  if (!publicUrl || !apiKey || !apiSecret) return null;
  const adminUrlOf = (shop: string) => config.SHOPIFY_ADMIN_URL.replace('{shop}', shop);
  return { publicUrl, apiKey, apiSecret, adminUrlOf };
}

/** @throws where the port is taken. */
export async function listen(
  resources: ServerResources,
  { HOST, PORT }: Pick<ServerConfig, 'HOST' | 'PORT'>,
): Promise<Server> {
  const { app, close } = createServer(resources);
  const http = serve({
    fetch: app.fetch,
    hostname: HOST,
    port: PORT,
    serverOptions: { requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: REQUEST_TIMEOUT_MS },
  });
  await new Promise<void>((resolve, reject) => {
    http.once('listening', resolve);
    http.once('error', reject);
  }).catch(async (error) => {
    await close();
    throw error;
  });
  const { port } = http.address() as AddressInfo;
  const host = HOST.includes(':') ? `[${HOST}]` : HOST;
  return {
    url: `http://${host}:${port}`,
    async close() {
      const closed = new Promise((resolve) => http.close(resolve));
      if ('closeIdleConnections' in http) http.closeIdleConnections();
      await closed;
      await close();
    },
  };
}
