import { expect, test } from 'vitest';
import type { Dispute } from '../contracts/order.ts';
import { disputed, isDisputed } from './dispute.ts';
import { order as orderOf } from './testing.ts';

const CHARGEBACK: Dispute = { id: '1', type: 'chargeback', status: 'needs_response' };
const failureIn = (found: ReturnType<typeof disputed>) =>
  found?.verdict.kind === 'fail' ? found.verdict.failure : null;

test.each([
  ['needs_response', true],
  ['under_review', true],
  ['lost', true],
  ['accepted', true],
  ['charge_refunded', true],
  ['won', false],
  ['prevented', false],
  // A word that nobody has heard of is no all-clear.
  ['unknown', true],
])('a chargeback that is %s stops the order: %s', (status, stops) => {
  const order = orderOf({ disputes: [{ ...CHARGEBACK, status }] });
  expect(isDisputed(order)).toBe(stops);
  expect(failureIn(disputed(order))?.kind).toBe(stops ? 'payment_disputed' : undefined);
});

test('a person reads what kind of dispute it is, by when evidence is due, and whether the goods have left', () => {
  const disputes = [{ ...CHARGEBACK, evidenceDueBy: '2026-12-30T19:00:00.000Z' }];
  const waiting = orderOf({ disputes });
  expect(failureIn(disputed(waiting))?.detail).toBe(
    'the buyer disputes the payment (chargeback: needs response, evidence is due by 2026-12-30)',
  );
  const fulfillments = [{ id: 'f/1', status: 'SUCCESS', trackingNumbers: ['1Z'], carriers: ['UPS'] }];
  expect(failureIn(disputed({ ...waiting, fulfillments }))?.detail).toContain('of an order that has left');
});

test('who lets it ship is not asked again as the same dispute goes on, but is when another one comes', () => {
  const about = (disputes: Dispute[]) => disputed(orderOf({ disputes }))?.about;
  expect(about([{ ...CHARGEBACK, status: 'under_review' }])).toBe(about([CHARGEBACK]));
  expect(about([CHARGEBACK, { ...CHARGEBACK, id: '2' }])).not.toBe(about([CHARGEBACK]));
});

test.each([
  ['cancelled', { cancelledAt: '2026-01-01T00:00:00.000Z' }],
  ['a test', { test: true }],
])('an order that is %s asks nobody', (_, over) => {
  expect(disputed(orderOf({ disputes: [CHARGEBACK], ...over }))).toBeNull();
});
