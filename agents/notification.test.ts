import { describe, expect, test } from 'vitest';
import { Action, type ActionOf } from '../contracts/action.ts';
import type { OrderSnapshot } from '../contracts/order.ts';
import type { Passage } from '../contracts/passage.ts';
import { StorePolicy } from '../contracts/policy.ts';
import type { KnownWording, ReturnEvent, Words } from '../contracts/wording.ts';
import { wordsFor } from './messages/texts.ts';
import { NotificationInput, notification } from './notification.ts';
import { line, order } from './testing.ts';

type Event = 'processing' | 'shipped' | 'delayed' | 'delivered';
interface Facts {
  over?: Partial<OrderSnapshot>;
  event?: Event | ReturnEvent;
  passages?: Passage[];
  outcome?: object;
  policy?: object;
  storeName?: string;
  wording?: KnownWording;
}

const PARCEL = {
  trackingNumber: '9400110000000001',
  trackingUrl: 'https://track.example/1',
  carrier: 'USPS',
};
const OURS = { processing: 'waybill', shipped: 'waybill' };

const input = ({
  over = {},
  event = 'processing',
  policy = { messages: OURS },
  storeName = 'Acme',
  wording = { state: 'none' },
  passages = [],
  outcome,
}: Facts) =>
  NotificationInput.parse({
    order: order(over),
    storeName,
    event,
    policy: StorePolicy.parse(policy),
    parcels: [PARCEL],
    wording,
    passages,
    ...(outcome ? { outcome } : {}),
  });

const decide = (facts: Facts) => notification.decide(input(facts));

function mail(facts: Facts): ActionOf<'send_message'> {
  const [action] = decide(facts).actions;
  if (action?.kind !== 'send_message') throw new Error('nothing is sent');
  return Action.parse(action) as ActionOf<'send_message'>;
}

describe('each message has one sender', () => {
  test.each<[Event, object, boolean]>([
    ['processing', {}, true],
    ['processing', { processing: 'nobody' }, false],
    ['shipped', {}, false],
    ['shipped', { shipped: 'waybill' }, true],
    ['shipped', { shipped: 'nobody' }, false],
    ['delivered', {}, false],
    ['delivered', { shipped: 'waybill' }, true],
    ['delayed', { shipped: 'shopify' }, true],
  ])('%s under %j: from Waybill %s', (event, messages, told) => {
    const decision = decide({ event, policy: { messages } });
    expect(decision.verdict).toMatchObject({ kind: 'proceed', data: { told } });
    expect(decision.actions).toHaveLength(told ? 1 : 0);
  });

  test('and nobody is told who left no address for mail', () => {
    expect(decide({ over: { email: null, phone: '+12085550142' } })).toMatchObject({
      verdict: { data: { told: false } },
      actions: [],
    });
  });
});

describe('in the language of the buyer', () => {
  const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'ja'];
  const EVENTS: Event[] = ['processing', 'shipped', 'delayed', 'delivered'];

  test('every event is told in its own words', () => {
    const subjects = LANGUAGES.flatMap((locale) =>
      EVENTS.map((event) => mail({ over: { locale }, event }).subject),
    );
    expect(new Set(subjects).size).toBe(LANGUAGES.length * EVENTS.length);
    for (const subject of subjects) expect(subject).toContain('#1001');
  });

  test.each([
    ['de-AT', 'de'],
    ['JA', 'ja'],
    ['pl', 'en'],
    [null, 'en'],
    ['constructor', 'en'],
  ])('%s: %s', (locale, language) => {
    expect(mail({ over: { locale } }).locale).toBe(language);
  });
});

