/** What a text to a buyer or an operator may say. */
import type { Money } from '../../../contracts/money.ts';

export interface Facts {
  /** Whole addresses: "https://track.example.com/?n=1". A bare mention of their host is fine too. */
  links: string[];
  phones: string[];
  emails: string[];
  amounts: Money[];
  /** ISO 8601, day first of all: "2026-09-03" or "2026-09-03T10:00:00Z". */
  dates: string[];
  trackingNumbers: string[];
  /** As Shopify names them: "#1042". */
  orderNames: string[];
  /** Every proper name the text may use, whole: buyer, recipient, store, its people, carrier, products, places, streets. */
  names: string[];
  /** Secrets and system prompts: none of them, nor a longer part of one, may appear. */
  forbidden: string[];
  /** ISO 639-1 code of the language the text must be in; unchecked without. */
  language?: string;
  /** ISO 3166-1 code of the country whose national phone numbers may be meant. */
  country?: string;
}

export type ClaimKind =
  | 'link'
  | 'email'
  | 'phone'
  | 'amount'
  | 'date'
  | 'tracking'
  | 'order'
  | 'number'
  | 'name'
  | 'address';

/** A checkable thing that a text says, in UTF-16 offsets. */
export interface Claim {
  kind: ClaimKind;
  start: number;
  end: number;
  approved: boolean;
}
