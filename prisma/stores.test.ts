import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { testDatabase } from '../test/database.ts';
import { SealError, secretBox } from './secrets.ts';
import { addStore, listStores, rotateSecret, storeDirectory } from './stores.ts';

const key = () => randomBytes(32).toString('base64');
const ACME = {
  domain: 'ACME.myshopify.com',
  name: 'Acme',
  adminUrl: 'https://acme.myshopify.com',
  accessToken: 'shpat_1',
  secret: 'first',
};
const FRESH = 0;

test('a store is found by its domain in any case, with its secrets opened', async () => {
  const { db } = await testDatabase();
  const box = secretBox(key());
  await addStore(db, box, { ...ACME, policy: { labelCap: 900 } });
  const store = await storeDirectory(db, box).get('Acme.MyShopify.com');
  expect(store).toMatchObject({ domain: 'acme.myshopify.com', accessToken: 'shpat_1', secrets: ['first'] });
  expect(store?.policy).toMatchObject({ labelCap: 900, autonomy: 'autonomous' });
});

test('nothing in the table or in the list tells a secret', async () => {
  const { db } = await testDatabase();
  const box = secretBox(key());
  const caseWebhookUrl = 'https://hooks.example.com/T0/B0/x';
  await addStore(db, box, { ...ACME, policy: { caseWebhookUrl } });
  const table = JSON.stringify(await db.store.findMany());
  expect(table).not.toContain('shpat_1');
  expect(table).not.toContain('hooks.example.com');
  expect((await storeDirectory(db, box).get(ACME.domain))?.caseWebhook).toBe(caseWebhookUrl);
  expect(table).not.toContain('first');
  const [listed] = await listStores(db);
  const told = ['adminUrl', 'connectedAt', 'createdAt', 'domain', 'name', 'policy', 'uninstalledAt'];
  expect(Object.keys(listed ?? {}).sort()).toEqual(told);
});

test('adding a store again renews it, keeps its policy, and lets the last secret hold on', async () => {
  const { db } = await testDatabase();
  const box = secretBox(key());
  await addStore(db, box, { ...ACME, policy: { labelCap: 900 } });
  await addStore(db, box, { ...ACME, name: 'Acme Ltd', accessToken: 'shpat_2', secret: 'second' });
  const store = await storeDirectory(db, box).get(ACME.domain);
  expect(store).toMatchObject({ name: 'Acme Ltd', accessToken: 'shpat_2', secrets: ['second', 'first'] });
  expect(store?.policy.labelCap).toBe(900);
});

test('the address of a chat stays until another one is given, or none', async () => {
  const { db } = await testDatabase();
  const box = secretBox(key());
  const stores = storeDirectory(db, box);
  const chat = async () => (await stores.get(ACME.domain, FRESH))?.caseWebhook;
  await addStore(db, box, { ...ACME, policy: { caseWebhookUrl: 'https://a.example.com/1' } });
  await addStore(db, box, { ...ACME, policy: { labelCap: 900 } });
  expect(await chat()).toBe('https://a.example.com/1');
  await addStore(db, box, { ...ACME, policy: { caseWebhookUrl: null } });
  expect(await chat()).toBeNull();
});

test('a rotation keeps two secrets, the newest first, and none but the new one on demand', async () => {
  const { db } = await testDatabase();
  const box = secretBox(key());
  await addStore(db, box, ACME);
  const stores = storeDirectory(db, box);
  const secrets = async () => (await stores.get(ACME.domain, FRESH))?.secrets;
  for (const secret of ['second', 'third']) await rotateSecret(db, box, { domain: ACME.domain, secret });
  expect(await secrets()).toEqual(['third', 'second']);
  await rotateSecret(db, box, { domain: ACME.domain, secret: 'fourth', dropOld: true });
  expect(await secrets()).toEqual(['fourth']);
  expect(await rotateSecret(db, box, { domain: 'other.myshopify.com', secret: 'x' })).toBe(false);
});

test('a store added a moment ago is found', async () => {
  const { db } = await testDatabase();
  const box = secretBox(key());
  const stores = storeDirectory(db, box);
  expect(await stores.get(ACME.domain)).toBeNull();
  await addStore(db, box, ACME);
  await expect.poll(() => stores.get(ACME.domain)).not.toBeNull();
});

test('a hundred questions at once cost one query', async () => {
  const { db } = await testDatabase();
  let queries = 0;
  const counting = db.$extends({
    query: {
      store: {
        findMany({ args, query }) {
          queries += 1;
          return query(args);
        },
      },
    },
  });
  const stores = storeDirectory(counting as unknown as typeof db, secretBox(key()));
  await Promise.all(Array.from({ length: 100 }, (_, i) => stores.get(`nobody${i}.myshopify.com`)));
  expect(queries).toBe(1);
});

test('what was sealed with an earlier key opens while that key is still given, and is sealed anew when added again', async () => {
  const { db } = await testDatabase();
  const [old, current] = [key(), key()];
  await addStore(db, secretBox(old), ACME);
  const both = secretBox(`${current},${old}`);
  expect((await storeDirectory(db, both).get(ACME.domain))?.accessToken).toBe('shpat_1');
  await addStore(db, both, { ...ACME, secret: 'second' });
  const after = await storeDirectory(db, secretBox(current)).get(ACME.domain);
  expect(after).toMatchObject({ accessToken: 'shpat_1', secrets: ['second', 'first'] });
});

test('a store whose key is gone is an error of that store alone', async () => {
  const { db } = await testDatabase();
  await addStore(db, secretBox(key()), ACME);
  const box = secretBox(key());
  await addStore(db, box, { ...ACME, domain: 'beta.myshopify.com' });
  const stores = storeDirectory(db, box);
  await expect(stores.get(ACME.domain)).rejects.toThrow(SealError);
  expect(await stores.get('beta.myshopify.com')).toMatchObject({ secrets: ['first'] });
});
