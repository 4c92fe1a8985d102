/** What customs is told of the goods in a parcel. */
import type { Money } from './money.ts';

export interface CustomsItem {
  description: string;
  sku: string | null;
  quantity: number;
  /** Of all its units. */
  value: Money;
  /** Of all its units. */
  grams: number;
  hsCode: string | null;
  /** ISO country code of where it was made. */
  originCountry: string | null;
}
