import { expect, test } from 'vitest';
import { testDatabase } from '../test/database.ts';
import { TABLES } from './erasure.ts';

test('every table and every column says in prisma/erasure.ts what becomes of it when somebody is erased', async () => {
  const { db } = await testDatabase();
  const columns = await db.$queryRaw<{ name: string }[]>`
    SELECT table_name || '.' || column_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'`;
  const named = Object.entries(TABLES).flatMap(([table, { keep, erase }]) =>
    [...keep, ...Object.keys(erase)].map((column) => `${table}.${column}`),
  );
  const there = columns.map(({ name }) => name);
  const unnamed = there.filter((name) => !named.includes(name));
  expect(unnamed, 'say in TABLES whether these are kept, or what they become').toEqual([]);
  expect(named.filter((name) => !there.includes(name))).toEqual([]);
});
