/** A label is not a shipment: has a parcel left the store, so that Shopify and the buyer may be told? */
import { z } from 'zod';
import { FulfillWhen } from '../contracts/policy.ts';
import { proceed } from './define.ts';
import { doubt, examine, type Permits } from './doubt.ts';
import type { Parcel } from './tracker.ts';

export const HandOver = z.object({
  when: FulfillWhen,
  /** Since when the order has waited for it, or since a person was asked last. */
  since: z.iso.datetime(),
  patienceDays: z.number().positive(),
});
export type HandOver = z.infer<typeof HandOver>;

const DAY_MS = 24 * 3600 * 1000;
/** What tells of it may be lost: seconds until the next look. */
const LOOK = 3 * 3600;

export function lookAtHandOver(
  parcels: Parcel[],
  now: string,
  { when, since, patienceDays }: HandOver,
  permits: Permits,
) {
  const still = parcels.filter((parcel) => !hasLeft(parcel, when));
  const waiting = still.map(({ number }) => number);
  const answer = (left: number[], reasons: string[]) =>
    proceed({ state: 'moving' as const, checkAgainInSeconds: LOOK, waiting: left }, reasons);
  // What has left is told first: a question about the others must not hold it up.
  if (waiting.length === 0) return answer([], ['every parcel has left the store']);
  // A person's word for it counts at once, however long they would wait otherwise.
  const { stop, allowed } = examine(permits, [
    () =>
      doubt(
        'not_handed_over',
        `${waiting.length} parcel(s) have their label for ${patienceDays} day(s) and still wait ${WAITS_FOR[when]}`,
        still.map(({ trackingNumber }) => trackingNumber),
      ),
  ]);
  if (!stop) return answer([], allowed);
  const overdue = Date.parse(now) - Date.parse(since) >= patienceDays * DAY_MS;
  if (overdue && waiting.length === parcels.length) return stop;
  return answer(waiting, [`${waiting.length} parcel(s) wait ${WAITS_FOR[when]}`]);
}

const WAITS_FOR: Record<HandOver['when'], string> = {
  label: 'for their label',
  packed: 'to be packed',
  carrier_scan: 'for the first scan of the carrier',
};

/** What the carrier has scanned has left, whatever anybody has noted down. */
const hasLeft = ({ status, packed }: Parcel, when: HandOver['when']) =>
  when === 'label' || isScanned(status) || (when === 'packed' && packed);

const isScanned = (status: Parcel['status']) => status !== 'unknown' && status !== 'pre_transit';
