import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../contracts/decision.ts';
import type { OrderOutcome } from '../../contracts/order.ts';
import { type Disagreement, disagreementOf } from './disagreement.ts';

const AT = '2026-11-02T10:00:00.000Z';

const seen = (part: Partial<OrderOutcome> = {}): OrderOutcome => ({
  order: '1',
  name: '#1001',
  createdAt: AT,
  updatedAt: AT,
  cancelledAt: null,
  closedAt: null,
  test: false,
  requiresShipping: true,
  financialStatus: 'PAID',
  fulfillmentStatus: 'UNFULFILLED',
  parcels: [],
  ...part,
});

const rests = (outcome: Outcome, leftTo: string | null = null) => ({
  order: '1',
  outcome,
  leftTo,
  updatedAt: AT,
  cancelledAt: null,
  financialStatus: 'PAID',
  fulfillmentStatus: 'UNFULFILLED',
});

const kindOf = (
  part: Partial<OrderOutcome>,
  known: ReturnType<typeof rests> | null,
  parcels: string[] = [],
) => disagreementOf({ seen: seen(part), known, parcels })?.kind ?? null;

type Kind = Disagreement['kind'] | null;
const LEFT = { fulfillmentStatus: 'FULFILLED', parcels: [['EZ1']] };
const CANCELLED = { cancelledAt: AT };

describe('an order that Waybill does not know', () => {
  test.each<[string, Partial<OrderOutcome>, Kind]>([
    ['is owed', {}, 'lost'],
    ['is not paid', { financialStatus: 'PENDING' }, null],
    ['is a test', { test: true }, null],
    ['has nothing to ship', { requiresShipping: false }, null],
    ['is fulfilled', LEFT, null],
    ['is cancelled', CANCELLED, null],
  ])('and that %s', (_, part, kind) => {
    expect(kindOf(part, null)).toBe(kind);
  });
});

describe('an order that both know', () => {
  test.each<[Partial<OrderOutcome>, Outcome, string[], Kind]>([
    [LEFT, 'fulfilled', ['EZ1'], null],
    [LEFT, 'delivered', ['EZ1'], null],
    [LEFT, 'fulfilled', ['EZ1', 'EZ2'], 'duplicate'],
    [LEFT, 'nothing_to_ship', ['EZ2'], 'duplicate'],
    [{ ...LEFT, parcels: [['EZ1'], ['EZ1']] }, 'fulfilled', ['EZ1'], 'duplicate'],
    [{}, 'fulfilled', ['EZ1'], 'differs'],
    [{}, 'delivered', [], 'differs'],
    [CANCELLED, 'cancelled', [], null],
    [CANCELLED, 'waiting', [], 'differs'],
    [CANCELLED, 'fulfilled', [], 'differs'],
    [{}, 'cancelled', [], 'differs'],
    [LEFT, 'cancelled', ['EZ1'], null],
    [LEFT, 'waiting', [], 'differs'],
    [LEFT, 'needs_person', ['EZ1'], null],
    [{}, 'waiting', ['EZ1'], null],
    [{}, 'needs_person', [], null],
    [LEFT, 'nothing_to_ship', [], null],
    [LEFT, 'shadowed', [], null],
  ])('%j in Shopify, %s in Waybill with the labels %j', (part, outcome, labels, kind) => {
    expect(kindOf(part, rests(outcome), labels)).toBe(kind);
  });

  test('is the business of whoever took it over or gave it up', () => {
    expect(kindOf({}, rests('cancelled', 'kim'))).toBeNull();
    expect(kindOf(CANCELLED, rests('taken_over', 'kim'))).toBeNull();
  });
});
