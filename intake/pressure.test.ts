import { expect, onTestFinished, test } from 'vitest';
import { MOST, nextLimit, watchPressure } from './pressure.ts';

test('while timers come late fewer orders of a store are begun', async () => {
  const pressure = watchPressure();
  onTestFinished(pressure.stop);
  expect(pressure.underWay()).toBe(MOST);
  const busy = setInterval(() => {
    const until = performance.now() + 60;
    while (performance.now() < until);
  }, 0);
  onTestFinished(() => clearInterval(busy));
  await expect.poll(pressure.underWay, { timeout: 10_000 }).toBeLessThan(MOST);
});

test('fewer are begun while it is too much, one at least, and as many as before a while after', () => {
  const limits = (from: number, late: boolean, windows: number) =>
    Array.from({ length: windows }).reduce<number[]>(
      (all) => [...all, nextLimit(all.at(-1) ?? from, late)],
      [],
    );
  expect(limits(MOST, true, 5)).toEqual([6, 3, 1, 1, 1]);
  expect(limits(1, false, 12)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 12]);
});
