/** After the parcels have left: days of waiting for the carrier, and for the buyer to come back. */
import type { Outcome } from '../contracts/decision.ts';
import type { Run } from './run.ts';

/** The carrier has nothing to say about a label that was bought this minute. */
export const FIRST_LOOK_SECONDS = 6 * 3600;

export async function follow(run: Run): Promise<{ outcome: Outcome; why: string }> {
  if (run.parcels() === 0) return followService(run);
  const parcels = `${run.parcels()} parcel${run.parcels() === 1 ? '' : 's'}`;
  await run.rest('fulfilled', `${parcels} labelled and fulfilled`);
  await run.tell('shipped');

  let nextLook = Date.now() + FIRST_LOOK_SECONDS * 1000;
  for (;;) {
    await lookAtDispute(run);
    await lookAtReopened(run);
    const back = await takeReturns(run);
    const seconds = (nextLook - Date.now()) / 1000;
    await run.wait(back === null ? seconds : Math.min(seconds, back));
    // A webhook of the store ends the wait early, and says nothing about the parcel; one of the carrier does.
    if (!run.hearsOfParcel() && Date.now() < nextLook) continue;
    const parcel = await run.agent('tracker', { again: true });
    if (parcel.state === 'delivered') break;
    nextLook = Date.now() + parcel.checkAgainInSeconds * 1000;
  }

  await run.tell('delivered');
  return untilReturned(run, 'delivered', `${parcels} delivered`);
}

/** Nothing of it is Waybill's to tell of: Shopify does when a service ships, and when it arrives. */
async function followService(run: Run): Promise<{ outcome: Outcome; why: string }> {
  for (;;) {
    await lookAtDispute(run);
    const back = await takeReturns(run);
    const { state, checkAgainInSeconds } = await run.agent('tracker', { again: true });
    if (state === 'untold')
      return untilReturned(run, 'nothing_to_ship', 'shipped by its fulfillment service');
    if (state === 'delivered') return untilReturned(run, state, 'delivered by its fulfillment service');
    await run.rest('fulfilled', 'shipped by its fulfillment service');
    await run.wait(Math.min(checkAgainInSeconds, back ?? Infinity));
    run.hearsOfParcel();
  }
}

/** A buyer comes back to an order that had ended: of what came before nothing is done again. */
export async function comeBack(
  run: Run,
  outcome: 'delivered' | 'nothing_to_ship',
): Promise<{ outcome: Outcome; why: string }> {
  await run.catchUp();
  return untilReturned(run, outcome, 'no return is open');
}

async function untilReturned(run: Run, outcome: Outcome, why: string) {
  for (;;) {
    await lookAtDispute(run);
    await lookAtReopened(run);
    const back = await takeReturns(run);
    await run.rest(outcome, back === null ? why : 'a return is open');
    if (back === null) {
      if (await run.hears()) continue;
      return { outcome, why };
    }
    await run.wait(back);
    // A parcel of the order has arrived already: what is heard of one now is the way back, and looked at above.
    run.hearsOfParcel();
  }
}

/** What has left cannot be called back, but its payment can be defended: a person is asked, once for each dispute. */
async function lookAtDispute(run: Run): Promise<void> {
  if (run.isDisputed()) await run.agent('risk', { again: true });
}

/** Neither a second parcel nor nothing at all: a person says whether what had left is shipped again. */
async function lookAtReopened(run: Run): Promise<void> {
  if (run.isReopened()) await run.agent('tracker', { again: true });
}

/** Decides about whatever was asked for or came back. Answers with the seconds until the next look; null where nothing is open. */
async function takeReturns(run: Run): Promise<number | null> {
  if (!run.isReturning()) return null;
  const { waiting, checkAgainInSeconds, tell } = await run.agent('returns', { again: true });
  for (const { event, about } of tell) await run.tell(event, about);
  return waiting.length > 0 ? checkAgainInSeconds : null;
}
