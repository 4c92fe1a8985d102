import { expect, test } from 'vitest';
import { addStore, disconnectStore, storeDirectory } from '../../prisma/stores.ts';
import { testDatabase } from '../../test/database.ts';
import { box, givenStore } from '../../test/intake.ts';
import { accessTo } from './access.ts';

async function given() {
  const { db } = await testDatabase();
  const domain = await givenStore(db);
  return { db, domain, stores: storeDirectory(db, box) };
}

test('a store whose app is uninstalled is away until it is installed again, and no moment longer', async () => {
  const { db, domain, stores } = await given();
  await disconnectStore(db, domain, new Date(Date.now() + 1000));
  await expect(accessTo(stores, domain)).rejects.toMatchObject({
    kind: 'shopify_unavailable',
    retryable: true,
    retryAfterMs: 60_000,
  });
  const settings = { domain, name: 'A store', adminUrl: 'https://a', secret: 's' };
  await addStore(db, box, { ...settings, accessToken: 'fresh' });
  // Strangers may not ask the table each time; the owner of the store waits no 5 seconds for it.
  await expect
    .poll(async () => (await accessTo(stores, domain).catch(() => null))?.accessToken, { timeout: 2_000 })
    .toBe('fresh');
});

test('a token that was rotated is found by whoever was refused with the old one', async () => {
  const { db, domain, stores } = await given();
  const access = await accessTo(stores, domain);
  await addStore(db, box, { domain, name: 'A', adminUrl: 'https://a', secret: 's', accessToken: 'newer' });
  expect(access.accessToken).toBe('token');
  expect(await access.renewed?.()).toBe('newer');
});

test('an unknown store is refused, with what to do', async () => {
  const { stores } = await given();
  await expect(accessTo(stores, 'x.myshopify.com')).rejects.toThrow('waybill store add');
});
