/** How the workflow of a request under privacy law is started. */
import { defineSearchAttributeKey, TypedSearchAttributes } from '@temporalio/common';
import { type PrivacyInput, type PrivacyResult, privacyWorkflowId } from '../contracts/privacy.ts';

const SHOP = defineSearchAttributeKey('WaybillShop', 'KEYWORD');
const TRACE_ID = defineSearchAttributeKey('WaybillTraceId', 'KEYWORD');

export type PrivacyWorkflow = (input: PrivacyInput) => Promise<PrivacyResult>;

/** Once, however often the webhook is dispatched. Everything in it is stored in the clear: no personal data. */
export const privacyStart = (input: PrivacyInput, taskQueue: string) =>
  ({
    workflowId: privacyWorkflowId(input),
    taskQueue,
    args: [input] as [PrivacyInput],
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
    typedSearchAttributes: new TypedSearchAttributes([
      { key: SHOP, value: input.store },
      { key: TRACE_ID, value: input.traceId },
    ]),
    staticSummary: `${input.kind.replace('_', ' ')} of ${input.store}`,
  }) as const;
