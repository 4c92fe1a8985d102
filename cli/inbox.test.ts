/** What an operator sees of webhooks that got stuck, and of what was decided; against a real Postgres. */
import { beforeEach, expect, test } from 'vitest';
import { audit } from '../prisma/audit.ts';
import { runCommand } from '../test/cli.ts';
import { type TestDatabase, testDatabase } from '../test/database.ts';
import { givenStore } from '../test/intake.ts';

let database: TestDatabase;
let store: string;
beforeEach(async () => {
  database = await testDatabase();
  store = await givenStore(database.db);
});

const waybill = (...args: string[]) => runCommand({ DATABASE_URL: database.url }, ...args);

const TROUBLE = 'the app lacks read_merchant_managed_fulfillment_orders';

async function givenStuck() {
  const { db } = database;
  const given = { store, traceId: 'a'.repeat(32), body: Buffer.from('{}'), attempts: 3 };
  const packed = { ...given, topic: 'fulfillment_orders/progress_reported' };
  const done = new Date();
  const givenUp = await db.inbox.create({
    data: { ...packed, webhookId: '1', disposition: 'given_up', dispatchedAt: done, trouble: TROUBLE },
  });
  const waits = await db.inbox.create({
    data: { ...packed, webhookId: '2', trouble: 'Shopify does not answer', claimedUntil: new Date(8e12) },
  });
  const arrived = { ...given, topic: 'orders/create', order: '7', disposition: 'started' };
  await db.inbox.create({ data: { ...arrived, webhookId: '3', dispatchedAt: done } });
  return { db, givenUp: String(givenUp.id), waits: String(waits.id) };
}

test('what is stuck is listed with why, and what has arrived is not', async () => {
  const { givenUp, waits } = await givenStuck();
  const { out, code } = await waybill('inbox', 'list', '--store', store);
  expect(code).toBe(0);
  const lines = out.split('\n');
  expect(lines[1]).toMatch(new RegExp(`^${givenUp} .* given up +${TROUBLE}`));
  expect(lines[2]).toMatch(new RegExp(`^${waits} .* is tried again +Shopify does not answer`));
  expect(out).not.toContain('orders/create');
  const { webhooks } = (await waybill('inbox', 'list', '--json')).json;
  expect(webhooks.map(({ id }: { id: string }) => id)).toEqual([givenUp, waits]);
});

test('what was given up is taken in again, by number or all at once, and who had it done is kept', async () => {
  const { db, givenUp, waits } = await givenStuck();
  expect((await waybill('inbox', 'retry', givenUp, '--by', 'Kim')).out).toContain('1 to be taken in');
  const free = { dispatchedAt: null, disposition: null, claimedUntil: null };
  expect(await db.inbox.findUnique({ where: { id: BigInt(givenUp) } })).toMatchObject(free);
  await waybill('inbox', 'retry', '--store', store, '--by', 'Kim');
  expect(await db.inbox.findUnique({ where: { id: BigInt(waits) } })).toMatchObject(free);
  expect(await db.inbox.count({ where: { disposition: 'started' } })).toBe(1);
  const { out } = await waybill('audit', '--store', store);
  expect(out).toMatch(/Kim +webhooks retried .* 1 webhook to be taken in again/);
  expect(await waybill('inbox', 'retry')).toMatchObject({ code: 1, out: '' });
  expect((await waybill('inbox', 'retry', '999999999')).code).toBe(1);
});

test('what was decided about a store is shown, with what was about all of them, and nothing of others', async () => {
  const { db } = database;
  const other = await givenStore(db);
  await audit(
    db,
    { store, who: 'Kim', what: 'autonomy_set', text: 'buy_label: assisted, too dear' },
    { store: null, who: 'Lee', what: 'paused', text: 'stocktaking' },
    { store: other, who: 'Kim', what: 'paused', text: 'elsewhere' },
    { store, order: '7', who: 'waybill', what: 'case_opened', text: 'The buyer disputes the payment' },
  );
  const { entries } = (await waybill('audit', '--store', store, '--json')).json;
  expect(entries.map(({ text }: { text: string }) => text)).toEqual([
    'The buyer disputes the payment',
    'stocktaking',
    'buy_label: assisted, too dear',
  ]);
  const kims = (await waybill('audit', '--by', 'Kim')).out;
  expect(kims).toContain('elsewhere');
  expect(kims).not.toContain('stocktaking');
  expect((await waybill('audit', '--store', 'nobody')).err).toContain('is not known');
});
