/** Orders that are short of stock: who waits, who is woken by what, and who gets the units. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANSWER_UPDATE, STOCK_TOPIC } from '../contracts/workflow.ts';
import type { EventId } from '../runtime/replay/history.ts';
import { orderBody } from '../test/bodies.ts';
import { type StoreWishes, startWorld, type TestStore, type World } from '../test/world.ts';

let world: World;

beforeAll(async () => {
  // A minute is a fifth of a second, and six hours are a minute and more: longer than any test waits.
  world = await startWorld({ timeScale: 1 / 300 });
});
afterAll(() => world.close());

let variant = 910_000;

let lastBody: Record<string, unknown> = {};

/** A store with one location and one product, of which so much is there. */
async function shortOf(policy: NonNullable<StoreWishes['policy']> = {}, there = 0) {
  const store = await world.openStore({ locations: ['North'], policy });
  const sku = `X-${++variant}`;
  const id = variant;
  let first = true;
  const place = (quantity = 1, over: Record<string, unknown> = {}) => {
    const _sim = first ? { stock: { [sku]: { North: there } } } : {};
    first = false;
    const { _sim: _, ...body } = orderBody(over, [{ sku, quantity, variant_id: id }]);
    lastBody = body;
    return store.place({ ...body, _sim });
  };
  const restock = (units: number) => world.simulator.control.restock(store.domain, { sku, units });
  return { store, place, restock };
}

const ships = (store: TestStore, order: string) => world.outcome(store.domain, order, 'fulfilled');
const report = (store: TestStore, order: string) => world.simulator.control.order(store.domain, order);
const mailsOf = (store: TestStore, order: string) =>
  (report(store, order)?.details.mails ?? []).flatMap(({ sender, event }) =>
    sender === 'waybill' ? [event] : [],
  );
const queue = async (store: TestStore) =>
  (
    await world.db.backorder.findMany({
      where: { store: store.domain },
      orderBy: [{ placedAt: 'asc' }, { order: 'asc' }],
    })
  ).map(({ order }) => order);
const reset = (workflowId: string, runId: string, task: EventId) =>
  world.client.workflowService.resetWorkflowExecution({
    namespace: 'default',
    workflowExecution: { workflowId, runId },
    workflowTaskFinishEventId: task,
    requestId: randomUUID(),
    reason: 'test',
  });
/** Until nobody's turn is being looked into any more. */
const looked = ({ domain: store }: TestStore) =>
  expect.poll(() => world.db.stockNews.count({ where: { store } }), { timeout: 20_000 }).toBe(0);
/** Goods that come while its own place in the queue is still looked into would wake it, and then again a minute later. */
const waits = async (store: TestStore, order: string) => {
  await world.outcome(store.domain, order, 'waiting');
  await looked(store);
};

describe('two orders wait for one unit', () => {
  test('and the older one gets it, then the other one the next', async () => {
    const { store, place, restock } = await shortOf();
    const older = await place();
    await waits(store, older);
    const younger = await place();
    await waits(store, younger);
    expect(await queue(store)).toEqual([older, younger]);

    restock(1);
    await ships(store, older);
    await looked(store);
    expect(report(store, older)).toMatchObject({ labels: 1, fulfillments: 1, holds: 0 });
    expect(await queue(store)).toEqual([younger]);
    expect(report(store, younger)).toMatchObject({ labels: 0, holds: 1 });

    restock(1);
    await ships(store, younger);
    expect(await queue(store)).toEqual([]);
    expect(world.simulator.control.counts(store.domain).duplicates).toBe(0);
  });

  test('and the more urgent one gets it, though it came later', async () => {
    const { store, place, restock } = await shortOf();
    const older = await place();
    const urgent = await place(1, { shipping_lines: [{ id: 1, title: 'Overnight', price: '9.00' }] });
    await Promise.all([waits(store, older), waits(store, urgent)]);
    restock(1);
    await ships(store, urgent);
    await looked(store);
    expect(await queue(store)).toEqual([older]);
    expect(report(store, older)).toMatchObject({ labels: 0 });
  });

  test('and the one behind is not served before the first, which wants more than there is', async () => {
    const { store, place, restock } = await shortOf();
    const [big, small] = [await place(2), await place(1)];
    await Promise.all([waits(store, big), waits(store, small)]);
    restock(1);
    await looked(store);
    expect(await queue(store)).toEqual([big, small]);
    world.simulator.control.happen(store.domain, big, { kind: 'cancel' });
    await world.outcome(store.domain, big, 'cancelled');
    await ships(store, small);
    expect(report(store, big)).toMatchObject({ labels: 0, fulfillments: 0 });
    expect(await queue(store)).toEqual([]);
  });
});

