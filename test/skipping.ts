/** A world on a Temporal server of its own, which skips the days in which nothing happens. */
import type { PayloadCodec } from '@temporalio/common';
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
  let begun: World | null = null;
  // The world, whose keys open what Temporal keeps of orders, begins after its server.
  const codec: PayloadCodec = {
    encode: async (payloads, context) => begun?.codec.encode(payloads, context) ?? payloads,
    decode: async (payloads, context) => begun?.codec.decode(payloads, context) ?? payloads,
  };
  const environment = await TestWorkflowEnvironment.createTimeSkipping({
    client: { dataConverter: { payloadCodecs: [codec] } },
    server: { executable: { type: 'existing-path', path } },
  });
  try {
    await addSearchAttributes(environment.connection, 'default');
    const world = await startWorld({ temporalAddress: environment.address });
    begun = world;
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
