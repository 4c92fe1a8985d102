import { expect, test } from 'vitest';
import { StorePolicy } from '../contracts/policy.ts';
import { authorizedUntil, captureFor } from './authorization.ts';
import { order } from './testing.ts';
import { validator } from './validator.ts';

const authorization = {
  transactionId: 'gid://shopify/OrderTransaction/1',
  amount: { amount: 2000, currency: 'USD' },
  at: '2026-11-01T00:00:00.000Z',
  expiresAt: null,
};
const authorized = (over: Partial<Parameters<typeof order>[0]> = {}) =>
  order({ financialStatus: 'AUTHORIZED', authorization, readAt: '2026-11-02T00:00:00.000Z', ...over });
const policy = StorePolicy.parse({});
const verdictOf = (it: ReturnType<typeof order>, rules = policy) =>
  validator.decide(validator.input.parse({ order: it, policy: rules, recent: [] })).verdict;

test('an authorization lapses when Shopify says, or after the days that the store counts on', () => {
  const expiresAt = '2026-11-20T00:00:00.000Z';
  expect(authorizedUntil(authorized(), policy)).toBe(Date.parse('2026-11-08T00:00:00.000Z'));
  const known = authorized({ authorization: { ...authorization, expiresAt } });
  expect(authorizedUntil(known, policy)).toBe(Date.parse(expiresAt));
  expect(authorizedUntil(authorized({ financialStatus: 'PAID' }), policy)).toBeNull();
});

test('what is authorized is captured for what is due, unless the merchant does so, or it is done', () => {
  const { transactionId, amount } = authorization;
  expect(captureFor(authorized(), policy)).toEqual([{ kind: 'capture_payment', transactionId, amount }]);
  expect(captureFor(authorized(), { capture: 'manual' })).toEqual([]);
  expect(captureFor(authorized({ financialStatus: 'PAID' }), policy)).toEqual([]);
});

test('an order that is authorized goes on to be captured; one whose authorization has lapsed does not', () => {
  expect(verdictOf(authorized())).toMatchObject({ kind: 'proceed' });
  expect(verdictOf(authorized({ readAt: '2026-11-08T00:00:00.000Z' }))).toMatchObject({
    kind: 'fail',
    failure: { kind: 'payment_voided' },
  });
  expect(verdictOf(authorized(), { ...policy, capture: 'manual' })).toMatchObject({
    kind: 'fail',
    failure: { kind: 'payment_pending' },
  });
});
