/** What a person may overrule, agent by agent: on that point, and for those facts only. */
import { describe, expect, test } from 'vitest';
import type { Decision } from '../contracts/decision.ts';
import type { FailureKind } from '../contracts/failure.ts';
import { NO_ADDRESS } from '../contracts/order.ts';
import { StorePolicy } from '../contracts/policy.ts';
import { type AgentName, agents } from './index.ts';
import { playFor } from './playbook/index.ts';
import { ADDRESS, fulfillmentOrder, level, line, location, order } from './testing.ts';

const policy = (over: Partial<StorePolicy> = {}) => StorePolicy.parse(over);
const DECLARED = { hsCode: '420292', originCountry: 'US' };
const usd = (amount: number) => ({ amount, currency: 'USD' });

const decide = (name: AgentName, facts: object): Decision<unknown> => {
  const agent = agents[name];
  return agent.decide(
    agent.input.parse({ policy: policy(), now: '2026-11-01T10:00:00.000Z', ...facts }) as never,
  );
};
const kindOf = ({ verdict }: Decision<unknown>) =>
  verdict.kind === 'fail' ? verdict.failure.kind : verdict.kind;

/** The facts as they are, and after a change of what the doubt rests on. */
const DOUBTS: [FailureKind, AgentName, object, object][] = [
  [
    'duplicate_order',
    'validator',
    { order: order(), recent: [twin('1000', 1)] },
    { order: order({ lines: [line(1, { currentQuantity: 2 })] }), recent: [twin('1000', 2)] },
  ],
  [
    'total_mismatch',
    'validator',
    { order: order({ outstanding: usd(2500) }), recent: [] },
    { order: order({ outstanding: usd(2600) }), recent: [] },
  ],
  ['unknown_sku', 'validator', unknown(1), unknown(2)],
  [
    'payment_pending',
    'validator',
    { order: order({ financialStatus: 'PENDING', outstanding: usd(2500) }), ...unpaid() },
    { order: order({ financialStatus: 'PENDING', outstanding: usd(9900) }), ...unpaid() },
  ],
  [
    'payment_partial',
    'validator',
    { order: order({ financialStatus: 'PARTIALLY_PAID', outstanding: usd(1) }), ...unpaid() },
    { order: order({ financialStatus: 'PARTIALLY_PAID', outstanding: usd(2) }), ...unpaid() },
  ],
  [
    'note_asks_cancel',
    'customer',
    { order: order({ note: 'please cancel my order' }) },
    { order: order({ note: 'please cancel my order, really' }) },
  ],
  [
    'note_asks_change',
    'customer',
    { order: order({ note: 'please change the size to L' }) },
    { order: order({ note: 'please change the size to XL' }) },
  ],
  ['address_incomplete', 'address', { address: house('Birch Street') }, { address: house('Oak Street') }],
  ['fraud_risk', 'risk', risky({}), risky({ shippingAddress: { ...ADDRESS, address1: '1 Other Road' } })],
  [
    'risk_pending',
    'risk',
    { order: order({ risk: { recommendation: 'NONE', levels: ['PENDING'] } }), recentCount: 0 },
    {
      order: order({ risk: { recommendation: 'NONE', levels: ['PENDING'] }, total: usd(99_00) }),
      recentCount: 0,
    },
  ],
  [
    'restricted_destination',
    'compliance',
    { ...abroad('NO', DECLARED), policy: policy({ blockedCountries: ['NO', 'SE'] }) },
    { ...abroad('SE', DECLARED), policy: policy({ blockedCountries: ['NO', 'SE'] }) },
  ],
  [
    'restricted_goods',
    'compliance',
    { ...abroad('NO', DECLARED), policy: policy({ domesticOnlySkus: ['SKU-1'] }) },
    { ...abroad('SE', DECLARED), policy: policy({ domesticOnlySkus: ['SKU-1'] }) },
  ],
  ['customs_data_missing', 'compliance', abroad('NO'), abroad('SE')],
  ['stock_mismatch', 'inventory', stocked(2, 1), stocked(3, 1)],
];

