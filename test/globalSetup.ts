/** What all tests share: one Temporal server and one Postgres, started here and ended here. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import type { TestProject } from 'vitest/node';
import { cacheDir, scratchDir } from '../local/dirs.ts';
import { migrate } from '../local/migrate.ts';
import { freePort } from '../local/ports.ts';
import { startPostgres } from '../local/postgres.ts';
import { resolveTemporal } from '../local/temporal/resolve.ts';
import { ensureSearchAttributes } from '../local/temporal/searchAttributes.ts';
import { startTemporal } from '../local/temporal/server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    temporalAddress: string;
    temporalCli: string;
    /** A migrated database that fresh ones are copied from. */
    templateUrl: string;
  }
}

export const TEMPLATE = 'waybill_template';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = scratchDir('test');
  const stops: (() => Promise<void>)[] = [];
  const teardown = async () => {
    await Promise.allSettled(stops.map((stop) => stop()));
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    const [postgres, temporal] = await Promise.all([
      startPostgres({ dir: join(dir, 'postgres'), port: await freePort(), durable: false }),
      resolveTemporal({ cache: cacheDir(), progress: (text) => console.error(text) }).then(async (cli) => ({
        cli: cli.path,
        server: await startTemporal({
          cli: cli.path,
          port: await freePort(),
          logFile: join(dir, 'temporal.log'),
        }),
      })),
    ]);
    stops.push(postgres.stop, temporal.server.stop);
    const templateUrl = await postgres.database(TEMPLATE);
    await migrate(templateUrl);
    const connection = await Connection.connect({ address: temporal.server.address });
    await ensureSearchAttributes(connection, 'default');
    await connection.close();
    project.provide('temporalAddress', temporal.server.address);
    project.provide('temporalCli', temporal.cli);
    project.provide('templateUrl', templateUrl);
    return teardown;
  } catch (error) {
    await teardown();
    throw error;
  }
}
