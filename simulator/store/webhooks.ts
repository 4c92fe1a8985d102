/** Webhooks out: signed, delivered once at once, retried in the background with the original payload, as Shopify does. */
import { createHmac, randomUUID } from 'node:crypto';
import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { CarrierEvent } from '../carrier/events.ts';
import type { Faults, Strike } from '../faults.ts';
import { seeded } from '../random.ts';
import type { Store, Subscription } from '../state.ts';
import { type Recipient, recipientsOf, remove } from './subscriptions.ts';

export interface WebhookOptions {
  /** Attempts after the first. The last one failed, a subscription made through the API is removed. */
  retries: number;
  /** Milliseconds before the first retry; doubles with each. Shopify's four hours are 56 500. */
  retryBaseMs: number;
  /** All that a delivery may take. */
  timeoutMs: number;
  /** Milliseconds in which several changes of one order become one `orders/updated`. */
  echoMs: number;
  seed: number;
}

export const WEBHOOK_DEFAULTS: WebhookOptions = {
  retries: 8,
  retryBaseMs: 1000,
  timeoutMs: 5000,
  echoMs: 1000,
  seed: 1,
};

export interface Delivery {
  /** HTTP status, or 0 where nothing answered in time. */
  status: number;
}

export interface Sent {
  webhookId: string;
  deliveries: Delivery[];
}

export interface SendOptions {
  times?: number | undefined;
  eventId?: string | undefined;
  /** The order that it is about: within one order webhooks can overtake each other. */
  about?: string | undefined;
}

export interface Webhooks {
  /** Sends `body` to whoever subscribed, `times` times at once under one webhook id; resolves after the first attempt of each. */
  send(store: Store, topic: string, body: string, options?: SendOptions): Promise<Sent>;
  /** As a carrier does: to an address of its own beside that of the store's webhooks. */
  sendTracker(event: CarrierEvent): void;
  /** Sends later and once, however often it is asked for meanwhile; `body` is made when it is sent. */
  sendSoon(store: Store, topic: string, about: string, body: () => string): void;
  /** Resolves when nothing is waiting to be sent or retried. */
  settled(): Promise<void>;
  close(): void;
}

/** Of one webhook to one recipient. */
interface Message extends Recipient {
  headers: Record<string, string>;
  body: Buffer;
  begun: number;
}

