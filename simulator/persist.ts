/** Keeps the world in a file, so that the next start finds the stores, orders and counts where they were. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { deserialize, newWorld, serialize, type World } from './state.ts';

export interface Keeper {
  world: World;
  changed(): void;
  close(): void;
}

const EVERY_MS = 1000;
/** A large world takes long to write: writing may use a twentieth of the time at most. */
const SHARE = 20;

/** @throws Error where the file is there and cannot be read as a world. */
function load(file: string): World {
  if (!existsSync(file)) return newWorld();
  try {
    // What a state of an earlier day lacks, is empty.
    return { ...newWorld(), ...deserialize(readFileSync(file, 'utf8')) };
  } catch (cause) {
    throw new Error(`The simulator's state in ${file} cannot be read. Remove the file to start anew.`, {
      cause,
    });
  }
}

export function keeper(file: string | undefined): Keeper {
  const world = file ? load(file) : newWorld();
  if (!file) return { world, changed: () => {}, close: () => {} };
  let dirty = false;
  let notBefore = 0;

  const save = () => {
    const started = Date.now();
    dirty = false;
    // Written beside and renamed: a crash in between leaves the older state, never half of one.
    writeFileSync(`${file}.new`, serialize(world));
    renameSync(`${file}.new`, file);
    notBefore = Date.now() + (Date.now() - started) * SHARE;
  };
  const timer = setInterval(() => {
    if (dirty && Date.now() >= notBefore) save();
  }, EVERY_MS);
  timer.unref();

  return {
    world,
    changed: () => {
      dirty = true;
    },
    close: () => {
      clearInterval(timer);
      if (dirty) save();
    },
  };
}
