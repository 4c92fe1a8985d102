import { expect, test } from 'vitest';
import { answerTo, TIERS } from './model.ts';
import { workloadOf } from './workload.ts';

test('the same seed makes the same exceptions and the same errors, and smaller models make more of them', () => {
  const work = workloadOf(400, 7);
  expect(workloadOf(400, 7)).toEqual(work);
  expect(workloadOf(400, 8)).not.toEqual(work);
  expect(new Set(work.map(({ agent }) => agent))).toEqual(new Set(['exception', 'compliance']));

  const said = (model: string) =>
    work.map((it) => answerTo(it, { model, messages: [{ role: 'user', content: '' }] }, 7));
  const [cheap, other] = TIERS.cheap;
  expect(said(cheap)).toEqual(said(cheap));
  expect(said(cheap)).not.toEqual(said(other));
  const wrong = (model: string) =>
    said(model).filter((reply, at) => {
      const { truth } = work[at] ?? { truth: [] };
      return !truth.every((one) => JSON.stringify(reply).includes(`"${one}"`));
    }).length;
  for (const model of TIERS.cheap) expect(wrong(model)).toBeGreaterThan(wrong(TIERS.premium[0]));
  expect(wrong(TIERS.premium[0])).toBeGreaterThan(0);
});

test('what rules meet first, what they try cures in three of four cases, and then trying again is what was right', () => {
  const failures = workloadOf(2_000, 3).filter(({ agent }) => agent === 'exception');
  const met = failures.filter(({ cured }) => cured !== null);
  expect(met.length / failures.length).toBeCloseTo(0.6, 1);
  expect(met.filter(({ cured }) => cured).length / met.length).toBeCloseTo(0.75, 1);
  for (const { cured, truth } of met) expect(truth[0] === 'retry').toBe(cured);
});
