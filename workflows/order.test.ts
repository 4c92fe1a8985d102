import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActionKind } from '../contracts/action.ts';
import type { Level } from '../contracts/autonomy.ts';
import type { Answer } from '../contracts/case.ts';
import { ANSWER_UPDATE, type OrderState, STATE_QUERY } from '../contracts/workflow.ts';
import { setLevel } from '../prisma/autonomy.ts';
import { ADDRESS, orderBody } from '../test/bodies.ts';
import { historyOf } from '../test/search.ts';
import { startWorld, type TestStore, type World } from '../test/world.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const report = (store: TestStore, order: string) => world.simulator.control.order(store.domain, order);
const handle = (store: TestStore, order: string) =>
  world.client.workflow.getHandle(`order/${store.domain}/${order}`);
const open = (store: TestStore, order: string) =>
  world.db.case.findFirst({ where: { store: store.domain, order, closedAt: null } });
const answer = (store: TestStore, order: string, given: Answer) =>
  handle(store, order).executeUpdate(ANSWER_UPDATE, { args: [given] });

/** Heeded at once: a worker that has just begun knows no older levels. */
async function setLevels(store: TestStore, levels: { [K in ActionKind]?: Level }): Promise<void> {
  await world.stopWorker();
  for (const [kind, level] of Object.entries(levels))
    await setLevel(world.db, {
      store: store.domain,
      kind: kind as ActionKind,
      level,
      by: 'kim',
      reason: 'as the test says',
    });
  await world.startWorker();
}

/** The same order, told of again by another webhook. */
const tell = (store: TestStore, body: object, topic: string) =>
  store.place({ ...body, updated_at: new Date(Date.now() + 1000).toISOString() }, { topic });

const NOTHING = { labels: 0, fulfillments: 0, mails: { waybill: 0, shopify: 0 } };

