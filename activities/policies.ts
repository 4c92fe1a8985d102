/** What a store's own documents say to the question that an agent is about to answer. What is searched by is free of personal data. */
import { languageOf } from '../agents/buyer.ts';
import { wordsOf } from '../agents/customer.ts';
import { hasTemplates } from '../agents/messages/texts.ts';
import { classifyNote } from '../agents/notes/classify.ts';
import { FAILURES, type Failure } from '../contracts/failure.ts';
import type { OrderAt, OrderSnapshot } from '../contracts/order.ts';
import type { Passage } from '../contracts/passage.ts';
import type { Returns } from '../contracts/return.ts';
import type { MessageEvent, ReturnEvent } from '../contracts/wording.ts';
import { askedOf, MOST_ASKED } from '../runtime/policies/question.ts';
import type { Resources } from '../runtime/resources.ts';

/** Passages that an agent is shown. */
const FEW = 3;

export async function passagesFor(
  { policies }: Resources,
  { store, order, traceId }: OrderAt,
  agent: string,
  question: string | null,
  { byWords = false } = {},
): Promise<Passage[]> {
  if (!question) return [];
  return policies.search({ store, order, traceId, agent, question, limit: FEW, byWords });
}

/**
 * In English, and so only for a mail in English: what is found by these words is written in it. Chosen so that, at the confidence from
 * which on a mail quotes it, they find the passage or nothing: rather no quote than a wrong one.
 */
const ABOUT_RETURNS: Record<string, string> = {
  RETURN_PERIOD_ENDED: 'return item days',
  FINAL_SALE: 'non-returnable items',
};

/** As every mail about a return is in a language that has no templates. */
function isInEnglish(order: OrderSnapshot): boolean {
  const language = languageOf(order);
  return language === 'en' || !hasTemplates(language);
}

/** What a message could rest on: for what a return was declined, when money comes back, or what the buyer's note asks. */
export function questionOfMessage(
  event: MessageEvent | ReturnEvent | undefined,
  order: OrderSnapshot,
  reason: string | null,
): string | null {
  switch (event) {
    case 'processing':
      return questionIn(order);
    case 'return_declined':
      return isInEnglish(order) ? (ABOUT_RETURNS[reason ?? ''] ?? null) : null;
    case 'refunded':
      return isInEnglish(order) ? 'refund card days' : null;
    default:
      return null;
  }
}

export const questionOfFailure = ({ kind, detail }: Failure): string =>
  `${FAILURES[kind].title}: ${detail}`.slice(0, MOST_ASKED);

/** Null where the note asks nothing that a policy could answer. */
export function questionIn(order: OrderSnapshot): string | null {
  const words = wordsOf(order);
  if (!classifyNote(words).intents.some(({ intent }) => intent === 'question')) return null;
  return askedOf(words).text;
}

/** Null where no return waits for a decision. */
export function questionOfReturns({ returns }: Returns): string | null {
  const requested = returns.filter(({ status }) => status === 'REQUESTED').flatMap(({ lines }) => lines);
  if (requested.length === 0) return null;
  const said = requested.map(
    ({ reason, note }) => `${reason.toLowerCase().replaceAll('_', ' ')} ${note ?? ''}`,
  );
  return askedOf(`return: ${said.join('; ')}`).text;
}
