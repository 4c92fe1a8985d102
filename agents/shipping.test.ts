import { describe, expect, test } from 'vitest';
import { Action } from '../contracts/action.ts';
import type { FulfillmentOrder, OrderSnapshot } from '../contracts/order.ts';
import { StorePolicy } from '../contracts/policy.ts';
import { ShippingInput, shipping } from './shipping.ts';
import { fulfillmentOrder, line, order } from './testing.ts';

const rate = (service: string, amount: number, deliveryDays: number | null, currency = 'USD') => ({
  id: `rate/${service}`,
  carrier: 'USPS',
  service,
  cost: { amount, currency },
  deliveryDays,
});
const GROUND = rate('Ground', 500, 5);
const PRIORITY = rate('Priority', 900, 2);
const NEXT_DAY = rate('NextDay', 3000, 1);
const SHIPMENT = { number: 1, locationId: 'A', units: [{ lineItemId: 'line/1', quantity: 1 }] };

const decide = (rates: (typeof GROUND)[], over: Partial<OrderSnapshot> = {}, policy = {}) =>
  shipping.decide(
    ShippingInput.parse({
      order: order(over),
      shipment: SHIPMENT,
      quote: { carrierShipmentId: 'shp_1', rates },
      policy: StorePolicy.parse(policy),
    }),
  );
const sold = (title: string) => ({
  shippingLine: { title, code: null, price: { amount: 0, currency: 'USD' } },
});
const chosen = (...given: Parameters<typeof decide>) => {
  const { verdict } = decide(...given);
  return verdict.kind === 'proceed' ? verdict.data.service : verdict;
};

describe('the service', () => {
  const all = [NEXT_DAY, GROUND, PRIORITY];
  test.each<[string, string, (typeof GROUND)[], string]>([
    ['is the cheapest where any speed will do', 'Standard', all, 'Ground'],
    ['is the cheapest that keeps an express promise', 'Express', all, 'Priority'],
    ['is the cheapest that keeps a next-day promise', 'Overnight', all, 'NextDay'],
    ['is the fastest where none keeps the promise', 'Overnight', [GROUND, PRIORITY], 'Priority'],
    [
      'is one that says how long it takes, where the promise counts',
      'Express',
      [rate('Unknown', 1, null), PRIORITY],
      'Priority',
    ],
    ['is one that does not say, where there is no other', 'Express', [rate('Unknown', 1, null)], 'Unknown'],
    ['is the same of two at one price', 'Standard', [rate('B', 500, 3), rate('A', 500, 3)], 'A'],
    [
      "is priced in the store's currency where one is",
      'Standard',
      [rate('Yen', 1, 5, 'JPY'), GROUND],
      'Ground',
    ],
    ['is priced in another where none is', 'Standard', [rate('Yen', 700, 5, 'JPY')], 'Yen'],
  ])('%s', (_name, title, rates, service) => {
    expect(chosen(rates, sold(title))).toBe(service);
  });

  test('is asked of a person where there is none', () => {
    expect(chosen([])).toMatchObject({ kind: 'fail', failure: { kind: 'no_carrier_service' } });
  });
});

test('a label and a fulfillment are proposed, in this order, for the same units', () => {
  const { actions } = decide([GROUND]);
  expect(actions.map((action) => Action.parse(action))).toEqual([
    {
      kind: 'buy_label',
      shipment: 1,
      locationId: 'A',
      units: SHIPMENT.units,
      carrierShipmentId: 'shp_1',
      rateId: 'rate/Ground',
      carrier: 'USPS',
      service: 'Ground',
      cost: { amount: 500, currency: 'USD' },
    },
    { kind: 'create_fulfillment', shipment: 1, locationId: 'A', units: SHIPMENT.units, notifyCustomer: true },
  ]);
});

test("a label over the store's cap is proposed all the same: the gateway asks", () => {
  expect(decide([GROUND], {}, { labelCap: 1 }).actions).toHaveLength(2);
});

describe('Shopify tells the buyer', () => {
  const notifies = (...given: Parameters<typeof decide>) =>
    decide(...given).actions.some((action) => action.kind === 'create_fulfillment' && action.notifyCustomer);
  test.each<[string, Partial<OrderSnapshot>, object, boolean]>([
    ['where the store wants that', {}, {}, true],
    ['where there is only a phone number', { email: null, phone: '+12085550142' }, {}, true],
    ['nothing where nobody can be reached', { email: null, phone: null }, {}, false],
    ['nothing where Waybill tells', {}, { messages: { shipped: 'waybill' } }, false],
    ['nothing where nobody shall', {}, { messages: { shipped: 'nobody' } }, false],
  ])('%s', (_name, over, policy, expected) => {
    expect(notifies([GROUND], over, policy)).toBe(expected);
  });
});

describe('no label is bought for units', () => {
  const changed = { kind: 'fail', failure: { kind: 'fulfillment_order_changed' } };
  test.each([
    ['cancelled', { cancelledAt: '2026-03-01T12:00:00Z' }],
    ['refunded in full', { financialStatus: 'REFUNDED' }],
  ])('of an order that was %s a moment ago', (_name, over) => {
    expect(decide([GROUND], over).verdict).toMatchObject(changed);
  });
  test.each<[string, FulfillmentOrder[]]>([
    ['that somebody has fulfilled', [fulfillmentOrder('A', [line(1)], { status: 'CLOSED' })]],
    ['that somebody has moved away', [fulfillmentOrder('B', [line(1)])]],
    ['that are on hold', [fulfillmentOrder('A', [line(1)], { status: 'ON_HOLD' })]],
    ['that were taken off the order', [fulfillmentOrder('A', [line(2)])]],
  ])('%s', (_name, fulfillmentOrders) => {
    const decision = decide([GROUND], { fulfillmentOrders });
    expect(decision.verdict).toMatchObject(changed);
    expect(decision.actions).toEqual([]);
  });

  test('but in shadow, where the plan’s moves are not made, the place says nothing', () => {
    const elsewhere = { fulfillmentOrders: [fulfillmentOrder('B', [line(1)])] };
    expect(decide([GROUND], elsewhere, { autonomy: 'shadow' }).verdict).toMatchObject({ kind: 'proceed' });
  });
});
