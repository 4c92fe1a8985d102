import OpenAI, { APIConnectionError, APIError, AuthenticationError, RateLimitError } from 'openai';
import { afterEach, expect, test, vi } from 'vitest';
import { decent } from './decent.ts';
import { type ScriptedModel, type ScriptedReply, startScriptedModel } from './index.ts';

const opened: ScriptedModel[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const model of opened.splice(0)) await model.close();
});

async function scripted(replies: ScriptedReply[] = [], apiKey?: string) {
  const model = await startScriptedModel(apiKey === undefined ? {} : { apiKey });
  opened.push(model);
  model.script(replies);
  const openai = new OpenAI({ apiKey: 'key', baseURL: model.url, maxRetries: 0, logLevel: 'off' });
  return { model, openai };
}

const HELLO = { model: 'scripted-1', messages: [{ role: 'user' as const, content: 'Hello there' }] };

async function failureOf(reply: ScriptedReply): Promise<APIError> {
  const { openai } = await scripted([reply]);
  const failure = await openai.chat.completions.create(HELLO).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(APIError);
  return failure as APIError;
}

test('a text is answered with usage counted from request and reply', async () => {
  const { openai } = await scripted([{ kind: 'text', content: 'Hello yourself' }]);
  const reply = await openai.chat.completions.create(HELLO);
  expect(reply.choices).toMatchObject([
    { finish_reason: 'stop', message: { role: 'assistant', content: 'Hello yourself', refusal: null } },
  ]);
  // "Hello", " there" and four for the message; "Hello", " yourself".
  expect(reply.usage).toMatchObject({ prompt_tokens: 6, completion_tokens: 2, total_tokens: 8 });
});

test('an object is answered as JSON, with the usage and the reason to finish that were given', async () => {
  const usage = { tokensIn: 100, tokensOut: 20, tokensCached: 64 };
  const { openai } = await scripted([
    { kind: 'text', content: { intents: [] }, finishReason: 'content_filter', usage },
    { kind: 'text', content: '', usage: null },
  ]);
  const reply = await openai.chat.completions.create(HELLO);
  expect(reply.choices[0]).toMatchObject({
    finish_reason: 'content_filter',
    message: { content: '{"intents":[]}' },
  });
  expect(reply.usage).toMatchObject({
    prompt_tokens: 100,
    completion_tokens: 20,
    prompt_tokens_details: { cached_tokens: 64 },
  });
  expect((await openai.chat.completions.create(HELLO)).usage).toBeUndefined();
});

test('tools are called with what was written, broken JSON too', async () => {
  const { openai } = await scripted([
    {
      kind: 'tools',
      calls: [
        { name: 'look_up', arguments: { zip: '97301' } },
        { id: 'mine', name: 'look_up', arguments: '{"zip":' },
      ],
    },
  ]);
  const [choice] = (await openai.chat.completions.create(HELLO)).choices;
  expect(choice).toMatchObject({ finish_reason: 'tool_calls', message: { content: null } });
  const calls = choice?.message.tool_calls;
  expect(calls).toMatchObject([
    { type: 'function', function: { name: 'look_up', arguments: '{"zip":"97301"}' } },
    { id: 'mine', function: { arguments: '{"zip":' } },
  ]);
  expect(calls?.[0]?.id).not.toBe('mine');
});

test('a refusal, a truncated reply and an empty one look as OpenAI’s do', async () => {
  const { openai } = await scripted([
    { kind: 'refusal', refusal: 'I would rather not.' },
    { kind: 'truncated', content: '{"intents":["gif' },
    { kind: 'empty' },
  ]);
  const ask = () => openai.chat.completions.create(HELLO);
  expect((await ask()).choices[0]?.message).toMatchObject({ content: null, refusal: 'I would rather not.' });
  expect((await ask()).choices[0]).toMatchObject({
    finish_reason: 'length',
    message: { content: '{"intents":["gif' },
  });
  expect((await ask()).choices).toEqual([]);
});

test('an error may come with status 200', async () => {
  const { openai } = await scripted([{ kind: 'error_in_reply', message: 'Overloaded', code: 529 }]);
  expect(await openai.chat.completions.create(HELLO)).toMatchObject({
    error: { message: 'Overloaded', code: 529 },
  });
});

test('a rate limit says when to come back, in seconds or as a date', async () => {
  const seconds = await failureOf({ kind: 'status', status: 429, retryAfter: 7 });
  expect(seconds).toBeInstanceOf(RateLimitError);
  expect(seconds).toMatchObject({ code: 'rate_limit_exceeded', type: 'requests' });
  expect(seconds.headers?.get('retry-after')).toBe('7');
  const date = 'Wed, 01 Jan 2031 00:00:00 GMT';
  const later = await failureOf({ kind: 'status', status: 429, retryAfter: date });
  expect(later.headers?.get('retry-after')).toBe(date);
});

test.each([400, 401, 404, 500, 503])('status %i comes with OpenAI’s error body', async (status) => {
  const failure = await failureOf({ kind: 'status', status, message: 'Because.', param: 'response_format' });
  expect(failure).toMatchObject({ status, param: 'response_format' });
  expect(failure.message).toContain('Because.');
});

test('a malformed body is no JSON', async () => {
  const { openai } = await scripted([{ kind: 'malformed' }]);
  await expect(openai.chat.completions.create(HELLO)).rejects.toBeInstanceOf(SyntaxError);
});

test('a reset connection is one to the client', async () => {
  expect(await failureOf({ kind: 'reset' })).toBeInstanceOf(APIConnectionError);
});

