/** Orders that change under Waybill's hands: every kind of change at every stage, and what store and carrier then saw. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../contracts/case.ts';
import type { StorePolicy } from '../contracts/policy.ts';
import { ANSWER_UPDATE } from '../contracts/workflow.ts';
import type { Change } from '../simulator/client.ts';
import { orderBody } from '../test/bodies.ts';
import { inTwoPlaces, setMoves } from '../test/moves.ts';
import { startWorld, type TestStore, type World } from '../test/world.ts';

let world: World;

beforeAll(async () => {
  // An order that changes twice while it is planned waits five minutes before it is planned a third time.
  world = await startWorld({ timeScale: 0.05 });
});
afterAll(() => world.close());

interface Placed {
  store: TestStore;
  order: string;
}

const SKU = 'TEE';
const ORDERED = 3;
const ELSEWHERE = '20 W 34th St';

const EVENTS = {
  edited: { kind: 'edit', sku: SKU, quantity: 1 },
  'sent elsewhere': { kind: 'address', set: { address1: ELSEWHERE, zip: '10001' } },
  'shipped in part by somebody else': { kind: 'ship', units: 2 },
  'shipped by somebody else': { kind: 'ship' },
  cancelled: { kind: 'cancel' },
  refunded: 'refund',
} as const satisfies Record<string, Change | 'refund'>;
type Event = keyof typeof EVENTS;

/** What of an order is left for Waybill to ship after each event, and to where. */
const EXPECTED: Record<Event, object> = {
  edited: { outcome: 'fulfilled', units: 1, labels: 1, to: '350 Fifth Avenue' },
  'sent elsewhere': { outcome: 'fulfilled', units: ORDERED, labels: 1, to: ELSEWHERE },
  'shipped in part by somebody else': { outcome: 'fulfilled', units: 1, labels: 1, to: '350 Fifth Avenue' },
  'shipped by somebody else': { outcome: 'nothing_to_ship', units: 0, labels: 0, to: null },
  cancelled: { outcome: 'cancelled', units: 0, labels: 0, to: null },
  refunded: { outcome: 'nothing_to_ship', units: 0, labels: 0, to: null },
};

interface Moment {
  sim?: object;
  body?: object;
  policy?: Partial<StorePolicy>;
  locations?: string[];
  before?(store: TestStore): Promise<unknown>;
  /** How many parcels all of it needs. */
  parcels?: number;
  rests: { stage: string; outcome: string };
  /** Takes away what the order rests for. */
  ends?(placed: Placed): unknown;
  answer?: 'allow' | 'approve' | 'retry';
}

const happen = ({ store, order }: Placed, change: Change) =>
  void world.simulator.control.happen(store.domain, order, change);

const MOMENTS: [string, Moment][] = [
  [
    'while goods are missing',
    {
      sim: { stock: { [SKU]: { North: 0 } } },
      rests: { stage: 'assess', outcome: 'waiting' },
      ends: (placed) => happen(placed, { kind: 'stock', sku: SKU, units: 10 }),
    },
  ],
  [
    'while a person is asked at assess',
    {
      sim: { risk: { level: 'HIGH', recommendation: 'CANCEL' } },
      rests: { stage: 'assess', outcome: 'needs_person' },
      answer: 'allow',
    },
  ],
  [
    'while a person is asked at route',
    {
      sim: { stock: { [SKU]: inTwoPlaces } },
      locations: ['North', 'South'],
      parcels: 2,
      before: (store) => setMoves(world, store, 'assisted'),
      rests: { stage: 'route', outcome: 'needs_person' },
      ends: ({ store }) => setMoves(world, store, 'autonomous'),
      answer: 'retry',
    },
  ],
  [
    'while a person is asked at fulfill',
    {
      policy: { labelCap: 1 },
      rests: { stage: 'fulfill', outcome: 'needs_person' },
      answer: 'approve',
    },
  ],
];

const handleOf = ({ store, order }: Placed) =>
  world.client.workflow.getHandle(`order/${store.domain}/${order}`);

async function placed({ sim = {}, body = {}, policy, locations = ['North'], before }: Moment) {
  const store = await world.openStore({ policy: { askBuyer: false, ...policy }, locations });
  await before?.(store);
  const lines = [{ sku: SKU, quantity: ORDERED }];
  return { store, order: await store.place(orderBody({ ...body, _sim: sim }, lines)) };
}

async function befall(of: Placed, event: Event): Promise<void> {
  const change = EVENTS[event];
  if (change !== 'refund') return happen(of, change);
  const { control } = world.simulator;
  const transactions = [{ kind: 'refund', status: 'success', amount: '60.00' }];
  const body = { id: Number(of.order) + 7, order_id: Number(of.order), refund_line_items: [], transactions };
  await control.place(of.store.domain, JSON.stringify(body), { topic: 'refunds/create' });
}

