/** How many new orders of one store are begun at once: fewer while this machine has more to do than it can. Timers come late then, whichever process is the cause. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface Pressure {
  /** New orders of one store that may be under way. */
  underWay(): number;
  stop(): void;
}

const RESOLUTION_MS = 10;
const WINDOW_MS = 250;
/** One timer in ten came later than this: requests wait as long. */
const HIGH_MS = 18;
/**
 * More would gain nothing: Shopify restores a store at most 1000 points a second, which is five orders (a clean one costs about 200),
 * and an order is through within two or three seconds.
 */
export const MOST = 12;
/** However pressed a machine is by others, no store stands still. */
const FEWEST = 1;

export function watchPressure(): Pressure {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  let limit = MOST;
  const window = setInterval(() => {
    limit = nextLimit(limit, delays.percentile(90) / 1e6 > HIGH_MS);
    delays.reset();
  }, WINDOW_MS).unref();
  return {
    underWay: () => limit,
    stop() {
      clearInterval(window);
      delays.disable();
    },
  };
}

/** Half as many while it is too much, one more when it no longer is: what was too much a moment ago would be again at once. */
export const nextLimit = (limit: number, late: boolean): number =>
  late ? Math.max(FEWEST, Math.floor(limit / 2)) : Math.min(MOST, limit + 1);
