import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, inject, onTestFinished, test, vi } from 'vitest';
import { workflowIdOf } from '../contracts/order.ts';
import { writeStack } from '../local/stackfile.ts';
import type { PrismaClient } from '../prisma/generated/client.ts';
import { addStore, storeDirectory } from '../prisma/stores.ts';
import { startSimulator } from '../simulator/index.ts';
import { orderBody } from '../test/bodies.ts';
import { runCommand } from '../test/cli.ts';
import { testDatabase } from '../test/database.ts';
import { box, givenServer, givenStore, KEY, SECRET, someOrderId } from '../test/intake.ts';
import { nobody } from '../test/server.ts';

const envOf = (url: string) => ({
  DATABASE_URL: url,
  WAYBILL_SECRET_KEY: KEY,
  TEMPORAL_ADDRESS: inject('temporalAddress'),
});

async function givenDatabase() {
  const { url, db } = await testDatabase();
  return { db, env: envOf(url) };
}

/** A server, and a simulated store that sends it webhooks. */
async function givenWorld() {
  const { url, db } = await testDatabase();
  const served = await givenServer({ db });
  const simulator = await startSimulator({ webhookUrl: served.url, webhooks: { retries: 0 } });
  onTestFinished(() => simulator.close());
  const { store: domain } = served;
  const options = {
    domain,
    name: 'A store',
    currency: 'USD',
    country: 'US',
    accessToken: 't',
    secret: SECRET,
  };
  simulator.control.putStore(options);
  const { hostname, port } = new URL(served.url);
  const env = { ...envOf(url), HOST: hostname, PORT: port, SIMULATOR_URL: simulator.url };
  return { ...served, env, simulator };
}

function givenFiles(files: Record<string, unknown>): string {
  const dir = mkdtempSync(join(tmpdir(), 'waybill-cli-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    const path = join(dir, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  }
  return dir;
}

async function givenOrder(db: PrismaClient, store: string, order: string, name: string, more: object = {}) {
  const at = { store, order };
  const traceId = order.padStart(32, '0');
  await db.order.create({ data: { ...at, name, traceId, workflowId: workflowIdOf(at), ...more } });
  return { ...at, traceId };
}

test('a store is added, listed, and given a new secret; no secret is ever printed', async () => {
  const { db, env } = await givenDatabase();
  const add = [
    'store',
    'add',
    'Acme.myshopify.com',
    '--name',
    'Acme',
    '--admin-url',
    'https://acme.myshopify.com',
  ];
  const secrets = ['--token', 'shpat_hidden', '--secret', 'hidden-1'];
  const policy = ['--policy', '{"autonomy":"shadow"}'];
  const added = await runCommand(env, ...add, ...secrets, ...policy, '--unchecked', '--json');
  expect(added).toMatchObject({ code: 0, json: { ok: true, domain: 'acme.myshopify.com' } });
  const rotated = await runCommand(env, 'store', 'rotate', 'acme.myshopify.com', '--secret', 'hidden-2');
  expect(rotated.code).toBe(0);
  const listed = await runCommand(env, 'store', 'list');
  expect(listed.out).toMatch(/acme\.myshopify\.com +Acme +https:\/\/acme\.myshopify\.com +shadow/);
  expect(added.out + rotated.out + listed.out).not.toContain('hidden');
  const store = await storeDirectory(db, box).get('acme.myshopify.com');
  expect(store).toMatchObject({ accessToken: 'shpat_hidden', secrets: ['hidden-2', 'hidden-1'] });
});

test('both sides are compared on demand: what is lost is named, and the exit code tells', async () => {
  const { db, env } = await givenDatabase();
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  const known = { domain: 'acme.myshopify.com', name: 'Acme', accessToken: 't', secret: 's' };
  simulator.control.putStore({ ...known, currency: 'USD', country: 'US' });
  await addStore(db, box, { ...known, adminUrl: `${simulator.url}/stores/${known.domain}` });
  const check = ['reconcile', known.domain, '--check', '--json'];
  expect(await runCommand(env, ...check)).toMatchObject({ code: 0, json: { stores: [{ orders: 0 }] } });

  const { orderId: order } = await simulator.control.place(known.domain, JSON.stringify(orderBody()));
  const lost = await runCommand(env, ...check);
  const disagreements = [{ order, kind: 'lost' }];
  expect(lost).toMatchObject({ code: 1, json: { ok: false, stores: [{ orders: 1, disagreements }] } });
  expect(lost.err).toContain('Waybill does not know it');
});

test('a policy that is none is refused in words', async () => {
  const { env } = await givenDatabase();
  const add = ['store', 'add', 'a.myshopify.com', '--name', 'A', '--token', 't', '--unchecked'];
  const wrong = await runCommand(env, ...add, '--secret', 's', '--policy', '{"autonomy":"reckless"}');
  expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('--policy is not usable: autonomy:') });
  const noJson = await runCommand(env, ...add, '--secret', 's', '--policy', 'shadow');
  expect(noJson).toMatchObject({ code: 1, err: expect.stringContaining('--policy is no JSON object') });
});

