/** How an incident's workflow is started: by the worker where an order joins it, by an operator where it was terminated. */
import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { defineSearchAttributeKey, TypedSearchAttributes } from '@temporalio/common';
import { INCIDENT_WORKFLOW, type IncidentInput, incidentWorkflowId } from '../contracts/incident.ts';

const keyword = (name: string) => defineSearchAttributeKey(name, 'KEYWORD');
const SHOP = keyword('WaybillShop');
const EXCEPTION = keyword('WaybillException');
const INCIDENT = keyword('WaybillIncident');

/** Once: where it runs, or has come to its end, nothing happens. */
export async function startIncident(
  client: Client,
  taskQueue: string,
  { id, store, failure }: { id: string; store: string; failure: string },
  input: IncidentInput,
): Promise<void> {
  try {
    await client.workflow.start(INCIDENT_WORKFLOW, {
      workflowId: incidentWorkflowId(id),
      taskQueue,
      args: [input],
      workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
      workflowIdConflictPolicy: 'USE_EXISTING',
      typedSearchAttributes: new TypedSearchAttributes([
        { key: SHOP, value: store },
        { key: EXCEPTION, value: failure },
        { key: INCIDENT, value: id },
      ]),
      staticSummary: `Incident of ${store}: ${failure}`,
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
