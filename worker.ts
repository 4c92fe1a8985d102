/** The worker: runs the workflows of orders, and the activities that decide and act for them. */
import { startWorker } from './activities/worker.ts';
import { readConfig } from './runtime/config.ts';

await startWorker(readConfig());
