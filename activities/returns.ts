/** What the returns agent gets to know: read from the store and its carrier a moment before it decides. */
import { dueNow } from '../agents/returns/due.ts';
import type { Known, ReturnsInput } from '../agents/returns/facts.ts';
import type { CallContext } from '../connectors/error.ts';
import type { Shopify } from '../connectors/shopify/types.ts';
import type { OrderAt } from '../contracts/order.ts';
import type { Returns } from '../contracts/return.ts';
import type { PrismaClient } from '../prisma/generated/client.ts';
import { loadSnapshot } from '../prisma/orders.ts';
import { followedReturns, returnEffects } from '../prisma/returns.ts';
import type { Resources } from '../runtime/resources.ts';
import { passagesFor, questionOfReturns } from './policies.ts';

const NONE: Omit<Returns, 'refunded'> = { refunds: [], returns: [] };

export async function gatherReturns(
  resources: Resources,
  at: OrderAt,
  call: CallContext,
): Promise<ReturnsInput> {
  const { db } = resources;
  const [{ policy }, shopify] = await Promise.all([resources.store(at.store), resources.shopify(at.store)]);
  const [read, returns, followed, done] = await Promise.all([
    shopify.readOrder(at.order, call),
    shopify.readReturns(at.order, call),
    followedReturns(db, at),
    returnEffects(db, at),
  ]);
  const order = read ?? (await loadSnapshot(db, at));
  const found = returns ?? { ...NONE, refunded: order.refunded };
  const arrived = await arrivedOf(resources, at, found, call);
  const known: Known = { order, policy, now: new Date().toISOString(), arrived, followed };
  return {
    ...known,
    found,
    suggestions: await suggest(shopify, at.order, found, known, call),
    shelves: await shelvesOf(resources, at, known, call),
    done: done.map(({ what, about }) => ({ what, about })),
    passages: await passagesFor(resources, at, 'returns', questionOfReturns(found)),
  };
}

/** Returns whose every parcel the carrier has handed over to the store. */
async function arrivedOf(
  resources: Resources,
  at: OrderAt,
  { returns }: Returns,
  call: CallContext,
): Promise<string[]> {
  const travelling = returns.filter(({ status, parcels }) => status === 'OPEN' && parcels.length > 0);
  if (travelling.length === 0) return [];
  const carrier = await resources.carrier(at.store);
  const looked = travelling.map(async ({ id, parcels }) => {
    const tracked = await Promise.all(
      parcels.map((parcel) => carrier.track({ ...parcel, carrierShipmentId: null }, call)),
    );
    return tracked.every(({ status }) => status === 'delivered') ? [id] : [];
  });
  return (await Promise.all(looked)).flat();
}

async function suggest(
  shopify: Shopify,
  orderId: string,
  { returns }: Returns,
  known: Known,
  call: CallContext,
): Promise<ReturnsInput['suggestions']> {
  const asked = returns.map(async (it) => {
    const due = dueNow(it, known);
    const suggestion = due && (await shopify.suggestRefund({ orderId, ...due }, call));
    return suggestion ? [[it.id, suggestion] as const] : [];
  });
  return Object.fromEntries((await Promise.all(asked)).flat());
}

/** The store's own choice, else where the units were sent from. */
async function shelvesOf(
  { db, shopify: of }: Resources,
  at: OrderAt,
  { policy, order }: Known,
  call: CallContext,
): Promise<ReturnsInput['shelves']> {
  const { restock, restockLocation } = policy.returns;
  if (!restock) return {};
  if (restockLocation !== null) {
    const shopify = await of(at.store);
    const named = (await shopify.readLocations(call)).find(
      ({ id, name, active }) => active && (id === restockLocation || name === restockLocation),
    );
    return Object.fromEntries(order.lines.map(({ id }) => [id, named?.id ?? null]));
  }
  const shipments = await db.shipment.findMany({
    where: { store: at.store, order: at.order, state: { not: 'voided' } },
    select: { locationId: true, units: true },
  });
  return Object.fromEntries(
    shipments.flatMap(({ locationId, units }) =>
      (units as { lineItemId: string }[]).map(({ lineItemId }) => [lineItemId, locationId] as const),
    ),
  );
}

/** What was done about a return, for the buyer to be told; null where nothing was, as in a store in shadow. */
export async function returnOutcome(db: PrismaClient, at: OrderAt, about: string) {
  const found = (await returnEffects(db, at)).findLast((effect) => effect.about === about);
  if (!found) return null;
  const { amount, currency, reason } = found.result;
  return {
    refund: found.what === 'create_refund' ? { amount, currency } : null,
    reason: typeof reason === 'string' ? reason : null,
  };
}
