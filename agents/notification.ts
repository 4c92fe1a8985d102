/**
 * The notification agent: what to tell whom, and in which language.
 * Templates say it in the languages Waybill knows. For any other a model drafts the same sentences, once per store; it sees neither
 * order nor buyer, and nobody reads its words before a person has approved them: until then the message is in English.
 */
import { z } from 'zod';
import { Money, toDecimal } from '../contracts/money.ts';
import { OrderSnapshot } from '../contracts/order.ts';
import { cited, Passage } from '../contracts/passage.ts';
import { StorePolicy } from '../contracts/policy.ts';
import {
  KnownWording,
  MESSAGE_EVENTS,
  type MessageEvent,
  RETURN_EVENTS,
  type ReturnEvent,
  Words,
  wordingTask,
} from '../contracts/wording.ts';
import { languageOf } from './buyer.ts';
import { defineAgent, modelPart, proceed } from './define.ts';
import { faultsOf } from './messages/draft.ts';
import { itemLines, oneLine } from './messages/items.ts';
import { quoteLines, toQuote } from './messages/quote.ts';
import { returnWordsFor } from './messages/returns.ts';
import { hasTemplates, wordsFor } from './messages/texts.ts';

const Parcel = z.object({
  trackingNumber: z.string(),
  trackingUrl: z.string().nullable(),
  carrier: z.string(),
});

export const NotificationInput = z.object({
  order: OrderSnapshot,
  storeName: z.string(),
  event: z.enum([...MESSAGE_EVENTS, ...RETURN_EVENTS]),
  policy: StorePolicy,
  parcels: z.array(Parcel),
  /** What became of a return; null where the message is about none, or nothing was done about it. */
  outcome: z.object({ refund: Money.nullable(), reason: z.string().nullable() }).nullable().default(null),
  /** In the buyer's language, where it has no templates. */
  wording: KnownWording,
  /** What the store's own documents say to what the message is about, or to what the buyer's note asks; the best first. */
  passages: z.array(Passage).default([]),
});
type NotificationInput = z.infer<typeof NotificationInput>;

export const NotificationData = z.object({ told: z.boolean(), language: z.string() });
type NotificationData = z.infer<typeof NotificationData>;

export const notification = defineAgent({
  name: 'notification',
  input: NotificationInput,
  data: NotificationData,
  mayPropose: ['send_message', 'draft_wording'],
  decide(input) {
    const { order, event, policy } = input;
    const { language, words } = isReturn(event) ? wordsFor(languageOf(order)) : wordsOf(input);
    const silent = (why: string) => proceed({ told: false, language }, [why]);
    if (senderOf(event, policy) !== 'waybill') return silent(`${event} is not Waybill's to tell`);
    if (!order.email) return silent('the buyer left no address for mail');
    if (!isReturn(event)) return tellIn(language, words, event, input);
    return input.outcome
      ? tellOfReturn(event, input.outcome, input)
      : silent('nothing was done about the return');
  },

  model: modelPart<NotificationInput, NotificationData, Words>({
    optional: true,
    ask({ order, event, policy, wording }, ruled) {
      if (isReturn(event)) return null;
      const language = languageOf(order);
      const name = nameOf(language);
      if (ruled.actions.length === 0 || hasTemplates(language) || wording.state !== 'none') return null;
      // In shadow no draft would be kept, and each order would pay for one.
      if (name === null || policy.autonomy === 'shadow') return null;
      const { words } = wordsFor('en');
      return {
        name: wordingTask(language),
        objective: `Translate each of these sentences of an online shop into ${name} (${language}), politely and plainly.`,
        facts: JSON.stringify(words, null, 1),
        answer: Words,
        strategies: [
          {
            when: 'always',
            instruction:
              'Keep {order} and {store} as they are. Add nothing: no names, numbers, dates or links.',
            tiers: ['balanced', 'premium'],
          },
        ],
        check: (draft) => faultsOf(draft, words, language),
        maxTokensOut: 2000,
      };
    },
    conclude({ order }, ruled, words) {
      const language = languageOf(order);
      const decision = {
        ...ruled,
        reasons: [...ruled.reasons, `a model drafted the words in ${nameOf(language)}: a person decides`],
        actions: [...ruled.actions, { kind: 'draft_wording' as const, language, words }],
      };
      // The message is the rules' own, untouched by what the model wrote.
      return { decision, verified: true };
    },
  }),
});

