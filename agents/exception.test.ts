import { describe, expect, test } from 'vitest';
import { Action } from '../contracts/action.ts';
import { FAILURES, FailureKind } from '../contracts/failure.ts';
import { ExceptionData, ExceptionInput, exception } from './exception.ts';

const decide = (kind: FailureKind, { tries = 1, moment = 'failed' as 'failed' | 'resumed' } = {}) =>
  exception.decide(
    ExceptionInput.parse({ moment, failure: { kind, detail: '2 line(s)' }, stage: 'assess', tries }),
  );
function advice(...given: Parameters<typeof decide>) {
  const { verdict } = decide(...given);
  if (verdict.kind !== 'proceed') throw new Error('the exception agent always answers');
  return ExceptionData.parse(verdict.data);
}
const holds = (...given: Parameters<typeof decide>) =>
  decide(...given).actions.flatMap((action) => (action.kind === 'place_hold' ? [action.reason] : []));

describe('passing trouble', () => {
  test('is tried again after growing pauses, and then put to a person', () => {
    const pauses = [1, 2, 3, 4, 5, 6].map((tries) => {
      const next = advice('shopify_unavailable', { tries });
      return next.next === 'retry' ? next.afterSeconds : 0;
    });
    expect(pauses[0]).toBe(30);
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(new Set(pauses).size).toBe(pauses.length);
    expect(advice('shopify_unavailable', { tries: 7 }).next).toBe('case');
    expect(advice('shopify_unavailable', { tries: 700 }).next).toBe('case');
  });

  test('places no hold while it may pass', () => {
    expect(holds('carrier_unavailable')).toEqual([]);
    expect(holds('held_elsewhere')).toEqual([]);
  });

  test('of Shopify itself places none at all: it would be one more failing call', () => {
    expect(holds('shopify_unavailable', { tries: 7 })).toEqual([]);
    expect(holds('shopify_refuses')).toEqual([]);
    expect(holds('carrier_unavailable', { tries: 7 })).toEqual(['OTHER']);
  });
});

test.each([
  ['payment_pending', 'AWAITING_PAYMENT'],
  ['payment_partial', 'AWAITING_PAYMENT'],
  ['risk_pending', 'HIGH_RISK_OF_FRAUD'],
] as const)('%s waits under a hold, and asks nobody', (kind, reason) => {
  expect(advice(kind)).toEqual({ next: 'wait' });
  expect(holds(kind)).toEqual([reason]);
});

describe('a person', () => {
  test.each([
    ['fraud_risk', 'HIGH_RISK_OF_FRAUD'],
    ['address_missing', 'INCORRECT_ADDRESS'],
    ['oversold', 'INVENTORY_OUT_OF_STOCK'],
    ['note_asks_cancel', 'OTHER'],
  ] as const)('is asked about %s in one question, with the order on hold', (kind, reason) => {
    const asked = advice(kind);
    expect(asked).toMatchObject({
      next: 'case',
      question: `${FAILURES[kind].title}: 2 line(s). What shall happen?`,
    });
    expect(holds(kind)).toEqual([reason]);
  });

  test.each([
    ['label_over_cap', ['approve', 'retry', 'cancel']],
    ['approval_needed', ['approve', 'retry', 'cancel']],
    ['oversold', ['retry', 'cancel']],
  ] as const)('facing %s may choose %j', (kind, choices) => {
    const asked = advice(kind);
    expect(asked.next === 'case' ? asked.choices.map(({ choice }) => choice) : []).toEqual(choices);
  });
});

describe('every failure that has a name', () => {
  test.each(FailureKind.options)('%s: has an answer, and actions that the contracts allow', (kind) => {
    const next = { retry: 'retry', wait: 'wait', case: 'case' }[FAILURES[kind].disposition];
    expect(advice(kind).next).toBe(next);
    for (const action of decide(kind).actions) expect(Action.parse(action)).toEqual(action);
    expect(decide(kind).actions.every((action) => exception.mayPropose.includes(action.kind))).toBe(true);
  });
});

test('an order that goes on has its hold released', () => {
  expect(advice('fraud_risk', { moment: 'resumed' })).toEqual({ next: 'resume' });
  expect(decide('fraud_risk', { moment: 'resumed' }).actions).toEqual([{ kind: 'release_hold' }]);
});
