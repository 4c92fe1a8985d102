/** How to reach Temporal: Waybill's own settings over Temporal's environment variables and configuration file. */
import { Client, Connection } from '@temporalio/client';
import type { PayloadCodec } from '@temporalio/common';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { Config } from './config.ts';

type TemporalConfig = Pick<Config, 'TEMPORAL_ADDRESS' | 'TEMPORAL_NAMESPACE'>;

const DEFAULT_ADDRESS = 'localhost:7233';

/** Connection options for a client or a worker, and the namespace. TLS, API key and the rest come from Temporal's own variables. */
export function temporalSettings(config: TemporalConfig, env: NodeJS.ProcessEnv = process.env) {
  const overrideEnvVars: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...env, ...config }))
    if (typeof value === 'string' && value) overrideEnvVars[name] = value;
  const { connectionOptions, namespace } = loadClientConnectConfig({ overrideEnvVars });
  return {
    connectionOptions: { ...connectionOptions, address: connectionOptions.address ?? DEFAULT_ADDRESS },
    namespace: namespace ?? 'default',
  };
}

/**
 * A client that connects with its first call: webhooks are taken in while Temporal is away.
 * @param codec without it the payloads of orders cannot be read.
 */
export function temporalClient(config: TemporalConfig, codec: PayloadCodec): Client {
  const { connectionOptions, namespace } = temporalSettings(config);
  // No retries in here: whoever calls has its own, and one still waiting when the connection closes would end the process.
  const connection = Connection.lazy({ ...connectionOptions, interceptors: [] });
  return new Client({ connection, namespace, dataConverter: { payloadCodecs: [codec] } });
}
