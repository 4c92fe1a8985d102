/** A parcel had left, and somebody has cancelled its fulfillment in Shopify: is what was in it sent again? A person knows. */
import { z } from 'zod';
import { fail } from './define.ts';
import { doubt } from './doubt.ts';

export const Reopened = z.object({
  /** Tracking numbers of parcels whose fulfillment was cancelled. */
  parcels: z.array(z.string()),
  /** How many are open now. */
  units: z.int().positive(),
});
export type Reopened = z.infer<typeof Reopened>;

const KIND = 'fulfillment_cancelled';
const told = ({ parcels, units }: Reopened) =>
  `${parcels.length} parcel(s) had left when their fulfillment was cancelled in Shopify, and ${units} unit(s) are open again`;

/** Of an order that is followed: it may be left as it is, for just these units. */
export const leftAsItIs = (reopened: Reopened | null) =>
  reopened ? doubt(KIND, told(reopened), [reopened.parcels, reopened.units]) : null;

/** Of an order that is planned anew, for whatever reason: nobody can tell these units from those that never left. */
export const sentAgain = (reopened: Reopened | null) => (reopened ? fail(KIND, told(reopened)) : null);
