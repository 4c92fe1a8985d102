import { describe, expect, test } from 'vitest';
import type { FulfillmentOrder, OrderSnapshot } from '../contracts/order.ts';
import { StorePolicy } from '../contracts/policy.ts';
import { RouterInput, router } from './router.ts';
import { shipping } from './shipping.ts';
import { fulfillmentOrder, level, line, location, order } from './testing.ts';

const DAY = 24 * 3600;
const units = [{ lineItemId: 'line/1', quantity: 2 }];
const two = [line(1, { currentQuantity: 2 })];

/** Two units at location A, of which some are sent. */
const at = (requestStatus: string, sent = 0, over: Partial<FulfillmentOrder> = {}) =>
  fulfillmentOrder('A', two, {
    ...{ requestStatus, status: sent === 2 ? 'CLOSED' : 'OPEN' },
    lines: [{ id: 'fo-line', lineItemId: 'line/1', remaining: 2 - sent, fulfilled: sent }],
    ...over,
  });

const decide = (
  fulfillmentOrders: FulfillmentOrder[],
  requested?: number,
  over: Partial<OrderSnapshot> = {},
) =>
  shipping.decide({
    order: order({ lines: two, fulfillmentOrders, ...over }),
    shipment: { number: 1, locationId: 'A', units, byService: true },
    quote: null,
    policy: StorePolicy.parse({}),
    ...(requested === undefined ? {} : { requested }),
  });

describe('a fulfillment service', () => {
  test('is asked, and no label is bought', () => {
    const request = {
      kind: 'request_fulfillment',
      shipment: 1,
      locationId: 'A',
      units,
      notifyCustomer: true,
    };
    expect(decide([at('UNSUBMITTED')])).toMatchObject({
      verdict: { data: { request: 'asked' } },
      actions: [request],
    });
    expect(decide([at('UNSUBMITTED')], undefined, { email: null }).actions).toMatchObject([
      { notifyCustomer: false },
    ]);
  });

  test.each<[string, FulfillmentOrder[], object]>([
    ['that has said nothing is awaited', [at('SUBMITTED')], { data: { request: 'asked' } }],
    ['that has accepted is awaited', [at('ACCEPTED')], { data: { request: 'accepted' } }],
    ['that has sent one part is awaited', [at('ACCEPTED', 1)], { data: { request: 'accepted' } }],
    ['that has sent all of it is done', [at('CLOSED', 2)], { data: { request: 'shipped' } }],
    [
      'that was sent in two parts is done',
      [
        at('CLOSED', 2, { lines: [{ id: '1', lineItemId: 'line/1', remaining: 0, fulfilled: 1 }] }),
        at('CLOSED', 1, {
          status: 'CLOSED',
          lines: [{ id: '2', lineItemId: 'line/1', remaining: 0, fulfilled: 1 }],
        }),
      ],
      { data: { request: 'shipped' } },
    ],
    [
      'that declines does not ship it',
      [at('REJECTED')],
      { failure: { kind: 'service_rejected', subject: 'A' } },
    ],
    [
      'that gives up half way does not ship it',
      [at('CLOSED', 1, { status: 'INCOMPLETE' })],
      { failure: { kind: 'service_rejected' } },
    ],
    [
      'that a person has taken it from does not ship it',
      [at('UNSUBMITTED')],
      { failure: { kind: 'service_rejected' } },
    ],
    [
      'whose fulfillment order was moved is not waited for',
      [{ ...at('ACCEPTED'), locationId: 'B' }],
      { failure: { kind: 'fulfillment_order_changed' } },
    ],
  ])('%s', (_name, fulfillmentOrders, verdict) => {
    const decision = decide(fulfillmentOrders, DAY);
    expect(decision.verdict).toMatchObject(verdict);
    expect(decision.actions).toEqual([]);
  });

  test('that takes longer than the store has patience is put to a person', () => {
    const failed = { kind: 'service_silent', detail: 'it was asked for shipment 1 6 day(s) ago' };
    expect(decide([at('ACCEPTED')], 6 * DAY).verdict).toMatchObject({ failure: failed });
  });

  test('is not asked for what is no longer there', () => {
    expect(decide([at('UNSUBMITTED', 1)]).verdict).toMatchObject({
      failure: { kind: 'fulfillment_order_changed' },
    });
  });
});

describe('the router', () => {
  const route = (over: Partial<OrderSnapshot>, avoid: string[] = []) =>
    router.decide(
      RouterInput.parse({
        ...{ order: order({ lines: two, ...over }), reserved: [], avoid, now: '2026-11-01T10:00:00.000Z' },
        locations: [location('A', { fulfillmentService: true }), location('B')],
        stock: [level(1, 'A', 5, 2), level(1, 'B', 2)],
      }),
    );

  test('says which shipments a service makes', () => {
    expect(route({}).verdict).toMatchObject({ data: { shipments: [{ locationId: 'A', byService: true }] } });
  });

  test('leaves out the service that has declined', () => {
    const { verdict } = route({}, ['A']);
    expect(verdict).toMatchObject({ data: { shipments: [{ number: 1, locationId: 'B' }] } });
    expect(JSON.stringify(verdict)).not.toContain('byService');
    expect(route({}, ['A', 'B']).verdict).toMatchObject({ failure: { kind: 'service_rejected' } });
  });

  test('leaves alone what a service has in hand already', () => {
    const done = { kind: 'finish', outcome: 'nothing_to_ship', why: 'a fulfillment service has it' };
    expect(route({ fulfillmentOrders: [at('ACCEPTED')] }).verdict).toEqual(done);
  });
});
