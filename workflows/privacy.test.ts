/** What becomes of a buyer's data, from the webhook that asks for it to the last row of it. On a server that skips the days. */
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROCEED_SIGNAL, type PrivacyKind, privacyWorkflowId } from '../contracts/privacy.ts';
import { ANSWER_UPDATE } from '../contracts/workflow.ts';
import { proposeEdit } from '../prisma/cases.ts';
import { openExport } from '../prisma/privacy.ts';
import { secretBox } from '../prisma/secrets.ts';
import { readConfig } from '../runtime/config.ts';
import { MODEL_SETTINGS } from '../runtime/model/settings.ts';
import { PayloadsErased, payloadCodec } from '../runtime/payloads.ts';
import { type ScriptedModel, startScriptedModel } from '../simulator/model/index.ts';
import { ADDRESS, orderBody } from '../test/bodies.ts';
import { historyOf, holds, tablesWith } from '../test/search.ts';
import { type SkippingWorld, startSkippingWorld } from '../test/skipping.ts';
import type { TestStore, World } from '../test/world.ts';

let skipping: SkippingWorld;
let environment: TestWorkflowEnvironment;
let world: World;
let ended: SkippingWorld['ended'];
let model: ScriptedModel;

beforeAll(async () => {
  skipping = await startSkippingWorld();
  ({ environment, world, ended } = skipping);
  model = await startScriptedModel();
  await world.stopWorker();
  const settings = {
    MODEL_PROVIDERS: JSON.stringify([{ name: 'test', baseUrl: model.url }]),
    MODEL_CHEAP: 'test/decent-1',
    MODEL_BALANCED: 'test/decent-1',
    MODEL_PREMIUM: 'test/decent-1',
  };
  Object.assign(world.config, readConfig(MODEL_SETTINGS, settings));
  await world.startWorker();
});
afterAll(async () => {
  await skipping?.close();
  await model?.close();
});

/** A buyer of whom every word is their own, so that a search for it finds nothing else. */
function buyer(id: number, name: string) {
  const [first = '', last = ''] = name.split(' ');
  const tag = last.toLowerCase();
  const email = `${first.toLowerCase()}@${tag}.example`;
  const phone = `+1212555${String(id).slice(-4)}`;
  const street = `350 ${last}gate Avenue`;
  const address = { ...ADDRESS, name, first_name: first, last_name: last, address1: street, phone };
  const ip = `2001:db8::${String(id).slice(-4)}`;
  return {
    id,
    email,
    phone,
    words: [first, last, email, phone.slice(2), ip, `${tag}wunsch`, `suite ${tag}`],
    order: (over: Record<string, unknown> = {}, sku = 'A') =>
      orderBody(
        {
          email,
          phone,
          browser_ip: ip,
          client_details: { browser_ip: ip },
          customer: { id, email, phone, first_name: first, last_name: last },
          shipping_address: address,
          billing_address: address,
          note: `Der ${tag}wunsch meiner Tante soll dabei bitte nicht vergessen werden`,
          ...over,
        },
        [{ sku: `${sku}-${id}` }],
      ),
  };
}

type Buyer = ReturnType<typeof buyer>;

const handle = (workflowId: string) => environment.client.workflow.getHandle(workflowId);
const ofOrder = (store: TestStore, order: string) => handle(`order/${store.domain}/${order}`);

/** What is there in the end. `expect.poll` is for tests alone. */
async function eventually<T>(find: () => Promise<T | null>): Promise<T> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const found = await find();
    if (found !== null) return found;
    if (Date.now() > deadline) throw new Error('it has not come');
    await new Promise((done) => setTimeout(done, 30));
  }
}

/** Has Shopify ask, and answers with the request's workflow. */
async function ask(store: TestStore, topic: string, kind: PrivacyKind, body: object) {
  const whole = { shop_id: 954889, shop_domain: store.domain, ...body };
  const where = { store: store.domain, kind };
  const earlier = (await world.db.privacyRequest.findMany({ where })).map(({ id }) => id);
  await world.simulator.control.place(store.domain, JSON.stringify(whole), { topic });
  const find = () => world.db.privacyRequest.findFirst({ where: { ...where, id: { notIn: earlier } } });
  const { id } = await eventually(find);
  const workflowId = privacyWorkflowId({ store: store.domain, kind, request: id });
  await eventually(() =>
    handle(workflowId)
      .describe()
      .catch(() => null),
  );
  return { id, handle: handle(workflowId) };
}

