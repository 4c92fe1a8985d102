/** What the returns agent knows. Everything of it was read a moment ago: people work on returns as well. */
import { z } from 'zod';
import { OrderSnapshot } from '../../contracts/order.ts';
import { Passage } from '../../contracts/passage.ts';
import { StorePolicy } from '../../contracts/policy.ts';
import { type OrderReturn, Returns, SuggestedRefund } from '../../contracts/return.ts';

/** What Waybill has done about a return, and what of it a buyer is told. */
export const Done = z.object({
  what: z.enum(['approve_return', 'decline_return', 'create_refund']),
  /** The return's gid, and for a refund how many units were refunded before it. */
  about: z.string(),
});
export type Done = z.infer<typeof Done>;

export const ReturnsInput = z.object({
  order: OrderSnapshot,
  policy: StorePolicy,
  now: z.string(),
  found: Returns,
  /** By return: what Shopify would refund for the units that are due now. */
  suggestions: z.record(z.string(), SuggestedRefund),
  /** By line item: the location whose shelf it goes back to; null where there is none. */
  shelves: z.record(z.string(), z.string().nullable()),
  /** Returns whose parcel the carrier has handed over. */
  arrived: z.array(z.string()),
  /** Returns that Waybill has waited for. */
  followed: z.array(z.string()),
  done: z.array(Done),
  /** What the store's own documents say about it, the best first. */
  passages: z.array(Passage).default([]),
});
export type ReturnsInput = z.infer<typeof ReturnsInput>;

/** As far as it must be known to tell what is due: what that is worth is asked for afterwards. */
export type Known = Pick<ReturnsInput, 'order' | 'policy' | 'now' | 'arrived' | 'followed'>;

/** A seller answers for what arrives broken or wrong. */
const FAULTS = new Set(['DEFECTIVE', 'WRONG_ITEM', 'NOT_AS_DESCRIBED']);

export const isFault = ({ lines }: OrderReturn) =>
  lines.length > 0 && lines.every(({ reason }) => FAULTS.has(reason));

export const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
