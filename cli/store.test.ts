import { expect, inject, onTestFinished, test } from 'vitest';
import { shopify } from '../connectors/shopify/index.ts';
import { storeDirectory } from '../prisma/stores.ts';
import { startSimulator } from '../simulator/index.ts';
import { runCommand } from '../test/cli.ts';
import { testDatabase } from '../test/database.ts';
import { box, KEY, someDomain } from '../test/intake.ts';
import { CTX, nobody } from '../test/server.ts';

/** A simulated store that Waybill does not know yet. */
async function givenShop(scopes: string[] | null = null) {
  const { url, db } = await testDatabase();
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  const domain = someDomain();
  const settings = { domain, name: 'Acme', secret: 'hush', currency: 'USD', country: 'US', scopes };
  simulator.control.putStore({ ...settings, accessToken: 'first' });
  const adminUrl = `${simulator.url}/stores/${domain}`;
  const env = {
    DATABASE_URL: url,
    WAYBILL_SECRET_KEY: KEY,
    TEMPORAL_ADDRESS: inject('temporalAddress'),
    TEMPORAL_TASK_QUEUE: domain,
    WAYBILL_PUBLIC_URL: 'https://waybill.example.com',
  };
  const waybill = (...args: string[]) => runCommand(env, ...args, '--json');
  const add = (...more: string[]) =>
    waybill(
      ...['store', 'add', domain, '--name', 'Acme', '--admin-url', adminUrl, '--secret', 'hush'],
      ...(more.includes('--token') ? more : [...more, '--token', 'first']),
    );
  return {
    db,
    domain,
    adminUrl,
    env,
    waybill,
    add,
    rotateInShopify: (accessToken: string) => simulator.control.putStore({ ...settings, accessToken }),
    token: async () => (await storeDirectory(db, box).get(domain))?.accessToken,
  };
}

test('a store is taken into service: webhooks subscribed to, open orders on their way in', async () => {
  const { add, domain, adminUrl, db } = await givenShop();
  const added = await add();
  expect(added).toMatchObject({ code: 0, json: { ok: true, domain, backfill: 'started' } });
  expect(added.json.subscriptions.created).toContain('ORDERS_CREATE');
  const standing = await shopify({ domain, adminUrl, accessToken: 'first' }).readSubscriptions(CTX);
  expect(new Set(standing.map(({ uri }) => uri))).toEqual(
    new Set([`https://waybill.example.com/webhooks/shopify/${domain}`]),
  );
  const again = await add('--no-backfill');
  expect(again.json).toMatchObject({ ok: true, subscriptions: { created: [] }, backfill: 'not wanted' });
  expect(await db.store.count()).toBe(1);
});

test('permissions that a store has not granted are named, with what each is for, and it is not added', async () => {
  const { add, db } = await givenShop(['read_orders', 'read_products', 'read_inventory', 'read_locations']);
  const { code, err } = await add();
  expect(code).toBe(1);
  expect(err).toContain('write_orders, to read orders, tag them and correct their addresses');
  expect(err).toContain('write_merchant_managed_fulfillment_orders');
  expect(err).not.toContain('read_locations');
  expect(await db.store.count()).toBe(0);
  expect((await add('--unchecked')).code).toBe(0);
});

test('a token that Shopify does not take, and a store that does not answer, are told in words', async () => {
  const { add, db } = await givenShop();
  const mistyped = await add('--token', 'mistyped');
  expect(mistyped).toMatchObject({ code: 1, err: expect.stringContaining('rejects the access token') });
  const away = await add('--admin-url', await nobody());
  expect(away).toMatchObject({ code: 1, err: expect.stringContaining('cannot be reached') });
  expect(await db.store.count()).toBe(0);
});

test('a new token is tried before it is used, and a wrong one is not', async () => {
  const { add, waybill, domain, rotateInShopify, token } = await givenShop();
  await add('--no-backfill');
  rotateInShopify('second');
  const wrong = await waybill('store', 'rotate', domain, '--token', 'mistyped');
  expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('the new token is not used') });
  expect(await token()).toBe('first');
  const right = await waybill('store', 'rotate', domain, '--token', 'second', '--secret', 'newer');
  expect(right).toMatchObject({ code: 0, json: { token: true, secret: true } });
  expect(await token()).toBe('second');
  expect(right.out + right.err).not.toMatch(/second|newer/);
  expect((await waybill('store', 'rotate', domain)).err).toContain('give what is new');
});
