/** One cause that stops several orders: asked once, answered once, and the orders go on together. */
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../contracts/case.ts';
import {
  INCIDENT_UPDATE,
  type IncidentAnswer,
  type IncidentState,
  incidentWorkflowId,
} from '../contracts/incident.ts';
import { ANSWER_UPDATE } from '../contracts/workflow.ts';
import { ADDRESS, orderBody } from '../test/bodies.ts';
import { startWorld, type TestStore, type World } from '../test/world.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const SWISS = {
  ...ADDRESS,
  address1: 'Bahnhofstrasse 10',
  city: 'Zürich',
  zip: '8001',
  province: null,
  province_code: null,
  country: 'Switzerland',
  country_code: 'CH',
  phone: '+41442123456',
};

/** A product that customs wants to know more of stops every order that carries it abroad. */
const abroad = (sku: string) =>
  orderBody({ shipping_address: SWISS, _sim: { items: { [sku]: { hsCode: null, origin: null } } } }, [
    { sku, variant_id: 4711 },
  ]);

async function stopped(store: TestStore, count: number): Promise<string[]> {
  const orders: string[] = [];
  for (let placed = 0; placed < count; placed += 1) orders.push(await store.place(abroad('BAG')));
  await ended(store, orders, 'needs_person');
  return orders;
}

/** In Shopify, of which no webhook tells the orders. */
function putRight(store: TestStore, order = '', hsCode = '420292') {
  const change = { kind: 'customs' as const, sku: 'BAG', hsCode, origin: 'US' };
  world.simulator.control.happen(store.domain, order, change);
}

const incidentsOf = (store: TestStore) =>
  world.db.incident.findMany({ where: { store: store.domain }, orderBy: { openedAt: 'asc' } });
const onlyIncident = async (store: TestStore) => {
  const [incident, ...others] = await incidentsOf(store);
  expect(others).toEqual([]);
  return incident?.id ?? 'none';
};
const handle = (id: string) => world.client.workflow.getHandle(incidentWorkflowId(id));
const answer = (id: string, given: IncidentAnswer) =>
  handle(id).executeUpdate<void, [IncidentAnswer]>(INCIDENT_UPDATE, { args: [given] });
const answerAlone = (store: TestStore, order: string, given: Answer) =>
  world.client.workflow
    .getHandle(`order/${store.domain}/${order}`)
    .executeUpdate<void, [Answer]>(ANSWER_UPDATE, { args: [given] });
const caseOf = (store: TestStore, order: string) =>
  world.db.case.findFirstOrThrow({ where: { store: store.domain, order, closedAt: null } });
async function ended(store: TestStore, orders: string[], outcome: string): Promise<void> {
  const where = { store: store.domain, order: { in: orders }, outcome };
  await expect.poll(() => world.db.order.count({ where }), { timeout: 120_000 }).toBe(orders.length);
}
const report = (store: TestStore, order: string) => world.simulator.control.order(store.domain, order);
const audited = async (id: string) =>
  (await world.db.audit.findMany({ where: { subject: id }, orderBy: { id: 'asc' } })).map(
    ({ who, what, text }) => `${who} ${what}: ${text}`,
  );
const refusal = (update: Promise<unknown>) =>
  update.then(
    () => 'taken',
    (error: unknown) => (error instanceof WorkflowUpdateFailedError ? error.cause?.message : String(error)),
  );

test('thirty orders of one bad product are asked about once, answered once, and each is shipped once', async () => {
  const store = await world.openStore({ policy: { caseMail: ['ops@example.com'] } });
  const orders = await stopped(store, 30);
  const id = await onlyIncident(store);
  const [first = ''] = orders;
  expect(await world.state(store.domain, first)).toMatchObject({ incidentId: id, outcome: 'needs_person' });
  expect(report(store, first)).toMatchObject({ holds: 1, labels: 0 });

  putRight(store, first);
  await answer(id, { choice: 'retry', by: 'kim' });
  await ended(store, orders, 'fulfilled');
  for (const order of orders)
    expect(report(store, order)).toMatchObject({ labels: 1, fulfillments: 1, holds: 0 });
  expect(world.simulator.control.counts(store.domain).duplicates).toBe(0);

  const told = await world.db.effect.findMany({ where: { store: store.domain, kind: 'notify_people' } });
  expect(told).toMatchObject([{ state: 'done', step: `incident/${id}` }]);
  expect(await audited(id)).toEqual([
    'waybill incident_opened: customs_data_missing: BAG',
    'kim incident_answered: retry',
  ]);
  const answers = await world.db.case.groupBy({
    by: ['answer', 'answeredBy'],
    where: { incident: id },
    _count: true,
  });
  expect(answers).toEqual([{ answer: 'retry', answeredBy: 'kim', _count: 30 }]);
  expect(((await handle(id).result()) as IncidentState).ending).toMatchObject({ by: 'kim' });
}, 240_000);

