/** Which webhooks this app has subscribed to in a store. */
import type { CallContext } from '../error.ts';
import { graphql } from './graphql.ts';
import * as operations from './operations.ts';
import { allNodes, type Page } from './pages.ts';
import type { ShopifyAccess, Subscription } from './types.ts';

export async function readSubscriptions(access: ShopifyAccess, ctx: CallContext): Promise<Subscription[]> {
  const read = async (after: string | null) => {
    const { webhookSubscriptions } = await graphql<{ webhookSubscriptions: Page<Subscription> }>(
      access,
      operations.READ_SUBSCRIPTIONS,
      { after },
      ctx,
    );
    return webhookSubscriptions;
  };
  return allNodes(await read(null), read);
}
