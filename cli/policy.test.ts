import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { noEmbeddings } from '../runtime/model/embeddings.ts';
import { policyLibrary } from '../runtime/policies/library.ts';
import { startScriptedModel } from '../simulator/model/index.ts';
import { runCommand } from '../test/cli.ts';
import { type TestDatabase, testDatabase } from '../test/database.ts';

const [ACME, OTHER] = ['acme.myshopify.com', 'other.myshopify.com'];
let database: TestDatabase;
let dir: string;

beforeEach(async () => {
  database = await testDatabase();
  models = {};
  dir = mkdtempSync(join(tmpdir(), 'waybill-policy-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  await addStore(ACME);
});

const addStore = (domain: string) =>
  database.db.store.create({ data: { domain, name: domain, adminUrl: 'http://127.0.0.1:1', secrets: [] } });

let models: NodeJS.ProcessEnv = {};

async function policy(...args: string[]) {
  const env = { DATABASE_URL: database.url, ...models };
  const { code, err, json } = await runCommand(env, 'policy', ...args, '--json');
  return { code, err, ...json };
}

function file(name: string, text: string): string {
  const path = join(dir, name);
  writeFileSync(path, text);
  return path;
}

const RETURNS =
  '# Returns\n\nUnworn goods may come back within 30 days.\n\n# Sale\n\nBargains stay with you.';

test('a document is taken in, found, replaced by a new version, cited all the same, and removed', async () => {
  const path = file('returns.md', RETURNS);
  expect(await policy('add', path, '--by', 'kim')).toMatchObject({
    code: 0,
    documents: [{ name: 'returns.md', kind: 'added', version: 1, chunks: 1 }],
  });
  expect(await policy('add', path)).toMatchObject({ documents: [{ kind: 'unchanged', version: 1 }] });
  const [old] = (await policy('search', 'how', 'many', 'days', 'to', 'return', 'unworn', 'goods')).passages;
  expect(old).toMatchObject({ document: 'returns.md', version: 1, text: expect.stringContaining('30 days') });

  file('returns.md', RETURNS.replace('30', '14'));
  expect(await policy('add', path)).toMatchObject({ documents: [{ kind: 'added', version: 2 }] });
  const found = (await policy('search', 'how many days to return')).passages;
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ version: 2, text: expect.stringContaining('14 days') });
  expect(await policy('show', old.chunk.slice(0, 8))).toMatchObject({
    passage: { version: 1, text: expect.stringContaining('30 days') },
  });
  expect(await policy('show', 'returns.md')).toMatchObject({ document: { version: 2 }, versions: [2, 1] });
  expect((await policy('list')).documents).toMatchObject([
    { name: 'returns.md', version: 2, source: 'returns.md' },
  ]);

  expect(await policy('remove', 'returns.md')).toMatchObject({ code: 0 });
  expect((await policy('search', 'how many days to return')).passages).toEqual([]);
  expect(await policy('remove', 'returns.md')).toMatchObject({ code: 1 });
});

test('a document is not taken for another of its name', async () => {
  for (const place of ['us', 'eu']) mkdirSync(join(dir, place));
  const both = ['us', 'eu'].map((place) => file(join(place, 'returns.md'), `${RETURNS} In ${place}.`));
  const refused = { code: 1, error: { message: expect.stringContaining('--as NAME') } };
  expect(await policy('add', ...both)).toMatchObject(refused);
  expect((await policy('list')).documents).toEqual([]);

  await policy('add', file('web.md', RETURNS), '--as', 'returns.md');
  expect(await policy('add', both[0] as string)).toMatchObject(refused);
  expect((await policy('list')).documents).toMatchObject([{ version: 1, source: 'web.md' }]);
  expect(await policy('add', both[0] as string, '--as', 'returns.md')).toMatchObject({
    documents: [{ version: 2 }],
  });
});

test('one store’s documents are never found, shown or removed for another', async () => {
  await addStore(OTHER);
  const path = file('returns.md', RETURNS);
  expect(await policy('add', path)).toMatchObject({
    code: 1,
    error: { message: expect.stringContaining('--store') },
  });
  await policy('add', path, '--store', ACME);
  const [own] = (await policy('search', 'returns', '--store', ACME)).passages;
  expect(own.document).toBe('returns.md');
  expect((await policy('search', 'returns', '--store', OTHER)).passages).toEqual([]);
  expect((await policy('list', '--store', OTHER)).documents).toEqual([]);
  for (const what of [
    ['show', own.chunk],
    ['show', 'returns.md'],
    ['remove', 'returns.md'],
  ])
    expect(await policy(...what, '--store', OTHER)).toMatchObject({ code: 1 });

  // Within one process that serves both, too.
  const { db } = database;
  const library = policyLibrary({ db, embeddings: noEmbeddings });
  const asked = (store: string) => library.search({ store, question: 'returns', agent: 'test' });
  expect(await asked(ACME)).toHaveLength(1);
  expect(await asked(OTHER)).toEqual([]);
});