test('an unknown store is met with the known ones, and how to add it', async () => {
  const { db, env } = await givenDatabase();
  const known = await givenStore(db);
  const { code, err, json } = await runCommand(env, 'store', 'rotate', 'x.com', '--secret', 's', '--json');
  expect(code).toBe(1);
  expect(json.error.message).toContain(
    `store 'x.com' is not known; known stores: ${known}; add it with: waybill`,
  );
  expect(err).toContain(json.error.message);
});

test.each([
  [['nonsense']],
  [['order', 'show']],
  [['order', 'list', '--limit', 'many']],
  [['order', 'list', '--lim', '3']],
  [['sim', 'place']],
  [['sim', 'restock', 'SKU-1', 'many']],
  [['store', 'add', 'x']],
  [['order', 'submit', 'file.json']],
])('used wrongly the exit code is 2, and the last line is still JSON: %j', async (args) => {
  const { code, json, err } = await runCommand({}, ...args, '--json');
  expect(code).toBe(2);
  expect(json).toMatchObject({ ok: false, error: { error: 'UsageError' } });
  expect(err).toContain('--help');
});

test('help is no mistake', async () => {
  const { code, out } = await runCommand({}, 'order', '--help');
  expect(code).toBe(0);
  expect(out).toContain('submit');
});

test('orders are listed the last changed first, by store and by outcome', async () => {
  const { db, env } = await givenDatabase();
  const store = await givenStore(db);
  await givenOrder(db, store, '1', '#1001', { outcome: 'fulfilled' });
  await givenOrder(db, store, '2', '#1002');
  await givenOrder(db, await givenStore(db), '3', '#1003', { outcome: 'fulfilled' });
  const names = async (...args: string[]) =>
    (await runCommand(env, 'order', 'list', ...args, '--json')).json.orders.map(
      ({ name }: { name: string }) => name,
    );
  expect(await names()).toEqual(['#1003', '#1002', '#1001']);
  expect(await names('--store', store)).toEqual(['#1002', '#1001']);
  expect(await names('--outcome', 'fulfilled', '--limit', '1')).toEqual(['#1003']);
  expect(await names('--outcome', 'none')).toEqual(['#1002']);
  expect((await runCommand(env, 'order', 'list', '--store', 'x.com')).err).toContain(
    "store 'x.com' is not known",
  );
});

test('an order is shown by name, id, gid or trace id, with all that happened to it', async () => {
  const { db, env } = await givenDatabase();
  const store = await givenStore(db);
  const snapshot = { email: 'buyer@example.com' };
  const at = await givenOrder(db, store, '820982911946154508', '#1001', {
    outcome: 'needs_person',
    snapshot,
  });
  const { traceId } = at;
  const base = { ...at, revision: 0 };
  const run1 = { ...base, id: '00000000-0000-5000-8000-000000000001', agent: 'address', step: 'address' };
  const verdict = { kind: 'fail', failure: { kind: 'po_box', detail: 'a PO box' } };
  const actions = [{ kind: 'place_hold', note: 'Hidden Street 1' }];
  const rest = { occasion: 'x', confidence: 0.5, reasons: ['Hidden Street 1'], alternatives: [] };
  await db.agentRun.create({ data: { ...run1, verdict, actions, ...rest, decidedBy: 'rules', ms: 1 } });
  const routed = {
    ...base,
    id: '00000000-0000-5000-8000-000000000002',
    agent: 'router',
    step: 'route',
    actions: [],
  };
  const alternatives = [
    { option: 'ship from Oslo', whyNot: 'farther: about 900 km away', instead: { data: 1 } },
  ];
  const plan = { ...routed, verdict: { kind: 'proceed' }, reasons: ['Bergen: leaves today'], alternatives };
  await db.agentRun.create({ data: { ...plan, occasion: 'x', confidence: 1, decidedBy: 'rules', ms: 1 } });
  const choices = [{ choice: 'retry', effect: 'reads the order again' }];
  const asked = {
    id: run1.id,
    stage: 'assess',
    failure: 'po_box',
    question: 'What shall happen?',
    detail: '',
  };
  await db.case.create({ data: { ...base, ...asked, choices } });
  const effect = { key: run1.id, step: 'address', purpose: 'p', kind: 'place_hold', tier: 'write_safe' };
  await db.effect.create({
    data: { ...base, ...effect, decisionId: run1.id, argsHash: 'h', state: 'done' },
  });

  for (const name of [
    '#1001',
    '1001',
    '820982911946154508',
    'gid://shopify/Order/820982911946154508',
    traceId,
  ]) {
    const { code, json, out } = await runCommand(env, 'order', 'show', name, '--json');
    expect(code).toBe(0);
    expect(json).toMatchObject({ order: at.order, outcome: 'needs_person', stage: 'validate', traceId });
    expect(json.decisions).toMatchObject([
      { step: 'address', verdict, actions: ['place_hold'] },
      { step: 'route' },
    ]);
    const [{ option, whyNot }] = alternatives as [(typeof alternatives)[number]];
    expect(json.routing).toEqual({ revision: 0, why: plan.reasons, alternatives: [{ option, whyNot }] });
    expect(json.effects).toMatchObject([{ kind: 'place_hold', state: 'done' }]);
    expect(json.cases).toMatchObject([{ question: 'What shall happen?', closedAt: null }]);
    expect(out).not.toMatch(/Hidden Street|buyer@example/);
  }
  const { out } = await runCommand({ ...env, TEMPORAL_UI_URL: 'http://ui/' }, 'order', 'show', '1001');
  expect(out).toContain(traceId);
  expect(out).toContain(`http://ui/namespaces/default/workflows/order%2F${store}%2F820982911946154508`);
  expect(out).toMatch(/retry +reads the order again/);
  expect(out).toContain('not     ship from Oslo: farther: about 900 km away');
});

