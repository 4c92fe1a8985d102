import { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cacheDir } from '../local/dirs.ts';
import { resolveTestServer } from '../local/temporal/resolve.ts';
import { addSearchAttributes } from '../local/temporal/searchAttributes.ts';
import { orderBody } from '../test/bodies.ts';
import { startWorld, type World } from '../test/world.ts';

/** Its own server: one that skips the days in which nothing happens. */
let environment: TestWorkflowEnvironment;
let world: World;

beforeAll(async () => {
  const { path } = await resolveTestServer({ cache: cacheDir() });
  environment = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path } },
  });
  await addSearchAttributes(environment.connection, 'default');
  world = await startWorld({ temporalAddress: environment.address });
});
afterAll(async () => {
  await world?.close();
  await environment?.teardown();
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
  expect(await handle.result()).toMatchObject({ outcome: 'delivered', shipments: 1 });
  expect(world.simulator.control.order(store.domain, order)).toMatchObject({
    mails: { waybill: 3, shopify: 0 },
  });
});

test('a parcel that comes back is put to a person', async () => {
  const { store, order, parcels, handle } = await shipped();
  for (const parcel of parcels) world.simulator.control.travel(parcel, 'return_to_sender');
  void handle.result().catch(() => {});
  const row = await world.outcome(store.domain, order, 'needs_person');
  expect(row.exception).toBe('parcel_problem');
});
