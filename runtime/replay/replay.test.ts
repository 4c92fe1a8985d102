import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANSWER_UPDATE, type OrderState, STAGES, STATE_QUERY } from '../../contracts/workflow.ts';
import { REPLAYABLE } from '../../prisma/replays.ts';
import { pause, resume } from '../../prisma/switches.ts';
import { ADDRESS, orderBody } from '../../test/bodies.ts';
import { setMoves } from '../../test/moves.ts';
import { startWorld, type TestStore, type World } from '../../test/world.ts';
import { type EventId, entryOf, readEntries } from './history.ts';
import { type Replayed, replayOrder } from './replay.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const report = (store: TestStore, order: string) => world.simulator.control.order(store.domain, order);
const duplicates = (store: TestStore) => world.simulator.control.counts(store.domain).duplicates;
const resources = () => ({
  db: world.db,
  client: world.client,
  taskQueue: world.config.TEMPORAL_TASK_QUEUE,
});
const rowOf = (store: TestStore, order: string) =>
  world.db.order.findUniqueOrThrow({
    where: { store_order: { store: store.domain, order } },
    select: REPLAYABLE,
  });

async function replay(store: TestStore, order: string, from?: (typeof STAGES)[number]) {
  const wish = { by: 'kim', reason: 'the cause is gone', batch: randomUUID() };
  return replayOrder(resources(), await rowOf(store, order), { ...wish, ...(from ? { from } : {}) });
}

/** The order has these effects, no more, and its current run has come as far again. */
async function settledAgain(store: TestStore, order: string, outcome: string, runId: string) {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const row = await world.db.order.findUniqueOrThrow({
      where: { store_order: { store: store.domain, order } },
    });
    if (row.runId === runId && row.outcome === outcome) return row;
    if (Date.now() > deadline) throw new Error(`${row.stage} ${row.outcome} ${row.why} of ${row.runId}`);
    await new Promise((done) => setTimeout(done, 30));
  }
}

const ONCE = {
  labels: 1,
  labelsVoided: 0,
  fulfillments: 1,
  fulfillmentsCancelled: 0,
  holds: 0,
  mails: { waybill: 1, shopify: 1 },
};

const settle = async (store: TestStore, order: string, outcome: string, replayed: Replayed) => {
  if (replayed.kind !== 'replayed') throw new Error(replayed.why);
  return settledAgain(store, order, outcome, replayed.runId);
};

describe('an order that was fulfilled', () => {
  test.each(STAGES)('replayed from %s has nothing done twice', async (stage) => {
    const store = await world.openStore({ policy: { askBuyer: false } });
    const order = await store.place(orderBody());
    await world.outcome(store.domain, order, 'fulfilled');
    const replayed = await replay(store, order, stage);
    if (replayed.kind !== 'replayed') throw new Error(replayed.why);
    expect(replayed.from).toBe(stage);
    await settledAgain(store, order, 'fulfilled', replayed.runId);
    expect(report(store, order)).toMatchObject(ONCE);
    expect(duplicates(store)).toBe(0);
    const event = await world.db.orderEvent.findFirst({ where: { order, kind: 'replayed' } });
    expect(event?.text).toBe(`replayed by kim from ${stage}: the cause is gone`);
  });
});

describe('an order that failed', () => {
  const failing = [
    ['validate', { financial_status: 'voided' }, { financial_status: 'paid' }, 'payment_voided'],
    ['assess', { shipping_address: null }, { shipping_address: ADDRESS }, 'address_missing'],
    [
      'fulfill',
      { _sim: { carrierRejects: 'address' } },
      { _sim: { carrierRejects: 'nothing' } },
      'carrier_rejects_address',
    ],
  ] as const;

  test.each(failing)(
    'at %s is replayed from there once its cause is repaired',
    async (stage, wrong, right, kind) => {
      const store = await world.openStore({ policy: { askBuyer: false } });
      const body = orderBody(wrong);
      const order = await store.place(body);
      const failed = await world.outcome(store.domain, order, 'needs_person', 'waiting');
      expect(failed).toMatchObject({ stage, exception: kind });
      const asked = await runsOf(order);
      await world.simulator.control.settled();
      // Repaired without a word to Waybill: the store's webhook gets lost.
      await store.place({ ...body, ...right }, { times: 0 });
      const replayed = await replay(store, order);
      expect(replayed).toMatchObject({ kind: 'replayed', from: stage, how: 'reset' });
      await settle(store, order, 'fulfilled', replayed);
      expect(report(store, order)).toMatchObject(ONCE);
      expect(duplicates(store)).toBe(0);
      expect(await world.db.case.count({ where: { order, closedAt: null } })).toBe(0);
      if (stage === 'fulfill') {
        const again = await runsOf(order);
        for (const step of ['validator', 'inventory', 'address', 'router', 'notification/processing'])
          expect([step, again[step]]).toEqual([step, asked[step]]);
      }
    },
  );
});

