/** One GraphQL call to a store: Shopify's three layers of error become failures with a name. */
import { type CallContext, ConnectorError } from '../error.ts';
import { type Peer, send } from '../http.ts';
import { API_VERSION } from './operations.ts';
import type { ShopifyAccess } from './types.ts';

const PEER: Peer = { name: 'Shopify', unavailable: 'shopify_unavailable', timeoutMs: 10_000 };

interface TopLevelError {
  message?: string;
  extensions?: { code?: string };
}

interface Envelope {
  data?: Record<string, unknown> | null;
  errors?: TopLevelError[] | string;
  extensions?: {
    cost?: {
      requestedQueryCost?: number;
      throttleStatus?: { currentlyAvailable?: number; restoreRate?: number };
    };
  };
}

/**
 * @returns the `data` of the reply.
 * @throws ConnectorError shopify_unavailable (retryable), shopify_scope_missing or shopify_refuses.
 */
export async function graphql<T>(
  access: ShopifyAccess,
  operation: string,
  variables: Record<string, unknown>,
  ctx: CallContext,
): Promise<T> {
  const writes = operation.trimStart().startsWith('mutation');
  const { status, body } = await send(
    PEER,
    {
      method: 'POST',
      url: `${access.adminUrl}/admin/api/${API_VERSION}/graphql.json`,
      headers: { 'x-shopify-access-token': access.accessToken },
      body: { query: operation, variables },
      writes,
    },
    ctx,
  );
  if (status === 401 || status === 403) throw scopeMissing('Shopify rejects the access token');
  if (status >= 300) throw refused(`Shopify answered with status ${status}`);

  const { data, errors, extensions } = (body ?? {}) as Envelope;
  const list = typeof errors === 'string' ? [{ message: errors }] : (errors ?? []);
  if (list.length > 0) throw topLevelError(list, extensions, writes, data !== null && data !== undefined);
  if (!data) {
    throw new ConnectorError({
      kind: 'shopify_unavailable',
      message: 'Shopify answered without data',
      retryable: true,
      mayHaveActed: writes,
    });
  }
  return data as T;
}

function topLevelError(
  errors: TopLevelError[],
  extensions: Envelope['extensions'],
  writes: boolean,
  hasData: boolean,
) {
  const codes = errors.map((error) => error.extensions?.code ?? 'UNKNOWN');
  if (codes.includes('THROTTLED')) {
    return new ConnectorError({
      kind: 'shopify_unavailable',
      message: 'Shopify throttles this store',
      retryable: true,
      retryAfterMs: throttleDelay(extensions),
      mayHaveActed: false,
    });
  }
  if (codes.includes('ACCESS_DENIED')) return scopeMissing('Shopify denies access to a field or mutation');
  if (codes.some((code) => code === 'INTERNAL_SERVER_ERROR' || code === 'TIMEOUT')) {
    return new ConnectorError({
      kind: 'shopify_unavailable',
      message: 'Shopify failed inside',
      retryable: true,
      mayHaveActed: writes,
    });
  }
  return new ConnectorError({
    kind: 'shopify_refuses',
    message: `Shopify refuses the request: ${[...new Set(codes)].join(', ')}`,
    retryable: false,
    // Data beside errors: the mutation ran, and a part of its answer could not be given.
    mayHaveActed: writes && hasData,
  });
}

/** Until the bucket holds what the query costs: it refills at `restoreRate` points a second. */
function throttleDelay(extensions: Envelope['extensions']): number {
  const cost = extensions?.cost;
  const missing = (cost?.requestedQueryCost ?? 100) - (cost?.throttleStatus?.currentlyAvailable ?? 0);
  const rate = cost?.throttleStatus?.restoreRate || 100;
  return Math.min(30_000, Math.max(500, Math.ceil((missing / rate) * 1000)));
}

const scopeMissing = (message: string) =>
  new ConnectorError({ kind: 'shopify_scope_missing', message, retryable: false, mayHaveActed: false });

const refused = (message: string) =>
  new ConnectorError({ kind: 'shopify_refuses', message, retryable: false, mayHaveActed: false });
