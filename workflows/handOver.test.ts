import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { replayOrder } from '../runtime/replay/replay.ts';
import { orderBody } from '../test/bodies.ts';
import { environmentOf, runCommand } from '../test/cli.ts';
import { startWorld, type World } from '../test/world.ts';

/** A label is not a shipment: what Shopify and the buyer are told, and when. */
let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world?.close());

async function labelled(fulfillWhen: 'packed' | 'carrier_scan') {
  const store = await world.openStore({
    policy: { fulfillWhen, messages: { processing: 'nobody', shipped: 'waybill' } },
  });
  const order = await store.place(orderBody());
  const row = await world.outcome(store.domain, order, 'waiting');
  expect(row).toMatchObject({ stage: 'fulfill', exception: null });
  const report = () => world.simulator.control.order(store.domain, order);
  expect(report()).toMatchObject({ labels: 1, fulfillments: 0, mails: { waybill: 0, shopify: 0 } });
  return { store: store.domain, order, report };
}

const waybill = (...args: string[]) => runCommand(environmentOf(world), ...args);

test('an order that ships when it is packed waits with its label, through a replay, and its buyer is told once it is packed', async () => {
  const { store, order, report } = await labelled('packed');
  const found = await world.db.order.findUniqueOrThrow({ where: { store_order: { store, order } } });
  const resources = { db: world.db, client: world.client, taskQueue: world.config.TEMPORAL_TASK_QUEUE };
  const wish = { by: 'an operator', reason: null, batch: randomUUID(), from: 'fulfill' as const };
  const replayed = await replayOrder(resources, found, wish);
  expect(replayed.kind).toBe('replayed');
  await expect
    .poll(
      async () => {
        const { runId, outcome } = await world.outcome(store, order, 'waiting');
        return replayed.kind === 'replayed' && runId === replayed.runId && outcome;
      },
      { timeout: 20_000 },
    )
    .toBe('waiting');
  expect(report()).toMatchObject({ labels: 1, fulfillments: 0 });

  expect(await waybill('order', 'packed', order, '--by', 'Ada')).toMatchObject({
    code: 0,
    out: expect.stringContaining('1 parcel(s) packed'),
  });
  await world.outcome(store, order, 'fulfilled');
  await expect.poll(() => report()?.mails.waybill).toBe(1);
  expect(report()).toMatchObject({ labels: 1, labelsVoided: 0, fulfillments: 1 });
  expect(await waybill('order', 'packed', order)).toMatchObject({
    code: 1,
    err: expect.stringContaining('no parcel that has its label and has not left'),
  });
});

test('an order that ships when the carrier has scanned it is told of by the scan, and not by the label', async () => {
  const { store, order, report } = await labelled('carrier_scan');
  const [parcel] = await world.db.shipment.findMany({ where: { store, order } });
  world.simulator.control.travel(parcel?.trackingNumber ?? '', 'in_transit');
  await world.outcome(store, order, 'fulfilled');
  expect(report()).toMatchObject({ labels: 1, fulfillments: 1 });
});

test('an order that is cancelled while its parcel waits has its label voided, and nobody is told that it left', async () => {
  const { store, order, report } = await labelled('packed');
  world.simulator.control.happen(store, order, { kind: 'cancel' });
  await world.outcome(store, order, 'cancelled');
  expect(report()).toMatchObject({ labels: 0, labelsVoided: 1, fulfillments: 0, mails: { waybill: 0 } });
  expect(await world.db.shipment.findMany({ where: { store, order } })).toMatchObject([{ state: 'voided' }]);
});

test('an order that changes while its parcel waits is labelled anew', async () => {
  const { store, order, report } = await labelled('packed');
  world.simulator.control.happen(store, order, {
    kind: 'address',
    set: { address1: '11 Wall Street', zip: '10005' },
  });
  await expect.poll(() => report()?.details.labels.length, { timeout: 20_000 }).toBe(2);
  await world.outcome(store, order, 'waiting');
  expect(report()).toMatchObject({ labels: 1, labelsVoided: 1, fulfillments: 0 });
});
