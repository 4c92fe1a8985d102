/** Where many orders stand, a page at a time. */
import type { OrderSummary } from '../../contracts/order.ts';
import type { CallContext } from '../error.ts';
import { graphql } from './graphql.ts';
import * as operations from './operations.ts';
import type { Page } from './pages.ts';
import { utc } from './snapshot.ts';
import type { OrderQuery, ShopifyAccess, Summaries } from './types.ts';

interface SummaryNode {
  id: string;
  name: string;
  createdAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  closedAt: string | null;
  test: boolean;
  requiresShipping: boolean;
  displayFinancialStatus: string | null;
  displayFulfillmentStatus: string;
}

/** @throws ConnectorError order_unreadable where a date is none: a watermark must not rest on it. */
export async function readSummaries(
  access: ShopifyAccess,
  query: OrderQuery,
  ctx: CallContext,
): Promise<Summaries> {
  const { orders } = await graphql<{ orders: Page<SummaryNode> }>(
    access,
    operations.READ_SUMMARIES,
    { ...query },
    ctx,
  );
  const { hasNextPage, endCursor } = orders.pageInfo;
  return { summaries: orders.nodes.map(toSummary), next: hasNextPage ? endCursor : null };
}

const toSummary = (node: SummaryNode): OrderSummary => ({
  order: node.id.slice(node.id.lastIndexOf('/') + 1),
  name: node.name,
  createdAt: utc(node.createdAt),
  updatedAt: utc(node.updatedAt),
  cancelledAt: node.cancelledAt && utc(node.cancelledAt),
  closedAt: node.closedAt && utc(node.closedAt),
  test: node.test,
  requiresShipping: node.requiresShipping,
  financialStatus: node.displayFinancialStatus,
  fulfillmentStatus: node.displayFulfillmentStatus,
});
