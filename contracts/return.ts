/** Returns and refunds as Shopify keeps them: read anew each time, because people work on them too. */
import { z } from 'zod';
import { Money } from './money.ts';

/** The same amount in the store's currency, and in the one that the buyer paid in. Refunds are made in the latter. */
export const BothMoney = z.object({ shop: Money, presentment: Money });
export type BothMoney = z.infer<typeof BothMoney>;

export const ReturnLine = z.object({
  /** ReturnLineItem gid. */
  id: z.string(),
  lineItemId: z.string(),
  quantity: z.int(),
  /** Units of it that nobody has refunded yet, within a return or without one. */
  refundable: z.int(),
  refunded: z.int(),
  /** Units that the merchant has taken in: processed, restocked, or found unfit for the shelf. */
  received: z.int(),
  /** Those of them that lie on the shelf already. */
  restocked: z.int(),
  /** Units that should have come and were not in the parcel. */
  missing: z.int(),
  /** ReturnReason, upper case: SIZE_TOO_SMALL, UNWANTED, DEFECTIVE, WRONG_ITEM, NOT_AS_DESCRIBED … */
  reason: z.string(),
  /** The buyer's own words. */
  note: z.string().nullable(),
});
export type ReturnLine = z.infer<typeof ReturnLine>;

export const OrderReturn = z.object({
  /** Return gid. */
  id: z.string(),
  /** "#1001-R1" */
  name: z.string(),
  status: z.enum(['REQUESTED', 'OPEN', 'CLOSED', 'DECLINED', 'CANCELED']),
  requestedAt: z.iso.datetime(),
  approvedAt: z.iso.datetime().nullable(),
  closedAt: z.iso.datetime().nullable(),
  lines: z.array(ReturnLine),
  /** Goods that the buyer wants instead. */
  exchanges: z.array(
    z.object({ id: z.string(), quantity: z.int(), open: z.int(), sku: z.string().nullable() }),
  ),
  /** What the merchant keeps, where fees were set in Shopify; null where none were. */
  fees: BothMoney.nullable(),
  /** What it travels in. The carrier as Shopify was told of it, "USPS". */
  parcels: z.array(z.object({ trackingNumber: z.string(), carrier: z.string().nullable() })),
});
export type OrderReturn = z.infer<typeof OrderReturn>;

export const RefundMade = z.object({
  id: z.string(),
  createdAt: z.iso.datetime(),
  note: z.string().nullable(),
  returnId: z.string().nullable(),
  amount: BothMoney,
  /** False: an amount alone, of which nobody can tell what it was for. */
  ofUnits: z.boolean(),
});
export type RefundMade = z.infer<typeof RefundMade>;

export const Returns = z.object({
  /** In the store's currency. */
  refunded: Money,
  refunds: z.array(RefundMade),
  /** The newest first. What was declined or cancelled is not among them. */
  returns: z.array(OrderReturn),
});
export type Returns = z.infer<typeof Returns>;

/** What Shopify would refund for some units, and through which payments. */
export const SuggestedRefund = z.object({
  /** Goods, taxes and shipping, as far as that was paid and not refunded yet. */
  amount: BothMoney,
  /** The same without that limit. */
  worth: BothMoney,
  /** The goods alone, after discounts and before taxes. */
  goods: BothMoney,
  shipping: BothMoney,
  transactions: z.array(z.object({ parentId: z.string().nullable(), gateway: z.string(), amount: Money })),
});
export type SuggestedRefund = z.infer<typeof SuggestedRefund>;

/** What Shopify keeps with a refund that Waybill makes: by the effect's key, it is found again. */
export const refundNote = (returnName: string, key: string) => `${returnName} (Waybill ${key})`;

/** Whether Waybill made it, and no person by hand. */
export const isOurs = ({ note }: Pick<RefundMade, 'note'>) => / \(Waybill [\da-f-]{36}\)$/.test(note ?? '');
