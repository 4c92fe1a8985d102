import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { orderBody } from '../test/bodies.ts';
import { environmentOf, runCommand } from '../test/cli.ts';
import { startWorld, type TestStore, type World } from '../test/world.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const waybill = (...args: string[]) => runCommand(environmentOf(world), ...args, '--json');

/** In a process of its own, which a Ctrl-C can reach: this one runs the worker. */
function waybillProcess(...args: string[]) {
  const client = fileURLToPath(new URL('../client.ts', import.meta.url));
  const env = { ...process.env, ...environmentOf(world) };
  const child = spawn(process.execPath, ['--import', 'tsx', client, ...args, '--json'], { env });
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  child.stdout.on('data', (text) => {
    out += text;
  });
  const ended = new Promise<{ code: number | null; json: ReturnType<typeof lastLine> }>((done) => {
    child.on('close', (code) => done({ code, json: lastLine(out) }));
  });
  return { ended, interrupt: () => child.kill('SIGINT') };
}

const lastLine = (out: string) => JSON.parse(out.trim().split('\n').at(-1) ?? '');

const rejected = { _sim: { carrierRejects: 'address' } };
const accepted = { _sim: { carrierRejects: 'nothing' } };

/** Orders that ask a person because the carrier does not know their street, which it then comes to know. */
async function givenRepaired(store: TestStore, count: number): Promise<string[]> {
  const bodies = Array.from({ length: count }, () => orderBody(rejected));
  const orders: string[] = [];
  for (const body of bodies) orders.push(await store.place(body));
  for (const order of orders) await world.outcome(store.domain, order, 'needs_person', 'waiting');
  await world.simulator.control.settled();
  for (const body of bodies) await store.place({ ...body, ...accepted }, { times: 0 });
  return orders;
}

async function expectFulfilledOnce(store: TestStore, orders: string[]) {
  for (const order of orders) {
    await world.outcome(store.domain, order, 'fulfilled');
    expect(world.simulator.control.order(store.domain, order)).toMatchObject({
      labels: 1,
      labelsVoided: 0,
      fulfillments: 1,
      fulfillmentsCancelled: 0,
      holds: 0,
      mails: { waybill: 1, shopify: 1 },
    });
  }
  expect(world.simulator.control.counts(store.domain).duplicates).toBe(0);
}

describe('replay of one order', () => {
  test('by its name takes it up where it failed, and says who asked and why', async () => {
    const store = await world.openStore({ policy: { askBuyer: false } });
    const [order = ''] = await givenRepaired(store, 1);
    const dry = await waybill('replay', order, '--dry-run');
    expect(dry.json).toMatchObject({ ok: true, dryRun: true, from: 'fulfill', how: 'reset' });
    const replayed = await waybill('replay', order, '--by', 'kim', '--reason', 'the carrier is back');
    expect(replayed).toMatchObject({ code: 0, json: { ok: true, from: 'fulfill', how: 'reset' } });
    await expectFulfilledOnce(store, [order]);
    const shown = await waybill('order', 'show', order);
    expect(shown.json.events).toContainEqual(
      expect.objectContaining({
        kind: 'replayed',
        text: 'replayed by kim from fulfill: the carrier is back',
      }),
    );
    expect(shown.json.cases).toMatchObject([
      { answer: null, why: expect.stringContaining('replayed by kim') },
    ]);
  });

  test('to which it has not come yet is refused, with the stages there are', async () => {
    const store = await world.openStore({ policy: { askBuyer: false } });
    const order = await store.place(orderBody({ shipping_address: null }));
    await world.outcome(store.domain, order, 'needs_person', 'waiting');
    const { code, json } = await waybill('replay', order, '--from', 'fulfill');
    expect(code).toBe(1);
    expect(json.error.message).toContain('can be replayed from validate, assess');
  });

  test.each([
    [['replay', '1', '--from', 'fulfil'], 'validate, assess, route, fulfill, follow'],
    [['replay', '--exception', 'oversoled'], 'oversold'],
    [['replay', '--failed-since', 'yesterday'], '2h'],
    [['replay'], 'name one order, or one of'],
    [['replay', '1', '--exception', 'oversold'], 'name one order, or one of'],
  ])('used wrongly says what there is: %j', async (args, hint) => {
    const { code, json } = await waybill(...args);
    expect(code).toBe(2);
    expect(json.error.message).toContain(hint);
  });
});