export function webhooks(
  options: WebhookOptions,
  on: { faults: Pick<Faults, 'strike'>; changed(): void },
): Webhooks {
  const post = poster(options.timeoutMs);
  const random = seeded(options.seed);
  const waiting = new Map<string, { timer: NodeJS.Timeout; act: () => void }>();
  /** Keys of what waits until a later webhook about the same order is through. */
  const overtaken = new Map<string, string[]>();
  const lastTaken = new WeakMap<Subscription, number>();
  let pending = 0;
  let closed = false;

  function later(ms: number, key: string, work: () => Promise<unknown>) {
    if (closed) return;
    pending++;
    const act = () => {
      waiting.delete(key);
      work().finally(() => pending--);
    };
    waiting.set(key, { timer: setTimeout(act, ms), act });
  }

  function hurry(key: string) {
    const held = waiting.get(key);
    if (!held) return;
    clearTimeout(held.timer);
    held.act();
  }

  async function attempt(message: Message, tries: number): Promise<Delivery> {
    const { subscription } = message;
    const delivery = await post(new URL(message.url), message.headers, message.body);
    if (delivery.status >= 200 && delivery.status <= 299) {
      if (subscription) lastTaken.set(subscription, performance.now());
    } else if (tries < options.retries) {
      const ms = options.retryBaseMs * 2 ** tries * (0.75 + random() / 2);
      later(ms, randomUUID(), async () => subscription?.removedAt || (await attempt(message, tries + 1)));
    } else if (subscription && (lastTaken.get(subscription) ?? 0) < message.begun) {
      remove(subscription);
      on.changed();
    }
    return delivery;
  }

  async function deliver(recipient: Recipient, store: Store, text: string, about: About, times: number) {
    const body = Buffer.from(text);
    const headers = headersOf(store, body, about);
    const message = { ...recipient, headers, body, begun: performance.now() };
    return Promise.all(Array.from({ length: times }, () => attempt(message, 0)));
  }

  /** A later one is through: what it was to overtake may go. */
  function letPass(order: string) {
    const keys = overtaken.get(order) ?? [];
    overtaken.delete(order);
    keys.forEach(hurry);
  }

  function holdBack(strike: Strike<'webhook'>, order: string, work: () => Promise<unknown>) {
    const key = randomUUID();
    if (strike.kind === 'reorder') overtaken.set(order, [...(overtaken.get(order) ?? []), key]);
    later(strike.ms, key, work);
  }

  const send: Webhooks['send'] = async (store, topic, text, given = {}) => {
    const { times = 1, eventId = randomUUID(), about } = given;
    const sent: Sent = { webhookId: randomUUID(), deliveries: [] };
    const order = `${store.domain} ${about}`;
    for (const [index, recipient] of recipientsOf(store, topic).entries()) {
      const strike = on.faults.strike('webhook', [topic]);
      if (strike?.kind === 'lose') continue;
      const webhookId = index === 0 ? sent.webhookId : randomUUID();
      const copies = strike?.kind === 'double' ? times * 2 : times;
      const work = () => deliver(recipient, store, text, { topic, webhookId, eventId }, copies);
      if (strike?.kind === 'delay' || (strike?.kind === 'reorder' && about)) {
        holdBack(strike, order, work);
        continue;
      }
      sent.deliveries.push(...(await work()));
      letPass(order);
    }
    return sent;
  };

  return {
    send,
    sendTracker({ store, carrier, headers, body: text, about }) {
      if (!store.webhookUrl?.includes(SHOPIFY_PATH)) return;
      const strike = on.faults.strike('webhook', ['tracker.updated']);
      if (strike?.kind === 'lose') return;
      const body = Buffer.from(text);
      const common = { 'content-type': 'application/json', 'content-length': String(body.length) };
      const message: Message = {
        url: store.webhookUrl.replace(SHOPIFY_PATH, `/webhooks/${carrier}/`),
        subscription: null,
        headers: { ...common, ...headers },
        body,
        begun: performance.now(),
      };
      const copies = strike?.kind === 'double' ? 2 : 1;
      const work = () => Promise.all(Array.from({ length: copies }, () => attempt(message, 0)));
      const held = strike?.kind === 'delay' || (strike?.kind === 'reorder' && about !== null);
      if (strike && held) holdBack(strike, `${store.domain} ${about}`, work);
      else later(0, randomUUID(), work);
    },
    sendSoon(store, topic, about, body) {
      const name = `${store.domain} ${topic} ${about}`;
      if (waiting.has(name)) return;
      later(options.echoMs, name, () => send(store, topic, body(), { about }));
    },
    async settled() {
      while (pending > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    close() {
      closed = true;
      for (const { timer } of waiting.values()) clearTimeout(timer);
      pending -= waiting.size;
      waiting.clear();
      post.close();
    },
  };
}

const SHOPIFY_PATH = '/webhooks/shopify/';

interface About {
  topic: string;
  webhookId: string;
  eventId: string;
}

const headersOf = (store: Store, body: Buffer, { topic, webhookId, eventId }: About) => ({
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
});

/** Posts with a deadline for all of it, a trickling answer included. */
function poster(timeoutMs: number) {
  const agents = {
    'http:': new HttpAgent({ keepAlive: true, maxSockets: 128 }),
    'https:': new HttpsAgent({ keepAlive: true, maxSockets: 128 }),
  };
  const post = (url: URL, headers: Record<string, string>, body: Buffer): Promise<Delivery> => {
    const secure = url.protocol === 'https:';
    return new Promise((resolve) => {
      const request = (secure ? httpsRequest : httpRequest)(
        url,
        { method: 'POST', headers, agent: secure ? agents['https:'] : agents['http:'] },
        (response) => {
          response.resume();
          response.on('end', () => resolve({ status: response.statusCode ?? 0 }));
          response.on('error', () => resolve({ status: 0 }));
        },
      );
      const deadline = setTimeout(() => request.destroy(), timeoutMs);
      request.on('close', () => {
        clearTimeout(deadline);
        resolve({ status: 0 });
      });
      request.on('error', () => resolve({ status: 0 }));
      request.end(body);
    });
  };
  return Object.assign(post, {
    close() {
      agents['http:'].destroy();
      agents['https:'].destroy();
    },
  });
}
