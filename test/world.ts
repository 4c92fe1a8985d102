/** Everything at once, in this process: simulated stores, the webhook server, a worker, a database of its own. Only Temporal is shared. */
import { randomBytes } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import type { PayloadCodec } from '@temporalio/common';
import { NativeConnection, Runtime, type Worker } from '@temporalio/worker';
import pino from 'pino';
import { inject } from 'vitest';
import type { z } from 'zod';
import { createResources } from '../activities/resources.ts';
import { createWorker } from '../activities/worker.ts';
import type { GivenPolicy } from '../contracts/policy.ts';
import { type OrderState, STATE_QUERY } from '../contracts/workflow.ts';
import { startServer } from '../intake/server.ts';
import type { PrismaClient } from '../prisma/generated/client.ts';
import { secretBox } from '../prisma/secrets.ts';
import { addStore } from '../prisma/stores.ts';
import { CARRIER_SETTINGS, type Config, readConfig } from '../runtime/config.ts';
import { MODEL_SETTINGS } from '../runtime/model/settings.ts';
import { payloadCodec } from '../runtime/payloads.ts';
import { type Simulator, startSimulator } from '../simulator/index.ts';
import type { LocationOptions } from '../simulator/stores.ts';
import { temporalLogger } from '../telemetry/temporal.ts';
import { makeDatabase } from './database.ts';

export interface World {
  config: Config;
  db: PrismaClient;
  client: Client;
  /** Opens what Temporal keeps of orders. */
  codec: PayloadCodec;
  simulator: Simulator;
  /** The webhook server's address. */
  serverUrl: string;
  /** Opens a store of its own, known to both sides. Workflow ids carry its name, so tests do not meet. */
  openStore(options?: StoreWishes): Promise<TestStore>;
  /** The order's row once it has one of these outcomes, or any. */
  outcome(store: string, order: string, ...wanted: string[]): Promise<OrderRow>;
  state(store: string, order: string): Promise<OrderState>;
  startWorker(): Promise<void>;
  stopWorker(): Promise<void>;
  close(): Promise<void>;
}

export interface StoreWishes {
  currency?: string;
  country?: string;
  policy?: z.input<typeof GivenPolicy>;
  locations?: (string | LocationOptions)[];
}

export interface TestStore {
  domain: string;
  secret: string;
  /** Places a webhook body as if a buyer had ordered; answers with the order's id. */
  place(body: object, options?: { topic?: string; times?: number }): Promise<string>;
  /** Shopify takes another token from now on, and no longer the last. */
  changeToken(accessToken: string): void;
  /** From now on its webhooks get lost, or arrive again. */
  loseWebhooks(lost: boolean): void;
}

type OrderRow = Awaited<ReturnType<PrismaClient['order']['findUniqueOrThrow']>>;

const log = pino({ level: process.env.TEST_LOG ?? 'silent' });
Runtime.install({ logger: temporalLogger(log) });

const PATIENCE_MS = 45_000;

export interface WorldWishes {
  worker?: boolean;
  /** Instead of the server that all tests share. */
  temporalAddress?: string;
  /** 1 unless said otherwise. */
  timeScale?: number;
  /** Webhooks are subscribed to through the API, as for a store outside. */
  subscribes?: boolean;
}