test('a new order does not take what an older one waits for, though nobody heard of the goods', async () => {
  const { store, place, restock } = await shortOf();
  const older = await place();
  await waits(store, older);
  const lost = { target: 'webhook', kind: 'lose', rate: 1, match: 'inventory_levels' } as const;
  world.simulator.control.addFault(lost);
  restock(1);
  await world.simulator.control.settled();
  world.simulator.control.clearFaults();
  const fresh = await place();
  // It reads the stock, finds that the unit is another's, and its coming wakes that one.
  await waits(store, fresh);
  await ships(store, older);
  await looked(store);
  expect(report(store, fresh)).toMatchObject({ labels: 0 });
  expect(await queue(store)).toEqual([fresh]);
});

test('news that comes twice, of items that nobody knows, or that nobody waits for, ships nothing twice', async () => {
  const { store, place, restock } = await shortOf();
  const [first, second] = [await place(), await place()];
  await Promise.all([waits(store, first), waits(store, second)]);
  world.simulator.control.addFault({ target: 'webhook', kind: 'double', rate: 1, match: 'inventory_levels' });
  restock(1);
  restock(0);
  await ships(store, first);
  await world.simulator.control.settled();
  world.simulator.control.clearFaults();
  await looked(store);
  expect(await queue(store)).toEqual([second]);
  restock(5);
  await ships(store, second);
  restock(5);
  await looked(store);
  expect(report(store, first)).toMatchObject({ labels: 1, fulfillments: 1 });
  expect(report(store, second)).toMatchObject({ labels: 1, fulfillments: 1 });
});

test('an order that is reset while it waits waits on, and ships once when goods come', async () => {
  const { store, place, restock } = await shortOf();
  const order = await place(2);
  await waits(store, order);
  const workflowId = `order/${store.domain}/${order}`;
  const { events } = await world.client.workflow.getHandle(workflowId).fetchHistory();
  const task = events?.find(({ workflowTaskCompletedEventAttributes: done }) => done)?.eventId;
  if (task) await reset(workflowId, '', task);
  const outcome = async () => (await world.state(store.domain, order)).outcome;
  await expect.poll(outcome, { timeout: 20_000 }).toBe('waiting');
  expect(await queue(store)).toEqual([order]);
  restock(2);
  await ships(store, order);
  expect(report(store, order)).toMatchObject({ labels: 1, fulfillments: 1, holds: 0 });
  expect(mailsOf(store, order).filter((event) => event === 'question_stock').length).toBeLessThanOrEqual(1);
});

test('the buyer hears of the delay once, however often the stock is looked at', async () => {
  const { store, place, restock } = await shortOf();
  const order = await place(2);
  const delayed = () => mailsOf(store, order);
  await expect.poll(delayed, { timeout: 20_000 }).toEqual(['question_stock']);
  const looks = () => world.db.agentRun.count({ where: { store: store.domain, step: 'inventory' } });
  const before = await looks();
  await world.client.workflow
    .getHandle(`order/${store.domain}/${order}`)
    .signal('webhook', { topic: STOCK_TOPIC, receivedAt: new Date().toISOString(), webhookId: 'w' });
  await expect.poll(looks, { timeout: 20_000 }).toBeGreaterThan(before);
  await waits(store, order);
  restock(2);
  await ships(store, order);
  await expect.poll(delayed, { timeout: 20_000 }).toEqual(['question_stock', 'processing']);
});

