import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANSWER_UPDATE } from '../contracts/workflow.ts';
import { orderBody, UNCLEAR } from '../test/bodies.ts';
import { startWorld, type TestStore, type World } from '../test/world.ts';

let world: World;

beforeAll(async () => {
  // A day is five minutes, and a first pause of half a minute the shortest there is.
  world = await startWorld({ timeScale: 1 / 288 });
});
afterAll(() => world.close());

const report = (store: TestStore, order: string) => world.simulator.control.order(store.domain, order);
const mailsOf = (store: TestStore, order: string) =>
  report(store, order)?.details.mails.flatMap(({ sender, event }) => (sender === 'waybill' ? [event] : []));
const cases = (store: TestStore) => world.db.case.findMany({ where: { store: store.domain } });
const runs = (store: TestStore, step: string) =>
  world.db.agentRun.count({ where: { store: store.domain, step } });

const RIGHT = { address1: '350 Fifth Avenue', city: 'New York', provinceCode: 'NY', zip: '10118' };

describe('a buyer whose note asks for something else', () => {
  const MOVED =
    'I entered the wrong address. Please change the delivery address to 20 West 34th Street, New York.';
  const MOVED_TO = { address1: '20 West 34th Street', city: 'New York', provinceCode: 'NY', zip: '10001' };

  test('and who then changes the address gets the parcel there, and nobody is asked about the note again', async () => {
    const store = await world.openStore();
    const order = await store.place(orderBody({ note: MOVED }));
    const waiting = await world.outcome(store.domain, order, 'waiting');
    expect(waiting.exception).toBe('note_asks_change');
    world.simulator.control.happen(store.domain, order, { kind: 'address', set: MOVED_TO });
    await world.outcome(store.domain, order, 'fulfilled');
    const seen = report(store, order);
    expect(seen).toMatchObject({ labels: 1, fulfillments: 1, holds: 0 });
    expect(seen?.details.labels[0]?.to).toMatchObject({ street1: '20 West 34th Street', zip: '10001' });
    expect(mailsOf(store, order)).toEqual(['question_change', 'processing']);
    expect(await cases(store)).toEqual([]);
  });

  test('and who then cancels asks nothing of a person', async () => {
    const store = await world.openStore();
    const order = await store.place(orderBody({ note: 'Please cancel my order' }));
    await world.outcome(store.domain, order, 'waiting');
    world.simulator.control.happen(store.domain, order, { kind: 'cancel' });
    await world.outcome(store.domain, order, 'cancelled');
    expect(mailsOf(store, order)).toEqual(['question_cancel']);
    expect(await cases(store)).toEqual([]);
  });
});

describe('a buyer who is asked for the address', () => {
  test('and corrects it gets one parcel, to the new address', async () => {
    const store = await world.openStore();
    const order = await store.place(orderBody({ shipping_address: UNCLEAR }));
    const waiting = await world.outcome(store.domain, order, 'waiting');
    expect(waiting.exception).toMatch(/^address_/);
    expect(mailsOf(store, order)).toEqual(['question_address']);
    expect(report(store, order)?.holds).toBe(1);

    world.simulator.control.happen(store.domain, order, { kind: 'address', set: RIGHT });
    await world.outcome(store.domain, order, 'fulfilled');
    const seen = report(store, order);
    expect(seen).toMatchObject({ labels: 1, fulfillments: 1, holds: 0 });
    expect(seen?.details.labels[0]?.to).toMatchObject({ street1: '350 Fifth Avenue', zip: '10118' });
    expect(mailsOf(store, order)).toEqual(['question_address', 'processing']);
    expect(await cases(store)).toEqual([]);
  });

  test('and corrects it in ways that do not help is reminded once, and then a person is asked', async () => {
    const store = await world.openStore();
    const order = await store.place(orderBody({ shipping_address: UNCLEAR }));
    const { exception } = await world.outcome(store.domain, order, 'waiting');
    const { happen } = world.simulator.control;
    happen(store.domain, order, { kind: 'address', set: { address1: 'Sixth Avenue' } });
    const written = () => mailsOf(store, order);
    await expect.poll(written, { timeout: 20_000 }).toEqual(['question_address', 'reminder_address']);
    happen(store.domain, order, { kind: 'address', set: { address1: 'Seventh Avenue' } });
    const row = await world.outcome(store.domain, order, 'needs_person');
    expect(row.exception).toBe(exception);
    expect(written()).toEqual(['question_address', 'reminder_address']);
  });

  test('and has no address for mail is not waited for', async () => {
    const store = await world.openStore();
    const body = orderBody({ shipping_address: UNCLEAR, email: null, customer: null });
    const order = await store.place(body);
    await world.outcome(store.domain, order, 'needs_person');
    expect(mailsOf(store, order)).toEqual([]);
  });

  test('and whose mail comes back is not waited for either', async () => {
    const store = await world.openStore();
    const order = await store.place(orderBody({ shipping_address: UNCLEAR, email: 'bounce-1@example.com' }));
    await world.outcome(store.domain, order, 'needs_person');
    expect(mailsOf(store, order)).toEqual([]);
  });
});

