/** Compares every order of a store with what Waybill knows of it, and changes nothing. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CallContext } from '../../connectors/error.ts';
import type { Shopify } from '../../connectors/shopify/types.ts';
import type { OrderOutcome } from '../../contracts/order.ts';
import { knownOrders, liveParcels, openOrders } from '../../prisma/reconciliations.ts';
import type { Resources } from '../resources.ts';
import { type Disagreement, disagreementOf } from './disagreement.ts';

export interface Checked {
  /** Orders that Shopify has. */
  orders: number;
  /** Of these, orders that Waybill is at work on: nobody can say yet. */
  underWay: number;
  disagreements: ({ order: string; name: string } & Disagreement)[];
}

/** More orders than that are read in bulk: page by page they would cost a small store's points for minutes. */
const LARGE = 1_000;
/** How soon, and how late, Shopify is asked whether it is through with a reading in bulk. */
const FIRST_LOOK_MS = 100;
const LONGEST_LOOK_MS = 10_000;

/**
 * @param since only orders that changed since then, where it is given.
 * @throws ConnectorError
 */
export async function disagreements(
  resources: Pick<Resources, 'db' | 'shopify'>,
  store: string,
  call: CallContext & { since?: Date },
): Promise<Checked> {
  const shopify = await resources.shopify(store);
  const query = call.since ? `updated_at:>='${call.since.toISOString()}'` : 'status:any';
  const result: Checked = { orders: 0, underWay: 0, disagreements: [] };
  const unseen = new Map(
    call.since ? [] : (await openOrders(resources.db, store)).map(({ order, name }) => [order, name]),
  );
  const large = !call.since && (await shopify.countOrders(query, call)) > LARGE;
  for await (const page of large ? inBulk(shopify, query, call) : byPage(shopify, query, call)) {
    result.orders += page.length;
    for (const { order } of page) unseen.delete(order);
    await comparePage(resources, store, page, result);
  }
  for (const [order, name] of unseen)
    result.disagreements.push({ order, name, kind: 'lost', detail: 'Shopify has no such order any more' });
  return result;
}

async function* byPage(shopify: Shopify, query: string, call: CallContext): AsyncGenerator<OrderOutcome[]> {
  let after: string | null = null;
  do {
    const page = await shopify.readOutcomes({ query, sortKey: 'ID', after }, call);
    after = page.next;
    yield page.summaries;
  } while (after);
}

/** One call's price, however many orders there are. */
async function* inBulk(shopify: Shopify, query: string, call: CallContext): AsyncGenerator<OrderOutcome[]> {
  const id = await shopify.startBulk(query, call);
  for (let ms = FIRST_LOOK_MS; ; ms = Math.min(2 * ms, LONGEST_LOOK_MS)) {
    await sleep(ms, undefined, call.signal ? { signal: call.signal } : {});
    const pages = await shopify.readBulk(id, call);
    if (!pages) continue;
    yield* pages;
    return;
  }
}

async function comparePage(
  { db }: Pick<Resources, 'db'>,
  store: string,
  page: OrderOutcome[],
  result: Checked,
): Promise<void> {
  const ids = page.map(({ order }) => order);
  const [{ orders, toldOf }, parcels] = await Promise.all([
    knownOrders(db, store, ids),
    liveParcels(db, store, ids),
  ]);
  for (const seen of page) {
    const { order, name } = seen;
    const known = orders.get(order) ?? null;
    if (toldOf.has(order) || known?.outcome === null) {
      result.underWay += 1;
      continue;
    }
    const found = disagreementOf({ seen, known, parcels: parcels.get(order) ?? [] });
    if (found) result.disagreements.push({ order, name, ...found });
  }
}
