import { afterAll, beforeAll, expect, test } from 'vitest';
import { orderBody } from '../test/bodies.ts';
import { startWorld, type TestStore, type World } from '../test/world.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

/** A store whose first location is a fulfillment service's, and an order that lies there; the second may hold it as well. */
async function given(service: 'ships' | 'accepts' | 'rejects', elsewhere = 0) {
  const store = await world.openStore({ locations: [{ name: 'Service', service }, 'Own'] });
  const stock = { A: { Service: 5, Own: elsewhere } };
  const order = await store.place(orderBody({ _sim: { stock } }, [{ sku: 'A' }]));
  return { store, order };
}
const report = ({ domain }: TestStore, order: string) => world.simulator.control.order(domain, order);
const kinds = async ({ domain }: TestStore) => {
  const done = await world.db.effect.findMany({ where: { store: domain, state: 'done' } });
  return done.map(({ kind }) => kind).sort();
};

test('what lies with a fulfillment service is shipped by it, though the answer got lost: no label is bought', async () => {
  const lost = { target: 'shopify', kind: 'reset_after', rate: 1, times: 1 } as const;
  world.simulator.control.addFault({ ...lost, match: 'fulfillmentOrderSubmitFulfillmentRequest' });
  const { store, order } = await given('ships');
  const row = await world.outcome(store.domain, order, 'fulfilled');
  expect(row.why).toBe('shipped by its fulfillment service');
  // Of Waybill's own there is no fulfillment; Shopify mails when the service's is there.
  const made = { labels: 0, fulfillments: 0, fulfillmentStatus: 'FULFILLED' };
  expect(report(store, order)).toMatchObject({ ...made, mails: { waybill: 1, shopify: 1 } });
  expect(await kinds(store)).toEqual(['request_fulfillment', 'reserve_stock', 'send_message']);
  expect(world.simulator.control.faults()).toMatchObject([{ hits: 1 }]);
  world.simulator.control.clearFaults();
  expect(await world.db.reservation.count({ where: { store: store.domain } })).toBe(0);
  expect(world.simulator.control.counts(store.domain).duplicates).toBe(0);

  // What becomes of its parcel Shopify tells, and no other tracker is bought.
  world.simulator.control.happen(store.domain, order, { kind: 'shown', as: 'IN_TRANSIT' });
  world.simulator.control.happen(store.domain, order, { kind: 'shown', as: 'DELIVERED' });
  const arrived = await world.outcome(store.domain, order, 'delivered');
  expect(arrived.why).toBe('delivered by its fulfillment service');
  expect(report(store, order)).toMatchObject({ labels: 0, mails: { waybill: 1, shopify: 1 } });
});

test('a parcel of a service that its carrier has lost is put to a person', async () => {
  const { store, order } = await given('ships');
  await world.outcome(store.domain, order, 'fulfilled');
  world.simulator.control.happen(store.domain, order, { kind: 'shown', as: 'NOT_DELIVERED' });
  const row = await world.outcome(store.domain, order, 'needs_person');
  expect(row.exception).toBe('parcel_problem');
});

test('a service that declines: another location ships it', async () => {
  const { store, order } = await given('rejects', 5);
  await world.outcome(store.domain, order, 'fulfilled');
  expect(report(store, order)).toMatchObject({ labels: 1, fulfillments: 1 });
  expect(await kinds(store)).toContain('move_fulfillment_order');
});

test('a service that declines what nobody else has: a person is asked', async () => {
  const { store, order } = await given('rejects');
  const row = await world.outcome(store.domain, order, 'needs_person');
  expect(row.exception).toBe('service_rejected');
  expect(report(store, order)).toMatchObject({ labels: 0, fulfillments: 0 });
});

test('a service that has accepted is asked to leave what has changed or was cancelled', async () => {
  const { store, order } = await given('accepts');
  const row = await world.outcome(store.domain, order, 'waiting');
  expect(row.why).toMatch(/^the fulfillment service (was asked for|has accepted) shipment 1$/);
  const set = { address1: '20 West 34th Street' };
  world.simulator.control.happen(store.domain, order, { kind: 'address', set });
  const requests = () =>
    world.db.effect.findMany({
      where: { store: store.domain, kind: 'request_fulfillment' },
      ...{ orderBy: { revision: 'asc' }, select: { revision: true, state: true } },
    });
  await expect.poll(requests, { timeout: 20_000 }).toEqual([
    { revision: 0, state: 'undone' },
    { revision: 1, state: 'done' },
  ]);
  await world.outcome(store.domain, order, 'waiting');
  world.simulator.control.happen(store.domain, order, { kind: 'cancel' });
  await world.outcome(store.domain, order, 'cancelled');
  expect((await requests()).map(({ state }) => state)).toEqual(['undone', 'undone']);
  expect(report(store, order)).toMatchObject({ labels: 0, fulfillments: 0 });
});
