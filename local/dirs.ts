/** Where Waybill keeps what it downloads and what it must not lose, outside the checkout. */
import {
  accessSync,
  chmodSync,
  constants,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export const isRoot = () => process.getuid?.() === 0;

/** Downloads: may be deleted at any time. */
export const cacheDir = () => made(join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'waybill'));

/** State: the databases of the embedded stack. */
export const stateDir = () =>
  made(
    process.env.WAYBILL_STATE_DIR ||
      join(process.env.XDG_STATE_HOME || join(homedir(), '.local', 'state'), 'waybill'),
  );

/**
 * Where an unprivileged user can reach: Postgres refuses to run as root, and root's own folders are closed to anybody else.
 * @param wished taken where it will do.
 * @param fallback a system-wide folder, taken otherwise; under the folder for temporary files where that cannot be written.
 */
export function openDir(wished: string, fallback: string): string {
  if (!isRoot() || reachable(wished)) return passable(wished);
  for (const candidate of [fallback, join(tmpdir(), fallback.replaceAll('/', '-').replace(/^-/, ''))]) {
    try {
      const dir = passable(candidate);
      accessSync(dir, constants.W_OK);
      if (reachable(dir)) return dir;
    } catch {
      // Read-only or missing: the next candidate.
    }
  }
  throw new Error(
    `Postgres cannot run as root, and no folder was found that another user can reach; tried ${fallback}`,
  );
}

/**
 * Postgres' folder of one state. Where the state is closed to others its folder lies elsewhere and a link in the state leads there:
 * so two states never meet in one database, and a state that is removed does not come back with half of its past.
 * @param fallback the system-wide folder that then holds it.
 */
export function postgresDir(state: string, fallback = '/var/lib/waybill'): string {
  const wished = join(state, 'postgres');
  if (!isRoot() || reachable(state)) return made(wished);
  try {
    return realpathSync(wished);
  } catch {
    // A link that leads nowhere: its target was in a folder for temporary files, and is gone.
    rmSync(wished, { force: true });
  }
  const dir = mkdtempSync(join(openDir(join(state, 'elsewhere'), fallback), 'postgres-'));
  symlinkSync(dir, wished);
  return dir;
}

/** Whether others may pass through every folder on the way. */
function reachable(path: string): boolean {
  for (let dir = resolve(path); ; dir = dirname(dir)) {
    try {
      if ((statSync(dir).mode & 0o001) === 0) return false;
    } catch {
      // Not there yet: it will be made open.
    }
    if (dir === dirname(dir)) return true;
  }
}

function made(dir: string): string {
  mkdirSync(dir, { recursive: true });
  return dir;
}

/** Like `made`, but others may pass through what is made, whatever the umask is. */
function passable(dir: string): string {
  const first = mkdirSync(dir, { recursive: true });
  if (first === undefined) return dir;
  for (let each = resolve(dir); each.length >= first.length; each = dirname(each)) chmodSync(each, 0o711);
  return dir;
}

/** A folder for the time of one run, which another user may pass through. The caller removes it. */
export function scratchDir(purpose: string): string {
  const dir = mkdtempSync(join(tmpdir(), `waybill-${purpose}-`));
  chmodSync(dir, 0o711);
  return dir;
}
