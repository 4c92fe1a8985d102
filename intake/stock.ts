/** Reads stock for those who wait for it: what a webhook says may be late, doubled or overtaken. */
import { ConnectorError } from '../connectors/error.ts';
import { shopify } from '../connectors/shopify/index.ts';
import type { Throttle } from '../connectors/shopify/types.ts';
import type { StoreDirectory } from '../prisma/stores.ts';
import type { TurnResources } from './turns.ts';

export const stockReader =
  (stores: StoreDirectory, throttleOf: (store: string) => Throttle): TurnResources['readStock'] =>
  async (domain, items, traceId) => {
    const store = await stores.get(domain);
    if (store) return shopify({ ...store, throttle: throttleOf(domain) }).readStock(items, { traceId });
    throw new ConnectorError({
      kind: 'shopify_refuses',
      message: `the store ${domain} is not known`,
      retryable: false,
      mayHaveActed: false,
    });
  };
