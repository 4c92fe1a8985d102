/** The whole product on one machine: Temporal, Postgres, worker, server and simulated stores, started and ended in order. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Connection } from '@temporalio/client';
import { writeBundle } from '../activities/bundle.ts';
import { database } from '../prisma/client.ts';
import type { PrismaClient } from '../prisma/generated/client.ts';
import { secretBox } from '../prisma/secrets.ts';
import { addStore } from '../prisma/stores.ts';
import { type SimulatorClient, type StoreOptions, simulatorClient } from '../simulator/client.ts';
import { allOf } from './allOf.ts';
import { endLeftover, isRunning, notePid } from './child.ts';
import { cacheDir, postgresDir } from './dirs.ts';
import { migrate } from './migrate.ts';
import { choosePorts } from './ports.ts';
import { endLeftoverPostgres, startPostgres } from './postgres.ts';
import { type OurProcess, superviseOurs } from './processes.ts';
import { progressBar } from './progress.ts';
import { removeStack, type StackAddresses, writeStack } from './stackfile.ts';
import { resolveTemporal } from './temporal/resolve.ts';
import { ensureSearchAttributes } from './temporal/searchAttributes.ts';
import { startTemporal } from './temporal/server.ts';

const ROOT = dirname(import.meta.dirname);

const USUAL_PORTS = {
  temporal: 7233,
  webUi: 8233,
  postgres: 5433,
  server: 3000,
  simulator: 4010,
  smtp: 2525,
};

/** For a stack that nobody looks for, beside one that somebody uses. */
export const ANY_PORTS: typeof USUAL_PORTS = {
  temporal: 0,
  webUi: 0,
  postgres: 0,
  server: 0,
  simulator: 0,
  smtp: 0,
};

export interface StackOptions {
  stateDir: string;
  autoPorts: boolean;
  /** Instead of the usual ones; 0 is any free one. */
  ports?: typeof USUAL_PORTS;
  stores: readonly StoreOptions[];
  /** False: the simulated world is in memory alone, for whoever does not come back to it. While a large one is written, its stores do not answer. */
  keepWorld?: boolean;
  /** Says what is being done, for whoever waits. */
  progress(text: string): void;
  env?: NodeJS.ProcessEnv;
}

export interface Stack {
  addresses: StackAddresses;
  /** Where the Temporal CLI came from. */
  temporalFrom: string;
  db: PrismaClient;
  simulator: SimulatorClient;
  /** Process ids, for whoever wants to see what a crash does. */
  pids(): Record<'worker' | 'server' | 'simulator' | 'temporal', number | undefined>;
  stop(): Promise<void>;
}

