import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { beforeAll, expect, test } from 'vitest';
import { withdraw } from '../prisma/throttles.ts';
import { orderBody, UNCLEAR } from '../test/bodies.ts';
import { type SkippingWorld, startSkippingWorld } from '../test/skipping.ts';
import type { StoreWishes, World } from '../test/world.ts';

/** Its own server: one that skips the days in which nothing happens. */
let environment: TestWorkflowEnvironment;
let world: World;
let ended: SkippingWorld['ended'];

beforeAll(async () => {
  const skipping = await startSkippingWorld();
  ({ environment, world, ended } = skipping);
  return skipping.close;
});

/** Between two looks the orders get to do what is due. */
const SLOWLY = { timeout: 60_000, interval: 500 };

async function placed(body: object, wishes: StoreWishes = {}) {
  const store = await world.openStore(wishes);
  const order = await store.place(body);
  const handle = environment.client.workflow.getHandle(`order/${store.domain}/${order}`);
  const report = () => world.simulator.control.order(store.domain, order);
  return { store, order, handle, report };
}

test('a buyer who does not answer is reminded once after two days, and after five a person is asked', async () => {
  const { store, order, handle, report } = await placed(orderBody({ shipping_address: UNCLEAR }));
  await world.outcome(store.domain, order, 'waiting');
  const begun = await environment.currentTimeMs();
  // Nobody answers the case either, so that the order fails in the end.
  await ended(handle).catch(() => {});
  const mails = report()?.details.mails.map(({ event }) => event);
  expect(mails).toEqual(['question_address', 'reminder_address']);
  const [asked, ...others] = await world.db.case.findMany({ where: { store: store.domain } });
  expect(asked).toMatchObject({ stage: 'assess' });
  expect(others).toEqual([]);
  const waited = ((await environment.currentTimeMs()) - begun) / (24 * 3600_000);
  expect(waited).toBeGreaterThan(4.9);
  expect(report()).toMatchObject({ labels: 0, fulfillments: 0, holds: 1 });
});

test('a carrier that serves nobody for hours is no case: the order ships once it does again', async () => {
  const { store, order, handle, report } = await placed(
    orderBody({ _sim: { hindrances: { emptyAccount: 7 } } }),
  );
  const begun = await environment.currentTimeMs();
  await expect.poll(() => handle.describe().catch(() => null), { timeout: 20_000 }).not.toBeNull();
  const labels = () => report()?.labels;
  await expect.poll(() => environment.sleep('1h').then(labels), SLOWLY).toBe(1);
  await world.outcome(store.domain, order, 'fulfilled');
  expect(report()).toMatchObject({ labels: 1, fulfillments: 1 });
  expect(await world.db.case.count({ where: { store: store.domain } })).toBe(0);
  const waited = ((await environment.currentTimeMs()) - begun) / 3600_000;
  expect(waited).toBeGreaterThan(7);
}, 90_000);

test('a store whose points are used up for hours uses up no try: its order waits for its turn, and nobody is asked', async () => {
  const store = await world.openStore();
  // A tenth is kept for what is under way: with a point more an order begins, and finds too few for what it asks first.
  const used = { available: 201, capacity: 2000, restoreRate: 0.001 };
  await withdraw(world.db, store.domain, { want: 0, back: 0, told: used });
  const order = await store.place(orderBody());
  const handle = environment.client.workflow.getHandle(`order/${store.domain}/${order}`);
  await expect.poll(() => handle.describe().catch(() => null), { timeout: 20_000 }).not.toBeNull();
  const begun = await environment.currentTimeMs();
  const hours = async () => ((await environment.currentTimeMs()) - begun) / 3600_000;
  await expect.poll(() => environment.sleep('1h').then(hours), SLOWLY).toBeGreaterThan(6);
  expect(world.simulator.control.usage(store.domain).calls).toBe(0);
  await world.db.throttle.update({ where: { store: store.domain }, data: { available: 2000 } });
  const labels = () => world.simulator.control.order(store.domain, order)?.labels;
  await expect.poll(() => environment.sleep('10m').then(labels), SLOWLY).toBe(1);
  const row = await world.outcome(store.domain, order, 'fulfilled');
  expect(row.exception).toBeNull();
  expect(await world.db.case.count({ where: { store: store.domain } })).toBe(0);
  expect(await world.db.agentRun.count({ where: { store: store.domain, agent: 'exception' } })).toBe(0);
  // Fifteen minutes is all that reading an order may take, and it took its time anew, again and again.
  const { events } = await handle.fetchHistory();
  const begunAnew = events?.filter(
    (event) => event.activityTaskScheduledEventAttributes?.activityType?.name === 'validator',
  );
  expect(begunAnew?.length).toBeGreaterThan(1);
}, 90_000);

