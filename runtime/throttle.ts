/**
 * Shopify's throttle, kept before Shopify has to: every worker takes a call's points from the store's bucket in Postgres.
 * Whoever finds too few does not wait here, where it would keep a slot from other stores; it is told when to come back.
 */
import { type CallContext, ConnectorError } from '../connectors/error.ts';
import type { Throttle } from '../connectors/shopify/types.ts';
import type { PrismaClient } from '../prisma/generated/client.ts';
import { type Balance, KEPT_FOR_FOLLOWERS, withdraw } from '../prisma/throttles.ts';

/** Of the bucket, left to nobody: clocks and rounding differ. */
const MARGIN = 0.01;
const SHORTEST_WAIT_MS = 250;
/** Well below what an activity has in all, so that it is asked again within it. */
const LONGEST_WAIT_MS = 300_000;
/** Nobody has asked since: what is to be given back is given back by itself. */
const GIVE_BACK_MS = 200;
/** How long an empty bucket is taken to be empty without asking. */
const FRESH_MS = 100;

/** One throttle a store, of which this process needs no more than one. */
export function throttles(db: PrismaClient): (store: string) => Throttle {
  const known = new Map<string, Throttle>();
  return (store) => {
    const throttle = known.get(store) ?? throttleOf(db, store);
    known.set(store, throttle);
    return throttle;
  };
}

interface Waiting {
  points: number;
  /** What has to be left in the bucket, as a share of it. */
  keep: number;
  /** Undefined: go. */
  decide(waitMs?: number): void;
  fail(error: unknown): void;
}

function throttleOf(db: PrismaClient, store: string): Throttle {
  let queue: Waiting[] = [];
  let asking = false;
  let back = 0;
  let told: { available: number; capacity: number | null; restoreRate: number | null; at: number } | null =
    null;
  let flush: NodeJS.Timeout | null = null;
  let restoreRate = 100;
  /** Of activities that got their first call through. */
  const underWay = new WeakSet<object>();
  /** Points for which others were sent away: whoever comes next is told to come after them. */
  const owed = { points: 0, at: 0 };
  let emptyUntil = 0;

  /** One statement for however many are waiting; while it runs, the next ones gather. */
  async function ask(): Promise<void> {
    asking = true;
    try {
      do {
        const asked = queue;
        queue = [];
        try {
          const balance = await withdrawFor(asked);
          restoreRate = balance.restoreRate;
          serve(asked, balance);
        } catch (error) {
          for (const each of asked) each.fail(error);
        }
      } while (queue.length > 0);
    } finally {
      asking = false;
    }
  }

  const enqueue = (points: number, keep: number) =>
    new Promise<number | undefined>((decide, fail) => {
      queue.push({ points, keep, decide, fail });
      if (!asking) void ask();
    });

  function withdrawFor(asked: Waiting[]): Promise<Balance> {
    if (flush) clearTimeout(flush);
    flush = null;
    const given = { want: asked.reduce((sum, { points }) => sum + points, 0), back, told: statusNow() };
    back = 0;
    told = null;
    return withdraw(db, store, given);
  }

  /** What Shopify said, and what it has restored since. */
  const statusNow = () =>
    told && { ...told, available: told.available + ((performance.now() - told.at) / 1000) * restoreRate };

  /** First come, first served: a dear call is not overtaken for ever by cheap ones. Work under way goes on before new work. */
  function serve(asked: Waiting[], { before, granted, capacity }: Balance): void {
    let used = 0;
    let least = Number.POSITIVE_INFINITY;
    for (const { points, keep, decide } of asked) {
      const short = Math.max(used + points - granted, keep * capacity - (before - used - points));
      if (short <= 0 && keep < least) {
        used += points;
        decide();
      } else {
        least = Math.min(least, keep);
        decide(waitFor(short, points));
      }
    }
    if (granted > used) giveBack(granted - used);
    if (least <= KEPT_FOR_FOLLOWERS) emptyUntil = performance.now() + FRESH_MS;
  }

  function waitFor(short: number, points: number): number {
    const now = performance.now();
    owed.points = Math.max(0, owed.points - ((now - owed.at) / 1000) * restoreRate);
    owed.at = now;
    const ms = ((Math.max(0, short) + owed.points) / restoreRate) * 1000;
    owed.points += points;
    return Math.round(Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, ms)) * (1 + Math.random() / 10));
  }

  function giveBack(points: number): void {
    back += points;
    flush ??= setTimeout(() => {
      flush = null;
      if (!asking) void ask();
    }, GIVE_BACK_MS).unref();
  }

  return {
    async take(points, ctx) {
      const activity = keyOf(ctx);
      const opens = !underWay.has(activity);
      const waitMs =
        opens && performance.now() < emptyUntil
          ? waitFor(points, points)
          : await enqueue(points, opens ? KEPT_FOR_FOLLOWERS : MARGIN);
      if (waitMs !== undefined) throw comeBack(waitMs);
      underWay.add(activity);
    },
    settle(points, answer) {
      const at = performance.now();
      if ('awayMs' in answer) {
        told = { available: -(answer.awayMs / 1000) * restoreRate, capacity: null, restoreRate: null, at };
        giveBack(points);
      } else {
        told = { ...answer.status, at };
        giveBack(points - answer.actual);
      }
    },
  };
}

/** All calls of an activity end with the same signal. */
const keyOf = (ctx: CallContext): object => ctx.signal ?? ctx;

const comeBack = (retryAfterMs: number) =>
  new ConnectorError({
    kind: 'shopify_throttled',
    message: `Shopify's points for this store are used up; again in ${Math.ceil(retryAfterMs / 1000)} s`,
    retryable: true,
    retryAfterMs,
    mayHaveActed: false,
  });
