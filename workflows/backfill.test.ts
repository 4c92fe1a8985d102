import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBackfill } from '../prisma/reconciliations.ts';
import { pause, resume } from '../prisma/switches.ts';
import { reconcileNow, startBackfill } from '../runtime/reconcile/schedule.ts';
import { orderBody } from '../test/bodies.ts';
import { startWorld, type TestStore, type World } from '../test/world.ts';

let world: World;

beforeAll(async () => {
  // A pause of 15 s between two steps is one of 15 ms.
  world = await startWorld({ timeScale: 0.001 });
});
afterAll(() => world.close());

const resources = () => ({ client: world.client, taskQueue: world.config.TEMPORAL_TASK_QUEUE });
const start = ({ domain }: TestStore) => startBackfill(resources(), domain);

/** How often it has paused. */
async function timersOf(handle: Awaited<ReturnType<typeof start>>): Promise<number> {
  const { events } = await handle.fetchHistory();
  return events?.filter((event) => event.timerFiredEventAttributes).length ?? 0;
}

/** A store with orders of which no webhook ever told. */
async function givenStore(bodies: Record<string, unknown>[], backfillPerMinute = 8) {
  const store = await world.openStore({ policy: { backfillPerMinute } });
  store.loseWebhooks(true);
  const orders: string[] = [];
  for (const body of bodies) orders.push(await store.place(body));
  return { store, orders };
}

test('the open orders of a new store are taken in a few at a time, and each is fulfilled once', async () => {
  const { store, orders } = await givenStore(Array.from({ length: 9 }, () => orderBody()));
  const first = await start(store);
  const same = await start(store);
  expect(same.firstExecutionRunId).toBe(first.firstExecutionRunId);
  expect(await first.result()).toEqual({ read: 9, backfilled: 9 });
  // Two of eight a minute in each of the four steps of a minute.
  expect(await timersOf(first)).toBeGreaterThanOrEqual(4);
  for (const order of orders) await world.outcome(store.domain, order, 'fulfilled');
  expect(world.simulator.control.counts(store.domain)).toMatchObject({ labels: 9, duplicates: 0 });
  expect(await readBackfill(world.db, store.domain)).toMatchObject({
    total: 9,
    read: 9,
    backfilled: 9,
    done: expect.any(Date),
  });

  const arrivals = await world.db.inbox.findMany({ where: { store: store.domain } });
  expect(new Set(arrivals.map(({ topic }) => topic))).toEqual(new Set(['waybill/backfill']));
  const { raw } = await world.client.workflow.getHandle(`order/${store.domain}/${orders[0]}`).describe();
  expect(raw.workflowExecutionInfo?.priority).toMatchObject({ priorityKey: 5, fairnessKey: store.domain });
});

test('orders that are over, and those that Waybill knows, are left alone', async () => {
  const { store, orders } = await givenStore([
    orderBody({ cancelled_at: new Date().toISOString() }),
    orderBody({ closed_at: new Date().toISOString() }),
    orderBody(),
  ]);
  const known = orders.at(-1) ?? '';
  expect(await (await start(store)).result()).toEqual({ read: 1, backfilled: 1 });
  await world.outcome(store.domain, known, 'fulfilled');
  expect(await (await start(store)).result()).toEqual({ read: 1, backfilled: 0 });
  expect(await world.db.order.count({ where: { store: store.domain } })).toBe(1);
});

test('while the workers are slower than the rate, nothing is heaped up in front of them', async () => {
  const { store } = await givenStore(
    Array.from({ length: 6 }, () => orderBody()),
    4,
  );
  const { domain } = store;
  const slow = Array.from({ length: 4 }, (_, index) => ({
    store: domain,
    order: String(index + 1),
    traceId: '0'.repeat(32),
    workflowId: `slow-${index}`,
  }));
  await world.db.order.createMany({ data: slow });
  const handle = await start(store);
  await expect.poll(() => timersOf(handle), { timeout: 10_000 }).toBeGreaterThan(2);
  expect(await world.db.inbox.count({ where: { store: domain } })).toBe(0);
  await world.db.order.deleteMany({ where: { workflowId: { startsWith: 'slow-' } } });
  expect(await handle.result()).toMatchObject({ backfilled: 6 });
});

test('a paused store takes nothing in until it is let go on', async () => {
  const { store } = await givenStore([]);
  const { domain } = store;
  await pause(world.db, { store: domain, by: 'kim', reason: null });
  const noticed = async () => (await (await reconcileNow(resources(), domain)).result()).kind;
  await expect.poll(noticed, { timeout: 10_000 }).toBe('skipped');
  const order = await store.place(orderBody());
  const handle = await start(store);
  await expect.poll(() => timersOf(handle), { timeout: 10_000 }).toBeGreaterThan(2);
  expect(await world.db.inbox.count({ where: { store: domain } })).toBe(0);
  await resume(world.db, domain, 'kim');
  expect(await handle.result()).toMatchObject({ backfilled: 1 });
  await world.outcome(domain, order, 'fulfilled');
});
