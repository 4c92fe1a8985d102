import { describe, expect, test } from 'vitest';
import { TrackerData, TrackerInput, tracker } from './tracker.ts';

const NOW = '2026-11-20T12:00:00.000Z';
const HOUR = 3600;
const ago = (hours: number) => new Date(Date.parse(NOW) - hours * HOUR * 1000).toISOString();
const parcel = (status: string, over: { lastEventAt?: string | null; labelledAt?: string } = {}) => ({
  trackingNumber: '1',
  status,
  lastEventAt: ago(1),
  message: null,
  labelledAt: ago(48),
  ...over,
});
const verdict = (...parcels: ReturnType<typeof parcel>[]) =>
  tracker.decide(TrackerInput.parse({ parcels, now: NOW })).verdict;
function pause(...parcels: ReturnType<typeof parcel>[]): number {
  const found = verdict(...parcels);
  if (found.kind !== 'proceed') throw new Error(`not on the way: ${JSON.stringify(found)}`);
  return TrackerData.parse(found.data).checkAgainInSeconds;
}
const problem = { kind: 'fail', failure: { kind: 'parcel_problem' } };

describe('the next look', () => {
  test.each([
    ['soon after a word of the carrier', parcel('in_transit', { lastEventAt: ago(1) }), 3],
    ['later after a day of silence', parcel('in_transit', { lastEventAt: ago(24) }), 12],
    ['a day later after three', parcel('in_transit', { lastEventAt: ago(72) }), 24],
    ['and never longer', parcel('in_transit', { lastEventAt: ago(200) }), 24],
    ['soon when it is about to arrive', parcel('out_for_delivery', { lastEventAt: ago(40) }), 3],
    [
      'counted from the label where there is no word yet',
      parcel('pre_transit', { lastEventAt: null, labelledAt: ago(20) }),
      10,
    ],
    [
      'counted from the label where the word has no readable time',
      parcel('in_transit', { lastEventAt: 'yesterday', labelledAt: ago(20) }),
      10,
    ],
    ['soon where the carrier lives in the future', parcel('in_transit', { lastEventAt: ago(-30) }), 3],
  ])('%s', (_name, given, hours) => {
    expect(pause(given)).toBe(hours * HOUR);
  });

  test('is as soon as the liveliest of several parcels needs it', () => {
    expect(pause(parcel('in_transit', { lastEventAt: ago(72) }), parcel('out_for_delivery'))).toBe(3 * HOUR);
    expect(pause(parcel('delivered'), parcel('in_transit', { lastEventAt: ago(72) }))).toBe(24 * HOUR);
  });
});

test('all parcels delivered is delivered', () => {
  expect(verdict(parcel('delivered'), parcel('delivered', { lastEventAt: ago(900) }))).toMatchObject({
    kind: 'proceed',
    data: { state: 'delivered' },
  });
});

describe('a person looks at', () => {
  test.each<[string, ReturnType<typeof parcel>[]]>([
    ['a parcel that comes back', [parcel('return_to_sender')]],
    ['a lost one beside one that arrived', [parcel('delivered'), parcel('failure')]],
    ['one that nobody has heard of for eleven days', [parcel('in_transit', { lastEventAt: ago(11 * 24) })]],
    [
      'a label that was never handed in',
      [parcel('pre_transit', { lastEventAt: null, labelledAt: ago(11 * 24) })],
    ],
    ['an order whose parcels are not known', []],
  ])('%s', (_name, parcels) => {
    expect(verdict(...parcels)).toMatchObject(problem);
  });

  test('and not yet at one that was last seen nine days ago', () => {
    expect(verdict(parcel('in_transit', { lastEventAt: ago(9 * 24) }))).toMatchObject({ kind: 'proceed' });
  });
});

test('units that a cancelled fulfillment has opened again are asked about, until somebody leaves just these as they are', () => {
  const look = (units: number, permits: object[] = []) => {
    const reopened = { parcels: ['1'], units };
    return tracker.decide(
      TrackerInput.parse({ parcels: [parcel('in_transit')], reopened, permits, now: NOW }),
    );
  };
  const asked = look(2);
  expect(asked.verdict).toMatchObject({ kind: 'fail', failure: { kind: 'fulfillment_cancelled' } });
  const permit = { kind: 'fulfillment_cancelled', about: asked.about, by: 'kim' };
  expect(look(2, [permit]).verdict).toMatchObject({ kind: 'proceed', data: { state: 'moving' } });
  expect(look(3, [permit]).verdict.kind).toBe('fail');
});
