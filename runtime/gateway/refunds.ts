/**
 * Paying back. Shopify pays once for each key; before that the refunds are read, so that neither a lost answer nor what a person
 * refunded meanwhile is paid a second time.
 */
import type { ActionOf } from '../../contracts/action.ts';
import type { Money } from '../../contracts/money.ts';
import { type BothMoney, type Returns, refundNote } from '../../contracts/return.ts';
import type { Performer, Performing, Result } from './performer.ts';
import { changed } from './returns.ts';

type CreateRefund = ActionOf<'create_refund'>;

/** Names one refund of a return among the others. */
export const refundPurpose = (returnId: string, after: number) => `create_refund ${returnId} ${after}`;

export const createRefund: Performer<'create_refund'> = {
  async act(action, on) {
    const shopify = await on.resources.shopify(on.at.store);
    const now = await readReturns(on);
    const made = ours(action, now, on);
    if (made) return made;
    await mustStillBeDue(action, now, on);
    const { refundId } = await shopify.createRefund(
      {
        orderId: on.at.order,
        units: action.units,
        shipping: action.shipping,
        transactions: action.transactions,
        reduced: action.amount.presentment.amount < action.suggested.presentment.amount,
        note: refundNote(action.returnName, on.key),
        notifyCustomer: action.notifyCustomer,
      },
      on.key,
      on.call,
    );
    return resultOf(action, refundId);
  },
  async readBack(action, on) {
    const result = ours(action, await readReturns(on), on);
    return result ? { happened: 'yes', result } : { happened: 'no' };
  },
};

async function readReturns(on: Performing): Promise<Returns> {
  const shopify = await on.resources.shopify(on.at.store);
  const read = await shopify.readReturns(on.at.order, on.call);
  if (read) return read;
  throw changed('the store no longer knows its order');
}

function ours(action: CreateRefund, { refunds }: Returns, { key }: Performing): Result | null {
  const found = refunds.find(({ note }) => note === refundNote(action.returnName, key));
  return found ? resultOf(action, found.id) : null;
}

const resultOf = ({ amount: { presentment } }: CreateRefund, refundId: string): Result => ({
  refundId,
  amount: presentment.amount,
  currency: presentment.currency,
});

/** @throws ConnectorError return_changed where the order was refunded, or its units are worth something else, since it was decided. */
async function mustStillBeDue(action: CreateRefund, now: Returns, on: Performing): Promise<void> {
  if (now.refunded.amount !== action.refundedBefore.amount) throw changed('somebody refunded meanwhile');
  const shopify = await on.resources.shopify(on.at.store);
  const { units, shipping } = action;
  const asked = { orderId: on.at.order, units, shipping: shipping !== null };
  const suggested = await shopify.suggestRefund(asked, on.call);
  if (!suggested || !same(suggested.amount, action.suggested)) throw changed('another amount is due');
}

const same = (a: BothMoney, b: BothMoney) => equal(a.shop, b.shop) && equal(a.presentment, b.presentment);
const equal = (a: Money, b: Money) => a.amount === b.amount && a.currency === b.currency;
