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

/** Of several processes that make it at once, the first one's holds. */
async function make(db: PrismaClient, box: SecretBox, { store, order }: OrderRef) {
  const wrapped = box.seal(randomBytes(KEY_BYTES).toString('base64'), placeOf({ store, order }));
  await db.payloadKey.createMany({ data: [{ store, order, wrapped }], skipDuplicates: true });
  return db.payloadKey.findUniqueOrThrow({ where: { store_order: { store, order } } });
}
