/**
 * The tracker: is a parcel moving, late, lost or there?
 * Rules by the carrier's status and the calendar; what a carrier's own words mean, in whatever language, a model reads.
 */
import { z } from 'zod';
import { SURE } from '../contracts/decision.ts';
import { asData } from '../runtime/guardrails/data.ts';
import { redact } from '../runtime/guardrails/pii/index.ts';
import { sanitize } from '../runtime/guardrails/sanitize.ts';
import { defineAgent, fail, modelPart, proceed } from './define.ts';
import { examine, Permits } from './doubt.ts';
import { HandOver, lookAtHandOver } from './handOver.ts';
import { leftAsItIs, Reopened } from './reopened.ts';

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
  /** The carrier's own words for the last event. */
  message: z.string().nullable(),
  labelledAt: z.string(),
  /** The plan's shipment number. */
  number: z.int().default(1),
  /** Somebody has said so. */
  packed: z.boolean().default(false),
  /** A fulfillment service's own. */
  byService: z.boolean().optional(),
});
export type Parcel = z.infer<typeof Parcel>;

export const TrackerInput = z.object({
  parcels: z.array(Parcel),
  /** A fulfillment service has shipped for the order, be it without a tracking number. */
  served: z.boolean().default(false),
  /** Null where no parcel's fulfillment was taken back. */
  reopened: Reopened.nullable().default(null),
  now: z.string(),
  /** Asked only whether these labelled parcels have left the store; null of parcels on their way. */
  handOver: HandOver.nullable().default(null),
  permits: Permits,
});

export type TrackerInput = z.infer<typeof TrackerInput>;

export const TrackerData = z.object({
  /** `untold`: of what fulfillment services have shipped nothing is told, and nothing else was. */
  state: z.enum(['moving', 'delivered', 'untold']),
  checkAgainInSeconds: z.int(),
  /** Numbers of shipments that are still in the store. Absent where nobody asked. */
  waiting: z.array(z.int()).optional(),
});
type TrackerData = z.infer<typeof TrackerData>;

const STATES = ['moving', 'held_at_customs', 'waits_for_buyer', 'coming_back', 'lost', 'damaged'] as const;
const Meaning = z.object({ state: z.enum(STATES), confidence: z.number().min(0).max(1) });
type State = (typeof STATES)[number];

const DAY_MS = 24 * 3600 * 1000;
/** Seconds between two questions to the carrier. */
const SHORTEST = 3 * 3600;
const LONGEST = 24 * 3600;
/** Without a word from the carrier for this long, somebody should ask. */
const SILENT_DAYS = 10;
/** However well it sounds what the carrier wrote last. */
const TOO_SILENT_DAYS = 21;

export const tracker = defineAgent({
  name: 'tracker',
  input: TrackerInput,
  data: TrackerData,
  mayPropose: [],
  decide({ parcels: all, served, reopened, now, handOver, permits }) {
    if (handOver) return lookAtHandOver(all, now, handOver, permits);
    // Whoever leaves one as it is has said so of these parcels and units: of more that is open a person is asked again.
    const { stop, allowed } = examine(permits, [() => leftAsItIs(reopened)]);
    if (stop) return stop;
    const parcels = all.filter((parcel) => !isUntold(parcel, now));
    const broken = parcels.filter(({ status }) => status === 'return_to_sender' || status === 'failure');
    if (broken.length > 0)
      return fail('parcel_problem', `${broken.length} parcel(s) are coming back or lost`);
    if (parcels.length === 0 && served)
      return proceed({ state: 'untold' as const, checkAgainInSeconds: 0 }, [
        'nothing is told of what its fulfillment service has shipped',
      ]);
    if (parcels.length === 0) return fail('parcel_problem', 'no parcel of this order is known');
    const open = parcels.filter(({ status }) => status !== 'delivered');
    if (open.length === 0)
      return proceed({ state: 'delivered' as const, checkAgainInSeconds: 0 }, [
        'every parcel arrived',
        ...allowed,
      ]);
    const silent = open.filter((parcel) => silence(parcel, now) > SILENT_DAYS * DAY_MS);
    if (silent.length > 0)
      return fail('parcel_problem', `no word of ${silent.length} parcel(s) for ${SILENT_DAYS} days`);
    const checkAgainInSeconds = Math.min(...open.map((parcel) => pause(parcel, now)));
    return proceed({ state: 'moving' as const, checkAgainInSeconds }, [
      `${open.length} parcel(s) on the way`,
      ...allowed,
    ]);
  },

  model: modelPart<TrackerInput, TrackerData, z.infer<typeof Meaning>>({
    ask({ parcels, now, handOver }, { verdict }) {
      if (handOver) return null;
      const words = parcels.filter(({ status, message }) => message && status !== 'delivered');
      if (verdict.kind !== 'fail' || verdict.failure.kind !== 'parcel_problem' || words.length === 0)
        return null;
      const shown = words.map(({ status, message, lastEventAt }) => {
        const said = redact(sanitize(message ?? '', 300).text);
        return `status ${status}, last heard of ${lastEventAt ?? 'never'}: ${said}`;
      });
      return {
        name: 'tracker/meaning',
        objective: 'Say what has become of this parcel, by the last words of the carrier.',
        facts: `Now: ${now}\n${asData('carrier', shown.join('\n'), 2000)}`,
        answer: Meaning,
        strategies: [
          {
            when: 'always',
            instruction: 'Of several parcels, tell of the worst.',
            tiers: ['cheap', 'balanced'],
          },
        ],
        maxTokensOut: 100,
      };
    },
    conclude({ parcels, now }, ruled, { state, confidence }) {
      const open = parcels.filter(({ status }) => status !== 'delivered');
      const travels = open.every(({ status }) => status !== 'return_to_sender' && status !== 'failure');
      const patient = open.every((parcel) => silence(parcel, now) < TOO_SILENT_DAYS * DAY_MS);
      if (confidence >= SURE && travels && patient && (state === 'moving' || state === 'held_at_customs')) {
        const data: TrackerData = { state: 'moving', checkAgainInSeconds: LONGEST };
        const reasons = [`the carrier's words say: ${state.replaceAll('_', ' ')}`];
        return { decision: proceed(data, reasons, { confidence, decidedBy: 'model' }), verified: false };
      }
      const suggestion = { option: ADVICE[state], whyNot: 'a person knows the buyer and the carrier' };
      const alternatives = [...ruled.alternatives, suggestion];
      return { decision: { ...ruled, alternatives, decidedBy: 'model' }, verified: false };
    },
  }),
});

const ADVICE: Record<State, string> = {
  moving: 'wait, and ask the carrier once more',
  held_at_customs: 'ask the carrier which papers customs lacks',
  waits_for_buyer: 'tell the buyer that the parcel waits to be collected',
  coming_back: 'ask the buyer for a better address, then ship again',
  lost: 'claim it from the carrier, and ship again',
  damaged: 'claim it from the carrier, and ship again',
};

/** Shopify tracks not every carrier: where it never heard of a service's parcel, nobody is asked. */
const isUntold = (parcel: Parcel, now: string) =>
  parcel.byService === true && parcel.status === 'unknown' && silence(parcel, now) > SILENT_DAYS * DAY_MS;

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
