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
} from 'graphql';
import type { Store, World } from '../state.ts';
import { type Bucket, bucketOf, type Usage } from './bucket.ts';
import { bulkOperations } from './bulk.ts';
import { costOf, MAX_QUERY_COST } from './cost.ts';
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
    entry = { document, errors: validate(adminSchema, document), names: namesOf(document) };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    entry = { document: { kind: Kind.DOCUMENT, definitions: [] }, errors: [error], names: [] };
  }
  if (prepared.size >= CACHED) prepared.clear();
  prepared.set(query, entry);
  return entry;
}

/** Of the operation and of its root fields. */
function namesOf(document: DocumentNode): string[] {
  const operations = document.definitions.filter(
    (d): d is OperationDefinitionNode => d.kind === Kind.OPERATION_DEFINITION,
  );
  const roots = operations.flatMap((o) => o.selectionSet.selections);
  const fields = roots.flatMap((s) => (s.kind === Kind.FIELD ? [s.name.value] : []));
  return [...operations.flatMap((o) => (o.name ? [o.name.value] : [])), ...fields];
}

/** Names of the operation in a request's text, without executing it. */
export const operationNames = (query: unknown): string[] =>
  typeof query === 'string' ? prepare(query).names : [];

const sameToken = (given: string, expected: string) => {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
};

const tooDear = (cost: number) => ({
  errors: [
    {
      message: `Query cost is ${cost}, which exceeds the single query max cost limit (${MAX_QUERY_COST}).`,
      extensions: { code: 'MAX_COST_EXCEEDED', cost, maxCost: MAX_QUERY_COST },
    },
  ],
});

/** @param origin where the simulator listens. */
export function adminApi(world: World, echo: Echo, origin: () => string) {
  /** What queries in bulk came to, by the name in its address. */
  const files = new Map<string, string>();
  const perStore = new WeakMap<Store, { root: ReturnType<typeof rootOf>; bucket: Bucket }>();
  const partsOf = (store: Store) => {
    const known = perStore.get(store);
    if (known) return known;
    const root = rootOf(world, store, echo, bulkOperations(files, origin));
    const parts = { root, bucket: bucketOf(store) };
    perStore.set(store, parts);
    return parts;
  };
  const read = (domain: string, request: AdminRequest) => {
    const { document, errors } = prepare(String(request.query));
    const variables = (request.variables ?? {}) as Record<string, unknown>;
    const operationName = typeof request.operationName === 'string' ? request.operationName : null;
    const cost = costOf(document, variables, operationName);
    return {
      ...partsOf(world.stores.get(domain) as Store),
      document,
      errors,
      variables,
      operationName,
      cost,
    };
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

    /** By which version Shopify answers who asks by this one. */
    versionFor(domain: string, asked: string): string {
      const oldest = world.stores.get(domain)?.oldestApiVersion;
      return oldest && asked < oldest ? oldest : asked;
    },

    /** What Shopify says when the bucket is empty: HTTP 200. */
    throttled(domain: string, request: AdminRequest): Reply {
      const { bucket, cost } = read(domain, request);
      return { status: 200, body: bucket.throttled(cost.requested) };
    },

    execute(domain: string, request: AdminRequest): Reply {
      if (typeof request.query !== 'string') {
        return { status: 400, body: { errors: { query: 'Required parameter missing or invalid' } } };
      }
      const { root, bucket, document, errors, variables, operationName, cost } = read(domain, request);
      if (errors.length) return { status: 200, body: { errors } };
      if (cost.requested > MAX_QUERY_COST) return { status: 200, body: tooDear(cost.requested) };
      if (!bucket.take(cost.requested)) return { status: 200, body: bucket.throttled(cost.requested) };
      const result = execute({
        schema: adminSchema,
        document,
        rootValue: root,
        variableValues: variables,
        operationName,
      }) as ExecutionResult;
      const actualQueryCost = Math.min(cost.requested, cost.actual(result.data));
      const throttleStatus = bucket.settle(cost.requested, actualQueryCost);
      const told = { requestedQueryCost: cost.requested, actualQueryCost, throttleStatus };
      return { status: 200, body: { ...result, extensions: { cost: told } } };
    },

    bulkFile: (name: string): string | null => files.get(name) ?? null,

    usage: (domain: string): Usage | null => {
      const store = world.stores.get(domain);
      return store ? partsOf(store).bucket.usage() : null;
    },
  };
}
