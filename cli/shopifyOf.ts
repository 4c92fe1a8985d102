/** The Admin APIs of the stores, for a command. */
import { shopify } from '../connectors/shopify/index.ts';
import type { Shopify } from '../connectors/shopify/types.ts';
import { storeDirectory } from '../prisma/stores.ts';
import { accessTo } from '../runtime/stores/access.ts';
import { knownStore } from './knownStore.ts';
import type { Surroundings } from './surroundings.ts';

/** @throws UserError where the store is not known. */
export function shopifyOf(around: Surroundings): (domain: string) => Promise<Shopify> {
  const stores = storeDirectory(around.db(), around.box());
  return async (domain) => {
    return shopify(await accessTo(stores, await knownStore(around.db(), domain)));
  };
}
