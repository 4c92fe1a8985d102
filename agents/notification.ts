/**
 * The notification agent: what to tell whom, and in which language.
 * Templates say it in the languages Waybill knows. Into any other a model translates the same sentences: it sees neither order
 * nor buyer, and what it writes is taken only where nothing but words came back.
 */
import { z } from 'zod';
import { OrderSnapshot } from '../contracts/order.ts';
import { StorePolicy } from '../contracts/policy.ts';
import { languageOf } from './buyer.ts';
import { defineAgent, modelPart, proceed } from './define.ts';
import { type MessageEvent, type Words, wordsFor } from './messages/texts.ts';
import { faultsOf, filledWith, sentencesOf, Translation } from './messages/translation.ts';

const Parcel = z.object({
  trackingNumber: z.string(),
  trackingUrl: z.string().nullable(),
  carrier: z.string(),
});

export const NotificationInput = z.object({
  order: OrderSnapshot,
  storeName: z.string(),
  event: z.enum(['processing', 'shipped', 'delayed', 'delivered']),
  policy: StorePolicy,
  parcels: z.array(Parcel),
});
type NotificationInput = z.infer<typeof NotificationInput>;

export const NotificationData = z.object({ told: z.boolean(), language: z.string() });
type NotificationData = z.infer<typeof NotificationData>;

/** Longer lists and titles are cut: a buyer knows what they bought, and the closing must not be lost. */
const LINES_TOLD = 20;
const TITLE_TOLD = 120;

export const notification = defineAgent({
  name: 'notification',
  input: NotificationInput,
  data: NotificationData,
  mayPropose: ['send_message'],
  decide(input) {
    const { order, event, policy } = input;
    const { language, words } = wordsFor(languageOf(order));
    const silent = (why: string) => proceed({ told: false, language }, [why]);
    if (senderOf(event, policy) !== 'waybill') return silent(`${event} is not Waybill's to tell`);
    if (!order.email) return silent('the buyer left no address for mail');
    return tellIn(language, words, input);
  },

  model: modelPart<NotificationInput, NotificationData, Translation>({
    ask({ order, event }, ruled) {
      const wanted = languageOf(order);
      const { language, words } = wordsFor(wanted);
      if (ruled.actions.length === 0 || language === wanted) return null;
      const sentences = sentencesOf(words, event);
      return {
        name: 'notification/translate',
        objective: `Translate each of these sentences of an online shop into the language with the ISO 639 code "${wanted}", politely and plainly.`,
        facts: JSON.stringify(sentences, null, 1),
        answer: Translation,
        strategies: [
          {
            when: 'always',
            instruction:
              'Keep {order} and {store} as they are. Add nothing: no names, numbers, dates or links.',
            tiers: ['balanced', 'premium'],
          },
        ],
        check: (translation) => faultsOf(translation, sentences),
      };
    },
    conclude(input, _ruled, translation) {
      const { words } = wordsFor(languageOf(input.order));
      const translated = filledWith(words, input.event, translation);
      const decision = tellIn(languageOf(input.order), translated, input);
      return { decision: { ...decision, decidedBy: 'model', confidence: 0.9 }, verified: true };
    },
  }),
});

function tellIn(language: string, words: Words, input: NotificationInput) {
  const { event } = input;
  const action = {
    kind: 'send_message' as const,
    event,
    locale: language,
    subject: fillIn(words.events[event].subject, input).slice(0, 200),
    body: compose(input, words).slice(0, 5000),
  };
  return proceed({ told: true, language }, [`tells the buyer: ${event}`], { actions: [action] });
}

/** Each message has one sender. Shopify tells of a delivery itself where it told of the shipment. */
function senderOf(event: MessageEvent, { messages }: StorePolicy): 'waybill' | 'shopify' | 'nobody' {
  switch (event) {
    case 'processing':
      return messages.processing;
    case 'shipped':
    case 'delivered':
      return messages.shipped;
    case 'delayed':
      return 'waybill';
  }
}

function compose(input: NotificationInput, words: Words): string {
  const { order, event, parcels, storeName } = input;
  const items = order.lines
    .filter(({ currentQuantity }) => currentQuantity > 0)
    .slice(0, LINES_TOLD)
    .map(({ title, currentQuantity }) => `  ${currentQuantity} × ${oneLine(title).slice(0, TITLE_TOLD)}`);
  const tracking = parcels.map(({ carrier, trackingNumber, trackingUrl }) =>
    [`  ${carrier} ${trackingNumber}`, trackingUrl].filter(Boolean).join(' '),
  );
  const parts = [
    words.greeting,
    '',
    fillIn(words.events[event].text, input),
    ...(event === 'processing' ? ['', words.items, ...items] : []),
    ...(event === 'processing' || tracking.length === 0 ? [] : ['', words.tracking, ...tracking]),
    '',
    words.closing,
    storeName,
  ];
  return parts.join('\n');
}

/** Replaced by functions: in a replacement text "$&" would mean something. */
const fillIn = (text: string, { order, storeName }: NotificationInput) =>
  text.replaceAll('{order}', () => oneLine(order.name)).replaceAll('{store}', () => oneLine(storeName));

/** A line break in a title would look like a line of ours, and in a subject it would start a header. */
const oneLine = (text: string) => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
