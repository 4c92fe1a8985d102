import { expect, test } from 'vitest';
import { goOnAlone, goOnFrom, type Opinion, type Place, START } from './opinions.ts';

const TIERS = ['cheap', 'balanced', 'premium'];
const says = (gist: string | null, sure = true): Opinion => ({ gist, sure, model: 'test/a' });
const beside = (first: Opinion, tier = 0): Place => ({ ...START, tier, first });

test.each<[string, Place, Opinion, readonly string[], string]>([
  ['one model is enough, and it is sure', START, says(null), TIERS, 'stands'],
  ['one model is enough, and it is not sure', START, says(null, false), TIERS, 'tier 1'],
  ['two are wanted, and one has spoken', START, says('a'), TIERS, 'second of tier 0'],
  ['two are wanted, and the first is not sure', START, says('a', false), TIERS, 'second of tier 0'],
  ['two agree', beside(says('a')), says('a'), TIERS, 'stands'],
  ['two agree, and one of them is sure', beside(says('a', false)), says('a'), TIERS, 'stands'],
  ['two agree, and neither is sure', beside(says('a', false)), says('a', false), TIERS, 'tier 1'],
  ['two disagree, however sure', beside(says('a')), says('b'), TIERS, 'tier 1'],
  ['a better model is sure', { ...START, tier: 1 }, says('b'), TIERS, 'stands'],
  ['a better model is not sure', { ...START, tier: 1 }, says('b', false), TIERS, 'tier 2'],
  ['nobody is better', { ...START, tier: 2 }, says('b', false), TIERS, 'stands'],
  ['there is one tier', START, says('a', false), ['premium'], 'stands'],
])('%s', (_when, at, now, tiers, expected) => {
  const next = goOnFrom(at, now, tiers);
  const said = next ? `${next.at.first ? 'second of ' : ''}tier ${next.at.tier}` : 'stands';
  expect(said).toBe(expected);
  // What was said before is told to nobody.
  if (next) expect(next.at.turns).toEqual([]);
});

test('where no second model can be asked, one that is sure is enough, and another goes up', () => {
  expect(goOnAlone(beside(says('a')), TIERS)).toBeNull();
  expect(goOnAlone(beside(says('a', false)), TIERS)).toEqual({ ...START, tier: 1 });
  expect(goOnAlone(beside(says('a', false), 2), TIERS)).toBeNull();
});
