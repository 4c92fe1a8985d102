/** Levels that are earned and lost: what people did in Shopify, and said in cases, held against what Waybill decided. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActionKind } from '../contracts/action.ts';
import type { Level, Mode } from '../contracts/autonomy.ts';
import type { Answer } from '../contracts/case.ts';
import type { StorePolicy } from '../contracts/policy.ts';
import { ANSWER_UPDATE } from '../contracts/workflow.ts';
import { ADDRESS, orderBody } from '../test/bodies.ts';
import { startWorld, type TestStore, type World } from '../test/world.ts';

let world: World;

/** Stores in which a person has set a level. */
let assistedLabels: TestStore;
let alsoAssisted: TestStore;
let assistedFulfillments: TestStore;

beforeAll(async () => {
  world = await startWorld({ worker: false });
  const policy = { ...EARNING, autonomyStart: null };
  assistedLabels = await world.openStore({ policy });
  const caseWebhookUrl = `${world.simulator.url}/chat/levels`;
  alsoAssisted = await world.openStore({ policy: { ...policy, caseWebhookUrl } });
  assistedFulfillments = await world.openStore();
  await setAt(assistedLabels, 'buy_label', 'assisted');
  await setAt(alsoAssisted, 'buy_label', 'assisted');
  await setAt(assistedFulfillments, 'create_fulfillment', 'assisted');
  // A worker that begins now knows of no older levels.
  await world.startWorker();
});
afterAll(() => world.close());

/** Ten agreements earn a level. */
const EARNING: Partial<StorePolicy> = {
  autonomyEarned: true,
  autonomyStart: 'shadow',
  autonomyAfter: 10,
  autonomyPromoteAt: 0.7,
};

const report = (store: TestStore, order: string) => world.simulator.control.order(store.domain, order);
const happen = (
  store: TestStore,
  order: string,
  change: Parameters<typeof world.simulator.control.happen>[2],
) => world.simulator.control.happen(store.domain, order, change);
const ended = (store: TestStore, order: string, ...outcomes: string[]) =>
  world.outcome(store.domain, order, ...outcomes);
const levels = async ({ domain: store }: TestStore) =>
  Object.fromEntries(
    (await world.db.autonomy.findMany({ where: { store } })).map(({ kind, level }) => [kind, level]),
  );

/** "buy_label agreed: shipped by hand in the same way", once there is anything to tell. */
async function evidence({ domain: store }: TestStore, order: string, count: number): Promise<string[]> {
  const read = async () =>
    (await world.db.evidence.findMany({ where: { store, order }, orderBy: { kind: 'asc' } })).map(
      ({ kind, mode, agreed, how }) => `${kind} ${mode} ${agreed ? 'agreed' : 'disagreed'}: ${how}`,
    );
  await expect.poll(async () => (await read()).length, { timeout: 20_000 }).toBe(count);
  return read();
}

/** Of earlier orders. */
const given = ({ domain: store }: TestStore, kind: ActionKind, mode: Mode, agreed: boolean, count: number) =>
  world.db.evidence.createMany({
    data: Array.from({ length: count }, (_, i) => ({
      store,
      order: `9${i}`,
      kind,
      hash: `${agreed} ${i}`,
      effect: randomUUID(),
      mode,
      agreed,
      how: 'as the test says',
    })),
  });

const setAt = (store: TestStore, kind: ActionKind, level: Level) =>
  world.db.autonomy.create({
    data: { store: store.domain, kind, level, setBy: 'kim', reason: 'as the test says', since: new Date(0) },
  });

async function answer(
  store: TestStore,
  order: string,
  given: { choice: 'approve' | 'cancel' },
): Promise<void> {
  const { id } = await world.db.case.findFirstOrThrow({
    where: { store: store.domain, order, closedAt: null },
  });
  const answer: Answer = { ...given, caseId: id, by: 'kim' };
  await world.client.workflow
    .getHandle(`order/${store.domain}/${order}`)
    .executeUpdate(ANSWER_UPDATE, { args: [answer] });
}

/** Placed, and put to a person: of an assisted action, or of one that is risky. */
async function asked(store: TestStore): Promise<string> {
  const order = await store.place(orderBody());
  await ended(store, order, 'needs_person');
  return order;
}

