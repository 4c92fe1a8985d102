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

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });
}

/**
 * Of each service of a local stack its port; 0 stands for any free one.
 * @param auto takes a free port where the wished one is taken, which is an error otherwise.
 */
export async function choosePorts<K extends string>(
  wished: Record<K, number>,
  auto: boolean,
): Promise<Record<K, number>> {
  const chosen = { ...wished };
  for (const name of Object.keys(wished) as K[]) {
    const port = wished[name];
    if (port !== 0 && (await isFree(port))) continue;
    if (port !== 0 && !auto)
      throw new Error(
        `port ${port} for ${name} is taken by another program; end it, or run: npm start -- --ports auto`,
      );
    // The system may hand out the same port twice, as nobody listens on it yet.
    do chosen[name] = await freePort();
    while (Object.entries(chosen).some(([other, taken]) => other !== name && taken === chosen[name]));
  }
  return chosen;
}
