import { mkdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isRoot, openDir, postgresDir, scratchDir } from './dirs.ts';

function scratch(): string {
  const dir = scratchDir('dirs');
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** As root's own home: nobody else may enter. */
function closed(dir: string): string {
  mkdirSync(dir, { mode: 0o700 });
  return dir;
}

test('a state that others can reach holds its database itself', () => {
  const state = scratch();
  expect(postgresDir(state, join(state, 'system'))).toBe(join(state, 'postgres'));
});

test.runIf(isRoot())(
  'a state closed to others has its database elsewhere, the same one at each start',
  () => {
    const dir = scratch();
    const system = join(dir, 'system');
    const state = closed(join(dir, 'state'));
    const first = postgresDir(state, system);
    expect(first.startsWith(realpathSync(system))).toBe(true);
    expect(postgresDir(state, system)).toBe(first);
  },
);

test.runIf(isRoot())('two closed states never share a database', () => {
  const dir = scratch();
  const one = postgresDir(closed(join(dir, 'one')), join(dir, 'system'));
  const two = postgresDir(closed(join(dir, 'two')), join(dir, 'system'));
  expect(one).not.toBe(two);
});

test.runIf(isRoot())('a closed state whose database was removed gets a new one', () => {
  const dir = scratch();
  const state = closed(join(dir, 'state'));
  const first = postgresDir(state, join(dir, 'system'));
  rmSync(first, { recursive: true });
  const second = postgresDir(state, join(dir, 'system'));
  expect(second).not.toBe(first);
  expect(statSync(second).isDirectory()).toBe(true);
});

test.runIf(isRoot())('a folder is open to others although the umask would close it', () => {
  const dir = scratch();
  const before = process.umask(0o077);
  onTestFinished(() => void process.umask(before));
  const open = openDir(join(closed(join(dir, 'home')), 'cache'), join(dir, 'system', 'waybill'));
  expect(open).toBe(join(dir, 'system', 'waybill'));
  expect(statSync(join(dir, 'system')).mode & 0o001).toBe(0o001);
});

test.runIf(isRoot())('a fallback that cannot be written gives way to the folder for temporary files', () => {
  const dir = scratch();
  const blocked = join(dir, 'a-file');
  writeFileSync(blocked, '');
  const open = openDir(join(closed(join(dir, 'home')), 'cache'), join(blocked, 'waybill'));
  onTestFinished(() => rmSync(open, { recursive: true, force: true }));
  expect(open).toMatch(/a-file-waybill$/);
});
