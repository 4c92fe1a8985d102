import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Change } from '../simulator/client.ts';
import { orderBody } from '../test/bodies.ts';
import { type SkippingWorld, startSkippingWorld } from '../test/skipping.ts';
import type { StoreWishes, World } from '../test/world.ts';

/** Its own server: one that skips the days in which nothing happens. */
let environment: TestWorkflowEnvironment;
let world: World;
let ended: SkippingWorld['ended'];

beforeAll(async () => {
  const skipping = await startSkippingWorld();
  ({ environment, world, ended } = skipping);
  return skipping.close;
});

type Policy = NonNullable<StoreWishes['policy']>;

/** Two of one thing at 20.00, delivered. */
async function delivered(policy: Policy = {}, { currency = 'USD', body = {} } = {}) {
  const messages = { processing: 'nobody', shipped: 'nobody', ...policy.messages } as const;
  const store = await world.openStore({ currency, policy: { ...policy, messages } });
  const order = await store.place(orderBody({ currency, ...body }, [{ quantity: 2 }]));
  await world.outcome(store.domain, order, 'fulfilled');
  const { control } = world.simulator;
  for (const parcel of control.order(store.domain, order)?.trackingNumbers ?? [])
    control.travel(parcel, 'delivered');
  const handle = environment.client.workflow.getHandle(`order/${store.domain}/${order}`);
  await ended(handle);
  return { store, order, domain: store.domain };
}

type Delivered = Awaited<ReturnType<typeof delivered>>;

const happen = ({ domain, order }: Delivered, change: Change) =>
  world.simulator.control.happen(domain, order, change);
const report = ({ domain, order }: Delivered) => {
  const found = world.simulator.control.order(domain, order);
  if (!found) throw new Error('the simulator does not know the order');
  return found;
};
const effects = (of: Delivered) => report(of).details.effects.map(({ kind }) => kind);
const mails = (of: Delivered) => report(of).details.mails.flatMap(({ event }) => event ?? []);

/** Once it is so. */
async function until(is: () => unknown, what: string): Promise<void> {
  const deadline = Date.now() + 25_000;
  while (!(await is())) {
    if (Date.now() > deadline) throw new Error(`not within 25 s: ${what}`);
    await new Promise((done) => setTimeout(done, 30));
  }
}

const refunds = (of: Delivered) => effects(of).filter((kind) => kind === 'refund').length;
/** Once the workflow knows of it, so that it can be answered. */
const asked = async (of: Delivered, not = '') => {
  const { domain, order } = of;
  const known = async () => (await world.state(domain, order)).caseId ?? not;
  await until(async () => (await known()) !== not, 'a case is open');
  return world.db.case.findUniqueOrThrow({ where: { id: await known() } });
};
const answer = async ({ domain, order }: Delivered, answered: object) =>
  environment.client.workflow
    .getHandle(`order/${domain}/${order}`)
    .executeUpdate('answer', { args: [{ by: 'Mo', ...answered }] });

const ALONE: Policy = { returns: { refundCap: 10_000 } };

