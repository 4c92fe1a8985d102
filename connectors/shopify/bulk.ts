/** Large reads: Shopify runs the query by itself, and gives the address of a file with one order a line. */
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { OrderOutcome } from '../../contracts/order.ts';
import { type CallContext, ConnectorError } from '../error.ts';
import { graphql } from './graphql.ts';
import * as operations from './operations.ts';
import { type OutcomeNode, toOutcome } from './summaries.ts';
import type { ShopifyAccess } from './types.ts';

/** Lines handed on at once. */
const LINES = 250;

interface Bulk {
  status: string;
  errorCode: string | null;
  url: string | null;
}

export const bulkQuery = (search: string) =>
  operations.BULK_OUTCOMES.replace('query: ""', `query: ${JSON.stringify(search)}`);

export async function readBulk(
  access: ShopifyAccess,
  id: string,
  ctx: CallContext,
): Promise<AsyncIterable<OrderOutcome[]> | null> {
  const asked = { id };
  const { bulkOperation } = await graphql<{ bulkOperation: Bulk | null }>(
    access,
    operations.READ_BULK,
    asked,
    ctx,
  );
  switch (bulkOperation?.status) {
    case 'CREATED':
    case 'RUNNING':
      return null;
    case 'COMPLETED':
      return outcomesAt(bulkOperation.url, ctx);
    default:
      throw broken(`ended as ${bulkOperation?.errorCode ?? bulkOperation?.status ?? 'unknown'}`);
  }
}

/** Where nothing was found there is no file. The address is a secret by itself: no token goes with it. */
async function* outcomesAt(url: string | null, { signal }: CallContext): AsyncGenerator<OrderOutcome[]> {
  if (url === null) return;
  const response = await fetch(url, { redirect: 'error', ...(signal ? { signal } : {}) }).catch(() => null);
  if (!response?.ok || !response.body) throw broken('left no file');
  const lines = createInterface({
    input: Readable.fromWeb(response.body as ReadableStream),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  let batch: OrderOutcome[] = [];
  for await (const line of lines) {
    if (line === '') continue;
    batch.push(toOutcome(parse(line)));
    if (batch.length < LINES) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function parse(line: string): OutcomeNode {
  try {
    return JSON.parse(line) as OutcomeNode;
  } catch {
    throw broken('left half a file');
  }
}

const broken = (how: string) =>
  new ConnectorError({
    kind: 'shopify_unavailable',
    message: `Shopify's reading in bulk ${how}`,
    retryable: true,
    mayHaveActed: false,
  });
