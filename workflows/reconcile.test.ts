import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shopify } from '../connectors/shopify/index.ts';
import { readWatermark } from '../prisma/reconciliations.ts';
import { secretBox } from '../prisma/secrets.ts';
import { storeDirectory } from '../prisma/stores.ts';
import { pause, resume } from '../prisma/switches.ts';
import { disagreements } from '../runtime/reconcile/check.ts';
import { ensureSchedule, reconcileNow, scheduleIdOf } from '../runtime/reconcile/schedule.ts';
import { accessTo } from '../runtime/stores/access.ts';
import { orderBody } from '../test/bodies.ts';
import { CTX } from '../test/server.ts';
import { startWorld, type TestStore, type World } from '../test/world.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const resources = () => ({ client: world.client, taskQueue: world.config.TEMPORAL_TASK_QUEUE });
const reconcile = async ({ domain }: TestStore) => (await reconcileNow(resources(), domain)).result();
/** As `waybill reconcile --check` does it. */
async function check({ domain }: TestStore) {
  const stores = storeDirectory(world.db, secretBox(world.config.WAYBILL_SECRET_KEY));
  const access = async () => shopify(await accessTo(stores, domain));
  return disagreements({ db: world.db, shopify: access }, domain, CTX);
}
const report = ({ domain }: TestStore, order: string) => world.simulator.control.order(domain, order);
const ONCE = { labels: 1, fulfillments: 1, mails: { waybill: 1, shopify: 1 } };

/** Waits for its money, and hears of nothing that happens. */
async function givenWaiting() {
  const store = await world.openStore();
  const order = await store.place(orderBody({ financial_status: 'pending' }));
  await world.outcome(store.domain, order, 'waiting');
  await silence(store);
  return { store, order };
}

/** What has happened until now is known; from now on its webhooks get lost. */
async function silence(store: TestStore) {
  await world.simulator.control.settled();
  const of = { store: store.domain };
  const unheard = async () => {
    const waiting = await world.db.inbox.count({ where: { ...of, dispatchedAt: null } });
    const orders = await world.db.order.findMany({
      where: { ...of, outcome: { in: ['waiting', 'needs_person'] } },
    });
    const last = await world.db.inbox.findFirst({ where: of, orderBy: { id: 'desc' } });
    return waiting + orders.filter(({ readAt }) => !readAt || !last || readAt <= last.receivedAt).length;
  };
  await expect.poll(unheard, { timeout: 10_000 }).toBe(0);
  store.loseWebhooks(true);
}

describe('what no webhook told of', () => {
  test('a lost orders/create is found, and the order fulfilled once', async () => {
    const store = await world.openStore();
    store.loseWebhooks(true);
    const order = await store.place(orderBody());
    expect(await reconcile(store)).toMatchObject({ kind: 'done', read: 1, missed: 1, differing: 0 });
    await world.outcome(store.domain, order, 'fulfilled');
    expect(report(store, order)).toMatchObject(ONCE);
    expect(await world.db.inbox.findFirst({ where: { store: store.domain } })).toMatchObject({
      topic: 'waybill/reconcile',
      disposition: 'started',
    });
  });

  test('a lost orders/cancelled is taken in', async () => {
    const { store, order } = await givenWaiting();
    world.simulator.control.happen(store.domain, order, { kind: 'cancel' });
    expect(await reconcile(store)).toMatchObject({ missed: 0, differing: 1 });
    await world.outcome(store.domain, order, 'cancelled');
    expect(report(store, order)).toMatchObject({ labels: 0, fulfillments: 0 });
  });

  test('a lost orders/paid lets the order go on', async () => {
    const { store, order } = await givenWaiting();
    world.simulator.control.happen(store.domain, order, { kind: 'pay' });
    await reconcile(store);
    await world.outcome(store.domain, order, 'fulfilled');
    expect(report(store, order)).toMatchObject(ONCE);
  });

  test('an order that somebody shipped by hand while it waited is not shipped again', async () => {
    const { store, order } = await givenWaiting();
    world.simulator.control.happen(store.domain, order, { kind: 'ship' });
    expect(await reconcile(store)).toMatchObject({ differing: 1 });
    const row = await world.outcome(store.domain, order, 'nothing_to_ship');
    expect(row.why).toContain('somebody else has fulfilled it');
    expect(report(store, order)).toMatchObject({ labels: 0 });
  });

  test('an order that asks a person, and was shipped by hand meanwhile, closes its case', async () => {
    const store = await world.openStore();
    const risk = { level: 'HIGH', recommendation: 'CANCEL' };
    const order = await store.place(orderBody({ _sim: { risk } }));
    await world.outcome(store.domain, order, 'needs_person');
    await silence(store);
    world.simulator.control.happen(store.domain, order, { kind: 'ship' });
    await reconcile(store);
    await world.outcome(store.domain, order, 'nothing_to_ship');
    expect(await world.db.case.count({ where: { order, closedAt: null } })).toBe(0);
  });
});

