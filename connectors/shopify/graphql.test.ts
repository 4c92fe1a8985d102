import { expect, test } from 'vitest';
import { type Answer, CTX, hangUp, json, raw, serve } from '../../test/server.ts';
import type { ConnectorError } from '../error.ts';
import { graphql } from './graphql.ts';
import { ADD_TAGS, READ_ORDER } from './operations.ts';

const failing = async (answer: Answer, operation: string) => {
  const { url } = await serve(answer);
  const access = { domain: 'a.myshopify.com', adminUrl: url, accessToken: 'shpat_secret' };
  return graphql(access, operation, { id: '1' }, CTX).then(
    () => expect.unreachable('it should have failed'),
    (thrown: ConnectorError) => thrown,
  );
};

const errors = (code: string, extra: object = {}) =>
  json({ errors: [{ message: 'for Ada Lovelace, Main St 1', extensions: { code } }], ...extra });

test('the token, the version, the operation and the trace reach the store', async () => {
  const { url, asked } = await serve(json({ data: { order: null } }));
  const access = { domain: 'a.myshopify.com', adminUrl: `${url}/stores/a`, accessToken: 'shpat_secret' };
  expect(await graphql(access, READ_ORDER, { id: '1' }, CTX)).toEqual({ order: null });
  expect(asked[0]).toMatchObject({
    method: 'POST',
    path: '/stores/a/admin/api/2026-10/graphql.json',
    headers: { 'x-shopify-access-token': 'shpat_secret' },
  });
  expect(asked[0]?.headers.traceparent).toContain(CTX.traceId);
  expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ query: READ_ORDER, variables: { id: '1' } });
});

test.each([
  ['a rejected token', json({ errors: '[API] Invalid API key or access token' }, 401)],
  ['a rejected token, told as a web page', raw('<html>', 403)],
  ['a field the app may not see', errors('ACCESS_DENIED', { data: { order: null } })],
])('%s is a missing permission', async (_, answer) => {
  expect(await failing(answer, READ_ORDER)).toMatchObject({
    kind: 'shopify_scope_missing',
    retryable: false,
    mayHaveActed: false,
  });
});

test('a token that was rotated meanwhile is used at once, and nobody hears of it', async () => {
  const rejected = json({ errors: '[API] Invalid API key or access token' }, 401);
  const { url, asked } = await serve(rejected, json({ data: { order: null } }));
  const access = { domain: 'a.myshopify.com', adminUrl: url, accessToken: 'old' };
  const renewed = async () => 'new';
  expect(await graphql({ ...access, renewed }, READ_ORDER, { id: '1' }, CTX)).toEqual({ order: null });
  expect(asked.map(({ headers }) => headers['x-shopify-access-token'])).toEqual(['old', 'new']);
});

test.each([['old'], [null]])('a rejected token that is still %j is asked with once', async (token) => {
  const { url, asked } = await serve(json({ errors: 'Invalid' }, 401));
  const access = { domain: 'a.myshopify.com', adminUrl: url, accessToken: 'old', renewed: async () => token };
  await expect(graphql(access, READ_ORDER, { id: '1' }, CTX)).rejects.toThrow('rejects the access token');
  expect(asked).toHaveLength(1);
});

test('a throttle says when the bucket holds enough again, and nothing was done', async () => {
  const cost = {
    requestedQueryCost: 500,
    throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 300, restoreRate: 100 },
  };
  expect(await failing(errors('THROTTLED', { extensions: { cost } }), ADD_TAGS)).toMatchObject({
    kind: 'shopify_throttled',
    retryable: true,
    retryAfterMs: 2_000,
    mayHaveActed: false,
  });
});

test('a throttle that does not tell its cost still names a pause', async () => {
  const { retryAfterMs } = await failing(errors('THROTTLED'), READ_ORDER);
  expect(retryAfterMs).toBeGreaterThan(0);
});

test.each([
  ['by another version', { 'x-shopify-api-version': '2027-01' }, { answered: '2027-01', deprecated: null }],
  [
    'with a deprecation',
    { 'x-shopify-api-version': '2026-10', 'x-shopify-api-deprecated-reason': 'https://shopify.dev/x' },
    { answered: '2026-10', deprecated: 'https://shopify.dev/x' },
  ],
  ['as asked', { 'x-shopify-api-version': '2026-10' }, null],
])('an answer %s is noticed', async (_, headers, noticed) => {
  const { url } = await serve(json({ data: { order: null } }, 200, headers as Record<string, string>));
  const notices: unknown[] = [];
  const access = { domain: 'a', adminUrl: url, accessToken: 't', noticed: (it: unknown) => notices.push(it) };
  await graphql(access, READ_ORDER, { id: '1' }, CTX);
  expect(notices).toEqual(noticed ? [{ asked: '2026-10', ...noticed }] : []);
});

test('Retry-After is in seconds', async () => {
  expect(await failing(json({}, 429, { 'retry-after': '2.0' }), ADD_TAGS)).toMatchObject({
    kind: 'shopify_throttled',
    retryAfterMs: 2_000,
    mayHaveActed: false,
  });
});

test.each([
  ['an internal error', errors('INTERNAL_SERVER_ERROR', { data: null })],
  ['a timeout inside', errors('TIMEOUT')],
  ['a broken connection', hangUp],
  ['an answer without data', json({})],
  ['an answer of null', json(null)],
])('%s may have acted in a mutation, not in a query', async (_, answer) => {
  const failed = { kind: 'shopify_unavailable', retryable: true };
  expect(await failing(answer, ADD_TAGS)).toMatchObject({ ...failed, mayHaveActed: true });
  expect(await failing(answer, READ_ORDER)).toMatchObject({ ...failed, mayHaveActed: false });
});

test('an operation that Shopify rejects is not tried again', async () => {
  expect(await failing(errors('MAX_COST_EXCEEDED'), ADD_TAGS)).toMatchObject({
    kind: 'shopify_refuses',
    retryable: false,
    mayHaveActed: false,
    message: 'Shopify refuses the request: MAX_COST_EXCEEDED',
  });
});

test('a mutation answered with data and an error beside it may have acted', async () => {
  const answer = errors('UNKNOWN', { data: { tagsAdd: null } });
  expect(await failing(answer, ADD_TAGS)).toMatchObject({ retryable: false, mayHaveActed: true });
});

test.each([402, 404, 301])('status %i is a refusal', async (status) => {
  expect(await failing(raw('', status), READ_ORDER)).toMatchObject({
    kind: 'shopify_refuses',
    retryable: false,
  });
});

test.each([
  ['GraphQL errors', errors('ANYTHING')],
  ['refusals', json({ errors: 'for Ada Lovelace' }, 400)],
  ['failures', json({ errors: 'for Ada Lovelace' }, 500)],
])('the text of %s and the token stay out of the message', async (_, answer) => {
  const { message } = await failing(answer, READ_ORDER);
  expect(message).not.toMatch(/Ada|Main St|shpat/);
});