describe('an order that was decided in shadow', () => {
  test('and is shipped by hand in the same way is agreement, and what that earns holds for the next order', async () => {
    const store = await world.openStore({ policy: EARNING });
    for (const kind of ['buy_label', 'create_fulfillment'] as const)
      await given(store, kind, 'shadow', true, 9);
    const order = await store.place(orderBody());
    await ended(store, order, 'shadowed');
    happen(store, order, { kind: 'ship', carrier: 'USPS' });
    expect(await evidence(store, order, 2)).toEqual([
      'buy_label shadow agreed: shipped by hand in the same way',
      'create_fulfillment shadow agreed: shipped by hand in the same way',
    ]);
    expect(report(store, order)).toMatchObject({
      labels: 0,
      fulfillments: 0,
      fulfillmentStatus: 'FULFILLED',
    });
    await expect.poll(() => levels(store)).toEqual({ buy_label: 'assisted', create_fulfillment: 'assisted' });

    const next = await asked(store);
    const { detail } = await world.db.case.findFirstOrThrow({ where: { store: store.domain, order: next } });
    expect(detail).toContain('buy_label');
  });

  test('and is shipped from elsewhere, or cancelled, is disagreement', async () => {
    const store = await world.openStore({ policy: { autonomy: 'shadow' }, locations: ['North', 'South'] });
    const moved = await store.place(orderBody());
    const cancelled = await store.place(orderBody());
    await ended(store, moved, 'shadowed');
    await ended(store, cancelled, 'shadowed');
    happen(store, moved, { kind: 'move', to: 'South' });
    happen(store, moved, { kind: 'ship' });
    happen(store, cancelled, { kind: 'cancel' });
    expect(await evidence(store, moved, 2)).toEqual([
      'buy_label shadow disagreed: shipped by hand from another location',
      'create_fulfillment shadow disagreed: shipped by hand from another location',
    ]);
    expect(await evidence(store, cancelled, 2)).toEqual([
      'buy_label shadow disagreed: cancelled by hand',
      'create_fulfillment shadow disagreed: cancelled by hand',
    ]);
  });

  test('stays with people, whatever is heard of it and whatever level its actions have reached', async () => {
    const store = await world.openStore({ policy: EARNING });
    const body = orderBody();
    const order = await store.place(body);
    await ended(store, order, 'shadowed');
    for (const kind of ['buy_label', 'create_fulfillment', 'reserve_stock'] as const)
      await setAt(store, kind, 'autonomous');
    await world.stopWorker();
    await world.startWorker();
    happen(store, order, { kind: 'note', note: 'please hurry' });
    const runs = () => world.db.orderEvent.count({ where: { store: store.domain, order, kind: 'shadowed' } });
    await expect.poll(runs, { timeout: 20_000 }).toBeGreaterThan(1);
    expect(report(store, order)).toMatchObject({ labels: 0, fulfillments: 0 });
    expect((await ended(store, order)).outcome).toBe('shadowed');

    // An operator has it taken up again.
    await world.db.order.updateMany({ where: { store: store.domain, order }, data: { leftTo: null } });
    happen(store, order, { kind: 'note', note: null });
    await ended(store, order, 'fulfilled');
    expect(report(store, order)).toMatchObject({ labels: 1, fulfillments: 1 });
  });
});

describe('what people answer', () => {
  test('counts for the call they were asked about: nine approvals and one more earn the next level', async () => {
    const store = assistedLabels;
    await given(store, 'buy_label', 'asked', true, 9);
    const order = await asked(store);
    await answer(store, order, { choice: 'approve' });
    await ended(store, order, 'fulfilled');
    expect(await evidence(store, order, 1)).toEqual(['buy_label asked agreed: approved']);
    expect(await world.db.evidence.findFirst({ where: { store: store.domain, order } })).toMatchObject({
      by: 'kim',
    });
    expect(await levels(store)).toEqual({ buy_label: 'autonomous' });
  });

  test('costs the level when they refuse too often: what they approved before is not done any more', async () => {
    const store = alsoAssisted;
    await given(store, 'buy_label', 'asked', true, 8);
    await given(store, 'buy_label', 'asked', false, 1);
    const [first, second] = [await asked(store), await asked(store)];
    await answer(store, first, { choice: 'cancel' });
    await ended(store, first, 'cancelled');
    expect(await evidence(store, first, 1)).toEqual(['buy_label asked disagreed: cancelled instead']);
    await expect.poll(() => levels(store)).toEqual({ buy_label: 'shadow' });
    const toldOf = { store: store.domain, step: 'autonomy/buy_label' };
    const told = () => world.db.effect.findMany({ where: toldOf, select: { kind: true, state: true } });
    await expect.poll(told, { timeout: 10_000 }).toEqual([{ kind: 'notify_people', state: 'done' }]);
    const audited = await world.db.audit.findMany({
      where: { store: store.domain, what: 'autonomy_demoted' },
    });
    expect(audited).toMatchObject([{ who: 'waybill', order: first }]);

    await answer(store, second, { choice: 'approve' });
    await ended(store, second, 'shadowed');
    expect(report(store, second)).toMatchObject({ labels: 0, fulfillments: 0 });
  });
});

describe('what was done without asking', () => {
  test('and is changed afterwards in Shopify is disagreement', async () => {
    const store = await world.openStore();
    const misplaced = { ...ADDRESS, address1: '350 Fifth Avenue, New York, NY 10118', city: null, zip: null };
    const order = await store.place(orderBody({ shipping_address: misplaced }));
    await ended(store, order, 'fulfilled');
    happen(store, order, { kind: 'address', set: { address1: '1 Liberty Plaza' } });
    expect(await evidence(store, order, 1)).toEqual([
      'update_address alone disagreed: changed afterwards by hand',
    ]);
  });

  test('and whose order is cancelled before it is shipped is disagreement', async () => {
    const store = assistedFulfillments;
    const order = await asked(store);
    expect(report(store, order)).toMatchObject({ labels: 1, fulfillments: 0 });
    happen(store, order, { kind: 'cancel' });
    await ended(store, order, 'cancelled');
    expect(await evidence(store, order, 1)).toEqual([
      'buy_label alone disagreed: the order was cancelled afterwards',
    ]);
    expect(report(store, order)).toMatchObject({ labels: 0, labelsVoided: 1 });
  });
});
