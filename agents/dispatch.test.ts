import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { LocationPolicy } from '../contracts/policy.ts';
import { dispatchOf } from './dispatch.ts';

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
/** 20 November 2026 is a Friday. `sent`: parcels planned by day. */
function leaves(rule: z.input<typeof LocationPolicy>, now: string, sent: Record<string, number> = {}) {
  const planned = Object.entries(sent).map(([day, parcels]) => ({ locationId: 'A', day, parcels }));
  const { day, wait, because } = dispatchOf(LocationPolicy.parse(rule), 'America/New_York', now, planned);
  return [day, wait, because];
}

describe('a parcel leaves', () => {
  test.each<[string, z.input<typeof LocationPolicy>, string, Record<string, number>, unknown[]]>([
    ['today, where nothing is said', {}, '2026-11-20T23:00:00Z', {}, ['2026-11-20', 0, null]],
    [
      'today, a minute before the cut-off',
      { cutOff: '15:00' },
      '2026-11-20T19:59:00Z',
      {},
      ['2026-11-20', 0, null],
    ],
    [
      'tomorrow from the cut-off on',
      { cutOff: '15:00' },
      '2026-11-20T20:00:00Z',
      {},
      ['2026-11-21', 1, 'cut-off 15:00 is over'],
    ],
    [
      'on Monday, where nobody works at the weekend',
      { cutOff: '15:00', workingDays: [...WEEK] },
      '2026-11-20T20:00:00Z',
      {},
      ['2026-11-23', 3, 'cut-off 15:00 is over, closed in between'],
    ],
    [
      'after the holiday',
      { workingDays: [...WEEK], holidays: ['2026-11-23'] },
      '2026-11-21T12:00:00Z',
      {},
      ['2026-11-24', 3, 'closed in between'],
    ],
    [
      'by its own clock, where it is Saturday already',
      { timeZone: 'Asia/Tokyo', workingDays: [...WEEK] },
      '2026-11-20T16:00:00Z',
      {},
      ['2026-11-23', 2, 'closed in between'],
    ],
    [
      'by a clock that is an hour back for winter',
      { cutOff: '15:00' },
      '2026-10-30T18:59:00Z',
      {},
      ['2026-10-30', 0, null],
    ],
    [
      'today with the last room',
      { capacity: 3 },
      '2026-11-20T12:00:00Z',
      { '2026-11-20': 2 },
      ['2026-11-20', 0, null],
    ],
    [
      'tomorrow, where today is full',
      { capacity: 3 },
      '2026-11-20T12:00:00Z',
      { '2026-11-20': 3 },
      ['2026-11-21', 1, 'full with 3 parcel(s) a day'],
    ],
    [
      'once what was planned before has left',
      { capacity: 3, workingDays: [...WEEK] },
      '2026-11-20T12:00:00Z',
      { '2026-11-19': 7, '2026-11-20': 1, '2026-11-21': 2 },
      ['2026-11-24', 4, 'full with 3 parcel(s) a day, closed in between'],
    ],
    [
      'today, where what was too much has left on days since',
      { capacity: 3 },
      '2026-11-20T12:00:00Z',
      { '2026-11-16': 9, '2026-11-20': 2 },
      ['2026-11-20', 0, null],
    ],
  ])('%s', (_name, rule, now, sent, expected) => {
    expect(leaves(rule, now, sent)).toEqual(expected);
  });
});

test.each([
  [{ cutOff: '25:00' }],
  [{ timeZone: 'Mars/Olympus' }],
  [{ capacity: 0 }],
  [{ workingDays: [] }],
  [{ holidays: ['24.12.2026'] }],
  [{ shipsTo: ['Germany'] }],
])('%j is no rule', (rule) => {
  expect(LocationPolicy.safeParse(rule).success).toBe(false);
});
