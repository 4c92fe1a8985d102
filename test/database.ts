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

/** A fresh database, dropped when the test ends. */
export async function testDatabase(): Promise<TestDatabase> {
  const made = await makeDatabase();
  onTestFinished(made.drop);
  return made;
}

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
