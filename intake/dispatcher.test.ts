import { Connection } from '@temporalio/client';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { ConnectorError } from '../connectors/error.ts';
import { workflowIdOf } from '../contracts/order.ts';
import { areHeldBack, type Claimed, type HeldBack } from '../prisma/claims.ts';
import { keepArrival } from '../prisma/inbox.ts';
import { testDatabase } from '../test/database.ts';
import {
  givenServer,
  givenStore,
  logLines,
  send,
  someDomain,
  someOrderId,
  temporalAt,
} from '../test/intake.ts';
import { nobody } from '../test/server.ts';
import { deliverTo, TemporalAway } from './delivery.ts';
import { type DispatcherResources, dispatchOnce, startDispatcher } from './dispatcher.ts';

const UNDER_WAY = 5;
const steady = (underWay: number, pauseMs = 0) => ({
  pace: () => ({ underWay, pauseMs }),
  holdsBack: () => undefined,
});

type Db = Awaited<ReturnType<typeof testDatabase>>['db'];

/** A webhook in the inbox, as the server would have kept it. */
async function givenArrival(db: Db, store: string, order: string, body: object = { id: 1 }) {
  const traceId = Math.random().toString(16).slice(2).padEnd(32, '0').slice(0, 32);
  const webhookId = `w-${traceId}`;
  const bytes = Buffer.from(JSON.stringify(body));
  await db.inbox.create({ data: { store, topic: 'orders/updated', webhookId, order, traceId, body: bytes } });
  return traceId;
}

async function givenDispatcher(
  deliver: DispatcherResources['deliver'] = async () => {},
  orderOf: DispatcherResources['orderOf'] = async () => null,
) {
  const { db } = await testDatabase();
  const { lines, log } = logLines();
  const resources: DispatcherResources = { db, log, deliver, orderOf, pressure: steady(UNDER_WAY) };
  return { db, lines, resources, store: await givenStore(db) };
}

test('a webhook starts the workflow of its order, the next one signals it, under the trace id of the first', async () => {
  const served = await givenServer();
  const order = someOrderId();
  const body = `{"id": ${order}}`;
  const first = await send(served.url, served.store, { topic: 'orders/create', body });
  const handle = served.temporal.workflow.getHandle(workflowIdOf({ store: served.store, order }));
  await expect.poll(() => handle.describe().catch(() => null), { timeout: 10_000 }).not.toBeNull();
  await send(served.url, served.store, { topic: 'orders/paid', body });
  const dispositions = async () =>
    (await served.db.inbox.findMany({ orderBy: { id: 'asc' } })).map((row) => row.disposition);
  await expect.poll(dispositions, { timeout: 10_000 }).toEqual(['started', 'signalled']);

  const about = await handle.describe();
  expect(about).toMatchObject({ type: 'order', taskQueue: served.taskQueue });
  expect(about.typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value])).toEqual(
    expect.arrayContaining([
      ['WaybillShop', served.store],
      ['WaybillOrder', order],
      ['WaybillTraceId', first.answer.traceId],
    ]),
  );
  const { events } = await handle.fetchHistory();
  const signals = events?.flatMap((event) => event.workflowExecutionSignaledEventAttributes ?? []) ?? [];
  expect(signals.map(({ input }) => JSON.parse(String(input?.payloads?.[0]?.data)).topic)).toEqual([
    'orders/create',
    'orders/paid',
  ]);
  const row = await served.db.order.findFirstOrThrow();
  expect(row).toMatchObject({ order, traceId: first.answer.traceId, stage: 'validate' });
});

test('50 webhooks of one order at once make one workflow and one row', async () => {
  const served = await givenServer();
  const order = someOrderId();
  const body = `{"id": ${order}}`;
  await Promise.all(Array.from({ length: 50 }, () => send(served.url, served.store, { body })));
  await expect
    .poll(() => served.db.inbox.count({ where: { dispatchedAt: null } }), { timeout: 20_000 })
    .toBe(0);
  expect(await served.db.order.count()).toBe(1);
  const query = `WaybillShop = "${served.store}"`;
  await expect.poll(async () => (await served.temporal.workflow.count(query)).count).toBe(1);
  expect(await served.db.inbox.count({ where: { disposition: 'started' } })).toBe(1);
});

