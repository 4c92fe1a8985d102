/** Where many orders stand, a page at a time. */
import type { OrderOutcome, OrderSummary } from '../../contracts/order.ts';
import type { CallContext } from '../error.ts';
import { graphql } from './graphql.ts';
import * as operations from './operations.ts';
import type { GraphqlStanding } from './order.ts';
import type { Page } from './pages.ts';
import { standingOf } from './snapshot.ts';
import type { OrderQuery, ShopifyAccess, Summaries } from './types.ts';

interface SummaryNode extends GraphqlStanding {
  id: string;
  requiresShipping: boolean;
}

export interface OutcomeNode extends SummaryNode {
  fulfillments: { status: string; trackingInfo: { number: string | null }[] }[];
}

/** @throws ConnectorError order_unreadable where a date is none: a watermark must not rest on it. */
export const readSummaries = (access: ShopifyAccess, query: OrderQuery, ctx: CallContext) =>
  readPage(access, operations.READ_SUMMARIES, query, ctx, toSummary);

export const readOutcomes = (access: ShopifyAccess, query: OrderQuery, ctx: CallContext) =>
  readPage(access, operations.READ_OUTCOMES, query, ctx, toOutcome);

async function readPage<Node, T>(
  access: ShopifyAccess,
  operation: string,
  query: OrderQuery,
  ctx: CallContext,
  read: (node: Node) => T,
): Promise<Summaries<T>> {
  const { orders } = await graphql<{ orders: Page<Node> }>(access, operation, { ...query }, ctx);
  const { hasNextPage, endCursor } = orders.pageInfo;
  return { summaries: orders.nodes.map(read), next: hasNextPage ? endCursor : null };
}

const toSummary = (node: SummaryNode): OrderSummary => ({
  order: node.id.slice(node.id.lastIndexOf('/') + 1),
  ...standingOf(node),
  requiresShipping: node.requiresShipping,
});

export const toOutcome = (node: OutcomeNode): OrderOutcome => ({
  ...toSummary(node),
  parcels: node.fulfillments
    .filter(({ status }) => status !== 'CANCELLED')
    .map(({ trackingInfo }) => trackingInfo.flatMap(({ number }) => number ?? [])),
});
