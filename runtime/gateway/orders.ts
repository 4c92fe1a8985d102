/** Actions on the order itself: tags, holds, the address, and Waybill's own reservations. All of them converge when repeated. */
import type { ActionOf } from '../../contracts/action.ts';
import type { OrderSnapshot } from '../../contracts/order.ts';
import { takePlace } from '../../prisma/backorders.ts';
import type { Performer, Performing } from './performer.ts';

const converges = async () => ({ happened: 'no' as const });

export const addTags: Performer<'add_tags'> = {
  async act({ tags }, on) {
    const shopify = await on.resources.shopify(on.at.store);
    await shopify.addTags(on.at.order, tags, on.call);
    return { tags: tags.length };
  },
  readBack: converges,
};

export const updateAddress: Performer<'update_address'> = {
  async act({ address }, on) {
    const shopify = await on.resources.shopify(on.at.store);
    await shopify.updateAddress(on.at.order, address, on.call);
    return {};
  },
  readBack: converges,
};

/** Quantities are set, not changed by: an order that has them already has been edited. */
const hasQuantities = (order: OrderSnapshot | null, { lines }: ActionOf<'set_quantities'>) =>
  lines.every(
    ({ lineItemId, quantity }) =>
      order?.lines.find(({ id }) => id === lineItemId)?.currentQuantity === quantity,
  );

export const setQuantities: Performer<'set_quantities'> = {
  async act({ lines }, on) {
    const shopify = await on.resources.shopify(on.at.store);
    const edit = { orderId: on.at.order, lines, note: 'Waybill: as a person has asked' };
    await shopify.setQuantities(edit, on.call);
    return { lines: lines.length };
  },
  async readBack(action, on) {
    const shopify = await on.resources.shopify(on.at.store);
    const order = await shopify.readOrder(on.at.order, on.call);
    return hasQuantities(order, action)
      ? { happened: 'yes', result: { lines: action.lines.length } }
      : { happened: 'no' };
  },
};

export const placeHold: Performer<'place_hold'> = {
  async act({ reason, note }, on) {
    const shopify = await on.resources.shopify(on.at.store);
    const order = await shopify.readOrder(on.at.order, on.call);
    const open = order?.fulfillmentOrders.filter((fo) => fo.supportedActions.includes('HOLD')) ?? [];
    const free = open.filter((fo) => !fo.holds.some((hold) => hold.ours));
    for (const fo of free) {
      await shopify.hold({ fulfillmentOrderId: fo.id, reason, note, handle: HOLD_HANDLE }, on.call);
    }
    return { held: free.length };
  },
  readBack: converges,
};

/** One hold of ours per fulfillment order: the handle is unique per app there. */
const HOLD_HANDLE = 'waybill';

export const releaseHold: Performer<'release_hold'> = {
  async act(_action, on) {
    const shopify = await on.resources.shopify(on.at.store);
    const order = await shopify.readOrder(on.at.order, on.call);
    return order ? releaseOwnHolds(order, on) : { released: 0 };
  },
  readBack: converges,
};

export async function releaseOwnHolds(order: OrderSnapshot, on: Performing): Promise<{ released: number }> {
  const shopify = await on.resources.shopify(on.at.store);
  let released = 0;
  for (const fo of order.fulfillmentOrders) {
    const ours = fo.holds.filter((hold) => hold.ours).map((hold) => hold.id);
    if (ours.length === 0) continue;
    await shopify.releaseHolds(fo.id, ours, on.call);
    released += ours.length;
  }
  return { released };
}

export const reserveStock: Performer<'reserve_stock'> = {
  async act({ units }, { resources, at }) {
    const mine = { store: at.store, order: at.order };
    await resources.db.$transaction([
      resources.db.reservation.deleteMany({ where: mine }),
      resources.db.reservation.createMany({ data: units.map((unit) => ({ ...mine, ...unit })) }),
    ]);
    return { units: units.length };
  },
  readBack: converges,
  async undo(_action, { resources, at }) {
    await resources.db.reservation.deleteMany({ where: { store: at.store, order: at.order } });
  },
};

/** Its place is found by the order itself, so that joining, moving up and leaving all converge. */
export const awaitStock: Performer<'await_stock'> = {
  async act({ units, priority, placedAt }, { resources, at }) {
    const place = { store: at.store, order: at.order, priority, placedAt: new Date(placedAt) };
    await takePlace(resources.db, place, units);
    return { units: units.length };
  },
  readBack: converges,
};
