import { describe, expect, test } from 'vitest';
import type { ActionOf } from '../contracts/action.ts';
import type { OrderSnapshot } from '../contracts/order.ts';
import { StorePolicy } from '../contracts/policy.ts';
import type { OrderReturn, RefundMade, ReturnLine, SuggestedRefund } from '../contracts/return.ts';
import { ReturnsInput } from './returns/facts.ts';
import { returns } from './returns.ts';
import { line, order } from './testing.ts';

const DAY = 24 * 3600_000;
/** So many days after the order of agents/testing.ts. */
const day = (days: number) => new Date(Date.parse('2026-11-01T10:00:00.000Z') + days * DAY).toISOString();
const both = (amount: number, shop = 'USD', presentment = shop, presented = amount) => ({
  shop: { amount, currency: shop },
  presentment: { amount: presented, currency: presentment },
});

const back = (over: Partial<ReturnLine> = {}): ReturnLine => ({
  id: 'returned/1',
  lineItemId: 'line/1',
  quantity: 2,
  refundable: 2,
  refunded: 0,
  received: 0,
  restocked: 0,
  missing: 0,
  reason: 'UNWANTED',
  note: null,
  ...over,
});

const returned = (over: Partial<OrderReturn> = {}, lines: ReturnLine[] = [back()]): OrderReturn => ({
  id: 'return/1',
  name: '#1001-R1',
  status: 'REQUESTED',
  requestedAt: day(3),
  approvedAt: over.status && over.status !== 'REQUESTED' ? day(4) : null,
  closedAt: null,
  lines,
  exchanges: [],
  fees: null,
  parcels: [],
  ...over,
});

/** Two units at 20.00, and 5.00 for the way. */
const suggested = (over: Partial<SuggestedRefund> = {}): SuggestedRefund => {
  const amount = over.amount ?? both(4000);
  return {
    amount,
    worth: amount,
    goods: amount,
    shipping: both(0),
    transactions: [{ parentId: 'paid/1', gateway: 'card', amount: amount.presentment }],
    ...over,
  };
};

interface Given {
  order?: Partial<OrderSnapshot>;
  policy?: object;
  found?: OrderReturn[];
  refunds?: RefundMade[];
  suggestion?: SuggestedRefund;
  arrived?: string[];
  followed?: string[];
  now?: string;
}

function decide(given: Given) {
  const found = given.found ?? [returned()];
  const input = ReturnsInput.parse({
    order: order({ lines: [line(1, { currentQuantity: 2, unfulfilledQuantity: 0 })], ...given.order }),
    policy: StorePolicy.parse(given.policy ?? {}),
    now: given.now ?? day(10),
    found: { refunded: { amount: 0, currency: 'USD' }, refunds: given.refunds ?? [], returns: found },
    suggestions: Object.fromEntries(found.map(({ id }) => [id, given.suggestion ?? suggested()])),
    shelves: { 'line/1': 'location/A' },
    arrived: given.arrived ?? [],
    followed: given.followed ?? [],
    done: [],
  });
  return returns.decide(input);
}

const kinds = (given: Given) => decide(given).actions.map(({ kind }) => kind);
const refundOf = (given: Given) =>
  decide(given).actions.find(
    (action): action is ActionOf<'create_refund'> => action.kind === 'create_refund',
  );
const question = (given: Given) => {
  const { verdict } = decide(given);
  return verdict.kind === 'fail' ? verdict.failure.detail : null;
};

const FAULT = [back({ reason: 'DEFECTIVE' })];
const OPEN = { status: 'OPEN' as const };
const there = (over: Partial<OrderReturn> = {}, lines?: ReturnLine[]): Given => ({
  found: [returned({ ...OPEN, ...over }, lines)],
  arrived: ['return/1'],
});

