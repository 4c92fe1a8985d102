/** How an order's workflow is started: the same for a webhook and for an operator. */
import { defineSearchAttributeKey, TypedSearchAttributes } from '@temporalio/common';
import { workflowIdOf } from '../contracts/order.ts';
import { BACKFILL_TOPIC } from '../contracts/reconcile.ts';
import {
  type OrderInput,
  type OrderResult,
  WEBHOOK_SIGNAL,
  type WebhookSignal,
} from '../contracts/workflow.ts';

/** Of Temporal's five; its default is 3. */
export const LOWEST_PRIORITY = 5;
/** Temporal takes no longer key. */
const FAIRNESS_KEY_CHARS = 64;

const keyword = (name: string) => defineSearchAttributeKey(name, 'KEYWORD');
const SHOP = keyword('WaybillShop');
const ORDER = keyword('WaybillOrder');
const TRACE_ID = keyword('WaybillTraceId');

export type OrderWorkflow = (input: OrderInput) => Promise<OrderResult>;

/** Options of signal-with-start. Summary, search attributes and ids are stored in the clear: no personal data in them. */
export function orderStart(input: OrderInput, signal: WebhookSignal, taskQueue: string) {
  const { store, order, traceId } = input;
  return {
    workflowId: workflowIdOf({ store, order }),
    taskQueue,
    args: [input] as [OrderInput],
    signal: WEBHOOK_SIGNAL,
    signalArgs: [signal] as [WebhookSignal],
    // News about an order that ended starts it again; one that runs is signalled.
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowIdConflictPolicy: 'USE_EXISTING',
    // One store's flash sale must not keep the others waiting.
    priority: {
      fairnessKey: store.slice(0, FAIRNESS_KEY_CHARS),
      ...(signal.topic === BACKFILL_TOPIC ? { priorityKey: LOWEST_PRIORITY } : {}),
    },
    typedSearchAttributes: new TypedSearchAttributes([
      { key: SHOP, value: store },
      { key: ORDER, value: order },
      { key: TRACE_ID, value: traceId },
    ]),
    staticSummary: `Order of ${store}`,
  } as const;
}