const redact = (store: TestStore, of: Buyer, orders: string[]) =>
  ask(store, 'customers/redact', 'customer_redact', {
    customer: { id: of.id, email: of.email, phone: of.phone },
    orders_to_redact: orders.map(Number),
  });

const request = (id: string) => world.db.privacyRequest.findUniqueOrThrow({ where: { id } });
const rowOf = (store: TestStore, order: string) =>
  world.db.order.findUniqueOrThrow({ where: { store_order: { store: store.domain, order } } });

/** One order that went well, and one whose address a person had to correct. */
async function boughtBy(store: TestStore, of: Buyer): Promise<string[]> {
  const smooth = await store.place(of.order());
  await world.outcome(store.domain, smooth, 'fulfilled');
  const body = of.order({ _sim: { carrierRejects: 'address' } }, 'B');
  const rough = await store.place(body);
  await world.outcome(store.domain, rough, 'needs_person');
  const asked = await world.db.case.findFirstOrThrow({
    where: { store: store.domain, order: rough, closedAt: null },
  });
  await store.place({ ...body, _sim: { carrierRejects: 'nothing' } }, { times: 0 });
  const address = { address2: `Suite ${of.words[1]}` };
  const kept = await proposeEdit(world.db, { caseId: asked.id, by: 'kim', edit: { address } });
  await ofOrder(store, rough).executeUpdate(ANSWER_UPDATE, {
    args: [{ caseId: asked.id, choice: 'edit', by: 'kim', why: 'seen on the phone', ...kept }],
  });
  await world.outcome(store.domain, rough, 'fulfilled');
  return [smooth, rough];
}

/** With nothing left to follow, the days that are skipped are empty. */
async function arrive(): Promise<void> {
  for (const { trackingNumber } of await world.db.shipment.findMany())
    world.simulator.control.travel(trackingNumber, 'delivered');
}

const zeb = buyer(7_000_000_001_177, 'Zebulon Quackenbush');
const ida = buyer(7_000_000_001_278, 'Idamae Flibbert');
const pip = buyer(7_000_000_001_379, 'Philippa Gobsmack');
/** Zeb and Ida buy in the one store, Pip in the other. */
let store: TestStore;
let next: TestStore;
let orders: string[];
let others: string[];

beforeAll(async () => {
  const policy = { askBuyer: false };
  store = await world.openStore({ policy });
  next = await world.openStore({ policy });
  await next.place(pip.order());
  orders = await boughtBy(store, zeb);
  others = await boughtBy(store, ida);
  // What a store may send of a buyer although it is about no order.
  const account = JSON.stringify({ id: zeb.id, email: zeb.email, note: 'quackenbushwunsch' });
  await world.simulator.control.place(store.domain, account, { topic: 'customers/update' });
  await world.simulator.control.settled();
}, 120_000);

/** What models have said about the orders. */
const transcripts = async () =>
  (await world.db.agentStep.findMany({ where: { order: { in: orders } } })).flatMap(
    ({ reply }) => reply ?? [],
  );

describe('a buyer who asks for their data', () => {
  let asked: Awaited<ReturnType<typeof ask>>;
  const open = () => openExport(world.db, secretBox(world.config.WAYBILL_SECRET_KEY), asked.id);

  test('gets all of it, and nothing of anybody else', async () => {
    asked = await ask(store, 'customers/data_request', 'data_request', {
      customer: { id: ida.id, email: ida.email, phone: ida.phone },
      orders_requested: others.map(Number),
      data_request: { id: 9999 },
    });
    await expect.poll(async () => (await request(asked.id)).state, { timeout: 20_000 }).toBe('ready');
    const text = (await open()) ?? '';
    for (const word of ida.words) expect(text.toLowerCase()).toContain(word.toLowerCase());
    expect(holds(text, zeb.words)).toBe(false);
    expect(Object.keys(JSON.parse(text).data)).toEqual(
      expect.arrayContaining(['orders', 'inbox', 'agent_runs', 'agent_steps', 'case_edits', 'shipments']),
    );
  });

  test('finds it sealed, and gone after thirty days', async () => {
    const sealed = (await request(asked.id)).export ?? '';
    expect(holds(sealed, ida.words)).toBe(false);
    await arrive();
    await ended(asked.handle);
    expect(await request(asked.id)).toMatchObject({ state: 'done', export: null });
    expect(await open()).toBeNull();
  });
});

