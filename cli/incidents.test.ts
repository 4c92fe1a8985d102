import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { incidentWorkflowId } from '../contracts/incident.ts';
import { ADDRESS, orderBody } from '../test/bodies.ts';
import { environmentOf, runCommand } from '../test/cli.ts';
import { startWorld, type TestStore, type World } from '../test/world.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const waybill = (...args: string[]) => runCommand(environmentOf(world), ...args);

const ABROAD = { ...ADDRESS, city: 'Zürich', zip: '8001', country: 'Switzerland', country_code: 'CH' };

const LACKING = { items: { BAG: { hsCode: null, origin: null } } };

/** Orders with a product that customs wants to know more of. */
async function stopped(count: number) {
  const store = await world.openStore();
  const orders: string[] = [];
  for (let placed = 0; placed < count; placed += 1)
    orders.push(
      await store.place(
        orderBody({ shipping_address: ABROAD, _sim: LACKING }, [{ sku: 'BAG', variant_id: 9 }]),
      ),
    );
  await ended(store, orders, 'needs_person');
  const { id } = await world.db.incident.findFirstOrThrow({ where: { store: store.domain } });
  return { store, orders, id, short: id.slice(0, 8) };
}

async function ended(store: TestStore, orders: string[], outcome: string): Promise<void> {
  const where = { store: store.domain, order: { in: orders }, outcome };
  await expect.poll(() => world.db.order.count({ where }), { timeout: 25_000 }).toBe(orders.length);
}

function putRight({ store, orders }: { store: TestStore; orders: string[] }): void {
  const change = { kind: 'customs' as const, sku: 'BAG', hsCode: '420292', origin: 'US' };
  world.simulator.control.happen(store.domain, orders[0] ?? '', change);
}

test('many orders of one cause are one line, and answered by one command', async () => {
  const { store, orders, id, short } = await stopped(3);
  const listed = await waybill('cases', 'list', '--store', store.domain);
  expect(listed.out).toMatch(new RegExp(`^${short} .* 3 orders +customs_data_missing `, 'm'));
  expect(listed.out.match(/customs_data_missing/g)).toHaveLength(1);
  expect(listed.out).toContain('1 open; waybill cases show <case>, or waybill incidents show <id>');
  expect((await waybill('cases', 'show', short)).err).toContain(`waybill incidents show ${short}`);
  const incidents = await waybill('incidents', 'list', '--store', store.domain, '--json');
  expect(incidents.json.incidents).toMatchObject([{ id, orders: 3 }]);

  const shown = await waybill('incidents', 'show', short);
  expect(shown.out).toContain(`Incident ${id}: 3 order(s) of ${store.domain} wait`);
  expect(shown.out).toContain('cause     BAG');
  for (const command of ['resolve', 'allow', 'cancel', 'take-over'])
    expect(shown.out).toContain(`waybill incidents ${command} ${short}`);
  const { id: caseId } = await world.db.case.findFirstOrThrow({ where: { incident: id } });
  expect((await waybill('cases', 'show', caseId)).out).toContain(
    `2 more stopped for the same cause; for all at once: waybill incidents show ${short}`,
  );

  putRight({ store, orders });
  const done = await waybill('incidents', 'resolve', short, '--by', 'kim', '--why', 'it has its code now');
  expect(done).toMatchObject({
    code: 0,
    out: expect.stringContaining('all 3 order(s) have heard: retry by kim'),
  });
  await ended(store, orders, 'fulfilled');
  const late = await waybill('incidents', 'cancel', short, '--yes');
  expect(late).toMatchObject({
    code: 1,
    err: expect.stringContaining('was closed: kim: retry (it has its code now)'),
  });
  expect((await waybill('incidents', 'show', short)).out).toMatch(/kim answered/);
});

test('one order alone is a case as any other', async () => {
  const { store, short, id } = await stopped(1);
  const asked = await world.db.case.findFirstOrThrow({ where: { incident: id } });
  const listed = await waybill('cases', 'list', '--store', store.domain);
  expect(listed.out).toMatch(new RegExp(`^${asked.id.slice(0, 8)} .* customs_data_missing `, 'm'));
  expect(listed.out).not.toContain('incidents show');
  const shown = await waybill('incidents', 'show', short);
  expect(shown.out).toContain(`waybill cases retry ${asked.id.slice(0, 8)}`);
});

test('what is done to all at once is asked about first', async () => {
  const { store, orders, short } = await stopped(2);
  const unsure = await waybill('incidents', 'take-over', short, '--by', 'kim');
  expect(unsure).toMatchObject({ code: 1, err: expect.stringContaining('take over: 2 order(s) of') });
  const sure = await waybill('incidents', 'take-over', short, '--by', 'kim', '--yes', '--json');
  expect(sure.json).toMatchObject({ ok: true, choice: 'take_over', orders: 2, left: 0 });
  await ended(store, orders, 'taken_over');
});

test('what stopped half way goes on with the same command, and with no other', async () => {
  const { store, orders, id, short } = await stopped(2);
  putRight({ store, orders });
  // As an operator may do in the Web UI, just after the answer was stored.
  await world.client.workflow.getHandle(incidentWorkflowId(id)).terminate();
  await world.db.incident.update({
    where: { id },
    data: { closedAt: new Date(), ending: 'answered', answer: 'retry', answeredBy: 'kim' },
  });
  expect((await waybill('incidents', 'cancel', short, '--yes')).err).toContain('was closed: kim: retry');
  const again = await waybill('incidents', 'retry', short, '--by', 'lee');
  expect(again).toMatchObject({ code: 0, out: expect.stringContaining('all 2 order(s) have heard') });
  await ended(store, orders, 'fulfilled');
  const answers = await world.db.case.findMany({ where: { incident: id } });
  expect(answers.map(({ answeredBy }) => answeredBy)).toEqual(['kim', 'kim']);
});

test('what is not there is said', async () => {
  expect((await waybill('incidents', 'show', randomUUID())).err).toContain('waybill incidents list');
  expect((await waybill('incidents', 'list', '--store', 'nobody')).code).toBe(1);
});
