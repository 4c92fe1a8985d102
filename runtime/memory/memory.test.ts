/** Cases that were resolved, remembered and recalled: with a real Postgres. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { ExceptionInput, exception } from '../../agents/exception.ts';
import { experienceOf } from '../../agents/experience.ts';
import type { FailureKind } from '../../contracts/failure.ts';
import { eraseTable, TABLES } from '../../prisma/erasure.ts';
import { runCommand } from '../../test/cli.ts';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { noEmbeddings } from '../model/embeddings.ts';
import { recall, remember } from './memory.ts';

const [ACME, OTHER] = ['acme.myshopify.com', 'other.myshopify.com'];
const TRACE = '0'.repeat(32);
let database: TestDatabase;
let means: Parameters<typeof remember>[0];
let number = 0;

beforeEach(async () => {
  database = await testDatabase();
  means = { db: database.db, embeddings: noEmbeddings };
});

interface Resolved {
  store?: string;
  failure?: FailureKind;
  detail?: string;
  answer?: string | null;
  why?: string;
  outcome?: string;
  incident?: string;
  order?: string;
}

/** A case that a person has answered, of an order that has come to something since. */
async function resolved(over: Resolved = {}): Promise<string> {
  const {
    store = ACME,
    failure = 'fraud_risk',
    detail = 'high risk by Shopify',
    answer = 'retry',
    why,
  } = over;
  const { outcome = 'fulfilled', incident, order = `gid://shopify/Order/${++number}` } = over;
  const id = randomUUID();
  await database.db.order.upsert({
    where: { store_order: { store, order } },
    create: { store, order, traceId: TRACE, workflowId: `order/${store}/${order}`, outcome },
    update: {},
  });
  await database.db.case.create({
    data: {
      ...{ id, store, order, revision: 0, stage: 'assess', failure, question: '?', detail, choices: [] },
      ...{ traceId: TRACE, answer, answeredBy: answer && 'kim', why: why ?? null, closedAt: new Date() },
      ...(incident ? { incident } : {}),
    },
  });
  return id;
}

const recalled = (store = ACME, detail = 'high risk by Shopify', kind: FailureKind = 'fraud_risk') =>
  recall(means, { store, order: 'next', revision: 0, traceId: TRACE }, { kind, detail } as never);

async function proposed(store = ACME): Promise<string | undefined> {
  const failure = { kind: 'fraud_risk', detail: 'high risk by Shopify' };
  const memories = await recalled(store);
  const input = { moment: 'failed', failure, stage: 'assess', tries: 1, memories };
  const { verdict } = exception.decide(ExceptionInput.parse(input));
  return verdict.kind === 'proceed' && verdict.data.next === 'case'
    ? verdict.data.choices[0]?.choice
    : undefined;
}

async function memory(...args: string[]) {
  const { code, json } = await runCommand({ DATABASE_URL: database.url }, 'memory', ...args, '--json');
  return { code, ...json };
}

