import { expect, onTestFinished, test } from 'vitest';
import { nextPause, watchPressure } from './pressure.ts';

test('while timers come late there is a pause between two deliveries', async () => {
  const pressure = watchPressure();
  onTestFinished(pressure.stop);
  const busy = setInterval(() => {
    const until = performance.now() + 60;
    while (performance.now() < until);
  }, 0);
  onTestFinished(() => clearInterval(busy));
  await expect.poll(pressure.pauseMs, { timeout: 10_000 }).toBeGreaterThan(0);
});

test('the pause grows while it is too much, up to a limit, and is gone soon after', () => {
  const pauses = (from: number, late: boolean, windows: number) =>
    Array.from({ length: windows }).reduce<number[]>(
      (all) => [...all, nextPause(all.at(-1) ?? from, late)],
      [],
    );
  expect(pauses(0, true, 6)).toEqual([25, 50, 100, 200, 250, 250]);
  expect(pauses(250, false, 5)).toEqual([125, 62.5, 31.25, 15.625, 0]);
});
