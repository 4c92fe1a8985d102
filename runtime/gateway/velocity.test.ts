import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { beforeEach, expect, test } from 'vitest';
import { StorePolicy } from '../../contracts/policy.ts';
import { readPauses, resume } from '../../prisma/switches.ts';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { overVelocity } from './velocity.ts';

const HOUR_MS = 3600_000;
const store = 'a.example';
const policy = StorePolicy.parse({ labelsPerHour: 3, voidsPerHour: 2, cancellationsPerHour: 2 });
type Kind = 'buy_label' | 'create_fulfillment' | 'add_tags';
let database: TestDatabase;

beforeEach(async () => {
  database = await testDatabase();
});

async function labels(count: number, over: { of?: string; state?: string; ago?: number; kind?: Kind } = {}) {
  const { of = store, state = 'done', ago = 0, kind = 'buy_label' } = over;
  const at = new Date(Date.now() - ago);
  const row = () => ({
    key: randomUUID(),
    store: of,
    order: '1',
    revision: 0,
    step: 'shipping/1',
    purpose: kind,
    kind,
    tier: 'write_safe',
    traceId: '0'.repeat(32),
    decisionId: randomUUID(),
    argsHash: 'x',
    state,
    startedAt: at,
    finishedAt: at,
  });
  await database.db.effect.createMany({ data: Array.from({ length: count }, row) });
}

const another = (deed: 'done' | 'undone' = 'done', kind: Kind = 'buy_label') =>
  overVelocity({ db: database.db, log: pino({ level: 'silent' }) }, { store, kind, deed, policy });

test('one label more than the cap of an hour pauses the store, and says why', async () => {
  await labels(2);
  expect(await another()).toBeNull();
  await labels(1);
  expect(await another()).toMatchObject({
    store,
    by: 'waybill',
    reason: expect.stringContaining('3 labels'),
  });
  expect(await readPauses(database.db)).toMatchObject([{ store, by: 'waybill' }]);
});

test('labels taken back have a cap of their own', async () => {
  await labels(2, { state: 'undone' });
  expect(await another('undone')).toMatchObject({ reason: expect.stringContaining('taken back') });
});

test('so have fulfillments that are cancelled, and it is theirs alone', async () => {
  await labels(2, { state: 'undone', kind: 'create_fulfillment' });
  expect(await another('done', 'create_fulfillment')).toBeNull();
  expect(await another('undone')).toBeNull();
  expect(await another('undone', 'create_fulfillment')).toMatchObject({
    by: 'waybill',
    reason: expect.stringContaining('2 fulfillments cancelled'),
  });
  expect(await readPauses(database.db)).toMatchObject([{ store, by: 'waybill' }]);
});

test('an hour ago, another store, a label never bought and another action do not count', async () => {
  await labels(5, { ago: HOUR_MS + 60_000 });
  await labels(5, { of: 'b.example' });
  await labels(5, { state: 'proposed' });
  expect(await another()).toBeNull();
  await labels(3);
  expect(await another('done', 'add_tags')).toBeNull();
});

test('once somebody has looked and resumed, the count begins anew', async () => {
  await labels(3, { ago: 1_000 });
  await another();
  await resume(database.db, store, 'kim');
  expect(await another()).toBeNull();
  expect(await database.db.audit.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
    { store, order: null, who: 'waybill', what: 'paused', text: expect.stringContaining('3 labels') },
    { store, order: null, who: 'kim', what: 'resumed' },
  ]);
});
