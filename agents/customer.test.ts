import { describe, expect, test } from 'vitest';
import { Action } from '../contracts/action.ts';
import type { OrderSnapshot } from '../contracts/order.ts';
import { CustomerData, CustomerInput, customer } from './customer.ts';
import { order } from './testing.ts';

const decide = (over: Partial<OrderSnapshot>) => customer.decide(CustomerInput.parse({ order: order(over) }));
const data = (over: Partial<OrderSnapshot>) => {
  const { verdict } = decide(over);
  if (verdict.kind !== 'proceed') throw new Error(`held: ${JSON.stringify(verdict)}`);
  return CustomerData.parse(verdict.data);
};
const buyer = (over: Partial<NonNullable<OrderSnapshot['customer']>>) => ({
  customer: { id: '1', orderCount: 2, spent: null, tags: [], locale: null, ...over },
});

test.each([
  [0.9, /^the store’s policy answers the question: faq\.md v1, Delivery \[aaaabbbb\], 90 %$/],
  [0.8, /^a person answers the question; .* faq\.md v1/],
])('a question that the policy speaks of by %d is answered from it or by a person', (confidence, said) => {
  const passage = {
    chunk: 'aaaabbbb-1',
    document: 'faq.md',
    version: 1,
    heading: 'Delivery',
    text: '2 days',
    excerpt: '2 days',
  };
  const given = { order: order({ note: 'When will it arrive?' }), passages: [{ ...passage, confidence }] };
  const { reasons, actions } = customer.decide(CustomerInput.parse(given));
  expect(reasons).toContainEqual(expect.stringMatching(said));
  expect(actions).toEqual([{ kind: 'add_tags', tags: ['note:question'] }]);
});

describe('a note that asks for something else than was ordered stops the order', () => {
  test.each([
    ['Please cancel my order', 'note_asks_cancel'],
    ['Bitte stornieren Sie die Bestellung', 'note_asks_cancel'],
    ['I moved, please update the shipping address', 'note_asks_change'],
    ['please ship together with order 1002', 'note_asks_change'],
    ['It is a gift. Please cancel my order.', 'note_asks_cancel'],
  ])('%s', (note, kind) => {
    const decision = decide({ note });
    expect(decision.verdict).toMatchObject({ kind: 'fail', failure: { kind } });
    expect(decision.confidence).toBeGreaterThan(0);
    expect(JSON.stringify(decision.verdict)).not.toContain(note);
  });

  test.each([
    ['I moved, please update the shipping address', { address: true, lines: false }, 'proceed'],
    ['I moved, please update the shipping address', { address: false, lines: true }, 'fail'],
    ['please ship together with order 1002', { address: true, lines: true }, 'fail'],
    ['Please cancel my order', { address: true, lines: true }, 'fail'],
  ])('%s: once %o was changed since, it comes to %s', (note, changedSince, kind) => {
    const input = CustomerInput.parse({ order: order({ note }), changedSince });
    expect(customer.decide(input).verdict.kind).toBe(kind);
  });

  test('also where it stands in what the cart asked', () => {
    const attributes = [{ key: 'Comments', value: 'please cancel my order' }];
    expect(decide({ attributes }).verdict).toMatchObject({ failure: { kind: 'note_asks_cancel' } });
  });
});

describe('a note that the packers can follow is tagged, and the order goes on', () => {
  test.each([
    ['This is a gift, no invoice please', ['note:gift']],
    ['leave it at the front door', ['note:delivery-instruction']],
    ['When will it arrive?', ['note:question']],
    ['The last one arrived damaged', ['note:complaint']],
  ])('%s', (note, tags) => {
    expect(data({ note })).toBeDefined();
    expect(decide({ note }).actions.map((action) => Action.parse(action))).toEqual([
      { kind: 'add_tags', tags },
    ]);
  });
});

describe('a note asks for nothing', () => {
  test.each<[string, Partial<OrderSnapshot>]>([
    ['where there is none', {}],
    ['that only thanks', { note: 'Thank you!' }],
    ['that says not to cancel', { note: "Please don't cancel the order" }],
    [
      'that is a greeting to somebody else',
      { attributes: [{ key: 'Gift message', value: 'please cancel my order' }] },
    ],
    ['that an app keeps for itself', { attributes: [{ key: '_app', value: 'please cancel my order' }] }],
    ['that is empty', { note: '', attributes: [{ key: 'Comments', value: null }] }],
  ])('%s', (_name, over) => {
    expect(decide(over)).toMatchObject({ verdict: { kind: 'proceed', data: { intents: [] } }, actions: [] });
  });
});

describe('who buys', () => {
  test.each<[string, Partial<OrderSnapshot>, Partial<ReturnType<typeof data>>]>([
    ['a stranger without an account', { customer: null }, { vip: false, firstOrder: true, priority: 3 }],
    ['a first order', buyer({ orderCount: 1 }), { vip: false, firstOrder: true }],
    ['somebody who came back', buyer({ orderCount: 2 }), { vip: false, firstOrder: false }],
    ['a VIP by tag', buyer({ tags: ['wholesale', 'vip'] }), { vip: true, priority: 2 }],
    ['a regular', buyer({ orderCount: 10 }), { vip: true, priority: 2 }],
    ['one with a tag that only looks like it', buyer({ tags: ['not-vip'] }), { vip: false }],
    ['somebody in a hurry', { note: 'need this by Friday' }, { priority: 1 }],
    [
      'somebody who paid for express',
      { shippingLine: { title: 'Express', code: null, price: { amount: 0, currency: 'USD' } } },
      { priority: 1 },
    ],
    ['a buyer in Germany', { locale: 'de-DE' }, { language: 'de' }],
  ])('%s', (_name, over, expected) => {
    expect(data(over)).toMatchObject(expected);
  });
});
