/** Queries in bulk: run by the store itself, read as one file of JSON lines. Connections within a node follow it as lines of their own. */
import { randomUUID } from 'node:crypto';
import { type DocumentNode, type ExecutionResult, execute, GraphQLError, parse, validate } from 'graphql';
import { gid, shopifyTime } from '../state.ts';
import { Refusal } from '../store/fulfillment-orders.ts';
import { jobs } from './jobs.ts';
import { withoutPages } from './page.ts';
import { adminSchema } from './schema.ts';

type Node = Record<string, unknown> & { id?: string };

interface Bulk {
  id: string;
  status: 'CREATED' | 'RUNNING' | 'COMPLETED' | 'FAILED';
  type: 'QUERY';
  query: string;
  createdAt: string;
  completedAt: string | null;
  errorCode: string | null;
  /** Digits, as all of Shopify's 64 bit numbers. */
  objectCount: string;
  rootObjectCount: string;
  fileSize: string | null;
  /** Nobody needs a token to read it: whoever has the address may. */
  url: string | null;
}

/** Of one store. `files`: where the results of all stores lie. */
export function bulkOperations(files: Map<string, string>, origin: () => string) {
  const known = new Map<string, Bulk>();
  const later = jobs();

  function finish(bulk: Bulk, document: DocumentNode, root: object) {
    const { data, errors } = withoutPages(() =>
      execute({ schema: adminSchema, document, rootValue: root }),
    ) as ExecutionResult;
    const completedAt = shopifyTime();
    if (errors?.length)
      return void Object.assign(bulk, { status: 'FAILED', errorCode: 'INTERNAL_SERVER_ERROR', completedAt });
    const lines = Object.values(data ?? {}).flatMap((value) => linesOf(value, null));
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    const name = randomUUID();
    files.set(name, text);
    Object.assign(bulk, {
      status: 'COMPLETED',
      completedAt,
      objectCount: String(lines.length),
      rootObjectCount: String(lines.filter((line) => !('__parentId' in line)).length),
      fileSize: String(Buffer.byteLength(text)),
      // Nothing found, no file.
      url: lines.length > 0 ? `${origin()}/bulk/${name}.jsonl` : null,
    });
  }

  return {
    /** @throws Refusal where one is under way already, or it is no query that can be run so. */
    run(query: string, root: object): Bulk {
      if ([...known.values()].some(({ status }) => status === 'CREATED' || status === 'RUNNING'))
        throw new Refusal(
          'A bulk query operation for this app and shop is already in progress.',
          null,
          'OPERATION_IN_PROGRESS',
        );
      const document = checked(query);
      const bulk: Bulk = {
        id: gid('BulkOperation', Date.now() * 1000 + known.size),
        status: 'CREATED',
        type: 'QUERY',
        query,
        createdAt: shopifyTime(),
        completedAt: null,
        errorCode: null,
        objectCount: '0',
        rootObjectCount: '0',
        fileSize: null,
        url: null,
      };
      known.set(bulk.id, bulk);
      later.start(() => finish(bulk, document, root));
      return bulk;
    },
    find: (id: string): Bulk | null => known.get(id) ?? null,
  };
}

function checked(query: string): DocumentNode {
  try {
    const document = parse(query);
    const [error] = validate(adminSchema, document);
    if (error) throw error;
    return document;
  } catch (error) {
    if (error instanceof GraphQLError)
      throw new Refusal(`Invalid bulk query: ${error.message}`, ['query'], 'INVALID');
    throw error;
  }
}

const isConnection = (value: unknown): value is { edges?: { node: Node }[]; nodes?: Node[] } =>
  typeof value === 'object' && value !== null && ('edges' in value || 'nodes' in value);

/** Each node of a connection, and after it those of the connections within it. */
function linesOf(connection: unknown, parent: string | null): Node[] {
  if (!isConnection(connection)) return [];
  const nodes = connection.edges?.map(({ node }) => node) ?? connection.nodes ?? [];
  return nodes.flatMap((node) => {
    const fields = Object.entries(node);
    const own = Object.fromEntries(fields.filter(([, value]) => !isConnection(value)));
    const inner = fields.flatMap(([, value]) => linesOf(value, node.id ?? null));
    return [parent === null ? own : { ...own, __parentId: parent }, ...inner];
  });
}
