/** Logs: JSON a line, pretty on a terminal, free of secrets and personal data. */
import pino, { type DestinationStream, type Logger } from 'pino';
import pretty from 'pino-pretty';
import { redactCheap } from '../runtime/guardrails/pii/cheap.ts';

/** Blanked up to three levels deep, wherever they turn up: a log outlives the right to be forgotten. */
const NEVER_LOGGED = [
  'accessToken',
  'access_token',
  'address',
  'address1',
  'address2',
  'authorization',
  'billingAddress',
  'billing_address',
  'body',
  'customer',
  'email',
  'note',
  'password',
  'phone',
  'secret',
  'secrets',
  'shippingAddress',
  'shipping_address',
  'snapshot',
  'token',
];
const PATHS = NEVER_LOGGED.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** "postgresql://user:password@host" shows up in drivers' messages. */
const CREDENTIALS = /(\w+:\/\/)[^\s/@]+@/g;

export interface ErrorFields {
  /** The error's name: what kind of thing it is. */
  error: string;
  /** Waybill's failure kind, or the code of a driver or of the system. */
  kind?: string;
  /** One line, fit to be shown. */
  message: string;
}

/** What may be told of an error: never its stack, never a driver's echo of the data it was given. */
export function errorFields(error: unknown): ErrorFields {
  if (!(error instanceof Error)) return { error: 'Error', message: oneLine(String(error)) };
  const { kind, code } = error as { kind?: unknown; code?: unknown };
  const known = [kind, code].find((value) => typeof value === 'string' || typeof value === 'number');
  return {
    error: error.name,
    ...(known === undefined ? {} : { kind: String(known) }),
    message: oneLine(messageOf(error)) || String(known ?? error.name),
  };
}

function messageOf(error: Error): string {
  // Prisma prints the call with its arguments first, and what went wrong on the last line.
  if (error.name.startsWith('PrismaClient')) return error.message.trim().split('\n').at(-1) ?? '';
  // A connection refused on every address of a host has no message of its own.
  if (error instanceof AggregateError && !error.message) return errorFields(error.errors[0]).message;
  return error.message;
}

const oneLine = (text: string) =>
  redactCheap(text.replace(CREDENTIALS, '$1***@').split('\n', 1).join('').trim().slice(0, 300));

/** Sentences, which may quote what a customer or another system wrote. All other fields are ids, names and counts. */
const FREE_TEXT = ['detail', 'reason'];

function withoutPersonalData(fields: Record<string, unknown>): Record<string, unknown> {
  for (const name of FREE_TEXT) {
    const value = fields[name];
    if (typeof value === 'string') fields = { ...fields, [name]: redactCheap(value) };
  }
  return fields;
}

export interface LogOptions {
  level: string;
  /** Which process speaks: server, worker. */
  name: string;
  /** Standard output where none is given. */
  destination?: DestinationStream;
}

/** A line about an order carries its trace id: `log.child({ traceId })`. Errors go under `err`. */
export function createLog({ level, name, destination }: LogOptions): Logger {
  const withStack = level === 'debug' || level === 'trace';
  const options: pino.LoggerOptions = {
    name,
    level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }), log: withoutPersonalData },
    redact: { paths: PATHS, censor: '[redacted]' },
    serializers: {
      err: (error: unknown) => ({
        ...errorFields(error),
        ...(withStack && error instanceof Error ? { stack: error.stack } : {}),
      }),
    },
  };
  return pino(options, destination ?? standardOutput());
}

const standardOutput = () =>
  process.stdout.isTTY
    ? pretty({ ignore: 'pid,name', translateTime: 'HH:MM:ss', singleLine: true })
    : // A write for each line would cost a busy server more than the line itself.
      pino.destination({ dest: 1, sync: false, minLength: 4_096, periodicFlush: 250 });
