/** One GraphQL call to a store: Shopify's three layers of error become failures with a name. */
import { type CallContext, ConnectorError } from '../error.ts';
import { type Peer, type Reply, type Request, send } from '../http.ts';
import { expectedCost, learnCost } from './cost.ts';
import { API_VERSION } from './operations.ts';
import type { ShopifyAccess, Told } from './types.ts';

const PEER: Peer = {
  name: 'Shopify',
  unavailable: 'shopify_unavailable',
  throttled: 'shopify_throttled',
  timeoutMs: 10_000,
};

interface TopLevelError {
  message?: string;
  extensions?: { code?: string };
}

interface Envelope {
  data?: Record<string, unknown> | null;
  errors?: TopLevelError[] | string;
  extensions?: { cost?: Cost };
}

interface Cost {
  requestedQueryCost?: number;
  actualQueryCost?: number | null;
  throttleStatus?: { maximumAvailable?: number; currentlyAvailable?: number; restoreRate?: number };
}

/**
 * @returns the `data` of the reply.
 * @throws ConnectorError shopify_throttled or shopify_unavailable (both retryable), shopify_scope_missing or shopify_refuses.
 */
export async function graphql<T>(
  access: ShopifyAccess,
  operation: string,
  variables: Record<string, unknown>,
  ctx: CallContext,
): Promise<T> {
  const writes = operation.trimStart().startsWith('mutation');
  const call = { operation, variables, writes };
  let reply = await throttled(access, call, ctx);
  if (reply.status === 401) {
    const accessToken = await access.renewed?.();
    if (accessToken && accessToken !== access.accessToken)
      reply = await throttled({ ...access, accessToken }, call, ctx);
  }
  const { status, body } = reply;
  if (status === 401 || status === 403) throw scopeMissing('Shopify rejects the access token');
  if (status >= 300) throw refused(`Shopify answered with status ${status}`);

  const { data, errors, extensions } = (body ?? {}) as Envelope;
  const list = typeof errors === 'string' ? [{ message: errors }] : (errors ?? []);
  if (list.length > 0)
    throw topLevelError(list, extensions?.cost, writes, data !== null && data !== undefined);
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

interface Call {
  operation: string;
  variables: Record<string, unknown>;
  writes: boolean;
}

/** Sends the call once the store's bucket has what it costs, and tells the bucket what came of it. */
async function throttled(access: ShopifyAccess, call: Call, ctx: CallContext): Promise<Reply> {
  const { operation, variables, writes } = call;
  const points = expectedCost(operation, variables);
  await access.throttle?.take(points, ctx);
  const request: Request = {
    method: 'POST',
    url: `${access.adminUrl}/admin/api/${API_VERSION}/graphql.json`,
    headers: { 'x-shopify-access-token': access.accessToken },
    body: { query: operation, variables },
    writes,
  };
  const reply = await send(PEER, request, ctx).catch((error: unknown) => {
    if (error instanceof ConnectorError && error.kind === 'shopify_throttled')
      access.throttle?.settle(points, { awayMs: error.retryAfterMs ?? AWAY_MS });
    throw error;
  });
  heed(access, reply.headers);
  const cost = ((reply.body ?? {}) as Envelope).extensions?.cost;
  if (cost?.requestedQueryCost !== undefined) learnCost(operation, variables, cost.requestedQueryCost);
  const told = toldBy(cost);
  if (told) access.throttle?.settle(points, told);
  return reply;
}

/** A version that is no longer served is answered by the oldest one that is, without an error. */
function heed({ noticed }: ShopifyAccess, headers: Headers): void {
  const answered = headers.get('x-shopify-api-version') ?? API_VERSION;
  const deprecated = headers.get('x-shopify-api-deprecated-reason');
  if (answered !== API_VERSION || deprecated) noticed?.({ asked: API_VERSION, answered, deprecated });
}

/** Where Shopify asks for patience and does not say how much. */
const AWAY_MS = 1_000;

function toldBy(cost: Cost | undefined): Told | null {
  const { maximumAvailable, currentlyAvailable, restoreRate } = cost?.throttleStatus ?? {};
  if (maximumAvailable === undefined || currentlyAvailable === undefined || !restoreRate) return null;
  const status = { available: currentlyAvailable, capacity: maximumAvailable, restoreRate };
  return { actual: cost?.actualQueryCost ?? 0, status };
}

function topLevelError(errors: TopLevelError[], cost: Cost | undefined, writes: boolean, hasData: boolean) {
  const codes = errors.map((error) => error.extensions?.code ?? 'UNKNOWN');
  if (codes.includes('THROTTLED')) {
    return new ConnectorError({
      kind: 'shopify_throttled',
      message: 'Shopify throttles this store',
      retryable: true,
      retryAfterMs: throttleDelay(cost),
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
function throttleDelay(cost: Cost | undefined): number {
  const missing = (cost?.requestedQueryCost ?? 100) - (cost?.throttleStatus?.currentlyAvailable ?? 0);
  const rate = cost?.throttleStatus?.restoreRate || 100;
  return Math.min(30_000, Math.max(500, Math.ceil((missing / rate) * 1000)));
}

const scopeMissing = (message: string) =>
  new ConnectorError({ kind: 'shopify_scope_missing', message, retryable: false, mayHaveActed: false });

const refused = (message: string) =>
  new ConnectorError({ kind: 'shopify_refuses', message, retryable: false, mayHaveActed: false });
