/** A world on a Temporal server of its own, which skips the days in which nothing happens. */
import { setTimeout as pause } from 'node:timers/promises';
import type { WorkflowHandle } from '@temporalio/client';
import type { PayloadCodec, Workflow, WorkflowResultType } from '@temporalio/common';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { cacheDir } from '../local/dirs.ts';
import { resolveTestServer } from '../local/temporal/resolve.ts';
import { addSearchAttributes } from '../local/temporal/searchAttributes.ts';
import { startWorld, type World } from './world.ts';

export interface SkippingWorld {
  environment: TestWorkflowEnvironment;
  world: World;
  /**
   * The workflow's result, once it has come to its end. Time runs by hours and stands still in between: where it runs freely, as with
   * `handle.result()`, it passes over the deadlines of what is being done meanwhile.
   */
  ended<W extends Workflow>(handle: WorkflowHandle<W>): Promise<WorkflowResultType<W>>;
  close(): Promise<void>;
}

export async function startSkippingWorld(): Promise<SkippingWorld> {
  const { path } = await resolveTestServer({ cache: cacheDir() });
  let begun: World | null = null;
  // The world, whose keys open what Temporal keeps of orders, begins after its server.
  const codec: PayloadCodec = {
    encode: async (payloads, context) => begun?.codec.encode(payloads, context) ?? payloads,
    decode: async (payloads, context) => begun?.codec.decode(payloads, context) ?? payloads,
  };
  const environment = await TestWorkflowEnvironment.createTimeSkipping({
    client: { dataConverter: { payloadCodecs: [codec] } },
    server: { executable: { type: 'existing-path', path } },
  });
  try {
    await addSearchAttributes(environment.connection, 'default');
    const world = await startWorld({ temporalAddress: environment.address });
    begun = world;
    const close = async () => {
      await world.close();
      await environment.teardown();
    };
    return { environment, world, ended: (handle) => ended(environment, handle), close };
  } catch (error) {
    await environment.teardown();
    throw error;
  }
}

const LOOK_MS = 30;
/** Shorter than any patience in a policy, long enough for a month to pass in seconds. */
const STEP = '8h';

async function ended<W extends Workflow>(
  environment: TestWorkflowEnvironment,
  handle: WorkflowHandle<W>,
): Promise<WorkflowResultType<W>> {
  for (;;) {
    const { status, raw } = await handle.describe();
    if (status.name !== 'RUNNING') return handle.result();
    const isBusy =
      raw.pendingWorkflowTask || raw.pendingActivities?.some(({ attempt }) => (attempt ?? 1) <= 1);
    if (!isBusy) await environment.sleep(STEP);
    await pause(LOOK_MS);
  }
}
