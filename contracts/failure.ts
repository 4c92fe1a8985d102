/**
 * The failure vocabulary: one name for everything that can go wrong with an order.
 * Each says who is concerned and what a person reads; how the order meets it is in agents/playbook; agents, gateway, workflow and people use these names and no others.
 */
import { z } from 'zod';

export type HoldReason =
  | 'AWAITING_PAYMENT'
  | 'HIGH_RISK_OF_FRAUD'
  | 'INCORRECT_ADDRESS'
  | 'INVENTORY_OUT_OF_STOCK'
  | 'UNKNOWN_DELIVERY_DATE'
  | 'OTHER';

interface FailureRule {
  concerns: 'buyer' | 'merchant' | 'carrier' | 'shopify' | 'waybill';
  hold: HoldReason;
  /** What a person reads first. No personal data. */
  title: string;
}

const rule = (concerns: FailureRule['concerns'], hold: HoldReason, title: string): FailureRule => ({
  concerns,
  hold,
  title,
});

export const FAILURES = {
  order_not_found: rule('shopify', 'OTHER', 'The store does not know this order'),
  order_unreadable: rule('shopify', 'OTHER', 'The order cannot be read as Shopify sent it'),
  no_lines: rule('merchant', 'OTHER', 'The order has no lines'),
  currency_unknown: rule('merchant', 'OTHER', 'The currency of the order is not known'),
  total_mismatch: rule('merchant', 'OTHER', 'Lines, discounts, shipping and total do not add up'),
  duplicate_order: rule('buyer', 'OTHER', 'The same buyer placed the same order moments before'),
  payment_pending: rule('buyer', 'AWAITING_PAYMENT', 'The order is not paid yet'),
  payment_partial: rule('buyer', 'AWAITING_PAYMENT', 'The order is paid only in part'),
  payment_voided: rule('merchant', 'AWAITING_PAYMENT', 'The payment was voided or has expired'),
  capture_declined: rule('merchant', 'AWAITING_PAYMENT', 'The authorized payment cannot be captured'),
  unknown_sku: rule('merchant', 'OTHER', 'A line has no product that can be shipped'),
  stock_mismatch: rule('merchant', 'INVENTORY_OUT_OF_STOCK', 'The stock count contradicts the reservations'),
  oversold: rule('merchant', 'INVENTORY_OUT_OF_STOCK', 'There is not enough stock'),
  no_location: rule('merchant', 'OTHER', 'No location can ship this order'),
  address_missing: rule('buyer', 'INCORRECT_ADDRESS', 'The order has no shipping address'),
  address_incomplete: rule('buyer', 'INCORRECT_ADDRESS', 'The address lacks something a carrier needs'),
  address_undeliverable: rule('buyer', 'INCORRECT_ADDRESS', 'A carrier cannot deliver to this address'),
  po_box: rule('buyer', 'INCORRECT_ADDRESS', 'The carrier does not deliver to a PO box'),
  phone_missing: rule('buyer', 'INCORRECT_ADDRESS', 'The carrier needs a phone number'),
  fraud_risk: rule('merchant', 'HIGH_RISK_OF_FRAUD', 'The order may be fraudulent'),
  payment_disputed: rule('merchant', 'HIGH_RISK_OF_FRAUD', 'The buyer disputes the payment'),
  risk_pending: rule('shopify', 'HIGH_RISK_OF_FRAUD', 'The risk assessment is not finished'),
  note_asks_cancel: rule('buyer', 'OTHER', 'The buyer asks to cancel'),
  note_asks_change: rule('buyer', 'OTHER', 'The buyer asks for a change'),
  restricted_destination: rule('merchant', 'OTHER', 'This destination may not be shipped to'),
  restricted_goods: rule('merchant', 'OTHER', 'These goods may not be shipped there'),
  customs_data_missing: rule('merchant', 'OTHER', 'Customs needs data that the products do not carry'),
  carrier_rejects_address: rule('carrier', 'INCORRECT_ADDRESS', 'The carrier rejects the address'),
  carrier_rejects_parcel: rule('carrier', 'OTHER', 'The carrier rejects the weight or size'),
  no_carrier_service: rule('carrier', 'OTHER', 'No carrier service fits this parcel'),
  label_unclear: rule('carrier', 'OTHER', 'A label may have been bought, and the carrier cannot say'),
  label_over_cap: rule('merchant', 'OTHER', 'The label costs more than the store allows'),
  held_elsewhere: rule('merchant', 'OTHER', 'The order is on hold or scheduled in Shopify'),
  fulfillment_order_changed: rule(
    'shopify',
    'OTHER',
    'The fulfillment order changed while Waybill worked on it',
  ),
  service_rejected: rule('merchant', 'OTHER', 'The fulfillment service does not ship it'),
  service_silent: rule('merchant', 'OTHER', 'The fulfillment service has not shipped yet'),
  changed_after_fulfillment: rule('merchant', 'OTHER', 'The order changed after it was fulfilled'),
  fulfillment_cancelled: rule(
    'merchant',
    'OTHER',
    'A fulfillment was cancelled in Shopify after its parcel had left',
  ),
  return_changed: rule('shopify', 'OTHER', 'The return changed while Waybill worked on it'),
  return_requested: rule('buyer', 'OTHER', 'The buyer asks to return something'),
  not_handed_over: rule('merchant', 'OTHER', 'A parcel has its label and has not left'),
  parcel_problem: rule('carrier', 'OTHER', 'The parcel is late, lost or coming back'),
  approval_needed: rule('merchant', 'OTHER', 'An action needs a person’s approval'),
  action_refused: rule('waybill', 'OTHER', 'The gateway refused a proposed action'),
  shopify_unavailable: rule('shopify', 'OTHER', 'Shopify does not answer'),
  shopify_throttled: rule('shopify', 'OTHER', 'Shopify answers no more calls for the moment'),
  shopify_refuses: rule('shopify', 'OTHER', 'Shopify refuses the request'),
  shopify_scope_missing: rule('merchant', 'OTHER', 'The app lacks a Shopify permission'),
  carrier_unavailable: rule('carrier', 'OTHER', 'The carrier does not answer'),
  message_unclear: rule('waybill', 'OTHER', 'A message may or may not have been sent'),
  mail_unavailable: rule('waybill', 'OTHER', 'The mail server does not answer'),
  mail_rejected: rule('buyer', 'OTHER', 'The mail server rejects the recipient'),
  model_unfinished: rule('waybill', 'OTHER', 'A model came to no answer within its limits'),
  undo_failed: rule('waybill', 'OTHER', 'Something that was done cannot be taken back'),
  unknown: rule('waybill', 'OTHER', 'Something failed that Waybill has no name for'),
} as const satisfies Record<string, FailureRule>;

export type FailureKind = keyof typeof FAILURES;

/** The order waits for units of an item. */
export const SHORTAGES: ReadonlySet<string> = new Set<FailureKind>(['oversold', 'stock_mismatch']);
export const FailureKind = z.enum(Object.keys(FAILURES) as [FailureKind, ...FailureKind[]]);

export const Failure = z.object({
  kind: FailureKind,
  /** One sentence for the operator, specific to this order. No personal data: it reaches Temporal history and its Web UI. */
  detail: z.string(),
  /** What it is about, where others may stop for the same: a SKU, an id, a hash. No personal data either. */
  subject: z.string().optional(),
});
export type Failure = z.infer<typeof Failure>;

export const failure = (kind: FailureKind, detail: string, subject?: string): Failure => ({
  kind,
  detail,
  ...(subject === undefined ? {} : { subject }),
});
