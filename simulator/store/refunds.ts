/** Refunds by Shopify's rules: no more units than are left, no more money than was paid, and once for each key. */
import { exponentOf } from '../../contracts/money.ts';
import type { Line, Order, Refund, Store, World } from '../state.ts';
import { freshGid, gid, record, shopifyTime, tailOf } from '../state.ts';
import { removeUnits } from './change.ts';
import { Refusal } from './fulfillment-orders.ts';
import { takeIn } from './inventory.ts';
import { touch } from './orders.ts';
import { minus, sum, times } from './read.ts';

export interface Wanted {
  lineItemId: string;
  quantity: number;
}

export interface RefundInput {
  orderId: string;
  currency?: string | null;
  note?: string | null;
  notify?: boolean | null;
  allowOverRefunding?: boolean | null;
  shipping?: { amount?: string | null; fullRefund?: boolean | null } | null;
  refundLineItems?: (Wanted & { restockType?: string | null; locationId?: string | null })[] | null;
  transactions?:
    | { orderId: string; gateway: string; kind: string; amount: string; parentId?: string | null }[]
    | null;
}

/** As many digits as the currency has. */
const rounded = (value: number, currency: string) => {
  const factor = 10 ** exponentOf(currency);
  return sum((Math.round(value * factor) / factor).toFixed(3));
};

/** What `quantity` more units are worth after `before` others, so that all parts together are worth the whole. */
function share(whole: string, of: number, before: number, quantity: number, currency: string): string {
  const upTo = (n: number) => rounded((Number(whole) * n) / Math.max(1, of), currency);
  return minus(upTo(before + quantity), upTo(before));
}

const goodsOf = (line: Line) => minus(times(line.price, line.quantity), line.discount);

/** Its own where the body told it, else its share of what the order's taxable lines were taxed. */
function taxOf(order: Order, line: Line): string {
  if (line.tax) return line.tax;
  const taxable = order.lines.filter((each) => each.taxable);
  const all = taxable.reduce((total, each) => total + Number(goodsOf(each)), 0);
  if (!line.taxable || all === 0) return '0.0';
  return rounded((Number(order.totals.tax) * Number(goodsOf(line))) / all, order.currency);
}

export const presentmentOf = ({ currency, presentment }: Order) => presentment ?? { currency, rate: 1 };

/** The amount in the buyer's currency. */
export function presented(order: Order, amount: string): string {
  const { currency, rate } = presentmentOf(order);
  return rate === 1 ? amount : rounded(Number(amount) * rate, currency);
}

/** The amount in the store's currency, of one in the buyer's. */
export const shopped = (order: Order, amount: string) =>
  rounded(Number(amount) / presentmentOf(order).rate, order.currency);

const paidOf = ({ totals, financialStatus }: Order) =>
  ['PAID', 'PARTIALLY_PAID', 'PARTIALLY_REFUNDED', 'REFUNDED'].includes(financialStatus ?? '')
    ? minus(totals.total, totals.outstanding)
    : '0.0';

/** Decimal strings in the order's currency. */
export interface Suggested {
  goods: string;
  tax: string;
  shipping: string;
  amount: string;
  maximum: string;
  transactions: { gateway: string; parentId: string; amount: string }[];
}

const parentOf = (order: Order, index: number) => gid('OrderTransaction', `${tailOf(order.id)}${index + 1}`);

/** How much each payment can still give back, the gift cards first. */
function paymentsOf(order: Order): { gateway: string; parentId: string; left: string }[] {
  const given = order.gateways ?? [{ name: 'shopify_payments', amount: null }];
  let back = order.totals.refunded;
  let rest = paidOf(order);
  const sized = given.map(({ name, amount }, index) => {
    const paid = amount ?? minus(paidOf(order), sum('0.0', ...given.flatMap((g) => g.amount ?? [])));
    const part = Number(paid) > Number(rest) ? rest : paid;
    rest = minus(rest, part);
    return { gateway: name, parentId: parentOf(order, index), paid: part };
  });
  return [...sized].reverse().map(({ gateway, parentId, paid }) => {
    const taken = Number(back) > Number(paid) ? paid : back;
    back = minus(back, taken);
    return { gateway, parentId, left: minus(paid, taken) };
  });
}

export function suggest(order: Order, wanted: Wanted[], shipping: boolean): Suggested {
  const { currency, totals } = order;
  let goods = '0.0';
  let tax = '0.0';
  for (const { lineItemId, quantity } of wanted) {
    const line = mustHave(order, lineItemId);
    const before = line.quantity - line.currentQuantity;
    const units = Math.min(quantity, line.currentQuantity);
    goods = sum(goods, share(goodsOf(line), line.quantity, before, units, currency));
    tax = sum(tax, share(taxOf(order, line), line.quantity, before, units, currency));
  }
  const sent = shipping ? shippingLeft(order) : '0.0';
  const maximum = minus(paidOf(order), totals.refunded);
  const whole = sum(goods, order.taxesIncluded ? '0.0' : tax, sent);
  const amount = Number(whole) > Number(maximum) ? maximum : whole;
  let open = amount;
  const transactions = paymentsOf(order).flatMap(({ gateway, parentId, left }) => {
    const part = Number(left) > Number(open) ? open : left;
    open = minus(open, part);
    return Number(part) > 0 ? [{ gateway, parentId, amount: part }] : [];
  });
  return { goods, tax, shipping: sent, amount, maximum, transactions };
}

