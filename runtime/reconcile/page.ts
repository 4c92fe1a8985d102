/** One page of a store's changed orders: what the webhooks missed goes into the inbox, and the one path through the dispatcher takes it from there. */
import { randomBytes } from 'node:crypto';
import type { CallContext } from '../../connectors/error.ts';
import type { OrderSummary } from '../../contracts/order.ts';
import { type Counts, type Place, RECONCILE_TOPIC, type Window } from '../../contracts/reconcile.ts';
import type { Arrival } from '../../prisma/inbox.ts';
import { keepPage, knownOrders } from '../../prisma/reconciliations.ts';
import type { Resources } from '../resources.ts';
import { compare } from './compare.ts';

export interface PageRequest {
  store: string;
  window: Window;
  place: Place;
  /** Names the run: a page that is read again by the same run tells of each order once. */
  run: string;
}

export interface PageResult {
  /** Null where the window is read to its end. */
  next: Place | null;
  counts: Counts;
}

/** @throws ConnectorError */
export async function reconcilePage(
  resources: Pick<Resources, 'db' | 'shopify' | 'log'>,
  { store, window, place, run }: PageRequest,
  call: CallContext,
): Promise<PageResult> {
  const { db, log } = resources;
  const shopify = await resources.shopify(store);
  const { summaries, next: after } = await shopify.readSummaries(
    {
      query: `updated_at:>='${place.since}' updated_at:<='${window.until}'`,
      sortKey: 'UPDATED_AT',
      after: place.after,
    },
    call,
  );
  const known = await knownOrders(
    db,
    store,
    summaries.map(({ order }) => order),
  );
  const found = summaries.map((seen) => ({ seen, finding: compare(seen, known) }));
  const missing = found.filter(({ finding }) => finding !== 'agrees');
  const next = nextPlace(place, summaries.at(-1)?.updatedAt, after);
  await keepPage(db, {
    store,
    arrivals: missing.map(({ seen }) => arrivalOf(store, seen, { topic: RECONCILE_TOPIC, run })),
    since: new Date(place.since),
    upTo: new Date(next ? next.since : window.until),
  });
  for (const { seen, finding } of missing)
    log.info({ store, order: seen.order, finding }, 'an order of which no webhook told');
  return {
    next,
    counts: {
      read: summaries.length,
      missed: found.filter(({ finding }) => finding === 'missed').length,
      differing: found.filter(({ finding }) => finding === 'differs').length,
    },
  };
}

/**
 * By the last order's time and not by cursor: what changes meanwhile leaves the window, and a cursor that counts would then
 * skip as many. Where one moment fills a whole page, only a cursor leads on.
 */
export function nextPlace({ since }: Place, last: string | undefined, after: string | null): Place | null {
  if (!after || !last) return null;
  return last > since ? { since: last, after: null } : { since, after };
}

/** Its body says no more than the id: the order is read from Shopify, as after any webhook. */
export function arrivalOf(
  store: string,
  { order, updatedAt }: OrderSummary,
  { topic, run }: { topic: string; run: string },
): Arrival {
  return {
    store,
    topic,
    webhookId: `${run}/${order}/${updatedAt}`,
    eventId: null,
    order,
    traceId: randomBytes(16).toString('hex'),
    body: Buffer.from(JSON.stringify({ admin_graphql_api_id: `gid://shopify/Order/${order}` })),
    triggeredAt: null,
  };
}