test('a name that several stores use is asked back about', async () => {
  const { db, env } = await givenDatabase();
  const [a, b] = [await givenStore(db), await givenStore(db)];
  await givenOrder(db, a, '1', '#1001');
  await givenOrder(db, b, '2', '#1001');
  const { code, err } = await runCommand(env, 'order', 'show', '#1001');
  expect(code).toBe(1);
  expect(err).toContain(`1 --store ${a}`);
  expect((await runCommand(env, 'order', 'show', '#1001', '--store', b, '--json')).json.order).toBe('2');
  expect((await runCommand(env, 'order', 'show', '#1002')).err).toContain("no order '#1002' is known");
});

test('a body is handed in as Shopify would, and the server says what became of it', async () => {
  const { db, env, store } = await givenWorld();
  const order = '820982911946154508';
  const dir = givenFiles({
    'raw.json': `{"id": ${order}}`,
    'wrapped.json': `{"topic": "orders/paid", "payload": {"id": ${order}}}`,
    'list.json': '[]',
  });
  const submit = (name: string, ...more: string[]) =>
    runCommand(env, 'order', 'submit', join(dir, name), '--store', store, ...more, '--json');
  const workflowId = workflowIdOf({ store, order });
  expect((await submit('raw.json')).json).toMatchObject({
    ok: true,
    http: 200,
    topic: 'orders/create',
    workflowId,
  });
  expect((await submit('wrapped.json')).json).toMatchObject({ ok: true, topic: 'orders/paid', workflowId });
  expect(await db.inbox.count({ where: { order } })).toBe(2);
  const refused = await submit('raw.json', '--topic', 'unheard/of');
  expect(refused.json).toMatchObject({ http: 202, reason: 'unknown_topic' });
  expect((await submit('list.json')).err).toContain('not a JSON object');
  expect((await submit('missing.json')).err).toContain('is not there');
  const away = await submit('raw.json', '--server', await nobody());
  expect(away).toMatchObject({ code: 1, err: expect.stringContaining('the webhook server does not answer') });
});

test('bodies are placed from a directory at any depth; what is no body is skipped and said', async () => {
  const { env, store } = await givenWorld();
  const [a, b] = [someOrderId(), someOrderId()];
  const dir = givenFiles({
    'a.json': { id: Number(a), line_items: [] },
    'deep/b.json': { topic: 'orders/paid', payload: { id: Number(b), line_items: [] } },
    'deep/stock.json': { topic: 'inventory_levels/update', payload: { inventory_item_id: 1 } },
    'index.json': [{ file: 'a.json' }],
    'broken.json': '{',
    'readme.txt': 'no body',
  });
  const { code, json } = await runCommand(env, 'sim', 'place', dir, '--times', '3', '--json');
  expect(code).toBe(0);
  const file = (name: string) => join(dir, name);
  expect(json).toMatchObject({
    store,
    files: [
      {
        file: file('a.json'),
        topic: 'orders/create',
        http: 200,
        workflowId: workflowIdOf({ store, order: a }),
      },
      { file: file('deep/b.json'), topic: 'orders/paid', workflowId: workflowIdOf({ store, order: b }) },
      { file: file('deep/stock.json'), http: 200, workflowId: null, outcome: null, effects: null },
    ],
    skipped: [
      { file: file('broken.json'), skipped: 'not JSON' },
      { file: file('index.json'), skipped: 'not a JSON object' },
    ],
  });
  expect(json.files[0].effects).toEqual({ labels: 0, fulfillments: 0, refunds: 0, mails: 0, holds: 0 });
});