test('goods of which no webhook tells are found within hours, and a shortage is put to a person after five days', async () => {
  const [a, b] = await Promise.all(
    ['A', 'B'].map((sku) => placed(orderBody({ _sim: { stock: { [sku]: {} } } }, [{ sku }]))),
  );
  if (!a || !b) throw new Error('two orders were placed');
  await Promise.all([a, b].map(({ store, order }) => world.outcome(store.domain, order, 'waiting')));
  await environment.sleep('2 minutes');
  const { control } = world.simulator;
  control.addFault({ target: 'webhook', kind: 'lose', rate: 1, match: 'inventory_levels' });
  control.restock(a.store.domain, { sku: 'A', units: 1 });
  const begun = await environment.currentTimeMs();
  const labels = () => a.report()?.labels;
  await expect.poll(() => environment.sleep('1h').then(labels), SLOWLY).toBe(1);
  await world.outcome(a.store.domain, a.order, 'fulfilled');
  expect(a.report()).toMatchObject({ labels: 1, fulfillments: 1, holds: 0 });
  expect(((await environment.currentTimeMs()) - begun) / 3600_000).toBeLessThan(7);

  await ended(b.handle).catch(() => {});
  const [asked] = await world.db.case.findMany({ where: { store: b.store.domain } });
  expect(asked).toMatchObject({ failure: 'oversold', stage: 'assess' });
  expect(b.report()?.details.mails.map(({ event }) => event)).toEqual(['question_stock']);
  // Nobody answered: it holds up nobody any more.
  expect(await world.db.backorder.count({ where: { store: b.store.domain } })).toBe(0);
  control.clearFaults();
}, 90_000);

test('a fulfillment service that stays silent for five days becomes a case, and each look at it in between is one look', async () => {
  const { store, order, handle, report } = await placed(
    orderBody({ _sim: { stock: { A: { Service: 5 } } } }, [{ sku: 'A' }]),
    { locations: [{ name: 'Service', service: 'accepts' }] },
  );
  await world.outcome(store.domain, order, 'waiting');
  const begun = await environment.currentTimeMs();
  // News of a parcel that nobody has taken in yet must not make the wait for the service end at once, again and again.
  await handle.signal('webhook', {
    topic: 'trackers/updated',
    receivedAt: new Date().toISOString(),
    webhookId: 't',
  });
  const asked = () => world.db.case.findMany({ where: { store: store.domain } });
  await expect
    .poll(() => environment.sleep('31h').then(asked), SLOWLY)
    .toMatchObject([{ failure: 'service_silent', stage: 'fulfill' }]);
  expect(((await environment.currentTimeMs()) - begun) / (24 * 3600_000)).toBeGreaterThan(5);
  const { events } = await handle.fetchHistory();
  expect(events?.filter((event) => event.workflowTaskFailedEventAttributes)).toEqual([]);
  // One every six hours, and one for the news of the parcel.
  const looks = events?.filter(
    (event) => event.activityTaskScheduledEventAttributes?.activityType?.name === 'shipping',
  );
  expect(looks?.length).toBeLessThan(30);
  expect(report()).toMatchObject({ labels: 0, fulfillments: 0 });

  const [opened] = await asked();
  const answer = { caseId: opened?.id, choice: 'retry', by: 'an operator' };
  await handle.executeUpdate('answer', { args: [answer] });
  await world.outcome(store.domain, order, 'waiting');
  world.simulator.control.happen(store.domain, order, { kind: 'ship' });
  await world.outcome(store.domain, order, 'nothing_to_ship');
}, 90_000);