test('while Temporal is away webhooks are taken, and dispatched once it is back', async () => {
  const away = new URL(await nobody());
  const served = await givenServer({ temporal: temporalAt(away.host) });
  expect((await send(served.url, served.store)).status).toBe(200);
  const lines = () => served.lines.filter((line) => String(line.msg).includes('Temporal takes nothing'));
  await expect.poll(lines, { timeout: 20_000 }).not.toEqual([]);
  expect(await served.db.inbox.count({ where: { dispatchedAt: null } })).toBe(1);
  await served.close();

  const { log } = logLines();
  const deliver = deliverTo({ ...served, temporal: temporalAt() });
  const dispatcher = startDispatcher({
    db: served.db,
    log,
    deliver,
    orderOf: async () => null,
    pressure: steady(UNDER_WAY),
  });
  onTestFinished(() => dispatcher.stop());
  await expect
    .poll(() => served.db.inbox.count({ where: { disposition: 'started' } }), { timeout: 20_000 })
    .toBe(1);
});

test('several dispatchers at once deliver each webhook once', async () => {
  const delivered: bigint[] = [];
  const { db, resources, store } = await givenDispatcher(async ({ id }) => void delivered.push(id));
  for (let i = 0; i < 100; i++) await givenArrival(db, store, String(1 + (i % 30)));
  await Promise.all(Array.from({ length: 4 }, () => dispatchOnce(resources)));
  await dispatchOnce(resources);
  expect(delivered).toHaveLength(100);
  expect(new Set(delivered).size).toBe(100);
  expect(await db.order.count()).toBe(30);
});

