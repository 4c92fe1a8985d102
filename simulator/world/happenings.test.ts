import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../index.ts';
import { DEMO_STORES, scenarios } from '../scenarios.ts';

let sim: Simulator;
const [scenario] = scenarios(1, 41);
const { store, orderId } = scenario as NonNullable<typeof scenario>;

beforeAll(async () => {
  sim = await startSimulator();
  for (const one of DEMO_STORES) sim.control.putStore(one);
});
afterAll(() => sim.close());

test('nothing happens to an order that no store knows', () => {
  expect(sim.control.happen(store, '404', { kind: 'pay' })).toBe(false);
  expect(sim.control.happen('nowhere.example', orderId, { kind: 'pay' })).toBe(false);
});

test('a story takes its course, and what comes after a cancellation changes nothing', async () => {
  const body = JSON.parse(scenario?.body ?? '{}');
  const story = [{ on: 'placed', afterMs: 0, change: { kind: 'cancel' } }];
  await sim.control.place(store, JSON.stringify({ ...body, _sim: { story } }));
  await expect.poll(() => sim.control.order(store, orderId)?.cancelled).toBe(true);
  const before = sim.control.order(store, orderId);
  expect(sim.control.happen(store, orderId, { kind: 'pay' })).toBe(true);
  expect(sim.control.order(store, orderId)).toEqual(before);
});
