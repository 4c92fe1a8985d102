import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { PrivacyKind } from '../contracts/privacy.ts';
import { payloadKey } from '../prisma/payloadKeys.ts';
import { closeRequest, keepExport, noteRequest, openExport, openRequest } from '../prisma/privacy.ts';
import { secretBox } from '../prisma/secrets.ts';
import { runCommand } from '../test/cli.ts';
import { type TestDatabase, testDatabase } from '../test/database.ts';
import { box, KEY } from '../test/intake.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});

const DAY = 24 * 3600_000;
const store = 'acme.myshopify.com';

async function asked(kind: PrivacyKind, daysAgo = 0): Promise<string> {
  const topic = {
    data_request: 'customers/data_request',
    customer_redact: 'customers/redact',
    shop_redact: 'shop/redact',
  }[kind];
  const receivedAt = new Date(Date.now() - daysAgo * DAY);
  const webhookId = `${kind} ${daysAgo}`;
  return openRequest(database.db, { store, topic, kind, webhookId, traceId: 'a'.repeat(32), receivedAt });
}

const privacy = (...args: string[]) => privacyWith(KEY, ...args);

async function privacyWith(key: string, ...args: string[]) {
  const env = { DATABASE_URL: database.url, WAYBILL_SECRET_KEY: key };
  const { code, err, json } = await runCommand(env, 'privacy', ...args, '--json');
  return { code, err, ...json };
}

describe('waybill privacy list', () => {
  test('shows what is to be done, the most urgent first, and what is overdue', async () => {
    const [young, old, done] = [
      await asked('customer_redact', 1),
      await asked('data_request', 40),
      await asked('shop_redact', 50),
    ];
    await closeRequest(database.db, done, 'done', null);
    const { code, err, requests } = await privacy('list');
    expect(code).toBe(0);
    expect(requests.map(({ id }: { id: string }) => id)).toEqual([old, young]);
    expect(err).toMatch(/OVERDUE since \d{4}-/);
    const { requests: all } = await privacy('list', '--all', '--store', store.toUpperCase());
    expect(all).toHaveLength(3);
  });
});

test('after a rotation the old key can be dropped once everything is sealed anew', async () => {
  const order = { store, order: '1' };
  const key = await payloadKey(database.db, box, order);
  const gone = { store, order: '2', destroyedAt: new Date() };
  await database.db.payloadKey.create({ data: gone });
  const id = await asked('data_request');
  await keepExport(database.db, box, id);
  const fresh = randomBytes(32).toString('base64');
  expect(await privacyWith(`${fresh},${KEY}`, 'reseal')).toMatchObject({ code: 0, keys: 1, exports: 1 });
  expect(await privacyWith(`${fresh},${KEY}`, 'reseal')).toMatchObject({ keys: 0, exports: 0 });
  const alone = secretBox(fresh);
  expect(await payloadKey(database.db, alone, order)).toEqual(key);
  expect(await payloadKey(database.db, alone, gone)).toBeNull();
  expect(await openExport(database.db, alone, id)).toContain(store);
});

describe('waybill privacy export', () => {
  test('writes a file that only its owner can read, and the list never shows what is in it', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'privacy-'));
    onTestFinished(() => rmSync(dir, { recursive: true }));
    const id = await asked('data_request');
    await noteRequest(database.db, id, { customer: '7', orders: ['1'] });
    await database.db.order.create({
      data: {
        store,
        order: '1',
        traceId: 'a'.repeat(32),
        workflowId: 'x',
        snapshot: { email: 'ada@example.com' },
      },
    });
    await keepExport(database.db, box, id);
    const out = join(dir, 'export.json');
    expect(await privacy('export', id.slice(0, 8), '--out', out)).toMatchObject({ code: 0, file: out });
    expect(statSync(out).mode & 0o777).toBe(0o600);
    const { customer, data } = JSON.parse(readFileSync(out, 'utf8'));
    expect([customer, data.orders[0].snapshot.email]).toEqual(['7', 'ada@example.com']);
    expect(JSON.stringify(await privacy('list'))).not.toContain('ada@example.com');
    expect((await privacy('show', id)).request).toMatchObject({ exportable: true, counts: { orders: 1 } });
  });

  test('says why there is none', async () => {
    const waiting = await privacy('export', await asked('data_request'));
    expect(waiting).toMatchObject({
      code: 1,
      error: { message: expect.stringContaining('not put together yet') },
    });
    const gone = await asked('data_request', 31);
    await closeRequest(database.db, gone, 'done', null);
    expect((await privacy('export', gone)).error.message).toContain('was there for 30 days');
    expect((await privacy('export', await asked('customer_redact'))).error.message).toContain(
      'asks to erase',
    );
    expect((await privacy('export', 'nobody')).error.message).toContain('no request');
  });
});
