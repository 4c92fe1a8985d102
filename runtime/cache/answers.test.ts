/** The cache with a model for embeddings behind a real socket. */
import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { startScriptedModel } from '../../simulator/model/index.ts';
import { testDatabase } from '../../test/database.ts';
import { createBudget } from '../budget/budget.ts';
import { readConfig } from '../config.ts';
import { createEmbeddings } from '../model/embeddings.ts';
import { MODEL_SETTINGS, modelSettings } from '../model/settings.ts';
import { answerCache } from './answers.ts';

async function cacheWith(budgetOf: number) {
  const model = await startScriptedModel();
  onTestFinished(model.close);
  const { db } = await testDatabase();
  const log = pino({ level: 'silent' });
  const env = {
    MODEL_PROVIDERS: JSON.stringify([
      { name: 'test', baseUrl: model.url, prices: { 'embedding-1': { in: 1, out: 0 } } },
    ]),
    ...{ MODEL_CHEAP: 'test/x', MODEL_BALANCED: 'test/x', MODEL_PREMIUM: 'test/x' },
    MODEL_EMBEDDINGS: 'test/embedding-1',
  };
  const settings = modelSettings(readConfig(MODEL_SETTINGS, env));
  const budget = createBudget({ db, log, all: budgetOf, agent: budgetOf, ofStore: async () => budgetOf });
  const embeddings = createEmbeddings({ settings, db, budget, log });
  return { db, cache: answerCache({ db, log, embeddings, policyVersion: async () => 'one' }) };
}

const task = (question: string) => ({
  ...{ name: 'test/question', objective: 'Answer.', facts: '', answer: z.object({ yes: z.boolean() }) },
  strategies: [{ when: 'always', instruction: '', tiers: ['cheap' as const] as ['cheap'] }] as [
    { when: string; instruction: string; tiers: ['cheap'] },
  ],
  reusable: { form: 'question' as const, question },
});
const run = () => ({
  ...{ run: randomUUID(), store: 'a.example', order: '1', agent: 'test', traceId: '0'.repeat(32) },
});

const LONG =
  'Do you take back worn boots that somebody has walked in through the snow and the mud of a long winter';

test('a question that a vector takes for the same is a hit, and the vectors are in the ledger of costs', async () => {
  const { db, cache } = await cacheWith(1_000_000);
  await cache.keep(task(LONG), run(), { yes: true }, 'test/x');
  const found = await cache.find(task(`${LONG} sometimes`), run());
  expect(found).toMatchObject({ answer: { yes: true }, source: expect.stringContaining('test/x') });
  expect(await cache.find(task('Is the sky blue?'), run())).toBeNull();
  const steps = await db.agentStep.findMany({ where: { tier: 'embeddings' } });
  expect(steps).toHaveLength(3);
  for (const step of steps) expect(step).toMatchObject({ name: 'test/question/embedding', state: 'done' });
  expect(steps[0]?.microUsd).toBeGreaterThan(0);
});

test('with nothing left to spend, words alone tell', async () => {
  const { cache } = await cacheWith(0);
  await cache.keep(task(LONG), run(), { yes: true }, 'test/x');
  expect(await cache.find(task(`${LONG} sometimes`), run())).toBeNull();
  expect(await cache.find(task(LONG.toUpperCase()), run())).toMatchObject({ answer: { yes: true } });
});