describe('when the patience of the store is over', () => {
  // Half a second.
  const IMPATIENT = { stockPatienceDays: 1 / 576 };

  test('a person is asked, and goods that come in meanwhile answer the question', async () => {
    const { store, place, restock } = await shortOf(IMPATIENT);
    const order = await place();
    await world.outcome(store.domain, order, 'needs_person');
    expect(await queue(store)).toEqual([order]);
    restock(1);
    await ships(store, order);
    const [asked, ...others] = await world.db.case.findMany({ where: { store: store.domain } });
    expect(asked).toMatchObject({ failure: 'oversold', answer: null, closedAt: expect.any(Date) });
    expect(others).toEqual([]);
  });

  test('a person is asked about a product once, and goods for one order leave the question open for the other', async () => {
    const { store, place, restock } = await shortOf(IMPATIENT);
    const [older, younger] = [await place(), await place()];
    for (const order of [older, younger]) await world.outcome(store.domain, order, 'needs_person');
    const incidents = () => world.db.incident.findMany({ where: { store: store.domain } });
    expect(await incidents()).toMatchObject([{ failure: 'oversold', closedAt: null }]);
    restock(1);
    await ships(store, older);
    await looked(store);
    expect(await incidents()).toMatchObject([{ closedAt: null }]);
    expect(await world.db.case.findMany({ where: { store: store.domain, closedAt: null } })).toMatchObject([
      { order: younger },
    ]);
  });

  test('a person may have it wait on, and its place is kept', async () => {
    const { store, place, restock } = await shortOf({ ...IMPATIENT, stockPatienceDays: 1 / 144 });
    const order = await place();
    await world.outcome(store.domain, order, 'needs_person');
    const { caseId } = await world.state(store.domain, order);
    await world.client.workflow
      .getHandle(`order/${store.domain}/${order}`)
      .executeUpdate(ANSWER_UPDATE, { args: [{ caseId, choice: 'retry', by: 'kim' }] });
    await waits(store, order);
    expect(await queue(store)).toEqual([order]);
    restock(1);
    await ships(store, order);
    expect(report(store, order)).toMatchObject({ labels: 1, fulfillments: 1, holds: 0 });
  });

  test('a person who does it by hand takes it out of the queue, with the units that Shopify has committed to it', async () => {
    const { store, place, restock } = await shortOf(IMPATIENT);
    const [big, small] = [await place(2), await place()];
    await world.outcome(store.domain, big, 'needs_person');
    const { caseId } = await world.state(store.domain, big);
    await world.client.workflow
      .getHandle(`order/${store.domain}/${big}`)
      .executeUpdate(ANSWER_UPDATE, { args: [{ caseId, choice: 'take_over', by: 'kim' }] });
    await world.outcome(store.domain, big, 'taken_over');
    restock(2);
    await looked(store);
    expect(await queue(store)).toEqual([small]);
    restock(1);
    await ships(store, small);
    expect(report(store, big)).toMatchObject({ labels: 0 });
  });
});

