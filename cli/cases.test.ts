import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StorePolicy } from '../contracts/policy.ts';
import { orderBody } from '../test/bodies.ts';
import { environmentOf, runCommand } from '../test/cli.ts';
import { startWorld, type TestStore, type World } from '../test/world.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const RISKY = { _sim: { risk: { level: 'HIGH', recommendation: 'CANCEL' } } };

const waybill = (...args: string[]) => runCommand(environmentOf(world), ...args);

async function asked(body: Record<string, unknown> = RISKY, policy: Partial<StorePolicy> = {}) {
  const store = await world.openStore({ policy: { askBuyer: false, ...policy }, locations: ['North'] });
  const order = await store.place(orderBody(body));
  await world.outcome(store.domain, order, 'needs_person');
  const found = await world.db.case.findFirstOrThrow({ where: { store: store.domain, order } });
  return { store, order, id: found.id, short: found.id.slice(0, 8) };
}
const report = (store: TestStore, order: string) => world.simulator.control.order(store.domain, order);

test('open cases are listed by age, of one store or one kind; a program reads them as JSON', async () => {
  const { store, order, id, short } = await asked();
  const { name } = report(store, order) ?? {};
  const { code, out } = await waybill('cases', 'list', '--store', store.domain);
  expect(code).toBe(0);
  const line = out.split('\n').find((each) => each.startsWith(short));
  expect(line).toMatch(
    new RegExp(`^${short} +0 m +${store.domain.split('.')[0]} +${name} +fraud_risk +5 d `),
  );
  expect((await waybill('cases', 'list', '--store', store.domain, '--kind', 'oversold')).out).toBe(
    'no open cases\n',
  );
  const { json } = await waybill('cases', 'list', '--store', store.domain, '--json');
  expect(json.cases).toMatchObject([{ id, name, failure: 'fraud_risk' }]);
  expect(await waybill('cases', 'list', '--kind', 'bad_mood')).toMatchObject({
    code: 1,
    err: expect.stringContaining('no kind of failure'),
  });
});

test('a case is shown with everything that can be answered, and the command for it', async () => {
  const { short } = await asked({}, { labelCap: 1 });
  const { out } = await waybill('cases', 'show', short);
  expect(out).toContain('label_over_cap: The label costs more than the store allows');
  expect(out).toMatch(/a {2}USPS \w+ for \d/);
  expect(out).toContain(`waybill cases choose ${short} <letter>`);
  expect(out).toContain(`waybill cases take-over ${short}`);
});

test('an alternative is chosen at the command line, and the audit names who did so and why', async () => {
  const { store, order, short } = await asked({}, { labelCap: 1 });
  const why = 'called a.nother@example.com';
  const { code, out } = await waybill('cases', 'choose', short, 'A', '--by', 'kim', '--why', why);
  expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('choose by kim') });
  await world.outcome(store.domain, order, 'fulfilled');
  const shown = await waybill('order', 'show', order, '--store', store.domain);
  expect(shown.out).toMatch(/kim +case_answered +choose a: called/);
  expect(shown.out).not.toContain('a.nother');
});

test('an order is shipped all the same at the command line, named as the store names it', async () => {
  const { store, order } = await asked();
  expect((await waybill('cases', 'allow', order, '--by', 'kim')).code).toBe(0);
  await world.outcome(store.domain, order, 'fulfilled');
  const shown = await waybill('order', 'show', order, '--store', store.domain);
  expect(shown.out).toMatch(/kim +failure_allowed +goes on although fraud_risk: Shopify rates/);
  const again = await waybill('cases', 'allow', order);
  expect(again).toMatchObject({ code: 1, err: expect.stringContaining('no case') });
});

test('an address is edited at the command line', async () => {
  const { store, order, short } = await asked({ shipping_address: null });
  const lacking = await waybill('cases', 'edit', short, '--zip', '10118', '--by', 'kim');
  expect(lacking.code).toBe(0);
  const open = { store: store.domain, order, closedAt: null };
  await expect
    .poll(async () => (await world.db.case.findFirst({ where: open }))?.question, { timeout: 15_000 })
    .toContain('a street and a country');
  const again = await world.db.case.findFirstOrThrow({ where: open });
  const address = [
    '--name',
    'Ada Example',
    '--address1',
    '350 Fifth Avenue',
    '--city',
    'New York',
    '--province',
    'NY',
  ];
  const { code, err } = await waybill(
    'cases',
    'edit',
    again.id,
    ...address,
    '--zip',
    '10118',
    '--country',
    'US',
  );
  expect({ code, err }).toEqual({ code: 0, err: '' });
  await world.outcome(store.domain, order, 'fulfilled');
  expect(report(store, order)).toMatchObject({ labels: 1, fulfillments: 1, holds: 0 });
});

test('an approval of a corrected address shows the correction, field by field', async () => {
  const given = orderBody().shipping_address as object;
  const misplaced = { ...given, address1: '350 Fifth Avenue, New York, NY 10118', city: null, zip: null };
  const { short } = await asked({ shipping_address: misplaced }, { autonomy: 'assisted' });
  const shown = await waybill('cases', 'show', short);
  expect(shown.out).toContain('correct address');
  expect(shown.out).toMatch(/zip: \(nothing\) -> 10118/);
});

test('who comes second is told who was first, and what a case offers', async () => {
  const { store, order, short } = await asked();
  const wrong = await waybill('cases', 'approve', short, '--by', 'kim');
  expect(wrong).toMatchObject({
    code: 1,
    err: expect.stringMatching(/offers retry, allow, cancel, .*, not approve/),
  });
  expect((await waybill('cases', 'choose', short, 'q')).err).toContain('not choose');
  expect((await waybill('cases', 'retry', short, '--from', 'nowhere')).err).toContain('is no stage');
  expect((await waybill('cases', 'edit', short)).err).toContain('say what to change');
  expect((await waybill('cases', 'edit', short, '--line', 'TEE')).err).toContain('not like SKU=2');
  expect((await waybill('cases', 'edit', short, '--line', 'HAT=1')).err).toContain('has no line HAT; it has');
  expect((await waybill('cases', 'take-over', short, '--by', 'kim')).code).toBe(0);
  await world.outcome(store.domain, order, 'taken_over');
  const late = await waybill('cases', 'cancel', short, '--by', 'lee');
  expect(late).toMatchObject({ code: 1, err: expect.stringContaining('was closed kim: take_over') });
  expect((await waybill('cases', 'show', 'ffff')).err).toContain('no case');
});

test('the address of a chat is never printed', async () => {
  const secret = 'https://hooks.example.com/services/T0/B0/very-secret';
  const { domain } = await world.openStore({ policy: { caseWebhookUrl: secret } });
  const { out } = await waybill('store', 'list', '--json');
  expect(out).toContain(domain);
  expect(out).not.toContain('very-secret');
});
