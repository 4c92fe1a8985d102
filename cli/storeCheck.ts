/** Whether every store answers, has granted what Waybill needs, and by the version of Shopify's API that Waybill was written for. For `waybill doctor`. */
import { randomBytes } from 'node:crypto';
import { strangersIn } from '../agents/ways.ts';
import { shopify } from '../connectors/shopify/index.ts';
import type { ApiNotice } from '../connectors/shopify/types.ts';
import { listStores, storeDirectory } from '../prisma/stores.ts';
import { wordsOf } from '../runtime/apiNotices.ts';
import { accessTo } from '../runtime/stores/access.ts';
import { missingScopes } from '../runtime/stores/permissions.ts';
import { errorFields } from '../telemetry/log.ts';
import type { Surroundings } from './surroundings.ts';
import { Trouble, type Warning } from './trouble.ts';

const PATIENCE_MS = 5_000;

export async function checkStores(around: Surroundings): Promise<string | Warning> {
  const stores = storeDirectory(around.db(), around.box());
  const known = await listStores(around.db());
  const domains = known.filter(({ uninstalledAt }) => !uninstalledAt).map(({ domain }) => domain);
  if (known.length === 0) throw new Trouble('no store is known', 'add one: waybill store add …');
  const troubles: string[] = [];
  const notices: string[] = [];
  const strangers: string[] = [];
  await Promise.all(
    domains.map(async (domain) => {
      const call = { traceId: randomBytes(16).toString('hex'), signal: AbortSignal.timeout(PATIENCE_MS) };
      try {
        const access = await accessTo(stores, domain);
        const noticed = (notice: ApiNotice) => void notices.push(`${domain} ${wordsOf(notice)}`);
        const api = shopify({ ...access, noticed });
        const scopes = await api.readScopes(call);
        const policy = (await stores.get(domain))?.policy;
        if (policy && Object.keys(policy.locations).length > 0)
          for (const named of strangersIn(policy, await api.readLocations(call)))
            strangers.push(`${domain} has no location "${named}"`);
        for (const { scope, why } of missingScopes(scopes))
          troubles.push(`${domain} has not granted ${scope} (${why})`);
      } catch (error) {
        troubles.push(`${domain}: ${errorFields(error).message}`);
      }
    }),
  );
  if (troubles.length > 0)
    throw new Trouble(
      troubles.join('; '),
      "check the store's admin address, token and permissions: waybill store add renews them",
    );
  const gone = known.length - domains.length;
  if (strangers.length > 0)
    return { warning: strangers.sort().join('; '), todo: "name it in the store's policy as Shopify does" };
  if (notices.length === 0)
    return `${domains.length} answer${gone > 0 ? `, ${gone} uninstalled the app` : ''}`;
  return { warning: notices.sort().join('; '), todo: 'update Waybill: it asks by an API version that ends' };
}
