import { expect, test } from 'vitest';
import type { OrderSnapshot } from '../contracts/order.ts';
import { servedParcels } from './served.ts';
import { TrackerInput, tracker } from './tracker.ts';

const NOW = '2026-11-20T12:00:00.000Z';
const ago = (days: number) => new Date(Date.parse(NOW) - days * 24 * 3_600_000).toISOString();

const shown = (shownAs: string, number: string | null = '3PL1', days = 1) =>
  ({
    fulfillments: [
      {
        id: 'f/1',
        status: 'SUCCESS',
        trackingNumbers: number ? [number] : [],
        carriers: [],
        shownAs,
        createdAt: ago(days),
        updatedAt: ago(days),
      },
    ],
  }) as unknown as OrderSnapshot;

const verdict = (order: OrderSnapshot, own: string[] = []) =>
  tracker.decide(TrackerInput.parse({ parcels: servedParcels(order, own), served: true, now: NOW })).verdict;
const goesOn = (state: string) => ({ kind: 'proceed', data: { state } });
const stops = { kind: 'fail', failure: { kind: 'parcel_problem' } };

test.each([
  ['has heard nothing of yet', shown('FULFILLED'), goesOn('moving')],
  ['never heard of', shown('CONFIRMED', '3PL1', 11), goesOn('untold')],
  ['cannot track: it has no number', shown('FULFILLED', null), goesOn('untold')],
  ['shows as on its way', shown('IN_TRANSIT'), goesOn('moving')],
  ['shows as arrived', shown('DELIVERED'), goesOn('delivered')],
  ['shows as collected', shown('PICKED_UP'), goesOn('delivered')],
  ['shows as lost', shown('NOT_DELIVERED'), stops],
  ['has heard nothing more of for long', shown('IN_TRANSIT', '3PL1', 11), stops],
])('a parcel of a fulfillment service that Shopify %s', (_, order, expected) => {
  expect(verdict(order)).toMatchObject(expected);
});

test('a parcel with a label of Waybill’s own is the carrier’s to tell of', () => {
  expect(servedParcels(shown('DELIVERED'), ['3PL1'])).toEqual([]);
});
