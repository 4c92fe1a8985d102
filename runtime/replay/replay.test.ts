import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STAGES } from '../../contracts/workflow.ts';
import { REPLAYABLE } from '../../prisma/replays.ts';
import { ADDRESS, orderBody } from '../../test/bodies.ts';
import { startWorld, type TestStore, type World } from '../../test/world.ts';
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
    const store = await world.openStore();
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
      const store = await world.openStore();
      const body = orderBody(wrong);
      const order = await store.place(body);
      const failed = await world.outcome(store.domain, order, 'needs_person');
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

const runsOf = async (order: string) => {
  const runs = await world.db.agentRun.groupBy({ by: ['step'], where: { order }, _count: true });
  return Object.fromEntries(runs.map(({ step, _count }) => [step, _count]));
};