describe('a repair', () => {
  test('of a parcel that is too heavy makes two of it', async () => {
    const store = await world.openStore();
    const body = orderBody({ _sim: { hindrances: { maxGrams: 700 } } }, [{ quantity: 4, grams: 300 }]);
    const order = await store.place(body);
    await world.outcome(store.domain, order, 'fulfilled');
    expect(report(store, order)).toMatchObject({
      labels: 2,
      fulfillments: 2,
      fulfillmentStatus: 'FULFILLED',
    });
    expect(await cases(store)).toEqual([]);
  });

  test('of an order that has changed by then was no try: what it has become is repaired as well', async () => {
    const store = await world.openStore();
    const change = { kind: 'edit', sku: 'A', quantity: 3 };
    const story = [{ on: 'mail: processing', afterMs: 0, change }];
    const _sim = { story, hindrances: { maxGrams: 700 } };
    const order = await store.place(orderBody({ _sim }, [{ sku: 'A', quantity: 4, grams: 300 }]));
    const row = await world.outcome(store.domain, order, 'fulfilled', 'needs_person');
    expect(row).toMatchObject({ outcome: 'fulfilled' });
    expect(report(store, order)).toMatchObject({ labels: 2, fulfillmentStatus: 'FULFILLED' });
  });

  test('that does not help is not tried twice, not even when a person wants another try', async () => {
    const store = await world.openStore();
    const order = await store.place(orderBody({ _sim: { hindrances: { maxGrams: 100 } } }));
    await world.outcome(store.domain, order, 'needs_person');
    expect(await runs(store, 'router')).toBe(2);
    const [first] = await cases(store);
    await world.client.workflow
      .getHandle(`order/${store.domain}/${order}`)
      .executeUpdate(ANSWER_UPDATE, { args: [{ caseId: first?.id ?? '', choice: 'retry', by: 'kim' }] });
    const other = () => cases(store).then((all) => all.find(({ id }) => id !== first?.id));
    await expect.poll(other, { timeout: 20_000 }).toMatchObject({ failure: 'carrier_rejects_parcel' });
    expect(await runs(store, 'router')).toBe(2);
    expect(report(store, order)).toMatchObject({ labels: 0 });
  });

  test('of a service that the carrier refuses takes the next one, and keeps the plan', async () => {
    const store = await world.openStore();
    const order = await store.place(
      orderBody({ _sim: { hindrances: { refusedService: 'GroundAdvantage' } } }),
    );
    await world.outcome(store.domain, order, 'fulfilled');
    expect(report(store, order)).toMatchObject({ labels: 1, fulfillments: 1 });
    expect(await world.db.shipment.findFirst({ where: { store: store.domain } })).toMatchObject({
      service: 'Priority',
    });
    expect(await runs(store, 'router')).toBe(1);
  });

  test('of an order that is moved between label and fulfillment voids the label and plans anew', async () => {
    const store = await world.openStore({ locations: ['North', 'South'] });
    const stock = { A: { North: 5, South: 5 } };
    const story = [{ on: 'label', afterMs: 0, change: { kind: 'move', to: 'South' } }];
    const order = await store.place(orderBody({ _sim: { stock, story } }, [{ sku: 'A' }]));
    await world.outcome(store.domain, order, 'fulfilled');
    const seen = report(store, order);
    expect(seen).toMatchObject({ labels: 1, fulfillments: 1, fulfillmentStatus: 'FULFILLED' });
    expect(seen?.labelsVoided).toBe(1);
    expect(await cases(store)).toEqual([]);
    // Of what a new plan does not touch, nothing is decided a second time.
    expect(await runs(store, 'compliance')).toBe(1);
    expect(await runs(store, 'router')).toBe(2);
  });

  test.each<[string, object[]]>([
    ['split between label and fulfillment', [{ on: 'label', afterMs: 0, change: { kind: 'split' } }]],
    [
      'split once it was placed, and merged between label and fulfillment',
      [
        { on: 'placed', afterMs: 0, change: { kind: 'split' } },
        { on: 'label', afterMs: 0, change: { kind: 'merge' } },
      ],
    ],
  ])('of an order that is %s keeps its label: the fulfillment orders are read anew', async (_how, story) => {
    const store = await world.openStore();
    const order = await store.place(orderBody({ _sim: { story } }, [{ sku: 'A', quantity: 3 }]));
    await world.outcome(store.domain, order, 'fulfilled');
    const seen = report(store, order);
    expect(seen).toMatchObject({
      labels: 1,
      labelsVoided: 0,
      fulfillments: 1,
      fulfillmentStatus: 'FULFILLED',
    });
    expect(seen?.details.effects.filter(({ kind }) => kind === 'split')).toHaveLength(1);
    expect(await runs(store, 'router')).toBe(1);
  });

  test('of an order that a person moves between route and label leaves from where it was moved to', async () => {
    const store = await world.openStore({ locations: ['Empty', 'North', 'South'] });
    const stock = { A: { Empty: 0, North: 5, South: 5 } };
    const story = [{ on: 'move', afterMs: 0, change: { kind: 'move', to: 'South' } }];
    const body = orderBody({ _sim: { stock, story, assignTo: 'Empty' } }, [{ sku: 'A' }]);
    const order = await store.place(body);
    await world.outcome(store.domain, order, 'fulfilled');
    expect(report(store, order)).toMatchObject({ labels: 1, fulfillments: 1 });
    const [south] = world.simulator.control
      .stores()
      .flatMap(({ domain, locations }) =>
        domain === store.domain ? locations.filter(({ name }) => name === 'South') : [],
      );
    const shipped = { where: { store: store.domain, state: 'fulfilled' } };
    expect(await world.db.shipment.findMany(shipped)).toMatchObject([{ locationId: south?.id }]);
    expect(await cases(store)).toEqual([]);
    expect(await world.db.reservation.count({ where: { store: store.domain } })).toBe(0);
  });

  test('of a buyer whose mail bounces is to ship without mail, and to say so', async () => {
    const store = await world.openStore();
    const order = await store.place(orderBody({ email: 'bounce-2@example.com' }));
    await world.outcome(store.domain, order, 'fulfilled');
    expect(report(store, order)).toMatchObject({
      labels: 1,
      fulfillments: 1,
      tags: ['waybill:mail-bounced'],
    });
    expect(await cases(store)).toEqual([]);
  });
});

