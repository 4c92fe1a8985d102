import { describe, expect, test } from 'vitest';
import type { OrderSnapshot } from '../contracts/order.ts';
import { StorePolicy } from '../contracts/policy.ts';
import { fulfillmentOrder, line, order } from './testing.ts';
import { ValidatorInput, validator } from './validator.ts';

type Recent = Parameters<typeof validator.decide>[0]['recent'][number];

const verdict = (over: Partial<OrderSnapshot> = {}, recent: Recent[] = [], policy = {}) =>
  validator.decide(ValidatorInput.parse({ order: order(over), policy: StorePolicy.parse(policy), recent }))
    .verdict;

const usd = (amount: number) => ({ amount, currency: 'USD' });
const digital = line(1, { requiresShipping: false });

test('a paid order with goods goes on, and says how much there is to ship', () => {
  const lines = [line(1, { currentQuantity: 2 }), line(2)];
  expect(verdict({ lines })).toEqual({ kind: 'proceed', data: { lines: 2, units: 3 } });
});

describe('there is nothing to ship for an order', () => {
  test.each<[string, Partial<OrderSnapshot>, string]>([
    [
      'that was cancelled, even a test order',
      { cancelledAt: '2026-11-01T10:00:00Z', test: true },
      'cancelled',
    ],
    ['that is a test', { test: true }, 'ignored'],
    ['that is fulfilled already', { fulfillmentStatus: 'FULFILLED' }, 'nothing_to_ship'],
    ['that is refunded in full', { financialStatus: 'REFUNDED' }, 'nothing_to_ship'],
    [
      'that is refunded and has lost its lines',
      { financialStatus: 'REFUNDED', lines: [] },
      'nothing_to_ship',
    ],
    ['that is archived', { closedAt: '2026-11-02T10:00:00Z' }, 'nothing_to_ship'],
    ['of digital goods', { lines: [digital] }, 'nothing_to_ship'],
    [
      'of digital goods that is not paid yet',
      { lines: [digital], financialStatus: 'PENDING' },
      'nothing_to_ship',
    ],
    ['of a gift card', { lines: [line(1, { isGiftCard: true })] }, 'nothing_to_ship'],
    ['whose lines were all removed', { lines: [line(1, { currentQuantity: 0 })] }, 'nothing_to_ship'],
    [
      'handed over at a point of sale',
      { sourceName: 'pos', fulfillmentOrders: [fulfillmentOrder('A', [line(1)], { status: 'CLOSED' })] },
      'nothing_to_ship',
    ],
  ])('%s', (_name, over, outcome) => {
    expect(verdict(over)).toMatchObject({ kind: 'finish', outcome });
  });

  test.each(['PICK_UP', 'LOCAL', 'NONE', 'RETAIL', 'PICKUP_POINT'])('delivered by %s', (deliveryMethod) => {
    const fulfillmentOrders = [fulfillmentOrder('A', [line(1)], { deliveryMethod })];
    expect(verdict({ fulfillmentOrders })).toMatchObject({ kind: 'finish', outcome: 'nothing_to_ship' });
  });
});

describe('what Shopify says of the payment', () => {
  test.each([
    ['PAID', null],
    ['PARTIALLY_REFUNDED', null],
    ['PENDING', 'payment_pending'],
    ['AUTHORIZED', 'payment_pending'],
    [null, 'payment_pending'],
    ['PARTIALLY_PAID', 'payment_partial'],
    ['VOIDED', 'payment_voided'],
    ['EXPIRED', 'payment_voided'],
    ['A_STATUS_OF_TOMORROW', 'payment_pending'],
  ])('%s: %s', (financialStatus, kind) => {
    const found = verdict({ financialStatus, outstanding: usd(financialStatus === 'PAID' ? 0 : 2500) });
    expect(found.kind === 'fail' ? found.failure.kind : null).toBe(kind);
  });

  test('does not hold an order over nothing', () => {
    expect(verdict({ financialStatus: 'PENDING', total: usd(0) })).toMatchObject({ kind: 'proceed' });
  });
});

describe('an order that cannot be right', () => {
  const custom = line(1, { sku: null, variantId: null, inventoryItemId: null });
  test.each<[string, Partial<OrderSnapshot>, string]>([
    ['has no lines', { lines: [] }, 'no_lines'],
    ['has no lines and is not paid', { lines: [], financialStatus: 'PENDING' }, 'no_lines'],
    ['has a currency that is none', { currency: 'XXX' }, 'currency_unknown'],
    ['has a total below zero', { total: usd(-1) }, 'total_mismatch'],
    ['is paid with everything outstanding', { outstanding: usd(2500) }, 'total_mismatch'],
    [
      'has a line in another currency',
      { lines: [line(1, { unitPrice: { amount: 1, currency: 'EUR' } })] },
      'total_mismatch',
    ],
    ['is to ship something without product and SKU', { lines: [custom] }, 'unknown_sku'],
  ])('%s', (_name, over, kind) => {
    expect(verdict(over)).toMatchObject({ kind: 'fail', failure: { kind } });
  });
});

