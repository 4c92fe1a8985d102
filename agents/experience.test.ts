import { describe, expect, test } from 'vitest';
import type { Choice } from '../contracts/case.ts';
import type { Recalled } from '../contracts/memory.ts';
import { ExceptionInput, exception } from './exception.ts';
import { experienceOf } from './experience.ts';
import { order } from './testing.ts';

let day = 1;
const memory = (choice: Choice, over: Partial<Recalled> = {}): Recalled => ({
  ...{ id: `00000000-${choice}`, choice, by: 'kim', why: null, went: 'well', corrected: false, likeness: 1 },
  at: `2026-11-${String(day++).padStart(2, '0')}T00:00:00.000Z`,
  ...over,
});
const OFFERED: Choice[] = ['retry', 'allow', 'cancel'];
const chosen = (...memories: Recalled[]) => experienceOf(memories, OFFERED)?.choice ?? null;

describe('what was done before', () => {
  test.each<[string, Recalled[], Choice | null]>([
    ['nothing', [], null],
    ['what went well', [memory('retry'), memory('cancel', { went: 'badly' })], 'retry'],
    ['nothing, where all of it went badly', [memory('retry', { went: 'badly' })], null],
    ['what is liker', [memory('cancel', { likeness: 0.4 }), memory('retry', { likeness: 0.9 })], 'retry'],
    [
      'what went well rather than what is still open',
      [memory('cancel', { went: 'open' }), memory('retry')],
      'retry',
    ],
    ['nothing that is not to be done now', [memory('approve')], null],
    ['what a person may always do', [memory('take_over')], 'take_over'],
  ])('speaks for %s', (_what, memories, choice) => expect(chosen(...memories)).toBe(choice));

  test('a correction for this very situation settles it, whatever was done otherwise, until a newer one', () => {
    const often = Array.from({ length: 9 }, () => memory('retry'));
    const corrected = memory('cancel', { went: 'badly', corrected: true });
    expect(chosen(...often, corrected)).toBe('cancel');
    expect(chosen(...often, corrected, memory('allow', { corrected: true }))).toBe('allow');
    expect(chosen(...often, { ...corrected, likeness: 0.4 })).toBe('retry');
  });
});

test('it speaks for itself once it went well three times in this situation, or was corrected; then no model is asked', () => {
  const settled = (...memories: Recalled[]) => experienceOf(memories, OFFERED)?.settled;
  const well = [memory('retry'), memory('retry'), memory('retry')];
  expect(settled(...well)).toBe(true);
  expect(settled(...well.slice(1))).toBe(false);
  expect(settled(...well, memory('retry', { went: 'badly' }))).toBe(false);
  expect(settled(...well, memory('cancel'))).toBe(false);
  expect(settled(memory('cancel', { corrected: true }))).toBe(true);

  const failure = { kind: 'fraud_risk', detail: 'high' };
  const given = { moment: 'failed', failure, stage: 'assess', tries: 1, order: order() };
  const asked = (memories: Recalled[]) => {
    const input = ExceptionInput.parse({ ...given, memories });
    return exception.model?.ask(input, exception.decide(input), []);
  };
  expect(asked(well.slice(1))?.facts).toContain('retry: went well, 100 % alike');
  expect(asked(well)).toBeNull();
});

describe('the exception agent', () => {
  const ask = (...memories: Recalled[]) => {
    const failure = { kind: 'fraud_risk', detail: 'high' };
    const given = { moment: 'failed', failure, stage: 'assess', tries: 1, order: order(), memories };
    const { verdict, alternatives } = exception.decide(ExceptionInput.parse(given));
    const data = verdict.kind === 'proceed' ? verdict.data : null;
    return { first: data?.next === 'case' ? data.choices[0]?.choice : null, alternatives };
  };

  test('puts first what people did before, and says how it went and who did it', () => {
    expect(ask().first).toBe('retry');
    const { first, alternatives } = ask(memory('cancel', { why: 'always a fraud here' }));
    expect(first).toBe('cancel');
    expect(alternatives[0]).toMatchObject({
      option: 'as before: cancel',
      whyNot: expect.stringMatching(
        /^1 time\(s\) before, 1 went well; last by kim on .*: always a fraud here \[memory/,
      ),
    });
  });

  test('proposes something else once a person has corrected it', () => {
    const wrong = memory('cancel');
    expect(ask(wrong).first).toBe('cancel');
    const { first, alternatives } = ask({ ...wrong, choice: 'allow', by: 'ana', corrected: true });
    expect(first).toBe('allow');
    expect(alternatives[0]?.whyNot).toContain('corrected by ana');
  });
});
