import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, inject, onTestFinished, test } from 'vitest';
import { testDatabase } from '../test/database.ts';
import { givenServer, temporalAt } from '../test/intake.ts';
import { nobody } from '../test/server.ts';
import { warmUp } from './warmUp.ts';

const SERVER = fileURLToPath(new URL('../server.ts', import.meta.url));

test('/healthz says that the process is up, /readyz that it can do its work', async () => {
  const { url } = await givenServer();
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const ready = await fetch(`${url}/readyz`);
  expect(await ready.json()).toEqual({ ready: true, database: 'ok', temporal: 'ok' });
  expect(ready.status).toBe(200);
});

test('/readyz says that Temporal is away, with 503, while /healthz stays well', async () => {
  const { url } = await givenServer({ temporal: temporalAt(new URL(await nobody()).host) });
  const ready = await fetch(`${url}/readyz`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({
    ready: false,
    database: 'ok',
    temporal: expect.not.stringMatching(/^ok$/),
  });
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

test('warming up opens connections and leaves nothing behind', async () => {
  const { db } = await testDatabase();
  await warmUp(db, 3);
  expect(await db.inbox.count()).toBe(0);
});

/** `server.ts` as a process of its own. */
function runServer(env: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', SERVER], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const output = { text: '' };
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      output.text += chunk;
    });
  return { child, output, exited: once(child, 'exit') as Promise<[number | null, string | null]> };
}

async function givenEnv() {
  return {
    DATABASE_URL: (await testDatabase()).url,
    TEMPORAL_ADDRESS: inject('temporalAddress'),
    WAYBILL_SECRET_KEY: randomBytes(32).toString('base64'),
  };
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  'the server process listens, and ends well on %s',
  async (signal) => {
    const { child, exited } = runServer(await givenEnv());
    const [{ url }] = (await once(child, 'message')) as [{ url: string }];
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    child.kill(signal);
    expect(await exited).toEqual([0, null]);
  },
);

test('the server process ends with the process that started it', async () => {
  const { child, exited } = runServer(await givenEnv());
  await once(child, 'message');
  child.disconnect();
  expect(await exited).toEqual([0, null]);
});

test('without its settings the server says what is missing, and shows no stack', async () => {
  const { output, exited } = runServer({});
  expect((await exited)[0]).toBe(1);
  expect(output.text).toContain('DATABASE_URL is not set: put ');
  expect(output.text).not.toMatch(/\n\s+at /);
});

test('a port that is taken is said in one line', async () => {
  const { url } = await givenServer();
  const { output, exited } = runServer({ ...(await givenEnv()), PORT: new URL(url).port });
  expect((await exited)[0]).toBe(1);
  expect(output.text).toContain('EADDRINUSE');
  expect(output.text).not.toMatch(/\n\s+at /);
});
