import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { runCommand } from '../test/cli.ts';
import { type TestDatabase, testDatabase } from '../test/database.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});

const HOUR = 3600_000;

async function asked(over: {
  store?: string;
  order?: string;
  agent?: string;
  tier?: string;
  cents: number;
  ago?: number;
  tokensLeftOut?: number;
}) {
  const { store = 'a.example', order = '1', agent = 'customer', tier = 'cheap', cents, ago = 0 } = over;
  const { tokensLeftOut = 0 } = over;
  await database.db.agentStep.create({
    data: {
      run: randomUUID(),
      seq: 0,
      store,
      order,
      agent,
      traceId: '0'.repeat(32),
      kind: 'model',
      name: `${agent}/question`,
      state: 'done',
      tier,
      provider: 'test',
      model: `m-${tier}`,
      tokensIn: 100,
      tokensLeftOut,
      tokensOut: 20,
      microUsd: cents * 10_000,
      at: new Date(Date.now() - ago),
    },
  });
}

async function costs(...args: string[]) {
  const { code, err, json } = await runCommand({ DATABASE_URL: database.url }, 'costs', '--json', ...args);
  return { code, err, ...json };
}

test('costs are summed by what one asks for, the dearest first', async () => {
  await asked({ cents: 1 });
  await asked({ cents: 2, agent: 'address', tier: 'premium', order: '2' });
  await asked({ cents: 4, agent: 'address', tier: 'premium', order: '2' });
  expect((await costs('--by', 'agent')).groups).toEqual([
    { name: 'address', calls: 2, tokens: 240, usd: 0.06 },
    { name: 'customer', calls: 1, tokens: 120, usd: 0.01 },
  ]);
  expect((await costs('--by', 'tier')).groups).toMatchObject([{ name: 'premium' }, { name: 'cheap' }]);
  expect((await costs('--by', 'model')).groups[0]).toMatchObject({ name: 'test/m-premium' });
  expect(await costs()).toMatchObject({ orders: 2, usd: 0.07, usdPerOrder: 0.035 });
  // A policy's document is of no order.
  await asked({ cents: 1, agent: 'policy', order: '' });
  expect(await costs()).toMatchObject({ orders: 2, usd: 0.08 });
});

test('the share of the dearest twentieth of the calls shows where the money goes', async () => {
  for (let calls = 0; calls < 19; calls += 1) await asked({ cents: 1 });
  await asked({ cents: 81 });
  expect((await costs()).dearestShare).toBe(0.81);
});

test('what never had to be sent is told beside what was; texts that were made vectors of are no part of it', async () => {
  await asked({ cents: 1, tokensLeftOut: 250 });
  await asked({ cents: 1, tokensLeftOut: 50 });
  await asked({ cents: 1, tier: 'embeddings' });
  expect(await costs()).toMatchObject({ tokensSent: 200, tokensUnpruned: 500, prunedShare: 0.6 });
  await asked({ cents: 1, ago: 8 * 24 * HOUR, tokensLeftOut: 1000 });
  expect(await costs()).toMatchObject({ usd: 0.03, prunedShare: 0.6 });
});

test('days and stores that were not asked for are left out', async () => {
  await asked({ cents: 1 });
  await asked({ cents: 2, store: 'b.example' });
  await asked({ cents: 4, ago: 50 * HOUR });
  expect((await costs('--days', '1')).usd).toBe(0.03);
  expect((await costs('--store', 'b.example')).usd).toBe(0.02);
});

test('without any call it says so, and a typo names the choices', async () => {
  expect(await costs()).toMatchObject({ ok: true, groups: [], usd: 0 });
  const typo = await costs('--by', 'agnet');
  expect(typo.code).toBe(2);
  expect(typo.err).toContain('day, store, agent, task, tier, model');
});
