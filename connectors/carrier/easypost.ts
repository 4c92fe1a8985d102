/** A carrier in EasyPost's REST shape (API v2): shipments with rates, a purchase, a refund, trackers. */
import type { FailureKind } from '../../contracts/failure.ts';
import { parseMoney } from '../../contracts/money.ts';
import type { Address } from '../../contracts/order.ts';
import { type CallContext, ConnectorError } from '../error.ts';
import { type Peer, send } from '../http.ts';
import type { Carrier, Label, ParcelStatus, Rate } from './types.ts';

const PEER: Peer = { name: 'the carrier', unavailable: 'carrier_unavailable', timeoutMs: 20_000 };

const GRAMS_PER_OUNCE = 28.349523125;
/** EasyPost rejects a weight of nothing; a merchant who keeps no weights ships something light. */
const LEAST_OUNCES = 1;

interface EasyPostRate {
  id: string;
  carrier: string;
  service: string;
  rate: string;
  currency: string;
  delivery_days: number | null;
}

interface EasyPostShipment {
  id: string;
  rates: EasyPostRate[];
  selected_rate: EasyPostRate | null;
  tracking_code: string | null;
  postage_label: { label_url: string } | null;
  tracker: { public_url: string | null } | null;
  refund_status: string | null;
}

interface EasyPostError {
  error?: { code?: string; message?: string; errors?: { code?: string }[] };
}

export function easypost({ baseUrl, apiKey }: { baseUrl: string; apiKey: string }): Carrier {
  const headers = { authorization: `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}` };

  const call = async <T>(
    method: 'GET' | 'POST',
    path: string,
    body: unknown,
    writes: boolean,
    ctx: CallContext,
  ) => {
    const request = {
      method,
      url: `${baseUrl}${path}`,
      headers,
      writes,
      ...(body === undefined ? {} : { body }),
    };
    const reply = await send(PEER, request, ctx);
    if (reply.status < 400) return reply.body as T;
    throw refused(reply.status, (reply.body ?? {}) as EasyPostError);
  };

  const readShipment = (id: string, ctx: CallContext) =>
    call<EasyPostShipment>('GET', `/shipments/${encodeURIComponent(id)}`, undefined, false, ctx);

  const readLabel = async (id: string, ctx: CallContext): Promise<Label | null> => {
    const shipment = await readShipment(id, ctx);
    return shipment.refund_status ? null : toLabel(shipment);
  };

  return {
    readLabel,

    async quote({ from, to, parcel, reference }, ctx) {
      const shipment = {
        reference,
        from_address: toAddress(from),
        to_address: toAddress(to),
        parcel: { weight: Math.max(LEAST_OUNCES, Math.round((parcel.weight / GRAMS_PER_OUNCE) * 10) / 10) },
      };
      // Free of charge and without an effect: a second one is as good as the first.
      const created = await call<EasyPostShipment>('POST', '/shipments', { shipment }, false, ctx);
      return { carrierShipmentId: created.id, rates: created.rates.flatMap(toRate) };
    },

    async buy({ carrierShipmentId, rateId }, ctx) {
      const path = `/shipments/${encodeURIComponent(carrierShipmentId)}/buy`;
      try {
        const bought = await call<EasyPostShipment>('POST', path, { rate: { id: rateId } }, true, ctx);
        return toLabel(bought) ?? fail('label_unclear', 'the carrier answered without a label');
      } catch (error) {
        // Bought by an attempt whose answer was lost: the label is there, and paid.
        if (!(error instanceof PostageExists)) throw error;
        return (
          (await readLabel(carrierShipmentId, ctx)) ??
          fail('label_unclear', 'the label was bought and given back')
        );
      }
    },

    async void(carrierShipmentId, ctx) {
      const { postage_label, refund_status } = await readShipment(carrierShipmentId, ctx);
      if (!postage_label || refund_status) return;
      await call('POST', `/shipments/${encodeURIComponent(carrierShipmentId)}/refund`, {}, true, ctx);
    },

    async track(trackingNumber, ctx) {
      const query = `?tracking_code=${encodeURIComponent(trackingNumber)}`;
      const { trackers } = await call<{
        trackers: { status: string; tracking_details?: { datetime: string }[] }[];
      }>('GET', `/trackers${query}`, undefined, false, ctx);
      const tracker = trackers[0];
      return {
        status: STATUSES.find((status) => status === tracker?.status) ?? 'unknown',
        lastEventAt: tracker?.tracking_details?.at(-1)?.datetime ?? null,
      };
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

const toAddress = (address: Address) => ({
  name: address.name,
  company: address.company,
  street1: address.address1,
  street2: address.address2,
  city: address.city,
  state: address.provinceCode,
  zip: address.zip,
  country: address.countryCode,
  phone: address.phone,
});

/** A rate whose price cannot be read is no offer. */
function toRate({ id, carrier, service, rate, currency, delivery_days }: EasyPostRate): Rate[] {
  const cost = parseMoney(rate, currency);
  return cost ? [{ id, carrier, service, cost, deliveryDays: delivery_days }] : [];
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

class PostageExists extends Error {}

/** Codes after https://docs.easypost.com/docs/errors; the carrier's own text may quote the address, so only the code goes on. */
function refused(status: number, { error }: EasyPostError): Error {
  const codes = [error?.code, ...(error?.errors ?? []).map(({ code }) => code)].filter(
    (code) => code !== undefined,
  );
  const text = codes.join(', ');
  if (/POSTAGE\.EXISTS|ALREADY_PURCHASED/i.test(text)) return new PostageExists();
  const kind: FailureKind =
    status === 401 || status === 403
      ? 'carrier_unavailable'
      : /ADDRESS/i.test(text)
        ? 'carrier_rejects_address'
        : /WEIGHT|PARCEL|DIMENSION/i.test(text)
          ? 'carrier_rejects_parcel'
          : /RATE|SERVICE/i.test(text)
            ? 'no_carrier_service'
            : 'carrier_rejects_parcel';
  return new ConnectorError({
    kind,
    message: `the carrier refuses: ${text || `status ${status}`}`,
    retryable: false,
    mayHaveActed: false,
  });
}

function fail(kind: FailureKind, message: string): never {
  throw new ConnectorError({ kind, message, retryable: false, mayHaveActed: true });
}
