/** Circuit breakers of two workers over one Postgres. Only the calendar is faked: sockets and Postgres are real. */
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { takeProbe } from '../../prisma/breakers.ts';
import { database } from '../../prisma/client.ts';
import type { ScriptedReply } from '../../simulator/model/index.ts';
import { testDatabase } from '../../test/database.ts';
import { gatewayOver, meterOf, question, scriptedModel, VERDICT } from '../../test/models.ts';
import type { ModelGateway } from '../model/types.ts';
import { createBreakers } from './breaker.ts';

const good: ScriptedReply = { kind: 'text', content: VERDICT };
const fails: ScriptedReply = { kind: 'status', status: 500 };
const times = (count: number, reply: ScriptedReply) => Array.from({ length: count }, () => reply);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});
const wait = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1_000);

const causeOf = (gateway: ModelGateway) =>
  gateway.ask(question()).then(
    () => 'answered',
    (error) => error.causes[0].kind,
  );

async function askTimes(gateway: ModelGateway, count: number): Promise<string[]> {
  const causes: string[] = [];
  for (let i = 0; i < count; i++) causes.push(await causeOf(gateway));
  return causes;
}

/** Two workers with one database, and one provider between them. */
async function twoWorkers(options: { models?: string[] } = {}) {
  const { db } = await testDatabase();
  const model = await scriptedModel();
  const worker = () => gatewayOver([model.url], { db, ...options });
  return { db, model, one: worker(), two: worker() };
}

test('a provider that fails five times in a row is not called by any worker', async () => {
  const { model, one, two } = await twoWorkers();
  model.script(times(5, fails));
  expect(await askTimes(one, 6)).toEqual([...Array(5).fill('server_error'), 'circuit_open']);
  expect(await causeOf(two)).toBe('circuit_open');
  expect(model.requests).toHaveLength(5);
});

test('while one provider is left alone the next one answers at once', async () => {
  const [first, second] = [await scriptedModel(), await scriptedModel()];
  first.script(times(5, fails));
  second.answer(() => good);
  const gateway = gatewayOver([first.url, second.url]);
  for (let i = 0; i < 7; i++) expect((await gateway.ask(question())).provider).toBe('two');
  expect(first.requests).toHaveLength(5);
});

test('an open breaker says how long, and nothing is reserved for a call that is not made', async () => {
  const { model, one } = await twoWorkers();
  model.script(times(5, fails));
  await askTimes(one, 5);
  const { meter, told } = meterOf();
  const error = await one.ask(question({ meter })).catch((thrown) => thrown);
  expect(error).toMatchObject({ kind: 'exhausted', retryable: true, retryAfterMs: 30_000 });
  expect(told).toEqual([]);
});

test('its time over, one worker tries for all; it is well, and everybody calls again', async () => {
  const { model, one, two } = await twoWorkers();
  model.script(times(5, fails));
  await askTimes(one, 5);
  wait(31);
  model.answer(() => ({ ...good, latencyMs: 200 }));
  const outcomes = await Promise.all([one, two, one, two, one, two].map(causeOf));
  expect(outcomes.sort()).toEqual(['answered', ...Array(5).fill('circuit_open')]);
  wait(2);
  expect(await Promise.all([one, two].map(causeOf))).toEqual(['answered', 'answered']);
});

test('the one who tries finds it still down: everybody waits, twice as long', async () => {
  const { model, one, two } = await twoWorkers();
  model.script(times(6, fails));
  await askTimes(one, 5);
  wait(31);
  expect(await causeOf(two)).toBe('server_error');
  wait(31);
  expect(await Promise.all([one, two].map(causeOf))).toEqual(['circuit_open', 'circuit_open']);
  wait(31);
  model.answer(() => good);
  expect(await causeOf(one)).toBe('answered');
});

test('a worker that crashed while it tried gives way to the next after a while', async () => {
  const { db, model, one } = await twoWorkers();
  model.script(times(5, fails));
  await askTimes(one, 5);
  model.answer(() => good);
  wait(31);
  const probeUntil = new Date(Date.now() + 90_000);
  expect(await takeProbe(db, { name: 'model/one', prober: 'crashed', probeUntil })).toBe(true);
  expect(await causeOf(one)).toBe('circuit_open');
  wait(91);
  expect(await causeOf(one)).toBe('answered');
});

test('a try that a limit forbids says nothing about the provider: the next one tries', async () => {
  const { model, one, two } = await twoWorkers();
  model.script(times(5, fails));
  await askTimes(one, 5);
  wait(31);
  const limit = new Error('spent');
  const { meter } = meterOf([], () => {
    throw limit;
  });
  await expect(one.ask(question({ meter }))).rejects.toBe(limit);
  model.script([good]);
  expect(await causeOf(two)).toBe('answered');
});

test('a model that asks for patience is left alone by every worker for as long; its sibling is not', async () => {
  const { model, one, two } = await twoWorkers({ models: ['big', 'small'] });
  model.answer(({ model }) => (model === 'big' ? { kind: 'status', status: 429, retryAfter: 20 } : good));
  const asked = async (gateway: ModelGateway) => (await gateway.ask(question())).model;
  expect([await asked(one), await asked(two), await asked(one)]).toEqual(['small', 'small', 'small']);
  expect(model.requests.filter((request) => request.model === 'big')).toHaveLength(1);
  wait(21);
  model.answer(() => good);
  expect(await asked(two)).toBe('big');
});

test.each([
  ['refusals', { kind: 'refusal', refusal: 'no' }],
  ['answers cut off', { kind: 'truncated', content: '{' }],
  ['a wrong key', { kind: 'status', status: 401 }],
] as [string, ScriptedReply][])('%s open no breaker: the provider is well', async (_, reply) => {
  const model = await scriptedModel();
  model.answer(() => reply);
  expect(await askTimes(gatewayOver([model.url]), 7)).not.toContain('circuit_open');
});

test('callers in too much of a hurry open no breaker', async () => {
  const model = await scriptedModel();
  model.answer(() => ({ kind: 'hang' }));
  const gateway = gatewayOver([model.url]);
  for (let i = 0; i < 7; i++)
    await expect(gateway.ask(question({ timeoutMs: 20 }))).rejects.toMatchObject({
      causes: [{ kind: 'timed_out' }],
    });
});

test('Postgres is away: calls go on, and each worker counts for itself', async () => {
  const db = database('postgresql://nobody@127.0.0.1:1/none', 1);
  onTestFinished(() => db.$disconnect());
  const model = await scriptedModel();
  model.script([good, ...times(5, fails)]);
  const gateway = gatewayOver([model.url], { db });
  expect(await askTimes(gateway, 7)).toEqual(['answered', ...Array(5).fill('server_error'), 'circuit_open']);
  wait(31);
  model.script([fails]);
  expect(await causeOf(gateway)).toBe('server_error');
  wait(31);
  expect(await causeOf(gateway)).toBe('circuit_open');
  wait(31);
  model.answer(() => good);
  expect(await askTimes(gateway, 2)).toEqual(['answered', 'answered']);
});

test('many failures at once open it once, for the first time and not for the longest', async () => {
  const { db } = await testDatabase();
  const breakers = createBreakers({ db });
  const down = () => Promise.reject(new Error('down'));
  const run = () => breakers.run('carrier/easypost', () => 'down', down);
  await Promise.allSettled(Array.from({ length: 20 }, run));
  expect(await db.breaker.findUnique({ where: { name: 'carrier/easypost' } })).toMatchObject({ trips: 1 });
});
