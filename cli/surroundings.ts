/** What a command works with: the environment first, then what the running local stack has written down. */
import { readFileSync } from 'node:fs';
import type { Client } from '@temporalio/client';
import { readStack, type StackAddresses } from '../local/stackfile.ts';
import { database } from '../prisma/client.ts';
import type { PrismaClient } from '../prisma/generated/client.ts';
import { type SecretBox, secretBox } from '../prisma/secrets.ts';
import { type Config, ConfigError, readConfig, type Setting } from '../runtime/config.ts';
import { payloadCodec } from '../runtime/payloads.ts';
import { temporalClient, temporalSettings } from '../runtime/temporal.ts';
import { UserError } from './output.ts';

export interface Surroundings {
  /** @throws UserError which says what is missing, and where it could come from. */
  settings<K extends Setting>(...names: K[]): Pick<Config, K>;
  db(): PrismaClient;
  box(): SecretBox;
  temporal(): Client;
  /** The webhook server: "http://127.0.0.1:3000". */
  server(): string;
  simulator(): string;
  /** The page of an order in Temporal's Web UI, where that is known. */
  webUi(workflowId: string): string | null;
  /** Whether the addresses come from a running `npm start`. */
  stack: StackAddresses | null;
  close(): Promise<void>;
}

export function surroundingsOf(env: NodeJS.ProcessEnv): Surroundings {
  const stack = stackFor(env);
  const combined = { ...(stack && settingsOf(stack)), ...withoutEmpty(env) };
  const closing: (() => Promise<unknown>)[] = [];
  const settings = <K extends Setting>(...names: K[]): Pick<Config, K> => {
    try {
      return readConfig(names, combined);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      const hint = stack
        ? ''
        : '\nOr bring up the local stack with `npm start`: its addresses are then found.';
      throw new UserError(error.message + hint);
    }
  };
  const db = once(() => {
    const client = database(settings('DATABASE_URL').DATABASE_URL, 4);
    closing.push(() => client.$disconnect());
    return client;
  });
  const box = once(() => secretBox(settings('WAYBILL_SECRET_KEY').WAYBILL_SECRET_KEY));
  const temporal = once(() => {
    const codec = payloadCodec({ db, box });
    const client = temporalClient(settings('TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE'), codec);
    closing.push(() => client.connection.close());
    return client;
  });

  return {
    stack,
    settings,
    db,
    temporal,
    box,
    server() {
      const { HOST, PORT } = settings('HOST', 'PORT');
      // What a server listens on is not always what one can call.
      const host = HOST === '0.0.0.0' ? '127.0.0.1' : HOST === '::' ? '[::1]' : HOST;
      return `http://${host}:${PORT}`;
    },
    simulator() {
      const { SIMULATOR_URL } = settings('SIMULATOR_URL');
      if (SIMULATOR_URL) return SIMULATOR_URL;
      throw new UserError('no simulated stores are known: start them with `npm start`, or set SIMULATOR_URL');
    },
    webUi(workflowId) {
      const { TEMPORAL_UI_URL } = settings('TEMPORAL_UI_URL');
      const { namespace } = temporalSettings(settings('TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE'));
      if (!TEMPORAL_UI_URL) return null;
      return `${TEMPORAL_UI_URL.replace(/\/$/, '')}/namespaces/${namespace}/workflows/${encodeURIComponent(workflowId)}`;
    },
    async close() {
      for (const close of closing.splice(0)) await close();
    },
  };
}

/** The stack's key opens no secrets of another database: one of the user's own rules the stack out. */
function stackFor(env: NodeJS.ProcessEnv): StackAddresses | null {
  const stack = readStack();
  return env.DATABASE_URL && env.DATABASE_URL !== stack?.databaseUrl ? null : stack;
}

function settingsOf(stack: StackAddresses): NodeJS.ProcessEnv {
  const { hostname, port } = new URL(stack.server);
  return {
    DATABASE_URL: stack.databaseUrl,
    TEMPORAL_ADDRESS: stack.temporalAddress,
    TEMPORAL_UI_URL: stack.webUi ?? '',
    HOST: hostname,
    PORT: port,
    WAYBILL_SECRET_KEY: readFileSync(stack.secretKeyFile, 'utf8'),
    CARRIER: stack.carrier ?? '',
    CARRIER_URL: `${stack.simulator}/easypost/v2`,
    EASYPOST_API_KEY: 'simulated',
    SHIPPO_URL: `${stack.simulator}/shippo`,
    SHIPPO_API_KEY: 'simulated',
    SMTP_URL: stack.smtpUrl,
    MAIL_FROM: 'orders@waybill.example',
    SIMULATOR_URL: stack.simulator,
  };
}

const withoutEmpty = (env: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value));

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
