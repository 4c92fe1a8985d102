/** What messages may rest on, found in a store's own documents in a real Postgres. */
import { beforeEach, expect, test } from 'vitest';
import { order } from '../agents/testing.ts';
import type { OrderSnapshot } from '../contracts/order.ts';
import { policyLibrary } from '../runtime/policies/library.ts';
import type { Resources } from '../runtime/resources.ts';
import { testDatabase } from '../test/database.ts';
import { passagesFor, questionOfMessage } from './policies.ts';

const AT = { store: 'a.example', order: '1', revision: 0, traceId: '0'.repeat(32) };
let resources: Resources;
let vectors: number;

beforeEach(async () => {
  vectors = 0;
  const { db } = await testDatabase();
  const embed = async (texts: string[]) => {
    vectors += texts.length;
    return texts.map(() => [1, 0]);
  };
  const policies = policyLibrary({ db, embeddings: { model: 'test/vectors', embed } });
  const markdown = [
    '# Return window\n\nYou may send goods back within 30 days of the day on which the parcel was delivered.',
    '# What stays with you\n\nCertain items are non-returnable: swimwear, gift cards and engraved pieces.',
    '# Refunds\n\nRefunds reach your card within five days of our approval.',
    '# Delivery\n\nWe ship to Canada and Mexico. Standard delivery takes three to five working days.',
  ].join('\n\n');
  const read = { name: 'terms.md', source: 'terms.md', format: 'markdown' as const, markdown };
  await policies.add(AT.store, read, 'kim');
  // Of another store, whose returns are told of only in passing.
  await policies.add('c.example', { ...read, markdown: IN_PASSING }, 'kim');
  resources = { policies } as Resources;
});

const IN_PASSING = [
  '# Refunds\n\nWe will notify you once we’ve received and inspected your return. If approved, you’ll be refunded within 10 business days.',
  '# Shipping\n\nOrders leave within two business days. Standard delivery takes 3 to 5 days. Labels are printed in Boise.',
].join('\n\n');

type Event = Parameters<typeof questionOfMessage>[0];
const found = (
  event: Event,
  over: Partial<OrderSnapshot> = {},
  reason: string | null = null,
  store = AT.store,
) => {
  const question = questionOfMessage(event, order(over), reason);
  return passagesFor(resources, { ...AT, store }, 'notification', question, { byWords: true });
};

test.each<[string, Event, Partial<OrderSnapshot>, string | null, string]>([
  ['why it is too late', 'return_declined', {}, 'RETURN_PERIOD_ENDED', 'within 30 days'],
  ['why it cannot come back', 'return_declined', {}, 'FINAL_SALE', 'non-returnable'],
  ['when money comes back', 'refunded', {}, null, 'reach your card'],
  ['what the note asks', 'processing', { note: 'Do you ship to Canada?' }, null, 'We ship to Canada'],
])('a message tells %s by the passage that surely says so', async (_what, event, over, reason, words) => {
  const [best] = await found(event, over, reason);
  expect(best?.excerpt).toContain(words);
  expect(best?.confidence).toBeGreaterThanOrEqual(0.85);
});

test('no vector is paid or waited for, and another store’s documents say nothing', async () => {
  vectors = 0;
  await found('return_declined', {}, 'FINAL_SALE');
  expect(vectors).toBe(0);
  expect(await found('return_declined', {}, 'FINAL_SALE', 'b.example')).toEqual([]);
});

test.each<[Event, string | null]>([
  ['return_declined', 'RETURN_PERIOD_ENDED'],
  ['return_declined', 'FINAL_SALE'],
  ['refunded', null],
])('what is told only in passing is not quoted: %s %s', async (event, reason) => {
  const [best] = await found(event, {}, reason, 'c.example');
  expect(best?.confidence ?? 0).toBeLessThan(0.85);
});

test('what the documents do not say is not sure, and a message that rests on none asks nothing', async () => {
  const [best] = await found('processing', { note: 'Do you ship to Cuba?' });
  expect(best?.confidence ?? 0).toBeLessThan(0.85);
  expect(questionOfMessage('processing', order({ note: 'Please wrap it as a gift' }), null)).toBeNull();
  expect(questionOfMessage('shipped', order(), null)).toBeNull();
  expect(questionOfMessage('return_declined', order(), 'OTHER')).toBeNull();
  // What is found by English words is written in English.
  expect(questionOfMessage('refunded', order({ locale: 'de' }), null)).toBeNull();
  expect(questionOfMessage('refunded', order({ locale: 'pl' }), null)).toEqual(expect.any(String));
});
