import { describe, expect, test } from 'vitest';
import type { OrderSnapshot } from '../contracts/order.ts';
import { StorePolicy } from '../contracts/policy.ts';
import { ReturnsInput, returns } from './returns.ts';
import { line, order } from './testing.ts';

const decide = (over: Partial<OrderSnapshot>, now: string, policy = {}) =>
  returns.decide(
    ReturnsInput.parse({ order: order(over), policy: StorePolicy.parse(policy), now, words: null }),
  );
const detail = (...given: Parameters<typeof decide>) => {
  const { verdict } = decide(...given);
  return verdict.kind === 'fail' ? `${verdict.failure.kind}: ${verdict.failure.detail}` : verdict;
};
const fulfilled = [
  line(1, { currentQuantity: 2, unfulfilledQuantity: 0 }),
  line(2, { requiresShipping: false, unfulfilledQuantity: 0 }),
];

describe('a return', () => {
  test.each([
    [
      'within the window is due',
      '2026-11-13T10:00:00.000Z',
      {},
      '12 day(s) after the order, the store takes back for 30: due',
    ],
    [
      'on its last day is due',
      '2026-12-01T22:00:00.000Z',
      {},
      '30 day(s) after the order, the store takes back for 30: due',
    ],
    [
      'a day later is not',
      '2026-12-02T10:00:00.000Z',
      {},
      '31 day(s) after the order, the store takes back for 30: not due',
    ],
    [
      'is never due where the store takes nothing back',
      '2026-11-02T10:00:00.000Z',
      { returnWindowDays: 0 },
      'for 0: not due',
    ],
    [
      'is due at once',
      '2026-11-01T09:59:59.000Z',
      { returnWindowDays: 0 },
      '0 day(s) after the order, the store takes back for 0: due',
    ],
  ])('%s', (_name, now, policy, expected) => {
    const found = detail({ lines: fulfilled }, now, policy);
    expect(found).toContain('return_requested: ');
    expect(found).toContain(expected);
  });

  test('that is due comes with what may be refunded and restocked', () => {
    expect(detail({ lines: fulfilled }, '2026-11-13T10:00:00.000Z')).toContain(
      'refund up to 25.00 USD, restock up to 2 unit(s)',
    );
  });

  test('says amounts as its currency writes them', () => {
    const total = { amount: 2500, currency: 'JPY' };
    expect(detail({ total }, '2026-11-02T10:00:00.000Z')).toContain('refund up to 2500 JPY');
  });
});

test.each<[string, Partial<OrderSnapshot>]>([
  ['refunded in full', { financialStatus: 'REFUNDED' }],
  ['over nothing', { total: { amount: 0, currency: 'USD' } }],
])('an order %s has nothing to give back, and nobody is asked', (_name, over) => {
  expect(decide(over, '2026-11-02T10:00:00.000Z').verdict).toEqual({ kind: 'proceed', data: { due: false } });
});