describe('what is known', () => {
  test('an order that webhooks told of is left alone, whatever became of it', async () => {
    const store = await world.openStore();
    const shipped = await store.place(orderBody());
    const ignored = await store.place(orderBody({ test: true }));
    await world.outcome(store.domain, shipped, 'fulfilled');
    await world.outcome(store.domain, ignored, 'ignored');
    await silence(store);
    expect(await reconcile(store)).toMatchObject({ read: 2, missed: 0 });
  });

  test('two runs at once tell of an order twice, and it is fulfilled once', async () => {
    const store = await world.openStore();
    store.loseWebhooks(true);
    const orders = await Promise.all(Array.from({ length: 3 }, () => store.place(orderBody())));
    await Promise.all([reconcile(store), reconcile(store), reconcile(store)]);
    for (const order of orders) {
      await world.outcome(store.domain, order, 'fulfilled');
      expect(report(store, order)).toMatchObject(ONCE);
    }
    expect(world.simulator.control.counts(store.domain).duplicates).toBe(0);
    expect(await reconcile(store)).toMatchObject({ missed: 0 });
  });

  test('an order that was over before Waybill heard of it is not started', async () => {
    const store = await world.openStore();
    store.loseWebhooks(true);
    await store.place(orderBody({ cancelled_at: new Date().toISOString() }));
    expect(await reconcile(store)).toMatchObject({ read: 1, missed: 0 });
    expect(await world.db.inbox.count({ where: { store: store.domain } })).toBe(0);
  });
});

describe('the check of every order', () => {
  test('finds what is lost and what differs, and nothing after the reconciliation', async () => {
    const store = await world.openStore();
    const { domain } = store;
    const fine = await store.place(orderBody());
    await world.outcome(domain, fine, 'fulfilled');
    const shipped = await store.place(orderBody({ financial_status: 'pending' }));
    await world.outcome(domain, shipped, 'waiting');
    await silence(store);
    expect(await check(store)).toEqual({ orders: 2, underWay: 0, disagreements: [] });

    const lost = await store.place(orderBody());
    world.simulator.control.happen(domain, shipped, { kind: 'ship' });
    const found = (await check(store)).disagreements;
    expect(new Map(found.map(({ order, kind }) => [order, kind]))).toEqual(
      new Map([
        [lost, 'lost'],
        [shipped, 'differs'],
      ]),
    );

    await reconcile(store);
    await world.outcome(domain, lost, 'fulfilled');
    await world.outcome(domain, shipped, 'nothing_to_ship');
    expect(await check(store)).toEqual({ orders: 3, underWay: 0, disagreements: [] });
  });

  test('finds a label too many', async () => {
    const store = await world.openStore();
    const order = await store.place(orderBody());
    await world.outcome(store.domain, order, 'fulfilled');
    await silence(store);
    const label = await world.db.shipment.findFirstOrThrow({ where: { order } });
    const twin = { ...label, units: label.units ?? [], number: 2, trackingNumber: 'EZTWICE' };
    await world.db.shipment.create({ data: twin });
    expect((await check(store)).disagreements).toMatchObject([{ order, kind: 'duplicate' }]);
  });
});

describe('a store', () => {
  test('that is paused is skipped, and caught up with afterwards', async () => {
    const store = await world.openStore();
    const { domain } = store;
    store.loseWebhooks(true);
    await pause(world.db, { store: domain, by: 'kim', reason: null });
    const skipped = { kind: 'skipped', why: 'paused by kim' };
    await expect.poll(() => reconcile(store), { timeout: 10_000 }).toEqual(skipped);
    const order = await store.place(orderBody());
    const before = await readWatermark(world.db, domain);
    expect(await reconcile(store)).toEqual(skipped);
    expect(await readWatermark(world.db, domain)).toEqual(before);
    await resume(world.db, domain, 'kim');
    await expect.poll(() => reconcile(store), { timeout: 10_000 }).toMatchObject({ missed: 1 });
    await world.outcome(domain, order, 'fulfilled');
  });

  test('has one schedule, which runs it, follows its settings, and keeps an operator’s pause', async () => {
    const store = await world.openStore();
    const { domain } = store;
    store.loseWebhooks(true);
    const order = await store.place(orderBody());
    const wish = { domain, everyMinutes: 15, connected: true };
    await Promise.all([
      ensureSchedule(resources(), wish),
      ensureSchedule(resources(), { ...wish, everyMinutes: 60 }),
    ]);
    await ensureSchedule(resources(), { ...wish, everyMinutes: 60 });
    const handle = world.client.schedule.getHandle(scheduleIdOf(domain));
    expect((await handle.describe()).spec.intervals).toMatchObject([{ every: 3_600_000 }]);

    await ensureSchedule(resources(), { ...wish, connected: false });
    expect((await handle.describe()).state).toMatchObject({ paused: true, note: 'the app was uninstalled' });
    await ensureSchedule(resources(), wish);
    expect((await handle.describe()).state).toMatchObject({ paused: false });
    await handle.pause('holidays');
    await ensureSchedule(resources(), wish);
    expect((await handle.describe()).state).toMatchObject({ paused: true, note: 'holidays' });
    await handle.trigger();
    const ran = () => world.db.reconciliation.findUnique({ where: { store: domain } });
    await expect.poll(ran, { timeout: 10_000 }).toMatchObject({ read: 0 });
    expect(await world.db.order.count({ where: { order } })).toBe(0);
    await handle.delete();
  });
});
