import { describe, expect, test } from 'vitest';
import { wordsFor } from '../../agents/messages/texts.ts';
import { ACTIONS, type Action, type ActionOf } from '../../contracts/action.ts';
import { StorePolicy } from '../../contracts/policy.ts';
import { judge, type Proposal } from './judge.ts';

const units = [{ lineItemId: 'gid://shopify/LineItem/1', quantity: 1 }];
const tag: Action = { kind: 'add_tags', tags: ['vip'] };
const fulfill: Action = {
  kind: 'create_fulfillment',
  shipment: 1,
  locationId: 'l',
  units,
  notifyCustomer: true,
};

const label = (amount: number, currency = 'USD'): ActionOf<'buy_label'> => ({
  kind: 'buy_label',
  shipment: 1,
  locationId: 'l',
  units,
  carrierShipmentId: 's',
  rateId: 'r',
  carrier: 'USPS',
  service: 'Priority',
  cost: { amount, currency },
});

const propose = (action: Action, over: Partial<Proposal> = {}) =>
  judge({
    action,
    agent: 'shipping',
    mayPropose: Object.keys(ACTIONS),
    confidence: 1,
    approved: false,
    begun: false,
    level: 'autonomous',
    policy: StorePolicy.parse({}),
    ...over,
  }).kind;

const policy = (given: object) => StorePolicy.parse(given);

describe('the gateway judges', () => {
  test('an agent that proposes what is not on its list is refused, even with an approval', () => {
    expect(propose(fulfill, { mayPropose: ['add_tags'], approved: true })).toBe('refuse');
  });

  test('an action in shadow is not done, whatever was approved', () => {
    expect(propose(tag, { level: 'shadow', approved: true })).toBe('shadow');
  });

  test('an assisted action is asked about before every write', () => {
    expect(propose(tag, { level: 'assisted' })).toBe('ask');
    expect(propose(tag, { level: 'assisted', approved: true })).toBe('allow');
  });

  test('what has begun is finished at whatever level it began, but never beyond the list of its agent', () => {
    expect(propose(label(5001), { level: 'shadow', begun: true })).toBe('allow');
    expect(propose(tag, { level: 'assisted', begun: true })).toBe('allow');
    expect(propose(tag, { begun: true, mayPropose: [] })).toBe('refuse');
  });

  test('but not before a note of Waybill’s own', () => {
    expect(propose({ kind: 'reserve_stock', units: [] }, { level: 'assisted' })).toBe('allow');
    expect(propose({ kind: 'reserve_stock', units: [] }, { level: 'shadow' })).toBe('shadow');
  });

  test('nor before a draft that waits for a person anyhow', () => {
    const { words } = wordsFor('en');
    const draft: Action = { kind: 'draft_wording', language: 'pl', words };
    expect(propose(draft, { level: 'assisted' })).toBe('allow');
    expect(propose(draft, { level: 'shadow' })).toBe('shadow');
  });

  test('what is safe is done alone, however unsure the agent is', () => {
    expect(propose(tag, { confidence: 0.1 })).toBe('allow');
  });

  test('what is risky needs confidence', () => {
    expect(propose(fulfill, { confidence: 0.85 })).toBe('allow');
    expect(propose(fulfill, { confidence: 0.8499 })).toBe('ask');
  });

  test('a label up to the cap is bought alone; one cent more asks', () => {
    const capped = policy({ labelCap: 5000, labelCurrency: 'USD' });
    expect(propose(label(5000), { policy: capped })).toBe('allow');
    expect(propose(label(5001), { policy: capped })).toBe('ask');
  });

  test('a label in another currency than the cap asks, because the cap says nothing of it', () => {
    expect(propose(label(1, 'EUR'))).toBe('ask');
  });

  test('a label with a negative price is not within any cap', () => {
    expect(propose(label(-1))).toBe('ask');
  });

  test('an action without a tier counts as destructive', () => {
    const unknown = { kind: 'burn_it_down' } as unknown as Action;
    expect(propose(unknown, { mayPropose: ['burn_it_down'] })).toBe('ask');
  });
});