describe('where the store ships what is there', () => {
  const PARTS = { backorder: 'ship_available' } as const;
  const shippedUnits = (store: TestStore, order: string) =>
    report(store, order)?.details.fulfillments.map(({ units }) => units);

  test('two of three leave at once and the third when it comes, and the buyer is told of both', async () => {
    const { store, place, restock } = await shortOf(
      { ...PARTS, messages: { processing: 'waybill', shipped: 'waybill' } },
      2,
    );
    const order = await place(3);
    await waits(store, order);
    expect(shippedUnits(store, order)).toEqual([2]);
    expect(report(store, order)).toMatchObject({ labels: 1, fulfillmentStatus: 'PARTIALLY_FULFILLED' });
    expect(await queue(store)).toEqual([order]);
    const told = ['processing', 'shipped', 'question_backorder'];
    await expect.poll(() => mailsOf(store, order), { timeout: 20_000 }).toEqual(told);

    restock(1);
    await ships(store, order);
    expect(shippedUnits(store, order)).toEqual([2, 1]);
    expect(report(store, order)).toMatchObject({
      labels: 2,
      labelsVoided: 0,
      fulfillmentStatus: 'FULFILLED',
    });
    await expect.poll(() => mailsOf(store, order), { timeout: 20_000 }).toEqual([...told, 'shipped']);
    expect((await world.outcome(store.domain, order, 'fulfilled')).why).toContain('2 parcels');
    expect(world.simulator.control.counts(store.domain).duplicates).toBe(0);
    expect(await queue(store)).toEqual([]);
  });

  test('a reset to any point ships nothing twice', async () => {
    const { store, place, restock } = await shortOf(PARTS, 1);
    const order = await place(2);
    await waits(store, order);
    const handle = world.client.workflow.getHandle(`order/${store.domain}/${order}`);
    const { events } = await handle.fetchHistory();
    const { runId } = await handle.describe();
    const tasks = (events ?? []).flatMap(({ eventId, workflowTaskCompletedEventAttributes: done }) =>
      done && eventId ? [eventId] : [],
    );
    const some = tasks.filter((_, index) => index % 3 === 0);
    for (const task of some) {
      await reset(handle.workflowId, runId, task);
      const outcome = async () => (await world.state(store.domain, order)).outcome;
      await expect.poll(outcome, { timeout: 20_000 }).toBe('waiting');
    }
    restock(1);
    await ships(store, order);
    expect(shippedUnits(store, order)).toEqual([1, 1]);
    expect(world.simulator.control.counts(store.domain).duplicates).toBe(0);
  });

  test('a rest that the buyer does not want any more is not waited for, and what has left is followed', async () => {
    const { store, place } = await shortOf(PARTS, 2);
    const order = await place(3);
    await waits(store, order);
    const [line] = lastBody.line_items as object[];
    const edited = { ...lastBody, line_items: [{ ...line, current_quantity: 2, fulfillable_quantity: 0 }] };
    await store.place(edited, { topic: 'orders/updated' });
    const row = await ships(store, order);
    expect(row.why).toContain('1 parcel');
    expect(report(store, order)).toMatchObject({ labels: 1, fulfillments: 1, holds: 0 });
    expect(await queue(store)).toEqual([]);
  });

  test('and an order is cancelled, all parcels are called back', async () => {
    const { store, place } = await shortOf(PARTS, 1);
    const order = await place(2);
    await waits(store, order);
    await store.place(
      { ...lastBody, cancelled_at: new Date().toISOString(), cancel_reason: 'customer' },
      { topic: 'orders/cancelled' },
    );
    await world.outcome(store.domain, order, 'cancelled');
    expect(report(store, order)).toMatchObject({ labels: 0, labelsVoided: 1, fulfillments: 0 });
    expect(await queue(store)).toEqual([]);
  });
});

test('a person may ship what is there of an order that its store ships all at once', async () => {
  const { store, place, restock } = await shortOf({ stockPatienceDays: 1 / 576 }, 2);
  const order = await place(3);
  await world.outcome(store.domain, order, 'needs_person');
  const { caseId } = await world.state(store.domain, order);
  await world.client.workflow
    .getHandle(`order/${store.domain}/${order}`)
    .executeUpdate(ANSWER_UPDATE, { args: [{ caseId, choice: 'choose', option: 'a', by: 'kim' }] });
  await expect.poll(() => report(store, order)?.fulfillments, { timeout: 20_000 }).toBe(1);
  restock(1);
  await ships(store, order);
  expect(report(store, order)).toMatchObject({ labels: 2, fulfillments: 2, fulfillmentStatus: 'FULFILLED' });
});
