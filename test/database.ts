/** A database of a test's own, copied from the migrated template. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import { database } from '../prisma/client.ts';
import type { PrismaClient } from '../prisma/generated/client.ts';

export interface TestDatabase {
  url: string;
  db: PrismaClient;
  drop(): Promise<void>;
}

/** The caller drops it; `testDatabase` does so by itself. */
export async function makeDatabase(): Promise<TestDatabase> {
  const templateUrl = inject('templateUrl');
  const name = `waybill_${randomBytes(6).toString('hex')}`;
  const template = new URL(templateUrl).pathname.slice(1);
  const admin = (sql: string) => asAdmin(templateUrl, sql);
  await admin(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
  const url = templateUrl.replace(template, name);
  const db = database(url);
  return {
    url,
    db,
    async drop() {
      await db.$disconnect();
      await admin(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** Emptied ones that earlier tests of this process have left: making one takes longer than most tests do. */
const left: TestDatabase[] = [];

/** A database with nothing in it, until the test ends. A test that changes more of it than its rows changes that back. */
export async function testDatabase(): Promise<TestDatabase> {
  const taken = left.pop() ?? (await makeDatabase());
  onTestFinished(async () => {
    await taken.db.$executeRawUnsafe(EMPTY);
    left.push(taken);
  });
  return taken;
}

/** As superuser and replica: the audit refuses to be emptied by anybody else. */
const EMPTY = `DO $$
DECLARE name text; filled boolean;
BEGIN
  SET LOCAL session_replication_role = replica;
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' LOOP
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I)', name) INTO filled;
    IF filled THEN EXECUTE format('DELETE FROM %I', name); END IF;
  END LOOP;
  PERFORM setval(format('%I.%I', schemaname, sequencename)::regclass, 1, false)
    FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL;
END $$`;

async function asAdmin(templateUrl: string, sql: string): Promise<void> {
  const url = new URL(templateUrl);
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
