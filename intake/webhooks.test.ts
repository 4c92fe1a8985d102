import { request } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { rotateSecret } from '../prisma/stores.ts';
import { box, givenServer, givenStore, SECRET, send, someDomain, someOrderId } from '../test/intake.ts';
import { sign } from './signature.ts';
import { MAX_BODY } from './webhooks.ts';

const HOUR = 3_600_000;
type Served = Awaited<ReturnType<typeof givenServer>>;

/** Nothing is left of a refused delivery but the day's count and a log line. */
async function expectOnlyCounted(served: Served, store: string, reason: string, count = 1) {
  await served.close();
  expect(await served.db.inbox.count()).toBe(0);
  expect(await served.db.order.count()).toBe(0);
  expect(await served.db.rejection.findMany({ select: { store: true, reason: true, count: true } })).toEqual([
    { store, reason, count },
  ]);
  expect(served.lines.filter((line) => line.reason === reason)).toHaveLength(count);
}

test('a signed webhook is kept as it came, and acknowledged with its trace id', async () => {
  const served = await givenServer();
  const body = '{"id": 820982911946154508, "note": "grüße \\u0000 ok"  }\n';
  const { status, answer, headers } = await send(served.url, served.store, { body });
  expect(status).toBe(200);
  expect(answer.order).toBe('820982911946154508');
  const [row] = await served.db.inbox.findMany();
  expect(Buffer.from(row?.body ?? []).toString()).toBe(body);
  expect(row).toMatchObject({ store: served.store, topic: 'orders/create', order: '820982911946154508' });
  expect(row?.traceId).toMatch(/^[0-9a-f]{32}$/);
  expect(headers.get('x-waybill-trace-id')).toBe(row?.traceId);
});

test('the same webhook posted 50 times at once is kept once, under one trace id', async () => {
  const served = await givenServer();
  const again = { body: `{"id": ${someOrderId()}}`, headers: { 'X-Shopify-Webhook-Id': 'the-same' } };
  const all = await Promise.all(Array.from({ length: 50 }, () => send(served.url, served.store, again)));
  expect(all.map(({ status }) => status)).toEqual(Array(50).fill(200));
  expect(all.filter(({ answer }) => answer.duplicate)).toHaveLength(49);
  expect(new Set(all.map(({ answer }) => answer.traceId)).size).toBe(1);
  expect(await served.db.inbox.count()).toBe(1);
  expect(await served.db.order.count()).toBeLessThanOrEqual(1);
});

test('one webhook id under two topics is two webhooks', async () => {
  const served = await givenServer();
  const headers = { 'X-Shopify-Webhook-Id': 'shared' };
  await send(served.url, served.store, { topic: 'orders/create', headers });
  const { answer } = await send(served.url, served.store, { topic: 'orders/paid', headers });
  expect(answer.duplicate).toBeUndefined();
  expect(await served.db.inbox.count()).toBe(2);
});

test('a wrong signature is refused with 401', async () => {
  const served = await givenServer();
  const { status, answer } = await send(served.url, served.store, { secret: 'guessed' });
  expect(status).toBe(401);
  expect(answer.reason).toBe('bad_signature');
  await expectOnlyCounted(served, served.store, 'bad_signature');
});

test('a compliance webhook with a wrong signature is refused with 401, and nothing is asked', async () => {
  const served = await givenServer();
  for (const topic of ['customers/data_request', 'customers/redact', 'shop/redact'])
    expect((await send(served.url, served.store, { topic, secret: 'guessed' })).status).toBe(401);
  expect(await served.db.inbox.count()).toBe(0);
  expect(await served.db.privacyRequest.count()).toBe(0);
});

test('a signature that is no base64 of 32 bytes is refused with 401', async () => {
  const served = await givenServer();
  for (const signature of ['x', '!!!', 'A'.repeat(120)]) {
    const headers = { 'X-Shopify-Hmac-Sha256': signature };
    expect((await send(served.url, served.store, { headers })).status).toBe(401);
  }
  await expectOnlyCounted(served, served.store, 'bad_signature', 3);
});

