/**
 * The failure vocabulary: one name for everything that can go wrong with an order.
 * Each says who is concerned and how the order meets it; agents, gateway, workflow and people use these names and no others.
 */
import { z } from 'zod';

/** How an order meets a failure where no repair applies. */
export type Disposition =
  /** Passing trouble of a system: the stage is tried again later, with growing pauses; then a case. */
  | 'retry'
  /** Something outside will change (a payment, a risk assessment): the order waits for that webhook. */
  | 'wait'
  /** A person must decide: a hold, a case, a durable wait. */
  | 'case';

export type HoldReason =
  | 'AWAITING_PAYMENT'
  | 'HIGH_RISK_OF_FRAUD'
  | 'INCORRECT_ADDRESS'
  | 'INVENTORY_OUT_OF_STOCK'
  | 'UNKNOWN_DELIVERY_DATE'
  | 'OTHER';

interface FailureRule {
  concerns: 'buyer' | 'merchant' | 'carrier' | 'shopify' | 'waybill';
  disposition: Disposition;
  hold: HoldReason;
  /** What a person reads first. No personal data. */
  title: string;
}

const rule = (
  concerns: FailureRule['concerns'],
  disposition: Disposition,
  hold: HoldReason,
  title: string,
): FailureRule => ({ concerns, disposition, hold, title });

export const FAILURES = {
  order_not_found: rule('shopify', 'case', 'OTHER', 'The store does not know this order'),
  order_unreadable: rule('shopify', 'case', 'OTHER', 'The order cannot be read as Shopify sent it'),
  no_lines: rule('merchant', 'case', 'OTHER', 'The order has no lines'),
  currency_unknown: rule('merchant', 'case', 'OTHER', 'The currency of the order is not known'),
  total_mismatch: rule('merchant', 'case', 'OTHER', 'Lines, discounts, shipping and total do not add up'),
  duplicate_order: rule('buyer', 'case', 'OTHER', 'The same buyer placed the same order moments before'),
  payment_pending: rule('buyer', 'wait', 'AWAITING_PAYMENT', 'The order is not paid yet'),
  payment_partial: rule('buyer', 'wait', 'AWAITING_PAYMENT', 'The order is paid only in part'),
  payment_voided: rule('merchant', 'case', 'AWAITING_PAYMENT', 'The payment was voided or has expired'),
  unknown_sku: rule('merchant', 'case', 'OTHER', 'A line has no product that can be shipped'),
  stock_mismatch: rule(
    'merchant',
    'case',
    'INVENTORY_OUT_OF_STOCK',
    'The stock count contradicts the reservations',
  ),
  oversold: rule('merchant', 'case', 'INVENTORY_OUT_OF_STOCK', 'There is not enough stock'),
  no_location: rule('merchant', 'case', 'OTHER', 'No location can ship this order'),
  address_missing: rule('buyer', 'case', 'INCORRECT_ADDRESS', 'The order has no shipping address'),
  address_incomplete: rule(
    'buyer',
    'case',
    'INCORRECT_ADDRESS',
    'The address lacks something a carrier needs',
  ),
  address_undeliverable: rule(
    'buyer',
    'case',
    'INCORRECT_ADDRESS',
    'A carrier cannot deliver to this address',
  ),
  po_box: rule('buyer', 'case', 'INCORRECT_ADDRESS', 'The carrier does not deliver to a PO box'),
  phone_missing: rule('buyer', 'case', 'INCORRECT_ADDRESS', 'The carrier needs a phone number'),
  fraud_risk: rule('merchant', 'case', 'HIGH_RISK_OF_FRAUD', 'The order may be fraudulent'),
  risk_pending: rule('shopify', 'wait', 'HIGH_RISK_OF_FRAUD', 'The risk assessment is not finished'),
  note_asks_cancel: rule('buyer', 'case', 'OTHER', 'The buyer asks to cancel'),
  note_asks_change: rule('buyer', 'case', 'OTHER', 'The buyer asks for a change'),
  restricted_destination: rule('merchant', 'case', 'OTHER', 'This destination may not be shipped to'),
  restricted_goods: rule('merchant', 'case', 'OTHER', 'These goods may not be shipped there'),
  customs_data_missing: rule(
    'merchant',
    'case',
    'OTHER',
    'Customs needs data that the products do not carry',
  ),
  carrier_rejects_address: rule('carrier', 'case', 'INCORRECT_ADDRESS', 'The carrier rejects the address'),
  carrier_rejects_parcel: rule('carrier', 'case', 'OTHER', 'The carrier rejects the weight or size'),
  no_carrier_service: rule('carrier', 'case', 'OTHER', 'No carrier service fits this parcel'),
  label_unclear: rule('carrier', 'case', 'OTHER', 'A label may have been bought, and the carrier cannot say'),
  label_over_cap: rule('merchant', 'case', 'OTHER', 'The label costs more than the store allows'),
  held_elsewhere: rule('merchant', 'retry', 'OTHER', 'The order is on hold or scheduled in Shopify'),
  fulfillment_order_changed: rule(
    'shopify',
    'retry',
    'OTHER',
    'The fulfillment order changed while Waybill worked on it',
  ),
  changed_after_fulfillment: rule('merchant', 'case', 'OTHER', 'The order changed after it was fulfilled'),
  return_requested: rule('buyer', 'case', 'OTHER', 'The buyer asks to return something'),
  parcel_problem: rule('carrier', 'case', 'OTHER', 'The parcel is late, lost or coming back'),
  approval_needed: rule('merchant', 'case', 'OTHER', 'An action needs a person’s approval'),
  action_refused: rule('waybill', 'case', 'OTHER', 'The gateway refused a proposed action'),
  shopify_unavailable: rule('shopify', 'retry', 'OTHER', 'Shopify does not answer'),
  shopify_refuses: rule('shopify', 'case', 'OTHER', 'Shopify refuses the request'),
  shopify_scope_missing: rule('merchant', 'case', 'OTHER', 'The app lacks a Shopify permission'),
  carrier_unavailable: rule('carrier', 'retry', 'OTHER', 'The carrier does not answer'),
  message_unclear: rule('waybill', 'case', 'OTHER', 'A message may or may not have been sent'),
  mail_unavailable: rule('waybill', 'retry', 'OTHER', 'The mail server does not answer'),
  mail_rejected: rule('buyer', 'case', 'OTHER', 'The mail server rejects the recipient'),
  model_unfinished: rule('waybill', 'case', 'OTHER', 'A model came to no answer within its limits'),
  undo_failed: rule('waybill', 'case', 'OTHER', 'Something that was done cannot be taken back'),
  unknown: rule('waybill', 'case', 'OTHER', 'Something failed that Waybill has no name for'),
} as const satisfies Record<string, FailureRule>;

export type FailureKind = keyof typeof FAILURES;
export const FailureKind = z.enum(Object.keys(FAILURES) as [FailureKind, ...FailureKind[]]);

export const Failure = z.object({
  kind: FailureKind,
  /** One sentence for the operator, specific to this order. No personal data: it reaches Temporal history and its Web UI. */
  detail: z.string(),
});
export type Failure = z.infer<typeof Failure>;

export const failure = (kind: FailureKind, detail: string): Failure => ({ kind, detail });
