import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import OpenAI from 'openai';
import { expect, test, vi } from 'vitest';
import { simulatorClient } from './client.ts';
import { startSimulator } from './index.ts';
import { ask, body, readOrder, SHOP, simulator } from './testing.ts';

test('a world kept in a file is there again after a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-simulator-'));
  const state = join(folder, 'world.json');
  try {
    const first = await simulator({ state });
    await first.control.place(SHOP.domain, body(7));
    const before = await readOrder(first, 7);
    await first.close();
    const second = await startSimulator({ state });
    expect(await readOrder(second, 7)).toEqual(before);
    const hold = `mutation { fulfillmentOrderHold(id: "${before.fulfillmentOrders.nodes[0].id}", fulfillmentHold: { reason: OTHER }) { userErrors { message } } }`;
    expect((await ask(second, hold)).data.fulfillmentOrderHold.userErrors).toEqual([]);
    await second.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('opening a store again changes its settings and keeps its orders and locations', async () => {
  const sim = await simulator();
  await sim.control.place(SHOP.domain, body(7));
  const [before] = sim.control.stores();
  const again = sim.control.putStore({ ...SHOP, name: 'Renamed', accessToken: 'other' });
  expect(again).toEqual({ ...before, name: 'Renamed' });
  expect((await ask(sim, '{ shop { name } }', {}, 'other')).data.shop.name).toBe('Renamed');
  await sim.close();
});

test('the controls work the same over HTTP', async () => {
  const sim = await startSimulator();
  const client = simulatorClient(sim.url);
  expect(await client.putStore(SHOP)).toMatchObject({ domain: SHOP.domain, orders: 0 });
  const placed = await client.place(SHOP.domain, body(7), { topic: 'orders/paid' });
  expect(placed).toMatchObject({ orderId: '7', name: '#7', topic: 'orders/paid', deliveries: [] });
  expect(await client.order(SHOP.domain, '7')).toEqual(sim.control.order(SHOP.domain, '7'));
  expect(await client.order(SHOP.domain, '8')).toBeNull();
  expect(await client.counts()).toEqual(sim.control.counts());
  await client.addFault({ target: 'carrier', kind: '5xx', rate: 0.5 });
  expect(sim.control.faults()).toMatchObject([{ target: 'carrier', hits: 0 }]);
  await client.clearFaults();
  expect(sim.control.faults()).toEqual([]);
  await sim.close();
});

test('an order that is placed later comes when its time has come, and nobody waits for it until then', async () => {
  const sim = await simulator();
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  try {
    sim.control.placeLater(SHOP.domain, body(7), { inMs: 60_000 });
    await vi.advanceTimersByTimeAsync(59_999);
    expect(sim.control.order(SHOP.domain, '7')).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect(sim.control.order(SHOP.domain, '7')).toMatchObject({ name: '#7' });
  } finally {
    vi.useRealTimers();
  }
  expect(() => sim.control.placeLater('no.such.shop', body(8), { inMs: 1 })).toThrow('no.such.shop');
  await sim.close();
});

test('a mistake in a call is told as one', async () => {
  const sim = await simulator();
  const client = simulatorClient(sim.url);
  await expect(client.place('no.such.shop', body(1))).rejects.toMatchObject({ status: 404 });
  await expect(client.place(SHOP.domain, '{')).rejects.toMatchObject({
    status: 400,
    message: 'The body is no JSON.',
  });
  await expect(client.travel('nothing', 'delivered')).rejects.toMatchObject({ status: 404 });
  const wrong = { target: 'moon', kind: '5xx', rate: 1 } as never;
  await expect(client.addFault(wrong)).rejects.toMatchObject({ status: 400 });
  await sim.close();
  await expect(client.stores()).rejects.toMatchObject({ status: 0 });
});

test('the model on the same port answers what it was told to, and otherwise something decent', async () => {
  const sim = await startSimulator();
  const openai = new OpenAI({
    apiKey: 'any',
    baseURL: `${sim.url}/model/v1`,
    maxRetries: 0,
    logLevel: 'off',
  });
  const script = (replies: unknown[]) =>
    fetch(`${sim.url}/sim/model`, { method: 'POST', body: JSON.stringify({ replies }) });
  const asked = {
    model: 'scripted-1',
    messages: [{ role: 'user' as const, content: 'Which?' }],
    response_format: {
      type: 'json_schema' as const,
      json_schema: { name: 'answer', schema: { type: 'object', properties: {} } },
    },
  };
  const said = async () => (await openai.chat.completions.create(asked)).choices[0]?.message.content;
  expect((await script([{ kind: 'text', content: 'this one' }])).status).toBe(200);
  expect(await said()).toBe('this one');
  expect(await said()).toBe('{}');
  expect((await script([{ kind: 'text', contents: 'a typo' }])).status).toBe(400);
  await sim.close();
});
