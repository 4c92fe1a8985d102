/** The tracker: is a parcel moving, late, lost or there? Rules only: the carrier says what is, and the calendar says what is late. */
import { z } from 'zod';
import { defineAgent, fail, proceed } from './define.ts';

const Parcel = z.object({
  trackingNumber: z.string(),
  status: z.enum([
    'unknown',
    'pre_transit',
    'in_transit',
    'out_for_delivery',
    'delivered',
    'return_to_sender',
    'failure',
  ]),
  lastEventAt: z.string().nullable(),
  labelledAt: z.string(),
});
type Parcel = z.infer<typeof Parcel>;

export const TrackerInput = z.object({ parcels: z.array(Parcel), now: z.string() });

export const TrackerData = z.object({ state: z.enum(['moving', 'delivered']), checkAgainInSeconds: z.int() });

const DAY_MS = 24 * 3600 * 1000;
/** Seconds between two questions to the carrier. */
const SHORTEST = 3 * 3600;
const LONGEST = 24 * 3600;
/** Without a word from the carrier for this long, somebody should ask. */
const SILENT_DAYS = 10;

export const tracker = defineAgent({
  name: 'tracker',
  input: TrackerInput,
  data: TrackerData,
  mayPropose: [],
  decide({ parcels, now }) {
    const broken = parcels.filter(({ status }) => status === 'return_to_sender' || status === 'failure');
    if (broken.length > 0)
      return fail('parcel_problem', `${broken.length} parcel(s) are coming back or lost`);
    if (parcels.length === 0) return fail('parcel_problem', 'no parcel of this order is known');
    const open = parcels.filter(({ status }) => status !== 'delivered');
    if (open.length === 0)
      return proceed({ state: 'delivered' as const, checkAgainInSeconds: 0 }, ['every parcel arrived']);
    const silent = open.filter((parcel) => silence(parcel, now) > SILENT_DAYS * DAY_MS);
    if (silent.length > 0)
      return fail('parcel_problem', `no word of ${silent.length} parcel(s) for ${SILENT_DAYS} days`);
    const checkAgainInSeconds = Math.min(...open.map((parcel) => pause(parcel, now)));
    return proceed({ state: 'moving' as const, checkAgainInSeconds }, [
      `${open.length} parcel(s) on the way`,
    ]);
  },
});

/** What is about to arrive is asked for often; else the longer there was no word, the longer the next pause, up to a day. */
function pause(parcel: Parcel, now: string): number {
  if (parcel.status === 'out_for_delivery') return SHORTEST;
  const seconds = Math.round(silence(parcel, now) / 1000 / 2);
  return Math.max(SHORTEST, Math.min(LONGEST, seconds));
}

/** A time that cannot be read counts as none. */
function silence({ lastEventAt, labelledAt }: Parcel, now: string): number {
  const heard = Date.parse(lastEventAt ?? '');
  return Date.parse(now) - (Number.isNaN(heard) ? Date.parse(labelledAt) : heard);
}