test('webhooks of one order are delivered in the order in which they came', async () => {
  const delivered: Claimed[] = [];
  const { db, resources, store } = await givenDispatcher(async (it) => void delivered.push(it as Claimed));
  const traceId = await givenArrival(db, store, '1');
  for (let i = 0; i < 9; i++) await givenArrival(db, store, '1');
  await dispatchOnce(resources);
  expect(delivered.map(({ id }) => Number(id))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(new Set(delivered.map((it) => it.orderTraceId))).toEqual(new Set([traceId]));
  expect(delivered.map(({ first }) => first)).toEqual([true, ...Array(9).fill(false)]);
});

test('a claim of a dispatcher that died ends by itself, and the webhook is dispatched again', async () => {
  const delivered: bigint[] = [];
  const { db, resources, store } = await givenDispatcher(async ({ id }) => void delivered.push(id));
  await givenArrival(db, store, '1');
  // Dead after the delivery and before the mark.
  await db.inbox.updateMany({ data: { claimedUntil: new Date(Date.now() + 60_000), attempts: 1 } });
  await dispatchOnce(resources);
  expect(delivered).toEqual([]);
  await db.inbox.updateMany({ data: { claimedUntil: new Date(Date.now() - 1) } });
  await dispatchOnce(resources);
  expect(delivered).toHaveLength(1);
  expect(await db.inbox.findFirst()).toMatchObject({
    attempts: 2,
    disposition: 'started',
    claimedUntil: null,
  });
});

test('one webhook that Temporal refuses does not keep the others waiting, and is tried again later', async () => {
  const { db, lines, resources, store } = await givenDispatcher(async ({ order }) => {
    if (order === '1') throw new Error('refused');
  });
  await givenArrival(db, store, '1');
  await givenArrival(db, store, '2');
  await dispatchOnce(resources);
  expect(await db.inbox.findMany({ where: { dispatchedAt: null } })).toMatchObject([{ order: '1' }]);
  expect(lines.find((line) => line.err)).toMatchObject({ order: '1', attempts: 1, level: 'error' });
  const [left] = await db.inbox.findMany({ where: { dispatchedAt: null } });
  expect(left?.claimedUntil?.getTime()).toBeGreaterThan(Date.now());
  expect(left?.claimedUntil?.getTime()).toBeLessThan(Date.now() + 5_000);
});

test('an outage in the middle of a batch leaves the rest free to be claimed at once', async () => {
  let calls = 0;
  const { db, resources, store } = await givenDispatcher(async () => {
    calls += 1;
    if (calls > 3) throw new TemporalAway('gone');
  });
  for (let i = 1; i <= 20; i++) await givenArrival(db, store, String(i));
  expect(await dispatchOnce(resources)).toBe('away');
  expect(await db.inbox.count({ where: { dispatchedAt: { not: null } } })).toBe(3);
  expect(calls).toBeLessThan(20);
  const all = { ...resources, deliver: async () => {} };
  expect(await dispatchOnce(all)).toBe('idle');
  expect(await db.inbox.count({ where: { dispatchedAt: null } })).toBe(0);
});

test('one store with many webhooks does not keep the others waiting', async () => {
  const delivered: string[] = [];
  const { db, resources, store } = await givenDispatcher(
    async (arrival) => void delivered.push(arrival.store),
  );
  for (let i = 1; i <= 90; i++) await givenArrival(db, store, String(i));
  const other = `calm-${store}`;
  for (let i = 1; i <= 3; i++) await givenArrival(db, other, String(i));
  expect(await dispatchOnce(resources)).toBe('more');
  expect(delivered.filter((each) => each === other)).toHaveLength(3);
  expect(await dispatchOnce(resources)).toBe('idle');
  expect(delivered).toHaveLength(93);
});

describe('a store that has as many new orders under way as it may', () => {
  async function givenSale() {
    const begun: string[] = [];
    const given = await givenDispatcher(
      async ({ store, order, topic }) => void begun.push(`${store}/${order} ${topic}`),
    );
    const { db, store } = given;
    const comes = (order: string, topic = 'orders/create', at = store) =>
      keepArrival(db, {
        ...{ store: at, topic, order, webhookId: `${topic} ${order}`, eventId: null, triggeredAt: null },
        ...{ traceId: order.padEnd(32, 'a'), body: Buffer.from('{}') },
      });
    for (let order = 1; order <= UNDER_WAY + 3; order++) await comes(String(order));
    expect(await dispatchOnce(given.resources)).toBe('soon');
    expect(begun).toHaveLength(UNDER_WAY);
    return { ...given, begun, comes };
  }

  test('begins the next one when one of them rests, the oldest first', async () => {
    const { db, store, resources, begun } = await givenSale();
    expect(await dispatchOnce(resources)).toBe('soon');
    expect(begun).toHaveLength(UNDER_WAY);
    await db.order.updateMany({ where: { store, order: '2' }, data: { outcome: 'fulfilled' } });
    expect(await dispatchOnce(resources)).toBe('soon');
    expect(begun.slice(UNDER_WAY)).toEqual([`${store}/${UNDER_WAY + 1} orders/create`]);
    await db.order.updateMany({ where: { store }, data: { outcome: 'fulfilled' } });
    expect(await dispatchOnce(resources)).toBe('idle');
    expect(begun).toHaveLength(UNDER_WAY + 3);
  });

  test('hears news of those at once, and keeps no other store waiting', async () => {
    const { store, resources, begun, comes } = await givenSale();
    await comes('1', 'orders/cancelled');
    await comes('1', 'orders/create', `calm-${store}`);
    await dispatchOnce(resources);
    expect(begun.slice(UNDER_WAY).sort()).toEqual([
      `calm-${store}/1 orders/create`,
      `${store}/1 orders/cancelled`,
    ]);
  });

  test('takes all that is there of an order that it begins', async () => {
    const { db, store, resources, begun, comes } = await givenSale();
    await comes(String(UNDER_WAY + 1), 'orders/paid');
    await db.order.updateMany({ where: { store, order: '1' }, data: { outcome: 'fulfilled' } });
    await dispatchOnce(resources);
    await dispatchOnce(resources);
    const next = `${store}/${UNDER_WAY + 1}`;
    expect(begun.slice(UNDER_WAY)).toEqual([`${next} orders/create`, `${next} orders/paid`]);
  });

  test('begins none while it may have fewer, on a machine that is pressed', async () => {
    const { db, store, resources, begun } = await givenSale();
    const pressed = { ...resources, pressure: steady(2) };
    await db.order.updateMany({
      where: { store, order: { in: ['1', '2', '3'] } },
      data: { outcome: 'fulfilled' },
    });
    await dispatchOnce(pressed);
    expect(begun).toHaveLength(UNDER_WAY);
    await db.order.updateMany({ where: { store, order: '4' }, data: { outcome: 'fulfilled' } });
    await dispatchOnce(pressed);
    expect(begun).toHaveLength(UNDER_WAY + 1);
  });

  test('begins the next one only after a pause, on a machine that is pressed hard, and the first of another store at once', async () => {
    const { db, store, resources, begun } = await givenSale();
    const pressed = { ...resources, pressure: steady(1, 2_000) };
    await db.order.updateMany({ where: { store }, data: { outcome: 'fulfilled' } });
    const other = `other-${store}`;
    await db.inbox.create({
      data: {
        store: other,
        topic: 'orders/create',
        webhookId: 'w',
        order: '1',
        begins: true,
        traceId: 't',
        body: Buffer.from('{}'),
      },
    });
    await dispatchOnce(pressed);
    expect(begun.slice(UNDER_WAY)).toEqual([`${other}/1 orders/create`]);
    await db.order.updateMany({ where: { store: other }, data: { outcome: 'fulfilled' } });
    await db.order.updateMany({ where: { store }, data: { startedAt: new Date(Date.now() - 3_000) } });
    await dispatchOnce(pressed);
    await dispatchOnce(pressed);
    expect(begun.slice(UNDER_WAY + 1)).toEqual([`${store}/${UNDER_WAY + 1} orders/create`]);
  });

  test('lets the orders of other stores go first, on a machine that is pressed hard, and not for ever', async () => {
    const { db, store, resources, begun } = await givenSale();
    const pressed = { ...resources, pressure: steady(1, 2_000) };
    const restedFor = (ms: number) =>
      db.order.updateMany({
        where: { store },
        data: { outcome: 'fulfilled', startedAt: new Date(Date.now() - ms) },
      });
    const of = { store: `other-${store}`, order: '1', traceId: 't', workflowId: `other-${store}` };
    await db.order.create({ data: of });
    await restedFor(3_000);
    await dispatchOnce(pressed);
    expect(begun).toHaveLength(UNDER_WAY);
    await restedFor(9_000);
    await dispatchOnce(pressed);
    expect(begun).toHaveLength(UNDER_WAY + 1);
    await restedFor(3_000);
    // Whatever that one waits for, it uses nothing of the machine meanwhile.
    await db.order.updateMany({ where: of, data: { startedAt: new Date(Date.now() - 1_500) } });
    await dispatchOnce(pressed);
    expect(begun).toHaveLength(UNDER_WAY + 2);
  });

  test('does not wait for an order that is stuck', async () => {
    const { db, store, resources, begun } = await givenSale();
    const startedAt = new Date(Date.now() - 11_000);
    await db.order.updateMany({ where: { store, order: '1' }, data: { startedAt } });
    await dispatchOnce(resources);
    expect(begun).toHaveLength(UNDER_WAY + 1);
  });

  test('begins no more of them than Shopify lets through, and the next ones when it does again', async () => {
    const { db, store, resources, begun, comes } = await givenSale();
    await db.order.updateMany({ where: { store }, data: { outcome: 'fulfilled' } });
    // A tenth is for those that are under way, and a clean order is reckoned at 400 points.
    const bucket = { capacity: 2000, restoreRate: 0.001, available: 500 };
    await db.throttle.create({ data: { store, ...bucket } });
    await comes('1', 'orders/updated');
    await comes('1', 'orders/create', `calm-${store}`);
    const told: HeldBack[] = [];
    const pressure = { ...steady(UNDER_WAY), holdsBack: (whose: HeldBack) => void told.push(whose) };
    expect(await dispatchOnce({ ...resources, pressure })).toBe('soon');
    expect(begun.slice(UNDER_WAY).sort()).toEqual([
      `calm-${store}/1 orders/create`,
      `${store}/1 orders/updated`,
    ]);
    // That the machine is not the cause is no reason to begin more at once.
    expect(told).toEqual(['nobody']);
    await db.throttle.update({ where: { store }, data: { available: 1100 } });
    expect(await dispatchOnce(resources)).toBe('soon');
    expect(begun.slice(UNDER_WAY + 2)).toEqual([6, 7].map((order) => `${store}/${order} orders/create`));
    await dispatchOnce(resources);
    expect(begun).toHaveLength(UNDER_WAY + 4);
  });

  test('is begun as fast as the machine can where no other store has orders that it could keep waiting', async () => {
    const { db, comes, resources } = await givenSale();
    const byPace = async () => (await areHeldBack(db)).byPace;
    expect(await byPace()).toBe('everybody');
    const other = { store: await givenStore(db), order: '1' };
    await comes(other.order, 'orders/create', other.store);
    await dispatchOnce(resources);
    expect(await byPace()).toBe('some');
    const longAgo = new Date(Date.now() - 61_000);
    await db.order.update({ where: { store_order: other }, data: { startedAt: longAgo } });
    expect(await byPace()).toBe('everybody');
  });

  test.each([
    ['begins one every five seconds while other work uses up what Shopify lets through', 300, 1],
    ['begins none while Shopify asks to be left alone', -50, 0],
  ])('%s', async (_, available, more) => {
    const { db, store, resources, begun } = await givenSale();
    const startedAt = new Date(Date.now() - 11_000);
    await db.order.updateMany({ where: { store }, data: { outcome: 'fulfilled', startedAt } });
    await db.throttle.create({ data: { store, capacity: 2000, restoreRate: 0.001, available } });
    await dispatchOnce(resources);
    await dispatchOnce(resources);
    expect(begun).toHaveLength(UNDER_WAY + more);
  });
});

test('while more stores wait than a batch takes, the one that has waited longest is not passed over', async () => {
  const { db, resources } = await givenDispatcher();
  const last = 'zzz.myshopify.com';
  await givenArrival(db, last, '1');
  for (let at = 0; at < 70; at++)
    for (const order of ['1', '2']) await givenArrival(db, `store-${at}.myshopify.com`, order);
  await dispatchOnce(resources);
  expect(await db.inbox.count({ where: { store: last, dispatchedAt: null } })).toBe(0);
});

test('a dispatcher that is stopped leaves the rest of its batch to others at once', async () => {
  let stopped = false;
  const { db, resources, store } = await givenDispatcher(async () => {
    stopped = true;
  });
  for (let i = 1; i <= 30; i++) await givenArrival(db, store, String(i));
  await dispatchOnce(resources, () => stopped);
  const left = await db.inbox.count({ where: { dispatchedAt: null } });
  expect(left).toBeGreaterThan(20);
  await dispatchOnce(resources);
  expect(await db.inbox.count({ where: { dispatchedAt: null } })).toBe(0);
});

const CHANGED = '2026-03-01T12:00:00Z';
async function givenSettled(db: Db, store: string, outcome: string | null, readAt = '2026-03-01T12:00:01Z') {
  const at = { store, order: '7' };
  const snapshot = { updatedAt: CHANGED };
  await db.order.create({
    data: { ...at, traceId: 'a'.repeat(32), workflowId: 'x', outcome, snapshot, readAt },
  });
}

test.each([
  ['delivered', '2026-03-01T12:00:00Z', 'stale'],
  ['ignored', '2026-03-01T07:00:00-05:00', 'stale'],
  ['nothing_to_ship', '2026-03-01T11:59:59Z', 'stale'],
  ['cancelled', '2026-03-01T12:00:01Z', 'signalled'],
  ['ignored', 'unreadable', 'signalled'],
  ['fulfilled', '2026-03-01T12:00:00Z', 'signalled'],
  ['needs_person', '2026-03-01T12:00:00Z', 'signalled'],
  ['failed', '2026-03-01T12:00:00Z', 'signalled'],
  [null, '2026-03-01T12:00:00Z', 'signalled'],
])('an order that is %s, changed at %s: the webhook is %s', async (outcome, updatedAt, disposition) => {
  const delivered: Claimed[] = [];
  const { db, resources, store } = await givenDispatcher(async (it) => void delivered.push(it as Claimed));
  await givenSettled(db, store, outcome);
  await givenArrival(db, store, '7', { id: 7, updated_at: updatedAt });
  await dispatchOnce(resources);
  expect(await db.inbox.findFirst()).toMatchObject({ disposition });
  expect(delivered).toHaveLength(disposition === 'stale' ? 0 : 1);
});

test('what changed in the second in which a settled order was read is looked at', async () => {
  const { db, resources, store } = await givenDispatcher();
  await givenSettled(db, store, 'delivered', '2026-03-01T12:00:00.900Z');
  await givenArrival(db, store, '7', { id: 7, updated_at: CHANGED });
  await dispatchOnce(resources);
  expect(await db.inbox.findFirst()).toMatchObject({ disposition: 'signalled' });
});

/** As the server keeps what names a fulfillment order and no order. */
async function givenUnnamed(db: Db, store: string, webhookId = 'w-fo') {
  const body = Buffer.from('{"fulfillment_order": {"id": "gid://shopify/FulfillmentOrder/31"}}');
  const topic = 'fulfillment_orders/moved';
  await db.inbox.create({
    data: { store, topic, webhookId, order: null, traceId: 'b'.repeat(32), body },
  });
}

const failing = (kind: 'shopify_unavailable' | 'shopify_scope_missing', retryable: boolean) => async () => {
  throw new ConnectorError({ kind, message: 'no', retryable, mayHaveActed: false });
};

test('news of a fulfillment order reaches the order that its store names', async () => {
  const delivered: Claimed[] = [];
  const asked: string[] = [];
  const { db, resources, store } = await givenDispatcher(
    async (it) => void delivered.push(it as Claimed),
    async (_store, fulfillmentOrder) => {
      asked.push(fulfillmentOrder);
      return '7';
    },
  );
  await givenSettled(db, store, 'needs_person');
  await givenUnnamed(db, store);
  await dispatchOnce(resources);
  expect(asked).toEqual(['gid://shopify/FulfillmentOrder/31']);
  expect(delivered).toMatchObject([{ order: '7', first: false, topic: 'fulfillment_orders/moved' }]);
  expect(await db.inbox.findFirst()).toMatchObject({ order: '7', disposition: 'signalled' });
});

test.each([
  ['its store does not know it', async () => null, 'ignored', null],
  ['the app may not ask', failing('shopify_scope_missing', false), 'given_up', 'no'],
  ['Shopify is away, for now', failing('shopify_unavailable', true), null, 'no'],
])('news of a fulfillment order where %s', async (_, orderOf, disposition, trouble) => {
  const { db, resources, store } = await givenDispatcher(undefined, orderOf);
  await givenUnnamed(db, store);
  await dispatchOnce(resources);
  expect(await db.inbox.findFirst()).toMatchObject({ order: null, disposition, trouble });
  expect(await db.order.count()).toBe(0);
});

test('that a parcel is packed is not lost, however long Shopify cannot say whose; meanwhile each store is asked once a round', async () => {
  const delivered: Claimed[] = [];
  let asked = 0;
  const away = failing('shopify_unavailable', true);
  const { db, resources, store } = await givenDispatcher(async (it) => void delivered.push(it as Claimed));
  const orderOf = () => {
    asked += 1;
    return away();
  };
  for (const id of ['w-1', 'w-2', 'w-3']) await givenUnnamed(db, store, id);
  const due = () => db.inbox.updateMany({ where: { dispatchedAt: null }, data: { claimedUntil: null } });
  for (let round = 1; round <= 15; round++) {
    await dispatchOnce({ ...resources, orderOf });
    expect(asked).toBe(round);
    await due();
  }
  await dispatchOnce({ ...resources, orderOf: async () => '7' });
  expect(delivered).toMatchObject([{ order: '7' }, { order: '7' }, { order: '7' }]);
  expect(await db.inbox.count({ where: { disposition: null } })).toBe(0);
  expect(await db.inbox.count({ where: { trouble: { not: null } } })).toBe(0);
});

test('an order that was deleted before anything was known of it is forgotten, and one that ended is left alone', async () => {
  const delivered: unknown[] = [];
  const { db, resources, store } = await givenDispatcher(async (it) => void delivered.push(it));
  await givenSettled(db, store, 'delivered');
  for (const order of ['7', '8'])
    await db.inbox.create({
      data: {
        store,
        topic: 'orders/delete',
        webhookId: order,
        order,
        traceId: order.repeat(32),
        body: Buffer.from(`{"id": ${order}}`),
      },
    });
  await dispatchOnce(resources);
  expect(delivered).toEqual([]);
  expect(await db.order.findMany({ select: { order: true, outcome: true } })).toEqual([
    { order: '7', outcome: 'delivered' },
  ]);
});

test('a namespace that is not there counts as Temporal being away', async () => {
  const connection = Connection.lazy({ address: inject('temporalAddress') });
  onTestFinished(() => connection.close());
  const { Client } = await import('@temporalio/client');
  const client = new Client({ connection, namespace: 'elsewhere' });
  const { db, resources, store } = await givenDispatcher();
  await givenArrival(db, store, '1');
  const deliver = deliverTo({ temporal: client, taskQueue: 'q', db });
  expect(await dispatchOnce({ ...resources, deliver })).toBe('away');
});

test('a store with a long name is dispatched', async () => {
  const { db, resources } = await givenDispatcher();
  const store = await givenStore(db, `${'long'.repeat(20)}-${someDomain()}`);
  await givenArrival(db, store, '1');
  await dispatchOnce({ ...resources, deliver: deliverTo({ temporal: temporalAt(), taskQueue: 'q', db }) });
  expect(await db.inbox.findFirst()).toMatchObject({ disposition: 'started' });
});
