/** The open orders of a store from before it was Waybill's: taken in a few at a time, the oldest first. */
import type { CallContext } from '../../connectors/error.ts';
import { BACKFILL_TOPIC, type Place } from '../../contracts/reconcile.ts';
import { keepAll, knownOrders, ordersAtWork } from '../../prisma/reconciliations.ts';
import type { Resources } from '../resources.ts';
import { compare } from './compare.ts';
import { arrivalOf, nextPlace } from './page.ts';

export interface BackfillRequest {
  store: string;
  /** Orders placed later have webhooks. */
  until: string;
  place: Place;
  /** Names the run, as for a page. */
  run: string;
}

export interface BackfillStep {
  /** Null where everything is taken in. */
  next: Place | null;
  /** Open orders of the page that is done with; 0 while some of it are still to be taken in. */
  read: number;
  backfilled: number;
  /** Until the next step. */
  pauseSeconds: number;
}

/** Of a minute's orders, how many at once, and how long nothing then. */
const STEPS_A_MINUTE = 4;
const PAUSE_SECONDS = 60 / STEPS_A_MINUTE;

export const openSince = (until: string, since?: string) =>
  `status:open created_at:<='${until}'${since ? ` created_at:>='${since}'` : ''}`;

/**
 * Takes in the next few of a page. The page is read again until nothing of it is left: what became of an order meanwhile counts.
 * @throws ConnectorError
 */
export async function backfillStep(
  resources: Pick<Resources, 'db' | 'store' | 'shopify' | 'pace'>,
  { store, until, place, run }: BackfillRequest,
  call: CallContext,
): Promise<BackfillStep> {
  const { db, pace = 1 } = resources;
  const { backfillPerMinute } = (await resources.store(store)).policy;
  const pauseSeconds = PAUSE_SECONDS * pace;
  const rest = { next: place, read: 0, backfilled: 0, pauseSeconds };
  // Slower than that rate, the orders would pile up in front of the workers.
  if ((await ordersAtWork(db, store)) >= backfillPerMinute) return rest;

  const shopify = await resources.shopify(store);
  const query = openSince(until, place.since);
  const page = await shopify.readSummaries({ query, sortKey: 'CREATED_AT', after: place.after }, call);
  const ids = page.summaries.map(({ order }) => order);
  const known = await knownOrders(db, store, ids);
  const missing = page.summaries.filter((seen) => compare(seen, known) === 'missed');
  const taken = missing.slice(0, Math.ceil(backfillPerMinute / STEPS_A_MINUTE));
  await keepAll(
    db,
    taken.map((seen) => arrivalOf(store, seen, { topic: BACKFILL_TOPIC, run })),
  );
  if (taken.length < missing.length) return { ...rest, backfilled: taken.length };
  return {
    next: nextPlace(place, page.summaries.at(-1)?.createdAt, page.next),
    read: page.summaries.length,
    backfilled: taken.length,
    pauseSeconds: taken.length > 0 ? pauseSeconds : 0,
  };
}
