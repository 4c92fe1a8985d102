/** The connection to Postgres. */
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client.ts';

/** @param pool how many connections it may hold; further queries wait for one. */
export function database(url: string, pool = 10): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: url,
    max: pool,
    // Kept open once opened: the next burst of webhooks must not wait for connections.
    min: pool,
    // A database that is away is an error to act on, not a reason to hang.
    connectionTimeoutMillis: 5_000,
  });
  return new PrismaClient({ adapter });
}
