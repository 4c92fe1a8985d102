import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { secretBox } from '../prisma/secrets.ts';
import { addStore } from '../prisma/stores.ts';
import { runCommand } from '../test/cli.ts';
import { makeDatabase, type TestDatabase } from '../test/database.ts';

let database: TestDatabase;
let acme: string;
let other: string;

beforeAll(async () => {
  database = await makeDatabase();
});
afterAll(() => database.drop());

beforeEach(async () => {
  const box = secretBox(randomBytes(32).toString('base64'));
  const store = { name: 'A', adminUrl: 'https://a.example', accessToken: 't', secret: 's' };
  acme = `a${randomBytes(4).toString('hex')}.myshopify.com`;
  other = `b${acme}`;
  await addStore(database.db, box, { ...store, domain: acme, policy: { autonomy: 'assisted' } });
  await addStore(database.db, box, { ...store, domain: other });
});

async function waybill(...args: string[]) {
  const { code, err, json } = await runCommand({ DATABASE_URL: database.url }, 'autonomy', ...args, '--json');
  return { code, err, ...json };
}

const levels = async (store: string) =>
  Object.fromEntries(
    (await waybill(store)).stores[0].actions.map(({ action, level }: { action: string; level: string }) => [
      action,
      level,
    ]),
  );

test('each action stands where its store begins', async () => {
  const { stores, err } = await waybill();
  expect(stores).toMatchObject([
    { store: acme, ceiling: 'assisted' },
    { store: other, ceiling: 'autonomous' },
  ]);
  expect(await levels(acme)).toMatchObject({ buy_label: 'assisted', add_tags: 'assisted' });
  expect(err).toContain('where the store begins');
});

test('one action is changed, in one store, and the audit says by whom and why', async () => {
  const set = await waybill('set', other, 'buy_label', 'shadow', '--by', 'kim', '--reason', 'odd labels');
  expect(set).toMatchObject({ code: 0, level: 'shadow' });
  expect(await levels(other)).toMatchObject({ buy_label: 'shadow', add_tags: 'autonomous' });
  expect(await levels(acme)).toMatchObject({ buy_label: 'assisted' });
  expect(await database.db.audit.findMany({ where: { store: other } })).toMatchObject([
    {
      store: other,
      order: null,
      who: 'kim',
      what: 'autonomy_set',
      text: 'buy_label: shadow, odd labels',
    },
  ]);
});

test('all actions are changed at once', async () => {
  await waybill('set', acme, 'all', 'shadow', '--reason', 'a new warehouse');
  expect(new Set(Object.values(await levels(acme)))).toEqual(new Set(['shadow']));
});

test.each<[string, string[], number, string]>([
  ['a level above the ceiling', ['buy_label', 'autonomous', '--reason', 'x'], 1, 'at most assisted'],
  ['an action that there is none of', ['fly', 'shadow', '--reason', 'x'], 2, 'buy_label'],
  ['what serves another action', ['release_hold', 'shadow', '--reason', 'x'], 2, 'place_hold'],
  ['no reason', ['buy_label', 'shadow'], 2, '--reason'],
])('%s is refused', async (_name, args, code, why) => {
  const { error, ...refused } = await waybill('set', acme, ...args);
  expect(refused.code).toBe(code);
  expect(error.message).toContain(why);
  expect(await database.db.autonomy.count({ where: { store: acme } })).toBe(0);
});

test('a store that is not known is named, and others are offered', async () => {
  const { error } = await waybill('set', 'c.example', 'buy_label', 'shadow', '--reason', 'x');
  expect(error.message).toMatch(new RegExp(`'c.example' is not known; known stores: .*${acme}`));
});

test('people’s agreement is counted, and what it would earn is suggested where levels are set by hand', async () => {
  await waybill('set', other, 'add_tags', 'shadow', '--by', 'kim', '--reason', 'to watch it');
  const row = (i: number) => ({
    store: other,
    order: `${i}`,
    kind: 'add_tags',
    hash: `${i}`,
    effect: randomUUID(),
    mode: 'shadow',
    agreed: true,
    how: 'tagged by hand',
  });
  await database.db.evidence.createMany({ data: Array.from({ length: 49 }, (_, i) => row(i)) });
  const tags = async () => {
    const { stores, err } = await waybill(other);
    return { ...stores[0].actions.find(({ action }: { action: string }) => action === 'add_tags'), err };
  };
  expect(await tags()).toMatchObject({
    evidence: { n: 49, agreed: 49 },
    next: '1 more comparison(s) for assisted',
    change: { by: 'kim', reason: 'to watch it' },
  });
  await database.db.evidence.create({ data: row(50) });
  const { next, err, level } = await tags();
  expect(level).toBe('shadow');
  expect(next).toContain('assisted is due: people agreed with 50 of 50');
  expect(err).toContain('50 of 50 (100 %, at least 93 %)');
  expect(err).toContain('levels are set by hand');
});