test('--wait waits for the outcome of each order, one body of an order after the other', async () => {
  const { db, env, store } = await givenWorld();
  const order = someOrderId();
  const dir = givenFiles({
    '1.json': { topic: 'orders/create', payload: { id: Number(order), line_items: [] } },
    '2.json': { topic: 'orders/cancelled', payload: { id: Number(order), line_items: [] } },
  });
  const waiting = runCommand(env, 'sim', 'place', dir, '--wait', '--json');
  const at = { store_order: { store, order } };
  await expect.poll(() => db.order.findUnique({ where: at }), { timeout: 20_000 }).not.toBeNull();
  expect(await db.inbox.count()).toBe(1);
  await db.order.update({ where: at, data: { outcome: 'fulfilled' } });
  await expect.poll(() => db.inbox.count(), { timeout: 20_000 }).toBe(2);
  await db.order.update({ where: at, data: { outcome: 'cancelled', why: 'so the store said' } });
  const { code, json } = await waiting;
  expect(code).toBe(0);
  expect(json.files.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['fulfilled', 'cancelled']);
});

test('an order that gets no outcome in time is said, with exit code 1', async () => {
  const { env } = await givenWorld();
  const dir = givenFiles({ 'a.json': { id: Number(someOrderId()), line_items: [] } });
  const { code, json } = await runCommand(env, 'sim', 'place', dir, '--wait', '--timeout', '1', '--json');
  expect(code).toBe(1);
  expect(json.files[0]).toMatchObject({
    outcome: null,
    error: expect.stringContaining('no outcome in time'),
  });
});

test('placing says what is missing: a simulator, a store, a body', async () => {
  const { env } = await givenWorld();
  const dir = givenFiles({ 'list.json': '[]', 'sub/nothing.txt': '' });
  const err = async (given: NodeJS.ProcessEnv, ...args: string[]) => {
    const said = await runCommand(given, 'sim', 'place', ...args);
    expect(said.code).toBe(1);
    return said.err;
  };
  expect(await err(env, dir)).toContain('nothing was placed');
  expect(await err(env, join(dir, 'sub'))).toContain('there is no *.json');
  expect(await err(env, dir, '--store', 'x.com')).toContain("'x.com' is no simulated store; there are: s");
  expect(await err({ ...env, SIMULATOR_URL: '' }, dir)).toContain('start them with `npm start`');
  expect(await err({ ...env, SIMULATOR_URL: await nobody() }, dir)).toContain('does not answer');
});

test('without settings it is said what to set, or how to do without', async () => {
  vi.stubEnv('WAYBILL_STATE_DIR', givenFiles({}));
  onTestFinished(() => void vi.unstubAllEnvs());
  const { code, err } = await runCommand({}, 'order', 'list');
  expect(code).toBe(1);
  expect(err).toContain('DATABASE_URL is not set: put ');
  expect(err).toContain('npm start');
});

test('the addresses of a running local stack are found, unless the environment names another database', async () => {
  const { env, url, simulator } = await givenWorld();
  const dir = givenFiles({ 'secret.key': KEY });
  vi.stubEnv('WAYBILL_STATE_DIR', dir);
  onTestFinished(() => void vi.unstubAllEnvs());
  const addresses = {
    databaseUrl: String(env.DATABASE_URL),
    temporalAddress: inject('temporalAddress'),
    webUi: null,
    server: url,
    simulator: simulator.url,
    smtpUrl: 'smtp://127.0.0.1:1',
    secretKeyFile: join(dir, 'secret.key'),
    pid: process.pid,
  };
  writeStack(addresses, dir);
  expect((await runCommand({}, 'store', 'list', '--json')).json.stores).toHaveLength(1);
  const other = await givenDatabase();
  const { json } = await runCommand(
    { DATABASE_URL: String(other.env.DATABASE_URL) },
    'store',
    'list',
    '--json',
  );
  expect(json.stores).toEqual([]);
});

test('a database that is away is said in words', async () => {
  const { host } = new URL(await nobody());
  const env = { DATABASE_URL: `postgresql://waybill:hidden@${host}/waybill` };
  const { code, err } = await runCommand(env, 'order', 'list');
  expect(code).toBe(1);
  expect(err).toContain('`waybill doctor`');
  expect(err).not.toContain('hidden');
});
