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

export interface Carrier {
  /**
   * Creates the carrier's own shipment, free of charge, and returns its rates. `reference` finds it again at the carrier.
   * `customs`: null where the parcel needs no declaration.
   */
  quote(
    shipment: { from: Address; to: Address; parcel: Parcel; reference: string; customs: Customs | null },
    ctx: CallContext,
  ): Promise<{ carrierShipmentId: string; rates: Rate[] }>;
  /** Charges. Where the answer is lost, `readLabel` tells whether it went through. */
  buy(purchase: { carrierShipmentId: string; rateId: string }, ctx: CallContext): Promise<Label>;
  /** The label of a shipment, or null where none was bought. */
  readLabel(carrierShipmentId: string, ctx: CallContext): Promise<Label | null>;
  /** The file that is printed, or null where the carrier has none in that format. */
  labelFile(carrierShipmentId: string, format: LabelFormat, ctx: CallContext): Promise<Uint8Array | null>;
  /** Gives the label back for a refund. Doing it twice is harmless. */
  void(carrierShipmentId: string, ctx: CallContext): Promise<void>;
  track(
    trackingNumber: string,
    ctx: CallContext,
  ): Promise<{ status: ParcelStatus; lastEventAt: string | null; message: string | null }>;
}
