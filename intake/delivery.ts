/** How a webhook reaches its order's workflow: the first starts it, the others are signals to it. */
import { randomUUID } from 'node:crypto';
import { type Client, isGrpcServiceError, NamespaceNotFoundError } from '@temporalio/client';
import { ORDER_WORKFLOW, type OrderInput, STOCK_TOPIC, type WebhookSignal } from '../contracts/workflow.ts';
import type { Claimed } from '../prisma/inbox.ts';
import { type OrderWorkflow, orderStart } from '../runtime/orderStart.ts';

/** Temporal takes nothing at present. */
export class TemporalAway extends Error {
  override name = 'TemporalAway';
}

const DEADLINE_MS = 5_000;

/**
 * gRPC codes that say something of Temporal or of our access to it, and nothing of the call: CANCELLED, DEADLINE_EXCEEDED,
 * PERMISSION_DENIED, RESOURCE_EXHAUSTED, UNAVAILABLE, UNAUTHENTICATED. Any other one is this webhook's own trouble.
 */
const AWAY = new Set([1, 4, 7, 8, 14, 16]);

/**
 * Signal with start.
 * @throws TemporalAway
 */
export function deliverTo(client: Client, taskQueue: string): (arrival: Claimed) => Promise<void> {
  return ({ store, order, orderTraceId: traceId, topic, webhookId, receivedAt }) =>
    signal(client, taskQueue, { store, order, traceId }, { topic, webhookId, receivedAt });
}

/**
 * Tells an order that its turn for stock has come. One whose run was lost is started again: it takes its turn, or gives it up.
 * @throws TemporalAway
 */
export const wakeIn =
  (client: Client, taskQueue: string) =>
  (order: OrderInput): Promise<void> =>
    signal(client, taskQueue, order, {
      topic: STOCK_TOPIC,
      webhookId: randomUUID(),
      receivedAt: new Date(),
    });

async function signal(
  client: Client,
  taskQueue: string,
  input: OrderInput,
  { receivedAt, ...told }: Omit<WebhookSignal, 'receivedAt'> & { receivedAt: Date },
): Promise<void> {
  const start = () =>
    client.workflow.signalWithStart<OrderWorkflow, [WebhookSignal]>(
      ORDER_WORKFLOW,
      orderStart(input, { ...told, receivedAt: receivedAt.toISOString() }, taskQueue),
    );
  await client.withDeadline(Date.now() + DEADLINE_MS, start).catch((error: unknown) => {
    throw isAway(error) ? new TemporalAway(awayMessage(error), { cause: error }) : error;
  });
}

function isAway(error: unknown): boolean {
  if (error instanceof NamespaceNotFoundError) return true;
  const cause = error instanceof Error ? error.cause : undefined;
  return [error, cause].some((it) => isGrpcServiceError(it) && AWAY.has(it.code));
}

const awayMessage = (error: unknown) =>
  error instanceof NamespaceNotFoundError
    ? `Temporal has no namespace ${error.namespace}`
    : `Temporal does not answer: ${error instanceof Error ? ((error.cause as Error | undefined)?.message ?? error.message) : ''}`;
