import { expect, inject, onTestFinished, test } from 'vitest';
import { addStore } from '../prisma/stores.ts';
import { startSimulator } from '../simulator/index.ts';
import { runCommand } from '../test/cli.ts';
import { testDatabase } from '../test/database.ts';
import { box, givenServer, KEY, SECRET } from '../test/intake.ts';
import { nobody } from '../test/server.ts';

interface Finding {
  check: string;
  state: string;
  message: string;
  todo?: string;
}

async function doctor(env: NodeJS.ProcessEnv) {
  const { code, json } = await runCommand(env, 'doctor', '--json');
  const { ok, findings } = json as { ok: boolean; findings: Finding[] };
  const of = (check: string) => findings.find((finding) => finding.check === check);
  return { code, ok, findings, of };
}

async function givenWorld() {
  const { url, db } = await testDatabase();
  const served = await givenServer({ db });
  const simulator = await startSimulator({ webhookUrl: served.url });
  onTestFinished(() => simulator.close());
  const store = { domain: served.store, name: 'A store', accessToken: 'token', secret: SECRET };
  simulator.control.putStore({ ...store, currency: 'USD', country: 'US' });
  await addStore(db, box, { ...store, adminUrl: `${simulator.url}/stores/${served.store}` });
  const { hostname, port } = new URL(served.url);
  const env = {
    DATABASE_URL: url,
    WAYBILL_SECRET_KEY: KEY,
    TEMPORAL_ADDRESS: inject('temporalAddress'),
    TEMPORAL_TASK_QUEUE: served.taskQueue,
    HOST: hostname,
    PORT: port,
    SIMULATOR_URL: simulator.url,
    CARRIER_URL: `${simulator.url}/easypost/v2`,
    EASYPOST_API_KEY: 'simulated',
    SMTP_URL: `smtp://127.0.0.1:${simulator.smtpPort}`,
    MAIL_FROM: 'orders@waybill.example',
    MODEL_PROVIDERS: JSON.stringify([{ name: 'sim', baseUrl: `${simulator.url}/model/v1` }]),
    MODEL_CHEAP: 'sim/decent-1',
    MODEL_BALANCED: 'sim/decent-1',
    MODEL_PREMIUM: 'sim/decent-1',
  };
  return { ...served, env, simulator };
}

test('with everything in place only the worker that nobody started is missed', async () => {
  const { env } = await givenWorld();
  const { code, ok, findings } = await doctor(env);
  const wrong = findings.filter(({ state }) => state !== 'ok');
  expect(wrong).toMatchObject([
    { check: 'worker', state: 'failed', todo: expect.stringContaining('worker.ts') },
  ]);
  expect({ code, ok }).toEqual({ code: 1, ok: false });
});

test('a store that answers by a newer API version is a warning, and nothing is wrong with it', async () => {
  const { env, simulator, store } = await givenWorld();
  simulator.control.putStore({
    ...{
      domain: store,
      name: 'A store',
      accessToken: 'token',
      secret: SECRET,
      currency: 'USD',
      country: 'US',
    },
    oldestApiVersion: '2027-01',
  });
  const { of, findings } = await doctor(env);
  expect(of('stores')).toMatchObject({
    state: 'warning',
    message: `${store} answers by API version 2027-01 where 2026-10 was asked for`,
    todo: expect.stringContaining('update Waybill'),
  });
  expect(findings.filter(({ state }) => state === 'failed').map(({ check }) => check)).toEqual(['worker']);
});

test('what is left alone because it has been failing is named', async () => {
  const { env, db } = await givenWorld();
  const openUntil = new Date(Date.now() + 60_000);
  await db.breaker.create({ data: { name: 'mail', openUntil, trips: 1 } });
  await db.breaker.create({ data: { name: 'model/openai', openUntil: null } });
  const { of } = await doctor(env);
  expect(of('breakers')).toMatchObject({ state: 'failed', message: expect.stringContaining('mail until') });
  expect(of('breakers')?.message).not.toContain('model/openai');
});

test('everything that is away is named, with what to do; what depends on it is skipped', async () => {
  const away = await nobody();
  const { host } = new URL(away);
  const { code, findings, of } = await doctor({
    DATABASE_URL: `postgresql://waybill:hidden@${host}/waybill`,
    WAYBILL_SECRET_KEY: KEY,
    TEMPORAL_ADDRESS: host,
    PORT: host.split(':')[1],
    CARRIER_URL: away,
    EASYPOST_API_KEY: 'key',
    SMTP_URL: `smtp://user:hidden@${host}`,
    MAIL_FROM: 'orders@waybill.example',
  });
  expect(code).toBe(1);
  for (const check of ['database', 'temporal', 'server', 'carrier', 'mail'])
    expect(of(check), check).toMatchObject({ state: 'failed', todo: expect.any(String) });
  for (const check of ['migrations', 'inbox', 'search attributes', 'worker', 'stores', 'simulator'])
    expect(of(check)?.state, check).toBe('skipped');
  expect(JSON.stringify(findings)).not.toContain('hidden');
});