/** @throws with a word for the person who started it; what had been started is ended again. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each().catch(() => {});
  };
  try {
    return await bringUp(options, stops, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function bringUp(
  options: StackOptions,
  stops: (() => Promise<unknown>)[],
  stop: () => Promise<void>,
): Promise<Stack> {
  const { stateDir, autoPorts, stores, progress, env = process.env } = options;
  const runDir = join(stateDir, 'run');
  mkdirSync(runDir, { recursive: true });
  takeLock(runDir);
  stops.push(async () => endLock(runDir));
  const dataDir = postgresDir(stateDir);
  const temporalFile = join(stateDir, 'temporal.db');
  await endLeftovers(runDir, dataDir, temporalFile);
  const ports = await choosePorts(options.ports ?? USUAL_PORTS, autoPorts);

  progress('starting Temporal and Postgres');
  const [temporal, databaseUrl, bundle] = await allOf([
    bringTemporal(options, ports, temporalFile, stops),
    bringPostgres(env, dataDir, ports.postgres, stops),
    bringBundle(env, join(runDir, 'workflows.js')),
  ]);
  progress('bringing the database up to date');
  await migrate(databaseUrl);
  const connection = await Connection.connect({ address: temporal.address });
  await ensureSearchAttributes(connection, 'default');
  await connection.close();

  const keyFile = join(stateDir, 'secret.key');
  const secretKey = keptKey(keyFile);
  const host = '127.0.0.1';
  const simulatorUrl = `http://${host}:${ports.simulator}`;
  const settings: NodeJS.ProcessEnv = {
    ...env,
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: temporal.address,
    WORKFLOW_BUNDLE: bundle,
    WAYBILL_SECRET_KEY: secretKey,
    HOST: host,
    PORT: String(ports.server),
    CARRIER_URL: `${simulatorUrl}/easypost/v2`,
    EASYPOST_API_KEY: 'simulated',
    SHIPPO_URL: `${simulatorUrl}/shippo`,
    SHIPPO_API_KEY: 'simulated',
    SHIPPO_WEBHOOK_SECRET: 'simulated',
    SMTP_URL: `smtp://${host}:${ports.smtp}`,
    MAIL_FROM: 'orders@waybill.example',
    SIMULATOR_URL: simulatorUrl,
  };
  const addresses: StackAddresses = {
    databaseUrl,
    temporalAddress: temporal.address,
    webUi: temporal.webUi,
    server: `http://${host}:${ports.server}`,
    simulator: simulatorUrl,
    smtpUrl: settings.SMTP_URL ?? '',
    carrier: env.CARRIER,
    secretKeyFile: keyFile,
    pid: process.pid,
  };

  progress('starting worker, server and simulated stores');
  const bring = { settings, runDir, stateDir, keepWorld: options.keepWorld ?? true, ports, addresses, stops };
  const processes = await bringProcesses(bring);
  const db = database(databaseUrl, 5);
  stops.push(() => db.$disconnect());
  const simulator = simulatorClient(simulatorUrl);
  const box = secretBox(secretKey);
  for (const store of stores) {
    await simulator.putStore(store);
    const { domain, name, accessToken, secret } = store;
    await addStore(db, box, {
      domain,
      name,
      accessToken,
      secret,
      adminUrl: `${simulatorUrl}/stores/${domain}`,
    });
  }
  const pids = () => ({
    worker: processes.worker.pid(),
    server: processes.server.pid(),
    simulator: processes.simulator.pid(),
    temporal: temporal.pid(),
  });
  writeStack(addresses, stateDir);
  stops.push(async () => removeStack(stateDir));
  return { addresses, temporalFrom: temporal.from, db, simulator, pids, stop };
}

interface Bring {
  settings: NodeJS.ProcessEnv;
  runDir: string;
  stateDir: string;
  keepWorld: boolean;
  ports: typeof USUAL_PORTS;
  addresses: StackAddresses;
  stops: (() => Promise<unknown>)[];
}

async function bringProcesses(bring: Bring) {
  const { settings, runDir, stateDir, keepWorld, ports, addresses, stops } = bring;
  const common = { env: settings, dir: runDir, root: ROOT };
  const simulatorArgs = [
    ...['--port', String(ports.simulator), '--smtp-port', String(ports.smtp)],
    ...['--webhook-url', addresses.server],
    ...(keepWorld ? ['--state', join(stateDir, 'simulator.json')] : []),
  ];
  const reachable = (url: string) => async () => (await fetch(url).catch(() => null))?.ok === true;
  const ready = reachable(`${addresses.simulator}/sim/stores`);
  const run = async (options: Pick<OurProcess, 'name' | 'file' | 'args' | 'ready'>) => {
    const process = await superviseOurs({ ...common, ...options });
    stops.push(process.stop);
    return process;
  };
  const [simulator, worker, server] = await allOf([
    run({ name: 'simulator', file: 'simulator/main.ts', args: simulatorArgs, ready }),
    run({ name: 'worker', file: 'worker.ts' }),
    run({
      name: 'server',
      file: 'server.ts',
      ready: reachable(`${addresses.server}/healthz`),
      ...common,
    }),
  ]);
  return { simulator, worker, server };
}

/** One for all workers of this start: the one that takes a dead one's place is there seconds sooner. */
async function bringBundle(env: NodeJS.ProcessEnv, file: string): Promise<string> {
  if (env.WORKFLOW_BUNDLE) return env.WORKFLOW_BUNDLE;
  await writeBundle(file);
  return file;
}

async function bringTemporal(
  { env = process.env, stateDir, progress }: StackOptions,
  ports: typeof USUAL_PORTS,
  file: string,
  stops: (() => Promise<unknown>)[],
): Promise<{ address: string; webUi: string | null; from: string; pid(): number | undefined }> {
  if (env.TEMPORAL_ADDRESS)
    return { address: env.TEMPORAL_ADDRESS, webUi: null, from: 'TEMPORAL_ADDRESS', pid: () => undefined };
  const cli = await resolveTemporal({ cache: cacheDir(), env, progress: progressBar(progress) });
  const logFile = join(stateDir, 'run', 'temporal.log');
  const server = await startTemporal({
    cli: cli.path,
    port: ports.temporal,
    uiPort: ports.webUi,
    file,
    logFile,
  });
  stops.push(server.stop);
  return {
    address: server.address,
    webUi: `http://127.0.0.1:${ports.webUi}`,
    from: cli.from,
    pid: server.pid,
  };
}

async function bringPostgres(
  env: NodeJS.ProcessEnv,
  dir: string,
  port: number,
  stops: (() => Promise<unknown>)[],
): Promise<string> {
  if (env.DATABASE_URL) return env.DATABASE_URL;
  const postgres = await startPostgres({ dir, port, durable: true });
  stops.push(postgres.stop);
  return postgres.database('waybill');
}

const lockFile = (runDir: string) => join(runDir, 'start.pid');

/** Two starts on one state would end each other's programs as leftovers. */
function takeLock(runDir: string): void {
  const file = lockFile(runDir);
  if (isRunning(file))
    throw new Error(
      'npm start is running already, on the same state; end it, or set WAYBILL_STATE_DIR to another folder',
    );
  notePid(file, process.pid, process.argv[1] ?? 'node');
}

const endLock = (runDir: string) => writeFileSync(lockFile(runDir), '');

/** A start that was killed could not end its programs; they hold ports and files. Waybill's own processes end by themselves. */
async function endLeftovers(runDir: string, dataDir: string, temporalFile: string): Promise<void> {
  for (const name of ['server', 'worker', 'simulator']) await endLeftover(join(runDir, `${name}.pid`));
  await endLeftover(`${temporalFile}.pid`);
  await endLeftoverPostgres(dataDir);
}

function keptKey(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}
