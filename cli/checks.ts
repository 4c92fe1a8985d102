/** What `waybill doctor` looks at. Each check says what it found, or throws with what to do; null where it is not in use. */

import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Connection } from '@temporalio/client';
import nodemailer from 'nodemailer';
import { ConnectorError } from '../connectors/error.ts';
import { missingSearchAttributes } from '../local/temporal/searchAttributes.ts';
import { readBreakers } from '../prisma/breakers.ts';
import { listStores, storeDirectory } from '../prisma/stores.ts';
import { carriersOf } from '../runtime/carriers.ts';
import { CARRIER_SETTINGS } from '../runtime/config.ts';
import { simulatorClient } from '../simulator/client.ts';
import { errorFields } from '../telemetry/log.ts';
import { checkModels } from './modelCheck.ts';
import { span } from './output.ts';
import { checkStores } from './storeCheck.ts';
import type { Surroundings } from './surroundings.ts';
import { Trouble, type Warning } from './trouble.ts';

interface Check {
  /** Checks that must have gone well before. */
  needs?: string[];
  find(around: Surroundings): Promise<string | Warning | null>;
}

const PATIENCE_MS = 5_000;
/** Webhooks that wait longer than a dispatcher ever lets them. */
const BACKLOG_AGE_MS = 60_000;
const SETUP = 'run `npm run setup`';
const START = 'start it: `npm start` brings up everything on one machine';

export const CHECKS: Record<string, Check> = {
  node: {
    async find() {
      const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
      if (major > 20 || (major === 20 && minor >= 19)) return process.versions.node;
      throw new Trouble(`Node ${process.versions.node} is too old`, 'install Node 20.19 or newer');
    },
  },
  database: {
    async find(around) {
      const [row] = await around.db().$queryRaw<
        { version: string }[]
      >`SELECT current_setting('server_version') AS version`.catch((error) => {
        throw new Trouble(errorFields(error).message, `${START}, or set DATABASE_URL`);
      });
      return `Postgres ${row?.version}`;
    },
  },
  migrations: { needs: ['database'], find: checkMigrations },
  'secret key': {
    needs: ['migrations'],
    async find(around) {
      const box = around.box();
      const stores = storeDirectory(around.db(), box);
      for (const { domain } of await listStores(around.db())) {
        await stores.get(domain).catch((error) => {
          throw new Trouble(
            errorFields(error).message,
            `add the earlier key to WAYBILL_SECRET_KEY after a comma, or add the store anew: waybill store add ${domain} …`,
          );
        });
      }
      return 'opens what is sealed';
    },
  },
  inbox: { needs: ['migrations'], find: checkInbox },
  temporal: {
    async find(around) {
      const client = around.temporal();
      const { namespace } = client.options;
      await within(around, () => client.workflowService.describeNamespace({ namespace })).catch((error) => {
        const { message } = errorFields(error);
        throw /namespace/i.test(message)
          ? new Trouble(message, `create it: temporal operator namespace create --namespace ${namespace}`)
          : new Trouble(message, `${START}, or set TEMPORAL_ADDRESS`);
      });
      return `namespace ${namespace}`;
    },
  },
  'search attributes': {
    needs: ['temporal'],
    async find(around) {
      const { namespace } = around.temporal().options;
      const connection = around.temporal().connection as Connection;
      const missing = await within(around, () => missingSearchAttributes(connection, namespace));
      if (missing.length === 0) return 'all are known';
      throw new Trouble(`missing: ${missing.join(', ')}`, SETUP);
    },
  },
  worker: { needs: ['temporal'], find: checkWorker },
  server: {
    async find(around) {
      const url = around.server();
      const response = await get(`${url}/readyz`).catch(() => {
        throw new Trouble(`nothing answers at ${url}`, 'start it: `npx tsx server.ts`, or `npm start`');
      });
      if (response.ok) return `${url} is ready`;
      const { database, temporal } = (await response.json()) as Record<string, string>;
      throw new Trouble(
        `${url} is not ready: database ${database}, Temporal ${temporal}`,
        "check the server's own settings",
      );
    },
  },
  simulator: {
    async find(around) {
      const { SIMULATOR_URL } = around.settings('SIMULATOR_URL');
      if (!SIMULATOR_URL) return null;
      const stores = await simulatorClient(SIMULATOR_URL).stores();
      return `${stores.length} simulated stores at ${SIMULATOR_URL}`;
    },
  },
  stores: { needs: ['secret key'], find: checkStores },
  breakers: { needs: ['migrations'], find: checkBreakers },
  carrier: { find: checkCarrier },
  models: { find: checkModels },
  mail: {
    async find(around) {
      const { SMTP_URL } = around.settings('SMTP_URL', 'MAIL_FROM');
      const timeouts = { connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS };
      const transport = nodemailer.createTransport({ url: SMTP_URL, ...timeouts });
      await transport
        .verify()
        .catch((error) => {
          throw new Trouble(errorFields(error).message, 'check SMTP_URL, its user and its password');
        })
        .finally(() => transport.close());
      return `${new URL(SMTP_URL).host} takes mail`;
    },
  },
};

