/** What buyers and merchants do about returns by themselves: ask, approve, take in, refund by hand, close. */
import type { Echo } from '../admin/root.ts';
import type { Order, Refund, Return, Store, World } from '../state.ts';
import { freshGid, shopifyTime } from '../state.ts';
import { createRefund, keepRefund, presented, presentmentOf, suggest } from '../store/refunds.ts';
import { approveReturn, closeReturn, type ReturnWish, receive, requestReturn } from '../store/returns.ts';

export type ReturnChange =
  /** The buyer asks to return something. */
  | ({ kind: 'return' } & ReturnWish)
  /** Of the newest return, all four. */
  | { kind: 'return_approve' }
  | { kind: 'return_sent'; tracking: string; carrier?: string }
  | { kind: 'return_receive'; units?: number; restock: boolean }
  | { kind: 'return_close' }
  /** A merchant refunds by hand: units of the first line, or an amount that says nothing of what it is for. */
  | { kind: 'refund'; units?: number; amount?: string };

const KINDS: ReadonlySet<string> = new Set<ReturnChange['kind']>([
  'return',
  'return_approve',
  'return_sent',
  'return_receive',
  'return_close',
  'refund',
]);

export const isReturnChange = (change: { kind: string }): change is ReturnChange => KINDS.has(change.kind);

export function applyReturn(
  world: World,
  echo: Echo,
  store: Store,
  order: Order,
  change: ReturnChange,
): void {
  if (change.kind === 'return') {
    const made = requestReturn(world, store, order, change);
    echo.returned(store, order, made, 'returns/request', false);
  } else if (change.kind === 'refund') {
    echo.refunded(store, order, refundByHand(world, store, order, change), false);
  } else {
    const found = order.returns?.at(-1);
    if (found) alter(world, echo, store, order, found, change);
  }
}

function alter(
  world: World,
  echo: Echo,
  store: Store,
  order: Order,
  found: Return,
  change: Exclude<ReturnChange, { kind: 'return' | 'refund' }>,
): void {
  switch (change.kind) {
    case 'return_approve':
      approveReturn(world, store, order, found, false);
      echo.returned(store, order, found, 'returns/approve', false);
      break;
    case 'return_sent':
      found.tracking = change.tracking;
      if (change.carrier) found.carrier = change.carrier;
      echo.updated(store, order);
      break;
    case 'return_receive':
      receive(store, order, found, change);
      echo.updated(store, order);
      break;
    case 'return_close':
      closeReturn(world, store, order, found, false);
      echo.returned(store, order, found, 'returns/close', false);
      break;
  }
}

function refundByHand(
  world: World,
  store: Store,
  order: Order,
  { units = 0, amount }: { units?: number; amount?: string },
): Refund {
  const [line] = order.lines;
  if (amount !== undefined || !line) {
    const refund = { id: freshGid(world, 'Refund'), createdAt: shopifyTime(), note: null, viaApi: false };
    const made = { ...refund, amount: amount ?? '0.0' };
    keepRefund(world, store, order, made);
    return made;
  }
  const wanted = { lineItemId: line.id, quantity: units };
  const input = {
    orderId: order.id,
    currency: presentmentOf(order).currency,
    refundLineItems: [{ ...wanted, restockType: 'NO_RESTOCK' }],
    transactions: suggest(order, [wanted], false).transactions.map((one) => ({
      ...one,
      orderId: order.id,
      kind: 'REFUND',
      amount: presented(order, one.amount),
    })),
  };
  return createRefund(world, store, order, input, false);
}
