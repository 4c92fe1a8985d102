/** What a store's own documents say to the question that an agent is about to answer. What is searched by is free of personal data. */
import { wordsOf } from '../agents/customer.ts';
import { classifyNote } from '../agents/notes/classify.ts';
import { FAILURES, type Failure } from '../contracts/failure.ts';
import type { OrderAt, OrderSnapshot } from '../contracts/order.ts';
import type { Passage } from '../contracts/passage.ts';
import type { Returns } from '../contracts/return.ts';
import { askedOf, MOST_ASKED } from '../runtime/policies/question.ts';
import type { Resources } from '../runtime/resources.ts';

/** Passages that an agent is shown. */
const FEW = 3;

export async function passagesFor(
  { policies }: Resources,
  { store, order, traceId }: OrderAt,
  agent: string,
  question: string | null,
): Promise<Passage[]> {
  if (!question) return [];
  return policies.search({ store, order, traceId, agent, question, limit: FEW });
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