describe('what a buyer asks for', () => {
  test('within the window is approved, and its goods are awaited', () => {
    const decision = decide({});
    expect(decision.actions).toEqual([
      { kind: 'approve_return', returnId: 'return/1', notifyCustomer: false },
    ]);
    expect(decision.verdict).toMatchObject({
      data: { waiting: ['return/1'], tell: [{ event: 'return_approved', about: 'return/1' }] },
    });
  });

  test.each([
    ['on the last day is accepted', 30, 'approve_return'],
    ['a day later is declined', 31, 'decline_return'],
  ])('%s', (_name, days, kind) => {
    expect(kinds({ found: [returned({ requestedAt: day(days) })] })).toEqual([kind]);
  });

  test('is judged by the day it was asked for, not by the day it is read', () => {
    expect(kinds({ now: day(90) })).toEqual(['approve_return']);
  });

  test('of goods that are never taken back is declined with that reason', () => {
    const policy = { returns: { finalSale: ['SKU-1'] } };
    expect(decide({ policy }).actions).toEqual([
      { kind: 'decline_return', returnId: 'return/1', reason: 'FINAL_SALE', notifyCustomer: false },
    ]);
    const lines = [line(1, { vendor: 'Acme' })];
    expect(kinds({ order: { lines }, policy: { returns: { finalSale: ['Acme'] } } })).toEqual([
      'decline_return',
    ]);
    expect(kinds({ order: { lines }, policy: { returns: { finalSale: ['SKU-9'] } } })).toEqual([
      'approve_return',
    ]);
  });

  test.each<[string, Given, string]>([
    [
      'because it came broken is put to a person when it is late',
      { found: [returned({ requestedAt: day(40) }, FAULT)] },
      'broken or wrong: asked 40 day(s)',
    ],
    [
      'because it came broken is put to a person when it was sold for good',
      { found: [returned({}, FAULT)], policy: { returns: { finalSale: ['SKU-1'] } } },
      'sold for good',
    ],
    [
      'in part of goods sold for good is put to a person',
      {
        found: [returned({}, [back(), back({ id: 'returned/2', lineItemId: 'line/2' })])],
        order: { lines: [line(1), line(2)] },
        policy: { returns: { finalSale: ['SKU-2'] } },
      },
      '1 of 2 line(s)',
    ],
    [
      'in exchange is put to a person where the store exchanges nothing',
      {
        found: [returned({ exchanges: [{ id: 'x', quantity: 1, open: 1, sku: null }] })],
        policy: { returns: { exchanges: false } },
      },
      'other goods instead',
    ],
  ])('%s', (_name, given, expected) => {
    expect(question(given)).toContain(expected);
    expect(decide(given).actions).toEqual([]);
    expect(decide(given).alternatives.map(({ option }) => option)).toEqual([
      'approve the return #1001-R1',
      'decline the return #1001-R1',
    ]);
  });

  test('is told of by the store itself where the merchant wants that', () => {
    const { actions } = decide({ policy: { messages: { returns: 'shopify' } } });
    expect(actions).toMatchObject([{ notifyCustomer: true }]);
  });
});