const FINAL = ['fulfilled', 'cancelled', 'nothing_to_ship', 'failed', 'taken_over'];

/** Answers whatever is asked, until the order has come to its end. */
async function toItsEnd({ store, order }: Placed, choice: Moment['answer'] = 'retry'): Promise<void> {
  const handle = handleOf({ store, order });
  const deadline = Date.now() + 50_000;
  for (;;) {
    const { outcome, why, caseId } = await world.state(store.domain, order);
    if (outcome && FINAL.includes(outcome)) return;
    if (Date.now() > deadline) throw new Error(`${order} is at ${outcome}: ${why}`);
    if (caseId) {
      const answer: Answer = { caseId, choice, by: 'kim' };
      // Overtaken by a change, or answered a moment ago.
      await handle.executeUpdate(ANSWER_UPDATE, { args: [answer] }).catch(() => undefined);
    }
    await new Promise((done) => setTimeout(done, 100));
  }
}

async function seen({ store, order }: Placed, outcomes = FINAL) {
  const report = world.simulator.control.order(store.domain, order);
  const ours = report?.details.fulfillments.filter(({ viaApi, status }) => viaApi && status === 'SUCCESS');
  return {
    // An echo may have woken it once more, to find that nothing is to be done.
    outcome: (await world.outcome(store.domain, order, ...outcomes)).outcome,
    units: ours?.reduce((sum, { units }) => sum + units, 0),
    labels: report?.labels,
    to: report?.details.labels.find(({ voided }) => !voided)?.to.street1 ?? null,
  };
}

