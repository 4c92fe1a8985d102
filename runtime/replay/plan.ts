/** Where an order would be taken up again, and how: looked at before anything is touched. */
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { STAGES, type Stage } from '../../contracts/workflow.ts';
import type { PrismaClient } from '../../prisma/generated/client.ts';
import { type Replayable, standingOf } from '../../prisma/replays.ts';
import { beganAfter, type Entry, type EventId, entryOf, readEntries } from './history.ts';

export interface ReplayResources {
  db: PrismaClient;
  client: Client;
  taskQueue: string;
}

export type Plan =
  /** Its run goes back to the workflow task that entered the stage. */
  | { kind: 'reset'; from: Stage; startOver: boolean; runId: string; task: EventId; status: string }
  /** Temporal no longer has that point of it: a new run takes over what is stored. */
  | { kind: 'start'; from: Stage; startOver: boolean; runId: string | null; status: string }
  | { kind: 'refuse'; why: string };

type StageName = (typeof STAGES)[number];

/** @param from the operator's wish; else the stage at which the order stands or has failed. */
export async function planReplay(
  { db, client }: ReplayResources,
  order: Replayable,
  from?: StageName,
): Promise<Plan> {
  if (order.redactedAt) return { kind: 'refuse', why: "its buyer's data was erased" };
  const run = await describe(client, order.workflowId);
  const entries = run ? await readEntries(client, order.workflowId, run.runId) : [];
  if (run && entries.length === 0) {
    return { kind: 'refuse', why: 'no worker has taken it up yet: see `waybill doctor`' };
  }
  const stands = entries.at(-1)?.stage ?? (order.stage as Stage);
  const wish = await choose(db, order, stands, from);
  if (wish.kind === 'refuse') return wish;
  const { from: target, startOver } = wish;
  if (!run) return { kind: 'start', from: target, startOver, runId: null, status: 'not known to Temporal' };
  const { runId, status } = run;
  const entry = entryOf(entries, target);
  if (entry) return { kind: 'reset', from: target, startOver, runId, status, task: entry.task };
  if (beganAfter(entries, target)) return { kind: 'start', from: target, startOver, runId, status };
  return { kind: 'refuse', why: notThere(target, entries) };
}

async function choose(
  db: PrismaClient,
  order: Replayable,
  stands: Stage,
  from?: StageName,
): Promise<{ kind: 'from'; from: Stage; startOver: boolean } | { kind: 'refuse'; why: string }> {
  const { takenBack, unfinished } = await standingOf(db, order);
  const givenUp = stands === 'cancel';
  if (givenUp && unfinished) {
    // Any other stage would do again what is about to be taken back.
    if (!from) return { kind: 'from', from: 'cancel', startOver: false };
    return { kind: 'refuse', why: 'it is being taken back: replay it without --from to finish that first' };
  }
  if (givenUp || (takenBack && !unfinished)) return { kind: 'from', from: 'validate', startOver: takenBack };
  return { kind: 'from', from: from ?? stands, startOver: false };
}

function notThere(target: Stage, entries: Entry[]): string {
  const reached = STAGES.filter((stage) => entryOf(entries, stage));
  return `it has not come to ${target} yet; it can be replayed from ${reached.join(', ')}`;
}

async function describe(client: Client, workflowId: string) {
  try {
    const { runId, status } = await client.workflow.getHandle(workflowId).describe();
    return { runId, status: status.name };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}
