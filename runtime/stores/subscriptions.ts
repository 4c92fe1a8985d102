/** Webhook subscriptions of a store: what is missing is made, what goes astray is put right. */
import { type CallContext, ConnectorError } from '../../connectors/error.ts';
import type { Shopify, Subscription } from '../../connectors/shopify/types.ts';
import type { WebhooksRepaired } from '../../contracts/reconcile.ts';
import { wantedTopics } from './permissions.ts';

export type Repair =
  | { do: 'create'; topic: string }
  | { do: 'redirect'; topic: string; id: string }
  | { do: 'remove'; topic: string; id: string };

/** Where a store's webhooks come in. */
export const webhookAddress = (publicUrl: string, store: string) =>
  `${publicUrl.replace(/\/$/, '')}/webhooks/shopify/${store}`;

/** What there is to do, so that each topic comes to this address once. Pure. */
export function planRepairs(standing: Subscription[], topics: string[], uri: string): Repair[] {
  return topics.flatMap((topic): Repair[] => {
    const ofTopic = standing.filter((each) => each.topic === topic);
    const right = ofTopic.find((each) => each.uri === uri && each.format === 'JSON');
    const kept = right ?? ofTopic[0];
    // More than one would tell everything twice, or somebody else.
    const removed = ofTopic
      .filter((each) => each !== kept)
      .map(({ id }): Repair => ({ do: 'remove', topic, id }));
    if (right) return removed;
    return kept ? [...removed, { do: 'redirect', topic, id: kept.id }] : [{ do: 'create', topic }];
  });
}

/** @throws ConnectorError where Shopify does not answer; a topic that it refuses is told in the result. */
export async function repairSubscriptions(
  shopify: Shopify,
  { uri, scopes }: { uri: string; scopes: string[] },
  ctx: CallContext,
): Promise<WebhooksRepaired> {
  const repaired: WebhooksRepaired = { created: [], redirected: [], removed: [], refused: [] };
  const standing = await shopify.readSubscriptions(ctx);
  for (const repair of planRepairs(standing, wantedTopics(scopes), uri)) {
    try {
      await carryOut(shopify, repair, uri, ctx);
      repaired[DONE[repair.do]].push(repair.topic);
    } catch (error) {
      if (!(error instanceof ConnectorError) || error.retryable) throw error;
      repaired.refused.push({ topic: repair.topic, why: error.message });
    }
  }
  return repaired;
}

const DONE = { create: 'created', redirect: 'redirected', remove: 'removed' } as const;

async function carryOut(shopify: Shopify, repair: Repair, uri: string, ctx: CallContext): Promise<void> {
  switch (repair.do) {
    case 'create':
      return shopify.subscribe({ topic: repair.topic, uri }, ctx);
    case 'redirect':
      return shopify.changeSubscription(repair.id, uri, ctx);
    case 'remove':
      return shopify.unsubscribe(repair.id, ctx);
  }
}