export async function startWorld(wishes: WorldWishes = {}): Promise<World> {
  const { worker: withWorker = true, temporalAddress = inject('temporalAddress') } = wishes;
  const database = await makeDatabase();
  const { db } = database;
  const simulator = await startSimulator({ webhooks: { retryBaseMs: 200, echoMs: 50 } });
  const key = randomBytes(32).toString('base64');
  const config: Config = {
    DATABASE_URL: database.url,
    DATABASE_POOL: 10,
    TEMPORAL_ADDRESS: temporalAddress,
    TEMPORAL_NAMESPACE: 'default',
    TEMPORAL_TASK_QUEUE: `test-${randomBytes(4).toString('hex')}`,
    WORKFLOW_BUNDLE: undefined,
    HOST: '127.0.0.1',
    PORT: 0,
    WAYBILL_PUBLIC_URL: undefined,
    SHOPIFY_API_KEY: undefined,
    SHOPIFY_API_SECRET: undefined,
    SHOPIFY_ADMIN_URL: 'https://{shop}',
    WAYBILL_SECRET_KEY: key,
    ...readConfig(CARRIER_SETTINGS, {
      CARRIER_URL: `${simulator.url}/easypost/v2`,
      EASYPOST_API_KEY: 'test',
      SHIPPO_URL: `${simulator.url}/shippo`,
      SHIPPO_API_KEY: 'test',
    }),
    SHIPPO_WEBHOOK_SECRET: 'simulated',
    SMTP_URL: `smtp://127.0.0.1:${simulator.smtpPort}`,
    MAIL_FROM: 'orders@example.com',
    WAYBILL_TIME_SCALE: wishes.timeScale ?? 1,
    LOG_LEVEL: 'silent',
    SIMULATOR_URL: simulator.url,
    TEMPORAL_UI_URL: undefined,
    // No model unless a test brings one: whoever runs the tests may have a key in the environment.
    ...readConfig(MODEL_SETTINGS, {}),
  };
  const server = await startServer(config, log);
  if (wishes.subscribes) config.WAYBILL_PUBLIC_URL = server.url;
  const connection = await Connection.connect({ address: config.TEMPORAL_ADDRESS ?? '' });
  const box = secretBox(key);
  const codec = payloadCodec({ db: () => db, box: () => box });
  const client = new Client({ connection, dataConverter: { payloadCodecs: [codec] } });
  let running: Running | null = null;

  const world: World = {
    config,
    db,
    codec,
    client,
    simulator,
    serverUrl: server.url,
    openStore: (wishes) => openStore(world, key, wishes),
    outcome: (store, order, ...wanted) => waitForOutcome(world, store, order, wanted),
    state: (store, order) =>
      client.workflow.getHandle(`order/${store}/${order}`).query<OrderState>(STATE_QUERY),
    async startWorker() {
      running = await runWorker(config);
    },
    async stopWorker() {
      await running?.stop();
      running = null;
    },
    async close() {
      await world.stopWorker();
      await server.close();
      await simulator.close();
      await connection.close();
      await database.drop();
    },
  };
  if (withWorker) await world.startWorker();
  return world;
}

interface Running {
  worker: Worker;
  stop(): Promise<void>;
}

async function runWorker(config: Config): Promise<Running> {
  const resources = createResources(config, log);
  const connection = await NativeConnection.connect({ address: config.TEMPORAL_ADDRESS ?? '' });
  const options = { connection, namespace: 'default', taskQueue: config.TEMPORAL_TASK_QUEUE };
  const worker = await createWorker(resources, { ...options, bundle: inject('workflowBundle') });
  const ended = worker.run();
  return {
    worker,
    async stop() {
      worker.shutdown();
      await ended;
      await resources.close();
      await connection.close();
    },
  };
}

async function openStore(world: World, key: string, wishes: StoreWishes = {}): Promise<TestStore> {
  const domain = `s${randomBytes(5).toString('hex')}.myshopify.com`;
  const secret = randomBytes(16).toString('hex');
  const accessToken = randomBytes(16).toString('hex');
  const { currency = 'USD', country = 'US', locations } = wishes;
  let settings = { domain, name: 'Test Store', currency, country, accessToken, secret };
  const webhookUrl = `${world.serverUrl}/webhooks/shopify/${domain}`;
  world.simulator.control.putStore({
    ...settings,
    webhookUrl,
    ...(locations ? { locations: locations.map((it) => (typeof it === 'string' ? { name: it } : it)) } : {}),
  });
  const adminUrl = `${world.simulator.url}/stores/${domain}`;
  await addStore(world.db, secretBox(key), {
    domain,
    name: 'Test Store',
    adminUrl,
    accessToken,
    secret,
    ...(wishes.policy ? { policy: wishes.policy } : {}),
  });
  return {
    domain,
    secret,
    async place(body, options) {
      const { orderId } = await world.simulator.control.place(domain, JSON.stringify(body), options);
      if (!orderId) throw new Error('the body is about no order');
      return orderId;
    },
    changeToken(token) {
      settings = { ...settings, accessToken: token };
      world.simulator.control.putStore(settings);
    },
    loseWebhooks: (lost) =>
      void world.simulator.control.putStore({ ...settings, webhookUrl: lost ? null : webhookUrl }),
  };
}

async function waitForOutcome(
  world: World,
  store: string,
  order: string,
  wanted: string[],
): Promise<OrderRow> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const row = await world.db.order.findUnique({ where: { store_order: { store, order } } });
    if (row?.outcome && (wanted.length === 0 || wanted.includes(row.outcome))) return row;
    if (Date.now() > deadline)
      throw new Error(`order ${order} is at ${row?.stage}: ${row?.outcome} ${row?.why ?? ''}`);
    await new Promise((done) => setTimeout(done, 30));
  }
}
