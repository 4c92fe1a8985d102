import type { ActivitySerializationContext } from '@temporalio/common';
import { defaultPayloadConverter } from '@temporalio/common';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Activities } from '../activities/index.ts';
import { makeDatabase, type TestDatabase } from '../test/database.ts';
import { box, KEY } from '../test/intake.ts';
import { PayloadsErased, payloadCodec } from './payloads.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.db.payloadKey.deleteMany();
});

const codec = () => payloadCodec({ db: () => database.db, box: () => box });
const within = (workflowId: string): ActivitySerializationContext => ({
  type: 'activity',
  namespace: 'default',
  workflowId,
  isLocal: false,
});
const ORDER = within('order/acme.myshopify.com/1');
const OTHER = within('order/acme.myshopify.com/2');
const VALUE = { store: 'acme.myshopify.com', order: '1', decisionId: 'd' };
const plain = (value: unknown) => defaultPayloadConverter.toPayload(value);
const opened = (payload: ReturnType<typeof plain>) => defaultPayloadConverter.fromPayload(payload);
const bytesOf = ({ data }: ReturnType<typeof plain>) => Buffer.from(data ?? []).toString('latin1');

test("what an order's workflow is given is sealed, looks different each time, and is opened by any other process", async () => {
  const sealed = await codec().encode([plain(VALUE), plain(VALUE)], ORDER);
  const [one, two] = sealed.map(bytesOf);
  expect(one).not.toContain('decisionId');
  expect(one).not.toBe(two);
  expect((await codec().decode(sealed)).map(opened)).toEqual([VALUE, VALUE]);
});

test('processes that begin an order at once agree on its key', async () => {
  const all = await Promise.all(
    Array.from({ length: 12 }, async () => (await codec().encode([plain(VALUE)], ORDER))[0] ?? plain(null)),
  );
  expect((await codec().decode(all)).map(opened)).toEqual(all.map(() => VALUE));
  expect(await database.db.payloadKey.count()).toBe(1);
});

test("one order's key opens nothing of another's", async () => {
  const [sealed] = await codec().encode([plain(VALUE)], ORDER);
  await codec().encode([plain(VALUE)], OTHER);
  const forged = {
    ...sealed,
    metadata: { ...sealed?.metadata, 'waybill-order': Buffer.from('acme.myshopify.com/2') },
  };
  await expect(codec().decode([forged])).rejects.toThrow();
});

test('the key itself lies sealed in the database', async () => {
  await codec().encode([plain(VALUE)], ORDER);
  const { wrapped } = await database.db.payloadKey.findFirstOrThrow();
  expect(box.open(wrapped ?? '', 'acme.myshopify.com/1/payloads')).toHaveLength(44);
  expect(wrapped).not.toContain(KEY);
});

describe('a key that was destroyed', () => {
  test('is never made anew: what it sealed stays closed, and nothing more is sealed', async () => {
    const [sealed] = await codec().encode([plain(VALUE)], ORDER);
    await database.db.payloadKey.updateMany({ data: { wrapped: null, destroyedAt: new Date() } });
    await expect(codec().decode([sealed ?? plain(null)])).rejects.toThrow(PayloadsErased);
    await expect(codec().encode([plain(VALUE)], ORDER)).rejects.toThrow(PayloadsErased);
  });
});

describe('readable in the Web UI stay', () => {
  test.each([
    ['a summary', 'buy label 1: UPS Ground', ORDER],
    ['the story', { definition: { type: 'order' }, currentDetails: '**fulfilled**' }, ORDER],
    ['nothing at all', undefined, ORDER],
    ['what is about no order', { request: 'r' }, within('privacy/acme.myshopify.com/shop_redact/r')],
  ])('%s', async (_, value, context) => {
    const payload = plain(value);
    expect(await codec().encode([payload], context)).toEqual([payload]);
  });
});

test('what was written before there were keys is read as it is', async () => {
  expect((await codec().decode([plain(VALUE)])).map(opened)).toEqual([VALUE]);
});

test('a database that is away for a while keeps nobody from reading what was read before', async () => {
  let away = false;
  const patient = payloadCodec({
    db: () => {
      if (away) throw new Error('away');
      return database.db;
    },
    box: () => box,
  });
  const sealed = await patient.encode([plain(VALUE)], ORDER);
  away = true;
  expect((await patient.decode(sealed)).map(opened)).toEqual([VALUE]);
  await expect(patient.encode([plain(VALUE)], OTHER)).rejects.toThrow('away');
});

/** A bare string would be taken for a summary, and not be sealed: no activity is given or gives one. */
type Carried = { [K in keyof Activities]: Parameters<Activities[K]>[0] | Awaited<ReturnType<Activities[K]>> };
const noBareStrings: string extends Carried[keyof Activities] ? never : true = true;
test('no activity carries a bare string', () => {
  expect(noBareStrings).toBe(true);
});