describe('an order that changes', () => {
  test.each(MOMENTS)(
    '%s ships what it has become, once, and to where it then goes',
    async (_name, moment) => {
      const events = Object.keys(EVENTS) as Event[];
      const results = await Promise.all(
        events.map(async (event) => {
          const of = await placed(moment);
          const { stage } = await world.outcome(of.store.domain, of.order, moment.rests.outcome);
          expect([event, stage]).toEqual([event, moment.rests.stage]);
          await befall(of, event);
          await world.simulator.control.settled();
          await moment.ends?.(of);
          await toItsEnd(of, moment.answer);
          expect(world.simulator.control.counts(of.store.domain).duplicates).toBe(0);
          return [event, await seen(of)] as const;
        }),
      );
      const elsewhere = { ...EXPECTED['sent elsewhere'], labels: moment.parcels ?? 1 };
      expect(Object.fromEntries(results)).toEqual({ ...EXPECTED, 'sent elsewhere': elsewhere });
    },
    90_000,
  );

  test('before it is paid ships what it has become once the money is there', async () => {
    const unpaid = { body: { financial_status: 'pending', total_outstanding: '60.00' } };
    const moment: Moment = { ...unpaid, rests: { stage: 'validate', outcome: 'waiting' } };
    const events = ['edited', 'sent elsewhere', 'shipped in part by somebody else', 'cancelled'] as const;
    for (const event of events) {
      const of = await placed(moment);
      await world.outcome(of.store.domain, of.order, 'waiting');
      await befall(of, event);
      happen(of, { kind: 'pay' });
      await toItsEnd(of);
      expect([event, await seen(of)]).toEqual([event, EXPECTED[event]]);
    }
  }, 90_000);

  describe('to shipped by somebody else', () => {
    const missing: Moment = {
      sim: { stock: { [SKU]: { North: 0 } } },
      rests: { stage: 'assess', outcome: 'waiting' },
    };
    const waiting = async () => {
      const of = await placed(missing);
      await world.outcome(of.store.domain, of.order, 'waiting');
      return of;
    };
    const runOf = async (of: Placed) => (await handleOf(of).describe()).runId;

    test('and is heard of once more after it has ended, is not planned as what it was before', async () => {
      const of = await waiting();
      await befall(of, 'shipped by somebody else');
      await world.outcome(of.store.domain, of.order, 'nothing_to_ship');
      const before = await runOf(of);
      const tell = () => {
        // An update that changes nothing of what it was validated for; a run that is about to end may take it in.
        happen(of, { kind: 'note', note: null });
        return runOf(of);
      };
      await expect.poll(tell, { timeout: 20_000, interval: 500 }).not.toBe(before);
      await handleOf(of).result();
      const failed = { store: of.store.domain, agent: 'exception', order: of.order };
      expect(await world.db.agentRun.count({ where: failed })).toBe(1);
      expect(await seen(of)).toEqual(EXPECTED['shipped by somebody else']);
    });

    test('but for a download that nobody ships, ends: nothing of it is waited for', async () => {
      const store = await world.openStore({ locations: ['North'] });
      const lines = [
        { sku: SKU, quantity: ORDERED },
        { sku: 'PDF', requires_shipping: false },
      ];
      const of = { store, order: await store.place(orderBody({ _sim: missing.sim }, lines)) };
      await world.outcome(store.domain, of.order, 'waiting');
      happen(of, { kind: 'ship', units: ORDERED });
      await world.outcome(store.domain, of.order, 'nothing_to_ship');
      expect(await seen(of)).toEqual(EXPECTED['shipped by somebody else']);
    });

    test('after its label was bought, of which no webhook tells, has it voided, and is planned no second time', async () => {
      const story = [{ on: 'label', afterMs: 0, change: EVENTS['shipped by somebody else'] }];
      const rests = { stage: 'fulfill', outcome: 'needs_person' };
      const of = await placed({ sim: { story }, policy: { labelCap: 1 }, rests });
      await world.outcome(of.store.domain, of.order, rests.outcome);
      await world.simulator.control.settled();
      of.store.loseWebhooks(true);
      await toItsEnd(of, 'approve');
      expect(await seen(of)).toEqual(EXPECTED['shipped by somebody else']);
      expect(world.simulator.control.order(of.store.domain, of.order)?.labelsVoided).toBe(1);
      const plans = { store: of.store.domain, order: of.order, agent: 'router' };
      expect(await world.db.agentRun.count({ where: plans })).toBe(1);
    });
  });

  test('to deleted while nobody works on it is cancelled, though it was in order before', async () => {
    const sim = { stock: { [SKU]: { North: 0 } } };
    const of = await placed({ sim, rests: { stage: 'assess', outcome: 'waiting' } });
    await world.outcome(of.store.domain, of.order, 'waiting');
    await handleOf(of).terminate('test');
    const { control } = world.simulator;
    await control.place(of.store.domain, `{"id": ${of.order}}`, { topic: 'orders/delete' });
    const row = await world.outcome(of.store.domain, of.order, 'cancelled', 'needs_person');
    expect(row).toMatchObject({ outcome: 'cancelled', why: expect.stringContaining('deleted') });
  });

  test('between label and fulfillment has that label voided, and another for what it has become', async () => {
    // Who ships by hand makes Shopify refuse the fulfillment; what else changes is heard while it is refused for another reason.
    const events = {
      edited: SLOW_STORE,
      'sent elsewhere': SLOW_STORE,
      'shipped in part by somebody else': {},
    };
    for (const [event, hindrances] of Object.entries(events) as [keyof typeof events, object][]) {
      const sim = { story: [{ on: 'label', afterMs: 0, change: EVENTS[event] }], hindrances };
      const of = await placed({ sim, rests: { stage: 'fulfill', outcome: 'waiting' } });
      const begun = () =>
        handleOf(of)
          .describe()
          .then(() => true)
          .catch(() => false);
      await expect.poll(begun, { timeout: 20_000 }).toBe(true);
      await toItsEnd(of);
      expect([event, await seen(of)]).toEqual([event, EXPECTED[event]]);
      expect([event, world.simulator.control.order(of.store.domain, of.order)?.labelsVoided]).toEqual([
        event,
        1,
      ]);
    }
  }, 90_000);
});

