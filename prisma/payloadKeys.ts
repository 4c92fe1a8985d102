/** The keys of orders' payloads in Temporal: one an order, so that one buyer can be erased and nobody else. */
import { randomBytes } from 'node:crypto';
import type { OrderRef } from '../contracts/order.ts';
import type { PrismaClient } from './generated/client.ts';
import type { SecretBox } from './secrets.ts';

const KEY_BYTES = 32;

const placeOf = ({ store, order }: OrderRef) => `${store}/${order}/payloads`;

/**
 * The order's key, made where it has none.
 * @returns null where it was destroyed: there is never another.
 * @throws SealError
 */
export async function payloadKey(
  db: PrismaClient,
  box: SecretBox,
  { store, order }: OrderRef,
): Promise<Buffer | null> {
  const where = { store_order: { store, order } };
  const known = await db.payloadKey.findUnique({ where });
  const row = known ?? (await make(db, box, { store, order }));
  return row.wrapped === null
    ? null
    : Buffer.from(box.open(row.wrapped, placeOf({ store, order })), 'base64');
}

const BATCH = 500;

/**
 * Seals anew what an older WAYBILL_SECRET_KEY has sealed, after which that one may be dropped.
 * @returns how many keys.
 * @throws SealError where the older one is dropped already.
 */
export async function resealPayloadKeys(db: PrismaClient, box: SecretBox): Promise<number> {
  for (let done = 0; ; ) {
    const rows = await db.payloadKey.findMany({
      where: { wrapped: { not: null }, NOT: { wrapped: { startsWith: box.prefix } } },
      take: BATCH,
    });
    if (rows.length === 0) return done;
    for (const { store, order, wrapped } of rows) {
      const place = placeOf({ store, order });
      const again = box.seal(box.open(wrapped ?? '', place), place);
      // One that is destroyed meanwhile stays so.
      await db.payloadKey.updateMany({ where: { store, order, wrapped }, data: { wrapped: again } });
    }
    done += rows.length;
  }
}

/** Of several processes that make it at once, the first one's holds. */
async function make(db: PrismaClient, box: SecretBox, { store, order }: OrderRef) {
  const wrapped = box.seal(randomBytes(KEY_BYTES).toString('base64'), placeOf({ store, order }));
  await db.payloadKey.createMany({ data: [{ store, order, wrapped }], skipDuplicates: true });
  return db.payloadKey.findUniqueOrThrow({ where: { store_order: { store, order } } });
}
