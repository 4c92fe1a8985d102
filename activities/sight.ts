/** What an agent saw, by reference: for the decision log, which must not hold the buyer's data a second time. */
import { createHash } from 'node:crypto';
import { hashOf } from '../contracts/hash.ts';
import type { OrderSnapshot } from '../contracts/order.ts';

export interface Sight {
  /** The names of the facts. */
  facts: string[];
  /** Of all of them as JSON: whether two runs saw the same. */
  sha256: string;
  /** Of an order with words of the buyer's: whether what they ask for has been done since. */
  wish?: WishSight;
  /** Of a shipment: SHA-256 of the address that its label was quoted for. */
  to?: string;
}

/** SHA-256 of what was written, and of what it may be about. */
export interface WishSight {
  words: string;
  address: string;
  lines: string;
}

export function sight(input: object): Sight {
  const { order, shipment } = input as { order?: OrderSnapshot; shipment?: unknown };
  const wrote = Boolean(order?.note) || (order?.attributes ?? []).length > 0;
  return {
    facts: Object.keys(input),
    sha256: digest(input),
    ...(order && wrote ? { wish: sightOfWish(order) } : {}),
    ...(order && shipment ? { to: sightOfAddress(order) } : {}),
  };
}

/** Postgres keeps the fields of JSON in an order of its own. */
export const sightOfAddress = ({ shippingAddress }: OrderSnapshot) => hashOf(shippingAddress);

export const sightOfWish = ({ note, attributes, shippingAddress, lines }: OrderSnapshot): WishSight => ({
  words: digest([note, attributes]),
  address: digest(shippingAddress),
  lines: digest(
    lines.map(({ id, sku, variantId, currentQuantity }) => [id, sku, variantId, currentQuantity]),
  ),
});

const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');
