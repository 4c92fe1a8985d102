/** Ports: free ones, and a clear word where a wished one is taken. */
import { createServer } from 'node:net';

/** A port that is free now on the loopback address. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });
}

/** Of the many services of a local stack, each its port: the usual ones, or any free ones. */
export async function choosePorts<K extends string>(
  usual: Record<K, number>,
  auto: boolean,
): Promise<Record<K, number>> {
  const chosen = { ...usual };
  for (const name of Object.keys(usual) as K[]) {
    if (auto) chosen[name] = await freePort();
    else if (!(await isFree(usual[name]))) {
      throw new Error(
        `port ${usual[name]} for ${name} is taken by another program; end it, or run: npm start -- --ports auto`,
      );
    }
  }
  return chosen;
}