describe('a message says', () => {
  test('what was bought, while the order is prepared', () => {
    const lines = [
      line(1, { title: 'Canvas tote', currentQuantity: 2 }),
      line(2, { title: 'Gone', currentQuantity: 0 }),
    ];
    const { body } = mail({ over: { lines } });
    expect(body).toContain('2 × Canvas tote');
    expect(body).not.toContain('Gone');
    expect(body).not.toContain(PARCEL.trackingNumber);
    expect(body.endsWith('Acme')).toBe(true);
  });

  test('where the parcel can be followed, once it is on its way', () => {
    const { body } = mail({ event: 'shipped' });
    expect(body).toContain('USPS 9400110000000001 https://track.example/1');
  });

  test('nothing about the buyer or the address', () => {
    const { subject, body } = mail({ over: { note: 'a secret' } });
    expect(subject + body).not.toMatch(/Nell|Birch|Boise|83702|buyer@|a secret/);
  });

  test('its closing, however much was bought', () => {
    const lines = Array.from({ length: 100 }, (_, n) => line(n, { title: 'Long '.repeat(100) }));
    const { body } = mail({ over: { lines } });
    expect(body.length).toBeLessThan(5000);
    expect(body.endsWith('Acme')).toBe(true);
  });

  test('one line per title, whatever a title holds', () => {
    const lines = [line(1, { title: 'Tote\r\nBcc: a@b.example\u2028Pay here' })];
    const { body } = mail({ over: { lines } });
    expect(body).toContain('1 × Tote Bcc: a@b.example Pay here');
  });

  test('names as they are, though they look like patterns or headers', () => {
    const { subject, body } = mail({ over: { name: '#$&1\nBcc: a@b.example' }, storeName: "$' & Co" });
    expect(subject).toBe('We are preparing order #$&1 Bcc: a@b.example');
    expect(body.endsWith("$' & Co")).toBe(true);
  });
});

test('what travels through the workflow is only whether and in which language', () => {
  expect(decide({}).verdict).toEqual({ kind: 'proceed', data: { told: true, language: 'en' } });
});

describe('in a language without templates', () => {
  const pl = { over: { locale: 'pl-PL' } };
  const draft = JSON.parse(
    JSON.stringify(wordsFor('en').words).replaceAll('order {order}', 'zamówienie {order}'),
  ) as Words;
  const WRITTEN = { ...draft, greeting: 'Dzień dobry,' };
  const ask = (facts: Facts) => notification.model?.ask(input(facts), decide(facts), []) ?? null;

  test('a model is asked once for all the sentences, and shown nothing of order or buyer', () => {
    const task = ask(pl);
    expect(task).toMatchObject({
      name: 'notification/wording/pl',
      objective: expect.stringContaining('Polish'),
    });
    expect(JSON.parse(task?.facts ?? '')).toEqual(wordsFor('en').words);
    expect(JSON.stringify(task)).not.toMatch(/1001|Nell|buyer@|Acme|Canvas/);
  });

  test.each<[string, Facts]>([
    ['whose draft waits for a person', { ...pl, wording: { state: 'proposed' } }],
    ['whose draft was rejected', { ...pl, wording: { state: 'rejected' } }],
    ['for which no draft would do today', { ...pl, wording: { state: 'asked' } }],
    ['with approved words', { ...pl, wording: { state: 'approved', words: WRITTEN } }],
    ['that has templates', { over: { locale: 'de' } }],
    ['that does not exist', { over: { locale: 'xx' } }],
    ['of a buyer whom Waybill does not write to', { ...pl, event: 'shipped', policy: {} }],
    ['of a store in shadow, which would keep no draft', { ...pl, policy: { autonomy: 'shadow' } }],
  ])('nobody is asked about a language %s', (_name, facts) => {
    expect(ask(facts)).toBeNull();
  });

  test.each(['none', 'asked', 'proposed', 'rejected'] as const)(
    'the buyer reads English while the words are %s',
    (state) => {
      const { locale, body } = mail({ ...pl, wording: { state } });
      expect({ locale, body }).toMatchObject({ locale: 'en', body: expect.stringMatching(/^Hello,/) });
    },
  );

  test('what a model writes is proposed, and leaves the message as the rules decided it', () => {
    const ruled = decide(pl);
    const concluded = notification.model?.conclude(input(pl), ruled, WRITTEN);
    const [message, proposed] = concluded?.decision.actions ?? [];
    expect(JSON.stringify(message)).toBe(JSON.stringify(ruled.actions[0]));
    expect(Action.parse(proposed)).toEqual({ kind: 'draft_wording', language: 'pl', words: WRITTEN });
    expect(concluded).toMatchObject({
      verified: true,
      decision: { verdict: ruled.verdict, confidence: ruled.confidence, decidedBy: 'rules' },
    });
  });

  test('approved words are sent by rules, surely', () => {
    const decision = decide({ ...pl, wording: { state: 'approved', words: WRITTEN } });
    expect(decision).toMatchObject({
      decidedBy: 'rules',
      confidence: 1,
      verdict: { data: { told: true, language: 'pl' } },
      actions: [
        {
          kind: 'send_message',
          locale: 'pl',
          subject: 'We are preparing zamówienie #1001',
          body: expect.stringMatching(/^Dzień dobry,/),
        },
      ],
    });
    expect(decision.actions).toHaveLength(1);
  });

  test('words approved for a language that has got templates since are no longer used', () => {
    const { locale } = mail({ over: { locale: 'de' }, wording: { state: 'approved', words: WRITTEN } });
    expect(locale).toBe('de');
    expect(mail({ over: { locale: 'de' }, wording: { state: 'approved', words: WRITTEN } }).body).toMatch(
      /^Guten Tag/,
    );
  });
});

