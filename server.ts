/** The server process: Shopify's webhooks in, orders' workflows started. */
import { startServer } from './intake/server.ts';
import { ConfigError, loadDotEnv, readConfig, SERVER_SETTINGS } from './runtime/config.ts';
import { createLog, errorFields } from './telemetry/log.ts';

const GRACE_MS = 10_000;

try {
  loadDotEnv();
  const config = readConfig(SERVER_SETTINGS);
  const log = createLog({ level: config.LOG_LEVEL, name: 'server' });
  const server = await startServer(config, log);
  log.info({ url: server.url }, 'server listens');
  process.send?.({ ready: true, url: server.url });

  const stop = async () => {
    // Webhooks that are not acknowledged come again, and claims end by themselves: nothing is lost by leaving.
    setTimeout(() => process.exit(0), GRACE_MS).unref();
    await server.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
  // Started by `npm start`: with the parent gone nobody would end this process.
  process.once('disconnect', stop);
} catch (error) {
  const message = error instanceof ConfigError ? error.message : errorFields(error).message;
  process.stderr.write(`waybill server cannot start:\n${message}\n`);
  process.exit(1);
}
