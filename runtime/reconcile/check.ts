/** Compares every order of a store with what Waybill knows of it, and changes nothing. */
import type { CallContext } from '../../connectors/error.ts';
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
  let after: string | null = null;
  do {
    const page = await shopify.readOutcomes({ query, sortKey: 'ID', after }, call);
    after = page.next;
    result.orders += page.summaries.length;
    for (const { order } of page.summaries) unseen.delete(order);
    await comparePage(resources, store, page.summaries, result);
  } while (after);
  for (const [order, name] of unseen)
    result.disagreements.push({ order, name, kind: 'lost', detail: 'Shopify has no such order any more' });
  return result;
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
