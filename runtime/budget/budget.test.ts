import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { beforeEach, describe, expect, test } from 'vitest';
import { database as connect } from '../../prisma/client.ts';
import type { PrismaClient } from '../../prisma/generated/client.ts';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { BudgetExhausted, createBudget } from './budget.ts';

const CENT = 10_000;
let database: TestDatabase;
let lines: Record<string, unknown>[];

beforeEach(async () => {
  database = await testDatabase();
  lines = [];
});

interface Given {
  db?: PrismaClient;
  all?: number;
  agent?: number;
  store?: number;
  now?: () => Date;
}

const given = (over: Given = {}) =>
  createBudget({
    db: over.db ?? database.db,
    log: pino({ level: 'warn' }, { write: (line: string) => void lines.push(JSON.parse(line)) }),
    all: over.all ?? 100 * CENT,
    agent: over.agent ?? 100 * CENT,
    ofStore: async () => over.store ?? 100 * CENT,
    ...(over.now ? { now: over.now } : {}),
  });

const call = { store: 'a.example', agent: 'customer', microUsd: CENT };
const rows = () => database.db.budget.findMany({ orderBy: { scope: 'asc' } });

test('fifty callers at once, each with a cent: ten cents are spent, and not one more', async () => {
  // As many workers, each with its own idea of what is left.
  const budgets = Array.from({ length: 5 }, () => given({ all: 10 * CENT }));
  const calls = Array.from({ length: 50 }, async (_, index) => {
    const reserved = await budgets[index % 5]?.reserve(call);
    await reserved?.settle(CENT, 'test');
  });
  const settled = await Promise.allSettled(calls);
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
  for (const one of settled)
    if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(BudgetExhausted);
  expect(await rows()).toMatchObject([
    { scope: 'agent/customer', reserved: 0n, spent: BigInt(10 * CENT) },
    { scope: 'all', reserved: 0n, spent: BigInt(10 * CENT) },
    { scope: 'store/a.example', reserved: 0n, spent: BigInt(10 * CENT) },
  ]);
});

describe('a call is refused', () => {
  test.each([
    ['of all', { all: CENT - 1 }],
    ['of the agent', { agent: CENT - 1 }],
    ['of the store', { store: CENT - 1 }],
    ['of nothing', { all: 0 }],
  ])('by the budget %s, and takes nothing from the others', async (_name, over) => {
    await expect(given(over).reserve(call)).rejects.toBeInstanceOf(BudgetExhausted);
    expect((await rows()).every(({ reserved, spent }) => reserved === 0n && spent === 0n)).toBe(true);
  });

  test('by what calls under way may still cost', async () => {
    const budget = given({ all: 15_000 });
    const first = await budget.reserve(call);
    await expect(budget.reserve(call)).rejects.toBeInstanceOf(BudgetExhausted);
    await first.settle(2_000, 'test');
    await expect(budget.reserve(call)).resolves.toBeDefined();
  });

  test('where Postgres does not answer', async () => {
    const budget = given({ db: connect('postgresql://nobody@127.0.0.1:1/none') });
    await expect(budget.reserve(call)).rejects.toThrow();
  });
});

test('another store has its own money, and another day its own budget', async () => {
  let day = new Date('2026-11-20T23:59:00Z');
  const budget = given({ store: CENT, now: () => day });
  await budget.reserve(call);
  await expect(budget.reserve(call)).rejects.toBeInstanceOf(BudgetExhausted);
  await expect(budget.reserve({ ...call, store: 'b.example' })).resolves.toBeDefined();
  day = new Date('2026-11-21T00:01:00Z');
  await expect(budget.reserve(call)).resolves.toBeDefined();
});

test('half, four fifths and all of a budget are told once each', async () => {
  const budget = given({ all: 10 * CENT });
  for (let calls = 0; calls < 10; calls += 1) await (await budget.reserve(call)).settle(CENT, 'test');
  const told = lines.filter(({ budget: scope }) => scope === 'all').map(({ percent }) => percent);
  expect(told).toEqual([50, 80, 100]);
});

test('a call that costs more than five times the median of its kind is told, once there are enough to tell by', async () => {
  const asked = (name: string, many: number) =>
    database.db.agentStep.createMany({
      data: Array.from({ length: many }, (_, seq) => ({
        ...{ run: randomUUID(), seq, store: 'a.example', order: '1', agent: 'customer', traceId: '' },
        // One that was dear: a mean would be moved by it, the median is not.
        ...{ kind: 'model', name, state: 'done', microUsd: seq === 0 ? 90 * CENT : 100 },
      })),
    });
  await asked('customer/note', 20);
  await asked('customer/rare', 19);
  const budget = given();
  const spent = async (microUsd: number, task: string) => (await budget.reserve(call)).settle(microUsd, task);
  await spent(500, 'customer/note');
  await spent(9_000, 'customer/rare');
  await spent(501, 'customer/note');
  expect(lines.filter(({ task }) => task)).toMatchObject([
    { task: 'customer/note', microUsd: 501, median: 100 },
  ]);
});
