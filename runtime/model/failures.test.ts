/** Every way in which a provider fails or a reply is of no use: its name, what it costs, and that the next model is asked. */
import { expect, test } from 'vitest';
import type { ScriptedReply } from '../../simulator/model/index.ts';
import { gatewayOver, meterOf, provider, question, scriptedModel, VERDICT } from '../../test/models.ts';
import { ModelError, type ModelErrorKind } from './errors.ts';

const good: ScriptedReply = { kind: 'text', content: VERDICT };
const status = (status: number, code: string, retryAfter?: number | string): ScriptedReply => ({
  kind: 'status',
  status,
  code,
  message: 'said sk-secret and Jane Doe',
  ...(retryAfter !== undefined && { retryAfter }),
});
/** Status 200 and whatever body. */
const body = (body: string): ScriptedReply => ({ kind: 'malformed', body });
const broken = { finish_reason: 'error', error: { code: 502 }, message: { content: '{"ki' } };

const FAILURES: [string, ScriptedReply, ModelErrorKind, 'paid' | 'failed'][] = [
  ['a refusal in its own field', { kind: 'refusal', refusal: 'I cannot help with that.' }, 'refused', 'paid'],
  ['a content filter', { kind: 'text', content: '', finishReason: 'content_filter' }, 'refused', 'paid'],
  [
    'a reply cut off at the token limit',
    { kind: 'truncated', content: '{"kind":"gift","conf' },
    'truncated',
    'paid',
  ],
  [
    'a whole answer, but at the token limit',
    { kind: 'truncated', content: JSON.stringify(VERDICT) },
    'truncated',
    'paid',
  ],
  ['no choice at all', { kind: 'empty' }, 'empty', 'paid'],
  ['choices that are null', body('{"choices":null}'), 'empty', 'paid'],
  ['a choice that says nothing', { kind: 'text', content: '' }, 'empty', 'paid'],
  [
    'an error behind status 200',
    { kind: 'error_in_reply', message: 'overloaded' },
    'error_in_reply',
    'failed',
  ],
  ['an error inside the choice', body(JSON.stringify({ choices: [broken] })), 'error_in_reply', 'paid'],
  ['JSON of something else', body('{"status":"ok"}'), 'error_in_reply', 'failed'],
  ['a web page behind status 200', body('<html>sign in</html>'), 'error_in_reply', 'failed'],
  ['a body cut off in the middle', body('{"choices":[{"mess'), 'error_in_reply', 'failed'],
  ['an empty body', body(''), 'error_in_reply', 'failed'],
  ['429', status(429, 'rate_limit_exceeded', 7), 'rate_limited', 'failed'],
  ['500', status(500, 'server_error'), 'server_error', 'failed'],
  ['503', status(503, 'overloaded'), 'server_error', 'failed'],
  ['401', status(401, 'invalid_api_key'), 'rejected', 'failed'],
  ['403', status(403, 'not_allowed'), 'rejected', 'failed'],
  ['404', status(404, 'model_not_found'), 'rejected', 'failed'],
  ['400 about the length', status(400, 'context_length_exceeded'), 'rejected', 'failed'],
  ['a connection that breaks off', { kind: 'reset' }, 'unreachable', 'failed'],
];

test.each(FAILURES)(
  '%s: named, metered, never asked again, and the next model answers',
  async (_, reply, kind, metered) => {
    const [first, second] = [await scriptedModel(), await scriptedModel()];
    first.script([reply]);
    second.script([good]);
    const { meter, told } = meterOf();
    const answer = await gatewayOver([first.url, second.url]).ask(question({ meter }));
    expect(answer).toMatchObject({ kind: 'answer', value: VERDICT, provider: 'two' });
    expect(told.map((one) => one.kind)).toEqual(['before', metered, 'before', 'paid']);
    if (told[1]?.kind === 'failed') expect(told[1].why).toBe(kind);
    expect(first.requests).toHaveLength(1);
  },
);

