/** How a webhook reaches its order's workflow: the first starts it, the others are signals to it. */
import { type Client, isGrpcServiceError, NamespaceNotFoundError } from '@temporalio/client';
import { ORDER_WORKFLOW, type WebhookSignal } from '../contracts/workflow.ts';
import type { Claimed } from '../prisma/inbox.ts';
import { type OrderWorkflow, orderStart } from '../runtime/orderStart.ts';
import { TemporalAway } from './dispatcher.ts';

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
  return async (arrival) => {
    const { store, order, orderTraceId: traceId, topic, webhookId } = arrival;
    const receivedAt = arrival.receivedAt.toISOString();
    const start = () =>
      client.workflow.signalWithStart<OrderWorkflow, [WebhookSignal]>(
        ORDER_WORKFLOW,
        orderStart({ store, order, traceId }, { topic, receivedAt, webhookId }, taskQueue),
      );
    await client.withDeadline(Date.now() + DEADLINE_MS, start).catch((error: unknown) => {
      throw isAway(error) ? new TemporalAway(awayMessage(error), { cause: error }) : error;
    });
  };
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
