/** An incident through days in which nobody answers, on a server that skips them. */
import type { WorkflowFailedError } from '@temporalio/client';
import type { ApplicationFailure } from '@temporalio/common';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { beforeAll, expect, test } from 'vitest';
import { incidentWorkflowId } from '../contracts/incident.ts';
import { ADDRESS, orderBody } from '../test/bodies.ts';
import { type SkippingWorld, startSkippingWorld } from '../test/skipping.ts';
import type { World } from '../test/world.ts';

let environment: TestWorkflowEnvironment;
let world: World;
let ended: SkippingWorld['ended'];

beforeAll(async () => {
  const skipping = await startSkippingWorld();
  ({ environment, world, ended } = skipping);
  return skipping.close;
});

const CUBA = { ...ADDRESS, city: 'La Habana', zip: '10400', country: 'Cuba', country_code: 'CU' };
const BLOCKED = { ...ADDRESS, city: 'Zürich', zip: '8001', country: 'Switzerland', country_code: 'CH' };

/** Between two looks the orders get to do what is due. */
const SLOWLY = { timeout: 60_000, interval: 500 };

async function stopped(address: object, policy: object) {
  const store = await world.openStore({ policy });
  const orders: string[] = [];
  for (let placed = 0; placed < 3; placed += 1)
    orders.push(await store.place(orderBody({ shipping_address: address })));
  for (const order of orders) await world.outcome(store.domain, order, 'needs_person');
  const incident = await world.db.incident.findFirstOrThrow({ where: { store: store.domain } });
  const handles = orders.map((order) =>
    environment.client.workflow.getHandle(`order/${store.domain}/${order}`),
  );
  return { store, orders, handles, id: incident.id };
}

test('people are told once for all orders at each moment; in the end all of them fail with their holds kept', async () => {
  const caseWebhookUrl = `${world.simulator.url}/chat/sla`;
  const { store, orders, handles, id } = await stopped(CUBA, { caseWebhookUrl });
  const failures: unknown[] = [];
  // One after the other: three that let time run at once would lock it three times in the end.
  for (const handle of handles)
    await ended(handle).catch((error: WorkflowFailedError) => {
      failures.push((error.cause as ApplicationFailure).type);
    });
  expect(failures).toEqual(['case_expired', 'case_expired', 'case_expired']);
  for (const order of orders) {
    await world.outcome(store.domain, order, 'failed');
    expect(world.simulator.control.order(store.domain, order)).toMatchObject({ holds: 1, labels: 0 });
  }
  const told = await world.db.effect.findMany({
    where: { store: store.domain, kind: 'notify_people' },
    orderBy: { startedAt: 'asc' },
  });
  expect(told.map(({ purpose, state }) => `${purpose.split(' ')[0]} ${state}`)).toEqual([
    'opened done',
    'reminded done',
    'escalated done',
    'expired done',
  ]);
  const audit = await world.db.audit.findMany({ where: { subject: id }, orderBy: { id: 'asc' } });
  expect(audit.map(({ what }) => what)).toEqual([
    'incident_opened',
    'incident_reminded',
    'incident_escalated',
    'incident_expired',
  ]);
});

test('from time to time one order tries: once it goes through, the others do as well', async () => {
  const { store, orders, id } = await stopped(BLOCKED, { blockedCountries: ['CH'] });
  const [first] = await world.db.case.findMany({ where: { incident: id }, orderBy: { openedAt: 'asc' } });
  const oldest = first?.order ?? '';
  const holds = () => world.db.effect.count({ where: { store: store.domain, kind: 'release_hold' } });
  const tries = () =>
    world.db.agentRun.count({ where: { store: store.domain, order: oldest, step: 'compliance' } });
  // It does not help, and costs the others nothing.
  await expect.poll(() => environment.sleep('20m').then(tries), SLOWLY).toBeGreaterThan(1);
  expect(await world.db.case.count({ where: { incident: id, closedAt: null } })).toBe(3);
  expect(await holds()).toBe(0);
  expect(await world.db.incident.count({ where: { store: store.domain } })).toBe(1);

  await world.db.store.update({ where: { domain: store.domain }, data: { policy: {} } });
  const shipped = () =>
    world.db.order.count({ where: { store: store.domain, outcome: { in: ['fulfilled', 'delivered'] } } });
  await expect.poll(() => environment.sleep('1h').then(shipped), SLOWLY).toBe(3);
  for (const order of orders)
    expect(world.simulator.control.order(store.domain, order)).toMatchObject({
      labels: 1,
      fulfillments: 1,
      holds: 0,
    });
  const { ending } = await ended(environment.client.workflow.getHandle(incidentWorkflowId(id)));
  expect(ending).toMatchObject({
    choice: 'retry',
    by: 'waybill',
    why: expect.stringMatching(/^order \d+ went through$/),
  });
}, 90_000);
