/** Tells when this machine has more to do than it can: timers come late then, whichever process is the cause. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface Pressure {
  isHigh(): boolean;
  stop(): void;
}

const RESOLUTION_MS = 10;
const WINDOW_MS = 250;
/** One timer in ten came later than this: requests wait as long. */
const HIGH_MS = 18;
/** What was too much a moment ago would be too much again at once. */
const HOLD_MS = 1_000;

export function watchPressure(): Pressure {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  let highUntil = 0;
  const window = setInterval(() => {
    if (delays.percentile(90) / 1e6 > HIGH_MS) highUntil = performance.now() + HOLD_MS;
    delays.reset();
  }, WINDOW_MS).unref();
  return {
    isHigh: () => performance.now() < highUntil,
    stop() {
      clearInterval(window);
      delays.disable();
    },
  };
}
