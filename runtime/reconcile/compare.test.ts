import { describe, expect, test } from 'vitest';
import type { OrderSummary } from '../../contracts/order.ts';
import type { KnownOrder } from '../../prisma/reconciliations.ts';
import { compare, type Finding } from './compare.ts';

const AT = '2026-11-02T10:00:00.000Z';
const LATER = '2026-11-02T10:00:01.000Z';

const seen = (part: Partial<OrderSummary> = {}): OrderSummary => ({
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
  ...part,
});

const known = (part: Partial<KnownOrder> = {}): KnownOrder => ({
  order: '1',
  outcome: null,
  leftTo: null,
  updatedAt: AT,
  cancelledAt: null,
  financialStatus: 'PAID',
  fulfillmentStatus: 'UNFULFILLED',
  ...part,
});

const finding = (of: OrderSummary, row: KnownOrder | null, told?: string) =>
  compare(of, {
    orders: new Map(row ? [['1', row]] : []),
    toldOf: new Map(told ? [['1', new Date(told)]] : []),
  });

describe('an order that Waybill does not know', () => {
  test.each<[string, Partial<OrderSummary>, Finding]>([
    ['is open', {}, 'missed'],
    ['is shipped in part', { fulfillmentStatus: 'PARTIALLY_FULFILLED' }, 'missed'],
    ['is on hold', { fulfillmentStatus: 'ON_HOLD' }, 'missed'],
    ['is fulfilled', { fulfillmentStatus: 'FULFILLED' }, 'agrees'],
    ['is cancelled', { cancelledAt: AT }, 'agrees'],
    ['is archived', { closedAt: AT }, 'agrees'],
  ])('and that %s', (_, part, expected) => {
    expect(finding(seen(part), null)).toBe(expected);
  });

  test('and of which the inbox is about to tell, was not missed', () => {
    expect(finding(seen(), null, AT)).toBe('agrees');
    expect(finding(seen({ updatedAt: LATER }), null, AT)).toBe('agrees');
  });
});

describe('an order that is under way', () => {
  test.each<[string, Partial<OrderSummary>, Partial<KnownOrder>, Finding]>([
    ['was read since', {}, {}, 'agrees'],
    ['was read before it changed', { updatedAt: LATER }, {}, 'differs'],
    ['was never read', {}, { updatedAt: null }, 'differs'],
    ['was cancelled within the second of the reading', { cancelledAt: AT }, {}, 'differs'],
    ['was shipped within the second of the reading', { fulfillmentStatus: 'FULFILLED' }, {}, 'differs'],
    ['waits, and was paid', { updatedAt: LATER }, { outcome: 'waiting' }, 'differs'],
    ['follows its parcel, and changed', { updatedAt: LATER }, { outcome: 'fulfilled' }, 'differs'],
    [
      'was decided in shadow, and changed',
      { updatedAt: LATER },
      { outcome: 'shadowed', leftTo: 'people' },
      'differs',
    ],
    ['is done by hand', { updatedAt: LATER }, { outcome: 'taken_over', leftTo: 'kim' }, 'agrees'],
  ])('and that %s', (_, part, row, expected) => {
    expect(finding(seen(part), known(row))).toBe(expected);
  });
});

test('an arrival in the inbox tells of what happened before it came, and of nothing later', () => {
  const changed = seen({ updatedAt: LATER });
  expect(finding(changed, known(), LATER)).toBe('agrees');
  expect(finding(changed, known(), AT)).toBe('differs');
});

describe('an order that is settled', () => {
  test.each<[string, Partial<OrderSummary>, Partial<KnownOrder>, Finding]>([
    ['was only tagged since', { updatedAt: LATER }, { outcome: 'ignored' }, 'agrees'],
    ['is delivered, as fulfilled', { fulfillmentStatus: 'FULFILLED' }, { outcome: 'delivered' }, 'agrees'],
    ['was cancelled after delivery', { cancelledAt: LATER }, { outcome: 'delivered' }, 'differs'],
    ['is cancelled on both sides', { cancelledAt: AT }, { outcome: 'cancelled' }, 'agrees'],
    [
      'had nothing to ship, was shipped',
      { fulfillmentStatus: 'FULFILLED' },
      { outcome: 'ignored' },
      'agrees',
    ],
    [
      'was refunded in full, and is paid now',
      {},
      { outcome: 'nothing_to_ship', financialStatus: 'REFUNDED' },
      'differs',
    ],
    [
      'had its fulfillment cancelled',
      { fulfillmentStatus: 'UNFULFILLED' },
      { outcome: 'delivered', fulfillmentStatus: 'FULFILLED' },
      'differs',
    ],
    ['was given up by a person', {}, { outcome: 'cancelled', leftTo: 'kim' }, 'agrees'],
  ])('and that %s', (_, part, row, expected) => {
    expect(finding(seen(part), known(row))).toBe(expected);
  });
});
