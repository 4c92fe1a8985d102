/** A question to a person about an order that has left: its parcels are followed all the same. */
import { CancellationScope, condition } from '@temporalio/workflow';
import type { FailureKind } from '../contracts/failure.ts';
import { failureOf } from './failures.ts';
import { FIRST_LOOK_SECONDS } from './follow.ts';
import type { Life } from './life.ts';
import type { Run } from './run.ts';

/** Beside the question, so that an answer never waits for a carrier. Ends with what it answers. */
export function followMeanwhile(run: Run, life: Life, asked: FailureKind): () => void {
  if (!isUnderWay(run, life) || asked === 'parcel_problem') return () => undefined;
  const scope = new CancellationScope();
  scope.run(() => watch(run, life, asked)).catch(() => undefined);
  return () => {
    scope.cancel();
    // What has become of them is met as soon as the question is answered.
    life.parcelNews = true;
  };
}

const isUnderWay = (run: Run, { state, finished, kept }: Life) =>
  state.stage === 'follow' && finished === null && run.parcels() > 0 && !('notification/delivered' in kept);

/** A late or lost parcel is a question of its own, for which the order has no room yet: it is noted down. */
async function watch(run: Run, life: Life, asked: FailureKind): Promise<void> {
  let seconds: number | null = FIRST_LOOK_SECONDS;
  while (seconds !== null) {
    await condition(() => life.parcelNews, Math.max(1, seconds * 1000));
    // The question was answered at this very moment: what was heard is for whoever goes on.
    if (CancellationScope.current().consideredCancelled) return;
    run.hearsOfParcel();
    seconds = await look(run).catch((error: unknown) => {
      const failed = failureOf(error);
      if (!failed) throw error;
      if (failed.kind !== asked) life.note(failed.detail);
      return FIRST_LOOK_SECONDS;
    });
  }
  // A letter is not stopped half-way. That it could not be sent is met once the question is answered.
  await CancellationScope.nonCancellable(() => run.tell('delivered'));
}

/** Seconds until the next look; null where every parcel has arrived. */
async function look(run: Run): Promise<number | null> {
  const { state, checkAgainInSeconds } = await run.agent('tracker', { again: true });
  return state === 'delivered' ? null : checkAgainInSeconds;
}
