/** A store's points shared by workers, each with its own connection to one Postgres, against a simulated store that counts them. */
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import type { ConnectorError } from '../connectors/error.ts';
import { shopify } from '../connectors/shopify/index.ts';
import { database } from '../prisma/client.ts';
import { withdraw } from '../prisma/throttles.ts';
import type { Plan } from '../simulator/client.ts';
import { type Simulator, startSimulator } from '../simulator/index.ts';
import { body } from '../simulator/testing.ts';
import { makeDatabase, type TestDatabase } from '../test/database.ts';
import { throttles } from './throttle.ts';

let sim: Simulator;
let shared: TestDatabase;
beforeAll(async () => {
  sim = await startSimulator();
  shared = await makeDatabase();
});
afterAll(async () => {
  await sim.close();
  await shared.drop();
});

let domain = '';
let count = 0;
async function openStore(plan: Plan = 'basic') {
  count += 1;
  domain = `t${count}.myshopify.com`;
  sim.control.putStore({
    domain,
    name: 'T',
    currency: 'USD',
    country: 'US',
    accessToken: 't',
    secret: 's',
    plan,
  });
  await sim.control.place(domain, body(1));
}
beforeEach(() => openStore());

/** A worker process: its own connections, its own memory of the bucket. */
function worker() {
  const db = database(shared.url, 2);
  onTestFinished(() => db.$disconnect());
  const throttleOf = throttles(db);
  return (store = domain) =>
    shopify({
      domain: store,
      adminUrl: `${sim.url}/stores/${store}`,
      accessToken: 't',
      throttle: throttleOf(store),
    });
}

const activity = () => ({ traceId: 'a'.repeat(32), signal: new AbortController().signal });
const refused = (results: PromiseSettledResult<unknown>[]) =>
  results.flatMap((result) => (result.status === 'rejected' ? [result.reason as ConnectorError] : []));
const bucket = () => withdraw(shared.db, domain, { want: 0, back: 0, told: null });

test('two workers share one bucket and never exceed it', async () => {
  const [one, two] = [worker()(), worker()()];
  const flood = Array.from({ length: 300 }, (_, i) => (i % 2 ? one : two).readOrder('1', activity()));
  const results = await Promise.allSettled(flood);
  const away = refused(results);
  expect(sim.control.usage(domain)).toMatchObject({ throttled: 0, calls: 300 - away.length });
  expect(away.length).toBeGreaterThan(0);
  expect(away.every((error) => error.kind === 'shopify_throttled' && (error.retryAfterMs ?? 0) > 0)).toBe(
    true,
  );
});

test('a store whose points are used up does not delay another', async () => {
  const at = worker();
  await withdraw(shared.db, domain, {
    want: 0,
    back: 0,
    told: { available: -10_000, capacity: 2000, restoreRate: 100 },
  });
  const busy = domain;
  await openStore();
  const results = await Promise.allSettled([
    ...Array.from({ length: 50 }, () => at(busy).readOrder('1', activity())),
    at(domain).readOrder('1', activity()),
  ]);
  expect(refused(results)).toHaveLength(50);
  expect(results.at(-1)).toMatchObject({ status: 'fulfilled', value: { name: '#1' } });
  expect(sim.control.usage(busy).calls).toBe(0);
});

test('whoever is sent away is told to come after those who were sent away before', async () => {
  const at = worker()();
  await withdraw(shared.db, domain, {
    want: 0,
    back: 0,
    told: { available: 0, capacity: 2000, restoreRate: 100 },
  });
  const results = await Promise.allSettled(Array.from({ length: 40 }, () => at.readOrder('1', activity())));
  const waits = refused(results).map(({ retryAfterMs = 0 }) => retryAfterMs);
  expect(waits).toHaveLength(40);
  // 40 orders of some 120 points, at 100 points a second.
  expect(Math.max(...waits) - Math.min(...waits)).toBeGreaterThan(30_000);
  expect(Math.max(...waits)).toBeLessThan(100_000);
});

test('work under way may use what new work has to leave', async () => {
  const at = worker()();
  const begun = activity();
  await at.readLocations(begun);
  await withdraw(shared.db, domain, {
    want: 0,
    back: 0,
    told: { available: 180, capacity: 2000, restoreRate: 100 },
  });
  await expect(at.readOrder('1', activity())).rejects.toMatchObject({ kind: 'shopify_throttled' });
  expect(await at.readOrder('1', begun)).toMatchObject({ name: '#1' });
});

test('the bucket learns the plan from the first answer, and gets back what a call did not use', async () => {
  await openStore('plus');
  await worker()().readOrder('1', activity());
  await expect.poll(bucket).toMatchObject({ capacity: 20_000, restoreRate: 1000 });
  const used = sim.control.usage(domain).points;
  await expect.poll(async () => (await bucket()).before).toBeGreaterThan(20_000 - used - 1);
});

test('points that somebody else uses up are not counted on', async () => {
  const at = worker()();
  await at.readOrder('1', activity());
  const query =
    '{ orders(first: 250) { nodes { lineItems(first: 250) { nodes { variant { inventoryItem { id } } } } } } }';
  const url = `${sim.url}/stores/${domain}/admin/api/2026-10/graphql.json`;
  const headers = { 'x-shopify-access-token': 't' };
  for (let i = 0; i < 300; i++)
    await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  await at.readOrder('1', activity());
  await expect.poll(async () => (await bucket()).before).toBeLessThan(1500);
});

test('Shopify throttles all the same: the call comes back when the bucket holds enough, and all workers know', async () => {
  const [one, two] = [worker()(), worker()()];
  sim.control.addFault({ target: 'shopify', kind: '429', rate: 1, times: 1, ms: 60_000 });
  await expect(one.readOrder('1', activity())).rejects.toMatchObject({
    kind: 'shopify_throttled',
    retryAfterMs: 60_000,
    mayHaveActed: false,
  });
  await expect.poll(async () => (await bucket()).before).toBeLessThan(-5_000);
  await expect(two.readOrder('1', activity())).rejects.toMatchObject({ kind: 'shopify_throttled' });
  expect(sim.control.usage(domain).calls).toBe(0);
});