describe('money goes back', () => {
  test('not before the goods are there', () => {
    expect(kinds({ found: [returned(OPEN)] })).toEqual([]);
    expect(kinds(there())).toEqual(['create_refund', 'close_return']);
  });

  test('at once where the policy says so, and nothing is put on a shelf yet', () => {
    const given = { policy: { returns: { refundWhen: 'approved' } } };
    expect(kinds(given)).toEqual(['approve_return', 'create_refund']);
    expect(refundOf(given)?.units).toEqual([{ lineItemId: 'line/1', quantity: 2, locationId: null }]);
  });

  test('as Shopify suggests it, through the payments it names, and the goods to the shelf they came from', () => {
    expect(refundOf(there())).toEqual({
      kind: 'create_refund',
      returnId: 'return/1',
      returnName: '#1001-R1',
      after: 0,
      units: [{ lineItemId: 'line/1', quantity: 2, locationId: 'location/A' }],
      shipping: null,
      amount: both(4000),
      suggested: both(4000),
      refundedBefore: { amount: 0, currency: 'USD' },
      transactions: [{ parentId: 'paid/1', gateway: 'card', amount: { amount: 4000, currency: 'USD' } }],
      notifyCustomer: false,
    });
  });

  test('for the units that the store has taken in, and only for those', () => {
    const given = there({}, [back({ received: 1 })]);
    expect(refundOf(given)?.units).toEqual([{ lineItemId: 'line/1', quantity: 1, locationId: null }]);
    expect(kinds(given)).toEqual(['create_refund']);
    expect(refundOf(there({}, [back({ received: 1, missing: 1 })]))?.units[0]?.quantity).toBe(1);
    expect(refundOf(there({}, [back({ received: 1, refunded: 1, refundable: 1 })]))).toBeUndefined();
  });

  test('with the way to the buyer where everything comes back, or the fault is the store’s', () => {
    const shipping = both(500);
    const amount = both(4500);
    const suggestion = suggested({ amount, shipping });
    expect(refundOf({ ...there(), suggestion })?.shipping).toEqual({ amount: 500, currency: 'USD' });
    const lines = [back({ quantity: 1, refundable: 1 })];
    expect(refundOf({ ...there({}, lines), suggestion })?.shipping).toBeNull();
    const broken = [back({ quantity: 1, refundable: 1, reason: 'DEFECTIVE' })];
    expect(refundOf({ ...there({}, broken), suggestion })?.shipping).not.toBeNull();
  });

  test('less what the store keeps, unless it came broken', () => {
    const policy = { returns: { restockingFeeBps: 1500, shippingFee: 499 } };
    expect(refundOf({ ...there(), policy })?.amount).toEqual(both(4000 - 600 - 499));
    expect(refundOf({ ...there({}, FAULT), policy })?.amount).toEqual(both(4000));
    expect(refundOf({ ...there({ fees: both(100) }), policy })?.amount).toEqual(both(3900));
    const free = { returns: { shippingFee: 499, shippingPaidBy: 'store' } };
    expect(refundOf({ ...there(), policy: free })?.amount).toEqual(both(4000));
  });

  test('and what came broken goes back to no shelf', () => {
    expect(refundOf(there({}, FAULT))?.units[0]?.locationId).toBeNull();
    const policy = { returns: { restock: false } };
    expect(refundOf({ ...there(), policy })?.units[0]?.locationId).toBeNull();
  });

  test.each([
    ['yen, which have no smaller coin', 'JPY', 3333, 3333 - 500],
    ['dinars, which have a thousand', 'KWD', 12_345, 12_345 - 1852],
  ])('in %s: the fee is rounded to what there is', (_name, currency, whole, net) => {
    const amount = both(whole, currency);
    const policy = { returns: { restockingFeeBps: 1500 } };
    const refund = refundOf({ ...there(), policy, suggestion: suggested({ amount }) });
    expect(refund?.amount).toEqual(both(net, currency));
    expect(refund?.transactions).toMatchObject([{ amount: { amount: net, currency } }]);
  });

  test('in the currency that the buyer paid in, its worth to the store beside it', () => {
    const amount = both(4000, 'USD', 'JPY', 6000);
    const policy = { returns: { restockingFeeBps: 1000, shippingFee: 200 } };
    const refund = refundOf({ ...there(), policy, suggestion: suggested({ amount }) });
    expect(refund?.amount).toEqual(both(3400, 'USD', 'JPY', 5100));
    expect(refund?.transactions).toMatchObject([{ amount: { amount: 5100, currency: 'JPY' } }]);
  });

  test('through several payments in turn, and never through ones that cannot give so much', () => {
    const usd = (amount: number) => ({ amount, currency: 'USD' });
    const transactions = [
      { parentId: 'card', gateway: 'gift_card', amount: usd(1000) },
      { parentId: 'paid', gateway: 'card', amount: usd(3000) },
    ];
    const policy = { returns: { shippingFee: 500 } };
    const refund = refundOf({ ...there(), policy, suggestion: suggested({ transactions }) });
    expect(refund?.transactions.map(({ amount }) => amount.amount)).toEqual([1000, 2500]);
    const [first] = transactions;
    const poor = suggested({ transactions: first ? [first] : [] });
    expect(question({ ...there(), suggestion: poor })).toContain('cannot give that much back');
  });

  test('one refund at a time: the second rests on what the first has left', () => {
    const second = returned({ ...OPEN, id: 'return/2', name: '#1001-R2' }, [
      back({ quantity: 1, refundable: 1 }),
    ]);
    const first = returned(OPEN, [back({ quantity: 1, refundable: 1 })]);
    const decision = decide({ found: [second, first], arrived: ['return/1', 'return/2'] });
    expect(decision.actions.filter(({ kind }) => kind === 'create_refund')).toMatchObject([
      { returnId: 'return/1' },
    ]);
    expect(decision.verdict).toMatchObject({
      data: { waiting: ['return/1', 'return/2'], checkAgainInSeconds: 1 },
    });
  });
});