describe('replay of many orders', () => {
  test('of one kind of failure fulfills all of them once, when the cause is repaired', async () => {
    const store = await world.openStore({ policy: { askBuyer: false } });
    const orders = await givenRepaired(store, 20);
    const of = ['replay', '--exception', 'carrier_rejects_address', '--store', store.domain];
    const dry = await waybill(...of, '--dry-run', '--rate', '1000');
    expect(dry.json).toMatchObject({ ok: true, wouldReplay: 20, replayed: 0 });
    expect(await world.db.orderEvent.count({ where: { store: store.domain, kind: 'replayed' } })).toBe(0);

    const dir = mkdtempSync(join(tmpdir(), 'waybill-replay-'));
    onTestFinished(() => rmSync(dir, { recursive: true }));
    const report = join(dir, 'report.json');
    const all = await waybill(...of, '--yes', '--rate', '1000', '--report', report);
    expect(all.json).toMatchObject({ ok: true, replayed: 20, skipped: 0, failed: 0, left: 0 });
    expect(JSON.parse(readFileSync(report, 'utf8'))).toEqual(all.json);
    await expectFulfilledOnce(store, orders);
  }, 90_000);

  test('of one kind finds those too that are about to try again by themselves, and have not rested yet', async () => {
    const store = await world.openStore({ policy: { askBuyer: false } });
    const body = orderBody({ _sim: { hindrances: { emptyAccount: 1000 } } });
    const order = await store.place(body);
    await visible(`WaybillShop = '${store.domain}' AND WaybillException = 'carrier_unavailable'`, 1);
    const row = { store_order: { store: store.domain, order } };
    expect(await world.db.order.findUnique({ where: row })).toMatchObject({ outcome: null });
    const of = ['replay', '--exception', 'carrier_unavailable', '--store', store.domain];
    expect((await waybill(...of, '--dry-run')).json).toMatchObject({ wouldReplay: 1 });
    world.simulator.control.happen(store.domain, order, { kind: 'hindrances', set: { emptyAccount: 0 } });
    expect((await waybill(...of, '--yes')).json).toMatchObject({ replayed: 1, skipped: 0, failed: 0 });
    await expectFulfilledOnce(store, [order]);
    // It is found no more: what it waited out is over.
    await visible(
      `WaybillShop = '${store.domain}' AND WaybillException = 'carrier_unavailable' AND ExecutionStatus = 'Running'`,
      0,
    );
    expect((await waybill(...of, '--dry-run')).json).toMatchObject({ wouldReplay: 0 });
  });

  test('interrupted finishes what is under way; asked again it goes on, and does none twice', async () => {
    const store = await world.openStore({ policy: { askBuyer: false } });
    const orders = await givenRepaired(store, 6);
    const query = `WaybillShop = '${store.domain}'`;
    await visible(query, 6);
    // Two a second: there is time to stop it.
    const running = waybillProcess('replay', '--query', query, '--yes', '--rate', '2');
    await until(async () => (await replayed(store)) >= 2);
    running.interrupt();
    const first = await running.ended;
    expect(first).toMatchObject({ code: 1, json: { ok: false, interrupted: true, failed: 0 } });
    expect(first.json.replayed + first.json.left).toBe(6);
    expect(first.json.left).toBeGreaterThan(0);

    const second = await waybill('replay', '--query', query, '--yes', '--rate', '1000');
    expect(second.json).toMatchObject({ ok: true, batch: first.json.batch, replayed: first.json.left });
    expect(await replayed(store)).toBe(6);
    await expectFulfilledOnce(store, orders);
    // That batch is over: the same question now is a new one.
    const third = await waybill('replay', '--query', query, '--dry-run', '--rate', '1000');
    expect(third.json.batch).not.toBe(first.json.batch);
  }, 90_000);

  test('without --yes and nobody to ask does nothing, and says so', async () => {
    const store = await world.openStore({ policy: { askBuyer: false } });
    await givenRepaired(store, 1);
    const { code, json } = await waybill('replay', '--failed-since', '1h', '--store', store.domain);
    expect(code).toBe(1);
    expect(json.error.message).toContain('--yes');
    expect(await replayed(store)).toBe(0);
  });

  test('since a moment finds what failed after it; a limit takes only so many', async () => {
    const store = await world.openStore({ policy: { askBuyer: false } });
    const orders = await givenRepaired(store, 3);
    const of = ['replay', '--failed-since', '1h', '--store', store.domain, '--yes'];
    expect((await waybill(...of, '--limit', '1')).json).toMatchObject({ ok: true, replayed: 1, left: 2 });
    expect((await waybill(...of)).json).toMatchObject({ ok: true, replayed: 2, left: 0 });
    await expectFulfilledOnce(store, orders);
  });

  test('by a query that is none says what Temporal has against it', async () => {
    const { code, json } = await waybill('replay', '--query', 'WaybillStage = = 1', '--yes');
    expect(code).toBe(1);
    expect(json.error.message).toContain('Temporal does not take this query');
  });
});

