/** Which order a fulfillment order belongs to, as its store says. */
import { shopify } from '../connectors/shopify/index.ts';
import type { Throttle } from '../connectors/shopify/types.ts';
import type { StoreDirectory } from '../prisma/stores.ts';
import { accessTo } from '../runtime/stores/access.ts';
import type { DispatcherResources } from './dispatcher.ts';

export const orderOf =
  (stores: StoreDirectory, throttleOf: (store: string) => Throttle): DispatcherResources['orderOf'] =>
  async (domain, fulfillmentOrder, traceId) =>
    shopify({ ...(await accessTo(stores, domain)), throttle: throttleOf(domain) }).orderOf(fulfillmentOrder, {
      traceId,
    });
