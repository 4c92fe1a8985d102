/** Takes in a new store's open orders, slowly: they have waited until now, and today's orders must not wait for them. */
import { continueAsNew, setCurrentDetails, sleep, workflowInfo } from '@temporalio/workflow';
import type { BackfillInput, BackfillResult } from '../contracts/reconcile.ts';
import { recorders } from './activities.ts';

/** After as many a new run goes on with a history of its own. */
const STEPS_A_RUN = 200;

export async function backfill(input: BackfillInput): Promise<BackfillResult> {
  const { store } = input;
  const at = input.carried ?? (await begin(store));
  for (let steps = 0; ; steps += 1) {
    if (steps >= STEPS_A_RUN || workflowInfo().continueAsNewSuggested)
      await continueAsNew<typeof backfill>({ store, carried: at });
    // Without an end: an outage of a day delays what has waited already, and must not leave it out.
    const step = await recorders.backfillStep({ store, until: at.until, place: at.place });
    at.read += step.read;
    at.backfilled += step.backfilled;
    const { total, read, backfilled } = at;
    await recorders.noteBackfill({ store, read, backfilled, done: step.next === null });
    setCurrentDetails(`**${read}** of ${total} open orders looked at, **${backfilled}** taken in`);
    if (!step.next) return { read, backfilled };
    at.place = step.next;
    if (step.pauseSeconds > 0) await sleep(Math.ceil(step.pauseSeconds * 1000));
  }
}

async function begin(store: string): Promise<NonNullable<BackfillInput['carried']>> {
  const until = new Date().toISOString();
  const { total } = await recorders.beginBackfill({ store, until });
  return { until, place: { since: new Date(0).toISOString(), after: null }, total, read: 0, backfilled: 0 };
}
