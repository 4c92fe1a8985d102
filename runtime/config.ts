/** Every setting of Waybill, read from the environment once and checked before anything starts. */
import { existsSync } from 'node:fs';
import { z } from 'zod';
import { CARRIERS, type CarrierName, LABEL_FORMATS } from '../connectors/carrier/types.ts';
import { DEFAULT_TASK_QUEUE } from '../contracts/workflow.ts';
import { fromJson, MODELS, PROVIDERS } from './model/values.ts';

const isUrl = (value: string, ...protocols: string[]) =>
  URL.canParse(value) && protocols.includes(new URL(value).protocol);
const httpUrl = z.string().refine((value) => isUrl(value, 'http:', 'https:'));
const wholeNumber = z.string().regex(/^\d+$/).transform(Number);
const dollars = z
  .string()
  .regex(/^\d{1,6}(\.\d{1,2})?$/)
  .transform(Number);
const isKey = (value: string) => Buffer.from(value.trim(), 'base64').length === 32;
const modelList = (...models: string[]) => ({
  value: z
    .string()
    .default(models.map((model) => `openai/${model}`).join(','))
    .pipe(MODELS),
  put: `provider/model of each model to ask, in this order and with commas between, openai/${models[0]}`,
});

/** One entry a variable: what it must be, and what to tell somebody who got it wrong. */
const SETTINGS = {
  DATABASE_URL: {
    value: z.string().refine((value) => isUrl(value, 'postgres:', 'postgresql:')),
    put: 'the address of a Postgres database, postgresql://user:password@host:5432/waybill',
  },
  DATABASE_POOL: {
    value: wholeNumber.pipe(z.int().min(1).max(500)).prefault('10'),
    put: 'how many connections this process may hold, a number from 1 to 500',
  },
  TEMPORAL_ADDRESS: {
    value: z
      .string()
      .regex(/^[^\s/]+:\d+$/)
      .optional(),
    put: 'host and port of the Temporal frontend, localhost:7233',
  },
  TEMPORAL_NAMESPACE: {
    value: z.string().regex(/^\S+$/).optional(),
    put: 'the Temporal namespace, default',
  },
  TEMPORAL_UI_URL: {
    value: httpUrl.optional(),
    put: "the address of Temporal's Web UI, http://localhost:8233",
  },
  TEMPORAL_TASK_QUEUE: {
    value: z.string().regex(/^\S+$/).default(DEFAULT_TASK_QUEUE),
    put: 'the task queue that worker and server share, waybill',
  },
  WORKFLOW_BUNDLE: {
    value: z.string().refine(existsSync).optional(),
    put: 'the file of a workflow bundle made before, or nothing: the worker makes one when it starts',
  },
  HOST: { value: z.string().default('127.0.0.1'), put: 'the address to listen on, 127.0.0.1 or 0.0.0.0' },
  PORT: {
    value: wholeNumber.pipe(z.int().max(65_535)).prefault('3000'),
    put: 'the port to listen on, a number from 0 (any free one) to 65535',
  },
  WAYBILL_PUBLIC_URL: {
    value: httpUrl.optional(),
    put: 'where the server is seen from outside, https://waybill.example.com',
  },
  SHOPIFY_API_KEY: {
    value: z.string().regex(/^\S+$/).optional(),
    put: 'the client id of your Shopify app, or nothing: stores are then added with a token of their own',
  },
  SHOPIFY_API_SECRET: {
    value: z.string().regex(/^\S+$/).optional(),
    put: 'the client secret of your Shopify app, which signs its webhooks',
  },
  SHOPIFY_ADMIN_URL: {
    value: z
      .string()
      .default('https://{shop}')
      .refine((value) => isUrl(value.replace('{shop}', 'a.myshopify.com'), 'http:', 'https:')),
    put: 'the base of a shop’s Admin API, https://{shop}',
  },
  WAYBILL_SECRET_KEY: {
    value: z.string().refine((value) => value.split(',').every(isKey)),
    put: '32 random bytes in base64, from `openssl rand -base64 32`; during a rotation several with commas between, the newest first',
  },
  CARRIER: {
    value: z.enum(CARRIERS).default('easypost'),
    put: `whom labels are bought from, ${CARRIERS.join(' or ')}`,
  },
  CARRIER_URL: {
    value: httpUrl.default('https://api.easypost.com/v2'),
    put: "the base of EasyPost's API, https://api.easypost.com/v2",
  },
  EASYPOST_API_KEY: {
    value: z.string().regex(/^\S+$/).optional(),
    put: "the EasyPost account's API key, or CARRIER=shippo",
  },
  SHIPPO_URL: {
    value: httpUrl.default('https://api.goshippo.com'),
    put: "the base of Shippo's API, https://api.goshippo.com",
  },
  SHIPPO_API_KEY: {
    value: z.string().regex(/^\S+$/).optional(),
    put: "the Shippo account's API token, shippo_live_… or shippo_test_…, or CARRIER=easypost",
  },
  SHIPPO_PARCEL_CM: {
    value: z
      .string()
      .default('30x20x10')
      .pipe(z.string().regex(/^([1-9]\d{0,2})(x[1-9]\d{0,2}){2}$/))
      .transform((size) => size.split('x').map(Number) as [number, number, number]),
    put: 'length, width and height that parcels are declared with, in centimeters, 30x20x10',
  },
  SHIPPO_LABEL_FORMAT: {
    value: z.enum(LABEL_FORMATS).default('pdf'),
    put: `the file that labels are made as, ${LABEL_FORMATS.join(' or ')}`,
  },
  SHIPPO_WEBHOOK_SECRET: {
    value: z
      .string()
      .regex(/^\S{8,}$/)
      .optional(),
    put: 'what Shippo signs its webhooks with, or the token at the end of their address, at least 8 characters; or nothing',
  },
  SMTP_URL: {
    value: z.string().refine((value) => isUrl(value, 'smtp:', 'smtps:')),
    put: 'the mail server, smtp://user:password@host:587',
  },
  MAIL_FROM: {
    value: z.string().regex(/^[^\s@<>]+@[^\s@<>]+$/),
    put: 'the address that messages to buyers come from, orders@example.com',
  },
  OPENAI_API_KEY: {
    value: z.string().regex(/^\S+$/).optional(),
    put: 'an API key of OpenAI or of whom OPENAI_BASE_URL names, or nothing: rules then decide alone',
  },
  OPENAI_BASE_URL: {
    value: httpUrl.default('https://api.openai.com/v1'),
    put: 'the base of an OpenAI-compatible API, https://api.openai.com/v1',
  },
  MODEL_PROVIDERS: {
    value: z.string().default('[]').transform(fromJson).pipe(PROVIDERS),
    put: 'a JSON list of further OpenAI-compatible providers, each with a name of its own, [{"name":"local","baseUrl":"http://localhost:11434/v1","apiKey":"","prices":{"llama3.3":{"in":0,"out":0}}}]',
  },
  MODEL_CHEAP: modelList('gpt-5.4-nano', 'gpt-4.1-mini'),
  MODEL_BALANCED: modelList('gpt-5.4-mini', 'gpt-4.1'),
  MODEL_PREMIUM: modelList('gpt-5.4', 'gpt-4.1'),
  MODEL_EMBEDDINGS: {
    value: z
      .string()
      .default('openai/text-embedding-3-small')
      .pipe(z.union([z.literal('none').transform(() => []), MODELS])),
    put: 'provider/model of the model that tells how alike two texts are, openai/text-embedding-3-small; or none: words alone tell',
  },
  WAYBILL_TIME_SCALE: {
    value: z.string().default('1').transform(Number).pipe(z.number().positive().max(1)),
    put: 'what every pause is multiplied by, 1; less only where days are tried out in seconds',
  },
  MODEL_BUDGET_USD: {
    value: dollars.prefault('100'),
    put: 'what all models together may cost in a day, in US dollars, 100; 0 leaves everything to rules',
  },
  MODEL_BUDGET_AGENT_USD: {
    value: dollars.prefault('100'),
    put: 'what the calls of one agent may cost in a day, in US dollars, 100',
  },
  LOG_LEVEL: {
    value: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
    put: 'one of trace, debug, info, warn, error, fatal, silent',
  },
  SIMULATOR_URL: {
    value: httpUrl.optional(),
    put: 'where the simulated stores listen, http://127.0.0.1:4000',
  },
} as const satisfies Record<string, { value: z.ZodType; put: string }>;

