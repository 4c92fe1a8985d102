/** Webhooks out: signed, delivered once at once, retried in the background with the original payload, as Shopify does. */
import { createHmac, randomUUID } from 'node:crypto';
import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { seeded } from '../random.ts';
import type { Store } from '../state.ts';

export interface WebhookOptions {
  /** Attempts after the first. */
  retries: number;
  /** Milliseconds before the first retry; doubles with each. */
  retryBaseMs: number;
  /** Milliseconds in which several changes of one order become one `orders/updated`. */
  echoMs: number;
  seed: number;
}

export const WEBHOOK_DEFAULTS: WebhookOptions = { retries: 4, retryBaseMs: 1000, echoMs: 1000, seed: 1 };

export interface Delivery {
  /** HTTP status, or 0 where nothing answered within Shopify's five seconds. */
  status: number;
}

export interface Sent {
  webhookId: string;
  deliveries: Delivery[];
}

export interface Webhooks {
  /** Sends `body` `times` times at once under one webhook id; resolves after the first attempt of each. */
  send(
    store: Store,
    topic: string,
    body: string,
    options?: { times?: number; eventId?: string },
  ): Promise<Sent>;
  /** Sends later and once, however often it is asked for meanwhile; `body` is made when it is sent. */
  sendSoon(store: Store, topic: string, key: string, body: () => string): void;
  /** Resolves when nothing is waiting to be sent or retried. */
  settled(): Promise<void>;
  close(): void;
}

const TIMEOUT_MS = 5000;

export function webhooks(options: WebhookOptions): Webhooks {
  const agents = {
    'http:': new HttpAgent({ keepAlive: true, maxSockets: 128 }),
    'https:': new HttpsAgent({ keepAlive: true, maxSockets: 128 }),
  };
  const random = seeded(options.seed);
  const waiting = new Map<string, NodeJS.Timeout>();
  let pending = 0;
  let closed = false;

  function post(url: URL, headers: Record<string, string>, body: Buffer): Promise<Delivery> {
    const secure = url.protocol === 'https:';
    return new Promise((resolve) => {
      const request = (secure ? httpsRequest : httpRequest)(
        url,
        { method: 'POST', headers, agent: secure ? agents['https:'] : agents['http:'], timeout: TIMEOUT_MS },
        (response) => {
          response.resume();
          response.on('end', () => resolve({ status: response.statusCode ?? 0 }));
          response.on('error', () => resolve({ status: 0 }));
        },
      );
      request.on('timeout', () => request.destroy());
      request.on('error', () => resolve({ status: 0 }));
      request.end(body);
    });
  }

  function later(ms: number, key: string, act: () => Promise<unknown>) {
    pending++;
    const timer = setTimeout(() => {
      waiting.delete(key);
      act().finally(() => pending--);
    }, ms);
    waiting.set(key, timer);
  }

  async function attempt(
    url: URL,
    headers: Record<string, string>,
    body: Buffer,
    tries: number,
  ): Promise<Delivery> {
    const delivery = await post(url, headers, body);
    const failed = delivery.status < 200 || delivery.status > 299;
    if (failed && tries < options.retries && !closed) {
      const ms = options.retryBaseMs * 2 ** tries * (0.75 + random() / 2);
      later(ms, randomUUID(), () => attempt(url, headers, body, tries + 1));
    }
    return delivery;
  }

  const send: Webhooks['send'] = async (store, topic, text, { times = 1, eventId = randomUUID() } = {}) => {
    const webhookId = randomUUID();
    if (!store.webhookUrl) return { webhookId, deliveries: [] };
    const body = Buffer.from(text);
    const headers = {
      'content-type': 'application/json',
      'content-length': String(body.length),
      'user-agent': 'Shopify-Captain-Hook',
      'x-shopify-topic': topic,
      'x-shopify-hmac-sha256': createHmac('sha256', store.secret).update(body).digest('base64'),
      'x-shopify-shop-domain': store.domain,
      'x-shopify-api-version': '2026-10',
      'x-shopify-webhook-id': webhookId,
      'x-shopify-event-id': eventId,
      'x-shopify-triggered-at': new Date().toISOString(),
    };
    const url = new URL(store.webhookUrl);
    const deliveries = await Promise.all(Array.from({ length: times }, () => attempt(url, headers, body, 0)));
    return { webhookId, deliveries };
  };

  return {
    send,
    sendSoon(store, topic, key, body) {
      const name = `${store.domain} ${topic} ${key}`;
      if (closed || waiting.has(name)) return;
      later(options.echoMs, name, () => send(store, topic, body()));
    },
    async settled() {
      while (pending > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    close() {
      closed = true;
      for (const timer of waiting.values()) clearTimeout(timer);
      pending -= waiting.size;
      waiting.clear();
      agents['http:'].destroy();
      agents['https:'].destroy();
    },
  };
}
