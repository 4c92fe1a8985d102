import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../test/database.ts';
import { audit, auditOf } from './audit.ts';
import type { PrismaClient } from './generated/client.ts';

const at = { store: 'a.myshopify.com', order: '1', traceId: 'a'.repeat(32) };
let db: PrismaClient;

beforeEach(async () => {
  db = (await testDatabase()).db;
  await audit(db, { ...at, who: 'kim', what: 'case_answered', text: 'retry' });
});

describe('the audit', () => {
  test('cannot be changed, removed or emptied', async () => {
    await expect(db.audit.updateMany({ data: { who: 'lee' } })).rejects.toThrow('append-only');
    await expect(db.audit.deleteMany()).rejects.toThrow('append-only');
    await expect(db.$executeRaw`TRUNCATE audit`).rejects.toThrow('append-only');
    expect(await auditOf(db, at)).toMatchObject([{ who: 'kim', what: 'case_answered', text: 'retry' }]);
  });

  test('is erased with its order alone, and stays closed afterwards', async () => {
    await audit(db, { ...at, order: '2', who: 'lee', what: 'case_answered', text: 'cancel' });
    await db.$executeRaw`SELECT erase_audit(${at.store}, ${at.order})`;
    expect(await db.audit.findMany()).toMatchObject([{ order: '2', who: 'lee' }]);
    await expect(db.audit.deleteMany()).rejects.toThrow('append-only');
  });
});
