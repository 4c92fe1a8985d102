/** A store's reconciliation in Temporal: its schedule, which lives as long as the store, and runs by hand. */
import { createHash, randomUUID } from 'node:crypto';
import {
  type Client,
  ScheduleAlreadyRunning,
  type ScheduleOptions,
  type ScheduleOptionsAction,
  ScheduleOverlapPolicy,
} from '@temporalio/client';
import {
  BACKFILL_WORKFLOW,
  type BackfillInput,
  type BackfillResult,
  RECONCILE_WORKFLOW,
  type Reconciled,
  type ReconcileInput,
} from '../../contracts/reconcile.ts';
import { LOWEST_PRIORITY } from '../orderStart.ts';

export interface ScheduledStore {
  domain: string;
  everyMinutes: number;
  /** False where Waybill's app is not installed there any more. */
  connected: boolean;
}

export interface ScheduleResources {
  client: Client;
  taskQueue: string;
}

type BackfillWorkflow = (input: BackfillInput) => Promise<BackfillResult>;
type ReconcileWorkflow = (input: ReconcileInput) => Promise<Reconciled>;

/** A webhook may take so long; what it tells of was not missed. */
const GRACE_SECONDS = 120;
const DEADLINE_MS = 5_000;
/** Ours, and no operator's: an operator's pause is left as it is. */
const DISCONNECTED = 'the app was uninstalled';

export const scheduleIdOf = (store: string) => `reconcile/${store}`;

/** Creates the schedule, or brings it up to date. Any number of processes may do so at once. */
export async function ensureSchedule(resources: ScheduleResources, store: ScheduledStore): Promise<void> {
  const { client } = resources;
  const { domain, connected } = store;
  const scheduleId = scheduleIdOf(domain);
  const settings = settingsOf(resources, store);
  await client.withDeadline(Date.now() + DEADLINE_MS, async () => {
    try {
      const state = { paused: !connected, note: connected ? '' : DISCONNECTED };
      await client.schedule.create({ scheduleId, ...settings, state });
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
      await client.schedule.getHandle(scheduleId).update(({ state }) => {
        const byOperator = state.paused && state.note !== DISCONNECTED;
        const paused = { paused: true, note: byOperator ? (state.note ?? '') : DISCONNECTED };
        return { ...settings, state: connected && !byOperator ? { paused: false, note: '' } : paused };
      });
    }
  });
}

type Settings = Pick<
  ScheduleOptions<ScheduleOptionsAction & { type: 'startWorkflow' }>,
  'spec' | 'action' | 'policies'
>;

function settingsOf({ taskQueue }: ScheduleResources, store: ScheduledStore): Settings {
  const { domain, everyMinutes } = store;
  return {
    spec: { intervals: [{ every: `${everyMinutes}m`, offset: `${offsetOf(store)}s` }] },
    action: {
      type: 'startWorkflow',
      workflowType: RECONCILE_WORKFLOW,
      workflowId: scheduleIdOf(domain),
      taskQueue,
      args: [{ store: domain, graceSeconds: GRACE_SECONDS }],
      staticSummary: `Reconciliation of ${domain}`,
    },
    // Whatever was not run while Temporal was away, one run makes up for.
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: `${everyMinutes}m` },
  };
}

/** Spreads the stores over the interval: all at once, each would wait for the others. */
function offsetOf({ domain, everyMinutes }: ScheduledStore): number {
  const hash = createHash('sha256').update(domain).digest().readUInt32BE();
  return hash % Math.max(1, Math.floor(everyMinutes * 60));
}

/** Takes in what was open before. One that runs is left to run. */
export function startBackfill({ client, taskQueue }: ScheduleResources, store: string) {
  return client.workflow.start<BackfillWorkflow>(BACKFILL_WORKFLOW, {
    workflowId: `backfill/${store}`,
    taskQueue,
    args: [{ store }],
    workflowIdConflictPolicy: 'USE_EXISTING',
    priority: { priorityKey: LOWEST_PRIORITY },
    staticSummary: `Open orders of ${store}`,
  });
}

/** Runs it now, beside whatever the schedule does. Nothing is left to webhooks under way. */
export function reconcileNow({ client, taskQueue }: ScheduleResources, store: string, since?: Date) {
  return client.workflow.start<ReconcileWorkflow>(RECONCILE_WORKFLOW, {
    workflowId: `${scheduleIdOf(store)}/by-hand/${randomUUID()}`,
    taskQueue,
    args: [{ store, ...(since ? { since: since.toISOString() } : {}) }],
    staticSummary: `Reconciliation of ${store}, by hand`,
  });
}
