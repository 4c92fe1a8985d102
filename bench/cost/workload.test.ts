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
  expect(said(TIERS.cheap)).toEqual(said(TIERS.cheap));
  const wrong = (model: string) =>
    said(model).filter((reply, at) => {
      const { truth } = work[at] ?? { truth: [] };
      return !truth.every((one) => JSON.stringify(reply).includes(`"${one}"`));
    }).length;
  expect(wrong(TIERS.cheap)).toBeGreaterThan(wrong(TIERS.premium));
  expect(wrong(TIERS.premium)).toBeGreaterThan(0);
});
