/** After the parcels have left: days of waiting for the carrier, and for the buyer to come back. */
import type { Shipment } from '../agents/router.ts';
import type { Outcome } from '../contracts/decision.ts';
import type { Run } from './run.ts';

/** The carrier has nothing to say about a label that was bought this minute. */
const FIRST_LOOK_SECONDS = 6 * 3600;

export async function follow(run: Run, shipments: Shipment[]): Promise<{ outcome: Outcome; why: string }> {
  const parcels = `${shipments.length} parcel${shipments.length === 1 ? '' : 's'}`;
  await run.rest('fulfilled', `${parcels} labelled and fulfilled`);
  await run.tell('shipped');

  let pause = FIRST_LOOK_SECONDS;
  for (;;) {
    const topics = await run.wait(pause);
    if (topics.includes('returns/request')) await run.agent('returns', { again: true });
    const parcel = await run.agent('tracker', { again: true });
    if (parcel.state === 'delivered') break;
    pause = parcel.checkAgainInSeconds;
  }

  await run.tell('delivered');
  return { outcome: 'delivered', why: `${parcels} delivered` };
}
