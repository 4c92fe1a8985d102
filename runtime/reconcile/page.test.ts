import { randomBytes } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { shopify } from '../../connectors/shopify/index.ts';
import { readWatermark } from '../../prisma/reconciliations.ts';
import { addStore } from '../../prisma/stores.ts';
import { startSimulator } from '../../simulator/index.ts';
import { orderBody } from '../../test/bodies.ts';
import { testDatabase } from '../../test/database.ts';
import { box, logLines, someDomain } from '../../test/intake.ts';
import { CTX } from '../../test/server.ts';
import { reconcilePage } from './page.ts';

/** A store of which no webhook tells, with so many orders. */
async function givenStore(orders: number, over: (index: number) => Record<string, unknown> = () => ({})) {
  const { db } = await testDatabase();
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  const domain = someDomain();
  const common = { domain, name: 'Acme', accessToken: 't', secret: 's' };
  simulator.control.putStore({ ...common, currency: 'USD', country: 'US' });
  const adminUrl = `${simulator.url}/stores/${domain}`;
  await addStore(db, box, { ...common, adminUrl });
  for (let index = 0; index < orders; index++)
    await simulator.control.place(domain, JSON.stringify(orderBody(over(index))));
  const { log } = logLines();
  const resources = { db, log, shopify: async () => shopify({ domain, adminUrl, accessToken: 't' }) };
  const window = { since: '2020-01-01T00:00:00.000Z', until: new Date(Date.now() + 1000).toISOString() };
  await db.reconciliation.create({ data: { store: domain, watermark: new Date(window.since) } });

  /** Reads to the end, as the workflow does. @returns how many pages. */
  const read = async (run = randomBytes(4).toString('hex')) => {
    let pages = 0;
    for (let place = { since: window.since, after: null as string | null }; ; pages++) {
      const { next } = await reconcilePage(resources, { store: domain, window, place, run }, CTX);
      if (!next) return pages + 1;
      place = next;
    }
  };
  return { db, domain, resources, window, read };
}

/** A minute apart each, a day ago. */
const spread = (index: number) => {
  const updatedAt = new Date(Date.now() - 24 * 3_600_000 + index * 60_000).toISOString();
  return { _sim: { updatedAt } };
};

test('orders of several pages are each told of once, and everything up to the end is known', async () => {
  const { db, domain, read, window } = await givenStore(230, spread);
  expect(await read()).toBe(3);
  const kept = await db.inbox.findMany({ where: { store: domain } });
  expect(new Set(kept.map(({ order }) => order)).size).toBe(230);
  expect(kept).toHaveLength(230);
  expect(await readWatermark(db, domain)).toEqual(new Date(window.until));
});

test('more orders of one moment than a page holds are all found', async () => {
  const updatedAt = new Date(Date.now() - 60_000).toISOString();
  const { db, domain, read } = await givenStore(250, () => ({ _sim: { updatedAt } }));
  await read();
  expect((await db.inbox.groupBy({ by: ['order'], where: { store: domain } })).length).toBe(250);
});

test('a crash in the middle of a page skips nothing: neither the page nor the watermark is kept', async () => {
  const { db, domain, read, window } = await givenStore(150, spread);
  await db.$executeRawUnsafe(`
    CREATE FUNCTION crash() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN IF (SELECT count(*) FROM inbox) >= 120 THEN RAISE 'crashed'; END IF; RETURN NEW; END $$`);
  await db.$executeRawUnsafe(
    'CREATE TRIGGER crash BEFORE INSERT ON inbox FOR EACH ROW EXECUTE FUNCTION crash()',
  );
  await expect(read()).rejects.toThrow('crashed');
  expect(await db.inbox.count()).toBe(100);
  const reached = await readWatermark(db, domain);
  expect(reached?.getTime()).toBeLessThan(Date.now() - 3_600_000 * 20);

  await db.$executeRawUnsafe('DROP FUNCTION crash() CASCADE');
  await read();
  expect((await db.inbox.groupBy({ by: ['order'] })).length).toBe(150);
  expect(await readWatermark(db, domain)).toEqual(new Date(window.until));
});

test('a page that is read again by the same run keeps nothing twice', async () => {
  const { db, read } = await givenStore(5);
  await read('run');
  await db.inbox.updateMany({ data: { dispatchedAt: new Date() } });
  await read('run');
  expect(await db.inbox.count()).toBe(5);
});

test('a run that begins after the watermark does not claim what lies between', async () => {
  const { db, domain, resources, window } = await givenStore(1);
  const since = new Date(Date.now() - 60_000).toISOString();
  const place = { since, after: null };
  await reconcilePage(resources, { store: domain, window: { ...window, since }, place, run: 'r' }, CTX);
  expect(await readWatermark(db, domain)).toEqual(new Date(window.since));
});
