/** `npm run setup`: prepares a database and a Temporal namespace that run elsewhere. Harmless when repeated. */
import { Connection } from '@temporalio/client';
import { loadDotEnv, readConfig } from '../runtime/config.ts';
import { temporalSettings } from '../runtime/temporal.ts';
import { migrate } from './migrate.ts';
import { ensureSearchAttributes } from './temporal/searchAttributes.ts';

try {
  loadDotEnv();
  const config = readConfig(['DATABASE_URL', 'TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE']);
  const applied = await migrate(config.DATABASE_URL);
  console.log(applied.length > 0 ? `applied: ${applied.join(', ')}` : 'the database is up to date');
  const { connectionOptions, namespace } = temporalSettings(config);
  const connection = await Connection.connect(connectionOptions);
  await ensureSearchAttributes(connection, namespace);
  await connection.close();
  console.log(`the Temporal namespace ${namespace} knows every search attribute`);
} catch (error) {
  console.error(`setup failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
