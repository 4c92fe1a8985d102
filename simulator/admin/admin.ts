/** A store's Admin GraphQL endpoint: checks the token, executes the query with graphql-js, tells what it cost. */
import { timingSafeEqual } from 'node:crypto';
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
  visit,
} from 'graphql';
import type { Store, World } from '../state.ts';
import { type Echo, rootOf } from './root.ts';
import { adminSchema } from './schema.ts';

export interface AdminRequest {
  query?: unknown;
  variables?: unknown;
  operationName?: unknown;
}

export interface Reply {
  status: number;
  body: unknown;
}

interface Prepared {
  document: DocumentNode;
  errors: readonly GraphQLError[];
  cost: number;
  /** Name of the operation and of its root fields: what a fault may match. */
  names: string[];
}

/** More than the product's own operations; a client that builds query texts must not fill the memory. */
const CACHED = 500;
const prepared = new Map<string, Prepared>();

function prepare(query: string): Prepared {
  const known = prepared.get(query);
  if (known) return known;
  let entry: Prepared;
  try {
    const document = parse(query);
    entry = { document, errors: validate(adminSchema, document), ...measure(document) };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    entry = { document: { kind: Kind.DOCUMENT, definitions: [] }, errors: [error], cost: 0, names: [] };
  }
  if (prepared.size >= CACHED) prepared.clear();
  prepared.set(query, entry);
  return entry;
}

/** Near Shopify's rule: a mutation costs 10, an object 1, a connection 2 and a little for its size. */
function measure(document: DocumentNode): Pick<Prepared, 'cost' | 'names'> {
  const operations = document.definitions.filter(
    (d): d is OperationDefinitionNode => d.kind === Kind.OPERATION_DEFINITION,
  );
  let cost = operations.some((o) => o.operation === 'mutation') ? 10 : 0;
  visit(document, {
    Field(field) {
      if (!field.selectionSet) return;
      const first = field.arguments?.find((a) => a.name.value === 'first')?.value;
      cost += first?.kind === Kind.INT ? 2 + Math.round(Math.log2(Number(first.value) + 1)) : 1;
    },
  });
  const roots = operations.flatMap((o) => o.selectionSet.selections);
  const fields = roots.flatMap((s) => (s.kind === Kind.FIELD ? [s.name.value] : []));
  return { cost, names: [...operations.flatMap((o) => (o.name ? [o.name.value] : [])), ...fields] };
}

/** Names of the operation in a request's text, without executing it. */
export const operationNames = (query: unknown): string[] =>
  typeof query === 'string' ? prepare(query).names : [];

const DEFAULT_RESTORE = 100;
/** Shopify's bucket holds twenty seconds of what it restores. */
const BUCKET_SECONDS = 20;

function newBucket(restoreRate: number | null) {
  const rate = restoreRate ?? DEFAULT_RESTORE;
  const maximumAvailable = rate * BUCKET_SECONDS;
  let available = maximumAvailable;
  let at = Date.now();
  const status = (currentlyAvailable: number) => ({
    maximumAvailable,
    currentlyAvailable,
    restoreRate: rate,
  });
  return {
    /** @returns null where the bucket has not enough. */
    take(cost: number) {
      const now = Date.now();
      available = Math.min(maximumAvailable, available + ((now - at) / 1000) * rate);
      at = now;
      if (restoreRate === null) return status(maximumAvailable - cost);
      if (available < cost) return null;
      available -= cost;
      return status(Math.floor(available));
    },
    throttled: (cost: number) => throttledBody(cost, status(Math.floor(Math.min(available, cost - 1)))),
  };
}

function throttledBody(cost: number, throttleStatus: object) {
  const documentation = 'https://shopify.dev/api/usage/rate-limits';
  return {
    errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED', documentation } }],
    extensions: { cost: { requestedQueryCost: cost, actualQueryCost: null, throttleStatus } },
  };
}

const sameToken = (given: string, expected: string) => {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
};

export function adminApi(world: World, echo: Echo) {
  const perStore = new WeakMap<
    Store,
    { root: ReturnType<typeof rootOf>; bucket: ReturnType<typeof newBucket> }
  >();
  const partsOf = (store: Store) => {
    const known = perStore.get(store);
    if (known) return known;
    const parts = { root: rootOf(world, store, echo), bucket: newBucket(store.restoreRate) };
    perStore.set(store, parts);
    return parts;
  };

  return {
    /** Shopify's answer to a wrong or missing token, or null. */
    refuse(domain: string, token: string): Reply | null {
      const store = world.stores.get(domain);
      if (!store) return { status: 404, body: { errors: 'Not Found' } };
      if (sameToken(token, store.accessToken)) return null;
      const errors = '[API] Invalid API key or access token (unrecognized login or wrong password)';
      return { status: 401, body: { errors } };
    },

    /** What Shopify says when the bucket is empty: HTTP 200. */
    throttled(domain: string, query: unknown): Reply {
      const cost = typeof query === 'string' ? prepare(query).cost : 10;
      const store = world.stores.get(domain) as Store;
      return { status: 200, body: partsOf(store).bucket.throttled(cost) };
    },

    execute(domain: string, request: AdminRequest): Reply {
      const store = world.stores.get(domain) as Store;
      if (typeof request.query !== 'string') {
        return { status: 400, body: { errors: { query: 'Required parameter missing or invalid' } } };
      }
      const { document, errors, cost } = prepare(request.query);
      if (errors.length) return { status: 200, body: { errors } };
      const { root, bucket } = partsOf(store);
      const throttleStatus = bucket.take(cost);
      if (!throttleStatus) return { status: 200, body: bucket.throttled(cost) };
      const result = execute({
        schema: adminSchema,
        document,
        rootValue: root,
        variableValues: (request.variables ?? {}) as Record<string, unknown>,
        operationName: typeof request.operationName === 'string' ? request.operationName : null,
      }) as ExecutionResult;
      const told = { requestedQueryCost: cost, actualQueryCost: cost, throttleStatus };
      return { status: 200, body: { ...result, extensions: { cost: told } } };
    },
  };
}
