/** A Temporal server for one machine: the CLI's, durable on a file where one is named. */
import { Connection } from '@temporalio/client';
import { startProgram, waitUntilReady } from '../child.ts';
import { supervise } from '../processes.ts';

export interface TemporalOptions {
  /** The Temporal CLI. */
  cli: string;
  port: number;
  /** Of the Web UI; without one there is none. */
  uiPort?: number;
  /** Where everything is kept; without one it is gone when the server ends. */
  file?: string;
  logFile: string;
}

export interface RunningTemporal {
  address: string;
  pid(): number | undefined;
  stop(): Promise<void>;
}

/**
 * One partition a task queue: a small machine polls one faster than four. The new matcher is what gives each store its fair share.
 */
const DYNAMIC_CONFIG = {
  'matching.numTaskqueueReadPartitions': '1',
  'matching.numTaskqueueWritePartitions': '1',
  'matching.useNewMatcher': 'true',
  'matching.enableFairness': 'true',
  // All of it is one shard here, whose queue is looked into twenty times a second otherwise: two orders at once waited 50 ms for each step.
  'history.transferProcessorMaxPollRPS': '1000',
  'history.timerProcessorMaxPollRPS': '1000',
  'history.visibilityProcessorMaxPollRPS': '1000',
};

/** A write-ahead log, synced at checkpoints: it outlives a killed server, at a multiple of the default's speed. */
const PRAGMAS = ['journal_mode=wal', 'synchronous=normal'];

/** @throws where the server does not come up; the message carries the end of its log. */
export async function startTemporal({
  cli,
  port,
  uiPort,
  file,
  logFile,
}: TemporalOptions): Promise<RunningTemporal> {
  const args = [
    'server',
    'start-dev',
    ...['--ip', '127.0.0.1', '--port', String(port), '--log-level', 'warn'],
    ...(uiPort === undefined ? ['--headless'] : ['--ui-port', String(uiPort)]),
    ...(file ? ['--db-filename', file, ...PRAGMAS.flatMap((pragma) => ['--sqlite-pragma', pragma])] : []),
    ...Object.entries(DYNAMIC_CONFIG).flatMap(([key, value]) => [
      '--dynamic-config-value',
      `${key}=${value}`,
    ]),
  ];
  const address = `127.0.0.1:${port}`;
  const ready = () => answers(address);
  const options = { command: cli, args, logFile, background: true };
  if (file) {
    // Nothing is lost with the process, so it comes back by itself when it dies.
    const program = await supervise({
      ...options,
      name: 'Temporal',
      pidFile: `${file}.pid`,
      mark: `--db-filename ${file} `,
      ready,
    });
    return { address, pid: program.pid, stop: program.stop };
  }
  const program = startProgram(options);
  // In memory there is nothing to put away.
  const stop = () => program.stop('SIGKILL');
  try {
    await waitUntilReady(program, ready, { name: 'Temporal', logFile, timeoutMs: 30_000 });
  } catch (error) {
    await stop();
    throw error;
  }
  return { address, pid: () => program.child.pid, stop };
}

async function answers(address: string): Promise<boolean> {
  const connection = await Connection.connect({ address, connectTimeout: 1000 }).catch(() => null);
  if (!connection) return false;
  try {
    // The frontend answers before the namespace is there.
    await connection.workflowService.describeNamespace({ namespace: 'default' });
    return true;
  } catch {
    return false;
  } finally {
    await connection.close();
  }
}
