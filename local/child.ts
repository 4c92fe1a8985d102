/** A program run beside ours: started, waited for, ended in order, and found again where a killed start left it behind. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ProgramOptions {
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  /** Everything it prints goes here. */
  logFile: string;
  /** Runs as this user; only root may ask for it. */
  user?: { uid: number; gid: number };
  cwd?: string;
  /** Yields the processor to the database, which all wait for, and to whoever works at this machine. */
  background?: boolean;
  /** Node's channel to a child of ours: it ends when its parent is gone. */
  ipc?: boolean;
}

export interface Program {
  child: ChildProcess;
  /** Ends it: first asked, then, after `patienceMs`, forced. */
  stop(signal?: NodeJS.Signals, patienceMs?: number): Promise<void>;
}

/** Starts a program in a process group of its own, so that Ctrl-C on the terminal reaches it through us, in our order. */
export function startProgram(options: ProgramOptions): Program {
  const { env, logFile, user, cwd, ipc } = options;
  const { command, args } = options.background ? politely(options) : options;
  const out = openSync(logFile, 'a');
  const child = spawn(command, args, {
    detached: true,
    stdio: ipc ? ['ignore', out, out, 'ipc'] : ['ignore', out, out],
    ...(env ? { env } : {}),
    ...(user ?? {}),
    ...(cwd ? { cwd } : {}),
  });
  const ended = new Promise<void>((done) => {
    child.once('exit', () => done());
    child.once('error', () => done());
  });
  return {
    child,
    async stop(signal = 'SIGTERM', patienceMs = 10_000) {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
      child.kill(signal);
      const inTime = await Promise.race([ended.then(() => true), sleep(patienceMs, false, { ref: false })]);
      if (!inTime) child.kill('SIGKILL');
      await ended;
    },
  };
}

/** By `nice`, which then becomes the program: a priority set later would miss the threads that run already. */
function politely({ command, args }: ProgramOptions): { command: string; args: string[] } {
  return existsSync(NICE) ? { command: NICE, args: ['-n', '10', command, ...args] } : { command, args };
}

const NICE = '/usr/bin/nice';

/** Waits until `ready` is true. @throws where the program ends first, or `timeoutMs` is over: with the end of its log. */
export async function waitUntilReady(
  program: Program,
  ready: () => Promise<boolean>,
  options: { name: string; logFile: string; timeoutMs: number },
): Promise<void> {
  const deadline = Date.now() + options.timeoutMs;
  while (!(await ready())) {
    const gone =
      program.child.exitCode !== null || program.child.signalCode !== null || program.child.pid === undefined;
    if (gone || Date.now() > deadline) {
      const why = gone ? 'ended before it was ready' : `was not ready after ${options.timeoutMs / 1000} s`;
      throw new Error(`${options.name} ${why}. The end of ${options.logFile}:\n${tail(options.logFile)}`);
    }
    await sleep(50);
  }
}

const tail = (file: string) =>
  existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(-8).join('\n') : '';

interface Noted {
  pid: number;
  /** Found in the program's command line, and in no other's. */
  mark: string;
}

/** Notes which program a start is running, so that the next start can end one that a kill left behind. */
export function notePid(pidFile: string, pid: number | undefined, mark: string): void {
  mkdirSync(dirname(pidFile), { recursive: true });
  if (pid !== undefined) writeFileSync(pidFile, JSON.stringify({ pid, mark } satisfies Noted));
}

/** Whether the noted program still runs: the process of that id, and it is that program. */
export function isRunning(pidFile: string): boolean {
  const noted = readNote(pidFile);
  return noted !== null && commandLine(noted.pid).includes(noted.mark);
}

/**
 * Ends what an earlier start left running: only a process that still has the noted id and whose command line carries the mark.
 * @param signal how it is asked to end; it is forced after `patienceMs`.
 */
export async function endLeftover(
  pidFile: string,
  signal: NodeJS.Signals = 'SIGTERM',
  patienceMs = 5_000,
): Promise<void> {
  const noted = readNote(pidFile);
  for (const each of [signal, 'SIGKILL'] as const) {
    if (!noted || !isRunning(pidFile)) break;
    process.kill(noted.pid, each);
    for (let waited = 0; waited < patienceMs && isRunning(pidFile); waited += 50) await sleep(50);
  }
  rmSync(pidFile, { force: true });
}

function readNote(pidFile: string): Noted | null {
  try {
    return JSON.parse(readFileSync(pidFile, 'utf8')) as Noted;
  } catch {
    return null;
  }
}

/** Of a running process; empty where there is none, and for a zombie. */
function commandLine(pid: number): string {
  try {
    if (existsSync('/proc/self/cmdline'))
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    // Not on Linux.
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' });
  } catch {
    return '';
  }
}
