import { expect, test } from 'vitest';
import { CTX, halfAnswer, hangUp, json, nobody, raw, serve, silence } from '../test/server.ts';
import { type Request, send } from './http.ts';

const PEER = { name: 'the peer', unavailable: 'carrier_unavailable', timeoutMs: 5_000 } as const;

const write = (url: string): Request => ({ method: 'POST', url, headers: {}, body: { a: 1 }, writes: true });
const read = (url: string): Request => ({ method: 'GET', url, headers: {}, writes: false });

test('an answer arrives as JSON, and the trace went out with the request', async () => {
  const { url, asked } = await serve(json({ ok: true }));
  expect(await send(PEER, write(url), CTX)).toMatchObject({ status: 200, body: { ok: true } });
  expect(asked[0]?.headers.traceparent).toMatch(new RegExp(`^00-${CTX.traceId}-[0-9a-f]{16}-01$`));
  expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ a: 1 });
});

test.each([
  ['breaks the connection', hangUp],
  ['breaks the connection halfway', halfAnswer],
  ['answers with no JSON', raw('<html>secret</html>')],
  ['answers 500', json({ error: 'secret' }, 500)],
  ['answers 503 as a page', raw('secret', 503)],
])('a peer that %s may have acted on a write, never on a read', async (_, answer) => {
  const { url } = await serve(answer);
  const failed = { kind: 'carrier_unavailable', retryable: true };
  await expect(send(PEER, write(url), CTX)).rejects.toMatchObject({ ...failed, mayHaveActed: true });
  await expect(send(PEER, read(url), CTX)).rejects.toMatchObject({ ...failed, mayHaveActed: false });
  await expect(send(PEER, read(url), CTX)).rejects.not.toThrow(/secret/);
});

test('a peer that stays silent is given up on, and may have acted', async () => {
  const { url } = await serve(silence);
  await expect(send({ ...PEER, timeoutMs: 50 }, write(url), CTX)).rejects.toMatchObject({
    kind: 'carrier_unavailable',
    retryable: true,
    mayHaveActed: true,
  });
});

test('where nobody listens nothing can have happened', async () => {
  await expect(send(PEER, write(await nobody()), CTX)).rejects.toMatchObject({
    kind: 'carrier_unavailable',
    retryable: true,
    mayHaveActed: false,
  });
});

test.each([
  ['seconds', '2', 2_000],
  ['a fraction of a second', '0.5', 500],
  ['nothing that can be read', 'soon', undefined],
])('a 429 with %s in Retry-After says when to come back', async (_, header, retryAfterMs) => {
  const { url } = await serve(json({}, 429, { 'retry-after': header }));
  await expect(send(PEER, write(url), CTX)).rejects.toMatchObject({ mayHaveActed: false, retryAfterMs });
});

test('a 429 may name the moment to come back', async () => {
  const { url } = await serve(json({}, 429, { 'retry-after': new Date(Date.now() + 60_000).toUTCString() }));
  const error = await send(PEER, read(url), CTX).catch((thrown) => thrown);
  expect(error.retryAfterMs).toBeGreaterThan(0);
  expect(error.retryAfterMs).toBeLessThanOrEqual(60_000);
});

test('a refusal is handed on though its body is no JSON', async () => {
  const { url } = await serve(raw('<h1>Not Found</h1>', 404));
  expect(await send(PEER, read(url), CTX)).toMatchObject({ status: 404, body: null });
});

test('a redirect is not followed, so that no token travels elsewhere', async () => {
  const elsewhere = await serve(json({}));
  const { url } = await serve(raw('', 302, { location: elsewhere.url }));
  expect((await send(PEER, read(url), CTX)).status).toBe(302);
  expect(elsewhere.asked).toEqual([]);
});

test('a call that its caller ends fails with the caller’s own reason', async () => {
  const caller = new AbortController();
  const { url } = await serve(() => caller.abort(new Error('cancelled by the activity')));
  await expect(send(PEER, write(url), { ...CTX, signal: caller.signal })).rejects.toThrow(
    'cancelled by the activity',
  );
});