export type Setting = keyof typeof SETTINGS;
export type Config = { [K in Setting]: z.output<(typeof SETTINGS)[K]['value']> };
/** Needed only where parcels are bought there; beside it, for what was bought there before. */
const KEYS = { easypost: 'EASYPOST_API_KEY', shippo: 'SHIPPO_API_KEY' } as const satisfies Record<
  CarrierName,
  Setting
>;
export const SETTING_NAMES = Object.keys(SETTINGS) as Setting[];

/** What it takes to speak with carriers. */
export const CARRIER_SETTINGS = [
  'CARRIER',
  'CARRIER_URL',
  'EASYPOST_API_KEY',
  'SHIPPO_URL',
  'SHIPPO_API_KEY',
  'SHIPPO_PARCEL_CM',
  'SHIPPO_LABEL_FORMAT',
] as const satisfies Setting[];

/** The settings of `server.ts`: it neither buys labels nor sends mail, so it is given no key for either. */
export const SERVER_SETTINGS = [
  'DATABASE_URL',
  'DATABASE_POOL',
  'TEMPORAL_ADDRESS',
  'TEMPORAL_NAMESPACE',
  'TEMPORAL_TASK_QUEUE',
  'HOST',
  'PORT',
  'WAYBILL_PUBLIC_URL',
  'SHOPIFY_API_KEY',
  'SHOPIFY_API_SECRET',
  'SHOPIFY_ADMIN_URL',
  'WAYBILL_SECRET_KEY',
  'SHIPPO_WEBHOOK_SECRET',
  'LOG_LEVEL',
] as const satisfies Setting[];
export type ServerConfig = Pick<Config, (typeof SERVER_SETTINGS)[number]>;

/** Names every variable that is missing or wrong, and what to put there; never a value. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** Adds what a `.env` file in the working directory says to the environment, which wins over it. */
export function loadDotEnv(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/**
 * The named settings, all of them where none is named. An empty variable counts as not set.
 * @throws ConfigError
 */
export function readConfig<K extends Setting = Setting>(
  names: readonly K[] = SETTING_NAMES as K[],
  env: NodeJS.ProcessEnv = process.env,
): Pick<Config, K> {
  const wrong: string[] = [];
  const given = (name: Setting) => env[name]?.trim() || undefined;
  const chosen = SETTINGS.CARRIER.value.safeParse(given('CARRIER')).data;
  const needed = chosen && names.includes('CARRIER' as K) ? KEYS[chosen] : null;
  const read = names.map((name) => {
    const parsed = SETTINGS[name].value.safeParse(given(name));
    if (!parsed.success || (name === needed && parsed.data === undefined))
      wrong.push(`${name} is ${given(name) ? 'not usable' : 'not set'}: put ${SETTINGS[name].put}`);
    return [name, parsed.data] as const;
  });
  if (wrong.length > 0) throw new ConfigError(wrong.join('\n'));
  return Object.fromEntries(read) as Pick<Config, K>;
}