/** The words of the buyer's language, or English where it has none that a person stands behind. */
function wordsOf({ order, wording }: NotificationInput): { language: string; words: Words } {
  const language = languageOf(order);
  if (wording.state === 'approved' && !hasTemplates(language)) return { language, words: wording.words };
  return wordsFor(language);
}

/** "Polish", or null for a code that stands for no language: whoever places an order can make one up. */
function nameOf(language: string): string | null {
  return new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(language) ?? null;
}

function tellIn(language: string, words: Words, event: MessageEvent, input: NotificationInput) {
  const { subject } = words.events[event];
  return tell(input, language, { subject, body: compose(input, event, words, language) });
}

function tell(input: NotificationInput, locale: string, said: { subject: string; body: string }) {
  const action = {
    kind: 'send_message' as const,
    event: input.event,
    locale,
    subject: fillIn(said.subject, input).slice(0, 200),
    body: said.body.slice(0, 5000),
  };
  return proceed({ told: true, language: locale }, reasonsFor(input, locale), { actions: [action] });
}

const isReturn = (event: NotificationInput['event']): event is ReturnEvent =>
  RETURN_EVENTS.some((each) => each === event);

/** In templates alone: a language without them is written to in English. */
function tellOfReturn(
  event: ReturnEvent,
  { refund, reason }: NonNullable<NotificationInput['outcome']>,
  input: NotificationInput,
) {
  const { language, words } = returnWordsFor(languageOf(input.order));
  const { greeting, closing } = wordsFor(language).words;
  const { subject, text } = words.events[event];
  const amount = refund ? `${toDecimal(refund)} ${refund.currency}` : '';
  const because: Record<string, string> = {
    RETURN_PERIOD_ENDED: words.tooLate,
    FINAL_SALE: words.finalSale,
  };
  const said = fillIn(text, input).replaceAll('{amount}', () => amount);
  const why = because[reason ?? ''];
  const quote = quoteIn(input, language);
  const lines = [greeting, '', said, ...(why ? [why] : []), ...quote, '', closing, input.storeName];
  return tell(input, language, { subject, body: lines.join('\n') });
}

/** Empty where no policy surely speaks of it: no message waits for one, and no person is asked for want of one. */
function quoteIn({ passages }: NotificationInput, language: string): string[] {
  const quoted = toQuote(language, passages);
  return quoted ? ['', ...quoteLines(language, quoted)] : [];
}

function reasonsFor({ event, passages }: NotificationInput, language: string): string[] {
  const [best] = passages;
  if (!best) return [`tells the buyer: ${event}`];
  const how = toQuote(language, passages) ? 'quotes the store’s policy' : 'not sure enough to be quoted';
  return [`tells the buyer: ${event}`, `${how}: ${cited(best)}, ${Math.round(best.confidence * 100)} %`];
}

/** Each message has one sender. Shopify tells of a delivery itself where it told of the shipment. */
function senderOf(
  event: NotificationInput['event'],
  { messages }: StorePolicy,
): 'waybill' | 'shopify' | 'nobody' {
  switch (event) {
    case 'processing':
      return messages.processing;
    case 'shipped':
    case 'delivered':
      return messages.shipped;
    case 'delayed':
      return 'waybill';
    case 'return_approved':
    case 'return_declined':
    case 'refunded':
      return messages.returns;
  }
}

function compose(input: NotificationInput, event: MessageEvent, words: Words, language: string): string {
  const { order, parcels, storeName } = input;
  const items = itemLines(order.lines.map(({ title, currentQuantity: quantity }) => ({ title, quantity })));
  const tracking = parcels.map(({ carrier, trackingNumber, trackingUrl }) =>
    [`  ${carrier} ${trackingNumber}`, trackingUrl].filter(Boolean).join(' '),
  );
  const parts = [
    words.greeting,
    '',
    fillIn(words.events[event].text, input),
    ...(event === 'processing' ? ['', words.items, ...items] : []),
    ...(event === 'processing' || tracking.length === 0 ? [] : ['', words.tracking, ...tracking]),
    ...quoteIn(input, language),
    '',
    words.closing,
    storeName,
  ];
  return parts.join('\n');
}

/** Replaced by functions: in a replacement text "$&" would mean something. */
const fillIn = (text: string, { order, storeName }: NotificationInput) =>
  text.replaceAll('{order}', () => oneLine(order.name)).replaceAll('{store}', () => oneLine(storeName));
