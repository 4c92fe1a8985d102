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

const HOUR = 3600;
const DAY_MS = 24 * HOUR * 1000;
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
    const open = parcels.filter(({ status }) => status !== 'delivered');
    if (open.length === 0)
      return proceed({ state: 'delivered' as const, checkAgainInSeconds: 0 }, ['every parcel arrived']);
    const silent = open.filter((parcel) => silence(parcel, now) > SILENT_DAYS * DAY_MS);
    if (silent.length > 0)
      return fail('parcel_problem', `no word of ${silent.length} parcel(s) for ${SILENT_DAYS} days`);
    const near = open.some(({ status }) => status === 'out_for_delivery');
    const checkAgainInSeconds = (near ? 3 : 12) * HOUR;
    return proceed({ state: 'moving' as const, checkAgainInSeconds }, [
      `${open.length} parcel(s) on the way`,
    ]);
  },
});

const silence = ({ lastEventAt, labelledAt }: Parcel, now: string) =>
  Date.parse(now) - Date.parse(lastEventAt ?? labelledAt);
