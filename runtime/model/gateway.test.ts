import type { IncomingHttpHeaders } from 'node:http';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { ChatRequest, ScriptedReply } from '../../simulator/model/index.ts';
import { gatewayOver, meterOf, provider, question, scriptedModel, VERDICT } from '../../test/models.ts';
import { createModelGateway } from './gateway.ts';
import type { RawReply } from './types.ts';

const good: ScriptedReply = { kind: 'text', content: VERDICT };
const kept = (extra: Partial<RawReply> = {}): RawReply => ({
  provider: 'one',
  model: 'small',
  content: JSON.stringify(VERDICT),
  toolCalls: [],
  refusal: null,
  finishReason: 'stop',
  usage: { tokensIn: 1, tokensOut: 1, tokensCached: 0, microUsd: 1 },
  ms: 1,
  ...extra,
});

test('no provider: not configured, and a question is answered with what rules go on from', async () => {
  const tiers = { cheap: [], balanced: [], premium: [] };
  const gateway = createModelGateway({ settings: { providers: [], tiers, embeddings: null } });
  expect(gateway.configured).toBe(false);
  await expect(gateway.ask(question())).rejects.toMatchObject({
    kind: 'exhausted',
    retryable: false,
    causes: [],
  });
});

test('an answer comes typed, with the tokens that the provider counted and their price', async () => {
  const model = await scriptedModel();
  model.script([{ ...good, usage: { tokensIn: 1_000, tokensOut: 100, tokensCached: 400 } }]);
  const gateway = gatewayOver([model.url]);
  expect(gateway.configured).toBe(true);
  const answer = await gateway.ask(question());
  expect(answer).toEqual({
    provider: 'one',
    model: 'small',
    kind: 'answer',
    value: VERDICT,
    // 600 at 1, 400 at 0.50, 100 at 2 dollars a million.
    usage: { tokensIn: 1_000, tokensOut: 100, tokensCached: 400, microUsd: 1_000 },
  });
});

test('the request carries the trace and the key', async () => {
  let headers: IncomingHttpHeaders = {};
  const url = await provider((request, response) => {
    headers = request.headers;
    response.writeHead(503).end();
  });
  await expect(gatewayOver([url]).ask(question())).rejects.toMatchObject({ kind: 'exhausted' });
  expect(headers).toMatchObject({
    'x-waybill-trace': '0af7651916cd43dd8448eb211c80319c',
    authorization: 'Bearer key',
  });
});

test('the request carries the shape of the answer and the limit', async () => {
  const model = await scriptedModel();
  model.script([good]);
  await gatewayOver([model.url]).ask(question());
  expect(model.requests[0]).toMatchObject({
    model: 'small',
    max_tokens: 200,
    response_format: { type: 'json_schema', json_schema: { strict: true, schema: { type: 'object' } } },
  });
});

test('a provider that does not count tokens is counted by us, and not as free', async () => {
  const model = await scriptedModel();
  model.script([{ ...good, usage: null }]);
  const { usage } = await gatewayOver([model.url]).ask(question());
  expect(usage.tokensIn).toBeGreaterThan(20);
  expect(usage.tokensOut).toBeGreaterThan(5);
  expect(usage.microUsd).toBeGreaterThan(20);
});

test('what may be spent is known before the call, and is never less than what was', async () => {
  const model = await scriptedModel();
  model.script([good]);
  const { meter, told } = meterOf();
  await gatewayOver([model.url]).ask(question({ meter }));
  const [before, paid] = told;
  expect(before?.spend).toMatchObject({
    tier: 'cheap',
    task: 'customer/note',
    provider: 'one',
    maxTokensOut: 200,
  });
  // 200 tokens out at 2 dollars a million, and the prompt.
  expect(before?.spend.microUsd).toBeGreaterThan(400);
  expect(paid).toMatchObject({
    kind: 'paid',
    spend: before?.spend,
    reply: { content: JSON.stringify(VERDICT) },
  });
});

test('a limit of the meter ends it as it is: no call, and no other model', async () => {
  const model = await scriptedModel();
  const limit = new Error('the run has spent what it may');
  const { meter } = meterOf([], () => {
    throw limit;
  });
  await expect(gatewayOver([model.url, model.url]).ask(question({ meter }))).rejects.toBe(limit);
  expect(model.requests).toHaveLength(0);
});

test('a reply that was paid for before a crash is used again, and costs nothing', async () => {
  const model = await scriptedModel();
  const { meter, told } = meterOf([kept()]);
  const answer = await gatewayOver([model.url]).ask(question({ meter }));
  expect(answer).toMatchObject({ kind: 'answer', value: VERDICT });
  expect(model.requests).toHaveLength(0);
  expect(told).toEqual([]);
});

test('a crash after a bad reply resumes with its correction', async () => {
  const model = await scriptedModel();
  model.script([good]);
  const { meter, kinds } = meterOf([kept({ content: 'no' })]);
  await gatewayOver([model.url]).ask(question({ meter }));
  expect(kinds()).toEqual(['before', 'paid']);
  expect(model.requests[0]?.messages[2]).toEqual({ role: 'assistant', content: 'no' });
});

test('a crash after the second model had replied goes on from the second model', async () => {
  const [first, second, third] = [await scriptedModel(), await scriptedModel(), await scriptedModel()];
  third.script([good]);
  const { meter } = meterOf([kept({ provider: 'two', refusal: 'no' })]);
  const answer = await gatewayOver([first.url, second.url, third.url]).ask(question({ meter }));
  expect(answer.provider).toBe('three');
  expect([...first.requests, ...second.requests]).toHaveLength(0);
});

const refuses = (message: string): ScriptedReply => ({ kind: 'status', status: 400, message });

test('a provider without structured output is told the shape in words, and from then on at once', async () => {
  const model = await scriptedModel();
  model.answer((body: ChatRequest) =>
    body.response_format ? refuses('This response_format type is unavailable now') : good,
  );
  const gateway = gatewayOver([model.url]);
  const { meter, kinds } = meterOf();
  expect(await gateway.ask(question({ meter }))).toMatchObject({ value: VERDICT });
  expect(kinds()).toEqual(['before', 'paid']);
  expect(model.requests.map((body) => body.response_format?.type)).toEqual([
    'json_schema',
    'json_object',
    undefined,
  ]);
  expect(model.requests[2]?.messages.at(-1)?.content).toContain('"enum":["gift","cancel","question"]');
  await gateway.ask(question());
  expect(model.requests).toHaveLength(4);
});

test('a model that wants the other name for its limit gets it', async () => {
  const model = await scriptedModel();
  model.answer((body: ChatRequest) =>
    body.max_tokens
      ? refuses("Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.")
      : good,
  );
  expect(await gatewayOver([model.url]).ask(question())).toMatchObject({ value: VERDICT });
  expect(model.requests[1]).toMatchObject({
    max_completion_tokens: 200,
    response_format: { type: 'json_schema' },
  });
});

test('an answer that is a list is asked for in words, and does not weaken the next question', async () => {
  const model = await scriptedModel();
  model.script([{ kind: 'text', content: ['gift'] }, good]);
  const gateway = gatewayOver([model.url]);
  expect(await gateway.ask({ ...question(), answer: z.array(z.string()) })).toMatchObject({
    value: ['gift'],
  });
  await gateway.ask(question());
  expect(model.requests.map((body) => body.response_format?.type)).toEqual([undefined, 'json_schema']);
});
