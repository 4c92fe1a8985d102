import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { beforeAll, expect, test } from 'vitest';
import { orderBody } from '../test/bodies.ts';
import { type SkippingWorld, startSkippingWorld } from '../test/skipping.ts';
import type { World } from '../test/world.ts';

/** Its own server: one that skips the days in which nothing happens. */
let environment: TestWorkflowEnvironment;
let world: World;
let ended: SkippingWorld['ended'];

beforeAll(async () => {
  const skipping = await startSkippingWorld();
  ({ environment, world, ended } = skipping);
  return skipping.close;
});

async function shipped() {
  const store = await world.openStore({
    policy: { messages: { processing: 'waybill', shipped: 'waybill' } },
  });
  const order = await store.place(orderBody());
  await world.outcome(store.domain, order, 'fulfilled');
  const parcels = world.simulator.control.order(store.domain, order)?.trackingNumbers ?? [];
  return {
    store,
    order,
    parcels,
    handle: environment.client.workflow.getHandle(`order/${store.domain}/${order}`),
  };
}

test('an order whose parcel arrives ends as delivered, and the buyer is told of each step once', async () => {
  const { store, order, parcels, handle } = await shipped();
  for (const parcel of parcels) world.simulator.control.travel(parcel, 'delivered');
  expect(await ended(handle)).toMatchObject({ outcome: 'delivered', shipments: 1 });
  expect(world.simulator.control.order(store.domain, order)).toMatchObject({
    mails: { waybill: 3, shopify: 0 },
  });
});

test('a parcel that comes back is put to a person, and speaks against its label', async () => {
  const { store, order, parcels } = await shipped();
  for (const parcel of parcels) world.simulator.control.travel(parcel, 'return_to_sender');
  const row = await world.outcome(store.domain, order, 'needs_person');
  expect(row.exception).toBe('parcel_problem');
  expect(await world.db.evidence.findMany({ where: { order } })).toMatchObject([
    { kind: 'buy_label', mode: 'alone', agreed: false, how: 'the parcel came back undeliverable' },
  ]);
});

/** Nobody waits for the order's end here, so no time is skipped: without the carrier's word nothing would be known for hours. */
test('the carrier tells of a parcel that comes back, and a person is asked at once', async () => {
  const { store, order, parcels } = await shipped();
  for (const parcel of parcels) world.simulator.control.travel(parcel, 'return_to_sender');
  const row = await world.outcome(store.domain, order, 'needs_person');
  expect(row.exception).toBe('parcel_problem');
});

test('an order ships by Shippo once though the answer was lost, and Shippo tells of its failure', async () => {
  const { control } = world.simulator;
  world.config.CARRIER = 'shippo';
  control.addFault({ target: 'carrier', kind: 'reset_after', rate: 1, times: 1, match: 'buy' });
  const { store, order, parcels } = await shipped();
  // Another carrier is chosen while the parcel is on its way: it is asked after where it was bought.
  world.config.CARRIER = 'easypost';
  expect(control.faults()).toMatchObject([{ hits: 1 }]);
  control.clearFaults();
  const [bought] = await world.db.shipment.findMany({ where: { order } });
  expect(bought).toMatchObject({ carrierShipmentId: expect.stringMatching(/^shippo:/), carrier: 'USPS' });
  expect(control.order(store.domain, order)).toMatchObject({ labels: 1, fulfillments: 1 });
  for (const parcel of parcels) control.travel(parcel, 'failure');
  const row = await world.outcome(store.domain, order, 'needs_person');
  expect(row.exception).toBe('parcel_problem');
  expect(control.counts(store.domain).duplicates).toBe(0);
});

test('the carrier tells of an arrival, twice and mixed up with older news: the buyer is told once', async () => {
  const { store, order, parcels } = await shipped();
  world.simulator.control.addFault({ target: 'webhook', kind: 'double', rate: 1, match: 'tracker.updated' });
  for (const status of ['in_transit', 'out_for_delivery', 'delivered'])
    for (const parcel of parcels) world.simulator.control.travel(parcel, status);
  await world.outcome(store.domain, order, 'delivered');
  await world.simulator.control.settled();
  world.simulator.control.clearFaults();
  expect(world.simulator.control.order(store.domain, order)).toMatchObject({
    mails: { waybill: 3, shopify: 0 },
  });
});

const dispute = (order: string, over: object = {}) => ({
  id: Number(order) + 1,
  order_id: Number(order),
  type: 'chargeback',
  status: 'needs_response',
  evidence_due_by: '2026-12-30T19:00:00-05:00',
  ...over,
});

test('a dispute about what has left is put to a person once, whatever becomes of it, and the parcel is followed meanwhile', async () => {
  const { store, order, parcels, handle } = await shipped();
  await store.place(dispute(order), { topic: 'disputes/create', times: 2 });
  const row = await world.outcome(store.domain, order, 'needs_person');
  expect(row.exception).toBe('payment_disputed');
  const open = await world.db.case.findFirstOrThrow({ where: { order, closedAt: null } });
  expect(open.question).toContain(
    'of an order that has left (chargeback: needs response, evidence is due by',
  );
  // Before anybody has answered: that it has arrived is what the answer may rest on, and what the buyer is told.
  for (const parcel of parcels) world.simulator.control.travel(parcel, 'delivered');
  const said = () => world.db.shipment.findFirst({ where: { order } });
  await expect.poll(said, { timeout: 20_000 }).toMatchObject({ carrierStatus: 'delivered' });
  const told = () => world.simulator.control.order(store.domain, order)?.mails;
  await expect.poll(told, { timeout: 20_000 }).toMatchObject({ waybill: 3 });
  expect((await world.state(store.domain, order)).caseId).toBe(open.id);
  await store.place(dispute(order, { status: 'lost' }), { topic: 'disputes/update' });
  await handle.executeUpdate('answer', { args: [{ caseId: open.id, choice: 'allow', by: 'an operator' }] });
  await world.outcome(store.domain, order, 'delivered');
  expect(told()).toMatchObject({ waybill: 3 });
  expect(await world.db.case.count({ where: { order } })).toBe(1);
});

test('an order whose payment is disputed before it ships waits for a person, and ships once the dispute is won', async () => {
  const store = await world.openStore();
  const order = await store.place(orderBody({ financial_status: 'pending' }));
  await world.outcome(store.domain, order, 'waiting', 'needs_person');
  await store.place(dispute(order), { topic: 'disputes/create' });
  await expect
    .poll(async () => (await world.state(store.domain, order)).exception, { timeout: 20_000 })
    .toBe('payment_disputed');
  world.simulator.control.happen(store.domain, order, { kind: 'pay' });
  expect(world.simulator.control.order(store.domain, order)?.labels).toBe(0);
  await store.place(dispute(order, { status: 'won' }), { topic: 'disputes/update' });
  await world.outcome(store.domain, order, 'fulfilled');
  expect(world.simulator.control.order(store.domain, order)?.labels).toBe(1);
});

test('what happened to an order that the store does not know comes to nothing, and the order is taken in once it is announced', async () => {
  const store = await world.openStore();
  const body = orderBody();
  const order = String(body.id);
  const refund = JSON.stringify({ id: 1, order_id: body.id, refund_line_items: [] });
  await world.simulator.control.place(store.domain, refund, { topic: 'refunds/create' });
  await world.outcome(store.domain, order, 'ignored');
  expect(await world.db.case.count({ where: { order } })).toBe(0);
  await store.place(body);
  await world.outcome(store.domain, order, 'fulfilled');
});
