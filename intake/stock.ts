/** What the queues for stock need of a store: its stock, read anew, since a webhook may be late, doubled or overtaken; and its policy. */
import { shopify } from '../connectors/shopify/index.ts';
import type { Throttle } from '../connectors/shopify/types.ts';
import type { StoreDirectory } from '../prisma/stores.ts';
import { accessTo } from '../runtime/stores/access.ts';
import type { TurnResources } from './turns.ts';

export const stockOf = (
  stores: StoreDirectory,
  throttleOf: (store: string) => Throttle,
): Pick<TurnResources, 'readStock' | 'shipsParts'> => ({
  readStock: async (domain, items, traceId) =>
    shopify({ ...(await accessTo(stores, domain)), throttle: throttleOf(domain) }).readStock(items, {
      traceId,
    }),
  shipsParts: async (domain) => (await stores.get(domain))?.policy.backorder === 'ship_available',
});
