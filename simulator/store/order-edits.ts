/** Order editing: quantities are staged in a session, and the commit applies them. Nothing is refunded by it: what was paid too much is outstanding. */
import { randomUUID } from 'node:crypto';
import type { Line, Order, Store, World } from '../state.ts';
import { freshGid, gid, record, shopifyTime, tailOf } from '../state.ts';
import { removeUnits } from './change.ts';
import { newLine, Refusal } from './fulfillment-orders.ts';
import { commit } from './inventory.ts';
import { touch, unfulfilledOf } from './orders.ts';
import { minus, sum, times } from './read.ts';

interface Session {
  id: string;
  order: Order;
  /** By line. */
  staged: Map<string, number>;
}

export interface Changed {
  lineId: string;
  delta: number;
}

export function orderEdits(world: World, store: Store) {
  const sessions = new Map<string, Session>();
  const mustHave = (id: string) => {
    const session = sessions.get(id);
    if (!session) throw new Refusal('The calculated order does not exist.', ['id']);
    if (session.order.cancelledAt) throw new Refusal('The order cannot be edited.', ['id']);
    return session;
  };

  return {
    begin(order: Order | undefined): Session {
      if (!order) throw new Refusal('The order does not exist.', ['id']);
      if (order.cancelledAt) throw new Refusal('The order cannot be edited.', ['id']);
      const session = { id: gid('CalculatedOrder', randomUUID()), order, staged: new Map() };
      sessions.set(session.id, session);
      return session;
    },

    setQuantity({ id, lineItemId, quantity }: { id: string; lineItemId: string; quantity: number }) {
      const session = mustHave(id);
      const line = session.order.lines.find((each) => tailOf(each.id) === tailOf(lineItemId));
      if (!line) throw new Refusal('The line item does not exist.', ['lineItemId']);
      if (quantity < 0) throw new Refusal('Quantity must be greater than or equal to 0', ['quantity']);
      if (
        editable(session.order, line) === 0 ||
        quantity < line.currentQuantity - editable(session.order, line)
      )
        throw new Refusal('The line item has been fulfilled and cannot be edited.', ['lineItemId']);
      session.staged.set(line.id, quantity);
      return { session, line };
    },

    commit(id: string): { order: Order; changes: Changed[] } {
      const { order, staged } = mustHave(id);
      const changes = order.lines.flatMap((line) => {
        const delta = (staged.get(line.id) ?? line.currentQuantity) - line.currentQuantity;
        return delta === 0 ? [] : [{ lineId: line.id, delta, line }];
      });
      if (changes.length === 0) throw new Refusal('There must be at least one change to be made.', ['id']);
      sessions.delete(id);
      for (const { line, delta } of changes) changeUnits(world, store, order, line, delta);
      touch(order);
      const detail = changes.map(({ line, delta }) => `${line.sku ?? line.id} ${delta}`).join(', ');
      record(world, { kind: 'order_edit', store: store.domain, order: order.id, detail });
      return { order, changes };
    },

    quantityOf: ({ staged }: Session, line: Line) => staged.get(line.id) ?? line.currentQuantity,
  };
}

/** What has not shipped. */
export const editable = (order: Order, line: Line) => unfulfilledOf(order, line.id).unfulfilled;

/** Fewer units of a line, or more, with what that does to stock and money. */
export function changeUnits(world: World, store: Store, order: Order, line: Line, delta: number): void {
  if (delta < 0) removeUnits(store, order, line, line.currentQuantity + delta);
  else addUnits(world, store, order, line, delta);
  const { totals } = order;
  const value = times(minus(line.price, times(line.discount, 1 / Math.max(1, line.quantity))), delta);
  totals.currentSubtotal = sum(totals.currentSubtotal, value);
  totals.currentTotal = sum(totals.currentTotal, value);
  // Below nothing: what the buyer has paid too much.
  totals.outstanding = sum(totals.outstanding, value);
  if (order.financialStatus === 'PAID' && Number(totals.outstanding) > 0)
    order.financialStatus = 'PARTIALLY_PAID';
}

function addUnits(world: World, store: Store, order: Order, line: Line, units: number): void {
  const open = order.fulfillmentOrders.filter(({ status }) => status !== 'CLOSED');
  for (const fo of open) {
    const entry = fo.lines.find(({ lineId }) => lineId === line.id);
    if (!entry) continue;
    line.quantity += units;
    line.currentQuantity += units;
    entry.total += units;
    entry.remaining += units;
    commit(store, line.itemId, fo.locationId, units);
    return;
  }
  const [like] = order.fulfillmentOrders;
  if (!like) return;
  // Of a line that has shipped: Shopify makes another one.
  const added = { ...line, id: freshGid(world, 'LineItem'), quantity: units, currentQuantity: units };
  order.lines.push(added);
  const now = shopifyTime();
  const id = freshGid(world, 'FulfillmentOrder');
  const lines = [newLine(world, added.id, units)];
  const rest = { holds: [], cutFrom: null, split: false };
  order.fulfillmentOrders.push({
    ...like,
    ...rest,
    id,
    status: 'OPEN',
    createdAt: now,
    updatedAt: now,
    lines,
  });
  store.owners.set(id, order.id);
  commit(store, added.itemId, like.locationId, units);
}