describe('pause', () => {
  test('of a store stops every new action; resumed, all its orders are fulfilled', async () => {
    const store = await world.openStore({ policy: { askBuyer: false } });
    const other = await world.openStore({ policy: { askBuyer: false } });
    const stopped = await waybill('pause', '--store', store.domain, '--by', 'kim', '--reason', 'odd labels');
    expect(stopped.json).toMatchObject({ ok: true, already: false });
    await noticed();
    const orders: string[] = [];
    for (let n = 0; n < 5; n += 1) orders.push(await store.place(orderBody()));
    const free = await other.place(orderBody());
    await world.outcome(other.domain, free, 'fulfilled');
    for (const order of orders)
      await until(async () =>
        (await world.state(store.domain, order)).story.some((it) => it.includes('paused by kim: odd labels')),
      );
    expect(world.simulator.control.counts(store.domain)).toMatchObject({ labels: 0, refunds: 0, mails: 0 });

    const again = await waybill('pause', '--store', store.domain);
    expect(again.json).toMatchObject({ already: true, pauses: [{ by: 'kim' }] });
    const resumed = await waybill('resume', '--store', store.domain);
    expect(resumed.json).toMatchObject({ ok: true, resumed: true, pauses: [] });
    await expectFulfilledOnce(store, orders);
  });

  test('of all stores holds an order that was cancelled meanwhile back for good', async () => {
    const store = await world.openStore({ policy: { askBuyer: false } });
    await waybill('pause', '--by', 'kim');
    await noticed();
    const body = orderBody();
    const order = await store.place(body);
    await until(async () =>
      (await world.state(store.domain, order)).story.some((it) => it.includes('paused by kim')),
    );
    const at = new Date(Date.now() + 1000).toISOString();
    await store.place({ ...body, cancelled_at: at, updated_at: at }, { topic: 'orders/cancelled' });
    await waybill('resume');
    await world.outcome(store.domain, order, 'cancelled');
    expect(world.simulator.control.order(store.domain, order)).toMatchObject({ labels: 0, fulfillments: 0 });
  });

  test('of a store that nobody knows is refused', async () => {
    expect((await waybill('pause', '--store', 'x.com')).json.error.message).toContain('is not known');
  });
});

const replayed = (store: TestStore) =>
  world.db.orderEvent.count({ where: { store: store.domain, kind: 'replayed' } });

/** The gateway looks once a second. */
const noticed = () => new Promise((done) => setTimeout(done, 1_100));

/** Temporal's visibility is a little late. */
const visible = (query: string, count: number) =>
  until(async () => (await world.client.workflow.count(query)).count >= count);

async function until(holds: () => Promise<boolean>) {
  const deadline = Date.now() + 20_000;
  while (!(await holds().catch(() => false))) {
    if (Date.now() > deadline) throw new Error('it does not come');
    await new Promise((done) => setTimeout(done, 30));
  }
}
