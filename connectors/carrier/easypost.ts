/** A carrier in EasyPost's REST shape (API v2): shipments with rates, a purchase, a refund, trackers. */
import { parseMoney, toDecimal } from '../../contracts/money.ts';
import type { Address } from '../../contracts/order.ts';
import type { CallContext } from '../error.ts';
import { easypostCaller } from './easypostCalls.ts';
import { accepted, codesOf, POSTAGE_EXISTS, UNANSWERED, wordsOf } from './easypostRefusals.ts';
import { exemptionOf } from './filing.ts';
import { asPaid, download, fail, placeOf, READ, seenAt, spelled } from './peer.ts';
import type { Carrier, Customs, Label, ParcelStatus, Purchase, Rate } from './types.ts';

const GRAMS_PER_OUNCE = 28.349523125;
/** EasyPost rejects a weight of nothing; a merchant who keeps no weights ships something light. */
const LEAST_OUNCES = 1;

const FORMATS = { pdf: 'PDF', zpl: 'ZPL' } as const;

const LEAST_ITEM_OUNCES = 0.1;
const LONGEST_DESCRIPTION = 100;

interface EasyPostRate {
  id: string;
  carrier: string;
  service: string;
  rate: string;
  currency: string;
  delivery_days?: number | null;
}

interface EasyPostShipment {
  id: string;
  rates?: EasyPostRate[];
  selected_rate: EasyPostRate | null;
  tracking_code: string | null;
  postage_label: { label_url: string; label_pdf_url?: string | null; label_zpl_url?: string | null } | null;
  tracker: { public_url: string | null } | null;
  refund_status: string | null;
}

interface EasyPostAddress {
  verifications?: { delivery?: { success: boolean; errors?: unknown[] } };
}

interface EasyPostTracker {
  status: string;
  tracking_details?: { datetime: string; message?: string | null }[];
}

export function easypost({ baseUrl, apiKey }: { baseUrl: string; apiKey: string }): Carrier {
  const call = easypostCaller({ baseUrl, apiKey });

  const readShipment = async (id: string, ctx: CallContext) =>
    accepted<EasyPostShipment>(
      await call(({ Shipment }) => Shipment.retrieve(encodeURIComponent(id)), ctx, { peer: READ }),
    );

  const readLabel = async ({ carrierShipmentId }: Purchase, ctx: CallContext): Promise<Label | null> => {
    const shipment = await readShipment(carrierShipmentId, ctx);
    if (!shipment.postage_label || isGivenBack(shipment)) return null;
    return toLabel(shipment) ?? fail('label_unclear', 'the carrier has a label that cannot be read');
  };

  return {
    readLabel,

    async verify(address, ctx) {
      const asked = { ...spelled(placeOf(address)), verify: true };
      const reply = await call(({ Address }) => Address.create(asked), ctx, { peer: READ });
      const { delivery } = accepted<EasyPostAddress>(reply).verifications ?? {};
      const problems = wordsOf(delivery?.errors ?? []);
      if (!delivery || (!delivery.success && problems.some((code) => UNANSWERED.test(code)))) return null;
      // Where it was found there may be remarks all the same.
      return { isFound: delivery.success, problems };
    },

    async quote({ from, to, parcel, reference, customs }, ctx) {
      const shipment = {
        reference,
        from_address: spelled(from),
        to_address: spelled(to),
        parcel: { weight: toOunces(parcel.weight) },
        ...(customs ? { customs_info: toCustomsInfo(customs, from, to) } : {}),
      };
      // Free of charge and without an effect: a second one is as good as the first.
      const { id, rates } = accepted<EasyPostShipment>(
        await call(({ Shipment }) => Shipment.create(shipment), ctx),
      );
      return { carrierShipmentId: id, rates: (rates ?? []).flatMap(toRate) };
    },

    async buy(purchase, ctx) {
      const id = encodeURIComponent(purchase.carrierShipmentId);
      const reply = await call(({ Shipment }) => Shipment.buy(id, purchase.rateId), ctx, { writes: true });
      // Bought by an attempt whose answer was lost: the label is there, and paid.
      const exists = reply.status >= 300 && POSTAGE_EXISTS.test(codesOf(reply.body));
      const bought = exists ? null : toLabel(accepted<EasyPostShipment>(reply));
      return (
        bought ??
        (await readLabel(purchase, ctx).catch(asPaid)) ??
        fail('label_unclear', 'the label was bought and given back')
      );
    },

    async labelFile({ carrierShipmentId }, format, ctx) {
      const id = encodeURIComponent(carrierShipmentId);
      const reply = await call(({ Shipment }) => Shipment.convertLabelFormat(id, FORMATS[format]), ctx);
      const { postage_label: files } = accepted<EasyPostShipment>(reply);
      const url = files?.[`label_${format}_url`];
      return url ? download(url, ctx) : null;
    },

    async void({ carrierShipmentId }, ctx) {
      const shipment = await readShipment(carrierShipmentId, ctx);
      if (!shipment.postage_label || isGivenBack(shipment)) return;
      const id = encodeURIComponent(carrierShipmentId);
      const reply = await call(({ Shipment }) => Shipment.refund(id), ctx, { writes: true });
      const refused = reply.status >= 300 || !isGivenBack(reply.body as EasyPostShipment);
      if (refused) fail('undo_failed', 'the carrier does not take the label back', false);
    },

    async track({ trackingNumber }, ctx) {
      const reply = await call(({ Tracker }) => Tracker.all({ tracking_code: trackingNumber }), ctx);
      const tracker = accepted<{ trackers?: EasyPostTracker[] }>(reply).trackers?.[0];
      const last = tracker?.tracking_details?.at(-1);
      return {
        status: STATUSES.find((status) => status === tracker?.status) ?? 'unknown',
        lastEventAt: seenAt(last?.datetime),
        message: last?.message?.trim() || null,
      };
    },

    async reach(ctx) {
      accepted(await call(({ Tracker }) => Tracker.all({ page_size: 1 }), ctx));
    },
  };
}

