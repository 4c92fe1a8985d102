import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { causeOf } from '../contracts/cause.ts';
import { failure } from '../contracts/failure.ts';
import { makeDatabase, type TestDatabase } from '../test/database.ts';
import { closeCase, openCase } from './cases.ts';
import type { PrismaClient } from './generated/client.ts';
import { closeIncident, countWaiting, noteIncident, waitingOrders } from './incidents.ts';

let made: TestDatabase;
let db: PrismaClient;
let occasion = 0;
/** Of each test its own: incidents of two stores do not meet. */
let shop = '';

beforeAll(async () => {
  made = await makeDatabase();
  db = made.db;
});
afterAll(() => made.drop());
beforeEach(() => {
  shop = `${randomUUID()}.myshopify.com`;
});

const DOWN = failure('carrier_unavailable', 'status 503');
const BY_KIM = { kind: 'answered', choice: 'retry', by: 'kim' } as const;

function stop(order: string, of = DOWN, store = shop) {
  occasion += 1;
  return openCase(db, {
    at: { store, order, revision: 0, traceId: 'a'.repeat(32) },
    stage: 'fulfill',
    failure: of,
    question: of.detail,
    choices: [],
    proposal: null,
    alternatives: [],
    tried: [],
    about: null,
    cause: causeOf(of),
    expiresAt: new Date(Date.now() + 3600_000 + occasion),
    occasion: String(occasion),
  });
}
const idOf = async (opened: ReturnType<typeof stop>) => (await opened).incident ?? 'none';
const log = async () =>
  (await db.audit.findMany({ where: { store: shop }, orderBy: { id: 'asc' } })).map(
    ({ who, what }) => `${who} ${what}`,
  );

describe('orders that stop for one cause', () => {
  test('all at once are one incident, and expire with it', async () => {
    const cases = await Promise.all(Array.from({ length: 9 }, (_, index) => stop(String(index))));
    const [incident, ...others] = await db.incident.findMany({ where: { store: shop } });
    expect(others).toEqual([]);
    expect(new Set(cases.map((each) => each.incident))).toEqual(new Set([incident?.id]));
    expect(new Set(cases.map(({ expiresAt }) => expiresAt?.getTime()))).toEqual(
      new Set([incident?.expiresAt.getTime()]),
    );
    expect((await log()).filter((line) => line.endsWith('incident_opened'))).toHaveLength(1);
  });

  test('in two stores are two incidents', async () => {
    expect(await idOf(stop('1'))).not.toBe(await idOf(stop('1', DOWN, 'b.myshopify.com')));
  });

  test('that is the order’s own are no incident', async () => {
    expect(await idOf(stop('1', failure('address_missing', 'none')))).toBe('none');
  });

  test('are counted from the one that is named on', async () => {
    const id = await idOf(stop('1'));
    await stop('2');
    await stop('3');
    const [first, second] = await waitingOrders(db, id, 2);
    expect([first?.order, second?.order]).toEqual(['1', '2']);
    expect(await waitingOrders(db, id, 2, second)).toMatchObject([{ order: '3' }]);
  });
});

describe('an incident', () => {
  test('that all its orders have left is over: the next one is a question of its own', async () => {
    const opened = await stop('1');
    await closeCase(db, opened.id, 'case_overtaken');
    expect(await idOf(stop('2'))).not.toBe(opened.incident);
    expect(await db.incident.findUnique({ where: { id: opened.incident ?? '' } })).toMatchObject({
      ending: 'left',
    });
    expect(await log()).toContain('waybill incident_overtaken');
  });

  test('keeps the order that tried for the others, and stopped again', async () => {
    const opened = await stop('1');
    const again = await stop('1');
    expect(again).toMatchObject({ incident: opened.incident });
    expect(await countWaiting(db, opened.incident ?? '')).toBe(1);
  });

  test('is closed once: the second answer is told of the first', async () => {
    const id = await idOf(stop('1'));
    expect(await closeIncident(db, id, BY_KIM)).toEqual(BY_KIM);
    const second = { kind: 'answered', choice: 'cancel', by: 'lee' } as const;
    expect(await closeIncident(db, id, second)).toEqual(BY_KIM);
    await noteIncident(db, id, 'reminded');
    expect(await log()).toEqual(['waybill incident_opened', 'waybill case_opened', 'kim incident_answered']);
  });

  test('that was answered with another try counts for whoever comes late, once', async () => {
    const id = await idOf(stop('1'));
    await closeIncident(db, id, BY_KIM);
    const late = await stop('2');
    expect(late.incident).toBe(id);
    await closeCase(db, late.id, 'case_overtaken');
    expect(await idOf(stop('2'))).not.toBe(id);
  });

  test('that was given up is no answer for an order that nobody had seen', async () => {
    const id = await idOf(stop('1'));
    await closeIncident(db, id, { kind: 'answered', choice: 'cancel', by: 'kim' });
    expect(await idOf(stop('2'))).not.toBe(id);
    // The one that was in it, and was trying for the others, was meant.
    expect(await idOf(stop('1'))).toBe(id);
  });
});