describe('an order that changes after its parcel has left', () => {
  const following: Moment = { rests: { stage: 'follow', outcome: 'fulfilled' } };
  const openCase = async (of: Placed) => {
    const current = async () => (await world.state(of.store.domain, of.order)).caseId;
    await expect.poll(current, { timeout: 20_000 }).not.toBeNull();
    return world.db.case.findUniqueOrThrow({ where: { id: (await current()) ?? '' } });
  };
  const followed = async () => {
    const of = await placed(following);
    await world.outcome(of.store.domain, of.order, 'fulfilled');
    await world.simulator.control.settled();
    return of;
  };

  const reportOf = ({ store, order }: Placed) => world.simulator.control.order(store.domain, order);
  const answer = (of: Placed, given: Answer) => handleOf(of).executeUpdate(ANSWER_UPDATE, { args: [given] });
  const arrive = async ({ store, order }: Placed) => {
    for (const { trackingNumber } of await world.db.shipment.findMany({ where: { order } }))
      world.simulator.control.travel(trackingNumber, 'delivered');
    await world.outcome(store.domain, order, 'delivered');
  };
  const afterUnship = async (of: Placed) => {
    happen(of, { kind: 'unship' });
    await world.outcome(of.store.domain, of.order, 'needs_person');
    const asked = await openCase(of);
    expect(asked).toMatchObject({ failure: 'fulfillment_cancelled', stage: 'follow' });
    return asked;
  };

  test('to another address is put to a person, once for each change', async () => {
    const of = await followed();
    await befall(of, 'sent elsewhere');
    const asked = await openCase(of);
    expect(asked).toMatchObject({
      failure: 'changed_after_fulfillment',
      detail: expect.stringContaining('address'),
    });
    await handleOf(of).executeUpdate(ANSWER_UPDATE, {
      args: [{ caseId: asked.id, choice: 'retry', by: 'kim' }],
    });
    await world.outcome(of.store.domain, of.order, 'fulfilled');
    // Heard of again, with nothing new about it.
    happen(of, { kind: 'note', note: 'thank you' });
    await world.simulator.control.settled();
    happen(of, { kind: 'address', set: { address1: '1 Main Street' } });
    expect((await openCase(of)).id).not.toBe(asked.id);
    expect(await world.db.case.count({ where: { order: of.order } })).toBe(2);
    const now = await seen(of, ['needs_person']);
    expect(now).toMatchObject({ units: ORDERED, labels: 1, to: '350 Fifth Avenue' });
  });

  test('by units that come to it has them sent after it, and nothing else twice', async () => {
    const of = await followed();
    happen(of, { kind: 'edit', sku: SKU, quantity: ORDERED + 2 });
    await world.outcome(of.store.domain, of.order, 'waiting');
    happen(of, { kind: 'pay' });
    await expect.poll(async () => (await seen(of)).units, { timeout: 20_000 }).toBe(ORDERED + 2);
    await world.outcome(of.store.domain, of.order, 'fulfilled');
    expect(world.simulator.control.order(of.store.domain, of.order)).toMatchObject({
      labels: 2,
      labelsVoided: 0,
      fulfillments: 2,
    });
    expect(world.simulator.control.counts(of.store.domain).duplicates).toBe(0);
    expect(await world.db.case.count({ where: { order: of.order } })).toBe(0);
  });

  test('by a fulfillment that is taken back in Shopify has a person say whether it is sent again', async () => {
    const leftAsItIs = async () => {
      const of = await followed();
      const asked = await afterUnship(of);
      expect(asked.detail).toContain(`${ORDERED} unit(s) are open again`);
      await answer(of, { caseId: asked.id, choice: 'allow', by: 'kim' });
      await arrive(of);
      // Heard of again, with nothing new about it.
      happen(of, { kind: 'note', note: 'thank you' });
      await world.simulator.control.settled();
      await world.outcome(of.store.domain, of.order, 'delivered');
      expect(await world.db.case.count({ where: { order: of.order } })).toBe(1);
      expect(reportOf(of)).toMatchObject({ labels: 1, fulfillments: 0 });
    };
    const sentAgain = async () => {
      const of = await followed();
      await arrive(of);
      await world.simulator.control.settled();
      const { id: caseId } = await afterUnship(of);
      await answer(of, { caseId, choice: 'retry_from', stage: 'assess', by: 'kim' });
      await world.outcome(of.store.domain, of.order, 'fulfilled');
      expect(await seen(of)).toMatchObject({ units: ORDERED, labels: 2 });
      expect(await world.db.case.count({ where: { order: of.order } })).toBe(1);
      const parcels = await world.db.shipment.findMany({
        where: { order: of.order },
        orderBy: { revision: 'asc' },
      });
      expect(parcels.map(({ state }) => state)).toEqual(['superseded', 'fulfilled']);
    };
    const putRightByHand = async () => {
      const of = await followed();
      const { id } = await afterUnship(of);
      happen(of, { kind: 'ship' });
      await world.outcome(of.store.domain, of.order, 'fulfilled');
      const closed = { answer: null, closedAt: expect.any(Date) };
      expect(await world.db.case.findUnique({ where: { id } })).toMatchObject(closed);
      expect(reportOf(of)).toMatchObject({ labels: 1 });
    };
    await Promise.all([leftAsItIs(), sentAgain(), putRightByHand()]);
  }, 60_000);

  test('by a refund keeps its parcel, and nobody is asked', async () => {
    const of = await followed();
    await befall(of, 'refunded');
    await world.simulator.control.settled();
    const heard = () =>
      world.db.inbox.count({
        where: { order: of.order, topic: 'refunds/create', dispatchedAt: { not: null } },
      });
    await expect.poll(heard, { timeout: 20_000 }).toBe(1);
    await expect
      .poll(async () => (await world.db.order.findFirst({ where: { order: of.order } }))?.revision)
      .toBe(1);
    expect(await seen(of)).toMatchObject({ outcome: 'fulfilled', units: ORDERED, labels: 1 });
    expect(await world.db.case.count({ where: { order: of.order } })).toBe(0);
  });
});

/** Shopify refuses the first fulfillment: there is time for something to happen. */
const SLOW_STORE = { shopify: 'user_error', shopifyTimes: 1 };
