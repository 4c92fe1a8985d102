import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { storeDirectory } from '../../prisma/stores.ts';
import { startSimulator } from '../../simulator/index.ts';
import { testDatabase } from '../../test/database.ts';
import { box, givenStore, logLines, someDomain, temporalAt } from '../../test/intake.ts';
import { installLink, signQuery } from './query.ts';
import { oauthRoutes } from './routes.ts';

const SECRET = 'shpss_hidden';
const PUBLIC = 'https://waybill.example.com';
const DAY = 24 * 3_600_000;

/** A store in Shopify that Waybill does not know, and the routes that would install it. */
async function given(scopes: string[] | null = null) {
  const { db } = await testDatabase();
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  const shop = someDomain();
  const settings = { domain: shop, name: 'Acme', accessToken: 'shpat_hidden', secret: SECRET, scopes };
  simulator.control.putStore({ ...settings, currency: 'USD', country: 'US' });
  const { lines, log } = logLines();
  let connected = 0;
  const app = oauthRoutes({
    db,
    box,
    log,
    client: temporalAt(),
    taskQueue: `test-${randomUUID()}`,
    publicUrl: PUBLIC,
    apiKey: 'key',
    apiSecret: SECRET,
    adminUrlOf: (domain) => `${simulator.url}/stores/${domain}`,
    onConnected: () => {
      connected += 1;
    },
  });
  const install = (link = installLink(PUBLIC, shop, SECRET)) => app.request(link);
  /** Goes to Shopify and agrees. */
  const agree = async () => {
    const sent = await install();
    const cookie = (sent.headers.get('set-cookie') ?? '').split(';', 1).join('');
    const back = await fetch(sent.headers.get('location') ?? '', { redirect: 'manual' });
    return { cookie, callback: new URL(back.headers.get('location') ?? '') };
  };
  const callBack = (url: URL, cookie: string) => app.request(url.href, { headers: { cookie } });
  return { db, shop, lines, install, agree, callBack, connected: () => connected };
}

const resigned = (url: URL, change: (query: URLSearchParams) => void, secret = SECRET) => {
  const changed = new URL(url);
  change(changed.searchParams);
  changed.searchParams.set('hmac', signQuery(changed.searchParams, secret));
  return changed;
};

test('a merchant who agrees has a store in service: in shadow, until somebody says what may be done', async () => {
  const { db, shop, agree, callBack, connected, lines } = await given();
  const { callback, cookie } = await agree();
  expect((await callBack(callback, cookie)).status).toBe(200);
  const store = await storeDirectory(db, box).get(shop);
  expect(store).toMatchObject({ accessToken: 'shpat_hidden', secrets: [SECRET] });
  expect(store?.policy.autonomy).toBe('shadow');
  expect(connected()).toBe(1);
  expect(JSON.stringify(lines)).not.toMatch(/hidden/);
});

test('a store that is known keeps its name and what its merchant has decided', async () => {
  const { db, shop, agree, callBack } = await given();
  await givenStore(db, shop, 'of a custom app');
  const { callback, cookie } = await agree();
  await callBack(callback, cookie);
  const store = await storeDirectory(db, box).get(shop);
  expect(store).toMatchObject({ name: 'A store', secrets: [SECRET, 'of a custom app'] });
  expect(store?.policy.autonomy).toBe('autonomous');
});

test('the cookie is out of reach of scripts and other sites, and the answer goes where the app is', async () => {
  const { install, shop } = await given();
  const sent = await install();
  expect(sent.headers.get('set-cookie')).toMatch(/HttpOnly; Secure; SameSite=Lax/);
  const target = new URL(sent.headers.get('location') ?? '');
  expect(target.pathname).toBe(`/stores/${shop}/admin/oauth/authorize`);
  expect(target.searchParams.get('redirect_uri')).toBe(`${PUBLIC}/auth/callback`);
});

test.each<[string, (url: URL) => URL, number]>([
  ['a signature of another', (url) => resigned(url, () => undefined, 'guessed'), 401],
  [
    'no signature',
    (url) => {
      const changed = new URL(url);
      changed.searchParams.delete('hmac');
      return changed;
    },
    401,
  ],
  [
    'a changed code under the old signature',
    (url) => {
      const changed = new URL(url);
      changed.searchParams.set('code', 'stolen');
      return changed;
    },
    401,
  ],
  ['a parameter twice', (url) => resigned(url, (query) => query.append('code', 'stolen')), 401],
  ['a day too old', (url) => resigned(url, (query) => query.set('timestamp', '1000')), 401],
  ['another state', (url) => resigned(url, (query) => query.set('state', 'f'.repeat(32))), 403],
  ['no state', (url) => resigned(url, (query) => query.delete('state')), 403],
  ['another shop', (url) => resigned(url, (query) => query.set('shop', 'other.myshopify.com')), 403],
  ['a shop that is none', (url) => resigned(url, (query) => query.set('shop', 'evil.example.com')), 400],
  [
    'a shop that only looks like one',
    (url) => resigned(url, (q) => q.set('shop', 'a.myshopify.com.evil.io')),
    400,
  ],
  ['a code that Shopify never gave', (url) => resigned(url, (query) => query.set('code', 'stolen')), 502],
])('an installation that comes back with %s is refused, and nothing is kept', async (_, change, status) => {
  const { db, agree, callBack, connected } = await given();
  const { callback, cookie } = await agree();
  expect((await callBack(change(callback), cookie)).status).toBe(status);
  expect(await db.store.count()).toBe(0);
  expect(connected()).toBe(0);
});

test('an installation that was begun in another browser, or not at all, is refused', async () => {
  const { db, agree, callBack } = await given();
  const { callback } = await agree();
  const { cookie: foreign } = await agree();
  expect((await callBack(callback, foreign)).status).toBe(403);
  expect((await callBack(callback, '')).status).toBe(403);
  expect((await callBack(callback, 'waybill_install=forged.x')).status).toBe(403);
  expect(await db.store.count()).toBe(0);
});

test('permissions that were not granted are named, and the store is not added', async () => {
  const { db, agree, callBack } = await given(['read_orders']);
  const { callback, cookie } = await agree();
  const answer = await callBack(callback, cookie);
  expect([answer.status, await answer.text()]).toEqual([
    403,
    expect.stringContaining('write_orders, to read'),
  ]);
  expect(await db.store.count()).toBe(0);
});

test('a link that nobody of ours has made, or too long ago, leads nowhere', async () => {
  const { install, shop } = await given();
  expect((await install(`${PUBLIC}/auth/install?shop=${shop}`)).status).toBe(401);
  expect((await install(installLink(PUBLIC, shop, 'guessed'))).status).toBe(401);
  expect((await install(installLink(PUBLIC, shop, SECRET, Date.now() - 2 * DAY))).status).toBe(401);
  expect((await install(installLink(PUBLIC, 'evil.example.com', SECRET))).status).toBe(400);
});