async function stoppedAtRoute() {
  const store = await world.openStore({ locations: ['North', 'South'], policy: { askBuyer: false } });
  const order = await setMoves(world, store, 'assisted');
  expect((await stateOf(store, order)).stage).toBe('route');
  return { store, order };
}

/** Its buyer moves house while the parcel is on its way. */
async function stoppedAtFollow() {
  const store = await world.openStore({ policy: { askBuyer: false } });
  const order = await store.place(orderBody());
  await world.outcome(store.domain, order, 'fulfilled');
  await quiet(store);
  world.simulator.control.happen(store.domain, order, { kind: 'address', set: { address1: '20 W 34th St' } });
  expect(await world.outcome(store.domain, order, 'needs_person')).toMatchObject({ stage: 'follow' });
  return { store, order };
}

const TWO_PARCELS = { ...ONCE, labels: 2, fulfillments: 2, mails: { waybill: 1, shopify: 2 } };

describe('an order that stopped at route', () => {
  test.each(['validate', 'assess', 'route'] as const)(
    'goes on from %s, and in a reset by hand, with its units moved and sent once',
    async (stage) => {
      const { store, order } = await stoppedAtRoute();
      const asked = await runsOf(order);
      await setMoves(world, store, 'autonomous');
      await settle(store, order, 'fulfilled', await replay(store, order, stage));
      expect(report(store, order)).toMatchObject(TWO_PARCELS);
      if (stage === 'route') expect((await runsOf(order)).address).toBe(asked.address);

      const { runId } = await handle(store, order).describe();
      const made = await resetByHand(store, order, runId, stage);
      await until(async () => (await stateOf(store, order, made)).outcome === 'fulfilled');
      expect(report(store, order)).toMatchObject(TWO_PARCELS);
      const moves = report(store, order)?.details.effects.filter(({ kind }) => kind === 'move');
      expect(moves).toHaveLength(1);
      expect(duplicates(store)).toBe(0);
    },
    60_000,
  );
});

describe('an order that stopped at follow', () => {
  test.each(STAGES)('replayed from %s, or reset there by hand, has nothing sent twice', async (stage) => {
    const { store, order } = await stoppedAtFollow();
    const before = await runsOf(order);
    const replayed = await replay(store, order, stage);
    if (replayed.kind !== 'replayed') throw new Error(replayed.why);
    await comesBackTo(store, order, replayed.runId);
    // The run that was made plans nothing: its parcel has left.
    const made = await resetByHand(store, order, replayed.runId, stage === 'follow' ? 'follow' : 'validate');
    await comesBackTo(store, order, made);
    expect(report(store, order)).toMatchObject(ONCE);
    expect(duplicates(store)).toBe(0);
    const after = await runsOf(order);
    for (const step of ['router', 'shipping/1', 'notification/processing'])
      expect([step, after[step]]).toEqual([step, before[step]]);
  });
});

async function resetByHand(store: TestStore, order: string, runId: string, stage: (typeof STAGES)[number]) {
  const entry = entryOf(await readEntries(world.client, `order/${store.domain}/${order}`, runId), stage);
  if (!entry) throw new Error(`the run has not come to ${stage}`);
  return rawReset(store, order, runId, entry.task);
}

/** Having gone through its stages again, or not, the run follows its parcel. */
const comesBackTo = (store: TestStore, order: string, runId: string) =>
  until(async () => {
    const { stage, outcome } = await stateOf(store, order, runId);
    return stage === 'follow' && outcome !== null;
  });

