/** Locations and what lies in them, as Shopify counts. */
import { z } from 'zod';
import { Address } from './order.ts';

export const StockLevel = z.object({
  inventoryItemId: z.string(),
  locationId: z.string(),
  /** Free to sell. Units of placed orders, this one's too, have already moved on to `committed`. */
  available: z.int(),
  committed: z.int(),
  onHand: z.int(),
});
export type StockLevel = z.infer<typeof StockLevel>;

export const Location = z.object({
  id: z.string(),
  name: z.string(),
  active: z.boolean(),
  fulfillsOnlineOrders: z.boolean(),
  /** Another company ships from there: it is asked to, and buys its own labels. */
  fulfillmentService: z.boolean().default(false),
  address: Address,
});
export type Location = z.infer<typeof Location>;

/** Units of a line. */
export const Unit = z.object({ lineItemId: z.string(), quantity: z.int().positive() });
export type Unit = z.infer<typeof Unit>;
