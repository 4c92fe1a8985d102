/**
 * How fast new orders of one store are begun: one at first, more while more are waiting, fewer and then one at a time with pauses while this
 * machine has more to do than it can: its processors are idle for less than a quarter of the time then, which is for the stores whose
 * orders need not wait, or hardly ever where all wait; or timers come late, whichever process is the cause.
 */
import { cpus } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { HeldBack } from '../prisma/claims.ts';

export interface Pace {
  /** New orders of one store that may be under way. */
  underWay: number;
  /** Milliseconds from one new order of a store to its next. */
  pauseMs: number;
}

export interface Pressure {
  pace(): Pace;
  /** Whose orders wait because of it, until told otherwise. */
  holdsBack(whose: HeldBack): void;
  stop(): void;
}

const RESOLUTION_MS = 10;
const WINDOW_MS = 250;
/** One timer in ten came later than this: whatever is done takes half as long again as it should, at least. */
const HIGH_MS = 15;
/**
 * Where less of the processors' time is left, whatever is begun slows down what is under way. A quarter is for the stores whose orders need not
 * wait: where all of them wait, it would help none of them.
 */
const LEAST_IDLE: Record<HeldBack, number> = { nobody: 0.25, some: 0.25, everybody: 0.05 };
/**
 * More would gain nothing: Shopify restores a store at most 1000 points a second, which is five orders (a clean one costs about 200),
 * and an order is through within two or three seconds.
 */
const MOST = 12;
const LEAST_PAUSE_MS = 250;
/** A pause goes more slowly than it comes, or each order that is begun after it would find the machine as full as the one before. */
const PAUSE_STEP_MS = 125;
/** However pressed a machine is by others, no store stands still. */
const LONGEST_PAUSE_MS = 1_000;
/** What a sale begins with: whether the machine can do more beside the other stores' orders, shows when these are under way. */
export const FIRST: Pace = { underWay: 1, pauseMs: 0 };

/** @param idle the share of the machine's processors that nobody has used since it was asked last. */
export function watchPressure(idle = idleShare()): Pressure {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  let pace = FIRST;
  let held: HeldBack = 'nobody';
  const window = setInterval(() => {
    const pressed = idle() < LEAST_IDLE[held] || delays.percentile(90) / 1e6 > HIGH_MS;
    pace = nextPace(pace, { pressed, wanted: held !== 'nobody' });
    delays.reset();
  }, WINDOW_MS).unref();
  return {
    pace: () => pace,
    holdsBack: (whose) => {
      held = whose;
    },
    stop() {
      clearInterval(window);
      delays.disable();
    },
  };
}

/**
 * Half as fast while it is too much, a little faster while more are waiting: what was too much a moment ago would be again at once. Back to
 * the first one when nobody waits, for the next sale.
 */
export function nextPace(
  { underWay, pauseMs }: Pace,
  { pressed, wanted }: { pressed: boolean; wanted: boolean },
): Pace {
  if (pressed && underWay > 1) return { underWay: Math.floor(underWay / 2), pauseMs };
  if (pressed)
    return { underWay, pauseMs: Math.min(LONGEST_PAUSE_MS, Math.max(LEAST_PAUSE_MS, pauseMs * 2)) };
  if (pauseMs > 0) return { underWay, pauseMs: pauseMs - PAUSE_STEP_MS };
  if (wanted) return { underWay: Math.min(MOST, underWay + 1), pauseMs };
  return { underWay: underWay + Math.sign(FIRST.underWay - underWay), pauseMs };
}

/** @returns what tells the share of this machine's processor time that nobody has used since it was asked last. A container sees its host's. */
function idleShare(): () => number {
  const read = () => {
    const times = cpus().map((each) => each.times);
    const idle = times.reduce((sum, each) => sum + each.idle, 0);
    const total = times.reduce((sum, { user, nice, sys, irq }) => sum + user + nice + sys + irq, idle);
    return { idle, total };
  };
  let last = read();
  return () => {
    const now = read();
    const share = (now.idle - last.idle) / (now.total - last.total);
    last = now;
    return Number.isFinite(share) ? share : 1;
  };
}
