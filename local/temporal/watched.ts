/** Runs a program that downloads into a folder, for as long as that folder grows. */
import { type ExecFileOptions, execFile } from 'node:child_process';
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface Watched {
  options: ExecFileOptions;
  /** Where what it downloads arrives. */
  dir: string;
  /** Until the first byte. */
  firstMs: number;
  /** Between two bytes, later. */
  stallMs: number;
  onBytes(bytes: number): void;
}

const LOOK_MS = 200;

/** @throws what the program said at its end, or that there was no answer. */
export function runWhileGrowing(
  command: string,
  args: string[],
  { options, dir, firstMs, stallMs, onBytes }: Watched,
): Promise<void> {
  return new Promise((done, fail) => {
    let bytes = 0;
    let quietSince = Date.now();
    let gaveUp = false;
    const child = execFile(command, args, options, (error, _stdout, stderr) => {
      clearInterval(looking);
      if (gaveUp) fail(new Error('no answer'));
      else if (error) fail(new Error(lastLine(String(stderr)) || error.message));
      else done();
    });
    const looking = setInterval(() => {
      const now = sizeOf(dir);
      if (now > bytes) quietSince = Date.now();
      bytes = Math.max(bytes, now);
      if (bytes > 0) onBytes(bytes);
      if (Date.now() - quietSince < (bytes > 0 ? stallMs : firstMs)) return;
      gaveUp = true;
      child.kill('SIGKILL');
    }, LOOK_MS);
  });
}

function sizeOf(dir: string): number {
  let bytes = 0;
  for (const name of readdirSync(dir)) {
    const path = join(dir, name);
    try {
      const entry = lstatSync(path);
      bytes += entry.isDirectory() ? sizeOf(path) : entry.size;
    } catch {
      // Moved in between: it counts at its new place at the next look.
    }
  }
  return bytes;
}

const lastLine = (text: string) => (text.trim().split('\n').at(-1) ?? '').slice(0, 160);