test.each(FAILURES)(
  '%s, and no other model: the cause is told, without what was said',
  async (_, reply, kind) => {
    const only = await scriptedModel();
    only.script([reply]);
    const error = await gatewayOver([only.url])
      .ask(question())
      .catch((thrown) => thrown);
    expect(error).toBeInstanceOf(ModelError);
    expect(error).toMatchObject({ kind: 'exhausted', causes: [{ kind, provider: 'one', model: 'small' }] });
    const shown =
      error.message + JSON.stringify(error) + error.causes[0].message + JSON.stringify(error.causes);
    expect(shown).not.toMatch(/sk-secret|Jane|overloaded"|sign in|cannot help/);
  },
);

test('Retry-After is told in milliseconds, in seconds and as a date', async () => {
  const only = await scriptedModel();
  const inAMinute = new Date(Date.now() + 60_000).toUTCString();
  for (const [header, least, most] of [
    ['7', 7_000, 7_000],
    [inAMinute, 50_000, 60_000],
  ] as const) {
    only.script([status(429, 'slow_down', header)]);
    const error = await gatewayOver([only.url])
      .ask(question())
      .catch((thrown) => thrown);
    expect(error.retryable).toBe(true);
    expect(error.retryAfterMs).toBeGreaterThanOrEqual(least);
    expect(error.retryAfterMs).toBeLessThanOrEqual(most);
  }
});

test('what is wrong in the settings says where to look', async () => {
  const only = await scriptedModel();
  only.script([status(401, 'invalid_api_key'), status(404, 'model_not_found')]);
  const gateway = gatewayOver([only.url]);
  const detail = () => gateway.ask(question()).catch((error) => error.causes[0].message);
  expect(await detail()).toContain('invalid_api_key): check its API key in OPENAI_API_KEY');
  expect(await detail()).toContain("the model's name in MODEL_CHEAP");
});

test('an answer that never comes ends at the time limit of the call', async () => {
  const [first, second] = [await scriptedModel(), await scriptedModel()];
  first.script([{ kind: 'hang' }]);
  second.script([good]);
  const { meter, told } = meterOf();
  await gatewayOver([first.url, second.url]).ask(question({ meter, timeoutMs: 300 }));
  expect(told).toMatchObject([{}, { kind: 'failed', why: 'timed_out' }, {}, { kind: 'paid' }]);
});

test('a body that stops halfway ends at the time limit too', async () => {
  const stalls = await provider((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"choices":');
  });
  const { meter, told } = meterOf();
  const asked = gatewayOver([stalls]).ask(question({ meter, timeoutMs: 300 }));
  await expect(asked).rejects.toMatchObject({ kind: 'exhausted', retryable: true });
  expect(told[1]).toMatchObject({ kind: 'failed', why: 'timed_out' });
});

test('nobody listens there: unreachable, and the next model answers', async () => {
  const [gone, second] = [await scriptedModel(), await scriptedModel()];
  await gone.close();
  second.script([good]);
  const { meter, told } = meterOf();
  await gatewayOver([gone.url, second.url]).ask(question({ meter }));
  expect(told[1]).toMatchObject({ kind: 'failed', why: 'unreachable' });
});

test('the caller gives up in the middle of a call: no other model is asked', async () => {
  const [first, second] = [await scriptedModel(), await scriptedModel()];
  const giveUp = new AbortController();
  first.answer(() => {
    giveUp.abort();
    return { kind: 'hang' };
  });
  const { meter, told } = meterOf();
  const asked = gatewayOver([first.url, second.url]).ask(question({ meter, signal: giveUp.signal }));
  await expect(asked).rejects.toMatchObject({ kind: 'cancelled' });
  expect(told.at(-1)).toMatchObject({ kind: 'failed', why: 'cancelled' });
  expect(second.requests).toHaveLength(0);
});
