/** How a webhook reaches the workflow that deals with it: the first of an order starts it, the others are signals to it. */
import { randomUUID } from 'node:crypto';
import {
  type Client,
  isGrpcServiceError,
  NamespaceNotFoundError,
  WorkflowExecutionAlreadyStartedError,
} from '@temporalio/client';
import { PRIVACY_WORKFLOW, privacyKindOf } from '../contracts/privacy.ts';
import {
  finishedBefore,
  ORDER_WORKFLOW,
  type OrderInput,
  STOCK_TOPIC,
  type WebhookSignal,
} from '../contracts/workflow.ts';
import type { Claimed, ClaimedOther } from '../prisma/claims.ts';
import type { PrismaClient } from '../prisma/generated/client.ts';
import { openRequest } from '../prisma/privacy.ts';
import { type OrderWorkflow, orderStart } from '../runtime/orderStart.ts';
import { type PrivacyWorkflow, privacyStart } from '../runtime/privacyStart.ts';

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

export interface DeliveryResources {
  temporal: Client;
  taskQueue: string;
  db: PrismaClient;
}

/** @throws TemporalAway */
export function deliverTo(resources: DeliveryResources): (arrival: Claimed | ClaimedOther) => Promise<void> {
  const { temporal, taskQueue } = resources;
  return (arrival) => {
    if (arrival.order === null) return startPrivacy(resources, arrival);
    const { store, order, orderTraceId: traceId, topic, webhookId, receivedAt, outcome } = arrival;
    const input = { store, order, traceId, ...finishedBefore(outcome, [topic]) };
    return signal(temporal, taskQueue, input, { topic, webhookId, receivedAt });
  };
}

/** What is about no order, and was kept to be dealt with: requests under privacy law, each in a workflow of its own. */
async function startPrivacy(
  { temporal, taskQueue, db }: DeliveryResources,
  { store, topic, webhookId, traceId, receivedAt }: ClaimedOther,
): Promise<void> {
  const kind = privacyKindOf(topic);
  if (!kind) throw new Error(`nothing deals with ${topic}`);
  const request = await openRequest(db, { store, topic, kind, webhookId, traceId, receivedAt });
  const options = privacyStart({ request, store, kind, traceId }, taskQueue);
  await inTime(temporal, () =>
    temporal.workflow.start<PrivacyWorkflow>(PRIVACY_WORKFLOW, options).catch((error) => {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }),
  );
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

/** Signal with start. */
async function signal(
  client: Client,
  taskQueue: string,
  input: OrderInput,
  { receivedAt, ...told }: Omit<WebhookSignal, 'receivedAt'> & { receivedAt: Date },
): Promise<void> {
  await inTime(client, () =>
    client.workflow.signalWithStart<OrderWorkflow, [WebhookSignal]>(
      ORDER_WORKFLOW,
      orderStart(input, { ...told, receivedAt: receivedAt.toISOString() }, taskQueue),
    ),
  );
}

const inTime = (client: Client, start: () => Promise<unknown>) =>
  client.withDeadline(Date.now() + DEADLINE_MS, start).catch((error: unknown) => {
    throw isAway(error) ? new TemporalAway(awayMessage(error), { cause: error }) : error;
  });

function isAway(error: unknown): boolean {
  if (error instanceof NamespaceNotFoundError) return true;
  const cause = error instanceof Error ? error.cause : undefined;
  return [error, cause].some((it) => isGrpcServiceError(it) && AWAY.has(it.code));
}

const awayMessage = (error: unknown) =>
  error instanceof NamespaceNotFoundError
    ? `Temporal has no namespace ${error.namespace}`
    : `Temporal does not answer: ${error instanceof Error ? ((error.cause as Error | undefined)?.message ?? error.message) : ''}`;
