/** A payment that is authorized: captured before anything ships, and a deadline until then. */
import type { ActionOf } from '../contracts/action.ts';
import type { OrderSnapshot } from '../contracts/order.ts';
import type { StorePolicy } from '../contracts/policy.ts';

const DAY_MS = 24 * 3600 * 1000;

/** Until when it can be captured, in ms; null where nothing is to be captured. */
export function authorizedUntil(
  { authorization, financialStatus }: OrderSnapshot,
  { authorizationDays }: Pick<StorePolicy, 'authorizationDays'>,
): number | null {
  if (!authorization || financialStatus !== 'AUTHORIZED') return null;
  const { expiresAt, at } = authorization;
  return expiresAt ? Date.parse(expiresAt) : Date.parse(at) + authorizationDays * DAY_MS;
}

/** What the gateway is to capture before a label is bought; nothing where that is done, or the merchant's to do. */
export function captureFor(
  { authorization, financialStatus }: OrderSnapshot,
  { capture }: Pick<StorePolicy, 'capture'>,
): ActionOf<'capture_payment'>[] {
  if (!authorization || financialStatus !== 'AUTHORIZED' || capture === 'manual') return [];
  const { transactionId, amount } = authorization;
  return [{ kind: 'capture_payment', transactionId, amount }];
}
