/** Whether every store answers, and by the version of Shopify's API that Waybill was written for. For `waybill doctor`. */
import { randomBytes } from 'node:crypto';
import { shopify } from '../connectors/shopify/index.ts';
import { listStores, storeDirectory } from '../prisma/stores.ts';
import { wordsOf } from '../runtime/apiNotices.ts';
import { errorFields } from '../telemetry/log.ts';
import type { Surroundings } from './surroundings.ts';
import { Trouble, type Warning } from './trouble.ts';

const PATIENCE_MS = 5_000;

export async function checkStores(around: Surroundings): Promise<string | Warning> {
  const stores = storeDirectory(around.db(), around.box());
  const domains = (await listStores(around.db())).map(({ domain }) => domain);
  if (domains.length === 0) throw new Trouble('no store is known', 'add one: waybill store add …');
  const troubles: string[] = [];
  const notices: string[] = [];
  await Promise.all(
    domains.map(async (domain) => {
      const store = await stores.get(domain);
      if (!store) return;
      const call = { traceId: randomBytes(16).toString('hex'), signal: AbortSignal.timeout(PATIENCE_MS) };
      const api = shopify({ ...store, noticed: (notice) => notices.push(`${domain} ${wordsOf(notice)}`) });
      await api
        .readLocations(call)
        .catch((error) => troubles.push(`${domain}: ${errorFields(error).message}`));
    }),
  );
  if (troubles.length > 0)
    throw new Trouble(
      troubles.join('; '),
      "check the store's admin address and token: waybill store add renews them",
    );
  if (notices.length === 0) return `${domains.length} answer`;
  return { warning: notices.sort().join('; '), todo: 'update Waybill: it asks by an API version that ends' };
}