describe('what ends by itself', () => {
  test.each([
    ['a payment that comes in', { financial_status: 'pending' }, { kind: 'pay' as const }],
    [
      'a risk assessment that is finished',
      { _sim: { risk: { level: 'PENDING' } } },
      { kind: 'risk' as const, level: 'LOW' },
    ],
  ])('%s lets the order go on, and nobody was asked', async (_name, over, change) => {
    const store = await world.openStore();
    const order = await store.place(orderBody(over));
    await world.outcome(store.domain, order, 'waiting');
    world.simulator.control.happen(store.domain, order, change);
    await world.outcome(store.domain, order, 'fulfilled');
    expect(report(store, order)).toMatchObject({ labels: 1, fulfillments: 1, holds: 0 });
    expect(await cases(store)).toEqual([]);
  });

  test('a shortage ends with goods: the order ships then, and the buyer is told of the delay at most once', async () => {
    const store = await world.openStore({ locations: ['North'] });
    const body = orderBody({ _sim: { stock: { X: {} } } }, [{ sku: 'X', quantity: 2 }]);
    const order = await store.place(body);
    await world.outcome(store.domain, order, 'waiting');
    world.simulator.control.happen(store.domain, order, { kind: 'stock', sku: 'X', units: 9 });
    await world.outcome(store.domain, order, 'fulfilled');
    expect(report(store, order)).toMatchObject({ labels: 1, fulfillments: 1, holds: 0 });
    expect(await cases(store)).toEqual([]);
  });

  test('a suspected duplicate that its buyer cancels asks nobody', async () => {
    const store = await world.openStore();
    const body = orderBody();
    await store.place(body);
    const twin = orderBody({
      customer: body.customer,
      email: body.email,
      created_at: new Date(Date.now() + 2000).toISOString(),
      line_items: (body.line_items as object[]).map((line, index) => ({
        ...line,
        id: 88_000 + index,
        admin_graphql_api_id: `gid://shopify/LineItem/${88_000 + index}`,
      })),
    });
    const order = await store.place(twin);
    const row = await world.outcome(store.domain, order, 'waiting');
    expect(row.exception).toBe('duplicate_order');
    world.simulator.control.happen(store.domain, order, { kind: 'cancel' });
    await world.outcome(store.domain, order, 'cancelled');
    expect(report(store, order)).toMatchObject({ labels: 0 });
    expect(await cases(store)).toEqual([]);
  });
});