test('answers that rested on other documents are given no more', async () => {
  const { db } = database;
  await db.cachedAnswer.createMany({
    data: [ACME, OTHER].map((store) => ({
      ...{
        id: randomUUID(),
        store,
        agent: 'a',
        task: 't',
        partition: 'p',
        policyVersion: 'v',
        question: 'q',
      },
      ...{
        strict: '',
        vector: [],
        answer: {},
        model: 'm',
        run: randomUUID(),
        expiresAt: new Date(Date.now() + 1e6),
      },
    })),
  });
  await policy('add', file('returns.md', RETURNS));
  expect((await db.cachedAnswer.findMany()).map(({ store }) => store)).toEqual([OTHER]);
});

test('a page is read from its address, without what stands around its text', async () => {
  const html = `<html><head><title>x</title><script>steal()</script></head><body><nav>Home</nav>
    <h1>Delivery</h1><p>We deliver to <a href="/x">Canada</a>.</p><footer>Imprint</footer></body></html>`;
  const server = createServer((request, response) => {
    if (request.url === '/pdf') response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF');
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  expect(await policy('add', `${base}/delivery?token=secret`)).toMatchObject({
    documents: [{ name: 'delivery', source: `${base}/delivery` }],
  });
  expect((await policy('show', 'delivery')).text).toBe('# Delivery\n\nWe deliver to Canada.');
  const refused = await policy('add', `${base}/pdf`);
  expect(refused).toMatchObject({
    code: 1,
    error: { message: expect.stringContaining('Markdown, HTML or text') },
  });
});

test('what cannot be read says what to do, and nothing is taken in', async () => {
  writeFileSync(join(dir, 'binary.txt'), Buffer.from([0xff, 0xfe, 0x00]));
  for (const [source, hint] of [
    [join(dir, 'missing.md'), 'there is no file'],
    [join(dir, 'binary.txt'), 'UTF-8'],
    [file('empty.md', ' \n'), 'no text'],
    ['http://127.0.0.1:1/x', 'does not answer'],
  ] as const)
    expect(await policy('add', source)).toMatchObject({
      code: 1,
      error: { message: expect.stringContaining(hint) },
    });
  expect((await policy('list')).documents).toEqual([]);
});

test('a question is answered with its passage and once, below 0.85 by a person, and without a model by the passages', async () => {
  await policy('add', file('returns.md', RETURNS));
  const question = ['How many days to return unworn goods?'];
  expect(await policy('ask', ...question)).toMatchObject({
    ...{ kind: 'person', why: expect.stringContaining('no model is configured') },
    passages: [{ document: 'returns.md' }],
  });

  const model = await startScriptedModel();
  onTestFinished(model.close);
  models = {
    MODEL_PROVIDERS: JSON.stringify([{ name: 'test', baseUrl: model.url }]),
    ...{
      MODEL_CHEAP: 'test/scripted-1',
      MODEL_BALANCED: 'test/scripted-2',
      MODEL_PREMIUM: 'test/scripted-2',
    },
  };
  const says = (text: string, cites: number[], confidence: number) => ({
    ...{ kind: 'text' as const, content: { text, cites, confidence } },
  });
  model.script([says('30 days.', [], 0.9), says('30 days.', [1], 0.95)]);
  expect(await policy('ask', ...question)).toMatchObject({
    ...{
      kind: 'answer',
      text: '30 days.',
      confidence: 0.95,
      cites: [{ document: 'returns.md', version: 1 }],
    },
    before: null,
  });
  expect(JSON.stringify(model.requests[1]?.messages)).toContain('rests on no passage');

  const again = await policy('ask', 'please', 'tell', 'me:', 'how many days for returning unworn goods');
  expect(again).toMatchObject({ kind: 'answer', before: expect.stringContaining('test/scripted-2') });
  expect(model.requests).toHaveLength(2);

  model.script([says('Perhaps 14 days.', [1], 0.75)]);
  await policy('add', file('returns.md', RETURNS.replace('30', '14')));
  expect(await policy('ask', ...question)).toMatchObject({ kind: 'person', draft: 'Perhaps 14 days.' });
  expect(await database.db.agentStep.count({ where: { agent: 'policy', store: ACME } })).toBe(3);
});
