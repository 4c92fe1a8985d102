import { expect, test } from 'vitest';
import { type HandOver, lookAtHandOver } from './handOver.ts';
import type { Parcel } from './tracker.ts';

const NOW = '2026-11-20T12:00:00.000Z';
const ago = (hours: number) => new Date(Date.parse(NOW) - hours * 3_600_000).toISOString();

const parcel = (over: Partial<Parcel> = {}): Parcel => ({
  trackingNumber: 'EZ1',
  status: 'pre_transit',
  lastEventAt: null,
  message: null,
  labelledAt: ago(2),
  number: 1,
  packed: false,
  ...over,
});

const look = (when: HandOver['when'], parcels: Parcel[], { waits = 2, permits = [] as never[] } = {}) =>
  lookAtHandOver(parcels, NOW, { when, since: ago(waits), patienceDays: 3 }, permits);

function waiting(...given: Parameters<typeof look>): number[] | undefined {
  const { verdict } = look(...given);
  if (verdict.kind !== 'proceed') throw new Error(`not decided: ${JSON.stringify(verdict)}`);
  return verdict.data.waiting;
}

test.each([
  ['label', parcel(), []],
  ['packed', parcel(), [1]],
  ['packed', parcel({ packed: true }), []],
  // Nobody noted it down, and yet it has left.
  ['packed', parcel({ status: 'in_transit' }), []],
  ['carrier_scan', parcel(), [1]],
  ['carrier_scan', parcel({ status: 'unknown' }), [1]],
  ['carrier_scan', parcel({ packed: true }), [1]],
  ['carrier_scan', parcel({ status: 'in_transit' }), []],
  ['carrier_scan', parcel({ status: 'out_for_delivery' }), []],
  ['carrier_scan', parcel({ status: 'delivered' }), []],
  ['carrier_scan', parcel({ status: 'return_to_sender' }), []],
] as const)('told of at %s: of %j these wait: %j', (when, one, expected) => {
  expect(waiting(when, [one])).toEqual(expected);
});

test('each of several parcels is told of when it has left', () => {
  const parcels = [parcel({ packed: true }), parcel({ number: 2, trackingNumber: 'EZ2' })];
  expect(waiting('packed', parcels)).toEqual([2]);
});

test('an order without a labelled parcel waits for none', () => {
  expect(waiting('packed', [])).toEqual([]);
});

test('a person is asked once the patience is over, and not while another parcel has just left', () => {
  expect(look('packed', [parcel()], { waits: 72 }).verdict).toMatchObject({
    kind: 'fail',
    failure: { kind: 'not_handed_over', detail: expect.stringContaining('wait to be packed') },
  });
  expect(waiting('packed', [parcel()], { waits: 71 })).toEqual([1]);
  const second = parcel({ number: 2, packed: true });
  expect(waiting('packed', [parcel(), second], { waits: 72 })).toEqual([1]);
});

test('whoever says that it has left is believed, for these parcels', () => {
  const asked = look('packed', [parcel()], { waits: 72 });
  const permits = [{ kind: 'not_handed_over', about: asked.about, by: 'an operator' }] as never[];
  expect(waiting('packed', [parcel()], { waits: 72, permits })).toEqual([]);
  // The patience begins anew once somebody was asked.
  expect(waiting('packed', [parcel()], { waits: 0, permits })).toEqual([]);
  const other = [parcel({ trackingNumber: 'EZ9' })];
  expect(look('packed', other, { waits: 72, permits }).verdict.kind).toBe('fail');
});