describe('a clean order', () => {
  test('is labelled and fulfilled once, and the buyer is told once by each sender', async () => {
    const store = await world.openStore();
    const order = await store.place(orderBody());
    const row = await world.outcome(store.domain, order, 'fulfilled');
    expect(row).toMatchObject({ exception: null, stage: 'follow' });
    expect(report(store, order)).toMatchObject({
      labels: 1,
      fulfillments: 1,
      mails: { waybill: 1, shopify: 1 },
    });
  });

  test('told of fifty times at once is one workflow and one set of effects', async () => {
    const store = await world.openStore();
    const order = await store.place(orderBody(), { times: 50 });
    await world.outcome(store.domain, order, 'fulfilled');
    expect(report(store, order)).toMatchObject({
      labels: 1,
      fulfillments: 1,
      mails: { waybill: 1, shopify: 1 },
    });
    expect(await world.db.inbox.count({ where: { store: store.domain, topic: 'orders/create' } })).toBe(1);
  });

  test('told of by fifty different webhooks is one workflow and one set of effects', async () => {
    const store = await world.openStore();
    const body = orderBody();
    const orders = await Promise.all(Array.from({ length: 50 }, () => store.place(body)));
    const [order = ''] = orders;
    await world.outcome(store.domain, order, 'fulfilled');
    expect(report(store, order)).toMatchObject({
      labels: 1,
      fulfillments: 1,
      mails: { waybill: 1, shopify: 1 },
    });
    expect(await world.db.order.count({ where: { store: store.domain } })).toBe(1);
  });

  test('of two locations that each hold a part goes out in two parcels', async () => {
    const store = await world.openStore({ locations: ['North', 'South'] });
    const stock = { A: { North: 5, South: 0 }, B: { North: 0, South: 5 } };
    const body = orderBody({ _sim: { stock } }, [{ sku: 'A' }, { sku: 'B' }]);
    const order = await store.place(body);
    await world.outcome(store.domain, order, 'fulfilled');
    expect(report(store, order)).toMatchObject({ labels: 2, fulfillments: 2 });
    expect(world.simulator.control.counts(store.domain).duplicates).toBe(0);
  });

  test('leaves from elsewhere once a location is full for the day', async () => {
    const policy = { locations: { North: { capacity: 1 } } };
    const store = await world.openStore({ locations: ['North', 'South'], policy });
    const orders: string[] = [];
    for (let left = 2; left > 0; left -= 1) {
      const body = orderBody({ _sim: { stock: { A: { North: 5, South: 5 } } } }, [{ sku: 'A' }]);
      orders.push(await store.place(body));
      await world.outcome(store.domain, orders.at(-1) ?? '', 'fulfilled');
    }
    const shipped = await world.db.shipment.findMany({
      where: { store: store.domain },
      orderBy: { order: 'asc' },
    });
    expect(shipped.map(({ order }) => order)).toEqual(orders);
    expect(new Set(shipped.map(({ locationId }) => locationId)).size).toBe(2);
    const routed = await world.db.agentRun.findMany({
      where: { store: store.domain, agent: 'router' },
      orderBy: { decidedAt: 'asc' },
    });
    expect(routed.at(-1)?.alternatives).toMatchObject([
      { option: 'ship from North', whyNot: expect.stringContaining('full with 1 parcel(s) a day') },
    ]);
    expect(await world.db.reservation.count({ where: { store: store.domain } })).toBe(0);
  });

  test('across a border is declared to customs', async () => {
    const store = await world.openStore();
    const swiss = { ...ADDRESS, address1: 'Bahnhofstrasse 1', city: 'Zürich', zip: '8001' };
    const abroad = {
      ...swiss,
      province: null,
      province_code: null,
      country: 'Switzerland',
      country_code: 'CH',
    };
    const items = { BAG: { hsCode: '420292', origin: 'IN' } };
    const lines = [{ sku: 'BAG', quantity: 2, title: 'Canvas tote' }];
    const order = await store.place(orderBody({ shipping_address: abroad, _sim: { items } }, lines));
    await world.outcome(store.domain, order, 'fulfilled');
    const good = {
      description: 'Canvas tote',
      quantity: 2,
      value: '40.00',
      hs_tariff_number: '420292',
      origin_country: 'IN',
    };
    expect(report(store, order)?.details.labels).toMatchObject([
      { customs: { customs_signer: 'Test Store', customs_items: [good] } },
    ]);
  });

  test('shows its story to whoever looks into Temporal, and no personal data', async () => {
    const store = await world.openStore();
    const order = await store.place(orderBody());
    await world.outcome(store.domain, order, 'fulfilled');
    const state = await handle(store, order).query<OrderState>(STATE_QUERY);
    expect(state).toMatchObject({ stage: 'follow', outcome: 'fulfilled', caseId: null });
    const { searchAttributes } = await handle(store, order).describe();
    expect(searchAttributes).toMatchObject({
      WaybillStage: ['follow'],
      WaybillOutcome: ['fulfilled'],
      WaybillNeedsPerson: [false],
    });
    const history = await historyOf(handle(store, order), world.codec);
    expect(history).toContain(`"order":"${order}"`);
    for (const secret of ['Ada', '350 Fifth', 'example.com', '10118', '5550123'])
      expect(history).not.toContain(secret);
  });
});

describe('an order with nothing to ship', () => {
  test.each([
    ['of gift cards', orderBody({}, [{ gift_card: true, requires_shipping: false }]), 'nothing_to_ship'],
    ['of digital goods', orderBody({}, [{ requires_shipping: false }]), 'nothing_to_ship'],
    ['that is a test', orderBody({ test: true }), 'ignored'],
    [
      'cancelled at birth',
      orderBody({ cancelled_at: new Date().toISOString(), cancel_reason: 'customer' }),
      'cancelled',
    ],
    ['picked up at the store', orderBody({ _sim: { deliveryMethod: 'PICK_UP' } }), 'nothing_to_ship'],
  ])('%s ends without an effect', async (_name, body, outcome) => {
    const store = await world.openStore();
    const order = await store.place(body);
    await world.outcome(store.domain, order, outcome);
    expect(report(store, order)).toMatchObject(NOTHING);
  });
});

