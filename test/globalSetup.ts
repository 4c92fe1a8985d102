/** What all tests share: one Temporal server and one Postgres, started here and ended here. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import type { TestProject } from 'vitest/node';
import { writeBundle } from '../activities/bundle.ts';
import { allOf } from '../local/allOf.ts';
import { cacheDir, scratchDir } from '../local/dirs.ts';
import { migrate } from '../local/migrate.ts';
import { freePort } from '../local/ports.ts';
import { startPostgres } from '../local/postgres.ts';
import { progressBar } from '../local/progress.ts';
import { resolveTemporal } from '../local/temporal/resolve.ts';
import { ensureSearchAttributes } from '../local/temporal/searchAttributes.ts';
import { startTemporal } from '../local/temporal/server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    temporalAddress: string;
    temporalCli: string;
    /** The file of the workflow bundle that all workers run. */
    workflowBundle: string;
    /** A migrated database that fresh ones are copied from. */
    templateUrl: string;
  }
}

export const TEMPLATE = 'waybill_template';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = scratchDir('test');
  const stops: (() => Promise<void>)[] = [];
  const stoppedLater = <T extends { stop(): Promise<void> }>(running: T): T => {
    stops.push(running.stop);
    return running;
  };
  const teardown = async () => {
    await Promise.allSettled(stops.map((stop) => stop()));
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    const progress = progressBar((text) => console.error(text));
    const cli = await resolveTemporal({ cache: cacheDir(), progress });
    const [postgresPort, temporalPort] = [await freePort(), await freePort()];
    const workflowBundle = join(dir, 'workflows.js');
    const [postgres, temporal] = await allOf([
      startPostgres({ dir: join(dir, 'postgres'), port: postgresPort, durable: false }).then(stoppedLater),
      startTemporal({ cli: cli.path, port: temporalPort, logFile: join(dir, 'temporal.log') }).then(
        stoppedLater,
      ),
      writeBundle(workflowBundle),
    ]);
    const templateUrl = await postgres.database(TEMPLATE);
    await migrate(templateUrl);
    const connection = await Connection.connect({ address: temporal.address });
    await ensureSearchAttributes(connection, 'default');
    await connection.close();
    project.provide('temporalAddress', temporal.address);
    project.provide('temporalCli', cli.path);
    project.provide('workflowBundle', workflowBundle);
    project.provide('templateUrl', templateUrl);
    return teardown;
  } catch (error) {
    await teardown();
    throw error;
  }
}
