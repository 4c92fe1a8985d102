/** A server with one store on a free port, and webhooks as Shopify would send them. It ends with the test. */
import { randomBytes, randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { inject, onTestFinished } from 'vitest';
import { listen } from '../intake/server.ts';
import { sign } from '../intake/signature.ts';
import type { PrismaClient } from '../prisma/generated/client.ts';
import { secretBox } from '../prisma/secrets.ts';
import { addStore, storeDirectory } from '../prisma/stores.ts';
import { createLog } from '../telemetry/log.ts';
import { testDatabase } from './database.ts';

export const SECRET = 'hush';
export const SHIPPO_SECRET = 'hush as well';
export const KEY = randomBytes(32).toString('base64');
export const box = secretBox(KEY);

/** A domain that no other test uses: Temporal is shared. */
export const someDomain = () => `s${randomBytes(4).toString('hex')}.myshopify.com`;

export async function givenStore(db: PrismaClient, domain = someDomain(), secret = SECRET): Promise<string> {
  const adminUrl = `https://${domain}`;
  await addStore(db, box, { domain, name: 'A store', adminUrl, accessToken: 'token', secret });
  return domain;
}

/** Log lines as a reader of the log would get them. */
export function logLines() {
  const lines: Record<string, unknown>[] = [];
  const destination = { write: (line: string) => void lines.push(JSON.parse(line)) };
  return { lines, log: createLog({ level: 'info', name: 'test', destination }) };
}

/** @param address of a Temporal server. The client connects with its first call. */
export function temporalAt(address = inject('temporalAddress')): Client {
  const connection = Connection.lazy({ address, interceptors: [] });
  onTestFinished(() => connection.close());
  return new Client({ connection });
}

export async function givenServer(options: { temporal?: Client; db?: PrismaClient } = {}) {
  const db = options.db ?? (await testDatabase()).db;
  const { lines, log } = logLines();
  const temporal = options.temporal ?? temporalAt();
  const stores = storeDirectory(db, box);
  const taskQueue = `test-${randomUUID()}`;
  const store = await givenStore(db);
  const server = await listen(
    { db, log, stores, temporal, taskQueue, shippoSecret: SHIPPO_SECRET },
    { HOST: '127.0.0.1', PORT: 0 },
  );
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= server.close();
    return closing;
  };
  onTestFinished(close);
  return { url: server.url, db, store, lines, temporal, taskQueue, close };
}

export interface Sent {
  topic?: string;
  secret?: string;
  body?: string | Uint8Array;
  headers?: Record<string, string | null>;
  method?: string;
}

let lastOrder = 0;
export const someOrderId = () => String(8_000_000_000_000 + ++lastOrder);

/** @param headers over those that Shopify sends; null leaves one out. */
export async function send(url: string, store: string, sent: Sent = {}) {
  const { topic = 'orders/create', secret = SECRET, method = 'POST' } = sent;
  const body = Buffer.from(sent.body ?? `{"id": ${someOrderId()}}`);
  const headers: Record<string, string | null> = {
    'Content-Type': 'application/json',
    'X-Shopify-Topic': topic,
    'X-Shopify-Hmac-Sha256': sign(body, secret),
    'X-Shopify-Shop-Domain': store,
    'X-Shopify-Webhook-Id': randomUUID(),
    'X-Shopify-Triggered-At': new Date().toISOString(),
    ...sent.headers,
  };
  const given = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== null);
  const response = await fetch(`${url}/webhooks/shopify/${store}`, {
    method,
    headers: given,
    ...(method === 'GET' || method === 'HEAD' ? {} : { body }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    answer: text ? (JSON.parse(text) as Record<string, unknown>) : {},
  };
}