describe('an order that only looks odd goes on', () => {
  const custom = line(2, { sku: null, variantId: null, requiresShipping: false });
  test.each<[string, Partial<OrderSnapshot>]>([
    ['with lines that do not add up to the total', { total: usd(9999) }],
    ['with cents outstanding that the till rounded away', { outstanding: usd(2) }],
    ['with a line that has lost its product, but not its SKU', { lines: [line(1, { variantId: null })] }],
    ['with a tip beside the goods', { lines: [line(1), custom] }],
    ['with a removed line beside the goods', { lines: [line(1), line(2, { currentQuantity: 0 })] }],
  ])('%s', (_name, over) => {
    expect(verdict(over)).toMatchObject({ kind: 'proceed', data: { lines: 1, units: 1 } });
  });
});

describe('the same order twice', () => {
  const twin = (over: Partial<Recent> = {}): Recent => ({
    order: '1000',
    placedAt: '2026-11-01T09:55:00.000Z',
    cancelled: false,
    lines: [{ sku: 'SKU-1', variantId: 'variant/1', quantity: 1 }],
    ...over,
  });
  const duplicate = { kind: 'fail', failure: { kind: 'duplicate_order' } };

  test('within the window is suspect', () => {
    expect(verdict({}, [twin()])).toMatchObject(duplicate);
  });

  test('is the same however it is spread over lines', () => {
    const lines = [line(1), line(1, { id: 'line/9' })];
    const two = [{ sku: 'SKU-1', variantId: 'variant/1', quantity: 2 }];
    expect(verdict({ lines }, [twin({ lines: two })])).toMatchObject(duplicate);
  });

  test.each<[string, Recent, object]>([
    ['longer ago', twin({ placedAt: '2026-11-01T09:50:00.000Z' }), {}],
    ['placed later: that one is the suspect', twin({ placedAt: '2026-11-01T10:01:00.000Z' }), {}],
    ['cancelled', twin({ cancelled: true }), {}],
    ['of other goods', twin({ lines: [{ sku: 'SKU-2', variantId: 'variant/2', quantity: 1 }] }), {}],
    ['of another quantity', twin({ lines: [{ sku: 'SKU-1', variantId: 'variant/1', quantity: 2 }] }), {}],
    ['where the store does not check', twin(), { duplicateWindowMinutes: 0 }],
  ])('%s is none', (_name, recent, policy) => {
    expect(verdict({}, [recent], policy)).toMatchObject({ kind: 'proceed' });
  });

  test('in the same second holds one of the two', () => {
    const at = '2026-11-01T10:00:00.000Z';
    expect(verdict({}, [twin({ order: '999', placedAt: at })])).toMatchObject(duplicate);
    expect(verdict({}, [twin({ order: '1002', placedAt: at })])).toMatchObject({ kind: 'proceed' });
  });
});

describe('an order that is not to be shipped yet', () => {
  const foreign = { id: 'hold/1', handle: null, reason: 'OTHER', ours: false };
  const later = { kind: 'fail', failure: { kind: 'held_elsewhere' } };

  test('because somebody else holds it', () => {
    const fulfillmentOrders = [fulfillmentOrder('A', [line(1)], { status: 'ON_HOLD', holds: [foreign] })];
    expect(verdict({ fulfillmentOrders })).toMatchObject(later);
  });

  test('because it is scheduled', () => {
    expect(
      verdict({ fulfillmentOrders: [fulfillmentOrder('A', [line(1)], { status: 'SCHEDULED' })] }),
    ).toMatchObject(later);
  });

  test('unlike one that Waybill itself holds', () => {
    const holds = [{ ...foreign, ours: true }];
    expect(
      verdict({ fulfillmentOrders: [fulfillmentOrder('A', [line(1)], { status: 'ON_HOLD', holds })] }),
    ).toMatchObject({ kind: 'proceed' });
  });
});

test('units that a cancelled fulfillment has opened again are not sent a second time with what else is planned', () => {
  const reopened = { parcels: ['EZ1'], units: 2 };
  const input = { order: order(), policy: StorePolicy.parse({}), recent: [], reopened };
  // Nobody can leave them as they are here: the plan would ship them with the rest.
  expect(validator.decide(ValidatorInput.parse(input))).toMatchObject({
    verdict: { kind: 'fail', failure: { kind: 'fulfillment_cancelled' } },
  });
  expect(validator.decide(ValidatorInput.parse(input)).about).toBeUndefined();
});
