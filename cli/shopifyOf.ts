/** The Admin APIs of the stores, for a command. */
import { shopify } from '../connectors/shopify/index.ts';
import type { Shopify } from '../connectors/shopify/types.ts';
import { storeDirectory } from '../prisma/stores.ts';
import { unknownStore } from './knownStore.ts';
import type { Surroundings } from './surroundings.ts';

/** @throws UserError where the store is not known. */
export function shopifyOf(around: Surroundings): (domain: string) => Promise<Shopify> {
  const stores = storeDirectory(around.db(), around.box());
  return async (domain) => {
    const store = await stores.get(domain);
    if (!store) throw await unknownStore(around.db(), domain);
    return shopify(store);
  };
}