describe('an order whose run has ended', () => {
  test('by being terminated while it was paused goes on from there', async () => {
    const store = await world.openStore({ locations: ['North'], policy: { askBuyer: false } });
    await pause(world.db, { store: store.domain, by: 'kim', reason: null });
    // The gateway looks once a second.
    await new Promise((done) => setTimeout(done, 1_100));
    const order = await store.place(orderBody({ _sim: { stock: { A: { North: 5 } } } }, [{ sku: 'A' }]));
    await until(async () =>
      (await world.state(store.domain, order)).story.some((it) => it.includes('paused')),
    );
    await handle(store, order).terminate('by hand');
    await resume(world.db, store.domain, 'kim');
    const replayed = await replay(store, order);
    expect(replayed).toMatchObject({ from: 'assess', how: 'reset' });
    await settle(store, order, 'fulfilled', replayed);
    expect(report(store, order)).toMatchObject(ONCE);
  });

  test.each(['cancelled', 'terminated'] as const)('by being %s after it was fulfilled', async (how) => {
    const store = await world.openStore({ policy: { askBuyer: false } });
    const order = await store.place(orderBody());
    await world.outcome(store.domain, order, 'fulfilled');
    await quiet(store);
    if (how === 'terminated') await handle(store, order).terminate();
    else {
      await handle(store, order).cancel();
      await world.outcome(store.domain, order, 'cancelled');
    }
    const replayed = await replay(store, order);
    const { revision } = await settle(store, order, 'fulfilled', replayed);
    // What was taken back is done anew, as another plan; what was not is left as it is.
    const anew = how === 'cancelled' ? 1 : 0;
    expect(revision).toBe(anew);
    expect(report(store, order)).toMatchObject({
      labels: 1,
      labelsVoided: anew,
      fulfillments: 1,
      fulfillmentsCancelled: anew,
      mails: { waybill: 1 },
    });
    expect(duplicates(store)).toBe(0);
  });

  test('long ago, so that Temporal has forgotten it, has a new one that takes over', async () => {
    const store = await world.openStore({ policy: { askBuyer: false } });
    const body = orderBody({ _sim: { carrierRejects: 'address' } });
    const fulfilled = await store.place(orderBody());
    const failed = await store.place(body);
    await world.outcome(store.domain, fulfilled, 'fulfilled');
    await world.outcome(store.domain, failed, 'needs_person', 'waiting');
    await quiet(store);
    await forget(store, fulfilled);
    await forget(store, failed);
    await store.place({ ...body, _sim: { carrierRejects: 'nothing' } }, { times: 0 });
    const stands = [
      [fulfilled, 'follow'],
      [failed, 'fulfill'],
    ] as const;
    for (const [order, from] of stands) {
      const before = await runsOf(order);
      const replayed = await replay(store, order);
      expect(replayed).toMatchObject({ how: 'start', from });
      await settle(store, order, 'fulfilled', replayed);
      expect(report(store, order)).toMatchObject(ONCE);
      const after = await runsOf(order);
      for (const step of ['validator', 'inventory', 'customer', 'address', 'risk', 'compliance', 'router'])
        expect([step, after[step]]).toEqual([step, before[step]]);
    }
    expect(duplicates(store)).toBe(0);
  });
});

describe('an order that changed while it failed', () => {
  test('with its label bought has that one voided, and another for what it has become', async () => {
    const store = await world.openStore({ policy: { askBuyer: false } });
    const body = orderBody();
    world.simulator.control.addFault({
      target: 'shopify',
      kind: '5xx',
      rate: 1,
      match: 'fulfillmentCreate',
    });
    const order = await store.place(body);
    const tried = { order, kind: 'create_fulfillment', leaseUntil: null };
    await until(async () => (await world.db.effect.count({ where: tried })) === 1);
    await store.place(
      { ...body, note: 'This is a gift', shipping_address: { ...ADDRESS, address1: '20 W 34th St' } },
      { times: 0 },
    );
    const replayed = await replay(store, order, 'fulfill');
    world.simulator.control.clearFaults();
    await settle(store, order, 'fulfilled', replayed);
    expect(report(store, order)).toMatchObject({
      labels: 1,
      labelsVoided: 1,
      fulfillments: 1,
      mails: { waybill: 1 },
    });
    expect(duplicates(store)).toBe(0);
  });
});

