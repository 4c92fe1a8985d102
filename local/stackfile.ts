/** Where the running local stack listens, written down for the command line. Holds the way to secrets, so only its owner may read it. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stateDir } from './dirs.ts';

export interface StackAddresses {
  databaseUrl: string;
  temporalAddress: string;
  /** Base of the Temporal Web UI; null where the server is not ours. */
  webUi: string | null;
  /** The webhook server. */
  server: string;
  simulator: string;
  smtpUrl: string;
  /** Whom labels are bought from, where that was chosen. */
  carrier?: string | undefined;
  /** The key that seals stores' secrets. */
  secretKeyFile: string;
  /** Process id of `npm start`. */
  pid: number;
}

const path = (dir: string) => join(dir, 'stack.json');

export const writeStack = (stack: StackAddresses, dir = stateDir()) =>
  writeFileSync(path(dir), JSON.stringify(stack, null, 2), { mode: 0o600 });

export const removeStack = (dir = stateDir()) => rmSync(path(dir), { force: true });

/** Null where no stack of this user is running. */
export function readStack(dir = stateDir()): StackAddresses | null {
  try {
    const stack = JSON.parse(readFileSync(path(dir), 'utf8')) as StackAddresses;
    process.kill(stack.pid, 0);
    return stack;
  } catch {
    return null;
  }
}
