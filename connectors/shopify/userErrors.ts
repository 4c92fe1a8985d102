/** The third layer of Shopify's errors: a mutation that it understood and did not do. */
import type { FailureKind } from '../../contracts/failure.ts';
import { ConnectorError, type ConnectorErrorOptions } from '../error.ts';

export interface UserError {
  field?: string[] | null;
  message: string;
  code?: string | null;
}

/** Mutations of fulfillment orders, which Shopify replaces and closes while one works on them. */
const ON_FULFILLMENT_ORDERS = [
  'fulfillmentCreate',
  'fulfillmentOrderHold',
  'fulfillmentOrderReleaseHold',
  'fulfillmentOrderMove',
  'fulfillmentOrderSubmitFulfillmentRequest',
];

/** Mutations of returns and refunds, on which people work as well. */
const ON_RETURNS = [
  'returnApproveRequest',
  'returnDeclineRequest',
  'returnClose',
  'returnProcess',
  'refundCreate',
];

const RETURN_CHANGED = /invalid_state|not[ _]found|not exist|status|more (items )?than|remaining|less_than/i;

/** Codes, and texts where there is no code, of one that is no longer what it was when it was read. */
const CHANGED =
  /not[ _]found|not exist|closed|cancell?ed|on hold|status|\bstate\b|not[ _]splittable|quantity|same (assigned )?location|already/i;

const NO_ACCESS = /invalid_access|not have (access|permission)/i;

/**
 * @throws ConnectorError fulfillment_order_changed, return_changed, shopify_scope_missing or shopify_refuses where there is an error.
 * Shopify's own text may quote an address or a name, so only codes and names of fields are handed on.
 */
export function refuseUserErrors(errors: UserError[], mutation: string): void {
  if (errors.length === 0) return;
  const names = errors.map(({ code, field }) => code ?? field?.join('.') ?? 'user error');
  const message = `${mutation}: ${[...new Set(names)].join(', ')}`;
  const passing = errors.map(({ code }) => PASSING[code ?? '']).find(Boolean);
  throw new ConnectorError({
    ...{ kind: kindOf(errors, mutation), message, retryable: false, mayHaveActed: false },
    ...passing,
  });
}

/** What only has to be asked again. */
const PASSING: Record<string, Partial<ConnectorErrorOptions>> = {
  OPERATION_IN_PROGRESS: { kind: 'shopify_throttled', retryable: true, retryAfterMs: 10_000 },
  LIMIT_REACHED: { kind: 'shopify_throttled', retryable: true, retryAfterMs: 10_000 },
  SERVICE_UNAVAILABLE: { kind: 'shopify_unavailable', retryable: true },
  /** Another attempt with the same key is at it: it may be through by now. */
  IDEMPOTENCY_CONCURRENT_REQUEST: { kind: 'shopify_throttled', retryable: true, mayHaveActed: true },
};

function kindOf(errors: UserError[], mutation: string): FailureKind {
  const says = (what: RegExp) => errors.some(({ code, message }) => what.test(code ?? message));
  if (says(NO_ACCESS)) return 'shopify_scope_missing';
  if (says(/^CHANGE_FROM_QUANTITY_STALE$/)) return 'stock_mismatch';
  if (ON_FULFILLMENT_ORDERS.includes(mutation) && says(CHANGED)) return 'fulfillment_order_changed';
  if (ON_RETURNS.includes(mutation) && says(RETURN_CHANGED)) return 'return_changed';
  if (mutation === 'orderCapture') return 'capture_declined';
  return 'shopify_refuses';
}
