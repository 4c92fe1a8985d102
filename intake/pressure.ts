/** Tells when this machine has more to do than it can: timers come late then, whichever process is the cause. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface Pressure {
  /** How long to wait between two things that can wait, in milliseconds; 0 while there is time for everything. */
  pauseMs(): number;
  stop(): void;
}

const RESOLUTION_MS = 10;
const WINDOW_MS = 250;
/** One timer in ten came later than this: requests wait as long. */
const HIGH_MS = 18;
const SHORTEST_MS = 25;
/** However pressed a machine is by others, four orders a second are begun. */
const LONGEST_MS = 250;

export function watchPressure(): Pressure {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  let pause = 0;
  const window = setInterval(() => {
    pause = nextPause(pause, delays.percentile(90) / 1e6 > HIGH_MS);
    delays.reset();
  }, WINDOW_MS).unref();
  return {
    pauseMs: () => pause,
    stop() {
      clearInterval(window);
      delays.disable();
    },
  };
}

/** Twice as long while it is too much, half as long when it no longer is: what was too much a moment ago would be again at once. */
export function nextPause(pause: number, late: boolean): number {
  if (late) return Math.min(Math.max(SHORTEST_MS, pause * 2), LONGEST_MS);
  return pause > SHORTEST_MS ? pause / 2 : 0;
}
