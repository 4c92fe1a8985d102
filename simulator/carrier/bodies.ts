/** Shipments and trackers as EasyPost writes them. */
import type { Rate, Shipment } from '../state.ts';

export const trackerBody = (s: Shipment) =>
  s.label && {
    id: `trk_${s.id.slice(4)}`,
    object: 'Tracker',
    tracking_code: s.label.trackingCode,
    carrier: s.rates.find((r) => r.id === s.label?.rateId)?.carrier ?? null,
    status: s.tracking,
    status_detail: s.tracking,
    shipment_id: s.id,
    created_at: s.label.boughtAt,
    updated_at: s.trackingAt,
    public_url: `https://track.example.com/${s.label.trackingCode}`,
    tracking_details: [
      { object: 'TrackingDetail', status: s.tracking, datetime: s.trackingAt, message: s.tracking },
    ],
  };

/** The event that EasyPost sends when a parcel is scanned. */
export const trackerEvent = (s: Shipment, id: string) =>
  JSON.stringify({
    id,
    object: 'Event',
    mode: 'test',
    description: 'tracker.updated',
    previous_attributes: {},
    status: 'pending',
    created_at: s.trackingAt,
    result: trackerBody(s),
  });

const rateBody = (s: Shipment, rate: Rate) => ({
  id: rate.id,
  object: 'Rate',
  mode: 'test',
  carrier: rate.carrier,
  service: rate.service,
  rate: rate.rate,
  currency: 'USD',
  list_rate: rate.rate,
  list_currency: 'USD',
  retail_rate: rate.rate,
  retail_currency: 'USD',
  delivery_days: rate.days,
  est_delivery_days: rate.days,
  delivery_date_guaranteed: false,
  shipment_id: s.id,
});

export function shipmentBody(s: Shipment) {
  const bought = s.rates.find((r) => r.id === s.label?.rateId);
  return {
    id: s.id,
    object: 'Shipment',
    mode: 'test',
    created_at: s.createdAt,
    reference: s.reference,
    from_address: s.from,
    to_address: s.to,
    parcel: s.parcel,
    customs_info: s.customs ?? null,
    options: s.options,
    rates: s.rates.map((r) => rateBody(s, r)),
    messages: s.messages,
    selected_rate: bought ? rateBody(s, bought) : null,
    tracking_code: s.label?.trackingCode ?? null,
    postage_label: s.label && {
      id: s.label.id,
      object: 'PostageLabel',
      label_url: s.label.url,
      label_size: '4x6',
    },
    tracker: trackerBody(s),
    status: s.label ? s.tracking : 'unknown',
    refund_status: s.refundedAt ? 'submitted' : null,
    fees: bought
      ? [{ object: 'Fee', type: 'PostageFee', amount: bought.rate, charged: true, refunded: false }]
      : [],
  };
}
