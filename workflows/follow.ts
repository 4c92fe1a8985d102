/** After the parcels have left: days of waiting for the carrier, and for the buyer to come back. */
import type { Outcome } from '../contracts/decision.ts';
import type { Run } from './run.ts';

/** The carrier has nothing to say about a label that was bought this minute. */
const FIRST_LOOK_SECONDS = 6 * 3600;

export async function follow(run: Run): Promise<{ outcome: Outcome; why: string }> {
  const parcels = `${run.parcels()} parcel${run.parcels() === 1 ? '' : 's'}`;
  await run.rest('fulfilled', `${parcels} labelled and fulfilled`);
  await run.tell('shipped');

  let nextLook = Date.now() + FIRST_LOOK_SECONDS * 1000;
  for (;;) {
    const topics = await run.wait((nextLook - Date.now()) / 1000);
    if (topics.includes('returns/request')) await run.agent('returns', { again: true });
    // A webhook ends the wait early, and says nothing about the parcel.
    if (Date.now() < nextLook) continue;
    const parcel = await run.agent('tracker', { again: true });
    if (parcel.state === 'delivered') break;
    nextLook = Date.now() + parcel.checkAgainInSeconds * 1000;
  }

  await run.tell('delivered');
  return { outcome: 'delivered', why: `${parcels} delivered` };
}
