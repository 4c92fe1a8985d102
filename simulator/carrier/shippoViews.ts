/** Shipments, rates, transactions and tracks as Shippo writes them. */
import type { Rate, Shipment } from '../state.ts';
import { CARRIERS } from './rates.ts';

export const rateBody = (s: Shipment, rate: Rate) => ({
  object_id: rate.id,
  object_created: s.createdAt,
  shipment: s.id,
  attributes: [],
  amount: rate.rate,
  currency: 'USD',
  amount_local: rate.rate,
  currency_local: 'USD',
  provider: rate.carrier,
  servicelevel: { name: rate.service, token: `${tokenOf(rate.carrier)}_${tokenOf(rate.service)}` },
  estimated_days: rate.days,
  messages: [],
  test: true,
});

export const shipmentBody = (s: Shipment) => ({
  object_id: s.id,
  object_created: s.createdAt,
  status: 'SUCCESS',
  metadata: s.reference ?? '',
  address_from: s.from,
  address_to: s.to,
  rates: s.rates.map((rate) => rateBody(s, rate)),
  messages: s.messages.map(({ carrier, message }) => ({ source: carrier, code: '', text: message })),
  test: true,
});

export function transactionBody(s: Shipment, origin: string) {
  const type = String(s.options.label_file_type);
  const extension = type.startsWith('ZPL') ? 'zpl' : 'pdf';
  return {
    object_id: s.label?.id,
    object_created: s.label?.boughtAt,
    object_state: 'VALID',
    status: s.refundedAt ? 'REFUNDPENDING' : 'SUCCESS',
    rate: s.label?.rateId,
    tracking_number: s.label?.trackingCode,
    tracking_status: statusOf(s).status,
    tracking_url_provider: `https://track.example.com/${s.label?.trackingCode}`,
    label_url: `${origin}/shippo/labels/${s.label?.id}.${extension}`,
    label_file_type: type,
    messages: [],
    test: true,
  };
}

/** A purchase that the carrier has refused. */
export const unsoldBody = ({ id, rateId, carrier, why }: NonNullable<Shipment['unsold']>[number]) => ({
  object_id: id,
  object_state: 'VALID',
  status: 'ERROR',
  rate: rateId,
  tracking_number: '',
  label_url: '',
  messages: [{ source: carrier, code: '', text: why }],
  test: true,
});

/** A purchase that was asked for and not waited for: all that is known of it is its id. */
export const queuedBody = (of: { object_id: string | undefined; rate: string | undefined }) => ({
  object_id: of.object_id,
  object_state: 'VALID',
  status: 'QUEUED',
  rate: of.rate,
  tracking_number: '',
  label_url: '',
  messages: [],
  test: true,
});

/** A number that its carrier does not have is answered for all the same, without a status. */
export function trackBody(carrier: string, number: string, bought: Shipment[]) {
  const shipment = bought.find((s) => s.label?.trackingCode === number && tokenOf(carrierOf(s)) === carrier);
  const status = shipment ? statusOf(shipment) : null;
  return {
    carrier,
    tracking_number: number,
    messages: [],
    transaction: shipment?.label?.id ?? null,
    tracking_status: status,
    tracking_history: status ? [status] : [],
  };
}

/** What Shippo sends when a parcel is scanned. */
export const trackEvent = (s: Shipment) =>
  JSON.stringify({
    event: 'track_updated',
    test: true,
    data: trackBody(tokenOf(carrierOf(s)), s.label?.trackingCode ?? '', [s]),
  });

const carrierOf = (s: Shipment) => s.rates.find(({ id }) => id === s.label?.rateId)?.carrier ?? '';

const tokenOf = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');

export const knowsCarrier = (token: string) => [...CARRIERS].some((name) => tokenOf(name) === token);

/** The world's own statuses are EasyPost's. */
const STATUSES: Record<string, [status: string, substatus?: string]> = {
  pre_transit: ['PRE_TRANSIT', 'information_received'],
  in_transit: ['TRANSIT', 'package_accepted'],
  out_for_delivery: ['TRANSIT', 'out_for_delivery'],
  available_for_pickup: ['TRANSIT', 'pickup_available'],
  delivered: ['DELIVERED', 'delivered'],
  return_to_sender: ['RETURNED', 'return_to_sender'],
  failure: ['FAILURE', 'package_undeliverable'],
};

function statusOf(s: Shipment) {
  const [status, code] = STATUSES[s.tracking] ?? ['UNKNOWN'];
  return {
    status,
    substatus: code ? { code, text: code, action_required: false } : null,
    status_date: s.trackingAt,
    status_details: s.tracking,
    location: null,
  };
}
