/** A world on a Temporal server of its own, which skips the days in which nothing happens. */
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { cacheDir } from '../local/dirs.ts';
import { resolveTestServer } from '../local/temporal/resolve.ts';
import { addSearchAttributes } from '../local/temporal/searchAttributes.ts';
import { startWorld, type World } from './world.ts';

export interface SkippingWorld {
  environment: TestWorkflowEnvironment;
  world: World;
  close(): Promise<void>;
}

export async function startSkippingWorld(): Promise<SkippingWorld> {
  const { path } = await resolveTestServer({ cache: cacheDir() });
  const environment = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path } },
  });
  try {
    await addSearchAttributes(environment.connection, 'default');
    const world = await startWorld({ temporalAddress: environment.address });
    const close = async () => {
      await world.close();
      await environment.teardown();
    };
    return { environment, world, close };
  } catch (error) {
    await environment.teardown();
    throw error;
  }
}