test('a reply that hangs ends with the server, not before', async () => {
  const { model, openai } = await scripted([{ kind: 'hang' }]);
  const pending = openai.chat.completions.create(HELLO).catch((error: unknown) => error);
  await expect.poll(() => model.requests.length).toBe(1);
  // Another call is answered meanwhile.
  model.script([{ kind: 'text', content: 'here' }]);
  expect((await openai.chat.completions.create(HELLO)).choices[0]?.message.content).toBe('here');
  await model.close();
  opened.length = 0;
  expect(await pending).toBeInstanceOf(APIConnectionError);
});

test('a reply with a latency comes when that has passed', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const { model, openai } = await scripted([
    { kind: 'text', content: 'late', latencyMs: 60_000 },
    { kind: 'text', content: 'soon' },
  ]);
  const order: (string | null | undefined)[] = [];
  const ask = async () =>
    order.push((await openai.chat.completions.create(HELLO)).choices[0]?.message.content);
  const first = ask();
  await expect.poll(() => model.requests.length).toBe(1);
  await ask();
  expect(order).toEqual(['soon']);
  vi.advanceTimersByTime(60_000);
  await first;
  expect(order).toEqual(['soon', 'late']);
});

test('everything received is kept, schema and tools included', async () => {
  const { model, openai } = await scripted([{ kind: 'text', content: '{}' }]);
  const sent = {
    ...HELLO,
    max_tokens: 50,
    tools: [{ type: 'function' as const, function: { name: 'look_up', parameters: { type: 'object' } } }],
    response_format: {
      type: 'json_schema' as const,
      json_schema: { name: 'answer', strict: true, schema: { type: 'object', properties: {} } },
    },
  };
  await openai.chat.completions.create(sent);
  expect(model.requests).toEqual([sent]);
});

test('where the script has ended the default answers; without one the call fails', async () => {
  const { model, openai } = await scripted([{ kind: 'text', content: 'first' }]);
  const said = async () => (await openai.chat.completions.create(HELLO)).choices[0]?.message.content;
  expect(await said()).toBe('first');
  await expect(said()).rejects.toMatchObject({ status: 400, code: 'nothing_scripted' });
  model.answer(({ messages }) => ({ kind: 'text', content: `${messages.length} message` }));
  expect(await said()).toBe('1 message');
});

test('a key is asked for only where there is one', async () => {
  const { model, openai } = await scripted([{ kind: 'text', content: 'open' }], 'right');
  await expect(openai.chat.completions.create(HELLO)).rejects.toBeInstanceOf(AuthenticationError);
  expect(model.requests).toEqual([]);
  const known = openai.withOptions({ apiKey: 'right' });
  expect((await known.chat.completions.create(HELLO)).choices[0]?.message.content).toBe('open');
});

test('models are listed', async () => {
  const { openai } = await scripted();
  const names = (await openai.models.list()).data.map(({ id }) => id);
  expect(names).toEqual(expect.arrayContaining(['scripted-1', 'decent-1', 'traitor-1']));
});

test('embeddings are the same for the same text, close for like texts, and of the size asked for', async () => {
  const { openai } = await scripted();
  const input = ['Please cancel my order', 'please cancel the order', 'Gift wrap in blue paper'];
  const vectors = async () => {
    const { data } = await openai.embeddings.create({ model: 'embedding-1', input, dimensions: 128 });
    return data.map(({ embedding }) => embedding);
  };
  const [first = [], like = [], unlike = []] = await vectors();
  expect(await vectors()).toEqual([first, like, unlike]);
  expect(first).toHaveLength(128);
  const product = (a: number[], b: number[]) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
  expect(product(first, first)).toBeCloseTo(1);
  expect(product(first, like)).toBeGreaterThan(product(first, unlike) + 0.3);
});

test('what the model is asked wrongly it refuses by name', async () => {
  const { model, openai } = await scripted();
  await expect(openai.chat.completions.create({ ...HELLO, messages: [] })).rejects.toMatchObject({
    status: 400,
    param: 'messages',
  });
  await expect(openai.chat.completions.create({ ...HELLO, stream: true })).rejects.toMatchObject({
    status: 400,
    param: 'stream',
  });
  expect((await fetch(`${model.url}/nothing`)).status).toBe(404);
});

test('a decent model answers a schema with the least it may', () => {
  const schema = {
    type: 'object',
    properties: {
      intents: { type: 'array', items: { enum: ['gift', 'cancel'] } },
      choice: { enum: ['retry', 'cancel'] },
      address: { anyOf: [{ type: 'object', properties: {} }, { type: 'null' }] },
      hs6: { type: 'string', pattern: '^\\d{6}$' },
      why: { type: 'string', minLength: 1 },
      parts: { type: 'array', minItems: 1, items: { $ref: '#/definitions/part' } },
      confidence: { type: 'number', minimum: 0, maximum: 1 },
      left: { type: 'string' },
    },
    required: ['intents', 'choice', 'address', 'hs6', 'why', 'parts', 'confidence'],
    definitions: {
      part: { type: 'object', properties: { count: { type: 'integer', exclusiveMinimum: 0 } } },
    },
  };
  const reply = decent({
    ...HELLO,
    response_format: { type: 'json_schema', json_schema: { name: 'answer', schema } },
  });
  expect(reply.kind === 'text' && JSON.parse(String(reply.content))).toEqual({
    intents: [],
    choice: 'retry',
    address: null,
    hs6: '000000',
    why: '.',
    parts: [{}],
    confidence: 0,
  });
});