describe('what a person has allowed goes on, and stops again where its facts change', () => {
  test.each(DOUBTS)('%s', (kind, name, facts, changed) => {
    const found = decide(name, facts);
    expect(kindOf(found)).toBe(kind);
    const permits = [{ kind, about: found.about, by: 'kim' }];
    const allowed = decide(name, { ...facts, permits });
    expect(kindOf(allowed)).toBe('proceed');
    expect(allowed.reasons.join()).toContain(`kim allows it although: ${found.reasons.join('; ')}`);
    expect(kindOf(decide(name, { ...changed, permits }))).toBe(kind);
    // The same words about something else allow nothing.
    const elsewhere = [{ kind: 'mail_rejected' as const, about: found.about, by: 'kim' }];
    expect(kindOf(decide(name, { ...facts, permits: elsewhere }))).toBe(kind);
  });

  test.each(DOUBTS)('%s is offered with what comes of it', (kind) => {
    expect(playFor(kind, { policy: policy(), reachable: true }).allow).toMatch(/^Waybill .{20}/);
  });
});

describe('a permission is for one point only', () => {
  test('the next check still stops the order', () => {
    const both = { order: order({ outstanding: usd(2500) }), recent: [twin('1000', 1)] };
    const { about } = decide('validator', both);
    const permits = [{ kind: 'total_mismatch' as const, about, by: 'kim' }];
    expect(kindOf(decide('validator', { ...both, permits }))).toBe('duplicate_order');
  });

  test('what speaks for fraud is one finding: more of it needs a new permission', () => {
    const high = risky({});
    const { about, reasons } = decide('risk', { ...high, policy: policy({ reviewOver: 100 }) });
    expect(reasons).toEqual([
      'Shopify rates the risk of fraud as high; the total is over what the store ships without a look',
    ]);
    const permits = [{ kind: 'fraud_risk' as const, about, by: 'kim' }];
    const again = { ...high, permits };
    expect(kindOf(decide('risk', { ...again, policy: policy({ reviewOver: 100 }) }))).toBe('proceed');
    expect(kindOf(decide('risk', again))).toBe('fraud_risk');
  });
});

describe('nobody can allow', () => {
  test.each<[string, AgentName, object]>([
    ['an embargoed destination', 'compliance', abroad('CU')],
    ['no street', 'address', { address: { ...ADDRESS, address1: null } }],
    ['no country', 'address', { address: { ...NO_ADDRESS, address1: '1 Main Street' } }],
    [
      'an unpaid order where the store does not say so',
      'validator',
      { order: order({ financialStatus: 'PENDING' }), recent: [] },
    ],
    ['a void payment', 'validator', { order: order({ financialStatus: 'VOIDED' }), ...unpaid() }],
    ['an order without lines', 'validator', { order: order({ lines: [] }), recent: [] }],
    [
      'what is not there',
      'inventory',
      { order: order(), stock: [level(1, 'A', -1, 1)], locations: [location('A')], reserved: [] },
    ],
  ])('%s', (_name, name, facts) => {
    const found = decide(name, facts);
    expect(found.verdict.kind).toBe('fail');
    expect(found.about).toBeUndefined();
  });

  test.each<FailureKind>([
    'order_not_found',
    'oversold',
    'payment_voided',
    'held_elsewhere',
    'label_unclear',
  ])('%s, whatever the facts', (kind) => {
    expect(playFor(kind, { policy: policy(), reachable: true }).allow).toBeNull();
  });
});

function twin(id: string, quantity: number) {
  const lines = [{ sku: 'SKU-1', variantId: 'variant/1', quantity }];
  return { order: id, placedAt: '2026-11-01T09:55:00.000Z', cancelled: false, lines };
}

function unknown(quantity: number) {
  const lines = [line(1, { sku: null, variantId: null, currentQuantity: quantity })];
  return { order: order({ lines }), recent: [] };
}

function unpaid() {
  return { recent: [], policy: policy({ mayShipUnpaid: true }) };
}

function house(address1: string) {
  return { ...ADDRESS, address1 };
}

function risky(over: Parameters<typeof order>[0]) {
  return { order: order({ risk: { recommendation: 'CANCEL', levels: ['HIGH'] }, ...over }), recentCount: 0 };
}

function abroad(countryCode: string, over: Parameters<typeof line>[1] = {}) {
  const shippingAddress = { ...ADDRESS, countryCode, zip: '0150' };
  return { order: order({ shippingAddress, lines: [line(1, over)] }), originCountry: 'US' };
}

/** More is promised to others than lies on the shelf. */
function stocked(quantity: number, onHand: number) {
  const lines = [line(1, { currentQuantity: quantity })];
  return {
    order: order({ lines, fulfillmentOrders: [fulfillmentOrder('A', lines)] }),
    stock: [{ ...level(1, 'A', 10), onHand }],
    locations: [location('A')],
    reserved: [],
  };
}
