/** Capturing what a bank has set aside. Shopify has no idempotency here: whether it is still to be captured is read first. */
import { ConnectorError } from '../../connectors/error.ts';
import type { ActionOf } from '../../contracts/action.ts';
import type { OrderSnapshot } from '../../contracts/order.ts';
import type { Performer, Performing, Result } from './performer.ts';

type Capture = ActionOf<'capture_payment'>;

export const capturePurpose = (transactionId: string) => `capture_payment ${transactionId}`;

export const capturePayment: Performer<'capture_payment'> = {
  async act(action, on) {
    const order = await read(on);
    // Somebody was faster, in Shopify.
    if (isPaid(order)) return resultOf(action);
    if (order.cancelledAt !== null || order.authorization?.transactionId !== action.transactionId)
      throw declined('there is nothing left to capture: the payment was voided, or has expired');
    if (order.authorization.amount.amount < action.amount.amount)
      throw declined('less is due now than was to be captured');
    const shopify = await on.resources.shopify(on.at.store);
    await shopify.capture(on.at.order, action, on.call);
    return resultOf(action);
  },
  async readBack(action, on) {
    return isPaid(await read(on)) ? { happened: 'yes', result: resultOf(action) } : { happened: 'no' };
  },
};

const PAID = new Set(['PAID', 'PARTIALLY_REFUNDED', 'REFUNDED']);
const isPaid = ({ financialStatus }: OrderSnapshot) => PAID.has(financialStatus ?? '');

const resultOf = ({ amount: { amount, currency } }: Capture): Result => ({ amount, currency });

async function read(on: Performing): Promise<OrderSnapshot> {
  const shopify = await on.resources.shopify(on.at.store);
  const order = await shopify.readOrder(on.at.order, on.call);
  if (order) return order;
  throw declined('the store no longer knows this order');
}

const declined = (message: string) =>
  new ConnectorError({ kind: 'capture_declined', message, retryable: false, mayHaveActed: false });
