/** Which stages a run has gone through, read from its history, and where each can be taken up again. */
import type { Client } from '@temporalio/client';
import type { temporal } from '@temporalio/proto';
import { STAGES, type Stage } from '../../contracts/workflow.ts';

export type EventId =
  temporal.api.workflowservice.v1.ResetWorkflowExecutionRequest['workflowTaskFinishEventId'];

/** A stage that a run entered. Every entry shows itself as a search attribute, which no payload codec hides. */
export interface Entry {
  stage: Stage;
  /** The event of the workflow task that entered it: a reset to there forgets what that task began. */
  task: EventId;
}

/** In the order of entering; a stage tried again counts once. Empty where no worker has taken up the run yet. */
export async function readEntries(client: Client, workflowId: string, runId: string): Promise<Entry[]> {
  const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
  const entries: Entry[] = [];
  for (const event of events ?? []) {
    const shown = event.upsertWorkflowSearchAttributesEventAttributes;
    const data = shown?.searchAttributes?.indexedFields?.WaybillStage?.data;
    const task = shown?.workflowTaskCompletedEventId;
    if (!data || !task) continue;
    const [stage] = [JSON.parse(Buffer.from(data).toString('utf8'))].flat() as Stage[];
    if (!stage || stage === entries.at(-1)?.stage) continue;
    entries.push({ stage, task });
  }
  return entries;
}

/** The last time a stage was entered under the latest plan: an order that changed starts over, and older plans are done with. */
export function entryOf(entries: Entry[], stage: Stage): Entry | null {
  const begun = entries.findLastIndex((entry) => entry.stage === 'validate');
  return entries.slice(Math.max(0, begun)).findLast((entry) => entry.stage === stage) ?? null;
}

/** Whether a run began beyond that stage: it was handed the results of an earlier run, whose history it does not have. */
export function beganAfter([first]: Entry[], stage: Stage): boolean {
  const position = (each: Stage) => (STAGES as readonly Stage[]).indexOf(each);
  return first !== undefined && position(stage) < position(first.stage);
}