describe("a reset by Temporal's own API, as its Web UI does it", () => {
  test('to any earlier point of a fulfilled order has nothing done twice', async () => {
    const store = await world.openStore({ policy: { askBuyer: false } });
    const order = await store.place(orderBody());
    await world.outcome(store.domain, order, 'fulfilled');
    const points = await tasksOf(store, order);
    expect(points.length).toBeGreaterThan(5);
    const { runId } = await handle(store, order).describe();
    for (const point of points) {
      const made = await rawReset(store, order, runId, point);
      await until(async () => (await stateOf(store, order, made)).outcome === 'fulfilled');
    }
    expect(report(store, order)).toMatchObject(ONCE);
    expect(duplicates(store)).toBe(0);
  }, 90_000);

  test('to any point of an order that asked a person waits for an answer of its own, whatever was answered before', async () => {
    const store = await world.openStore({ policy: { askBuyer: false } });
    const body = orderBody({ _sim: { carrierRejects: 'address' } });
    const order = await store.place(body);
    await world.outcome(store.domain, order, 'needs_person', 'waiting');
    const first = await openCase(order);
    await handle(store, order).executeUpdate(ANSWER_UPDATE, {
      args: [{ caseId: first.id, choice: 'retry', by: 'kim' }],
    });
    await until(async () => (await openCase(order)).id !== first.id);
    const points = await tasksOf(store, order);
    const { runId } = await handle(store, order).describe();
    for (const point of points) {
      const made = await rawReset(store, order, runId, point);
      await until(async () => (await stateOf(store, order, made)).caseId !== null);
    }
    await store.place({ ...body, _sim: { carrierRejects: 'nothing' } }, { times: 0 });
    const { caseId } = await stateOf(store, order);
    await handle(store, order).executeUpdate(ANSWER_UPDATE, {
      args: [{ caseId, choice: 'retry', by: 'kim' }],
    });
    await world.outcome(store.domain, order, 'fulfilled');
    expect(report(store, order)).toMatchObject(ONCE);
    expect(await world.db.case.count({ where: { order, closedAt: null } })).toBe(0);
  }, 90_000);
});

const handle = (store: TestStore, order: string, runId?: string) =>
  world.client.workflow.getHandle(`order/${store.domain}/${order}`, runId);
const stateOf = (store: TestStore, order: string, runId?: string) =>
  handle(store, order, runId).query<OrderState>(STATE_QUERY);

const openCase = (order: string) =>
  world.db.case.findFirstOrThrow({ where: { order, closedAt: null }, orderBy: { openedAt: 'desc' } });

/** The workflow tasks that a run may be reset to. */
async function tasksOf(store: TestStore, order: string) {
  const { events } = await handle(store, order).fetchHistory();
  return (events ?? []).flatMap(({ eventId, workflowTaskCompletedEventAttributes: done }) =>
    done && eventId ? [eventId] : [],
  );
}

async function rawReset(store: TestStore, order: string, runId: string, task: EventId): Promise<string> {
  const { runId: made } = await world.client.workflowService.resetWorkflowExecution({
    namespace: 'default',
    workflowExecution: { workflowId: handle(store, order).workflowId, runId },
    workflowTaskFinishEventId: task,
    reason: 'by hand',
    requestId: randomUUID(),
  });
  return made;
}

/** A webhook that is still on its way would start an ended order again. */
async function quiet(store: TestStore) {
  await world.simulator.control.settled();
  const undispatched = { store: store.domain, dispatchedAt: null };
  await until(async () => (await world.db.inbox.count({ where: undispatched })) === 0);
}

/** As after Temporal's retention: under the id that its row names there is no run. Really deleting one takes the server half a minute. */
async function forget(store: TestStore, order: string) {
  await handle(store, order).terminate();
  await world.db.order.update({
    where: { store_order: { store: store.domain, order } },
    data: { workflowId: `forgotten/${order}` },
  });
}

async function until(holds: () => Promise<boolean>) {
  const deadline = Date.now() + 20_000;
  while (!(await holds().catch(() => false))) {
    if (Date.now() > deadline) throw new Error('it does not come');
    await new Promise((done) => setTimeout(done, 30));
  }
}

const runsOf = async (order: string) => {
  const runs = await world.db.agentRun.groupBy({ by: ['step'], where: { order }, _count: true });
  return Object.fromEntries(runs.map(({ step, _count }) => [step, _count]));
};