describe('an incident', () => {
  test('is of one store, and takes one answer: who comes second is told who was first', async () => {
    const [here, there] = [await world.openStore(), await world.openStore()];
    const orders = await stopped(here, 2);
    await stopped(there, 1);
    const [id, other] = [await onlyIncident(here), await onlyIncident(there)];
    expect(other).not.toBe(id);
    const both = await Promise.all([
      refusal(answer(id, { choice: 'take_over', by: 'kim' })),
      refusal(answer(id, { choice: 'cancel', by: 'lee' })),
    ]);
    expect(both).toContain('taken');
    expect(both.find((each) => each !== 'taken')).toMatch(/^(kim|lee) has answered|no such|closed/);
    await ended(here, orders, both[0] === 'taken' ? 'taken_over' : 'cancelled');
    expect(report(here, orders[0] ?? '')).toMatchObject({ labels: 0 });
    expect(await incidentsOf(there)).toMatchObject([{ closedAt: null }]);
  });

  test('takes no answer without a name, of another kind, or from somebody who may not allow it', async () => {
    const store = await world.openStore({ policy: { approvers: ['Ada'] } });
    const orders = await stopped(store, 2);
    const id = await onlyIncident(store);
    expect(await refusal(answer(id, { choice: 'retry', by: ' ' }))).toContain('who gives it');
    expect(await refusal(answer(id, { choice: 'edit' as 'retry', by: 'kim' }))).toContain('not edit');
    expect(await refusal(answer(id, { choice: 'allow', by: 'kim' }))).toContain('Ada may allow, not kim');
    await answer(id, { choice: 'allow', by: 'ada' });
    await ended(store, orders, 'fulfilled');
    for (const order of orders) expect(report(store, order)).toMatchObject({ labels: 1, fulfillments: 1 });
  });

  test('lets one order go its own way, and goes on for the others', async () => {
    const store = await world.openStore();
    const [alone = '', ...others] = await stopped(store, 3);
    const id = await onlyIncident(store);
    const { id: caseId } = await caseOf(store, alone);
    await answerAlone(store, alone, { caseId, choice: 'take_over', by: 'lee' });
    await ended(store, [alone], 'taken_over');
    expect(await incidentsOf(store)).toMatchObject([{ closedAt: null }]);
    putRight(store, alone);
    await answer(id, { choice: 'retry', by: 'kim' });
    await ended(store, others, 'fulfilled');
    expect(report(store, alone)).toMatchObject({ labels: 0, holds: 0 });
  });

  test('ends by itself where one order went through, and the others go on', async () => {
    const store = await world.openStore();
    const orders = await stopped(store, 3);
    const id = await onlyIncident(store);
    const [, second = ''] = orders;
    putRight(store, second);
    const { id: caseId } = await caseOf(store, second);
    await answerAlone(store, second, { caseId, choice: 'retry', by: 'lee' });
    await ended(store, orders, 'fulfilled');
    expect((await audited(id)).at(-1)).toBe(`waybill incident_answered: retry: order ${second} went through`);
    for (const order of orders) expect(report(store, order)).toMatchObject({ labels: 1, fulfillments: 1 });
  });

  test('that its last order has left is over, and the next one is heard of', async () => {
    const store = await world.openStore({ policy: { caseMail: ['ops@example.com'] } });
    const [order = ''] = await stopped(store, 1);
    const id = await onlyIncident(store);
    world.simulator.control.happen(store.domain, order, { kind: 'cancel' });
    await ended(store, [order], 'cancelled');
    await expect.poll(async () => (await audited(id)).at(-1)).toContain('incident_overtaken');
    await stopped(store, 1);
    const told = () =>
      world.db.effect.count({ where: { store: store.domain, kind: 'notify_people', state: 'done' } });
    await expect.poll(told).toBe(2);
  });
});

describe('an order', () => {
  test('that stops just after the answer goes on with it, and stops for itself if that does not help', async () => {
    const store = await world.openStore();
    const orders = await stopped(store, 1);
    const id = await onlyIncident(store);
    putRight(store, orders[0]);
    await answer(id, { choice: 'retry', by: 'kim' });
    await ended(store, orders, 'fulfilled');
    // As if it had stopped before: the product is as it was then.
    putRight(store, orders[0], '');
    const late = await stopped(store, 1);
    const [first, second, ...more] = await incidentsOf(store);
    expect([first?.id, more]).toEqual([id, []]);
    const cases = await world.db.case.findMany({
      where: { store: store.domain, order: late[0] ?? '' },
      orderBy: { openedAt: 'asc' },
    });
    expect(cases).toMatchObject([
      { incident: id, answer: 'retry', answeredBy: 'kim' },
      { incident: second?.id, closedAt: null },
    ]);
  });

  test('hears of the answer though the worker died while its orders were told', async () => {
    const store = await world.openStore();
    const orders = await stopped(store, 12);
    const id = await onlyIncident(store);
    putRight(store, orders[0]);
    await answer(id, { choice: 'retry', by: 'kim' });
    await world.stopWorker();
    expect(await world.db.case.count({ where: { incident: id, closedAt: null } })).toBeGreaterThan(0);
    await world.startWorker();
    await ended(store, orders, 'fulfilled');
    for (const order of orders) expect(report(store, order)).toMatchObject({ labels: 1, fulfillments: 1 });
  }, 60_000);
});
