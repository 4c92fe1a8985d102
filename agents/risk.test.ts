import { describe, expect, test } from 'vitest';
import type { OrderSnapshot } from '../contracts/order.ts';
import { StorePolicy } from '../contracts/policy.ts';
import { RiskInput, risk } from './risk.ts';
import { ADDRESS, order } from './testing.ts';

const decide = (over: Partial<OrderSnapshot>, recentCount = 0, policy = {}) =>
  risk.decide(RiskInput.parse({ order: order(over), policy: StorePolicy.parse(policy), recentCount }));
const verdict = (...given: Parameters<typeof decide>) => decide(...given).verdict;
const failed = (kind: string) => ({ kind: 'fail', failure: { kind } });

const MEDIUM = { recommendation: 'INVESTIGATE', levels: ['MEDIUM'] };
const abroad = { billingAddress: { ...ADDRESS, countryCode: 'CA' } };
const buyer = (orderCount: number, spent: number) => ({
  customer: { id: '1', orderCount, spent: { amount: spent, currency: 'USD' }, tags: [], locale: null },
});

describe("Shopify's assessment", () => {
  test.each<[string, string[], object]>([
    ['ACCEPT', ['LOW'], { kind: 'proceed', data: { score: 0 } }],
    ['NONE', [], { kind: 'proceed', data: { score: 0 } }],
    ['CANCEL', [], failed('fraud_risk')],
    ['ACCEPT', ['LOW', 'HIGH'], failed('fraud_risk')],
    ['NONE', ['PENDING'], failed('risk_pending')],
    ['NONE', ['PENDING', 'HIGH'], failed('fraud_risk')],
    ['INVESTIGATE', ['MEDIUM'], { kind: 'proceed', data: { score: 6 } }],
  ])('%s %j', (recommendation, levels, expected) => {
    expect(verdict({ risk: { recommendation, levels } })).toMatchObject(expected);
  });
});

describe('signs of our own', () => {
  test.each<[string, Parameters<typeof decide>]>([
    ['billed to another country', [abroad]],
    ['five other orders within a day', [{}, 5]],
    [
      'far more than this buyer ever spent',
      [{ ...buyer(5, 12_500), total: { amount: 11_000, currency: 'USD' } }],
    ],
    ['no way to reach the buyer', [{ email: null, phone: null }]],
  ])('%s stops no order alone', (_name, given) => {
    const found = decide(...given);
    expect(found.verdict.kind).toBe('proceed');
    expect(found.reasons).not.toEqual(['no sign of fraud']);
  });

  test.each<[string, Parameters<typeof decide>]>([
    ['billed abroad, and Shopify has doubts', [{ ...abroad, risk: MEDIUM }]],
    ['many orders, and Shopify has doubts', [{ risk: MEDIUM }, 4]],
    ['many orders, billed abroad, no way to reach the buyer', [{ ...abroad, email: null }, 4]],
  ])('%s: together they do', (_name, given) => {
    expect(verdict(...given)).toMatchObject(failed('fraud_risk'));
  });

  test('a first order counts only beside a doubt', () => {
    expect(verdict(buyer(1, 2500))).toMatchObject({ data: { score: 0 } });
    expect(verdict({ ...buyer(1, 2500), risk: MEDIUM })).toMatchObject({ data: { score: 8 } });
  });

  test('a buyer who is hardly known yet has no usual sum', () => {
    const total = { amount: 90_000, currency: 'USD' };
    expect(verdict({ ...buyer(3, 90_200), total })).toMatchObject({ data: { score: 0 } });
    expect(verdict({ ...buyer(4, 90_300), total })).toMatchObject({ data: { score: 4 } });
  });

  test('an order without addresses and without a customer is weighed all the same', () => {
    expect(verdict({ shippingAddress: null, billingAddress: null, customer: null })).toMatchObject({
      kind: 'proceed',
    });
  });
});

describe("the store's own limit", () => {
  test.each([
    [2501, 'proceed'],
    [2500, 'proceed'],
    [2499, 'fail'],
    [null, 'proceed'],
  ])('%s against a total of 2500: %s', (reviewOver, kind) => {
    expect(verdict({}, 0, { reviewOver }).kind).toBe(kind);
  });
});

test('what a person reads names neither streets nor people', () => {
  const found = verdict({ ...abroad, risk: MEDIUM, email: null });
  expect(JSON.stringify(found)).not.toMatch(/Nell|Birch|Boise|83702/);
});
