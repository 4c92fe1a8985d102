/** How to speak to a store that Waybill knows. */
import { ConnectorError } from '../../connectors/error.ts';
import type { ShopifyAccess } from '../../connectors/shopify/types.ts';
import { MISS_AGE, type Store, type StoreDirectory } from '../../prisma/stores.ts';

/** An uninstalled app may be installed again. Meanwhile nobody needs an answer sooner. */
const RETRY_MS = 60_000;

/** @throws ConnectorError shopify_refuses where the store is not known. */
export async function storeOf(stores: StoreDirectory, domain: string): Promise<Store> {
  const store = await stores.get(domain);
  if (store) return store;
  throw new ConnectorError({
    kind: 'shopify_refuses',
    message: `the store ${domain} is not known; add it with: waybill store add`,
    retryable: false,
    mayHaveActed: false,
  });
}

/** @throws ConnectorError shopify_refuses where the store is not known, shopify_unavailable while the app is not installed there. */
export async function accessTo(
  stores: StoreDirectory,
  domain: string,
): Promise<ShopifyAccess & { accessToken: string }> {
  const store = await storeOf(stores, domain);
  const { adminUrl } = store;
  // It may have been installed again a moment ago.
  const accessToken = store.accessToken ?? (await stores.get(domain, MISS_AGE))?.accessToken;
  if (!accessToken) {
    throw new ConnectorError({
      kind: 'shopify_unavailable',
      message: `the app was uninstalled from ${domain}; install it again`,
      retryable: true,
      retryAfterMs: RETRY_MS,
      mayHaveActed: false,
    });
  }
  const renewed = async () => (await stores.get(domain, 0))?.accessToken ?? null;
  return { domain: store.domain, adminUrl, accessToken, renewed };
}
