import { expect, onTestFinished, test } from 'vitest';
import { watchPressure } from './pressure.ts';

test('pressure is high while timers come late', async () => {
  const pressure = watchPressure();
  onTestFinished(pressure.stop);
  const busy = setInterval(() => {
    const until = performance.now() + 60;
    while (performance.now() < until);
  }, 0);
  onTestFinished(() => clearInterval(busy));
  await expect.poll(pressure.isHigh, { timeout: 10_000 }).toBe(true);
});
