/** The activities as the workflow sees them: each agent under its own name, with its own time limits and retries. */
import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import type { AgentName } from '../agents/index.ts';
import { failureOf } from './failures.ts';

/**
 * Retries are bounded by time. What is final comes back as a non-retryable failure, so whatever is still thrown deserves
 * another try until the time is over.
 */
const retry = { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' } as const;

/** Three missed beats: a worker that was killed holds an order up no longer than this. */
const heartbeatTimeout = '15s';

type Proxied = ReturnType<typeof proxyActivities<Activities>>;
type Call = ((...args: unknown[]) => Promise<unknown>) & { executeWithOptions: Call };

/**
 * A throttle is no failure: however long a store's points are used up, an order waits for its turn. Where it is still
 * throttled when an activity's time is over, the time starts anew, and no try of the order's is used up.
 */
const patient = (activities: Proxied): Proxied =>
  new Proxy(activities, {
    get(target, name) {
      const call = Reflect.get(target, name) as Call;
      const executeWithOptions = inTurn(call.executeWithOptions);
      return Object.assign(inTurn(call), { executeWithOptions });
    },
  });

const inTurn =
  (call: Call) =>
  async (...args: unknown[]) => {
    for (;;) {
      try {
        return await call(...args);
      } catch (error) {
        if (failureOf(error)?.kind !== 'shopify_throttled') throw error;
      }
    }
  };

const bounded = (options: Parameters<typeof proxyActivities>[0]) =>
  patient(proxyActivities<Activities>(options));

/** Reads Shopify and decides by rules: seconds, or Shopify is in trouble. */
const readers = bounded({
  startToCloseTimeout: '30s',
  scheduleToCloseTimeout: '15m',
  heartbeatTimeout,
  retry,
});

/** Decides on what is stored already, after a carrier's directory was asked for five seconds at most; or asks a model, which has half a minute. */
const thinkers = bounded({
  startToCloseTimeout: '1m',
  scheduleToCloseTimeout: '15m',
  heartbeatTimeout,
  retry,
});

/** Asks a carrier, which takes its time. */
const quoters = bounded({
  startToCloseTimeout: '75s',
  scheduleToCloseTimeout: '30m',
  heartbeatTimeout,
  retry: { ...retry, initialInterval: '2s' },
});

/** Acts. Longer than a carrier's purchase takes, with what is read before and after it; the gateway's lease is longer still. */
const actors = bounded({
  startToCloseTimeout: '45s',
  scheduleToCloseTimeout: '30m',
  heartbeatTimeout,
  retry,
});

/** Tells people of a case. Whoever hears of it a day late has been told otherwise by then. */
const messengers = proxyActivities<Activities>({
  startToCloseTimeout: '1m',
  scheduleToCloseTimeout: '4h',
  heartbeatTimeout,
  retry: { ...retry, maximumInterval: '10m' },
});

/** Writes down, or advises on a failure. Without an end: an order whose state cannot be stored must wait for Postgres, not be lost. */
const recorders = proxyActivities<Activities>({
  startToCloseTimeout: '1m',
  heartbeatTimeout,
  retry: { ...retry, maximumInterval: '30s' },
});

/** Exports and erases, a whole store perhaps. Without an end: what the law demands is tried until it is done. */
const keepers = proxyActivities<Activities>({
  startToCloseTimeout: '10m',
  heartbeatTimeout,
  retry: { ...retry, maximumInterval: '10m' },
});

/** Where an agent's limits are not those of a thinker. */
const OF_AGENTS: { [N in AgentName]?: typeof thinkers } = {
  validator: readers,
  inventory: readers,
  compliance: quoters,
  router: readers,
  shipping: quoters,
  tracker: quoters,
  returns: quoters,
  // Without an end: an order in trouble must not fail because the database is in trouble too.
  exception: recorders,
};

export const agentOf = (name: AgentName) => OF_AGENTS[name] ?? thinkers;

export { actors, keepers, messengers, readers, recorders };
