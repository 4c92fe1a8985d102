/** Takes a store into service: its permissions looked at, its webhooks subscribed to, its schedule made, its open orders taken in. */
import type { Client } from '@temporalio/client';
import type { CallContext } from '../../connectors/error.ts';
import { shopify } from '../../connectors/shopify/index.ts';
import type { WebhooksRepaired } from '../../contracts/reconcile.ts';
import type { PrismaClient } from '../../prisma/generated/client.ts';
import { readBackfill } from '../../prisma/reconciliations.ts';
import type { SecretBox } from '../../prisma/secrets.ts';
import { addStore, type NewStore } from '../../prisma/stores.ts';
import { startBackfill } from '../reconcile/schedule.ts';
import { type Missing, missingScopes } from './permissions.ts';
import { repairSubscriptions, webhookAddress } from './subscriptions.ts';

export interface ConnectResources {
  db: PrismaClient;
  box: SecretBox;
  client: Client;
  taskQueue: string;
  /** Where webhooks shall come to; without it the merchant, or whoever made the app, sees to that. */
  publicUrl: string | undefined;
}

export type Connected =
  | { kind: 'connected'; webhooks: WebhooksRepaired | null; backfill: 'started' | 'not wanted' | 'failed' }
  /** The store is as it was before. */
  | { kind: 'refused'; missing: Missing[] };

/**
 * Safe to repeat: what stands is left, what is missing is made. The store is kept before anything is made for it, so that a
 * webhook never comes to a store that is not known. Its schedule is the server's to keep.
 * @throws ConnectorError where Shopify does not answer, or does not take the token.
 */
export async function connectStore(
  resources: ConnectResources,
  given: NewStore & { backfill: boolean },
  ctx: CallContext,
): Promise<Connected> {
  const { db, box, publicUrl } = resources;
  const { backfill, ...store } = given;
  const api = shopify(store);
  const scopes = await api.readScopes(ctx);
  const missing = missingScopes(scopes);
  if (missing.length > 0) return { kind: 'refused', missing };
  await addStore(db, box, store);
  const uri = publicUrl && webhookAddress(publicUrl, store.domain);
  return {
    kind: 'connected',
    webhooks: uri ? await repairSubscriptions(api, { uri, scopes }, ctx) : null,
    backfill: backfill ? await beginBackfill(resources, store.domain) : 'not wanted',
  };
}

/** Once a store; what an interrupted installation left out is made up for by hand. */
async function beginBackfill(
  { db, client, taskQueue }: ConnectResources,
  store: string,
): Promise<'started' | 'not wanted' | 'failed'> {
  if (await readBackfill(db, store)) return 'not wanted';
  const deadline = Date.now() + DEADLINE_MS;
  return client
    .withDeadline(deadline, () => startBackfill({ client, taskQueue }, store))
    .then(
      () => 'started' as const,
      () => 'failed' as const,
    );
}

/** Temporal may be away: the store is taken into service all the same. */
const DEADLINE_MS = 5_000;