test('the secret of one store does not speak for another', async () => {
  const served = await givenServer();
  const other = await givenStore(served.db, someDomain(), 'of the other');
  const { status } = await send(served.url, served.store, { secret: 'of the other' });
  expect(status).toBe(401);
  const misdirected = await send(served.url, served.store, { headers: { 'X-Shopify-Shop-Domain': other } });
  expect(misdirected.status).toBe(401);
  expect(misdirected.answer.reason).toBe('wrong_store');
  expect(await served.db.inbox.count()).toBe(0);
});

test('during a rotation the old and the new secret both verify, the new one at once', async () => {
  const served = await givenServer();
  expect((await send(served.url, served.store)).status).toBe(200);
  await rotateSecret(served.db, box, { domain: served.store, secret: 'newer' });
  // The directory asks for a store anew at most every 100 ms; Shopify would come again.
  await expect.poll(async () => (await send(served.url, served.store, { secret: 'newer' })).status).toBe(200);
  expect((await send(served.url, served.store)).status).toBe(200);
});

test('an unknown store is refused with 404, and whatever its name counted under one', async () => {
  const served = await givenServer();
  for (const name of [someDomain(), someDomain(), '%00', '..%2f..', "o'; drop table stores; --"]) {
    expect((await send(served.url, name)).status).toBe(404);
  }
  await expectOnlyCounted(served, '(unknown)', 'unknown_store', 5);
});

test('the address of a store is not case-sensitive', async () => {
  const served = await givenServer();
  expect((await send(served.url, served.store.toUpperCase())).status).toBe(200);
  expect(await served.db.inbox.count({ where: { store: served.store } })).toBe(1);
});

test.each(['GET', 'PUT', 'DELETE', 'OPTIONS'])(
  '%s is refused with 405 and what is allowed',
  async (method) => {
    const served = await givenServer();
    const { status, headers } = await send(served.url, served.store, { method });
    expect(status).toBe(405);
    expect(headers.get('allow')).toBe('POST');
    await expectOnlyCounted(served, served.store, 'wrong_method');
  },
);

test.each(['X-Shopify-Topic', 'X-Shopify-Hmac-Sha256', 'X-Shopify-Webhook-Id'])(
  'a webhook without %s is refused with 400',
  async (name) => {
    const served = await givenServer();
    const { status, answer } = await send(served.url, served.store, { headers: { [name]: null } });
    expect(status).toBe(400);
    expect(answer.reason).toBe('missing_header');
    await expectOnlyCounted(served, served.store, 'missing_header');
  },
);

test('an announced body over 2 MB is refused with 413', async () => {
  const served = await givenServer();
  const body = JSON.stringify({ id: 1, note: 'x'.repeat(MAX_BODY) });
  expect((await send(served.url, served.store, { body })).status).toBe(413);
  await expectOnlyCounted(served, served.store, 'body_too_large');
});

test('a streamed body over 2 MB is refused with 413 without an announced length', async () => {
  const served = await givenServer();
  const status = await new Promise((resolve, reject) => {
    const headers = {
      'X-Shopify-Topic': 'orders/create',
      'X-Shopify-Hmac-Sha256': 'x',
      'X-Shopify-Webhook-Id': 'x',
      'Transfer-Encoding': 'chunked',
    };
    const url = `${served.url}/webhooks/shopify/${served.store}`;
    const req = request(url, { method: 'POST', headers }, (response) =>
      resolve(response.resume().statusCode),
    );
    req.on('error', reject);
    for (let sent = 0; sent <= MAX_BODY; sent += 65_536) req.write(Buffer.alloc(65_536, 'x'));
    req.end();
  });
  expect(status).toBe(413);
  await expectOnlyCounted(served, served.store, 'body_too_large');
});

test('a body just under the limit is taken', async () => {
  const served = await givenServer();
  const shell = JSON.stringify({ id: 77, note: '' }).length;
  const body = JSON.stringify({ id: 77, note: 'x'.repeat(MAX_BODY - shell) });
  expect((await send(served.url, served.store, { body })).status).toBe(200);
});