describe('a resolved case', () => {
  test('is remembered once, and recalled for the same kind of failure: the likest first, with how it went', async () => {
    const id = await resolved({ answer: 'cancel', outcome: 'cancelled', why: 'known card' });
    await remember(means, id);
    await remember(means, id);
    await remember(means, await resolved({ detail: 'three orders within an hour', outcome: 'needs_person' }));
    await remember(means, await resolved({ failure: 'note_asks_cancel' }));
    expect(await recalled()).toMatchObject([
      { choice: 'cancel', by: 'kim', why: 'known card', went: 'well', likeness: 1 },
      { choice: 'retry', went: 'open', corrected: false },
    ]);
  });

  test('about another amount is never the same situation, however alike the words', async () => {
    const vectors = { model: 'one', embed: async (texts: string[]) => texts.map(() => [1, 0]) };
    means = { db: database.db, embeddings: vectors };
    await remember(means, await resolved({ detail: 'the order of 40 dollars is above the limit' }));
    const [same] = await recalled(ACME, 'the order of 40 dollars is above the limit');
    const [other] = await recalled(ACME, 'the order of 4000 dollars is above the limit');
    expect([same?.likeness, other?.likeness]).toEqual([1, 0.9]);
    const corrected = (one: typeof same) => (one ? [{ ...one, corrected: true }] : []);
    expect(experienceOf(corrected(same), ['retry'])?.settled).toBe(true);
    expect(experienceOf(corrected(other), ['retry'])?.settled).toBe(false);
  });

  test('went badly where the order stopped for the same thing again', async () => {
    const order = 'gid://shopify/Order/same';
    await remember(means, await resolved({ order }));
    expect((await recalled())[0]?.went).toBe('well');
    await resolved({ order, answer: null });
    expect((await recalled())[0]?.went).toBe('badly');
  });

  test('of an incident is remembered once for all its orders; one that nobody answered is not', async () => {
    const incident = randomUUID();
    for (const each of [1, 2, 3]) await remember(means, await resolved({ incident, detail: `${each}` }));
    await remember(means, await resolved({ answer: null }));
    expect(await recalled()).toHaveLength(1);
  });

  test('is never recalled in another store, nor once its time is over', async () => {
    await remember(means, await resolved());
    expect(await recalled(OTHER)).toEqual([]);
    await database.db.memory.updateMany({ data: { expiresAt: new Date(0) } });
    expect(await recalled()).toEqual([]);
  });

  test('holds nothing personal, and its words go with the buyer', async () => {
    await remember(means, await resolved({ detail: 'mail to jo@example.com', why: 'call +1 202 555 0142' }));
    const row = await database.db.memory.findFirstOrThrow();
    expect(JSON.stringify(row)).not.toMatch(/jo@example|0142/);
    const whose = { store: ACME, orders: [row.order], customer: null };
    const rule = TABLES.memories;
    if (!rule) throw new Error('the table has no rule');
    await database.db.$transaction((tx) => eraseTable(tx, 'memories', rule, whose));
    expect(await database.db.memory.findFirst()).toMatchObject({ situation: '', why: null, choice: 'retry' });
    expect(await recalled()).toHaveLength(1);
  });

  test('of an order whose buyer is erased is not remembered at all', async () => {
    const id = await resolved();
    await database.db.order.updateMany({ data: { redactedAt: new Date() } });
    await remember(means, id);
    expect(await database.db.memory.count()).toBe(0);
  });
});

describe('a person', () => {
  test('who corrects what is remembered changes the next proposal, in that store', async () => {
    for (const _ of [1, 2, 3])
      await remember(means, await resolved({ answer: 'cancel', outcome: 'cancelled' }));
    await remember(means, await resolved({ store: OTHER, answer: 'cancel', outcome: 'cancelled' }));
    expect(await proposed()).toBe('cancel');
    const id = (await recalled())[0]?.id ?? '';
    expect(
      await memory('correct', id, 'allow', '--why', 'Shopify is too careful here', '--by', 'ana'),
    ).toMatchObject({
      code: 0,
      memory: { choice: 'allow', original: 'cancel', correctedBy: 'ana' },
    });
    expect(await proposed()).toBe('allow');
    // However often something else is done since.
    for (let more = 0; more < 12; more += 1) await remember(means, await resolved({ answer: 'retry' }));
    expect(await proposed()).toBe('allow');
    expect(await proposed(OTHER)).toBe('cancel');
    expect(await database.db.audit.findMany({ where: { what: 'memory_corrected' } })).toMatchObject([
      { who: 'ana', store: ACME, subject: id },
    ]);
  });

  test('sees what is remembered, and has it forgotten', async () => {
    await remember(means, await resolved({ why: 'a regular' }));
    const { memories } = await memory('list', '--failure', 'fraud_risk');
    expect(memories).toMatchObject([{ store: ACME, failure: 'fraud_risk', choice: 'retry', went: 'well' }]);
    const id = memories[0].id.slice(0, 8);
    expect((await memory('show', id)).memory).toMatchObject({
      situation: 'high risk by Shopify',
      why: 'a regular',
    });
    // One character names nothing, and what begins two ids names neither.
    expect(await memory('forget', id.slice(0, 1))).toMatchObject({ code: 1 });
    const twin = await database.db.memory.findFirstOrThrow();
    const twinId = `${id.slice(0, 4)}${twin.id.slice(4).replace(/^...../, 'ffff-')}`;
    await database.db.memory.create({ data: { ...twin, id: twinId, store: OTHER } });
    expect(await memory('forget', id.slice(0, 4))).toMatchObject({
      ...{ code: 1, error: { message: expect.stringContaining('more than one') } },
    });
    expect(await database.db.memory.count()).toBe(2);
    expect(await memory('forget', id, '--by', 'ana')).toMatchObject({ code: 0 });
    expect(await recalled()).toEqual([]);
    expect(await memory('show', id)).toMatchObject({
      code: 1,
      error: { message: expect.stringContaining('memory list') },
    });
  });

  test('who misspells a failure or an answer is told what there is', async () => {
    expect(await memory('list', '--failure', 'frod')).toMatchObject({
      code: 1,
      error: { message: expect.stringContaining('fraud_risk') },
    });
    expect((await memory('correct', 'x', 'alow', '--why', 'y')).code).toBe(2);
  });
});