async function checkMigrations(around: Surroundings): Promise<string> {
  const folder = fileURLToPath(new URL('../prisma/migrations', import.meta.url));
  const wanted = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    : [];
  const applied = await around.db().$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`
    .then((rows) => new Set(rows.map(({ name }) => name)))
    .catch(() => new Set<string>());
  const missing = wanted.filter(({ name }) => !applied.has(name));
  if (missing.length === 0) return `${wanted.length} applied`;
  throw new Trouble(`${missing.length} of ${wanted.length} are not applied`, SETUP);
}

async function checkInbox(around: Surroundings): Promise<string | Warning> {
  const where = { dispatchedAt: null };
  const { inbox } = around.db();
  const waiting = await inbox.count({ where });
  const oldest = await inbox.findFirst({ where, orderBy: { id: 'asc' } });
  const age = oldest ? Date.now() - oldest.receivedAt.getTime() : 0;
  if (age > BACKLOG_AGE_MS)
    throw new Trouble(
      `${waiting} webhooks wait, the oldest for ${span(age)}`,
      '`waybill inbox list` says why; where nothing is said of it, no server is running that takes them in',
    );
  const givenUp = await inbox.count({ where: { disposition: 'given_up' } });
  if (givenUp > 0)
    return {
      warning: `${givenUp} webhooks were given up`,
      todo: '`waybill inbox list` says why; once that is put right: waybill inbox retry --all',
    };
  return waiting > 0 ? `${waiting} webhooks on their way` : 'empty';
}

async function checkWorker(around: Surroundings): Promise<string> {
  const client = around.temporal();
  const { TEMPORAL_TASK_QUEUE: name } = around.settings('TEMPORAL_TASK_QUEUE');
  const { namespace } = client.options;
  const { pollers } = await within(around, () =>
    client.workflowService.describeTaskQueue({ namespace, taskQueue: { name }, taskQueueType: 1 }),
  );
  if (pollers?.length) return `${pollers.length} on task queue ${name}`;
  throw new Trouble(`nobody works on task queue ${name}`, 'start one: `npx tsx worker.ts`, or `npm start`');
}

async function checkBreakers(around: Surroundings): Promise<string> {
  const now = new Date();
  const open = (await readBreakers(around.db())).filter(({ openUntil }) => openUntil && openUntil > now);
  if (open.length === 0) return 'none is open';
  const names = open.map(({ name, openUntil }) => `${name} until ${openUntil?.toISOString()}`);
  throw new Trouble(
    `left alone, because they have been failing: ${names.join(', ')}`,
    'nothing: one worker tries them again then; the checks above may say what is wrong with them',
  );
}

async function checkCarrier(around: Surroundings): Promise<string> {
  const config = around.settings(...CARRIER_SETTINGS);
  const call = { traceId: randomBytes(16).toString('hex'), signal: AbortSignal.timeout(PATIENCE_MS) };
  await carriersOf(config)
    .reach(call)
    .catch((error: unknown) => {
      const passes = error instanceof ConnectorError && error.retryable;
      const names =
        config.CARRIER === 'shippo' ? 'SHIPPO_URL and SHIPPO_API_KEY' : 'CARRIER_URL and EASYPOST_API_KEY';
      throw new Trouble(errorFields(error).message, `check ${names}${passes ? ', or wait' : ''}`);
    });
  return `${config.CARRIER} answers, and takes the key`;
}

const get = (url: string) => fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });

const within = <T>(around: Surroundings, ask: () => Promise<T>): Promise<T> =>
  around.temporal().withDeadline(Date.now() + PATIENCE_MS, ask);
