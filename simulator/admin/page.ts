/** One page of a list, as Shopify's connections give it. */
import { GraphQLError } from 'graphql';

export interface Page {
  first?: number | null;
  last?: number | null;
  after?: string | null;
}

const cursorOf = (index: number) => Buffer.from(`cursor:${index}`).toString('base64url');
const indexOf = (cursor: string) => {
  const index = Number(Buffer.from(cursor, 'base64url').toString().slice('cursor:'.length));
  if (!Number.isInteger(index)) throw new GraphQLError('Invalid cursor for current pagination sort.');
  return index;
};

let whole = false;

/** Within `work`, which has to be synchronous, a connection without a size is all of it: as a query in bulk has it. */
export function withoutPages<T>(work: () => T): T {
  whole = true;
  try {
    return work();
  } finally {
    whole = false;
  }
}

/** One page of a list. Throws a GraphQLError where the query gives no size, as Shopify does. */
export function connection<T, V>(items: readonly T[], view: (item: T) => V, page: Page) {
  const size = page.first ?? page.last ?? (whole ? items.length : null);
  if (size === null) {
    throw new GraphQLError('you must provide one of first or last', { extensions: { code: 'BAD_REQUEST' } });
  }
  if (size > 250 && !whole) throw new GraphQLError(`The first argument of ${size} exceeds the limit of 250.`);
  const start = page.after
    ? indexOf(page.after) + 1
    : page.last != null
      ? Math.max(0, items.length - size)
      : 0;
  const shown = items.slice(start, start + size);
  const nodes = shown.map(view);
  return {
    nodes,
    edges: nodes.map((node, i) => ({ cursor: cursorOf(start + i), node })),
    pageInfo: {
      hasNextPage: start + shown.length < items.length,
      hasPreviousPage: start > 0,
      startCursor: shown.length ? cursorOf(start) : null,
      endCursor: shown.length ? cursorOf(start + shown.length - 1) : null,
    },
  };
}
