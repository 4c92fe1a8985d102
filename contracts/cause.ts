/** What stopped an order, where the same thing may stop others: such orders are one incident, and one question. */
import type { Failure, FailureKind } from './failure.ts';

/**
 * What two failures of one store must have in common to have one cause. A kind that is not here is the order's own: an
 * address, a payment, a buyer's note, a call that needs permission.
 */
const SHARED: { [K in FailureKind]?: 'kind' | 'subject' | 'detail' } = {
  shopify_unavailable: 'kind',
  carrier_unavailable: 'kind',
  unknown_sku: 'subject',
  oversold: 'subject',
  stock_mismatch: 'subject',
  restricted_goods: 'subject',
  customs_data_missing: 'subject',
  /** The details name the scope, the country, the location's state, the code that came back; nothing of the order. */
  shopify_scope_missing: 'detail',
  shopify_refuses: 'detail',
  order_unreadable: 'detail',
  restricted_destination: 'detail',
  no_location: 'detail',
  unknown: 'detail',
};

/**
 * Whether an order that goes through shows that the cause is gone for the others as well. Goods that come in are for one order
 * after the other.
 */
export const isGoneForAll = (kind: FailureKind): boolean => kind !== 'oversold' && kind !== 'stock_mismatch';

/** Null where the failure is the order's own. Within one store. */
export function causeOf({ kind, detail, subject }: Failure): string | null {
  const shared = SHARED[kind];
  if (!shared) return null;
  switch (shared) {
    case 'kind':
      return kind;
    case 'subject':
      return subject ? `${kind}: ${subject}` : null;
    case 'detail':
      return `${kind}: ${subject ?? detail}`;
  }
}
