/** A store that a command names, or a word about which there are. */
import type { PrismaClient } from '../prisma/generated/client.ts';
import { domainOf, listStores } from '../prisma/stores.ts';
import { UserError } from './output.ts';

/** @throws UserError where there is no such store. */
export async function knownStore(db: PrismaClient, named: string): Promise<string> {
  const domain = domainOf(named);
  const known = await db.store.findUnique({ where: { domain }, select: { domain: true } });
  if (!known) throw await unknownStore(db, named);
  return domain;
}

/** Says which stores there are, and how to add one. */
export async function unknownStore(db: PrismaClient, domain: string): Promise<UserError> {
  const known = (await listStores(db)).map((store) => store.domain);
  const others = known.length > 0 ? `known stores: ${known.join(', ')}` : 'no store is known yet';
  return new UserError(
    `store '${domain}' is not known; ${others}; add it with: waybill store add ${domain} --name … --admin-url … --token … --secret …`,
  );
}
