/** Whether a flash sale in one store makes the others wait: the time from order to fulfillment in 46 stores, without it and during it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Stack } from '../local/stack.ts';
import { manyStores, type Scenario, scenarios } from '../simulator/scenarios.ts';
import { withStack } from './stack.ts';

export interface FairnessOptions {
  /** Orders of the flash sale. */
  flash: number;
  /**
   * Seconds in which they come in, evenly. 5000 in a minute are an eighth of what all of Shopify's stores together sold in their busiest one:
   * $4.6 million at $108.56 a cart, Black Friday 2024 (Shopify's news release of December 2, 2024).
   */
  over: number;
  /** Orders of all other stores together, in each of both phases. */
  calm: number;
  /** Seconds between two of them. */
  gap: number;
  seed: number;
}

const PATIENCE_MS = 10 * 60_000;
/** To tell the store of a sale's orders before it opens. */
const ARRANGING_MS = 2_000;
const ARRANGING_EACH_MS = 4;

export async function fairness({ flash, over, calm, gap, seed }: FairnessOptions) {
  const [rushed, ...others] = manyStores(47);
  if (!rushed) throw new Error('there is no store to have a sale in');
  return withStack([rushed, ...others], async (stack) => {
    const plain = plainOrders(flash + 3 * calm, seed);
    const trickle = () =>
      plain
        .splice(0, calm)
        .map((order, at) => ({ ...order, store: others[at % others.length]?.domain ?? '' }));
    console.error('warming up');
    await timesOf(stack, trickle(), gap);
    console.error(`${calm} orders in the quiet`);
    const quiet = await timesOf(stack, trickle(), gap);
    console.error(`${calm} orders beside a flash sale of ${flash} in ${over} s`);
    const calmOnes = trickle();
    const opens = await arrange(stack, plain.splice(0, flash), rushed.domain, over);
    // The sale is on before the first of the others comes in.
    await sleep(opens - Date.now() + 2_000);
    const busy = await timesOf(stack, calmOnes, gap);
    const done = await stack.db.order.count({ where: { store: rushed.domain, outcome: { not: null } } });
    const took = await untilTakenIn(stack, rushed.domain, flash, opens);
    const [quietP95, busyP95] = [p95(quiet), p95(busy)];
    return {
      quiet_p95_ms: quietP95,
      busy_p95_ms: busyP95,
      ratio: Math.round((busyP95 / quietP95) * 100) / 100,
      flash_orders: flash,
      flash_taken_in_seconds: took,
      flash_done_meanwhile: done,
      calm_orders: calm,
    };
  });
}

/** One parcel, one line, nothing to ask about. */
const plainOrders = (count: number, seed: number): Scenario[] =>
  scenarios(count * 26, seed)
    .filter(({ name }) => name.startsWith('single line'))
    .slice(0, count);

/** Milliseconds from each order to its fulfillment. */
async function timesOf(stack: Stack, orders: Scenario[], gap: number): Promise<number[]> {
  const placedAt = new Map<string, number>();
  const placing: Promise<unknown>[] = [];
  for (const { store, body, topic, orderId } of orders) {
    placedAt.set(orderId, Date.now());
    placing.push(stack.simulator.place(store, body, { topic }));
    await sleep(gap * 1000);
  }
  await Promise.all(placing);
  const where = { order: { in: [...placedAt.keys()] }, outcome: 'fulfilled' };
  const deadline = Date.now() + PATIENCE_MS;
  while ((await stack.db.order.count({ where })) < orders.length) {
    if (Date.now() > deadline) throw new Error('some orders were never fulfilled');
    await sleep(500);
  }
  const rows = await stack.db.order.findMany({ where, select: { order: true, settledAt: true } });
  return rows.map(({ order, settledAt }) => (settledAt?.getTime() ?? 0) - (placedAt.get(order) ?? 0));
}

/** Has all of them placed, evenly: who buys there does so elsewhere, and takes nothing of this machine. @returns when the sale opens. */
async function arrange(
  { simulator }: Stack,
  orders: Scenario[],
  store: string,
  over: number,
): Promise<number> {
  const opens = Date.now() + ARRANGING_MS + orders.length * ARRANGING_EACH_MS;
  for (const [at, { body, topic }] of orders.entries()) {
    const due = opens + (at / orders.length) * over * 1000;
    await simulator.placeLater(store, body, { topic, inMs: Math.round(due - Date.now()) });
  }
  return opens;
}

/** @returns in how many seconds all of its webhooks were: more than the sale took where the machine cannot keep up. */
async function untilTakenIn({ db }: Stack, store: string, orders: number, opens: number): Promise<number> {
  const deadline = Date.now() + PATIENCE_MS;
  while ((await db.inbox.count({ where: { store } })) < orders) {
    if (Date.now() > deadline) throw new Error('some webhooks of the sale were never taken in');
    await sleep(500);
  }
  return Math.round((Date.now() - opens) / 1000);
}

function p95(times: number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? Number.NaN;
}