describe('a return of a delivered order', () => {
  test('within the window is approved, refunded once when it is there, and closed; nothing of before is done again', async () => {
    const of = await delivered(ALONE);
    happen(of, { kind: 'return' });
    await until(() => effects(of).includes('return_approve'), 'approved');
    await until(() => mails(of).includes('return_approved'), 'told');
    expect(refunds(of)).toBe(0);
    happen(of, { kind: 'return_receive', restock: true });
    await until(() => effects(of).includes('return_close'), 'closed');
    await until(() => mails(of).includes('refunded'), 'told of the money');
    expect(report(of)).toMatchObject({ labels: 1, fulfillments: 1, refunds: 1, financialStatus: 'REFUNDED' });
    expect(mails(of)).toEqual(['return_approved', 'refunded']);
    const stages = await world.db.agentRun.groupBy({
      by: ['agent'],
      where: { store: of.domain, order: of.order },
      _count: true,
    });
    expect(stages.find(({ agent }) => agent === 'validator')?._count).toBe(1);
    expect(stages.find(({ agent }) => agent === 'shipping')?._count).toBe(1);
    const run = environment.client.workflow.getHandle(`order/${of.domain}/${of.order}`);
    expect(await ended(run)).toMatchObject({ outcome: 'delivered' });
    expect(world.simulator.control.counts(of.domain).duplicates).toBe(0);
  });

  test('after the window is declined, with the reason', async () => {
    const long = new Date(Date.now() - 40 * 24 * 3600_000).toISOString();
    const of = await delivered(ALONE, { body: { created_at: long } });
    happen(of, { kind: 'return' });
    await until(() => mails(of).includes('return_declined'), 'told');
    expect(report(of).details.effects.at(-2)?.detail).toContain('RETURN_PERIOD_ENDED');
    expect(effects(of)).not.toContain('refund');
  });

  test('of a part is refunded for that part, and stays open for the rest', async () => {
    const of = await delivered(ALONE);
    happen(of, { kind: 'return' });
    await until(() => effects(of).includes('return_approve'), 'approved');
    happen(of, { kind: 'return_receive', units: 1, restock: true });
    await until(() => refunds(of) === 1, 'the first is refunded');
    expect(report(of).details.effects.find(({ kind }) => kind === 'refund')?.detail).toContain(' 20.0');
    expect(effects(of)).not.toContain('return_close');
    happen(of, { kind: 'return_receive', units: 1, restock: true });
    await until(() => effects(of).includes('return_close'), 'closed');
    expect(report(of)).toMatchObject({ refunds: 2, financialStatus: 'REFUNDED' });
    await until(() => mails(of).filter((event) => event === 'refunded').length === 2, 'told of both');
  });

  test('that a person refunds by hand while it is awaited is refunded by nobody else', async () => {
    const of = await delivered(ALONE);
    happen(of, { kind: 'return' });
    await until(() => effects(of).includes('return_approve'), 'approved');
    happen(of, { kind: 'refund', units: 2 });
    happen(of, { kind: 'return_receive', restock: true });
    await until(() => effects(of).includes('return_close'), 'closed');
    expect(refunds(of)).toBe(0);
    expect(report(of)).toMatchObject({ refunds: 0, financialStatus: 'REFUNDED' });
  });
});

describe('a refund above the cap', () => {
  test('is approved by a person, exactly as it was shown', async () => {
    const of = await delivered({ returns: { refundCap: 3999 } });
    happen(of, { kind: 'return' });
    await until(() => effects(of).includes('return_approve'), 'approved');
    happen(of, { kind: 'return_receive', restock: true });
    const found = await asked(of);
    expect(found.failure).toBe('approval_needed');
    expect(found.detail).toContain("a refund of 40.00 USD is above the store's cap of 39.99");
    expect(refunds(of)).toBe(0);
    await answer(of, { caseId: found.id, choice: 'approve' });
    await until(() => refunds(of) === 1, 'refunded');
  });

  test('that is worth something else by then needs a new approval', async () => {
    const of = await delivered({ returns: { refundCap: 0 } });
    happen(of, { kind: 'return' });
    await until(() => effects(of).includes('return_approve'), 'approved');
    happen(of, { kind: 'return_receive', restock: true });
    const first = await asked(of);
    happen(of, { kind: 'refund', amount: '15.00' });
    await answer(of, { caseId: first.id, choice: 'approve' });
    const second = await asked(of, first.id);
    const calls = second.proposal as { calls: { label: string }[] } | null;
    expect(calls?.calls.map(({ label }) => label)).toEqual([expect.stringContaining('refund 25.00 USD')]);
    expect(refunds(of)).toBe(0);
    await answer(of, { caseId: second.id, choice: 'approve' });
    await until(() => refunds(of) === 1, 'refunded');
    expect(report(of).details.effects.find(({ kind }) => kind === 'refund')?.detail).toContain(' 25.0');
  });
});

test('a person approves what the policy leaves open, and their choice is done', async () => {
  const long = new Date(Date.now() - 40 * 24 * 3600_000).toISOString();
  const of = await delivered(ALONE, { body: { created_at: long } });
  happen(of, { kind: 'return', lines: [{ reason: 'defective' }] });
  const found = await asked(of);
  expect(found.failure).toBe('return_requested');
  await answer(of, { caseId: found.id, choice: 'choose', option: 'a' });
  await until(() => effects(of).includes('return_approve'), 'approved');
  happen(of, { kind: 'return_receive', restock: false });
  await until(() => effects(of).includes('return_close'), 'refunded and closed');
  expect(refunds(of)).toBe(1);
});

