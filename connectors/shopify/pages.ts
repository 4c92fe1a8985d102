/** Connections that are longer than their first page. */
import { ConnectorError } from '../error.ts';

export interface Page<T> {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: T[];
}

/**
 * All nodes of a connection, in order. Stopping at the first page would ship only a part of a long order.
 * @throws ConnectorError fulfillment_order_changed, retryable, where what is being paged through has gone meanwhile.
 */
export async function allNodes<T>(
  first: Page<T>,
  next: (after: string) => Promise<Page<T> | undefined>,
): Promise<T[]> {
  const nodes = [...first.nodes];
  let { hasNextPage, endCursor } = first.pageInfo;
  while (hasNextPage && endCursor !== null) {
    const page = await next(endCursor);
    if (!page) throw gone();
    nodes.push(...page.nodes);
    ({ hasNextPage, endCursor } = page.pageInfo);
  }
  return nodes;
}

const gone = () =>
  new ConnectorError({
    kind: 'fulfillment_order_changed',
    message: 'Shopify changed what was being read, page by page',
    retryable: true,
    mayHaveActed: false,
  });
