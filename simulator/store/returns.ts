/** Returns: asked for by a buyer, approved or declined, taken in, closed. Of fulfilled units, and of each unit once. */
import type { Order, Return, ReturnLine, Store, World } from '../state.ts';
import { freshGid, gid, record, shopifyTime } from '../state.ts';
import { Refusal } from './fulfillment-orders.ts';
import { takeIn } from './inventory.ts';
import { touch } from './orders.ts';
import { count, gidOf, type Json, object, objects, oneOf, text } from './read.ts';

export interface ReturnWish {
  /** All that can be returned, where none are named. */
  lines?: { sku?: string; quantity?: number; reason?: string; note?: string }[];
  exchange?: { sku: string; quantity: number }[];
  shippingFee?: string;
}

const REASONS = new Set([
  ...['COLOR', 'DEFECTIVE', 'NOT_AS_DESCRIBED', 'OTHER', 'SIZE_TOO_LARGE', 'SIZE_TOO_SMALL', 'STYLE'],
  ...['UNKNOWN', 'UNWANTED', 'WRONG_ITEM'],
]);

/** A body may name a line as returned that is. */
const standing = ({ status }: Return) => status !== 'DECLINED' && status !== 'CANCELED';

/** Fulfilled units that no return has yet, nor a refund has taken. */
function returnable(order: Order) {
  const taken = new Map<string, number>();
  for (const line of (order.returns ?? []).filter(standing).flatMap(({ lines }) => lines))
    taken.set(line.fulfillmentLineId, (taken.get(line.fulfillmentLineId) ?? 0) + line.quantity);
  return order.fulfillments
    .filter(({ status }) => status === 'SUCCESS')
    .flatMap(({ lines }) => lines)
    .map(({ id, lineId, quantity }) => {
      const line = order.lines.find((each) => each.id === lineId);
      const left = Math.min(quantity - (taken.get(id) ?? 0), line?.currentQuantity ?? 0);
      return { id, lineId, sku: line?.sku ?? null, left };
    })
    .filter(({ left }) => left > 0);
}

const newReturn = (world: World, order: Order, id: string | null): Return => ({
  id: id ?? freshGid(world, 'Return'),
  name: `${order.name}-R${(order.returns?.length ?? 0) + 1}`,
  status: 'REQUESTED',
  createdAt: shopifyTime(),
  approvedAt: null,
  closedAt: null,
  lines: [],
  exchanges: [],
  shippingFee: null,
  tracking: null,
  declined: null,
});

const newLine = (
  world: World,
  unit: { id: string; lineId: string },
  given: Pick<ReturnLine, 'quantity' | 'reason' | 'note'> & { id?: string | null | undefined },
): ReturnLine => ({
  id: given.id ?? freshGid(world, 'ReturnLineItem'),
  fulfillmentLineId: unit.id,
  lineId: unit.lineId,
  quantity: given.quantity,
  refunded: 0,
  processed: 0,
  dispositions: [],
  reason: given.reason,
  note: given.note,
});

/** @throws Refusal where there is nothing to return. */
export function requestReturn(world: World, store: Store, order: Order, wish: ReturnWish): Return {
  const made = newReturn(world, order, null);
  for (const unit of returnable(order)) {
    const named = wish.lines?.find(({ sku }) => sku === undefined || sku === unit.sku);
    if (wish.lines && !named) continue;
    const quantity = Math.min(named?.quantity ?? unit.left, unit.left);
    const reason = oneOf(named?.reason, REASONS) ?? 'UNWANTED';
    made.lines.push(newLine(world, unit, { quantity, reason, note: named?.note ?? null }));
  }
  made.exchanges = (wish.exchange ?? []).map(({ sku, quantity }) => ({
    id: freshGid(world, 'ExchangeLineItem'),
    sku,
    quantity,
    processed: 0,
  }));
  made.shippingFee = wish.shippingFee ?? null;
  return keep(store, order, made);
}

/** As a `returns/request` body tells of it. */
export function readReturnRequest(world: World, store: Store, order: Order, body: Json): Return | null {
  const id = gidOf(body, 'Return');
  if (!id || order.returns?.some((each) => each.id === id)) return null;
  const made = newReturn(world, order, id);
  const given = objects(body.return_line_items);
  for (const unit of returnable(order)) {
    const found = given.find((line) => lineIdIn(line) === unit.lineId);
    if (given.length > 0 && !found) continue;
    const quantity = Math.min(Math.max(1, count(found?.quantity) ?? unit.left), unit.left);
    const reason = oneOf(found?.return_reason, REASONS) ?? 'UNKNOWN';
    const line = { id: found && gidOf(found, 'ReturnLineItem'), quantity, reason };
    made.lines.push(newLine(world, unit, { ...line, note: text(found?.customer_note) }));
  }
  return made.lines.length > 0 ? keep(store, order, made) : null;
}

