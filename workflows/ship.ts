/** What fulfillment services were asked to ship is awaited: they accept or decline, and ship with labels of their own. */
import type { Shipment } from '../agents/router.ts';
import type { Life } from './life.ts';
import type { Run } from './run.ts';

/** Webhooks end the wait; one that got lost is made up for by looking. */
const LOOK_SECONDS = 6 * 3600;

export async function untilServicesShip(run: Run, shipments: Shipment[]): Promise<void> {
  for (const shipment of shipments.filter(({ byService }) => byService)) {
    const since = Date.now();
    for (;;) {
      const requested = Math.round((Date.now() - since) / 1000);
      const { request } = await run.agent('shipping', { shipment, requested, again: true });
      if (request === 'shipped') break;
      const has = request === 'accepted' ? 'has accepted' : 'was asked for';
      await run.rest('waiting', `the fulfillment service ${has} shipment ${shipment.number}`);
      await run.wait(LOOK_SECONDS);
      // Of a parcel of Waybill's own: it is followed once all have left.
      run.hearsOfParcel();
    }
  }
}

const planned = ({ kept }: Life) => ((kept.router ?? {}) as { shipments?: Shipment[] }).shipments ?? [];

/** How many of the plan's parcels Waybill labels itself. */
export const ownParcels = (life: Life): number => planned(life).filter(({ byService }) => !byService).length;

export const hasServiceParcels = (life: Life): boolean => planned(life).some(({ byService }) => byService);