const STATUSES: ParcelStatus[] = [
  'pre_transit',
  'in_transit',
  'out_for_delivery',
  'delivered',
  'return_to_sender',
  'failure',
];

/** What cannot be delivered comes back: the buyer has paid for it. */
function toCustomsInfo(customs: Customs, from: Address, to: Address) {
  const { signer, items } = customs;
  const exemption = exemptionOf(customs, from, to);
  return {
    ...{ contents_type: 'merchandise', restriction_type: 'none', non_delivery_option: 'return' },
    ...{ customs_certify: true, customs_signer: signer },
    ...(exemption ? { eel_pfc: `NOEEI ${exemption}` } : {}),
    customs_items: items.map(({ description, sku, quantity, value, grams, hsCode, originCountry }) => ({
      description: description.slice(0, LONGEST_DESCRIPTION),
      code: sku,
      quantity,
      value: toDecimal(value),
      currency: value.currency,
      // Rounded down: together they must not weigh more than the parcel.
      weight: Math.max(LEAST_ITEM_OUNCES, Math.floor((grams / GRAMS_PER_OUNCE) * 10) / 10),
      hs_tariff_number: hsCode?.replaceAll(/\D/g, '') ?? null,
      origin_country: originCountry,
    })),
  };
}

/** A rate whose price cannot be read is no offer. */
function toRate({ id, carrier, service, rate, currency, delivery_days }: EasyPostRate): Rate[] {
  const cost = parseMoney(rate, currency);
  return cost ? [{ id, carrier, service, cost, deliveryDays: delivery_days ?? null }] : [];
}

function toLabel({ tracking_code, postage_label, selected_rate, tracker }: EasyPostShipment): Label | null {
  if (!postage_label || !tracking_code || !selected_rate) return null;
  const cost = parseMoney(selected_rate.rate, selected_rate.currency);
  if (!cost) return null;
  return {
    trackingNumber: tracking_code,
    trackingUrl: tracker?.public_url ?? null,
    labelUrl: postage_label.label_url,
    carrier: selected_rate.carrier,
    service: selected_rate.service,
    cost,
  };
}

/** A refund that was refused leaves the label as it was. */
const isGivenBack = (shipment: EasyPostShipment) =>
  Boolean(shipment?.refund_status) && shipment.refund_status !== 'rejected';

/** Rounded up: a parcel that weighs more than was paid for comes back, or costs a surcharge. */
const toOunces = (grams: number) => Math.max(LEAST_OUNCES, Math.ceil((grams / GRAMS_PER_OUNCE) * 10) / 10);
