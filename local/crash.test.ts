import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type ScriptedModel, startScriptedModel } from '../simulator/model/index.ts';
import { DEMO_STORES, type Scenario, scenarios } from '../simulator/scenarios.ts';
import { scratchDir } from './dirs.ts';
import { ANY_PORTS, type Stack, startStack } from './stack.ts';

/** Real processes, as `npm start` runs them, on state of their own. */
let stack: Stack;
let model: ScriptedModel;
const stateDir = scratchDir('crash');
const start = () =>
  startStack({
    stateDir,
    autoPorts: false,
    ports: ANY_PORTS,
    stores: DEMO_STORES,
    progress: () => {},
    env: {
      ...process.env,
      DATABASE_URL: undefined,
      TEMPORAL_ADDRESS: undefined,
      WORKFLOW_BUNDLE: inject('workflowBundle'),
      LOG_LEVEL: 'warn',
      MODEL_PROVIDERS: JSON.stringify([{ name: 'test', baseUrl: model.url }]),
      MODEL_CHEAP: 'test/scripted-1',
      MODEL_BALANCED: 'test/scripted-1',
      MODEL_PREMIUM: 'test/scripted-1',
    },
  });

beforeAll(async () => {
  // It knows no answer, so rules decide, until a test says otherwise.
  model = await startScriptedModel();
  stack = await start();
});
afterAll(async () => {
  await stack?.stop();
  await model?.close();
  rmSync(stateDir, { recursive: true, force: true });
});

const kill = (name: keyof ReturnType<Stack['pids']>) => {
  const pid = stack.pids()[name];
  if (pid === undefined) throw new Error(`${name} does not run`);
  process.kill(pid, 'SIGKILL');
};

/** Until so many decisions of these orders are stored: the moment between two stages is in there somewhere. */
async function decisions(placed: Scenario[], count: number) {
  const where = { order: { in: placed.map(({ orderId }) => orderId) } };
  while ((await stack.db.agentRun.count({ where })) < count) await sleep(5);
}

async function settle(placed: Scenario[], outcome = 'fulfilled') {
  const wanted = placed.map(({ orderId }) => orderId);
  const outcomes = () => stack.db.order.count({ where: { order: { in: wanted }, outcome } });
  while ((await outcomes()) < placed.length) await sleep(50);
}

async function expectOnce(placed: Scenario[]) {
  for (const { store, orderId, expected } of placed) {
    const seen = await stack.simulator.order(store, orderId);
    expect(seen).toMatchObject({ labels: expected.shipments, fulfillments: expected.shipments });
  }
  expect((await stack.simulator.counts()).duplicateDetails).toEqual([]);
}

const clean = (seed: number) =>
  scenarios(15, seed).filter(({ expected }) => expected.outcome === 'fulfilled');
const place = (placed: Scenario[]) =>
  Promise.all(placed.map(({ store, body, topic }) => stack.simulator.place(store, body, { topic })));

/** Their buyers cancel as soon as a label was bought. */
function doomed(seed: number): Scenario[] {
  const story = [{ on: 'label', afterMs: 0, change: { kind: 'cancel' } }];
  return clean(seed)
    .slice(0, 6)
    .map((scenario) => {
      const body = JSON.parse(scenario.body);
      return { ...scenario, body: JSON.stringify({ ...body, _sim: { ...body._sim, story } }) };
    });
}

test('kill -9 of the worker while labels are bought and voided: no label is left of an order that was cancelled', async () => {
  const placed = doomed(106);
  const sent = place(placed);
  for (const moment of [20, 42]) {
    await decisions(placed, moment);
    kill('worker');
  }
  await sent;
  await settle(placed, 'cancelled');
  for (const { store, orderId } of placed)
    expect(await stack.simulator.order(store, orderId)).toMatchObject({ labels: 0, fulfillments: 0 });
  expect((await stack.simulator.counts()).duplicateDetails).toEqual([]);
}, 120_000);

test.each(['worker', 'server', 'temporal'] as const)(
  'kill -9 of the %s while orders move, and each is fulfilled once',
  async (victim) => {
    const placed = clean({ worker: 101, server: 102, temporal: 103 }[victim]);
    const sent = place(placed);
    await decisions(placed, 10);
    kill(victim);
    await decisions(placed, 40);
    kill(victim);
    await sent;
    await settle(placed);
    await expectOnce(placed);
  },
  120_000,
);

test('kill -9 of everything, then a new start on the same state, and each order is fulfilled once', async () => {
  const placed = clean(104);
  await place(placed);
  await decisions(placed, 30);
  for (const name of ['worker', 'server', 'temporal'] as const) kill(name);
  await stack.stop();
  stack = await start();
  await settle(placed);
  await expectOnce(placed);
}, 120_000);

test('kill -9 of the worker while a model is asked: what was paid for is not asked again', async () => {
  const [order] = scenarios(200, 105).filter(({ name }) => name === 'no house number, no postal code');
  if (!order) throw new Error('there is no such scenario');
  const asked = { plan: 0, answer: 0 };
  const says = (content: object) => ({ kind: 'text' as const, content });
  model.answer((request) => {
    const text = JSON.stringify(request.messages);
    if (!text.includes('Put this postal address in order')) return { kind: 'status', status: 400 };
    if (text.includes('Which of these fits the case?')) {
      asked.plan += 1;
      return says({ strategy: '2' });
    }
    asked.answer += 1;
    if (asked.answer > 1) return says({ address: null, confidence: 0.3 });
    kill('worker');
    return { kind: 'hang' };
  });
  await place([order]);
  const standing = () => stack.db.order.findFirst({ where: { order: order.orderId } });
  while (!(await standing())?.outcome) await sleep(50);
  expect(asked).toEqual({ plan: 1, answer: 2 });
  const steps = await stack.db.agentStep.findMany({ where: { order: order.orderId, agent: 'address' } });
  expect(steps.map(({ state }) => state).sort()).toEqual(['done', 'done', 'lost']);
}, 120_000);
