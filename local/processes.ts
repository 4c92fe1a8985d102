/** Waybill's own processes beside `npm start`: worker, server, simulator. One that dies is started again. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { endLeftover, notePid, type Program, startProgram, waitUntilReady } from './child.ts';

export interface ProcessOptions {
  name: string;
  /** The file to run, from the project's root. */
  file: string;
  args?: string[];
  env: NodeJS.ProcessEnv;
  /** Where its log and its process id go. */
  dir: string;
  root: string;
  background?: boolean;
  /** Asked until it says yes; without it a message over the channel counts. */
  ready?: () => Promise<boolean>;
}

export interface Supervised {
  pid(): number | undefined;
  stop(): Promise<void>;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;

/** @throws where it does not get ready the first time; the message carries the end of its log. */
export async function supervise(options: ProcessOptions): Promise<Supervised> {
  const { name, file, args = [], env, dir, root, background = false } = options;
  const logFile = join(dir, `${name}.log`);
  const pidFile = join(dir, `${name}.pid`);
  await endLeftover(pidFile);
  let stopping = false;
  let current: Program;
  let pause = FIRST_PAUSE_MS;

  const start = () => {
    const command = ['--import', 'tsx', join(root, file), ...args];
    const program = startProgram({
      command: process.execPath,
      args: command,
      env,
      logFile,
      cwd: root,
      ipc: true,
      background,
    });
    notePid(pidFile, program.child.pid, join(root, file));
    program.child.once('exit', async () => {
      if (stopping) return;
      await sleep(pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      if (!stopping) current = start();
    });
    return program;
  };
  current = start();
  let messaged = false;
  current.child.once('message', () => {
    messaged = true;
  });
  const ready = options.ready ?? (async () => messaged);
  await waitUntilReady(current, ready, { name, logFile, timeoutMs: 60_000 }).catch(async (error: unknown) => {
    stopping = true;
    await current.stop();
    throw error;
  });

  return {
    pid: () => current.child.pid,
    async stop() {
      stopping = true;
      await current.stop('SIGTERM', 15_000);
      rmSync(pidFile, { force: true });
    },
  };
}
