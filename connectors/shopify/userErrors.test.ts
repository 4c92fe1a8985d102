import { expect, test } from 'vitest';
import { refuseUserErrors, type UserError } from './userErrors.ts';

const refusal = (error: UserError, mutation: string) => {
  try {
    refuseUserErrors([error], mutation);
  } catch (thrown) {
    return thrown as Error & { kind: string };
  }
  throw new Error('nothing was refused');
};

test('no error is no refusal', () => {
  expect(() => refuseUserErrors([], 'tagsAdd')).not.toThrow();
});

test.each([
  ['fulfillmentCreate', null, 'Fulfillment order 12 has an unfulfillable status= closed.'],
  ['fulfillmentCreate', null, 'Fulfillment order does not exist.'],
  ['fulfillmentCreate', null, 'Invalid fulfillment order line item quantity requested.'],
  ['fulfillmentCreate', null, 'All fulfillment orders must have the same assigned location.'],
  ['fulfillmentOrderMove', null, 'Fulfillment order is not in a state that allows a move.'],
  ['fulfillmentOrderHold', 'FULFILLMENT_ORDER_NOT_FOUND', 'The fulfillment order could not be found.'],
  ['fulfillmentOrderHold', 'INVALID_LINE_ITEM_QUANTITY', 'The quantity is invalid.'],
  ['fulfillmentOrderReleaseHold', 'FULFILLMENT_ORDER_NOT_FOUND', 'The fulfillment order was not found.'],
])('%s: %s %s: the fulfillment order has changed', (mutation, code, message) => {
  expect(refusal({ code, message, field: ['id'] }, mutation).kind).toBe('fulfillment_order_changed');
});

test.each([
  ['tagsAdd', null, 'Order does not exist'],
  ['orderUpdate', null, 'Zip is not valid, and the status is closed'],
  ['fulfillmentOrderHold', 'FULFILLMENT_ORDER_HOLD_LIMIT_REACHED', 'The maximum number has been reached.'],
  ['fulfillmentCreate', null, 'Tracking url is invalid'],
])('%s: %s %s: a refusal like any other', (mutation, code, message) => {
  expect(refusal({ code, message, field: null }, mutation)).toMatchObject({
    kind: 'shopify_refuses',
    retryable: false,
    mayHaveActed: false,
  });
});

test('a hold that is another app’s is out of reach', () => {
  const error = { code: 'INVALID_ACCESS', message: 'The app does not have access.', field: ['id'] };
  expect(refusal(error, 'fulfillmentOrderReleaseHold').kind).toBe('shopify_scope_missing');
});

test('only codes and names of fields are handed on', () => {
  const error = { message: 'Main St 1 is no address', field: ['input', 'shippingAddress', 'address1'] };
  expect(refusal(error, 'orderUpdate').message).toBe('orderUpdate: input.shippingAddress.address1');
});