test('a refund of which a person has paid a part by hand is asked about anew, and nothing else is shown', async () => {
  const of = await delivered();
  happen(of, { kind: 'return' });
  await until(() => effects(of).includes('return_approve'), 'approved');
  happen(of, { kind: 'return_receive', restock: true });
  const first = await asked(of);
  happen(of, { kind: 'refund', units: 1 });
  await answer(of, { caseId: first.id, choice: 'approve' });
  const second = await asked(of, first.id);
  const calls = second.proposal as { calls: { label: string }[] } | null;
  expect(calls?.calls.map(({ label }) => label)).toEqual([expect.stringContaining('refund 20.00 USD')]);
  expect(refunds(of)).toBe(0);
});

test('other goods go out for those that came back once a person has approved it', async () => {
  const of = await delivered(ALONE);
  happen(of, { kind: 'return', exchange: [{ sku: 'SKU-B', quantity: 2 }] });
  await until(() => effects(of).includes('return_approve'), 'approved');
  happen(of, { kind: 'return_receive', restock: true });
  const found = await asked(of);
  expect(found.proposal).toMatchObject({ calls: [{ kind: 'process_exchange' }] });
  await answer(of, { caseId: found.id, choice: 'approve' });
  await until(() => effects(of).includes('return_process'), 'exchanged');
  expect(refunds(of)).toBe(0);
});

test('a refund whose answer is lost is not paid a second time', async () => {
  const of = await delivered({ returns: { refundCap: 10_000, refundWhen: 'approved' } });
  world.simulator.control.addFault({
    target: 'shopify',
    kind: 'reset_after',
    rate: 1,
    times: 1,
    match: 'WaybillRefund',
  });
  happen(of, { kind: 'return' });
  await until(() => mails(of).includes('refunded'), 'told of the money');
  world.simulator.control.clearFaults();
  expect(report(of)).toMatchObject({ refunds: 1, financialStatus: 'REFUNDED' });
  const [effect] = await world.db.effect.findMany({ where: { store: of.domain, kind: 'create_refund' } });
  expect(effect).toMatchObject({ state: 'done', result: { amount: 4000, currency: 'USD' } });
});

test.each([
  ['yen', 'JPY', '1999', '1799.0'],
  ['dinars', 'KWD', '6.175', '5.557'],
])('%s are refunded to their smallest coin', async (_name, currency, price, refunded) => {
  const returns = { refundCap: 1_000_000, restockingFeeBps: 1000, refundWhen: 'approved' as const };
  const store = await world.openStore({ currency, policy: { returns, messages: { returns: 'nobody' } } });
  const order = await store.place(orderBody({ currency, ...sums(price) }, [{ price }]));
  await world.outcome(store.domain, order, 'fulfilled');
  const of = { store, order, domain: store.domain };
  happen(of, { kind: 'return' });
  await until(() => refunds(of) === 1, 'refunded');
  expect(report(of).details.effects.find(({ kind }) => kind === 'refund')?.detail).toContain(` ${refunded}`);
});

const sums = (total: string) => ({
  ...{ subtotal_price: total, total_price: total, current_total_price: total, current_subtotal_price: total },
});

test('more refunds in an hour than a store ever pays: it is paused, and goes on when somebody has looked', async () => {
  const of = await delivered({ refundsPerHour: 1, returns: { refundCap: 10_000, refundWhen: 'approved' } });
  happen(of, { kind: 'return', lines: [{ quantity: 1 }] });
  await until(() => refunds(of) === 1, 'the first is refunded');
  happen(of, { kind: 'return', lines: [{ quantity: 1 }] });
  await until(
    () => world.db.switch.findFirst({ where: { store: of.domain, resumedAt: null } }),
    'the store is paused',
  );
  expect(refunds(of)).toBe(1);
  const held = await world.db.switch.findFirstOrThrow({ where: { store: of.domain } });
  expect(held.reason).toContain('refunds paid');
});
