import { afterAll, beforeAll, expect, test } from 'vitest';
import { shopify } from '../connectors/shopify/index.ts';
import { secretBox } from '../prisma/secrets.ts';
import { addStore, rotateToken, storeDirectory } from '../prisma/stores.ts';
import { reconcileNow } from '../runtime/reconcile/schedule.ts';
import { accessTo } from '../runtime/stores/access.ts';
import { orderBody } from '../test/bodies.ts';
import { CTX } from '../test/server.ts';
import { startWorld, type TestStore, type World } from '../test/world.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld({ subscribes: true });
});
afterAll(() => world.close());

const box = () => secretBox(world.config.WAYBILL_SECRET_KEY);
const resources = () => ({ client: world.client, taskQueue: world.config.TEMPORAL_TASK_QUEUE });
const reconcile = async ({ domain }: TestStore) => (await reconcileNow(resources(), domain)).result();
const adminOf = async ({ domain }: TestStore) =>
  shopify(await accessTo(storeDirectory(world.db, box()), domain));

test('the reconciliation subscribes to what is missing, and brings back webhooks that went astray', async () => {
  const store = await world.openStore();
  const { domain } = store;
  expect(await reconcile(store)).toMatchObject({
    webhooks: { created: expect.arrayContaining(['ORDERS_CREATE', 'APP_UNINSTALLED']) },
  });
  const api = await adminOf(store);
  const [first] = (await api.readSubscriptions(CTX)).filter(({ topic }) => topic === 'ORDERS_CREATE');
  await api.changeSubscription(first?.id ?? '', 'http://127.0.0.1:9/', CTX);
  const order = await store.place(orderBody());
  expect(await reconcile(store)).toMatchObject({ missed: 1, webhooks: { redirected: ['ORDERS_CREATE'] } });
  await world.outcome(domain, order, 'fulfilled');

  const next = await store.place(orderBody());
  await world.outcome(domain, next, 'fulfilled');
  const [arrival] = await world.db.inbox.findMany({ where: { order: next }, orderBy: { id: 'asc' } });
  expect(arrival?.topic).toBe('orders/create');
});

test('a store whose token is rotated goes on without a case, at whatever moment', async () => {
  const store = await world.openStore();
  const { domain } = store;
  const before = await store.place(orderBody());
  await world.outcome(domain, before, 'fulfilled');
  // Revoked in Shopify first, as after a leak: the worker still has the old one in memory.
  store.changeToken('rotated');
  await rotateToken(world.db, box(), { domain, token: 'rotated' });
  const after = await store.place(orderBody());
  await world.outcome(domain, after, 'fulfilled');
  expect(await world.db.case.count({ where: { store: domain } })).toBe(0);
});

test('an uninstalled app cancels nothing: the order rests where it is, and goes on once the app is back', async () => {
  const store = await world.openStore();
  const { domain, secret } = store;
  const order = await store.place(orderBody({ financial_status: 'pending' }));
  await world.outcome(domain, order, 'waiting');
  await store.place({ id: 1, myshopify_domain: domain }, { topic: 'app/uninstalled' }).catch(() => undefined);
  const gone = async () => (await world.db.store.findUniqueOrThrow({ where: { domain } })).uninstalledAt;
  await expect.poll(gone, { timeout: 10_000 }).not.toBeNull();
  expect(await reconcile(store)).toEqual({ kind: 'skipped', why: expect.stringContaining('uninstalled') });
  expect(await world.outcome(domain, order)).toMatchObject({ outcome: 'waiting' });

  const adminUrl = `${world.simulator.url}/stores/${domain}`;
  store.changeToken('again');
  await addStore(world.db, box(), { domain, name: 'Test Store', adminUrl, accessToken: 'again', secret });
  store.loseWebhooks(true);
  world.simulator.control.happen(domain, order, { kind: 'pay' });
  const skipped = async () => (await reconcile(store)).kind;
  await expect.poll(skipped, { timeout: 10_000 }).toBe('done');
  await world.outcome(domain, order, 'fulfilled');
  expect(world.simulator.control.order(domain, order)).toMatchObject({ labels: 1, fulfillments: 1 });
});
