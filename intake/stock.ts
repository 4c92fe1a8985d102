/** What the queues for stock need of a store: its stock, read anew, since a webhook may be late, doubled or overtaken; and its policy. */
import { ConnectorError } from '../connectors/error.ts';
import { shopify } from '../connectors/shopify/index.ts';
import type { Throttle } from '../connectors/shopify/types.ts';
import type { StoreDirectory } from '../prisma/stores.ts';
import type { TurnResources } from './turns.ts';

export function stockOf(
  stores: StoreDirectory,
  throttleOf: (store: string) => Throttle,
): Pick<TurnResources, 'readStock' | 'shipsParts'> {
  const known = async (domain: string) => {
    const store = await stores.get(domain);
    if (store) return store;
    throw new ConnectorError({
      kind: 'shopify_refuses',
      message: `the store ${domain} is not known`,
      retryable: false,
      mayHaveActed: false,
    });
  };
  return {
    readStock: async (domain, items, traceId) =>
      shopify({ ...(await known(domain)), throttle: throttleOf(domain) }).readStock(items, { traceId }),
    shipsParts: async (domain) => (await known(domain)).policy.backorder === 'ship_available',
  };
}
