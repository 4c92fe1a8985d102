/** Programs that must stay up beside `npm start`: one that dies is started again. */
import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  endLeftover,
  notePid,
  type Program,
  type ProgramOptions,
  startProgram,
  waitUntilReady,
} from './child.ts';

export interface SupervisedOptions extends ProgramOptions {
  name: string;
  pidFile: string;
  /** Found in the program's command line, and in no other's. */
  mark: string;
  /** Asked until it says yes; without it a message over the channel counts. */
  ready?: () => Promise<boolean>;
  /** How it is asked to end; SIGTERM by default. */
  stopSignal?: NodeJS.Signals;
}

export interface Supervised {
  pid(): number | undefined;
  stop(): Promise<void>;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;
/** What ran for so long did not die of its start: the pauses begin anew. */
const STEADY_MS = 60_000;
const READY_MS = 60_000;
const STOP_MS = 15_000;

/** @throws where it does not get ready the first time; the message carries the end of its log. */
export async function supervise(options: SupervisedOptions): Promise<Supervised> {
  const { name, pidFile, mark, logFile, stopSignal = 'SIGTERM' } = options;
  await endLeftover(pidFile, stopSignal);
  let stopping = false;
  let pause = FIRST_PAUSE_MS;

  const start = (): Program => {
    const program = startProgram(options);
    const begun = Date.now();
    notePid(pidFile, program.child.pid, mark);
    program.child.once('exit', async (code, signal) => {
      if (stopping) return;
      if (Date.now() - begun > STEADY_MS) pause = FIRST_PAUSE_MS;
      appendFileSync(logFile, `${name} ended (${signal ?? code}); it is started again in ${pause} ms\n`);
      await sleep(pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      if (!stopping) current = start();
    });
    return program;
  };
  let current = start();
  const stop = async () => {
    stopping = true;
    await current.stop(stopSignal, STOP_MS);
    rmSync(pidFile, { force: true });
  };

  let messaged = false;
  current.child.once('message', () => {
    messaged = true;
  });
  const ready = options.ready ?? (async () => messaged);
  try {
    await waitUntilReady(current, ready, { name, logFile, timeoutMs: READY_MS });
  } catch (error) {
    await stop();
    throw error;
  }
  return { pid: () => current.child.pid, stop };
}

export interface OurProcess {
  name: string;
  /** The file to run, from the project's root. */
  file: string;
  args?: string[];
  env: NodeJS.ProcessEnv;
  /** Where its log and its process id go. */
  dir: string;
  root: string;
  ready?: () => Promise<boolean>;
}

/**
 * One of Waybill's own processes. It ends when ours does: the channel between them breaks. All are in the background alike: a server that came
 * before the workers would take a sale in at the cost of the orders that are under way.
 */
export function superviseOurs({
  name,
  file,
  args = [],
  dir,
  root,
  ...rest
}: OurProcess): Promise<Supervised> {
  const path = join(root, file);
  return supervise({
    name,
    command: process.execPath,
    args: ['--import', 'tsx', path, ...args],
    mark: `tsx ${path}`,
    pidFile: join(dir, `${name}.pid`),
    logFile: join(dir, `${name}.log`),
    cwd: root,
    ipc: true,
    background: true,
    ...rest,
  });
}
