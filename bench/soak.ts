/** A bad day over many stores: webhooks get lost, doubled and overtaken, Shopify throttles, the carrier stumbles. Then both sides are compared. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Stack } from '../local/stack.ts';
import type { Fault, OrderReport } from '../simulator/client.ts';
import { seeded } from '../simulator/random.ts';
import { manyStores, type Scenario, scenarios } from '../simulator/scenarios.ts';
import { withStack } from './stack.ts';
import { waybill } from './waybill.ts';

export interface SoakOptions {
  orders: number;
  stores: number;
  seed: number;
}

/** Orders under way at once: more would only measure how long the machine's queue is. */
const AT_ONCE = 60;
/** Of the orders that would ship, this share is cancelled in Shopify while Waybill is at it. */
const CANCELLED = 0.03;
/** As long as nothing moves, nothing will. */
const STILL_MS = 4 * 60_000;
const ROUNDS = 4;

const faultsOf = (seed: number): Fault[] => [
  { target: 'webhook', kind: 'lose', rate: 0.05, seed },
  { target: 'webhook', kind: 'double', rate: 0.05, seed: seed + 1 },
  { target: 'webhook', kind: 'reorder', rate: 0.1, ms: 5_000, seed: seed + 2 },
  { target: 'shopify', kind: 'throttled', rate: 0.02, seed: seed + 3 },
  { target: 'shopify', kind: '5xx', rate: 0.005, seed: seed + 4 },
  { target: 'carrier', kind: '5xx', rate: 0.02, seed: seed + 5 },
  { target: 'carrier', kind: 'reset_after', rate: 0.01, seed: seed + 6 },
];

export async function soak({ orders, stores: count, seed }: SoakOptions) {
  const stores = manyStores(count);
  return withStack(stores, async (stack) => {
    for (const fault of faultsOf(seed)) await stack.simulator.addFault(fault);
    const placed = scenarios(orders, seed, new Date(), stores);
    const begun = Date.now();
    await placeAll(stack, placed, seed);
    console.error('all are placed; the faults end, and every store is reconciled');
    await stack.simulator.clearFaults();
    const agreed = await untilBothAgree(stack, orders);
    const seconds = Math.round((Date.now() - begun) / 1000);
    const { lost, wrong, cancelled } = await judge(stack, placed);
    const { duplicates, duplicateDetails } = await stack.simulator.counts();
    for (const { kind, store, order, detail } of duplicateDetails)
      console.error(`twice: ${kind} ${store} ${order} ${detail}`);
    return {
      orders,
      stores: count,
      lost,
      duplicate_effects: duplicates,
      disagreements: agreed.disagreements,
      under_way: agreed.underWay,
      wrong,
      missed_webhooks_made_up_for: agreed.missed,
      cancelled_meanwhile: cancelled,
      seconds,
      orders_per_second: Math.round((orders / seconds) * 100) / 100,
    };
  });
}

async function placeAll(stack: Stack, placed: Scenario[], seed: number): Promise<void> {
  const random = seeded(seed + 99);
  const happening: Promise<void>[] = [];
  for (const [index, { store, body, topic, orderId, expected }] of placed.entries()) {
    while (index - (await rested(stack)) > AT_ONCE + index * 0.06) await sleep(200);
    await stack.simulator.place(store, body, { topic });
    if (expected.outcome === 'fulfilled' && random() < CANCELLED) {
      happening.push(
        sleep(random() * 5_000).then(() => stack.simulator.happen(store, orderId, { kind: 'cancel' })),
      );
    }
    if (index % 100 === 0) console.error(`${index} placed`);
  }
  await Promise.all(happening);
}

const rested = ({ db }: Stack) => db.order.count({ where: { outcome: { not: null } } });

/** Reconciles until nothing is missed, nothing under way and nothing different, or nothing moves any more. */
async function untilBothAgree(stack: Stack, orders: number) {
  let missed = 0;
  let last = { disagreements: Number.NaN, underWay: Number.NaN };
  for (let round = 0; round < ROUNDS; round += 1) {
    const { stores } = await told(stack, ['reconcile', '--since', '1d']);
    missed += sum(stores, ({ missed: n = 0 }) => n);
    await untilAllRest(stack, orders);
    const checked = await told(stack, ['reconcile', '--check']);
    last = {
      disagreements: sum(checked.stores, ({ disagreements }) => disagreements?.length ?? 0),
      underWay: sum(checked.stores, ({ underWay = 0 }) => underWay),
    };
    console.error(`round ${round + 1}: ${JSON.stringify({ missed, ...last })}`);
    for (const { store, disagreements = [] } of checked.stores)
      for (const { name, kind, detail } of disagreements)
        console.error(`${store} ${name} ${kind}: ${detail}`);
    if (last.disagreements + last.underWay === 0) break;
  }
  return { missed, ...last };
}

async function untilAllRest(stack: Stack, orders: number): Promise<void> {
  let known = 0;
  let since = Date.now();
  while (Date.now() - since < STILL_MS) {
    const now = await rested(stack);
    const [total, waiting] = await Promise.all([
      stack.db.order.count(),
      stack.db.inbox.count({ where: { dispatchedAt: null } }),
    ]);
    console.error(`${now} of ${orders} orders have come to rest`);
    if (now >= total && waiting === 0) return;
    if (now !== known) since = Date.now();
    known = now;
    await sleep(3_000);
  }
}

/**
 * By what the stores and the carrier saw, and nothing of ours. An order is cancelled if the store says so: it
 * refuses where a parcel has left before its merchant cancelled, and that order ships like any other.
 */
async function judge({ simulator }: Stack, placed: Scenario[]) {
  let lost = 0;
  let wrong = 0;
  let cancelled = 0;
  for (const { store, orderId, expected, name } of placed) {
    const report = await simulator.order(store, orderId);
    const meanwhile = expected.outcome === 'fulfilled' && report?.cancelled === true;
    const ships = expected.outcome === 'fulfilled' && !meanwhile;
    const gone = ships && (!report || report.fulfillments === 0);
    const trouble = !gone && report && faultOf(report, ships);
    if (meanwhile) cancelled += 1;
    if (gone) lost += 1;
    if (trouble) wrong += 1;
    if (gone || trouble) console.error(`${store} ${orderId} (${name}): ${gone ? 'never shipped' : trouble}`);
  }
  return { lost, wrong, cancelled };
}

function faultOf(report: OrderReport, ships: boolean): string | null {
  const open = report.details.fulfillmentOrders.some((one) => one.method === 'SHIPPING' && one.remaining > 0);
  if (ships) return open ? 'shipped in part' : null;
  return report.labels > 0 ? 'a label is paid for what must not ship' : null;
}

interface PerStore {
  store: string;
  missed?: number;
  underWay?: number;
  disagreements?: { name: string; kind: string; detail: string }[];
}

const sum = (stores: PerStore[], of: (store: PerStore) => number) =>
  stores.reduce((total, store) => total + of(store), 0);

async function told(stack: Stack, args: string[]): Promise<{ stores: PerStore[] }> {
  const { said } = await waybill<{ stores?: PerStore[] }>(stack, args);
  if (!said.stores) throw new Error(`waybill ${args.join(' ')}: ${JSON.stringify(said)}`);
  return { stores: said.stores };
}
