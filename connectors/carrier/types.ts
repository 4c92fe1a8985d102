/** What Waybill asks of a carrier. Every method may throw ConnectorError. */
import type { CustomsItem } from '../../contracts/customs.ts';
import type { Money } from '../../contracts/money.ts';
import type { Address } from '../../contracts/order.ts';
import type { CallContext } from '../error.ts';

export interface Rate {
  id: string;
  carrier: string;
  service: string;
  cost: Money;
  /** Working days to deliver, where the carrier says so. */
  deliveryDays: number | null;
}

interface Parcel {
  /** Grams. */
  weight: number;
}

export interface Customs {
  /** Who answers for what is declared: the store. */
  signer: string;
  items: CustomsItem[];
}

export const CARRIERS = ['easypost', 'shippo'] as const;
export type CarrierName = (typeof CARRIERS)[number];

export const LABEL_FORMATS = ['pdf', 'zpl'] as const;
export type LabelFormat = (typeof LABEL_FORMATS)[number];

export interface Label {
  trackingNumber: string;
  trackingUrl: string | null;
  labelUrl: string;
  carrier: string;
  service: string;
  cost: Money;
}

export type ParcelStatus =
  | 'unknown'
  | 'pre_transit'
  | 'in_transit'
  | 'out_for_delivery'
  | 'delivered'
  | 'return_to_sender'
  | 'failure';

/** What was chosen of a quote. A carrier finds what was bought by the one or by the other. */
export interface Purchase {
  carrierShipmentId: string;
  rateId: string;
}

export interface TrackedParcel {
  trackingNumber: string;
  /** Who carries it, "USPS"; null where nobody has said. Some can only be asked about a number with it. */
  carrier: string | null;
  /** Null where Waybill bought no label for it. */
  carrierShipmentId: string | null;
}

export interface Tracking {
  status: ParcelStatus;
  lastEventAt: string | null;
  message: string | null;
}

export const UNTRACKED: Tracking = { status: 'unknown', lastEventAt: null, message: null };

/** What a carrier's own directory of addresses says of one. */
export interface Verification {
  isFound: boolean;
  /** Codes of what is wrong, where it names any: "E.ADDRESS.NOT_FOUND". */
  problems: string[];
}

export interface Carrier {
  /** Looks an address up; null where the carrier cannot tell: it has no directory of that country, or the account none of its use. */
  verify(address: Address, ctx: CallContext): Promise<Verification | null>;
  /**
   * Creates the carrier's own shipment, free of charge, and returns its rates. `reference` finds it again at the carrier.
   * `customs`: null where the parcel needs no declaration.
   */
  quote(
    shipment: { from: Address; to: Address; parcel: Parcel; reference: string; customs: Customs | null },
    ctx: CallContext,
  ): Promise<{ carrierShipmentId: string; rates: Rate[] }>;
  /** Charges. Where the answer is lost, `readLabel` tells whether it went through. Doing it twice buys one label. */
  buy(purchase: Purchase, ctx: CallContext): Promise<Label>;
  /** The label of a purchase, or null where none was bought, or it was given back. */
  readLabel(purchase: Purchase, ctx: CallContext): Promise<Label | null>;
  /** The file that is printed, or null where the carrier has none in that format. */
  labelFile(purchase: Purchase, format: LabelFormat, ctx: CallContext): Promise<Uint8Array | null>;
  /** Gives the label back for a refund. Doing it twice is harmless. */
  void(purchase: Purchase, ctx: CallContext): Promise<void>;
  track(parcel: TrackedParcel, ctx: CallContext): Promise<Tracking>;
  /** Costs nothing and changes nothing: whether it is there, and takes the key. */
  reach(ctx: CallContext): Promise<void>;
}
