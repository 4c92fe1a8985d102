/** A label is not a shipment: parcels wait in the store until they have been packed, or scanned by the carrier. */
import { failureOf, StageFailure } from './failures.ts';
import type { Life } from './life.ts';
import { onlyInShadow, type Pending, pendingOf, performOne } from './perform.ts';
import type { Run } from './run.ts';

/** Until the last one has left, the order can still be changed or cancelled: its labels are voided then. */
export async function handOver(run: Run, life: Life): Promise<void> {
  try {
    while (pendingOf(life).length > 0) {
      const waitingSince = (life.kept.waitingSince as string | undefined) ?? new Date().toISOString();
      life.kept.waitingSince = waitingSince;
      const { waiting = [], checkAgainInSeconds } = await run.agent('tracker', { again: true, waitingSince });
      const left = pendingOf(life).filter((pending) => !waiting.includes(shipmentOf(pending)));
      // It is packed: a new plan would make a second parcel of its units.
      if (left.length > 0) life.kept.leaving = true;
      for (const pending of left) await fulfill(life, pending);
      delete life.kept.leaving;
      if (left.length > 0) continue;
      await run.rest('waiting', `${waiting.length} labelled parcel(s) wait in the store`);
      await run.wait(checkAgainInSeconds);
      // What the carrier tells ends the wait; it is asked above.
      run.hearsOfParcel();
    }
  } finally {
    // Once a person was asked, the patience begins anew.
    delete life.kept.waitingSince;
  }
}

const shipmentOf = ({ action }: Pending) => action.afterHandOverOf ?? 0;

async function fulfill(life: Life, pending: Pending): Promise<void> {
  const done = await performOne(life, pending).catch((error: unknown) => {
    const failure = failureOf(error);
    if (failure?.kind !== 'fulfillment_order_changed') throw error;
    throw new StageFailure({ kind: 'changed_after_fulfillment', detail: `packed, and ${failure.detail}` });
  });
  if (!done) throw onlyInShadow(pending.action.label);
  life.kept.pending = pendingOf(life).filter(({ step }) => step !== pending.step);
}