function lineIdIn(line: Json): string | null {
  const item = object(object(line.fulfillment_line_item)?.line_item);
  return item && gidOf(item, 'LineItem');
}

function keep(store: Store, order: Order, made: Return): Return {
  if (made.lines.length === 0) throw new Refusal('Return line items are not returnable', ['returnLineItems']);
  order.returns = [...(order.returns ?? []), made];
  store.owners.set(made.id, order.id);
  touch(order);
  return made;
}

function mustBe(found: Return, status: Return['status'], doing: string) {
  if (found.status !== status)
    throw new Refusal(`Return status must be ${status} to be ${doing}.`, ['id'], 'INVALID_STATE');
}

export function approveReturn(world: World, store: Store, order: Order, found: Return, viaApi = true) {
  mustBe(found, 'REQUESTED', 'approved');
  found.status = 'OPEN';
  found.approvedAt = shopifyTime();
  touch(order);
  if (viaApi)
    record(world, { kind: 'return_approve', store: store.domain, order: order.id, detail: found.id });
}

export function declineReturn(world: World, store: Store, order: Order, found: Return, reason: string) {
  mustBe(found, 'REQUESTED', 'declined');
  found.status = 'DECLINED';
  found.declined = reason;
  touch(order);
  record(world, {
    kind: 'return_decline',
    store: store.domain,
    order: order.id,
    detail: `${found.id} ${reason}`,
  });
}

/** Closing twice is harmless. */
export function closeReturn(world: World, store: Store, order: Order, found: Return, viaApi = true) {
  if (found.status === 'CLOSED') return;
  mustBe(found, 'OPEN', 'closed');
  found.status = 'CLOSED';
  found.closedAt = shopifyTime();
  touch(order);
  if (viaApi) record(world, { kind: 'return_close', store: store.domain, order: order.id, detail: found.id });
}

interface Processing {
  returnLineItems?: { id: string; quantity: number }[] | null;
  exchangeLineItems?: { id: string; quantity: number }[] | null;
}

export function processReturn(world: World, store: Store, order: Order, found: Return, input: Processing) {
  mustBe(found, 'OPEN', 'processed');
  const wishes = (input.returnLineItems ?? []).map(({ id, quantity }) => ({
    line: found.lines.find((line) => line.id === id),
    quantity,
  }));
  const exchanges = (input.exchangeLineItems ?? []).map(({ id, quantity }) => ({
    line: found.exchanges.find((line) => line.id === id),
    quantity,
  }));
  for (const { line, quantity } of [...wishes, ...exchanges]) {
    if (!line) throw new Refusal('Line item not found.', null, 'NOT_FOUND');
    if (quantity > line.quantity - line.processed)
      throw new Refusal('Quantity is more than can be processed.', null, 'LESS_THAN_OR_EQUAL_TO');
  }
  for (const { line, quantity } of [...wishes, ...exchanges]) if (line) line.processed += quantity;
  touch(order);
  record(world, { kind: 'return_process', store: store.domain, order: order.id, detail: found.id });
}

/** The merchant has the goods in hand, and puts them on the shelf or does not. */
export function receive(
  store: Store,
  order: Order,
  found: Return,
  { units, restock }: { units?: number | undefined; restock: boolean },
) {
  let left = units ?? Number.POSITIVE_INFINITY;
  const locationId = store.locations[0]?.id ?? gid('Location', '0');
  for (const line of found.lines) {
    const there = line.dispositions.reduce((n, { quantity }) => n + quantity, 0);
    const quantity = Math.min(left, line.quantity - there);
    if (quantity <= 0) continue;
    left -= quantity;
    line.dispositions.push({ type: restock ? 'RESTOCKED' : 'NOT_RESTOCKED', quantity, locationId });
    const item = order.lines.find(({ id }) => id === line.lineId)?.itemId ?? null;
    if (restock) takeIn(store, item, locationId, quantity);
  }
  touch(order);
}

export function returnStatusOf({ returns = [] }: Order): string {
  const has = (status: Return['status']) => returns.some((each) => each.status === status);
  if (has('REQUESTED')) return 'RETURN_REQUESTED';
  if (has('OPEN')) return 'IN_PROGRESS';
  return has('CLOSED') ? 'RETURNED' : 'NO_RETURN';
}
