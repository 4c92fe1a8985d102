/** What is taken back: each effect that was done and whose answer never came, and each taking back whose answer never came. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Fault } from '../simulator/client.ts';
import { orderBody } from '../test/bodies.ts';
import { startWorld, type World } from '../test/world.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld({ timeScale: 0.2 });
});
afterAll(() => world.close());

/** It is done, and then the connection breaks. */
const lost = (target: 'shopify' | 'carrier', match: string): Fault => ({
  target,
  kind: 'reset_after',
  rate: 1,
  times: 1,
  match,
});

interface Given {
  faults: Fault[];
  /** The buyer cancels it as soon as this is done; without it, somebody cancels the workflow once it has shipped. */
  cancelledOn?: string;
}

async function cancelled({ faults, cancelledOn }: Given) {
  const store = await world.openStore({ locations: ['North'] });
  const { control } = world.simulator;
  for (const fault of faults) control.addFault(fault);
  const story = cancelledOn ? [{ on: cancelledOn, afterMs: 0, change: { kind: 'cancel' } }] : [];
  const order = await store.place(orderBody({ _sim: { story } }));
  const seen = () => control.order(store.domain, order);
  if (!cancelledOn) {
    await expect.poll(() => seen()?.fulfillments, { timeout: 20_000, interval: 10 }).toBe(1);
    await world.client.workflow.getHandle(`order/${store.domain}/${order}`).cancel();
  }
  await world.outcome(store.domain, order, 'cancelled');
  control.clearFaults();
  const left = await world.db.effect.findMany({
    where: {
      store: store.domain,
      kind: { in: ['reserve_stock', 'buy_label', 'create_fulfillment'] },
      state: { not: 'undone' },
    },
  });
  const reserved = await world.db.reservation.count({ where: { store: store.domain, order } });
  const { duplicates } = control.counts(store.domain);
  return { ...seen(), left, reserved, duplicates };
}

const BACK = { labels: 0, labelsVoided: 1, fulfillments: 0, left: [], reserved: 0, duplicates: 0 };
const LABEL_BACK = { ...BACK, fulfillmentsCancelled: 0 };
const PARCEL_BACK = { ...BACK, fulfillmentsCancelled: 1 };
const buy = lost('carrier', 'buy');
const refund = lost('carrier', 'refund');
const create = lost('shopify', 'WaybillCreateFulfillment');
const callBack = lost('shopify', 'WaybillCancelFulfillment');

describe('an order that is cancelled', () => {
  test.each<[string, Given, object]>([
    [
      'after its label was bought, of which no answer came, has the label voided',
      { cancelledOn: 'label', faults: [buy] },
      LABEL_BACK,
    ],
    [
      'after its label was bought has it voided once, though no answer came to that',
      { cancelledOn: 'label', faults: [refund] },
      LABEL_BACK,
    ],
    [
      'after its fulfillment, of which no answer came, has the parcel called back',
      { faults: [create] },
      PARCEL_BACK,
    ],
    [
      'after its fulfillment has the parcel called back once, though no answer came to that, nor to the void',
      { faults: [callBack, refund] },
      PARCEL_BACK,
    ],
    [
      'after effects of which no answer came, and by calls of which none comes, ends with all of them taken back',
      { faults: [buy, create, callBack, refund] },
      PARCEL_BACK,
    ],
  ])('%s', async (_name, given, expected) => {
    expect(await cancelled(given)).toMatchObject(expected);
  });
});