describe('the store’s own policy', () => {
  const passage = (confidence: number, over: Partial<Passage> = {}): Passage => ({
    ...{ chunk: '3f0c9a52-0000-4000-8000-000000000000', document: 'returns.md', version: 2 },
    ...{ heading: 'Return window', text: 'All of it.', confidence },
    excerpt: '**Within 30 days** you may send goods back.\n\nSee [our page](https://acme.example/returns).',
    ...over,
  });
  const QUOTE =
    'Our policy says:\n“Within 30 days you may send goods back. See our page (https://acme.example/returns).”';
  const APPROVED = { state: 'approved' as const, words: wordsFor('en').words };
  const declined = {
    event: 'return_declined',
    outcome: { refund: null, reason: 'RETURN_PERIOD_ENDED' },
  } as const;

  test.each<[string, Facts]>([
    ['why a return is declined', declined],
    ['what the buyer asks in the note', {}],
  ])('is quoted beneath %s, and cited to the operator', (_what, facts) => {
    const { body } = mail({ ...facts, passages: [passage(0.9)] });
    expect(body).toContain(QUOTE);
    expect(body.split('\n').at(-1)).toBe('Acme');
    expect(decide({ ...facts, passages: [passage(0.9)] }).reasons[1]).toBe(
      'quotes the store’s policy: returns.md v2, Return window [3f0c9a52], 90 %',
    );
  });

  test.each<[string, Passage[], Facts]>([
    ['is not surely the right passage', [passage(0.84)], {}],
    ['is not surely about the return', [passage(0.84)], declined],
    ['has no words to introduce it', [passage(1)], { over: { locale: 'pl' }, wording: APPROVED }],
    ['is none', [], {}],
  ])('changes no word of the message where it %s, and stops no order', (_when, passages, facts) => {
    expect(mail({ ...facts, passages })).toEqual(mail(facts));
    expect(decide({ ...facts, passages }).verdict.kind).toBe('proceed');
  });

  test('is introduced in the buyer’s language, and cut where it is long', () => {
    const german = { locale: 'de-DE' };
    const { body } = mail({ over: german, passages: [passage(1, { excerpt: 'Frist. '.repeat(500) })] });
    expect(body).toMatch(/In unseren Bedingungen steht:\n“Frist\..*…”\n/);
    expect(body.length).toBeLessThan(1500);
  });
});
