/** Cancelling an order: Shopify takes the wish at once, and does it in a job of its own. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type CallContext, ConnectorError } from '../error.ts';
import { graphql } from './graphql.ts';
import * as operations from './operations.ts';
import type { ShopifyAccess } from './types.ts';

/** Most are done within seconds. Longer than that would keep a slot from other orders. */
const LOOKS_MS = [100, 300, 600, 1_000, 2_000];
const LATER_MS = 10_000;

export interface Job {
  id: string;
  done: boolean;
}

/** @throws ConnectorError shopify_throttled where it is not done yet: it will have happened by itself. */
export async function untilDone(access: ShopifyAccess, { id, done }: Job, ctx: CallContext): Promise<void> {
  if (done) return;
  for (const ms of LOOKS_MS) {
    await sleep(ms, undefined, ctx.signal ? { signal: ctx.signal } : {});
    const { job } = await graphql<{ job: Job | null }>(access, operations.READ_JOB, { id }, ctx).catch(
      asking,
    );
    if (job?.done) return;
  }
  throw underWay();
}

/** That its job cannot be asked after says nothing of the cancellation. */
function asking(error: unknown): never {
  throw error instanceof ConnectorError ? underWay(error.retryAfterMs) : error;
}

const underWay = (retryAfterMs = LATER_MS) =>
  new ConnectorError({
    // Nothing is wrong with the store: it only takes its time.
    kind: 'shopify_throttled',
    message: 'Shopify is still cancelling the order',
    retryable: true,
    retryAfterMs,
    mayHaveActed: true,
  });
