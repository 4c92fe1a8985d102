/** A payment that the buyer disputes: nothing more is shipped for it before a person has looked. */
import type { Decision } from '../contracts/decision.ts';
import type { OrderSnapshot } from '../contracts/order.ts';
import { doubt } from './doubt.ts';

/** Decided for the merchant, or never pursued. */
const HARMLESS = new Set(['won', 'prevented']);

const openOf = ({ disputes = [], cancelledAt, test }: OrderSnapshot) =>
  cancelledAt || test ? [] : disputes.filter(({ status }) => !HARMLESS.has(status));

export const isDisputed = (order: OrderSnapshot) => openOf(order).length > 0;

export function disputed(order: OrderSnapshot): Decision<never> | null {
  const found = openOf(order);
  if (found.length === 0) return null;
  const what = found.map(({ type, status, evidenceDueBy }) =>
    [
      `${type}: ${status}`.replaceAll('_', ' '),
      ...(evidenceDueBy ? [`evidence is due by ${evidenceDueBy.slice(0, 10)}`] : []),
    ].join(', '),
  );
  const left = order.fulfillments.some(({ status }) => status === 'SUCCESS')
    ? ' of an order that has left'
    : '';
  // Whoever lets it ship has known that it is disputed: how the bank goes on with it asks nothing new.
  const facts = found.map(({ id }) => id);
  return doubt('payment_disputed', `the buyer disputes the payment${left} (${what.join('; ')})`, facts);
}
