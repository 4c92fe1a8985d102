import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { orderBody } from '../test/bodies.ts';
import { startWorld, type World } from '../test/world.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const report = (store: string, order: string) => world.simulator.control.order(store, order);

describe('an order that is clean', () => {
  test('is labelled and fulfilled once, and the buyer is told once by each sender', async () => {
    const store = await world.openStore();
    const order = await store.place(orderBody());
    const row = await world.outcome(store.domain, order);
    expect(row).toMatchObject({ outcome: 'fulfilled', exception: null, stage: 'follow' });
    expect(report(store.domain, order)).toMatchObject({
      labels: 1,
      fulfillments: 1,
      mails: { waybill: 1, shopify: 1 },
    });
  });
});
