import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../test/database.ts';
import {
  approveCalls,
  claimEffect,
  type EffectRow,
  noteEffect,
  settleEffect,
  standingOf,
} from './effects.ts';
import type { PrismaClient } from './generated/client.ts';

let db: PrismaClient;
let row: EffectRow;

beforeEach(async () => {
  db = (await testDatabase()).db;
  row = {
    key: randomUUID(),
    store: 'a.myshopify.com',
    order: '1',
    revision: 0,
    step: 'shipping/1',
    purpose: 'buy_label',
    kind: 'buy_label',
    tier: 'write_risky',
    traceId: 'a'.repeat(32),
    decisionId: randomUUID(),
    argsHash: 'a'.repeat(64),
  };
});

const inAnHour = () => new Date(Date.now() + 3600_000);
const approve = (hash: string, until = inAnHour()) =>
  approveCalls(db, [{ key: row.key, hash }], { by: 'kim', caseId: randomUUID(), until });
const changed = () => ({ ...row, argsHash: 'b'.repeat(64), decisionId: randomUUID() });

describe('an approval', () => {
  test('is for one call: another one in its place needs one of its own', async () => {
    await noteEffect(db, row, 'proposed');
    expect(await approve(row.argsHash)).toBe(1);
    const other = changed();
    expect(await standingOf(db, row.key, row.argsHash)).toMatchObject({ approvedBy: 'kim' });
    expect(await standingOf(db, row.key, other.argsHash)).toMatchObject({ approvedBy: null });

    await noteEffect(db, other, 'proposed');
    expect(await standingOf(db, row.key, other.argsHash)).toMatchObject({ approvedBy: null });
    expect(await approve(row.argsHash)).toBe(0);
    expect(await approve(other.argsHash)).toBe(1);
    expect(await standingOf(db, row.key, other.argsHash)).toMatchObject({ approvedBy: 'kim' });
    expect(await db.audit.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
      { who: 'kim', what: 'call_approved', hash: row.argsHash },
      { who: 'kim', what: 'call_approved', hash: other.argsHash },
    ]);
  });

  test('ends, and can be given again for the same call', async () => {
    await noteEffect(db, row, 'proposed');
    await approve(row.argsHash, new Date(Date.now() - 1));
    expect(await standingOf(db, row.key, row.argsHash)).toMatchObject({ approvedBy: null });
    await noteEffect(db, row, 'proposed');
    expect(await approve(row.argsHash)).toBe(1);
    expect(await standingOf(db, row.key, row.argsHash)).toMatchObject({ approvedBy: 'kim' });
  });

  test('that has ended does not stop a call that was allowed and has begun', async () => {
    await noteEffect(db, row, 'proposed');
    await approve(row.argsHash);
    await claimEffect(db, row, 60_000);
    await settleEffect(db, row.key, 'done');
    await db.effect.update({ where: { key: row.key }, data: { approvedUntil: new Date(0) } });
    expect(await standingOf(db, row.key, row.argsHash)).toMatchObject({ approvedBy: 'kim' });
  });

  test('that has ended is asked for again where the call is known not to have happened', async () => {
    await noteEffect(db, row, 'proposed');
    await approve(row.argsHash, new Date(Date.now() - 1));
    await claimEffect(db, row, 60_000);
    await settleEffect(db, row.key, 'pending');
    await noteEffect(db, row, 'proposed');
    expect(await approve(row.argsHash)).toBe(1);
  });

  test('comes too late for what was done otherwise', async () => {
    await claimEffect(db, row, 60_000);
    await settleEffect(db, row.key, 'done');
    await noteEffect(db, changed(), 'proposed');
    expect(await approve(changed().argsHash)).toBe(0);
    expect(await db.effect.findFirst()).toMatchObject({ state: 'done', argsHash: row.argsHash });
  });
});
