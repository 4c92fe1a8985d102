/** A Temporal worker for orders: the workflow bundle, the activities, and how much of them at once. */
import { type NativeConnection, Worker } from '@temporalio/worker';
import { payloadCodec } from '../runtime/payloads.ts';
import type { Resources } from '../runtime/resources.ts';
import { bundleWorkflows } from './bundle.ts';
import { createActivities } from './index.ts';

export interface WorkerOptions {
  connection: NativeConnection;
  namespace: string;
  taskQueue: string;
  /** The file of a bundle made before; it is made anew where there is none, which takes seconds. */
  bundle?: string;
  identity?: string;
}

/** Activities mostly wait for sockets; more of them at once than this would only queue in Postgres' pool. */
const ACTIVITIES_AT_ONCE = 60;

export async function createWorker(resources: Resources, options: WorkerOptions): Promise<Worker> {
  const { connection, namespace, taskQueue, identity } = options;
  return Worker.create({
    connection,
    namespace,
    taskQueue,
    workflowBundle: options.bundle ? { codePath: options.bundle } : await bundleWorkflows(),
    activities: createActivities(resources),
    dataConverter: { payloadCodecs: [payloadCodec({ db: () => resources.db, box: () => resources.box })] },
    maxConcurrentActivityTaskExecutions: ACTIVITIES_AT_ONCE,
    maxConcurrentWorkflowTaskExecutions: 40,
    // In-flight activities get this long to finish before they are left to the next worker.
    shutdownGraceTime: '10s',
    ...(identity ? { identity } : {}),
  });
}
