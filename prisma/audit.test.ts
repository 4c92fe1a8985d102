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

  test('loses its words where they are erased, and nothing else; afterwards it is closed', async () => {
    await db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT set_config('waybill.erasing', 'on', true)`;
      await tx.audit.updateMany({ data: { text: '', hash: null } });
    });
    expect(await db.audit.findMany()).toMatchObject([{ order: '1', who: 'kim', text: '' }]);
    for (const change of [{ who: 'lee' }, { what: 'resumed' }, { at: new Date(0) }]) {
      const forged = db.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT set_config('waybill.erasing', 'on', true)`;
        await tx.audit.updateMany({ data: change });
      });
      await expect(forged).rejects.toThrow('append-only');
    }
    await expect(db.audit.updateMany({ data: { text: 'x' } })).rejects.toThrow('append-only');
    await expect(db.audit.deleteMany()).rejects.toThrow('append-only');
  });
});
