import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseMoney } from '../contracts/money.ts';
import { type Simulator, startSimulator } from './index.ts';
import { DEMO_STORES, manyStores, scenarios } from './scenarios.ts';
import { parseBody } from './store/read.ts';
import type { Any } from './testing.ts';

let sim: Simulator;
beforeAll(async () => {
  sim = await startSimulator();
  for (const store of DEMO_STORES) sim.control.putStore(store);
});
afterAll(() => sim.close());

const AT = new Date('2026-11-21T09:00:00Z');

test('twenty-five orders of three stores, fifteen or more of which ship', () => {
  const all = scenarios(25, 1, AT);
  expect(new Set(all.map((s) => s.name)).size).toBe(25);
  expect(new Set(all.map((s) => s.store)).size).toBe(3);
  expect(all.filter((s) => s.expected.outcome === 'fulfilled').length).toBeGreaterThanOrEqual(15);
});

test('the same seed gives the same orders, and no two ever share an id', () => {
  expect(scenarios(60, 3, AT)).toEqual(scenarios(60, 3, AT));
  const ids = [1, 2].flatMap((seed) => scenarios(200, seed, AT).map((s) => s.orderId));
  expect(new Set(ids).size).toBe(400);
});

test('forty-seven stores differ in plan, place, money and clock, the same for the same seed', async () => {
  const stores = manyStores(47, 3);
  expect(manyStores(47, 3)).toEqual(stores);
  const kinds = (of: (store: (typeof stores)[number]) => unknown) => new Set(stores.map(of)).size;
  expect(kinds(({ domain }) => domain)).toBe(47);
  expect(kinds(({ plan }) => plan)).toBe(4);
  expect(kinds(({ currency }) => currency)).toBeGreaterThan(7);
  expect(kinds(({ timeZone }) => timeZone)).toBeGreaterThan(8);
  expect(kinds(({ locations }) => locations.map(({ name }) => name).join())).toBeGreaterThan(12);
  for (const store of stores) sim.control.putStore(store);
  for (const scenario of scenarios(94, 3, AT, stores)) {
    const { orderId } = await sim.control.place(scenario.store, scenario.body);
    expect(orderId).toBe(scenario.orderId);
  }
});

test.each(scenarios(50, 5, AT).map((s) => [s.name, s] as const))(
  '%s adds up and can be placed',
  async (_name, s) => {
    const body = parseBody(s.body) as Any;
    const amount = (value: string) => parseMoney(value, body.currency)?.amount ?? Number.NaN;
    const goods = body.line_items.reduce((sum: number, l: Any) => sum + amount(l.price) * l.quantity, 0);
    expect(amount(body.subtotal_price)).toBe(goods);
    const shipping = body.shipping_lines.reduce((sum: number, l: Any) => sum + amount(l.price), 0);
    const tax = body.taxes_included ? 0 : amount(body.total_tax);
    expect(amount(body.total_price)).toBe(goods + shipping + tax);

    const { orderId } = await sim.control.place(s.store, s.body, { topic: s.topic });
    expect(orderId).toBe(s.orderId);
    const report = sim.control.order(s.store, s.orderId);
    const open = report?.details.fulfillmentOrders.filter((o) => o.status === 'OPEN') ?? [];
    // Goods without shipping have a fulfillment order of their own, and a cancelled order has no open one.
    expect(open.length).toBeGreaterThanOrEqual(
      s.expected.outcome === 'cancelled' ? 0 : Math.max(1, s.expected.shipments),
    );
  },
);
