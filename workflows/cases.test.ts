/** What a person can do about a case, each from the question to what the store and the carrier then saw. */
import { randomUUID } from 'node:crypto';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer, Edit } from '../contracts/case.ts';
import type { GivenPolicy } from '../contracts/policy.ts';
import { ANSWER_UPDATE } from '../contracts/workflow.ts';
import { proposeEdit, toCase } from '../prisma/cases.ts';
import { orderBody } from '../test/bodies.ts';
import { historyOf } from '../test/search.ts';
import { startWorld, type TestStore, type World } from '../test/world.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const RISKY = { _sim: { risk: { level: 'HIGH', recommendation: 'CANCEL' } } };
const CANCEL_NOTE = { note: 'please cancel my order' };

interface Asked {
  store: TestStore;
  order: string;
  caseId: string;
}

/** An order that is put to a person, and its case. */
async function asked(
  body: Record<string, unknown>,
  policy: Partial<GivenPolicy> = {},
  locations = ['North'],
): Promise<Asked> {
  const store = await world.openStore({ policy: { askBuyer: false, ...policy }, locations });
  const order = await store.place(body);
  await world.outcome(store.domain, order, 'needs_person');
  return { store, order, caseId: (await openCase({ store, order })).id };
}

type Given<T> = T extends Answer ? Omit<T, 'caseId' | 'by'> & { by?: string } : never;

const handle = ({ store, order }: Pick<Asked, 'store' | 'order'>) =>
  world.client.workflow.getHandle(`order/${store.domain}/${order}`);
const answer = (of: Asked, given: Given<Answer>) =>
  handle(of).executeUpdate(ANSWER_UPDATE, { args: [{ by: 'kim', ...given, caseId: of.caseId }] });
const report = ({ store, order }: Asked) => world.simulator.control.order(store.domain, order);
const ended = ({ store, order }: Asked, ...outcomes: string[]) =>
  world.outcome(store.domain, order, ...outcomes);
const openCase = async ({ store, order }: Pick<Asked, 'store' | 'order'>) =>
  toCase(await world.db.case.findFirstOrThrow({ where: { store: store.domain, order, closedAt: null } }));
const shown = async ({ caseId }: Asked) =>
  toCase(await world.db.case.findUniqueOrThrow({ where: { id: caseId } }));
const audited = async ({ store, order }: Asked) =>
  (await world.db.audit.findMany({ where: { store: store.domain, order }, orderBy: { id: 'asc' } })).map(
    ({ who, what }) => `${who} ${what}`,
  );
const refusal = (update: Promise<unknown>) =>
  update.then(
    () => 'taken',
    (error: unknown) => (error instanceof WorkflowUpdateFailedError ? error.cause?.message : String(error)),
  );

async function edit(of: Asked, wish: Edit, by = 'kim') {
  const kept = await proposeEdit(world.db, { caseId: of.caseId, by, edit: wish });
  return answer(of, { choice: 'edit', ...kept, by });
}

/** A case that was asked anew, of the same order. */
async function askedAgain(of: Asked): Promise<Asked> {
  // As the workflow knows it: the row is there a moment before the workflow takes answers to it.
  const current = async () => (await world.state(of.store.domain, of.order)).caseId ?? of.caseId;
  await expect.poll(current, { timeout: 20_000 }).not.toBe(of.caseId);
  return { ...of, caseId: await current() };
}

