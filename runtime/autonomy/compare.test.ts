import { describe, expect, test } from 'vitest';
import { ADDRESS } from '../../agents/testing.ts';
import type { Action, ActionOf } from '../../contracts/action.ts';
import type { FulfillmentOrder, OrderSnapshot } from '../../contracts/order.ts';
import { compareDone, compareShadowed } from './compare.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });

const units = [{ lineItemId: 'line/1', quantity: 2 }];
const shipment = { shipment: 1, locationId: 'A', units };
const label: ActionOf<'buy_label'> = {
  kind: 'buy_label',
  ...shipment,
  carrierShipmentId: 'shp_1',
  rateId: 'rate_1',
  carrier: 'UPSDAP',
  service: 'Ground',
  cost: usd(500),
};
const fulfillment: Action = { kind: 'create_fulfillment', ...shipment, notifyCustomer: true };
const move: Action = { kind: 'move_fulfillment_order', fromLocationId: 'B', toLocationId: 'A', units };
const correction: Action = { kind: 'update_address', address: ADDRESS };
const hold: Action = { kind: 'place_hold', reason: 'OTHER', note: 'n' };
const tags: Action = { kind: 'add_tags', tags: ['VIP', 'note:gift'] };
const message: Action = { kind: 'send_message', event: 'shipped', locale: 'en', subject: 's', body: 'b' };

const at = (
  locationId: string,
  fulfilled: number,
  over: Partial<FulfillmentOrder> = {},
): FulfillmentOrder => ({
  id: `fo/${locationId}`,
  status: fulfilled === 2 ? 'CLOSED' : 'OPEN',
  requestStatus: 'UNSUBMITTED',
  locationId,
  deliveryMethod: null,
  supportedActions: [],
  holds: [],
  lines: [{ id: 'fo-line', lineItemId: 'line/1', remaining: 2 - fulfilled, fulfilled }],
  ...over,
});

/** Two units of one line, of which some were shipped. */
function seen(shipped: number, over: Partial<OrderSnapshot> = {}): OrderSnapshot {
  const made =
    shipped > 0 ? [{ id: 'f/1', status: 'SUCCESS', trackingNumbers: [], carriers: [] as string[] }] : [];
  return {
    cancelledAt: null,
    tags: [],
    shippingAddress: ADDRESS,
    lines: [{ id: 'line/1', quantity: 2, currentQuantity: 2, unfulfilledQuantity: 2 - shipped }],
    fulfillmentOrders: [at('A', shipped)],
    fulfillments: made,
    ...over,
  } as unknown as OrderSnapshot;
}

const by = (carrier: string) => ({
  fulfillments: [{ id: 'f/1', status: 'SUCCESS', trackingNumbers: ['T'], carriers: [carrier] }],
});
const CANCELLED = { cancelledAt: '2026-11-01T10:00:00.000Z' };
const elsewhere = { shippingAddress: { ...ADDRESS, address1: '41 Birch Street' } };