const shippingLeft = ({ totals, refunds }: Order) =>
  minus(totals.shipping, sum('0.0', ...refunds.flatMap((r) => r.shipping ?? [])));

function mustHave(order: Order, lineItemId: string): Line {
  const line = order.lines.find(({ id }) => id === lineItemId);
  if (!line) throw new Refusal('Line item does not exist', ['refundLineItems']);
  return line;
}

/** Everything is checked before anything changes. */
export function createRefund(
  world: World,
  store: Store,
  order: Order,
  input: RefundInput,
  viaApi = true,
): Refund {
  const lines = (input.refundLineItems ?? []).map((wish, i) => checkLine(store, order, wish, i));
  const shipping = shippingOf(order, input);
  const amount = checkTransactions(order, input);
  for (const { line, quantity, restockType, locationId } of lines) {
    if (restockType === 'CANCEL') removeUnits(store, order, line, line.currentQuantity - quantity);
    else line.currentQuantity -= quantity;
    if (restockType === 'RETURN' && locationId) takeIn(store, line.itemId, locationId, quantity);
    refundReturned(order, line.id, quantity);
  }
  const refund: Refund = {
    id: freshGid(world, 'Refund'),
    createdAt: shopifyTime(),
    note: input.note ?? null,
    amount,
    viaApi,
    shipping,
    lines: lines.map(({ line, quantity, restockType, locationId }) => ({
      lineId: line.id,
      quantity,
      restockType,
      locationId,
    })),
  };
  keepRefund(world, store, order, refund);
  return refund;
}

export function keepRefund(world: World, store: Store, order: Order, refund: Refund) {
  order.refunds.push(refund);
  const { totals } = order;
  totals.refunded = sum(totals.refunded, refund.amount);
  totals.currentTotal = minus(totals.currentTotal, refund.amount);
  const all = Number(totals.refunded) >= Number(paidOf(order)) - 0.0005;
  order.financialStatus = all ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
  touch(order);
  if (refund.viaApi)
    record(world, {
      kind: 'refund',
      store: store.domain,
      order: order.id,
      detail: `${refund.id} ${refund.amount}`,
    });
}

const RESTOCKS = ['RETURN', 'NO_RESTOCK', 'CANCEL'];

type LineInput = NonNullable<RefundInput['refundLineItems']>[number];

function checkLine(store: Store, order: Order, wish: LineInput, index: number) {
  const field = (name: string) => ['refundLineItems', String(index), name];
  const line = mustHave(order, wish.lineItemId);
  if (wish.quantity <= 0) throw new Refusal('Quantity must be greater than 0', field('quantity'));
  if (wish.quantity > line.currentQuantity)
    throw new Refusal('Quantity cannot refund more items than were purchased', field('quantity'));
  const restockType = wish.restockType ?? 'NO_RESTOCK';
  if (!RESTOCKS.includes(restockType))
    throw new Refusal('Restock type is not included in the list', field('restockType'));
  const locationId = wish.locationId ?? null;
  if (restockType === 'RETURN' && !store.locations.some(({ id }) => id === locationId))
    throw new Refusal('Location is required to restock', field('locationId'));
  return { line, quantity: wish.quantity, restockType, locationId };
}

/** In the order's currency. */
function shippingOf(order: Order, { shipping }: RefundInput): string {
  const left = shippingLeft(order);
  const wanted = shipping?.fullRefund ? left : shopped(order, shipping?.amount ?? '0.0');
  if (Number(wanted) > Number(left) + 0.0005)
    throw new Refusal('Shipping refund amount is more than what is left', ['shipping', 'amount']);
  return wanted;
}

/** @returns what they come to, in the order's currency. */
function checkTransactions(order: Order, input: RefundInput): string {
  const { currency } = presentmentOf(order);
  const given = input.transactions ?? [];
  if (order.presentment && given.length > 0 && input.currency !== currency)
    throw new Refusal(`Currency must be the presentment currency ${currency}`, ['currency']);
  const payments = paymentsOf(order);
  for (const [i, { kind, gateway, parentId, amount }] of given.entries()) {
    const field = (name: string) => ['transactions', String(i), name];
    if (kind !== 'REFUND') throw new Refusal('Kind is not a valid transaction', field('kind'));
    const payment = payments.find((each) => each.parentId === parentId);
    if (!payment || payment.gateway !== gateway)
      throw new Refusal('Parent transaction not found', field('parentId'));
    if (exceeds(order, amount, payment.left) && !input.allowOverRefunding)
      throw new Refusal('Refund amount must be less than or equal to the remaining amount', field('amount'));
  }
  return sum('0.0', ...given.map(({ amount }) => shopped(order, amount)));
}

/** The buyer's currency is rounded on its own: half of its smallest coin is no excess. */
const exceeds = (order: Order, amount: string, left: string) =>
  Number(amount) > Number(presented(order, left)) + 0.5 / 10 ** exponentOf(presentmentOf(order).currency);

/** What comes back within a return counts there as well. */
function refundReturned(order: Order, lineId: string, quantity: number) {
  let open = quantity;
  for (const line of (order.returns ?? []).flatMap(({ status, lines }) =>
    status === 'OPEN' || status === 'CLOSED' ? lines : [],
  )) {
    if (line.lineId !== lineId) continue;
    const units = Math.min(open, line.quantity - line.refunded);
    line.refunded += units;
    open -= units;
  }
}