describe('a buyer who asks to be forgotten', () => {
  let redacted: Awaited<ReturnType<typeof redact>>;

  beforeAll(async () => {
    orders.push(await store.place(zeb.order({}, 'C')));
    await world.outcome(store.domain, orders[2] ?? '', 'fulfilled');
    expect(await tablesWith(world.db, zeb.words)).toEqual(
      expect.arrayContaining(['agent_runs', 'case_edits', 'inbox', 'orders']),
    );
    expect(await transcripts()).not.toEqual([]);
    // References alone, even for whoever has the keys.
    for (const order of orders) {
      const history = await historyOf(ofOrder(store, order), world.codec);
      expect(history).toContain('"decisionId"');
      expect(holds(history, zeb.words)).toBe(false);
    }
    redacted = await redact(store, zeb, orders.slice(0, 1));
    await ended(redacted.handle);
  });

  test('leaves nothing in any table', async () => {
    expect(await tablesWith(world.db, zeb.words)).toEqual([]);
    expect(await transcripts()).toEqual([]);
  });

  test('leaves nothing in what Temporal keeps', async () => {
    for (const order of orders) {
      const history = await historyOf(ofOrder(store, order));
      expect(holds(history, zeb.words)).toBe(false);
      expect(history).not.toContain('"decisionId"');
      const codec = payloadCodec({
        db: () => world.db,
        box: () => secretBox(world.config.WAYBILL_SECRET_KEY),
      });
      await expect(historyOf(ofOrder(store, order), codec)).rejects.toThrow(PayloadsErased);
    }
    for (const order of others)
      expect(await historyOf(ofOrder(store, order), world.codec)).toContain('"decisionId"');
    expect(holds(await historyOf(redacted.handle), [...zeb.words, String(zeb.id)])).toBe(false);
  });

  test('leaves what the books need: amounts, outcomes, who decided what and when', async () => {
    for (const order of orders) {
      const row = await rowOf(store, order);
      expect(row).toMatchObject({
        outcome: expect.stringMatching(/fulfilled|delivered/),
        customer: null,
        name: expect.any(String),
      });
      expect(row.snapshot).toMatchObject({ currency: 'USD', total: { amount: 2000, currency: 'USD' } });
      const [parcel] = await world.db.shipment.findMany({ where: { order } });
      expect(parcel).toMatchObject({ labelUrl: '', trackingNumber: '', costAmount: expect.any(Number) });
    }
    const audit = await world.db.audit.findMany({
      where: { order: orders[1] ?? '' },
      orderBy: { id: 'asc' },
    });
    expect(audit.map(({ who, what, text }) => `${who} ${what}${text}`)).toEqual([
      'waybill case_opened',
      'kim edit_proposed',
      'kim case_answered',
      'kim call_approved',
    ]);
    const runs = await world.db.agentRun.findMany({ where: { order: orders[0] ?? '', agent: 'address' } });
    expect(runs).toMatchObject([{ verdict: { kind: 'proceed' }, reasons: [], saw: null }]);
  });

  test('leaves proof of it, which names nobody', async () => {
    const proof = await request(redacted.id);
    expect(proof).toMatchObject({ state: 'done', kind: 'customer_redact', orders, doneAt: expect.any(Date) });
    expect(proof.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(proof.counts).toMatchObject({
      orders: 3,
      case_edits: 1,
      shipments: 3,
      agent_steps: expect.any(Number),
    });
  });

  test('leaves every other buyer as they were', async () => {
    expect(await tablesWith(world.db, ida.words)).toEqual(
      expect.arrayContaining(['agent_runs', 'case_edits', 'inbox', 'orders']),
    );
    for (const order of others) expect((await rowOf(store, order)).redactedAt).toBeNull();
  });

  test('is not followed any further', async () => {
    expect((await ofOrder(store, orders[2] ?? '').describe()).status.name).toBe('TERMINATED');
    for (const order of orders) {
      const told = await world.db.orderEvent.findFirst({ where: { order, kind: 'erased' } });
      expect(told?.text).toBe("the buyer's data was erased");
    }
  });

  test('comes back with no later webhook', async () => {
    await store.place(zeb.order({ id: Number(orders[0]), admin_graphql_api_id: undefined }), {
      topic: 'orders/updated',
    });
    const last = await world.db.inbox.findFirstOrThrow({ orderBy: { id: 'desc' } });
    expect(last).toMatchObject({ order: orders[0], disposition: 'redacted' });
    expect(await tablesWith(world.db, zeb.words)).toEqual([]);
  });

  test('asked again, changes nothing', async () => {
    const again = await redact(store, zeb, orders);
    await ended(again.handle);
    const { counts } = await request(again.id);
    // What the webhook itself brought.
    expect(counts).toEqual({ inbox: 1 });
  });
});

describe('an order that is under way when its buyer is to be forgotten', () => {
  const RISKY = { _sim: { risk: { level: 'HIGH', recommendation: 'CANCEL' } } };

  test('is waited for, and the buyer is forgotten once it has ended', async () => {
    const store = await world.openStore({ policy: { askBuyer: false, caseExpireHours: 120 } });
    const of = buyer(7_000_000_002_379, 'Ottoline Brambleworth');
    const order = await store.place(of.order(RISKY));
    await world.outcome(store.domain, order, 'needs_person');
    const asked = await redact(store, of, [order]);
    await expect.poll(async () => (await request(asked.id)).state, { timeout: 20_000 }).toBe('waiting');
    expect((await request(asked.id)).note).toBe(`waits for orders under way: ${order}`);
    expect(await tablesWith(world.db, of.words)).toContain('orders');
    await ended(asked.handle);
    expect(await rowOf(store, order)).toMatchObject({ outcome: 'failed' });
    expect(await tablesWith(world.db, of.words)).toEqual([]);
    // Its hold stays: nobody ships by accident what a person has to decide.
    expect(world.simulator.control.order(store.domain, order)).toMatchObject({ holds: 1, labels: 0 });
  });

  test('is left to people in Shopify where a person does not want to wait', async () => {
    const store = await world.openStore({ policy: { askBuyer: false } });
    const of = buyer(7_000_000_003_481, 'Thaddeus Crumplehorn');
    const order = await store.place(of.order(RISKY));
    await world.outcome(store.domain, order, 'needs_person');
    const asked = await redact(store, of, [order]);
    await asked.handle.signal(PROCEED_SIGNAL);
    await ended(asked.handle);
    expect(await rowOf(store, order)).toMatchObject({ outcome: 'taken_over', leftTo: 'a privacy request' });
    expect(await tablesWith(world.db, of.words)).toEqual([]);
    expect(await world.db.case.count({ where: { order, closedAt: null } })).toBe(0);
  });
});

describe('a store that is to be forgotten', () => {
  test('is not while it still lets Waybill in, and is once it does not; its neighbor stays', async () => {
    const asked = await ask(store, 'shop/redact', 'shop_redact', {});
    await expect.poll(async () => (await request(asked.id)).state, { timeout: 20_000 }).toBe('waiting');
    expect(await tablesWith(world.db, ida.words)).toContain('orders');

    world.simulator.control.putStore({
      domain: store.domain,
      name: 'Gone',
      currency: 'USD',
      country: 'US',
      accessToken: 'another',
      secret: store.secret,
    });
    await ended(asked.handle);
    expect(await tablesWith(world.db, ida.words)).toEqual([]);
    expect(await tablesWith(world.db, [store.domain])).not.toContain('stores');
    expect(await request(asked.id)).toMatchObject({ state: 'done', counts: { stores: 1, orders: 2 } });
    expect(await tablesWith(world.db, pip.words)).toContain('orders');
    expect(await world.db.store.count({ where: { domain: next.domain } })).toBe(1);
  });

  test('is refused in the name of another', async () => {
    const asked = await ask(next, 'shop/redact', 'shop_redact', { shop_domain: 'other.myshopify.com' });
    expect(await ended(asked.handle)).toEqual({ state: 'refused' });
    expect(await world.db.store.count({ where: { domain: next.domain } })).toBe(1);
  });
});
