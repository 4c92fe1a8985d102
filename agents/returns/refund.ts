/** How much goes back to the buyer, and through which payments: what Shopify suggests, less what the store keeps. */
import type { ActionOf } from '../../contracts/action.ts';
import type { Money } from '../../contracts/money.ts';
import { type BothMoney, isOurs, type OrderReturn, type SuggestedRefund } from '../../contracts/return.ts';
import type { Due } from './due.ts';
import { isFault, type ReturnsInput, sum } from './facts.ts';

export type Refund =
  | { is: 'due'; action: ActionOf<'create_refund'>; confidence: number; why: string }
  | { is: 'nothing'; why: string }
  /** A person decides. */
  | { is: 'doubtful'; why: string };

/** By the store's own rules alone. */
const SURE_OF_RULES = 0.95;
/** A person gave money back and did not say for what. */
const UNSURE = 0.7;

export function refundFor(it: OrderReturn, due: Due, input: ReturnsInput): Refund {
  const suggested = input.suggestions[it.id];
  if (!suggested) return { is: 'doubtful', why: 'Shopify does not say what its units are worth' };
  const kept = keptOf(it, suggested, input);
  const byHand = givenByHand(it, suggested, input);
  const touched = byHand.presentment.amount > 0 || isCut(suggested, due);
  const amount = less(less(suggested.amount, kept), byHand);
  if (amount.presentment.amount <= 0 || amount.shop.amount <= 0) {
    return touched
      ? { is: 'nothing', why: 'a person has refunded it already' }
      : { is: 'nothing', why: 'nothing of what was paid is left to refund' };
  }
  const transactions = spread(amount.presentment, suggested);
  if (!transactions) return { is: 'doubtful', why: 'its payments cannot give that much back' };
  const { shipping } = suggested;
  const hasShipping = due.shipping && shipping.presentment.amount > 0;
  return {
    is: 'due',
    confidence: touched ? UNSURE : SURE_OF_RULES,
    why: [
      `${sum(due.units.map(({ quantity }) => quantity))} unit(s)`,
      ...(hasShipping ? ['with shipping'] : []),
      ...(kept.presentment.amount > 0 ? ['less fees'] : []),
      ...(touched ? ['less what was refunded without saying for what'] : []),
    ].join(', '),
    action: {
      kind: 'create_refund',
      returnId: it.id,
      returnName: it.name,
      after: sum(it.lines.map(({ refunded }) => refunded)),
      units: due.units.map((unit) => ({ ...unit, locationId: shelfOf(unit.lineItemId, it, input) })),
      shipping: hasShipping ? shipping.presentment : null,
      amount,
      suggested: suggested.amount,
      refundedBefore: input.found.refunded,
      transactions,
      notifyCustomer: input.policy.messages.returns === 'shopify',
    },
  };
}

/** Fees that a merchant has set for this return count before the policy's. What came broken or wrong costs the buyer nothing. */
function keptOf(it: OrderReturn, { amount, goods }: SuggestedRefund, { policy }: ReturnsInput): BothMoney {
  const isFirst = it.lines.every(({ refunded }) => refunded === 0);
  const nothing = times(amount, 0, 1);
  if (it.fees) return isFirst ? it.fees : nothing;
  if (isFault(it)) return nothing;
  const { restockingFeeBps, shippingFee, shippingPaidBy } = policy.returns;
  const fee = times(goods, restockingFeeBps, 10_000);
  const pays = isFirst && shippingPaidBy === 'buyer' && amount.shop.amount > 0;
  return pays ? plus(fee, times(amount, shippingFee, amount.shop.amount)) : fee;
}

/** Amounts without units, refunded by a person since the return was asked for, and not set off against an earlier refund of it. */
function givenByHand(
  it: OrderReturn,
  { amount, worth }: SuggestedRefund,
  { found }: ReturnsInput,
): BothMoney {
  const lastOurs = found.refunds
    .filter((refund) => isOurs(refund) && refund.note?.startsWith(`${it.name} `))
    .reduce((last, { createdAt }) => (createdAt > last ? createdAt : last), '');
  const given = found.refunds
    .filter((refund) => !refund.ofUnits && !isOurs(refund))
    .filter(({ createdAt }) => createdAt >= it.requestedAt && createdAt > lastOurs)
    .map((refund) => refund.amount)
    .reduce(plus, times(amount, 0, 1));
  // Where less is left than the units are worth, Shopify has taken it off already.
  return less(given, less(worth, amount));
}

/** Through the payments in Shopify's order; null where they do not hold so much. */
function spread({ amount }: Money, { transactions }: SuggestedRefund) {
  let open = amount;
  const parts = transactions.flatMap((transaction) => {
    const part = Math.min(open, transaction.amount.amount);
    open -= part;
    return part > 0 ? [{ ...transaction, amount: { ...transaction.amount, amount: part } }] : [];
  });
  return open === 0 ? parts : null;
}

/**
 * Only goods that are there and whole, and that nobody has put away yet: who takes them in unit by unit says at once
 * what becomes of each.
 */
function shelfOf(
  lineItemId: string,
  it: OrderReturn,
  { policy, arrived, shelves }: ReturnsInput,
): string | null {
  const there = arrived.includes(it.id) || it.status === 'CLOSED';
  const putAway = it.lines.some(({ received, missing }) => received + missing > 0);
  const broken = it.lines.some((line) => line.lineItemId === lineItemId && line.reason === 'DEFECTIVE');
  if (!policy.returns.restock || !there || putAway || broken) return null;
  return shelves[lineItemId] ?? null;
}

const each = (a: BothMoney, b: BothMoney, combine: (x: number, y: number) => number): BothMoney => ({
  shop: { ...a.shop, amount: combine(a.shop.amount, b.shop.amount) },
  presentment: { ...a.presentment, amount: combine(a.presentment.amount, b.presentment.amount) },
});
/** By more than rounding each line and each tax may come to. */
const isCut = ({ amount, worth }: SuggestedRefund, { units }: Due) =>
  worth.presentment.amount - amount.presentment.amount > 2 * units.length;
const plus = (a: BothMoney, b: BothMoney) => each(a, b, (x, y) => x + y);
const less = (a: BothMoney, b: BothMoney) => each(a, b, (x, y) => Math.max(0, x - y));

/** Rounded to the smallest coin of each currency; in whole numbers, which may be larger than 2^53 in between. */
function times(money: BothMoney, numerator: number, denominator: number): BothMoney {
  const [n, d] = [BigInt(numerator), BigInt(denominator)];
  const scale = (amount: number) => Number((BigInt(amount) * n * 2n + d) / (d * 2n));
  return each(money, money, scale);
}
