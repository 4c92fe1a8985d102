/** What leaves the locations: labels that were bought, and parcels of orders that are on their way to one. */
import type { OrderRef } from '../contracts/order.ts';
import { Prisma, type PrismaClient } from './generated/client.ts';

/** States of a parcel that its order still rests on. */
export const LIVE = { notIn: ['voided', 'superseded'] };

/** Nothing that was labelled before then is still waiting for its day. */
const BACKLOG_DAYS = 14;

/**
 * Parcels by the day for which they were planned, of the locations that are asked for. Of other orders' reservations those count that
 * came before the order's own, so that of many orders at once the first ones keep their room.
 * @param limited `shiftMinutes`: what makes a day of UTC the location's own, which ends at its cut-off.
 */
export async function parcelsByDay(
  db: PrismaClient,
  { store, order }: OrderRef,
  limited: { locationId: string; shiftMinutes: number }[],
): Promise<{ locationId: string; day: string; parcels: number }[]> {
  if (limited.length === 0) return [];
  const ids = limited.map(({ locationId }) => locationId);
  const places = Prisma.join(
    limited.map(({ locationId, shiftMinutes }) => Prisma.sql`(${locationId}, ${shiftMinutes}::int)`),
  );
  return db.$queryRaw`
    WITH place (location_id, shift) AS (VALUES ${places}), parcel AS (
      SELECT location_id, created_at FROM shipments
      WHERE store = ${store} AND location_id = ANY(${ids}) AND state <> 'voided'
        AND created_at > now() - ${BACKLOG_DAYS} * interval '1 day'
      UNION ALL
      SELECT r.location_id, min(r.created_at) FROM reservations r JOIN orders o USING (store, "order")
      WHERE r.store = ${store} AND r."order" <> ${order} AND r.location_id = ANY(${ids}) AND o.outcome IS NULL
        AND NOT EXISTS (SELECT FROM shipments s WHERE s.store = r.store AND s."order" = r."order"
                        AND s.location_id = r.location_id AND s.state = 'labelled')
      GROUP BY r."order", r.location_id
      HAVING (min(r.created_at), r."order") < (coalesce(
        (SELECT min(created_at) FROM reservations WHERE store = ${store} AND "order" = ${order}), 'infinity'), ${order}))
    SELECT location_id AS "locationId", count(*)::int AS parcels,
           to_char(created_at AT TIME ZONE 'UTC' + shift * interval '1 minute', 'YYYY-MM-DD') AS day
    FROM parcel JOIN place USING (location_id) GROUP BY 1, 3 ORDER BY 1, 3`;
}

/**
 * Notes down that labelled parcels of the order lie packed. One that is packed already stays as it is.
 * @param number the plan's shipment; all of them where none is given.
 * @returns how many labelled parcels are packed now.
 */
export async function packParcels(
  db: PrismaClient,
  { store, order }: OrderRef,
  { by, number }: { by: string; number?: number },
): Promise<number> {
  const which = { store, order, state: 'labelled', ...(number ? { number } : {}) };
  const { count } = await db.shipment.updateMany({
    where: { ...which, packedAt: null },
    data: { packedAt: new Date() },
  });
  if (count > 0) {
    const { traceId, stage } = await db.order.findUniqueOrThrow({
      where: { store_order: { store, order } },
      select: { traceId: true, stage: true },
    });
    const text = `${by} packed ${count} parcel(s)`;
    await db.orderEvent.create({ data: { store, order, traceId, stage, kind: 'packed', text } });
  }
  return db.shipment.count({ where: which });
}

/** Keeps the carrier's last word on a parcel: it outlasts what the carrier keeps, and is evidence in a dispute. */
export async function noteTracked(
  db: PrismaClient,
  { store, order }: OrderRef,
  {
    trackingNumber,
    status,
    lastEventAt,
  }: { trackingNumber: string; status: string; lastEventAt: string | null },
): Promise<void> {
  const at = Date.parse(lastEventAt ?? '');
  const saidAt = Number.isNaN(at) ? null : new Date(at);
  await db.$executeRaw`
    UPDATE shipments SET carrier_status = ${status}, carrier_said_at = ${saidAt}::timestamptz
    WHERE store = ${store} AND "order" = ${order} AND tracking_number = ${trackingNumber}
      AND (carrier_status, carrier_said_at) IS DISTINCT FROM (${status}, ${saidAt}::timestamptz)`;
}

/** What was in these parcels is sent again: nothing rests on them any more. Their numbers are those of the carrier. */
export const supersede = (db: PrismaClient, { store, order }: OrderRef, parcels: string[]) =>
  db.shipment.updateMany({
    where: { store, order, trackingNumber: { in: parcels }, state: LIVE },
    data: { state: 'superseded' },
  });
