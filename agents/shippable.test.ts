import { expect, test } from 'vitest';
import type { OrderSnapshot } from '../contracts/order.ts';
import { goodsToShip, parcelOrders, unitsToShip } from './shippable.ts';
import { fulfillmentOrder, line, order } from './testing.ts';

const one = line(1);
const of = (over: Parameters<typeof fulfillmentOrder>[2], lines = [one]): Partial<OrderSnapshot> => ({
  lines,
  fulfillmentOrders: [fulfillmentOrder('A', lines, over)],
});

test.each<[string, Partial<OrderSnapshot>]>([
  ['picked up in the store', of({ deliveryMethod: 'PICK_UP' })],
  ['picked up elsewhere', of({ deliveryMethod: 'PICKUP_POINT' })],
  ['delivered by the store itself', of({ deliveryMethod: 'LOCAL' })],
  ['sold over the counter', { ...of({ deliveryMethod: 'RETAIL' }), sourceName: 'pos' }],
  ['delivered without a parcel', of({ deliveryMethod: 'NONE' })],
  ['digital', of({}, [line(1, { requiresShipping: false })])],
  ['a gift card', of({}, [line(1, { isGiftCard: true })])],
  ['accepted by a fulfillment service', of({ requestStatus: 'ACCEPTED' })],
  ['asked of a fulfillment service', of({ requestStatus: 'SUBMITTED' })],
  ['fulfilled', of({ status: 'CLOSED' })],
  ['cancelled', of({ status: 'CANCELLED' })],
  ['due on another day', of({ status: 'SCHEDULED' })],
])('what is %s is never labelled', (_, over) => {
  expect(unitsToShip(order(over))).toEqual([]);
  expect(goodsToShip(order(over))).toEqual([]);
});

test.each(['SHIPPING', null])('what goes out by %s is labelled', (deliveryMethod) => {
  expect(unitsToShip(order(of({ deliveryMethod })))).toEqual([{ lineItemId: one.id, quantity: 1 }]);
});

test('of a mixed order only the parcel is labelled', () => {
  const lines = [line(1), line(2), line(3, { isGiftCard: true }), line(4, { requiresShipping: false })];
  const mixed = order({
    lines,
    fulfillmentOrders: [
      fulfillmentOrder('A', [line(1), line(3, { isGiftCard: true }), line(4)]),
      fulfillmentOrder('B', [line(2)], { deliveryMethod: 'PICK_UP' }),
    ],
  });
  expect(parcelOrders(mixed)).toHaveLength(1);
  expect(unitsToShip(mixed)).toEqual([{ lineItemId: lines[0]?.id, quantity: 1 }]);
});
