/** How a webhook reaches its order's workflow: the first starts it, the others are signals to it. */
import { type Client, isGrpcServiceError, NamespaceNotFoundError } from '@temporalio/client';
import { defineSearchAttributeKey, TypedSearchAttributes } from '@temporalio/common';
import { workflowIdOf } from '../contracts/order.ts';
import {
  ORDER_WORKFLOW,
  type OrderInput,
  type OrderResult,
  WEBHOOK_SIGNAL,
  type WebhookSignal,
} from '../contracts/workflow.ts';
import type { Claimed } from '../prisma/inbox.ts';
import { TemporalAway } from './dispatcher.ts';

const DEADLINE_MS = 5_000;
/** Temporal takes no longer key. */
const FAIRNESS_KEY_CHARS = 64;

/**
 * gRPC codes that say something of Temporal or of our access to it, and nothing of the call: CANCELLED, DEADLINE_EXCEEDED,
 * PERMISSION_DENIED, RESOURCE_EXHAUSTED, UNAVAILABLE, UNAUTHENTICATED. Any other one is this webhook's own trouble.
 */
const AWAY = new Set([1, 4, 7, 8, 14, 16]);

const keyword = (name: string) => defineSearchAttributeKey(name, 'KEYWORD');
const SHOP = keyword('WaybillShop');
const ORDER = keyword('WaybillOrder');
const TRACE_ID = keyword('WaybillTraceId');

type OrderWorkflow = (input: OrderInput) => Promise<OrderResult>;

/**
 * Signal with start. Summary, search attributes and ids are stored in the clear: no personal data in them.
 * @throws TemporalAway
 */
export function deliverTo(client: Client, taskQueue: string): (arrival: Claimed) => Promise<void> {
  return async (arrival) => {
    const { store, order, orderTraceId: traceId, topic, webhookId } = arrival;
    const receivedAt = arrival.receivedAt.toISOString();
    const start = () =>
      client.workflow.signalWithStart<OrderWorkflow, [WebhookSignal]>(ORDER_WORKFLOW, {
        workflowId: workflowIdOf({ store, order }),
        taskQueue,
        args: [{ store, order, traceId }],
        signal: WEBHOOK_SIGNAL,
        signalArgs: [{ topic, receivedAt, webhookId }],
        // News about an order that ended starts it again; one that runs is signalled.
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        workflowIdConflictPolicy: 'USE_EXISTING',
        // One store's flash sale must not keep the others waiting.
        priority: { fairnessKey: store.slice(0, FAIRNESS_KEY_CHARS) },
        typedSearchAttributes: new TypedSearchAttributes([
          { key: SHOP, value: store },
          { key: ORDER, value: order },
          { key: TRACE_ID, value: traceId },
        ]),
        staticSummary: `Order of ${store}`,
      });
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
