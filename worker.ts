/** The worker: runs the workflows of orders, and the activities that decide and act for them. */
import { NativeConnection, Runtime } from '@temporalio/worker';
import { createResources, WORKER_SETTINGS } from './activities/resources.ts';
import { createWorker } from './activities/worker.ts';
import { loadDotEnv, readConfig } from './runtime/config.ts';
import { temporalSettings } from './runtime/temporal.ts';
import { createLog } from './telemetry/log.ts';
import { temporalLogger } from './telemetry/temporal.ts';

loadDotEnv();
const config = readConfig(WORKER_SETTINGS);
const log = createLog({ level: config.LOG_LEVEL, name: 'worker' });
Runtime.install({ logger: temporalLogger(log), shutdownSignals: ['SIGINT', 'SIGTERM'] });

const { connectionOptions, namespace } = temporalSettings(config);
const connection = await NativeConnection.connect(connectionOptions);
const resources = createResources(config, log);
const worker = await createWorker(resources, {
  connection,
  namespace,
  taskQueue: config.TEMPORAL_TASK_QUEUE,
  ...(config.WORKFLOW_BUNDLE ? { bundle: config.WORKFLOW_BUNDLE } : {}),
});
// Started by `npm start`: with the parent gone nobody would end this process.
process.on('disconnect', () => worker.shutdown());
process.send?.('ready');
log.info({ taskQueue: config.TEMPORAL_TASK_QUEUE }, 'worker runs');
await worker.run();
await resources.close();
await connection.close();
// The channel to the parent would keep this process alive.
process.exit(0);
