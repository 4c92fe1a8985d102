/** How fast the server acknowledges under a steady load, while worker, Temporal, Postgres and stores share the machine with it. */
import { createHmac, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Outcome } from '../contracts/decision.ts';
import type { Stack } from '../local/stack.ts';
import { DEMO_STORES, scenarios } from '../simulator/scenarios.ts';
import { withStack } from './stack.ts';

export interface AckOptions {
  rate: number;
  seconds: number;
  seed: number;
}

/** Longer than the slowest machine seen took for 2 000 orders. */
const DRAIN_MS = 20 * 60_000;

interface Webhook {
  store: string;
  order: string;
  topic: string;
  body: string;
  signature: string;
}

export async function ack({ rate, seconds, seed }: AckOptions) {
  const count = Math.round(rate * seconds);
  // Without an address the stores take orders and send nothing: the webhooks are sent from here, on time.
  const quiet = DEMO_STORES.map((store) => ({ ...store, webhookUrl: null }));
  return withStack(quiet, async (stack) => {
    console.error(`placing ${count} orders`);
    const webhooks = await placeAll(stack, count, seed);
    for (const store of DEMO_STORES) {
      await stack.simulator.putStore({
        ...store,
        webhookUrl: `${stack.addresses.server}/webhooks/shopify/${store.domain}`,
      });
    }
    console.error(`sending ${rate} webhooks a second for ${seconds} s`);
    const begun = Date.now();
    const replies = await sendAll(stack.addresses.server, webhooks, rate);
    const sentIn = (Date.now() - begun) / 1000;
    const times = replies.map(({ ms }) => ms).sort((a, b) => a - b);
    const at = (share: number) =>
      round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
    console.error(`acknowledged: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms; now every order has to finish`);
    const outcomes = await drain(stack, count);
    const drained = (Date.now() - begun) / 1000;
    const { duplicates } = await stack.simulator.counts();
    return {
      sent: count,
      accepted: replies.filter(({ status }) => status === 200).length,
      errors: replies.filter(({ status }) => status !== 200).length,
      p50_ms: at(0.5),
      p99_ms: at(0.99),
      max_ms: at(1),
      rate_achieved: round(count / sentIn),
      finished: Object.values(outcomes).reduce((sum, n) => sum + n, 0),
      outcomes,
      duplicate_effects: duplicates,
      seconds_to_finish_all: round(drained),
      orders_per_second: round(count / drained),
    };
  });
}

const round = (value: number) => Math.round(value * 100) / 100;

async function placeAll({ simulator }: Stack, count: number, seed: number): Promise<Webhook[]> {
  const secrets = new Map<string, string>(DEMO_STORES.map(({ domain, secret }) => [domain, secret]));
  const placed: Webhook[] = [];
  for (const { store, body, topic, orderId } of scenarios(count, seed)) {
    await simulator.place(store, body, { topic });
    const bare = withoutWishes(body);
    const signature = createHmac('sha256', secrets.get(store) ?? '')
      .update(bare)
      .digest('base64');
    placed.push({ store, order: orderId, topic, body: bare, signature });
  }
  return placed;
}

/** A scenario's own wishes to the simulator are no part of what Shopify would send; the rest stays to the letter. */
const withoutWishes = (body: string) => body.replace(/,?"_sim":\{.*\}(?=\})/, '');

/** Each at its time, whether or not those before it were answered: a slow server must not slow the load down. */
async function sendAll(server: string, webhooks: Webhook[], rate: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const begun = performance.now();
  const replies = webhooks.map(async (webhook, index) => {
    const due = begun + (index * 1000) / rate;
    await sleep(Math.max(0, due - performance.now()));
    const sent = performance.now();
    const status = await post(server, webhook, agent);
    return { status, ms: performance.now() - sent };
  });
  const all = await Promise.all(replies);
  agent.destroy();
  return all;
}

function post(server: string, { store, topic, body, signature }: Webhook, agent: Agent): Promise<number> {
  return new Promise((done) => {
    const sending = request(`${server}/webhooks/shopify/${store}`, {
      method: 'POST',
      agent,
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'x-shopify-topic': topic,
        'x-shopify-hmac-sha256': signature,
        'x-shopify-shop-domain': store,
        'x-shopify-webhook-id': randomUUID(),
        'x-shopify-triggered-at': new Date().toISOString(),
        'x-shopify-api-version': '2026-10',
      },
    });
    sending.once('response', (response) => {
      response.resume();
      response.once('end', () => done(response.statusCode ?? 0));
    });
    sending.once('error', () => done(0));
    sending.end(body);
  });
}

/** Waits until every order has come to rest. @returns how many rest at which outcome. */
async function drain({ db }: Stack, count: number): Promise<Record<string, number>> {
  const deadline = Date.now() + DRAIN_MS;
  for (;;) {
    const groups = await db.order.groupBy({
      by: ['outcome'],
      _count: true,
      where: { outcome: { not: null } },
    });
    const rested = groups.reduce((sum, group) => sum + group._count, 0);
    console.error(`${rested} of ${count} orders have come to rest`);
    if (rested >= count || Date.now() > deadline) {
      return Object.fromEntries(groups.map((group) => [group.outcome as Outcome, group._count]));
    }
    await sleep(2_000);
  }
}
