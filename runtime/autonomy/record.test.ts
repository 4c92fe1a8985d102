import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Level, Mode } from '../../contracts/autonomy.ts';
import { StorePolicy } from '../../contracts/policy.ts';
import { readLevels, setLevel } from '../../prisma/autonomy.ts';
import type { EvidenceRow } from '../../prisma/evidence.ts';
import type { PrismaClient } from '../../prisma/generated/client.ts';
import { makeDatabase, type TestDatabase } from '../../test/database.ts';
import { judged, recordEvidence } from './record.ts';

let database: TestDatabase;
let db: PrismaClient;
let store: string;
const traceId = 'a'.repeat(32);
const kind = 'buy_label' as const;
const EARNING = { autonomyEarned: true, autonomyStart: 'shadow' as const };

beforeAll(async () => {
  database = await makeDatabase();
  db = database.db;
});
afterAll(() => database.drop());
beforeEach(() => {
  store = `s${randomBytes(4).toString('hex')}.example`;
});

const row = (mode: Mode, agreed = true, over: Partial<EvidenceRow> = {}): EvidenceRow => ({
  store,
  order: '1',
  kind,
  hash: randomUUID(),
  effect: randomUUID(),
  mode,
  agreed,
  how: 'as the test says',
  by: null,
  ...over,
});
const rows = (count: number, mode: Mode, agreed = true) =>
  Array.from({ length: count }, () => row(mode, agreed));
const record = (given: EvidenceRow[], policy: object = EARNING, of = store) =>
  recordEvidence(db, { store: of, policy: StorePolicy.parse(policy), traceId }, given);
const level = async (of = store) =>
  (await readLevels(db, of)).find((set) => set.kind === kind)?.level ?? null;
const set = (to: Level) => setLevel(db, { store, kind, level: to, by: 'kim', reason: 'as the test says' });
const audited = async () =>
  (await db.audit.findMany({ where: { store }, orderBy: { id: 'asc' } })).map(
    ({ who, what, text }) => `${who} ${what} ${text}`,
  );

/** Done without asking, now. */
const doneAlone = (count: number, over: { approvedBy?: string; kind?: string; state?: string } = {}) =>
  db.effect.createManyAndReturn({
    data: Array.from({ length: count }, () => ({
      key: randomUUID(),
      store,
      order: '1',
      revision: 0,
      step: 'shipping/1',
      purpose: kind,
      kind,
      tier: 'write_safe',
      traceId,
      decisionId: randomUUID(),
      argsHash: randomUUID(),
      state: 'done',
      finishedAt: new Date(),
      ...over,
    })),
  });
const reversalOf = ({ key, argsHash }: { key: string; argsHash: string }) =>
  row('alone', false, { effect: key, hash: argsHash });

describe('a level is earned', () => {
  test('by the fiftieth agreement, whoever writes it down, with the figures in the audit', async () => {
    expect(await record(rows(49, 'shadow'))).toBe(false);
    expect(await level()).toBeNull();
    expect(await record([row('shadow', true, { order: '7' })])).toBe(true);
    expect(await level()).toBe('assisted');
    expect(await audited()).toEqual([
      'waybill autonomy_promoted buy_label: assisted, people agreed with 50 of 50, at least 92.9 % for sure',
    ]);
    expect(await db.audit.findFirst({ where: { store } })).toMatchObject({ order: '7', traceId });
  });

  test('once, however many tip the scales at the same time', async () => {
    await record(rows(49, 'shadow'));
    const changed = await Promise.all(Array.from({ length: 8 }, () => record([row('shadow')])));
    expect(changed.filter(Boolean)).toHaveLength(1);
    expect(await level()).toBe('assisted');
    expect(await audited()).toHaveLength(1);
  });

  test('by evidence of that level alone, counted from where it began', async () => {
    await record(rows(60, 'shadow'));
    await record(rows(60, 'shadow'));
    expect(await level()).toBe('assisted');
    await record(rows(49, 'asked'));
    expect(await level()).toBe('assisted');
    await record(rows(1, 'asked'));
    expect(await level()).toBe('autonomous');
  });

  test('not twice by the same effect', async () => {
    const same = row('shadow');
    for (let i = 0; i < 3; i++) await record([...rows(16, 'shadow'), same]);
    expect(await level()).toBeNull();
  });

  test('in its own store only', async () => {
    const other = `b${store}`;
    await record(rows(50, 'shadow'));
    await record([{ ...row('shadow'), store: other }], EARNING, other);
    expect([await level(), await level(other)]).toEqual(['assisted', null]);
  });

  test('never past the ceiling', async () => {
    await record(rows(60, 'shadow'), { ...EARNING, autonomy: 'assisted' });
    await record(rows(60, 'asked'), { ...EARNING, autonomy: 'assisted' });
    expect(await level()).toBe('assisted');
  });

  test('only where the store wants that: else it is a suggestion', async () => {
    const policy = StorePolicy.parse({ autonomyStart: 'shadow' });
    expect(await record(rows(50, 'shadow'), policy)).toBe(false);
    expect(await level()).toBeNull();
    expect(await judged(db, { store, kind, policy }, [])).toMatchObject({
      level: 'shadow',
      recent: { whole: { n: 50, agreed: 50 } },
      verdict: { kind: 'promote', to: 'assisted' },
    });
  });
});

describe('a level is lost', () => {
  test('when people keep on choosing otherwise, and what was earned before does not save it', async () => {
    await set('assisted');
    await record(rows(40, 'asked'));
    await record(rows(4, 'asked', false));
    expect(await level()).toBe('assisted');
    await record(rows(1, 'asked', false));
    expect(await level()).toBe('shadow');
    expect((await audited()).at(-1)).toBe(
      'waybill autonomy_demoted buy_label: shadow, people agreed with 40 of 45, fewer than 90.0 %',
    );
  });

  test('when what was done without asking is taken back, however much stands', async () => {
    await set('autonomous');
    const done = await doneAlone(60);
    const [first, ...others] = done.slice(0, 6).map(reversalOf);
    await record(others);
    expect(await level()).toBe('autonomous');
    await record([first as EvidenceRow]);
    expect(await level()).toBe('assisted');
  });

  test('and is not lost twice for the same disagreements', async () => {
    await set('autonomous');
    const done = await doneAlone(20);
    await record(done.slice(0, 10).map(reversalOf));
    expect(await level()).toBe('assisted');
    await record(done.slice(10).map(reversalOf));
    await record([row('asked', false)]);
    expect(await level()).toBe('assisted');
  });
});

test('what was done alone counts while it stands; what a person allowed, another kind or store, or what came before does not', async () => {
  const policy = StorePolicy.parse(EARNING);
  await doneAlone(5);
  await set('autonomous');
  await doneAlone(12);
  await doneAlone(3, { approvedBy: 'kim' });
  await doneAlone(3, { kind: 'add_tags' });
  await doneAlone(3, { state: 'unclear' });
  const { recent } = await judged(db, { store, kind, policy }, await readLevels(db, store));
  expect(recent.whole).toEqual({ n: 12, agreed: 12 });
});
