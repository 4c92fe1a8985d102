import { randomUUID } from 'node:crypto';
import { expect, inject, test } from 'vitest';
import { wordsFor } from '../agents/messages/texts.ts';
import { proposeWording, readWording } from '../prisma/wordings.ts';
import { runCommand } from '../test/cli.ts';
import { testDatabase } from '../test/database.ts';
import { KEY } from '../test/intake.ts';

const STORE = 'acme.myshopify.com';
const WORDS = { ...wordsFor('en').words, greeting: 'Dzień dobry,' };

async function given() {
  const { db, url } = await testDatabase();
  const env = { DATABASE_URL: url, WAYBILL_SECRET_KEY: KEY, TEMPORAL_ADDRESS: inject('temporalAddress') };
  const waybill = (...args: string[]) => runCommand(env, 'wording', ...args);
  const propose = async (language: string) => {
    await proposeWording(db, { store: STORE, language, order: '1', words: WORDS });
    return (await db.wording.findFirstOrThrow({ where: { language } })).id;
  };
  const known = () => readWording(db, { store: STORE, language: 'pl', run: randomUUID() });
  return { db, waybill, propose, known };
}

test('a draft is listed, read beside the English sentences, and approved', async () => {
  const { waybill, propose, known } = await given();
  const id = await propose('pl');
  expect((await waybill('list')).out).toMatch(
    new RegExp(`${id} +acme\\.myshopify\\.com +Polish \\(pl\\) +proposed`),
  );
  const shown = await waybill('show', id);
  expect(shown.out).toContain('greeting\n  en  Hello,\n  pl  Dzień dobry,');
  expect(shown.out).toContain('events.delayed.subject');
  expect(await known()).toEqual({ state: 'proposed' });

  const approved = await waybill('approve', id, '--by', 'kim', '--json');
  expect(approved).toMatchObject({
    code: 0,
    json: { ok: true, changed: true, wording: { state: 'approved' } },
  });
  expect(await known()).toEqual({ state: 'approved', words: WORDS });
});

test('who approved and who withdrew stays on record, and deciding the same twice changes nothing', async () => {
  const { waybill, propose, known } = await given();
  const id = await propose('pl');
  await waybill('approve', id, '--by', 'kim');
  const again = await waybill('approve', id, '--by', 'lee', '--json');
  expect(again).toMatchObject({ code: 0, json: { changed: false, wording: { decidedBy: 'kim' } } });
  const rejected = await waybill('reject', id, '--by', 'lee');
  expect(rejected.out).toBe(
    'Polish (pl) for acme.myshopify.com is rejected: buyers of this language read English\n',
  );
  expect(await known()).toEqual({ state: 'rejected' });

  const { json } = await waybill('show', id, '--json');
  expect(json.wording).toMatchObject({ state: 'rejected', decidedBy: 'lee' });
  expect(json.wording.events.map(({ state, by }: { state: string; by: string }) => [state, by])).toEqual([
    ['proposed', null],
    ['approved', 'kim'],
    ['rejected', 'lee'],
  ]);
});

test('drafts of one store are listed alone', async () => {
  const { db, waybill, propose } = await given();
  await propose('pl');
  await proposeWording(db, { store: 'b.myshopify.com', language: 'cs', order: '1', words: WORDS });
  const { json } = await waybill('list', '--store', STORE.toUpperCase(), '--json');
  expect(json.wordings.map(({ language }: { language: string }) => language)).toEqual(['pl']);
  const unknown = await waybill('list', '--store', 'nobody.myshopify.com');
  expect(unknown).toMatchObject({
    code: 1,
    err: expect.stringContaining("'nobody.myshopify.com' is not known"),
  });
});

test.each([
  ['show', 'nonsense'],
  ['approve', '00000000-0000-4000-8000-000000000000', '--by', 'kim'],
  ['reject', 'nonsense', '--by', 'kim'],
])('wording %s of an id that is none says where the ids are', async (...args) => {
  const { waybill } = await given();
  const wrong = await waybill(...args);
  expect(wrong).toMatchObject({
    code: 1,
    err: `waybill: no draft has the id '${args[1]}'; see which there are with: waybill wording list\n`,
  });
});

test('nobody approves without a name', async () => {
  const { waybill, propose, known } = await given();
  const id = await propose('pl');
  expect(await waybill('approve', id)).toMatchObject({ code: 2 });
  expect(await waybill('approve', id, '--by', ' ')).toMatchObject({ code: 1 });
  expect(await known()).toEqual({ state: 'proposed' });
});