test('settings that are missing are named one by one', async () => {
  const { env } = await givenWorld();
  const { SMTP_URL: _, EASYPOST_API_KEY: __, ...rest } = env;
  const { of } = await doctor(rest);
  expect(of('mail')?.message).toContain('SMTP_URL is not set');
  expect(of('carrier')?.message).toContain('EASYPOST_API_KEY is not set');
});

test('the carrier that was chosen is the one that is looked at', async () => {
  const { env, simulator } = await givenWorld();
  const chosen = { ...env, CARRIER: 'shippo', SHIPPO_URL: `${simulator.url}/shippo` };
  expect((await doctor(chosen)).of('carrier')?.message).toContain('SHIPPO_API_KEY is not set');
  const { of } = await doctor({ ...chosen, SHIPPO_API_KEY: 'k', EASYPOST_API_KEY: '' });
  expect(of('carrier')).toMatchObject({ state: 'ok', message: expect.stringContaining('shippo') });
});

test('a store whose token Shopify refuses is named', async () => {
  const { db, env, simulator, store } = await givenWorld();
  const adminUrl = `${simulator.url}/stores/${store}`;
  await addStore(db, box, { domain: store, name: 'A', adminUrl, accessToken: 'stale', secret: SECRET });
  const { of } = await doctor(env);
  expect(of('stores')).toMatchObject({ state: 'failed', message: expect.stringContaining(store) });
});

test('a policy for a location that the store does not have is a warning', async () => {
  const { db, env, simulator, store } = await givenWorld();
  const [known = ''] = simulator.control
    .stores()
    .flatMap(({ locations }) => locations.map(({ name }) => name));
  const policy = { locations: { [known.toUpperCase()]: { capacity: 5 }, 'Man warehouse': { capacity: 5 } } };
  const adminUrl = `${simulator.url}/stores/${store}`;
  const given = { domain: store, name: 'A', adminUrl, accessToken: 'token', secret: SECRET };
  await addStore(db, box, { ...given, policy });
  const message = `${store} has no location "Man warehouse"`;
  expect((await doctor(env)).of('stores')).toMatchObject({ state: 'warning', message });
});

test('a key that does not open what is sealed is told from one that does', async () => {
  const { env } = await givenWorld();
  const { of } = await doctor({ ...env, WAYBILL_SECRET_KEY: Buffer.alloc(32, 1).toString('base64') });
  expect(of('secret key')).toMatchObject({
    state: 'failed',
    todo: expect.stringContaining('WAYBILL_SECRET_KEY'),
  });
  expect(of('stores')?.state).toBe('skipped');
});

test('migrations that are not applied, and webhooks that nobody dispatches, are found', async () => {
  const { db, env, store, close } = await givenWorld();
  await close();
  const receivedAt = new Date(Date.now() - 10 * 60_000);
  const arrival = { store, topic: 'orders/create', webhookId: 'w', order: '1', traceId: 'x', receivedAt };
  await db.inbox.create({ data: { ...arrival, body: Buffer.from('{}') } });
  expect((await doctor(env)).of('inbox')?.message).toContain('1 webhooks wait');
  await db.$executeRaw`DELETE FROM _prisma_migrations`;
  const { of } = await doctor(env);
  expect(of('migrations')).toMatchObject({ state: 'failed', todo: expect.stringContaining('npm run setup') });
});

test('a model that its provider does not have is named, and which settings to look at', async () => {
  const { env } = await givenWorld();
  const { of } = await doctor({ ...env, MODEL_CHEAP: 'sim/decnt-1' });
  expect(of('models')).toMatchObject({
    state: 'failed',
    message: 'sim has no model decnt-1',
    todo: expect.stringContaining('MODEL_CHEAP'),
  });
});

test('without a model nothing is wrong: rules decide', async () => {
  const { env } = await givenWorld();
  const { of } = await doctor({
    ...env,
    MODEL_PROVIDERS: '',
    MODEL_CHEAP: '',
    MODEL_BALANCED: '',
    MODEL_PREMIUM: '',
  });
  expect(of('models')).toMatchObject({ state: 'skipped' });
});