describe('what people have done', () => {
  const byHand = (over: Partial<RefundMade> = {}): RefundMade => ({
    id: 'refund/1',
    createdAt: day(5),
    note: null,
    returnId: null,
    amount: both(4000),
    ofUnits: false,
    ...over,
  });

  test('refunded by hand, unit by unit: nothing is due', () => {
    expect(kinds(there({}, [back({ refundable: 0, refunded: 2 })]))).toEqual(['close_return']);
    expect(kinds(there({}, [back({ refundable: 0 })]))).toEqual(['close_return']);
  });

  test('refunded by hand as an amount: nothing is due', () => {
    expect(refundOf({ ...there(), refunds: [byHand()] })).toBeUndefined();
    expect(decide({ ...there(), refunds: [byHand()] }).verdict.kind).toBe('proceed');
  });

  test('refunded a part of the amount by hand: the rest is due, and too unsure to go out alone', () => {
    const given = { ...there(), refunds: [byHand({ amount: both(1500) })] };
    expect(refundOf(given)?.amount).toEqual(both(2500));
    expect(decide(given).confidence).toBeLessThan(0.85);
  });

  test('refunded an amount by hand that leaves less than the units are worth: it is taken off once', () => {
    const suggestion = suggested({ amount: both(2500), worth: both(4000) });
    const given = { ...there(), suggestion, refunds: [byHand({ amount: both(1500) })] };
    expect(refundOf(given)?.amount).toEqual(both(2500));
    expect(decide(given).confidence).toBeLessThan(0.85);
  });

  test('refunded something before the return was asked for, or by Waybill: that has nothing to do with it', () => {
    const note = '#1001-R9 (Waybill 0e6b1f0a-3c52-5d0e-8f5b-4f1f6c1f2a77)';
    expect(refundOf({ ...there(), refunds: [byHand({ createdAt: day(1) })] })?.amount).toEqual(both(4000));
    expect(refundOf({ ...there(), refunds: [byHand({ note })] })?.amount).toEqual(both(4000));
  });

  test('closed the return that Waybill waited for: the goods are there', () => {
    const found = [returned({ status: 'CLOSED' })];
    expect(kinds({ found, followed: ['return/1'] })).toEqual(['create_refund']);
    expect(kinds({ found })).toEqual([]);
  });

  test('closed it with half of it taken in: the other half has not come', () => {
    const found = [returned({ status: 'CLOSED' }, [back({ received: 1, refunded: 1, refundable: 1 })])];
    expect(kinds({ found, followed: ['return/1'] })).toEqual([]);
  });

  test('approved it by hand, whatever the policy says: it is taken back', () => {
    expect(kinds(there({ requestedAt: day(50), approvedAt: day(51) }))).toContain('create_refund');
  });
});

test('an approved return of which nothing ever came is closed without a refund', () => {
  expect(kinds({ found: [returned(OPEN)], now: day(70) })).toEqual(['close_return']);
  expect(kinds({ found: [returned(OPEN)], now: day(60) })).toEqual([]);
});

describe('other goods instead', () => {
  const exchanges = [{ id: 'x/1', quantity: 1, open: 1, sku: 'SKU-2' }];

  test('go out once those that come back are there, and no money beside them', () => {
    expect(kinds({ found: [returned({ exchanges })] })).toEqual(['approve_return']);
    expect(kinds({ found: [returned({ ...OPEN, exchanges })] })).toEqual([]);
    expect(decide(there({ exchanges })).actions).toEqual([
      {
        kind: 'process_exchange',
        returnId: 'return/1',
        lines: [{ id: 'returned/1', quantity: 2 }],
        exchanges: [{ id: 'x/1', quantity: 1 }],
      },
    ]);
  });

  test('that have gone out are the end of it', () => {
    const gone = exchanges.map((each) => ({ ...each, open: 0 }));
    expect(kinds(there({ exchanges: gone }))).toEqual([]);
  });
});

test('an order without a return waits for nothing', () => {
  expect(decide({ found: [] }).verdict).toMatchObject({ kind: 'proceed', data: { waiting: [], tell: [] } });
});
