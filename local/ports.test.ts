import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { choosePorts, freePort } from './ports.ts';

async function busyPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => void server.close());
  return (server.address() as { port: number }).port;
}

test('a busy port is an error that names the port, the service and the way out', async () => {
  const port = await busyPort();
  await expect(choosePorts({ webUi: port }, false)).rejects.toThrow(
    `port ${port} for webUi is taken by another program; end it, or run: npm start -- --ports auto`,
  );
});

test('auto keeps the usual port where it is free and takes another where it is not', async () => {
  const busy = await busyPort();
  const free = await freePort();
  const chosen = await choosePorts({ server: free, webUi: busy }, true);
  expect(chosen.server).toBe(free);
  expect(chosen.webUi).not.toBe(busy);
  expect(chosen.webUi).toBeGreaterThan(0);
});

test('where any will do, each service gets a port of its own', async () => {
  const chosen = await choosePorts({ temporal: 0, webUi: 0, postgres: 0, server: 0 }, false);
  expect(new Set(Object.values(chosen)).size).toBe(4);
  expect(Object.values(chosen)).not.toContain(0);
});