test.each(['', '{', 'null', '[]', '"text"', '17', '{"id": 1}}', '\uFEFF{"id": 1}'])(
  'a signed body that is no JSON object is refused with 400: %j',
  async (body) => {
    const served = await givenServer();
    const { status, answer } = await send(served.url, served.store, { body });
    expect(status).toBe(400);
    expect(answer.reason).toBe('malformed_json');
    await expectOnlyCounted(served, served.store, 'malformed_json');
  },
);

test('a malformed body with a wrong signature is refused for its signature', async () => {
  const served = await givenServer();
  expect((await send(served.url, served.store, { body: '{', secret: 'guessed' })).status).toBe(401);
});

test.each([
  ['50 hours old', new Date(Date.now() - 50 * HOUR).toISOString()],
  ['an hour ahead', new Date(Date.now() + HOUR).toISOString()],
  ['no time at all', 'yesterday'],
])('a trigger that is %s is refused with 422', async (_, triggered) => {
  const served = await givenServer();
  const headers = { 'X-Shopify-Triggered-At': triggered };
  const { status, answer } = await send(served.url, served.store, { headers });
  expect(status).toBe(422);
  expect(answer.reason).toBe('stale_trigger');
  await expectOnlyCounted(served, served.store, 'stale_trigger');
});

test('a retry of four hours ago, with nanoseconds as Shopify writes them, is taken', async () => {
  const served = await givenServer();
  const at = new Date(Date.now() - 4 * HOUR).toISOString().replace('Z', '630177Z');
  expect((await send(served.url, served.store, { headers: { 'X-Shopify-Triggered-At': at } })).status).toBe(
    200,
  );
});

test.each(['unheard/of', 'orders', 'ORDERS_CREATE', 'orders/create; drop', '__proto__/create'])(
  'a signed webhook of the unknown topic %s is answered with 202 and not kept',
  async (topic) => {
    const served = await givenServer();
    const { status, answer } = await send(served.url, served.store, { topic });
    expect(status).toBe(202);
    expect(answer).toMatchObject({ accepted: false, reason: 'unknown_topic' });
    await expectOnlyCounted(served, served.store, 'unknown_topic');
  },
);

test.each([
  ['inventory_levels/update', '{"inventory_item_id": 1}'],
  ['customers/update', '{"id": 7, "email": "buyer@example.com"}'],
  ['app/uninstalled', '{"id": 548380009}'],
  ['orders/create', '{"note": "an order without an id"}'],
])('a webhook about no order is kept and ignored: %s', async (topic, body) => {
  const served = await givenServer();
  const { status, answer } = await send(served.url, served.store, { topic, body });
  expect(status).toBe(200);
  expect(answer.ignored).toBe(true);
  await served.close();
  const [row] = await served.db.inbox.findMany();
  expect(row).toMatchObject({ topic, order: null, disposition: 'ignored' });
  expect(row?.body).toHaveLength(0);
  expect(await served.db.order.count()).toBe(0);
});

test('a database that fails is answered with 503, so that Shopify comes again', async () => {
  const served = await givenServer();
  await send(served.url, served.store);
  await served.db.$executeRawUnsafe('ALTER TABLE inbox RENAME TO gone');
  onTestFinished(async () => void (await served.db.$executeRawUnsafe('ALTER TABLE gone RENAME TO inbox')));
  const { status, headers } = await send(served.url, served.store);
  expect(status).toBe(503);
  expect(headers.get('retry-after')).toBe('5');
});

test('any other address is answered with 404', async () => {
  const served = await givenServer();
  expect((await fetch(`${served.url}/elsewhere`)).status).toBe(404);
});

test('no log line holds a secret, a signature or anything of a body', async () => {
  const served = await givenServer();
  const body = '{"id": 5, "email": "buyer@example.com", "note": "ring twice"}';
  await send(served.url, served.store, { body });
  await send(served.url, served.store, { body, secret: 'guessed' });
  await send(served.url, served.store, { body: `${body}}` });
  await served.close();
  const log = JSON.stringify(served.lines);
  for (const hidden of [SECRET, sign(Buffer.from(body), SECRET), 'buyer@example.com', 'ring twice'])
    expect(log).not.toContain(hidden);
});
