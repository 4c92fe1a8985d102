/** `/healthz`: this process is up. `/readyz`: what it needs to do its work can be reached. */
import type { Client } from '@temporalio/client';
import { Hono } from 'hono';
import type { PrismaClient } from '../prisma/generated/client.ts';
import { errorFields } from '../telemetry/log.ts';

const PATIENCE_MS = 2_000;

export interface HealthResources {
  db: PrismaClient;
  temporal: Client;
}

/** `null` where it can be reached, else what is wrong, in one line. */
type Trouble = string | null;

export function healthRoutes({ db, temporal }: HealthResources): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.json({ up: true }));
  app.get('/readyz', async (c) => {
    const [database, temporalServer] = await Promise.all([
      troubleOf(db.$queryRaw`SELECT 1`),
      troubleOf(reachTemporal(temporal)),
    ]);
    const ready = !database && !temporalServer;
    return c.json({ ready, database: database ?? 'ok', temporal: temporalServer ?? 'ok' }, ready ? 200 : 503);
  });
  return app;
}

/** Asks for the namespace, and not for the server alone: without it no order can start. */
export async function reachTemporal(temporal: Client): Promise<void> {
  const { namespace } = temporal.options;
  await temporal.withDeadline(Date.now() + PATIENCE_MS, () =>
    temporal.workflowService.describeNamespace({ namespace }),
  );
}

async function troubleOf(question: PromiseLike<unknown>): Promise<Trouble> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<Trouble>((resolve) => {
    timer = setTimeout(() => resolve(`no answer within ${PATIENCE_MS} ms`), PATIENCE_MS + 500);
  });
  const asked = Promise.resolve(question).then(
    () => null,
    (error) => errorFields(error).message,
  );
  return Promise.race([asked, tooLong]).finally(() => clearTimeout(timer));
}
