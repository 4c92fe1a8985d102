/** A store's bucket of query cost points: what a call costs is taken before it runs, and what it did not use given back. */
import type { Store } from '../state.ts';

/** Points a second on Shopify's largest plan. Who is told of less, and never refused, would wait for nothing. */
const UNENFORCED_RESTORE = 2000;
/** Shopify's bucket holds twenty seconds of what it restores. */
const BUCKET_SECONDS = 20;

/** What a store was asked for since the simulator started. */
export interface Usage {
  calls: number;
  throttled: number;
  /** Actual query cost. */
  points: number;
}

export interface Bucket {
  /** @returns false where the bucket has not enough. */
  take(requested: number): boolean;
  /** Gives back what was not used. @returns Shopify's `throttleStatus`. */
  settle(requested: number, actual: number): object;
  throttled(cost: number): object;
  usage(): Usage;
}

/** A store without a restore rate tells its cost and the largest bucket, and never runs out. */
export function bucketOf(store: Store): Bucket {
  const rateOf = () => store.restoreRate ?? UNENFORCED_RESTORE;
  let available = rateOf() * BUCKET_SECONDS;
  let at = performance.now();
  const used: Usage = { calls: 0, throttled: 0, points: 0 };

  function refill() {
    const now = performance.now();
    available = Math.min(rateOf() * BUCKET_SECONDS, available + ((now - at) / 1000) * rateOf());
    at = now;
  }
  const status = (currentlyAvailable: number) => ({
    maximumAvailable: rateOf() * BUCKET_SECONDS,
    currentlyAvailable: Math.floor(currentlyAvailable),
    restoreRate: rateOf(),
  });

  return {
    take(requested) {
      refill();
      used.calls++;
      if (store.restoreRate === null) return true;
      if (available < requested) return false;
      available -= requested;
      return true;
    },
    settle(requested, actual) {
      used.points += actual;
      if (store.restoreRate === null) return status(rateOf() * BUCKET_SECONDS - actual);
      available += requested - actual;
      return status(available);
    },
    throttled(cost) {
      used.throttled++;
      return throttledBody(cost, status(Math.min(available, cost - 1)));
    },
    usage: () => ({ ...used }),
  };
}

function throttledBody(cost: number, throttleStatus: object) {
  const documentation = 'https://shopify.dev/api/usage/rate-limits';
  return {
    errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED', documentation } }],
    extensions: { cost: { requestedQueryCost: cost, actualQueryCost: null, throttleStatus } },
  };
}