describe('of what was left to people', () => {
  test.each<[string, Action, OrderSnapshot, boolean | null]>([
    ['a label: nothing yet', label, seen(0), null],
    ['a label: shipped only in part', label, seen(1), null],
    ['a label: shipped in the same way', label, seen(2), true],
    ['a label: by the same carrier, under its other name', label, seen(2, by('UPS')), true],
    ['a label: by another carrier', label, seen(2, by('USPS')), false],
    ['a label: from another location', label, seen(2, { fulfillmentOrders: [at('B', 2)] }), false],
    ['a label: from nobody knows where', label, seen(2, { fulfillmentOrders: [] }), true],
    ['a label: cancelled', label, seen(0, CANCELLED), false],
    [
      'a label: fewer units are left of the order',
      label,
      seen(0, {
        lines: [{ ...seen(0).lines[0], currentQuantity: 1, unfulfilledQuantity: 1 }],
      } as Partial<OrderSnapshot>),
      false,
    ],
    ['a fulfillment: by whatever carrier', fulfillment, seen(2, by('USPS')), true],
    [
      'a fulfillment: from another location',
      fulfillment,
      seen(2, { fulfillmentOrders: [at('B', 2)] }),
      false,
    ],
    ['a move: not shipped yet', move, seen(0), null],
    ['a move: shipped from there', move, seen(2), true],
    ['a move: shipped from where it lay', move, seen(2, { fulfillmentOrders: [at('B', 2)] }), false],
    ['a move: shipped from nobody knows where', move, seen(2, { fulfillmentOrders: [] }), null],
    ['a correction: made', correction, seen(0), true],
    [
      'a correction: made in other letters',
      correction,
      seen(0, { shippingAddress: { ...ADDRESS, address1: '14, birch street.', zip: '83702-1234' } }),
      true,
    ],
    ['a correction: not made yet', correction, seen(0, elsewhere), null],
    ['a correction: shipped as it was', correction, seen(2, elsewhere), false],
    ['a hold: nothing yet', hold, seen(0), null],
    [
      'a hold: held by hand',
      hold,
      seen(0, {
        fulfillmentOrders: [at('A', 0, { holds: [{ id: 'h', handle: null, reason: 'OTHER', ours: false }] })],
      }),
      true,
    ],
    [
      'a hold: held by Waybill alone',
      hold,
      seen(0, {
        fulfillmentOrders: [
          at('A', 0, { holds: [{ id: 'h', handle: 'waybill', reason: 'OTHER', ours: true }] }),
        ],
      }),
      null,
    ],
    ['a hold: cancelled', hold, seen(0, CANCELLED), true],
    ['a hold: shipped as it was', hold, seen(2), false],
    ['tags: set', tags, seen(0, { tags: ['vip', 'note:gift', 'more'] }), true],
    ['tags: one of them', tags, seen(0, { tags: ['vip'] }), null],
    ['tags: shipped without', tags, seen(2, { tags: ['vip'] }), false],
    ['a message: nothing is to be seen', message, seen(2), null],
  ])('%s', (_name, action, order, agreed) => {
    expect(compareShadowed(action, { order, changed: false, ours: false })?.agreed ?? null).toBe(agreed);
  });

  test.each<[string, Action, OrderSnapshot, boolean | null]>([
    ['a label says nothing: it was for another order', label, seen(2), null],
    ['a label is still refuted by a cancellation', label, seen(0, CANCELLED), false],
    ['a hold was right', hold, seen(2), true],
  ])('where the order has changed since, %s', (_name, action, order, agreed) => {
    expect(compareShadowed(action, { order, changed: true, ours: false })?.agreed ?? null).toBe(agreed);
  });

  test('tags say nothing of an order that Waybill shipped before anybody could set them', () => {
    expect(compareShadowed(tags, { order: seen(2), changed: false, ours: true })).toBeNull();
  });
});

describe('what was done without asking', () => {
  const done = (action: Action, order: OrderSnapshot, result = {}) =>
    compareDone(action, { order, changed: false, ours: true }, result)?.agreed ?? null;

  test.each([label, fulfillment, move, correction, hold, message])(
    'stands while nobody takes it back: $kind',
    (action) => {
      expect(done(action, seen(0), { fulfillmentId: 'f/1' })).toBeNull();
      expect(done(action, seen(2), { fulfillmentId: 'f/1' })).toBeNull();
    },
  );

  test.each<[string, Action, OrderSnapshot]>([
    ['a label, by cancelling the order', label, seen(0, CANCELLED)],
    ['a fulfillment, by cancelling the order', fulfillment, seen(2, CANCELLED)],
    [
      'a fulfillment, by cancelling it',
      fulfillment,
      seen(0, { fulfillments: [{ id: 'f/1', status: 'CANCELLED', trackingNumbers: [], carriers: [] }] }),
    ],
    ['a move, by moving it on', move, seen(0, { fulfillmentOrders: [at('B', 0)] })],
    ['a correction, by writing something else', correction, seen(0, elsewhere)],
    ['tags, by taking one off', tags, seen(0, { tags: ['vip'] })],
  ])('is taken back: %s', (_name, action, order) => {
    expect(done(action, order, { fulfillmentId: 'f/1' })).toBe(false);
  });
});
