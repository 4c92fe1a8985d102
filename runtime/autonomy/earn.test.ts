import { describe, expect, test } from 'vitest';
import type { Level } from '../../contracts/autonomy.ts';
import { StorePolicy } from '../../contracts/policy.ts';
import { judgeLevel, type Tally, wilsonLower } from './earn.ts';

const of = (agreed: number, n: number): Tally => ({ n, agreed });
const judge = (
  level: Level,
  whole: Tally,
  { last = whole, policy = {} }: { last?: Tally; policy?: object } = {},
) => judgeLevel(level, { whole, last }, StorePolicy.parse(policy));

test.each([
  [of(0, 0), 0],
  [of(1, 1), 0.2065],
  [of(50, 50), 0.9287],
  [of(49, 50), 0.895],
  [of(0, 50), 0],
])('of %o people agree at least that often: %d', (tally, bound) => {
  expect(wilsonLower(tally)).toBeCloseTo(bound, 3);
});

describe('the next level', () => {
  test.each<[string, Level, Tally, string]>([
    ['is earned by fifty of fifty', 'shadow', of(50, 50), 'assisted'],
    ['is earned one at a time', 'assisted', of(200, 200), 'autonomous'],
    ['is earned by 66 of 67', 'shadow', of(66, 67), 'assisted'],
  ])('%s', (_name, level, tally, to) => {
    expect(judge(level, tally)).toMatchObject({ kind: 'promote', to });
  });

  test.each<[string, Level, Tally, object, string | null]>([
    ['takes fifty comparisons', 'shadow', of(49, 49), {}, '1 more comparison(s) for assisted'],
    [
      'takes more where one disagreed',
      'shadow',
      of(49, 50),
      {},
      'people agreed with 49 of 50, at least 89.5 % for sure: assisted takes 92.0 %',
    ],
    [
      'is not above the ceiling',
      'assisted',
      of(50, 50),
      { autonomy: 'assisted' },
      'the store allows at most assisted',
    ],
    ['is not there after the highest', 'autonomous', of(50, 50), {}, null],
    [
      'takes what the store says',
      'shadow',
      of(50, 50),
      { autonomyAfter: 60 },
      '10 more comparison(s) for assisted',
    ],
    [
      'takes as much certainty as the store says',
      'shadow',
      of(50, 50),
      { autonomyPromoteAt: 0.95 },
      expect.stringContaining('takes 95.0 %'),
    ],
  ])('%s', (_name, level, tally, policy, missing) => {
    expect(judge(level, tally, { policy })).toEqual({ kind: 'stay', missing });
  });
});

describe('a level', () => {
  test.each<[string, Level, Tally, string]>([
    ['falls by one, when people disagree', 'autonomous', of(44, 50), 'assisted'],
    ['falls to shadow in the end', 'assisted', of(8, 10), 'shadow'],
  ])('%s', (_name, level, tally, to) => {
    expect(judge(level, tally)).toMatchObject({ kind: 'demote', to });
  });

  test('falls by what came last, however good the record was', () => {
    expect(judge('autonomous', of(192, 200), { last: of(42, 50) })).toEqual({
      kind: 'demote',
      to: 'assisted',
      why: 'people agreed with 42 of 50, fewer than 90.0 %',
    });
  });

  test.each<[string, Level, Tally]>([
    [
      'stands while as many agree as the store asks for, too few though they are for more',
      'assisted',
      of(45, 50),
    ],
    ['stands on fewer than ten comparisons', 'autonomous', of(3, 9)],
    ['does not fall below shadow', 'shadow', of(0, 50)],
  ])('%s', (_name, level, tally) => {
    expect(judge(level, tally).kind).toBe('stay');
  });

  test('that a lowered ceiling has put out of reach falls from the ceiling', () => {
    expect(judge('autonomous', of(5, 10), { policy: { autonomy: 'assisted' } })).toMatchObject({
      kind: 'demote',
      to: 'shadow',
    });
  });
});
