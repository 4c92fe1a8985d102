/** A case that nobody answers, on a server that skips the days in which nothing happens. */
import type { WorkflowFailedError } from '@temporalio/client';
import type { ApplicationFailure } from '@temporalio/common';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { beforeAll, expect, test } from 'vitest';
import { ANSWER_UPDATE } from '../contracts/workflow.ts';
import { orderBody } from '../test/bodies.ts';
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

const RISKY = { _sim: { risk: { level: 'HIGH', recommendation: 'CANCEL' } } };

async function asked() {
  const webhook = `${world.simulator.url}/chat/sla`;
  const store = await world.openStore({
    policy: { caseWebhookUrl: webhook, caseReminderHours: 4, caseEscalateHours: 24, caseExpireHours: 120 },
  });
  const order = await store.place(orderBody(RISKY));
  await world.outcome(store.domain, order, 'needs_person');
  const found = await world.db.case.findFirstOrThrow({ where: { store: store.domain, order } });
  const handle = environment.client.workflow.getHandle(`order/${store.domain}/${order}`);
  return { store, order, caseId: found.id, handle };
}

test('people are reminded, told a second time, and then the order fails with its hold kept', async () => {
  const { store, order, caseId, handle } = await asked();
  const failed = await ended(handle).then(
    () => null,
    (error: WorkflowFailedError) => error.cause as ApplicationFailure,
  );
  expect(failed).toMatchObject({ type: 'case_expired', nonRetryable: true });
  expect((await handle.describe()).status.name).toBe('FAILED');

  const row = await world.outcome(store.domain, order, 'failed');
  expect(row).toMatchObject({ exception: 'fraud_risk' });
  const seen = world.simulator.control.order(store.domain, order);
  expect(seen).toMatchObject({ holds: 1, labels: 0 });
  expect(seen?.details.chats.map(({ text }) => text.split(':')[0])).toEqual([
    'Waybill has a question',
    'Waybill still waits for an answer',
    'Nobody has answered Waybill yet',
    'Nobody has answered',
  ]);
  const log = await world.db.audit.findMany({ where: { subject: caseId }, orderBy: { id: 'asc' } });
  expect(log.map(({ what }) => what)).toEqual([
    'case_opened',
    'case_reminded',
    'case_escalated',
    'case_expired',
  ]);
});

test('an answer after the reminder is in time', async () => {
  const { store, order, caseId, handle } = await asked();
  // Somebody who waits for the end lets time pass: a day, and no more.
  await environment.sleep('5h');
  await handle.executeUpdate(ANSWER_UPDATE, { args: [{ caseId, choice: 'cancel', by: 'kim' }] });
  await world.outcome(store.domain, order, 'cancelled');
  const found = await world.db.case.findUniqueOrThrow({ where: { id: caseId } });
  expect(found).toMatchObject({ answer: 'cancel', answeredBy: 'kim', escalatedAt: null });
  expect(found.remindedAt).not.toBeNull();
});