describe('an order that cannot go on', () => {
  test.each([
    ['unpaid', orderBody({ financial_status: 'pending' }), 'waiting', 'payment_pending'],
    ['voided', orderBody({ financial_status: 'voided' }), 'waiting', 'payment_voided'],
    ['without an address', orderBody({ shipping_address: null }), 'waiting', 'address_missing'],
    [
      'of high risk',
      orderBody({ _sim: { risk: { level: 'HIGH', recommendation: 'CANCEL' } } }),
      'needs_person',
      'fraud_risk',
    ],
    ['oversold', orderBody({ _sim: { stock: { X: { North: 0 } } } }, [{ sku: 'X' }]), 'waiting', 'oversold'],
    [
      'that the buyer wants cancelled',
      orderBody({ note: 'Please cancel my order' }),
      'waiting',
      'note_asks_cancel',
    ],
    [
      'of a product that is gone',
      orderBody({}, [{ sku: '', variant_id: null }]),
      'needs_person',
      'unknown_sku',
    ],
    [
      'to a street that the carrier does not know',
      orderBody({ shipping_address: { ...ADDRESS, address1: '12 Undeliverable Avenue' } }),
      'waiting',
      'address_undeliverable',
    ],
    [
      'that the carrier refuses',
      orderBody({ _sim: { carrierRejects: 'address' } }),
      'waiting',
      'carrier_rejects_address',
    ],
  ])('%s is held in Shopify and ships nothing', async (_name, body, outcome, exception) => {
    const store = await world.openStore({ locations: ['North'] });
    const order = await store.place(body);
    const row = await world.outcome(store.domain, order, outcome);
    expect(row.exception).toBe(exception);
    const seen = report(store, order);
    expect(seen).toMatchObject({ labels: 0, fulfillments: 0 });
    expect(seen?.holds).toBe(1);
  });

  test('whose address the carrier cannot look up at present ships all the same', async () => {
    const store = await world.openStore();
    const { control } = world.simulator;
    control.addFault({ target: 'carrier', kind: '5xx', rate: 1, times: 1, match: 'verify' });
    const order = await store.place(orderBody());
    await world.outcome(store.domain, order, 'fulfilled');
    expect(control.faults()).toMatchObject([{ match: 'verify', hits: 1 }]);
    control.clearFaults();
    expect(report(store, order)).toMatchObject({ labels: 1, fulfillments: 1 });
  });

  test('that was announced, and that its store does not know, waits for the store to know it', async () => {
    const store = await world.openStore();
    const other = await store.place(orderBody());
    const { id: _id, ...told } = await world.db.inbox.findFirstOrThrow({ where: { order: other } });
    const fresh = { webhookId: 'one-more', dispatchedAt: null, disposition: null, claimedUntil: null };
    await world.db.inbox.create({ data: { ...told, ...fresh, order: '424242' } });
    const row = await world.outcome(store.domain, '424242', 'waiting');
    expect(row.exception).toBe('order_not_found');
  });

  test('because its payment is only authorized has it captured once, though the answer got lost, and ships', async () => {
    const lost = { target: 'shopify', kind: 'reset_after', rate: 1, times: 1 } as const;
    world.simulator.control.addFault({ ...lost, match: 'orderCapture' });
    const store = await world.openStore();
    const order = await store.place(orderBody({ financial_status: 'authorized' }));
    await world.outcome(store.domain, order, 'fulfilled');
    world.simulator.control.clearFaults();
    expect(report(store, order)).toMatchObject({ labels: 1, labelsVoided: 0, financialStatus: 'PAID' });
    const captured = { where: { order, kind: 'capture_payment' }, select: { state: true } };
    expect(await world.db.effect.findMany(captured)).toEqual([{ state: 'done' }]);
  });

  test('with a payment that is authorized for another day has its question answered before that', async () => {
    const store = await world.openStore();
    const created_at = new Date(Date.now() - 6 * 24 * 3_600_000).toISOString();
    const risky = { _sim: { risk: { level: 'high' } }, financial_status: 'authorized', created_at };
    const order = await store.place(orderBody({ ...risky, processed_at: created_at }));
    await world.outcome(store.domain, order, 'needs_person');
    const { expiresAt } = await world.db.case.findFirstOrThrow({ where: { order } });
    expect(expiresAt?.getTime()).toBeLessThanOrEqual(Date.parse(created_at) + 7 * 24 * 3_600_000);
    expect(report(store, order)).toMatchObject({ labels: 0, financialStatus: 'AUTHORIZED' });
  });

  test('goes on by itself when the payment comes in', async () => {
    const store = await world.openStore();
    const body = orderBody({ financial_status: 'pending' });
    const order = await store.place(body);
    await world.outcome(store.domain, order, 'waiting');
    await tell(store, { ...body, financial_status: 'paid' }, 'orders/paid');
    await world.outcome(store.domain, order, 'fulfilled');
    expect(report(store, order)).toMatchObject({
      labels: 1,
      fulfillments: 1,
      holds: 0,
      mails: { waybill: 1 },
    });
  });

  test('goes on where it stopped once a person says so, with earlier results kept', async () => {
    const store = await world.openStore({ policy: { askBuyer: false } });
    const body = orderBody({ _sim: { carrierRejects: 'address' } });
    const order = await store.place(body);
    await world.outcome(store.domain, order, 'needs_person');
    const caseId = (await open(store, order))?.id ?? '';
    // The carrier has come to know the street.
    await store.place({ ...body, _sim: { carrierRejects: 'nothing' } });
    await answer(store, order, { caseId, choice: 'retry', by: 'kim' });
    await world.outcome(store.domain, order, 'fulfilled');
    expect(report(store, order)).toMatchObject({
      labels: 1,
      fulfillments: 1,
      holds: 0,
      mails: { waybill: 1 },
    });
    const runs = await world.db.agentRun.groupBy({
      by: ['step'],
      where: { store: store.domain },
      _count: true,
    });
    const times = Object.fromEntries(runs.map(({ step, _count }) => [step, _count]));
    expect(times).toMatchObject({ validator: 1, router: 1, 'shipping/1': 1, 'notification/processing': 1 });
  });

  test('is given up when a person says so, and everything is taken back', async () => {
    const store = await world.openStore({ policy: { askBuyer: false } });
    const order = await store.place(orderBody({ note: 'please cancel my order' }));
    await world.outcome(store.domain, order, 'needs_person');
    const caseId = (await open(store, order))?.id ?? '';
    await answer(store, order, { caseId, choice: 'cancel', by: 'kim' });
    await world.outcome(store.domain, order, 'cancelled');
    expect(report(store, order)).toMatchObject(NOTHING);
    expect(await world.db.reservation.count({ where: { store: store.domain } })).toBe(0);
    expect(await world.db.case.findFirst({ where: { id: caseId } })).toMatchObject({
      answer: 'cancel',
      answeredBy: 'kim',
    });
  });

  test('is asked about once: the second of two answers is refused', async () => {
    const store = await world.openStore({ policy: { askBuyer: false } });
    const order = await store.place(orderBody({ note: 'please cancel my order' }));
    await world.outcome(store.domain, order, 'needs_person');
    const caseId = (await open(store, order))?.id ?? '';
    const both = await Promise.allSettled([
      answer(store, order, { caseId, choice: 'cancel', by: 'kim' }),
      answer(store, order, { caseId, choice: 'cancel', by: 'lee' }),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('takes no answer to a case that is not its own, nor one it does not offer', async () => {
    const store = await world.openStore({ policy: { askBuyer: false } });
    const order = await store.place(orderBody({ note: 'please cancel my order' }));
    await world.outcome(store.domain, order, 'needs_person');
    const caseId = (await open(store, order))?.id ?? '';
    await expect(
      answer(store, order, { caseId: randomUUID(), choice: 'retry', by: 'kim' }),
    ).rejects.toThrow();
    await expect(answer(store, order, { caseId, choice: 'approve', by: 'kim' })).rejects.toThrow();
  });
});

describe('an order that changes', () => {
  test('while it waits is planned anew for what it has become', async () => {
    const store = await world.openStore();
    const body = orderBody({ shipping_address: null });
    const order = await store.place(body);
    await world.outcome(store.domain, order, 'waiting');
    await tell(store, { ...body, shipping_address: ADDRESS }, 'orders/updated');
    const row = await world.outcome(store.domain, order, 'fulfilled');
    expect(row.revision).toBe(1);
    expect(report(store, order)).toMatchObject({ labels: 1, fulfillments: 1, holds: 0 });
    expect(await open(store, order)).toBeNull();
  });

  test('in nothing that matters keeps its plan: our own echo starts nothing over', async () => {
    const store = await world.openStore();
    const order = await store.place(orderBody({ note: 'This is a gift' }));
    const row = await world.outcome(store.domain, order, 'fulfilled');
    await world.simulator.control.settled();
    expect(row.revision).toBe(0);
    const runs = await world.db.agentRun.count({ where: { store: store.domain, agent: 'validator' } });
    expect(runs).toBe(1);
  });

  test('to cancelled after it was fulfilled has its label voided and its fulfillment cancelled', async () => {
    const store = await world.openStore();
    const body = orderBody();
    const order = await store.place(body);
    await world.outcome(store.domain, order, 'fulfilled');
    await tell(
      store,
      { ...body, cancelled_at: new Date().toISOString(), cancel_reason: 'customer' },
      'orders/cancelled',
    );
    await world.outcome(store.domain, order, 'cancelled');
    expect(report(store, order)).toMatchObject({
      labels: 0,
      labelsVoided: 1,
      fulfillments: 0,
      fulfillmentsCancelled: 1,
    });
  });

  test('whose workflow is cancelled in Temporal has everything taken back', async () => {
    const store = await world.openStore();
    const order = await store.place(orderBody());
    await world.outcome(store.domain, order, 'fulfilled');
    await handle(store, order).cancel();
    await expect(handle(store, order).result()).rejects.toThrow();
    expect(report(store, order)).toMatchObject({
      labels: 0,
      labelsVoided: 1,
      fulfillments: 0,
      fulfillmentsCancelled: 1,
    });
    await world.outcome(store.domain, order, 'cancelled');
  });
});

describe('a store', () => {
  test('in shadow has its orders decided, and nothing done', async () => {
    const store = await world.openStore({ policy: { autonomy: 'shadow' } });
    const order = await store.place(orderBody());
    await world.outcome(store.domain, order, 'shadowed');
    expect(report(store, order)).toMatchObject({ ...NOTHING, holds: 0, tags: [] });
  });

  test('has levels for each action: tags are set, and a label that is only decided ends the order', async () => {
    const store = await world.openStore();
    const other = await world.openStore();
    await setLevels(store, { buy_label: 'shadow', place_hold: 'assisted' });
    const order = await store.place(orderBody({ note: 'this is a gift' }));
    const elsewhere = await other.place(orderBody());
    await world.outcome(store.domain, order, 'shadowed');
    await world.outcome(other.domain, elsewhere, 'fulfilled');
    expect(report(store, order)).toMatchObject({ labels: 0, fulfillments: 0, tags: ['note:gift'] });
    expect(report(other, elsewhere)).toMatchObject({ labels: 1, fulfillments: 1 });
  });

  test('whose addresses are corrected in shadow buys no label for an address that would have been corrected', async () => {
    const store = await world.openStore();
    await setLevels(store, { update_address: 'shadow' });
    const misplaced = { ...ADDRESS, address1: '350 Fifth Avenue, New York, NY 10118', city: null, zip: null };
    const order = await store.place(orderBody({ shipping_address: misplaced }));
    const plain = await store.place(orderBody());
    await world.outcome(store.domain, order, 'shadowed');
    await world.outcome(store.domain, plain, 'fulfilled');
    expect(report(store, order)).toMatchObject({ labels: 0, fulfillments: 0 });
    const shadowed = await world.db.effect.findMany({
      where: { store: store.domain, order, state: 'shadowed' },
      orderBy: { startedAt: 'asc' },
    });
    expect(shadowed.map(({ kind }) => kind)).toEqual(['update_address', 'buy_label', 'create_fulfillment']);
  });

  test('that pays less for labels is asked before a dear one, and then it is bought', async () => {
    const store = await world.openStore({ policy: { labelCap: 1 } });
    const order = await store.place(orderBody());
    const row = await world.outcome(store.domain, order, 'needs_person');
    expect(row.exception).toBe('label_over_cap');
    expect(report(store, order)).toMatchObject({ labels: 0 });
    const caseId = (await open(store, order))?.id ?? '';
    await answer(store, order, { caseId, choice: 'approve', by: 'kim' });
    await world.outcome(store.domain, order, 'fulfilled');
    expect(report(store, order)).toMatchObject({ labels: 1, fulfillments: 1 });
    const [label] = await world.db.effect.findMany({ where: { store: store.domain, kind: 'buy_label' } });
    expect(label).toMatchObject({ state: 'done', approvedBy: 'kim' });
  });

  test('whose Shopify stumbles has its orders fulfilled all the same', async () => {
    const store = await world.openStore();
    const { control } = world.simulator;
    control.addFault({ target: 'shopify', kind: 'throttled', rate: 0.2, seed: 1, times: 3 });
    control.addFault({
      target: 'shopify',
      kind: 'reset_after',
      rate: 1,
      times: 1,
      match: 'WaybillCreateFulfillment',
    });
    control.addFault({ target: 'carrier', kind: 'reset_after', rate: 1, times: 1, match: 'buy' });
    const order = await store.place(orderBody());
    await world.outcome(store.domain, order, 'fulfilled');
    control.clearFaults();
    expect(report(store, order)).toMatchObject({ labels: 1, fulfillments: 1 });
  });
});
