import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { type Words, wordingTask } from '../contracts/wording.ts';
import { testDatabase } from '../test/database.ts';
import type { PrismaClient } from './generated/client.ts';
import { decideWording, proposeWording, readWording } from './wordings.ts';

const told = { subject: 'Zamówienie {order}', text: 'zamówienie {order}' };
const WORDS: Words = {
  greeting: 'Dzień dobry,',
  events: { processing: told, shipped: told, delayed: told, delivered: told },
  items: 'W zamówieniu:',
  tracking: 'Śledzenie:',
  closing: 'Z poważaniem,',
};
const pl = { store: 'a.myshopify.com', language: 'pl' };

const run = randomUUID();
const asked = (db: PrismaClient, state: string, over: object = {}) =>
  db.agentStep.create({
    data: {
      run: randomUUID(),
      seq: 0,
      store: pl.store,
      order: '1',
      agent: 'notification',
      traceId: 't',
      kind: 'model',
      name: wordingTask('pl'),
      provider: 'one',
      model: 'small',
      state,
      ...over,
    },
  });

test('of many drafts at once the first stays, and is recorded once', async () => {
  const { db } = await testDatabase();
  const drafts = Array.from({ length: 10 }, (_, n) => ({ ...WORDS, greeting: `Dzień dobry ${n},` }));
  const first = await Promise.all(
    drafts.map((words, n) => proposeWording(db, { ...pl, order: String(n), words })),
  );
  expect(first.filter(Boolean)).toHaveLength(1);
  expect(await db.wording.findMany()).toMatchObject([{ words: drafts[first.indexOf(true)] }]);
  expect(await db.wordingEvent.count()).toBe(1);
});

test('no later draft takes the place of words that a person has decided about', async () => {
  const { db } = await testDatabase();
  await proposeWording(db, { ...pl, order: '1', words: WORDS });
  const { id } = await db.wording.findFirstOrThrow();
  await decideWording(db, { id, state: 'approved', by: 'kim' });
  expect(await proposeWording(db, { ...pl, order: '2', words: { ...WORDS, closing: 'Pay me' } })).toBe(false);
  expect(await readWording(db, { ...pl, run })).toEqual({ state: 'approved', words: WORDS });
});

test('another store and another language know nothing of it', async () => {
  const { db } = await testDatabase();
  await proposeWording(db, { ...pl, order: '1', words: WORDS });
  expect(await readWording(db, { ...pl, store: 'b.myshopify.com', run })).toEqual({ state: 'none' });
  expect(await readWording(db, { ...pl, language: 'cs', run })).toEqual({ state: 'none' });
});

test('a draft says which model wrote it', async () => {
  const { db } = await testDatabase();
  await asked(db, 'done');
  await proposeWording(db, { ...pl, order: '1', words: WORDS });
  expect(await db.wording.findFirst()).toMatchObject({ model: 'one/small' });
});

test.each([
  ['by another run and answered, though nothing would do', 'done', {}, 'asked'],
  ['by another run right now', 'started', {}, 'asked'],
  ['by this run, before a crash', 'started', { run }, 'none'],
  ['of a model that could not be reached', 'failed', {}, 'none'],
  ['two days ago', 'done', { at: new Date(Date.now() - 48 * 3600_000) }, 'none'],
  ['by another store', 'done', { store: 'b.myshopify.com' }, 'none'],
  ['about another language', 'done', { name: wordingTask('cs') }, 'none'],
])(
  'where the question was asked %s (%s %j), the next order finds: %s',
  async (_name, state, over, expected) => {
    const { db } = await testDatabase();
    await asked(db, state, over);
    expect(await readWording(db, { ...pl, run })).toEqual({ state: expected });
  },
);

test('words that lack a sentence by now are not used', async () => {
  const { db } = await testDatabase();
  await proposeWording(db, { ...pl, order: '1', words: WORDS });
  const { id } = await db.wording.findFirstOrThrow();
  await decideWording(db, { id, state: 'approved', by: 'kim' });
  const { closing: _, ...rest } = WORDS;
  await db.wording.update({ where: { id }, data: { words: rest } });
  expect(await readWording(db, { ...pl, run })).toEqual({ state: 'rejected' });
});
