import { expect, test } from 'vitest';
import { addStore, storeDirectory } from '../prisma/stores.ts';
import { pause, readPauses } from '../prisma/switches.ts';
import { scheduleIdOf } from '../runtime/reconcile/schedule.ts';
import { box, givenServer, givenStore, SECRET, send } from '../test/intake.ts';

const TOPIC = 'app/uninstalled';
const bodyOf = (domain: string) =>
  JSON.stringify({ id: 548380009, name: 'A store', myshopify_domain: domain });

type Served = Awaited<ReturnType<typeof givenServer>>;

const storeOf = ({ db, store }: Served) => db.store.findUniqueOrThrow({ where: { domain: store } });
const uninstall = (served: Served, headers: Record<string, string> = {}) =>
  send(served.url, served.store, { topic: TOPIC, body: bodyOf(served.store), headers });
const install = ({ db, store }: Served) =>
  addStore(db, box, {
    domain: store,
    name: 'A store',
    adminUrl: `https://${store}`,
    accessToken: 'fresh',
    secret: SECRET,
  });

test('an uninstalled app pauses the store, stops its schedule and forgets its token; webhooks still verify', async () => {
  const served = await givenServer();
  const { db, store, temporal } = served;
  expect((await uninstall(served)).status).toBe(200);
  expect(await storeOf(served)).toMatchObject({ accessToken: null, uninstalledAt: expect.any(Date) });
  expect(await readPauses(db)).toMatchObject([{ store, by: 'Shopify', reason: 'the app was uninstalled' }]);
  const schedule = temporal.schedule.getHandle(scheduleIdOf(store));
  const paused = async () => (await schedule.describe().catch(() => null))?.state.paused;
  await expect.poll(paused, { timeout: 10_000 }).toBe(true);
  // Shopify asks to erase the store's data 48 hours later, signed with the same secret.
  const redact = await send(served.url, store, { topic: 'shop/redact', body: '{"shop_id": 1}' });
  expect(redact.status).toBe(200);
});

test('told of it twice the store is paused once', async () => {
  const served = await givenServer();
  await uninstall(served);
  await uninstall(served);
  expect(await served.db.switch.count()).toBe(1);
});

test('installed again, the store goes on with its new token', async () => {
  const served = await givenServer();
  await uninstall(served);
  await install(served);
  expect(await readPauses(served.db)).toEqual([]);
  expect(await storeOf(served)).toMatchObject({ uninstalledAt: null });
  const known = await storeDirectory(served.db, box).get(served.store);
  expect(known?.accessToken).toBe('fresh');
});

test('a pause of an operator outlives a new installation', async () => {
  const served = await givenServer();
  const { db, store } = served;
  await pause(db, { store, by: 'kim', reason: 'odd labels' });
  await uninstall(served);
  await install(served);
  expect(await readPauses(db)).toMatchObject([{ store, by: 'kim' }]);
});

test('a webhook of an uninstallation from before the last installation is history', async () => {
  const served = await givenServer();
  const hourAgo = new Date(Date.now() - 3_600_000).toISOString();
  expect((await uninstall(served, { 'X-Shopify-Triggered-At': hourAgo })).status).toBe(200);
  expect(await storeOf(served)).toMatchObject({ uninstalledAt: null });
  expect(await readPauses(served.db)).toEqual([]);
});

test('the uninstallation of one store, sent to the address of another with the same app secret, is refused', async () => {
  const served = await givenServer();
  const other = await givenStore(served.db);
  const { status, answer } = await send(served.url, served.store, { topic: TOPIC, body: bodyOf(other) });
  expect([status, answer.reason]).toEqual([401, 'wrong_store']);
  expect(await storeOf(served)).toMatchObject({ uninstalledAt: null });
});
