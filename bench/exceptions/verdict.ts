/** Whether an order ended as a good merchant wants it, by what store, carrier and mailbox saw. */
import type { OrderReport } from '../../simulator/client.ts';
import type { Truth } from './trouble.ts';

/** @returns what is wrong, or null. */
export function wrongWith(report: OrderReport | null, truth: Truth): string | null {
  if (!report) return 'the store does not know the order';
  // The store's own mail goes out with each parcel.
  const told = report.details.mails.flatMap(({ sender, event }) => (sender === 'waybill' ? [event] : []));
  if (new Set(told).size < told.length) return 'the buyer was told the same twice';
  const live = report.details.labels.filter(({ voided }) => !voided);
  const left = report.details.fulfillments.filter(({ status }) => status === 'SUCCESS').length;
  switch (truth.end) {
    case 'nothing':
      return live.length + left > 0 ? 'something left that should not' : null;
    case 'cancelled':
      if (live.length + left > 0) return 'something left although it was to be cancelled';
      return report.cancelled ? null : 'not cancelled yet';
    case 'shipped': {
      if (report.cancelled) return 'cancelled, and it was to be shipped';
      // What needs no shipping is the store's to deliver.
      const open = report.details.fulfillmentOrders.filter(
        ({ method, remaining }) => method === 'SHIPPING' && remaining > 0,
      );
      if (report.holds > 0) return 'still on hold';
      if (open.length > 0 || left === 0) return `not shipped: ${report.fulfillmentStatus}`;
      const byHand = report.details.fulfillments.some(
        ({ viaApi, status }) => !viaApi && status === 'SUCCESS',
      );
      if (byHand) return live.length > 0 ? 'shipped by hand, and a label is paid beside it' : null;
      if (truth.parcels !== undefined && live.length !== truth.parcels)
        return `${live.length} labels for ${truth.parcels} parcels`;
      if (live.length === 0) return 'shipped without a label';
      const { to } = truth;
      const astray = to && live.some((label) => !isTo(label.to, to));
      return astray ? 'a label goes to a wrong address' : null;
    }
  }
}

const plain = (text: unknown) =>
  String(text ?? '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

const isTo = (label: Record<string, unknown>, { street, zip }: { street: string; zip: string }) =>
  plain(`${label.street1}${label.street2 ?? ''}`) === plain(street) && plain(label.zip) === plain(zip);
