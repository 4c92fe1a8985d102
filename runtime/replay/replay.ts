/** An operator has one order taken up again from a stage. No effect is repeated: the ledger of effects sees to that. */
import { randomUUID } from 'node:crypto';
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import proto from '@temporalio/proto';
import { v5 } from 'uuid';
import {
  ORDER_WORKFLOW,
  REPLAY_TOPIC,
  type STAGES,
  type Stage,
  WEBHOOK_SIGNAL,
  type WebhookSignal,
} from '../../contracts/workflow.ts';
import { carriedFor } from '../../prisma/carried.ts';
import { takeUpAgain } from '../../prisma/orders.ts';
import {
  openCases,
  type Replayable,
  raiseRevision,
  recordReplay,
  supersedeFrom,
} from '../../prisma/replays.ts';
import { type OrderWorkflow, orderStart } from '../orderStart.ts';
import { type Plan, planReplay, type ReplayResources } from './plan.ts';

export interface ReplayWish {
  /** The stage at which it stands or has failed, where none is given. */
  from?: (typeof STAGES)[number];
  by: string;
  reason: string | null;
  /** A UUID. Within one batch the same order is replayed once, however often it is asked for. */
  batch: string;
}

export type Replayed =
  | { kind: 'replayed'; from: Stage; how: 'reset' | 'start'; runId: string }
  | { kind: 'skipped'; why: string };

/** @throws gRPC errors where Temporal does not answer, and database errors: asked again, it goes on where it stopped. */
export async function replayOrder(
  resources: ReplayResources,
  order: Replayable,
  wish: ReplayWish,
): Promise<Replayed> {
  const { db } = resources;
  const plan = await planReplay(resources, order, wish.from);
  if (plan.kind === 'refuse') return { kind: 'skipped', why: plan.why };
  const cases = await openCases(db, order);
  await takeUpAgain(db, order);
  await supersedeFrom(db, order, plan.from);
  if (plan.startOver) await raiseRevision(db, order, order.revision);

  const text = `replayed by ${wish.by} from ${plan.from}${wish.reason ? `: ${wish.reason}` : ''}`;
  const { runId, from } =
    plan.kind === 'reset'
      ? { runId: await reset(resources.client, order, plan, text, wish.batch), from: plan.from }
      : await startAnew(resources, order, plan, text);
  await recordReplay(db, { ...order, batch: wish.batch, stage: from, text, runId, cases });
  return { kind: 'replayed', from, how: plan.kind, runId };
}

/** Webhooks that came later are news still. A person's answer was to a case of the old run, and a cancellation meant that run. */
const { ResetReapplyExcludeType } = proto.temporal.api.enums.v1;
const NOT_REAPPLIED = [
  ResetReapplyExcludeType.RESET_REAPPLY_EXCLUDE_TYPE_UPDATE,
  ResetReapplyExcludeType.RESET_REAPPLY_EXCLUDE_TYPE_CANCEL_REQUEST,
];

const NAMESPACE = '5f1b2a60-6f0c-5c55-9f3d-2f9a8b6a7d10';

async function reset(
  client: Client,
  { workflowId }: Replayable,
  { runId, task, status }: Extract<Plan, { kind: 'reset' }>,
  reason: string,
  batch: string,
): Promise<string> {
  const tell = (run: string) => client.workflow.getHandle(workflowId, run).signal(WEBHOOK_SIGNAL, nudge());
  // A reset takes along what a running workflow was told: the new run then knows before its first step.
  if (status === 'RUNNING') await tell(runId).catch(unlessEnded);
  const { runId: made } = await client.workflowService.resetWorkflowExecution({
    namespace: client.options.namespace,
    workflowExecution: { workflowId, runId },
    workflowTaskFinishEventId: task,
    reason,
    // One that is empty swallows every reset but the first; the same one again answers with the run it has made.
    requestId: v5(JSON.stringify([batch, workflowId]), NAMESPACE),
    resetReapplyExcludeTypes: NOT_REAPPLIED,
    identity: client.options.identity,
  });
  await tell(made).catch(unlessEnded);
  return made;
}

/** It has ended meanwhile, which is no obstacle: a run that has ended can be reset, and one that came to its end needs no news. */
function unlessEnded(error: unknown): void {
  if (!(error instanceof WorkflowNotFoundError)) throw error;
}

async function startAnew(
  { db, client, taskQueue }: ReplayResources,
  order: Replayable,
  plan: Extract<Plan, { kind: 'start' }>,
  reason: string,
): Promise<{ runId: string; from: Stage }> {
  const { store, order: id, traceId, workflowId } = order;
  if (plan.status === 'RUNNING' && plan.runId) {
    await client.workflow.getHandle(workflowId, plan.runId).terminate(reason);
  }
  const { carried, from } = await carriedFor(db, { store, order: id }, plan.from);
  const started = await client.workflow.signalWithStart<OrderWorkflow, [WebhookSignal]>(
    ORDER_WORKFLOW,
    orderStart({ store, order: id, traceId, carried }, nudge(), taskQueue),
  );
  return { runId: started.signaledRunId, from };
}

/** Has the order read again before anything is done: since the run stood there, hours may have passed. */
const nudge = (): WebhookSignal => ({
  topic: REPLAY_TOPIC,
  receivedAt: new Date().toISOString(),
  webhookId: randomUUID(),
});
