/** Files with webhook bodies: a raw body, or one wrapped in `{topic, payload}` as collectors keep them. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'lossless-json';
import { UserError } from './output.ts';

export interface BodyFile {
  file: string;
  /** Named by a wrapped file; null where the file does not say. */
  topic: string | null;
  /** The body as it is to be sent: the very text of a raw file. */
  body: string;
}

/** A file that holds no webhook body. */
export interface NoBody {
  file: string;
  skipped: string;
}

/** @throws UserError where the file cannot be read. */
export function readBodyFile(file: string): BodyFile | NoBody {
  const text = readText(file);
  let given: unknown;
  try {
    // Ids beyond 2^53 keep their digits when the payload is written again.
    given = parse(text);
  } catch {
    return { file, skipped: 'not JSON' };
  }
  if (!isObject(given)) return { file, skipped: 'not a JSON object' };
  if (!isObject(given.payload)) return { file, topic: null, body: text };
  const topic = typeof given.topic === 'string' ? given.topic : null;
  return { file, topic, body: stringify(given.payload) ?? '' };
}

/** The files meant by what was named: directories stand for their `*.json`, at any depth, in the order of their names. */
export function findFiles(named: string[]): string[] {
  return named.flatMap((path) => {
    if (!statOf(path).isDirectory()) return [path];
    const found = readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
      .map((entry) => join(entry.parentPath, entry.name));
    if (found.length === 0) throw new UserError(`there is no *.json in '${path}'`);
    return found.sort();
  });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function statOf(path: string) {
  try {
    return statSync(path);
  } catch {
    throw new UserError(`'${path}' is not there, or may not be read`);
  }
}

function readText(file: string): string {
  if (statOf(file).isDirectory()) throw new UserError(`'${file}' is a directory: name a file in it`);
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new UserError(`'${file}' may not be read`);
  }
}
