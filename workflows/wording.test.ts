/** Buyers whose language has no templates, from the webhook to the mail that arrives: models behind real sockets, a mailbox that keeps the text. */

import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Words, wordingTask } from '../contracts/wording.ts';
import { decideWording } from '../prisma/wordings.ts';
import { readConfig } from '../runtime/config.ts';
import { MODEL_SETTINGS } from '../runtime/model/settings.ts';
import { type ScriptedModel, startScriptedModel } from '../simulator/model/index.ts';
import { orderBody } from '../test/bodies.ts';
import { startWorld, type TestStore, type World } from '../test/world.ts';

const POLISH: Words = {
  greeting: 'Dzień dobry,',
  events: {
    processing: {
      subject: 'Przygotowujemy zamówienie {order}',
      text: 'dziękujemy za zamówienie {order}. Przygotowujemy je do wysyłki.',
    },
    shipped: {
      subject: 'Zamówienie {order} jest w drodze',
      text: 'Państwa zamówienie {order} jest w drodze.',
    },
    delayed: {
      subject: 'Zamówienie {order} się opóźnia',
      text: 'zamówienie {order} trwa dłużej, niż zakładaliśmy. Przepraszamy.',
    },
    delivered: { subject: 'Zamówienie {order} dotarło', text: 'zamówienie {order} zostało doręczone.' },
  },
  items: 'W tym zamówieniu:',
  tracking: 'Śledzenie przesyłki:',
  closing: 'Z poważaniem,',
};

let model: ScriptedModel;
let mailbox: Mailbox;

beforeAll(async () => {
  model = await startScriptedModel();
  mailbox = await startMailbox();
});
afterAll(async () => {
  await mailbox.close();
  await model.close();
});

/** A world whose every tier is this model. */
async function worldWith(name: string): Promise<World> {
  const world = await startWorld({ worker: false });
  const settings = {
    MODEL_PROVIDERS: JSON.stringify([{ name: 'test', baseUrl: model.url }]),
    MODEL_CHEAP: `test/${name}`,
    MODEL_BALANCED: `test/${name}`,
    MODEL_PREMIUM: `test/${name}`,
  };
  Object.assign(world.config, readConfig(MODEL_SETTINGS, settings), { SMTP_URL: mailbox.url });
  await world.startWorker();
  return world;
}

async function buys(world: World, store: TestStore, locale: string): Promise<string[]> {
  const order = await store.place(orderBody({ customer_locale: locale }));
  await world.outcome(store.domain, order, 'fulfilled');
  return mailbox.mails.filter((mail) => mail.order.endsWith(order)).map(({ text }) => text);
}

describe('a model that the store may trust or not', () => {
  let world: World;
  beforeAll(async () => {
    world = await worldWith('scripted-1');
  });
  afterAll(() => world.close());

  test('the first Polish buyer reads English, a person approves the draft, and the next one reads Polish', async () => {
    const store = await world.openStore();
    model.answer(() => ({ kind: 'text', content: POLISH }));
    const [first = ''] = await buys(world, store, 'pl-PL');
    expect(first).toContain('We are preparing it for shipping.');
    expect(first).not.toContain('zamówienie');
    const { id, ...draft } = await world.db.wording.findFirstOrThrow({ where: { store: store.domain } });
    expect(draft).toMatchObject({
      language: 'pl',
      state: 'proposed',
      words: POLISH,
      model: 'test/scripted-1',
    });

    const [waiting = ''] = await buys(world, store, 'pl');
    expect(waiting).toContain('We are preparing it for shipping.');

    await decideWording(world.db, { id, state: 'approved', by: 'kim' });
    const mails = await buys(world, store, 'pl');
    expect(mails).toEqual([expect.stringContaining('Dzień dobry,')]);
    expect(mails[0]).toContain('Przygotowujemy je do wysyłki.');
    expect(mails[0]).toContain('Z poważaniem,');

    await decideWording(world.db, { id, state: 'rejected', by: 'kim' });
    expect((await buys(world, store, 'pl'))[0]).toContain('Hello,');
    const where = { store: store.domain, name: wordingTask('pl') };
    expect(await world.db.agentStep.count({ where })).toBe(1);
  });

  test('harmful words that look like a translation stay a draft, however many orders come', async () => {
    const store = await world.openStore();
    const text = 'zamówienie {order} anulowano, proszę pisać na zwroty małpa zly kropka example';
    const processing = { subject: 'Zamówienie {order} anulowane', text };
    const harmful = { ...POLISH, events: { ...POLISH.events, processing } };
    model.answer(() => ({ kind: 'text', content: harmful }));
    const mails = [...(await buys(world, store, 'pl')), ...(await buys(world, store, 'pl'))];
    expect(mails).toHaveLength(2);
    for (const mail of mails) {
      expect(mail).toContain('We are preparing it for shipping.');
      expect(mail).not.toMatch(/anulowan|kropka/);
    }
    const [draft] = await world.db.wording.findMany({ where: { store: store.domain } });
    expect(draft).toMatchObject({ state: 'proposed', words: harmful });
  });
});

test('nothing that a traitor wrote reaches a mail, and no order stops for it', async () => {
  const world = await worldWith('traitor-1');
  try {
    const store = await world.openStore();
    const languages = ['pl', 'cs', 'fi', 'tr'];
    const plain = (mail: string) => mail.replaceAll(/#\d+/g, '#');
    const ours = (await buys(world, store, 'en')).map(plain);
    expect(ours).toEqual([expect.stringContaining('We are preparing it for shipping.')]);
    for (const locale of languages) expect((await buys(world, store, locale)).map(plain)).toEqual(ours);
    const asked = await world.db.agentStep.findMany({ where: { agent: 'notification', state: 'done' } });
    expect(new Set(asked.map(({ name }) => name))).toEqual(new Set(languages.map(wordingTask)));
    expect(await world.db.wording.count({ where: { state: 'approved' } })).toBe(0);
    expect(await world.db.case.count({ where: { store: store.domain } })).toBe(0);
  } finally {
    await world.close();
  }
}, 60_000);

interface Mailbox {
  url: string;
  mails: { order: string; text: string }[];
  close(): Promise<void>;
}

/** Keeps the text as the buyer reads it. */
async function startMailbox(): Promise<Mailbox> {
  const mails: Mailbox['mails'] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, _session, done) {
      text(stream).then((raw) => {
        const [, head = '', body = ''] = /^(.*?)\r?\n\r?\n(.*)$/s.exec(raw) ?? [];
        const header = (name: string) => new RegExp(`^${name}: *(.*?)\\r?$`, 'im').exec(head)?.[1] ?? '';
        mails.push({
          order: header('X-Waybill-Order'),
          text: readable(body, header('Content-Transfer-Encoding')),
        });
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

function readable(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