describe('a case shows', () => {
  test('what is proposed and why, what else could be done, and what each answer does', async () => {
    const of = await asked(orderBody(), { labelCap: 1 });
    const { proposal, alternatives, choices } = await shown(of);
    expect(proposal).toMatchObject({
      agent: 'shipping',
      decidedBy: 'rules',
      calls: [
        {
          kind: 'buy_label',
          label: expect.stringContaining('buy label 1'),
          hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ],
    });
    expect(proposal?.reasons).not.toEqual([]);
    expect(alternatives[0]).toMatchObject({ id: 'a', whyNot: 'dearer' });
    expect(choices.map(({ choice }) => choice)).toEqual([
      'approve',
      'retry',
      'cancel',
      'choose',
      'edit',
      'retry_from',
      'take_over',
    ]);
    expect(choices.every(({ effect }) => effect.length > 10)).toBe(true);
  });

  test('what was answered before', async () => {
    const of = await asked(orderBody(RISKY));
    await answer(of, { choice: 'retry' });
    const again = await askedAgain(of);
    expect((await shown(again)).tried.map(({ what }) => what)).toEqual([
      'kim answered fraud_risk with retry',
    ]);
  });
});

describe('a person', () => {
  test('approves exactly the call that was shown', async () => {
    const of = await asked(orderBody(), { labelCap: 1 });
    const { proposal } = await shown(of);
    await answer(of, { choice: 'approve' });
    await ended(of, 'fulfilled');
    const label = await world.db.effect.findFirstOrThrow({
      where: { store: of.store.domain, kind: 'buy_label' },
    });
    expect(label).toMatchObject({ approvedBy: 'kim', approvedHash: proposal?.calls[0]?.hash, state: 'done' });
    expect(report(of)).toMatchObject({ labels: 1, fulfillments: 1 });
    expect(await audited(of)).toEqual(['waybill case_opened', 'kim case_answered', 'kim call_approved']);

    // The next like it in that store is told of it.
    const next = { store: of.store, order: await of.store.place(orderBody()) };
    await ended({ ...next, caseId: '' }, 'needs_person');
    const { alternatives, choices } = await openCase(next);
    expect(choices[0]?.choice).toBe('approve');
    expect(alternatives).toContainEqual(
      expect.objectContaining({
        option: 'as before: approve',
        whyNot: expect.stringMatching(/1 went well; last by kim/),
      }),
    );
  });

  test('approves a call that has become another one since, and is asked again', async () => {
    const of = await asked(orderBody(), { labelCap: 1 });
    // Somebody's replay, or a rate that was quoted anew, has put another call in its place.
    const call = { store: of.store.domain, kind: 'buy_label' };
    await world.db.effect.updateMany({ where: call, data: { argsHash: 'f'.repeat(64) } });
    await answer(of, { choice: 'approve' });
    const again = await askedAgain(of);
    expect((await shown(again)).question).toContain('has changed since');
    expect(report(of)).toMatchObject({ labels: 0 });
    expect(await world.db.effect.findFirst({ where: call })).toMatchObject({ approvedBy: null });
  });

  test('who is no approver of the store allows nothing, and may still stop it', async () => {
    const of = await asked(orderBody(), { labelCap: 1, approvers: ['Ada'], approvalHours: 2 });
    expect(await refusal(answer(of, { choice: 'approve' }))).toBe('in this store Ada may approve, not kim');
    expect(await refusal(answer(of, { choice: 'choose', option: 'a' }))).toContain('may choose, not kim');
    await answer(of, { choice: 'approve', by: 'ada' });
    await ended(of, 'fulfilled');
    const call = { store: of.store.domain, kind: 'buy_label' };
    const label = await world.db.effect.findFirstOrThrow({ where: call });
    expect(label).toMatchObject({ approvedBy: 'ada', state: 'done' });
    const hours = ((label.approvedUntil?.getTime() ?? 0) - label.startedAt.getTime()) / 3600_000;
    expect(Math.round(hours)).toBe(2);

    const other = await asked(orderBody(CANCEL_NOTE), { approvers: ['Ada'] });
    expect(await refusal(answer(other, { choice: 'allow' }))).toContain('may allow, not kim');
    await answer(other, { choice: 'cancel' });
    await ended(other, 'cancelled');
  });

  test('chooses a dearer service, which is bought instead', async () => {
    const of = await asked(orderBody(), { labelCap: 1 });
    const { alternatives } = await shown(of);
    await answer(of, { choice: 'choose', option: 'a' });
    await ended(of, 'fulfilled');
    const [shipment] = await world.db.shipment.findMany({ where: { store: of.store.domain } });
    expect(alternatives[0]?.option).toContain(`${shipment?.carrier} ${shipment?.service}`);
    expect(report(of)).toMatchObject({ labels: 1, fulfillments: 1, mails: { waybill: 1 } });
  });

  test('allows an order that looked like a fraud: the check runs again, knows of it, and nothing else is overruled', async () => {
    const of = await asked(orderBody({ ...RISKY, ...CANCEL_NOTE }));
    await answer(of, { choice: 'allow', why: 'known to us for years' });
    const again = await askedAgain(of);
    expect(await shown(again)).toMatchObject({ failure: 'note_asks_cancel', revision: 0 });
    await answer(again, { choice: 'allow' });
    await ended(of, 'fulfilled');
    expect(report(of)).toMatchObject({ labels: 1, fulfillments: 1, holds: 0 });
    const decided = await world.db.agentRun.findFirstOrThrow({
      where: { store: of.store.domain, agent: 'risk' },
      orderBy: { decidedAt: 'desc' },
    });
    expect(decided).toMatchObject({ decidedBy: 'rules', verdict: { kind: 'proceed' } });
    expect(decided.reasons.join()).toContain('kim allows it although: Shopify rates the risk');
    const given = await world.db.permission.findMany({ where: { store: of.store.domain } });
    expect(given).toMatchObject([
      { kind: 'fraud_risk', caseId: of.caseId, by: 'kim', revision: 0 },
      { kind: 'note_asks_cancel', caseId: again.caseId },
    ]);
    expect(await audited(of)).toEqual([
      'waybill case_opened',
      'kim case_answered',
      'kim failure_allowed',
      'waybill case_opened',
      'kim case_answered',
      'kim failure_allowed',
    ]);
  });

  test('has allowed a note that the buyer then writes anew, and is asked again', async () => {
    const body = orderBody({ ...CANCEL_NOTE, _sim: { stock: { A: { North: 0 } } } }, [{ sku: 'A' }]);
    const of = await asked(body);
    await answer(of, { choice: 'allow' });
    await ended(of, 'waiting');
    await of.store.place(
      { ...body, note: 'Cancel my order now!', updated_at: new Date(Date.now() + 1000).toISOString() },
      { topic: 'orders/updated' },
    );
    const again = await askedAgain(of);
    expect(await shown(again)).toMatchObject({ failure: 'note_asks_cancel', revision: 1 });
  });

  test('has allowed what a new plan does not touch, and is not asked again', async () => {
    const of = await asked(orderBody(CANCEL_NOTE), { labelCap: 1 });
    await answer(of, { choice: 'allow' });
    const label = await askedAgain(of);
    await answer(label, { choice: 'retry_from', stage: 'validate' });
    const again = await askedAgain(label);
    expect(await shown(again)).toMatchObject({ failure: 'label_over_cap', revision: 1 });
  });

  test('edits the address, which goes to Shopify by their name and to no history', async () => {
    const of = await asked(orderBody({ shipping_address: { ...addressWithout('address1'), address1: '' } }));
    await edit(of, { address: { address1: '221 Sandringham Way', zip: '10118' } });
    const row = await ended(of, 'fulfilled');
    expect(row.revision).toBe(1);
    expect(report(of)).toMatchObject({ labels: 1, fulfillments: 1, holds: 0 });
    const update = await world.db.effect.findFirstOrThrow({
      where: { store: of.store.domain, kind: 'update_address' },
    });
    expect(update).toMatchObject({ state: 'done', approvedBy: 'kim', approvedHash: update.argsHash });
    const history = await historyOf(handle(of), world.codec);
    expect(history).toContain('"editId"');
    expect(history).not.toContain('Sandringham');
    expect(await audited(of)).toContain('kim edit_proposed');
  });

  test('edits the location, and everything ships from there', async () => {
    const stock = { A: { North: 5, South: 5 } };
    const of = await asked(orderBody({ _sim: { stock } }, [{ sku: 'A' }]), { labelCap: 1 }, [
      'North',
      'South',
    ]);
    await edit(of, { location: 'south' });
    const again = await askedAgain(of);
    await answer(again, { choice: 'approve' });
    await ended(of, 'fulfilled');
    const seen = report(of);
    expect(seen).toMatchObject({ labels: 1, fulfillments: 1, holds: 0 });
    expect(seen?.details.fulfillmentOrders.filter(({ status }) => status === 'CLOSED')).toMatchObject([
      { location: 'South' },
    ]);
  });

  test('takes units off the order, once though the answer is lost; what is left ships, and nothing is refunded', async () => {
    const of = await asked(orderBody({}, [{ sku: 'TEE', quantity: 3 }, { sku: 'CAP' }]), { labelCap: 1 });
    world.simulator.control.addFault({
      target: 'shopify',
      kind: 'reset_after',
      match: 'orderEditCommit',
      rate: 1,
      times: 1,
    });
    await edit(of, {
      lines: [
        { line: 'tee', quantity: 1 },
        { line: 'CAP', quantity: 0 },
      ],
    });
    const again = await askedAgain(of);
    expect(await shown(again)).toMatchObject({ failure: 'label_over_cap', revision: 1 });
    await answer(again, { choice: 'approve' });
    await ended(of, 'fulfilled');
    const seen = report(of);
    expect(seen).toMatchObject({ labels: 1, fulfillments: 1, refunds: 0 });
    const effects = await world.db.effect.findMany({
      where: { store: of.store.domain, kind: 'set_quantities' },
    });
    expect(effects).toMatchObject([{ state: 'done', approvedBy: 'kim' }]);
    const edits = seen?.details.effects.filter(({ kind }) => kind === 'order_edit');
    expect(edits).toMatchObject([{ detail: 'TEE -2, CAP -1' }]);
  });

  test('wants more units than were ordered, and is asked again', async () => {
    const of = await asked(orderBody(RISKY, [{ sku: 'TEE' }]));
    await edit(of, { lines: [{ line: 'TEE', quantity: 5 }] });
    expect((await shown(await askedAgain(of))).question).toContain('1 of TEE are ordered, not 5');
  });

  test('names a location that is not there, and is asked again', async () => {
    const of = await asked(orderBody(RISKY));
    await edit(of, { location: 'Atlantis' });
    const again = await askedAgain(of);
    expect((await shown(again)).question).toContain('it has North');
  });

  test('retries from an earlier stage, which is decided anew with new effects', async () => {
    const of = await asked(orderBody(), { labelCap: 1 });
    await answer(of, { choice: 'retry_from', stage: 'route' });
    const again = await askedAgain(of);
    expect(await shown(again)).toMatchObject({ revision: 1 });
    await answer(again, { choice: 'approve' });
    await ended(of, 'fulfilled');
    const times = await world.db.agentRun.groupBy({
      by: ['step'],
      where: { store: of.store.domain },
      _count: true,
    });
    const count = Object.fromEntries(times.map(({ step, _count }) => [step, _count]));
    expect(count).toMatchObject({ validator: 1, address: 1, router: 2, 'shipping/1': 2 });
    expect(report(of)).toMatchObject({ labels: 1, fulfillments: 1 });
  });

  test('takes the order over: the hold is released, and nothing is done or taken back, whatever is heard', async () => {
    const body = orderBody(RISKY);
    const of = await asked(body);
    await answer(of, { choice: 'take_over' });
    await ended(of, 'taken_over');
    await handle(of).result();
    expect(report(of)).toMatchObject({ labels: 0, fulfillments: 0, holds: 0 });
    // The order is heard of again, and could now be shipped.
    await of.store.place(
      { ...body, _sim: {}, note: 'x', updated_at: new Date(Date.now() + 1000).toISOString() },
      { topic: 'orders/updated' },
    );
    await world.simulator.control.settled();
    await expect
      .poll(async () => (await handle(of).describe()).historyLength > 0 && (await handle(of).result()))
      .toMatchObject({ outcome: 'taken_over', why: 'left to kim' });
    expect(report(of)).toMatchObject({ labels: 0, fulfillments: 0, holds: 0 });
  });

  test('gives the order up, and it stays given up whatever is heard', async () => {
    const body = orderBody(CANCEL_NOTE);
    const of = await asked(body);
    await answer(of, { choice: 'cancel' });
    await ended(of, 'cancelled');
    await handle(of).result();
    await of.store.place(
      { ...body, note: null, updated_at: new Date(Date.now() + 1000).toISOString() },
      { topic: 'orders/updated' },
    );
    await world.simulator.control.settled();
    await expect.poll(async () => (await handle(of).result()).why).toBe('left to kim');
    expect(await ended(of)).toMatchObject({ outcome: 'cancelled' });
    expect(report(of)).toMatchObject({ labels: 0, fulfillments: 0 });
  });

  test('is told who was faster', async () => {
    const of = await asked(orderBody(CANCEL_NOTE));
    const both = await Promise.all([
      refusal(answer(of, { choice: 'cancel', by: 'kim' })),
      refusal(answer(of, { choice: 'take_over', by: 'lee' })),
    ]);
    expect(both).toContain('taken');
    expect(both.find((each) => each !== 'taken')).toMatch(/(kim|lee) has answered|no open case/);
  });

  test.each<[string, Given<Answer>, RegExp]>([
    ['an approval where nothing is proposed', { choice: 'approve' }, /offers retry.*not approve/],
    ['an alternative where there is none', { choice: 'choose', option: 'a' }, /not choose/],
    ['a stage that is not behind it', { choice: 'retry_from', stage: 'fulfill' }, /validate to retry from/],
    ['no name', { choice: 'retry', by: ' ' }, /who gives it/],
  ])('cannot answer with %s', async (_name, given, why) => {
    const of = await asked(orderBody(CANCEL_NOTE));
    expect(await refusal(answer(of, given))).toMatch(why);
  });

  test('cannot use an edit that somebody else has proposed', async () => {
    const of = await asked(orderBody(RISKY));
    const kept = await proposeEdit(world.db, {
      caseId: of.caseId,
      by: 'lee',
      edit: { address: { zip: '1' } },
    });
    await answer(of, { choice: 'edit', ...kept });
    const again = await askedAgain(of);
    expect((await shown(again)).question).toContain('not the one that was proposed');
    expect(await world.db.effect.count({ where: { store: of.store.domain, kind: 'update_address' } })).toBe(
      0,
    );
  });

  test('cannot edit by an id that is not there', async () => {
    const of = await asked(orderBody(RISKY));
    await answer(of, { choice: 'edit', editId: randomUUID(), hash: 'a'.repeat(64) });
    expect((await shown(await askedAgain(of))).question).toContain('could not be done');
  });
});

test('people are told of a case once each, by mail and in the chat, and of no buyer', async () => {
  const webhook = `${world.simulator.url}/chat/T0/B0/secret`;
  const { control } = world.simulator;
  control.addFault({ target: 'chat', kind: '429', rate: 1, times: 1, ms: 100 });
  const of = await asked(orderBody({ ...RISKY, _sim: { ...RISKY._sim } }), {
    caseMail: ['ops@example.com', 'boss@example.com'],
    caseWebhookUrl: webhook,
  });
  await expect.poll(() => report(of)?.chats, { timeout: 15_000 }).toBe(1);
  const notices = { store: of.store.domain, kind: 'notify_people' };
  await expect.poll(() => world.db.effect.count({ where: { ...notices, state: 'done' } })).toBe(3);
  expect(report(of)).toMatchObject({ mails: { waybill: 0 } });
  const [told] = report(of)?.details.chats ?? [];
  expect(told?.text).toMatch(/^Waybill has a question: order #\d+ of s\w+\.myshopify\.com$/);
  expect(control.counts(of.store.domain).duplicates).toBe(0);
});

test('a chat whose answer is lost is not told again', async () => {
  const webhook = `${world.simulator.url}/chat/T0/B0/lost`;
  world.simulator.control.addFault({ target: 'chat', kind: 'reset_after', rate: 1, times: 1 });
  const of = await asked(orderBody(RISKY), { caseWebhookUrl: webhook });
  const notices = { store: of.store.domain, kind: 'notify_people' };
  await expect.poll(() => world.db.effect.count({ where: { ...notices, state: 'unclear' } })).toBe(1);
  expect(report(of)).toMatchObject({ chats: 1 });
});

function addressWithout(field: string) {
  const { shipping_address } = orderBody() as { shipping_address: Record<string, unknown> };
  return { ...shipping_address, [field]: null };
}
