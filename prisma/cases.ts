/** Cases: the questions put to people, and their answers. */
import { v5 } from 'uuid';
import type { Answer, Choice } from '../contracts/case.ts';
import type { Failure } from '../contracts/failure.ts';
import type { OrderAt } from '../contracts/order.ts';
import type { PrismaClient } from './generated/client.ts';

const NAMESPACE = 'c1d7a1de-2b5d-5a0c-9d6d-6f1f8f4f0b11';

export interface NewCase {
  at: OrderAt;
  stage: string;
  failure: Failure;
  question: string;
  choices: { choice: Choice; effect: string }[];
  /** Tells a second case of the same failure from a retry of the activity that opens the first. */
  occasion: string;
}

/** Opens a case once: a retry finds it open. */
export async function openCase(db: PrismaClient, given: NewCase): Promise<string> {
  const { at, stage, failure, question, choices, occasion } = given;
  const id = v5(JSON.stringify([at.store, at.order, at.revision, stage, failure.kind, occasion]), NAMESPACE);
  await db.case.createMany({
    data: [
      {
        id,
        store: at.store,
        order: at.order,
        revision: at.revision,
        traceId: at.traceId,
        stage,
        failure: failure.kind,
        detail: failure.detail,
        question,
        choices,
      },
    ],
    skipDuplicates: true,
  });
  // An order waits for one answer at a time: an older question was left behind by a run that was reset or terminated.
  await db.case.updateMany({
    where: { store: at.store, order: at.order, closedAt: null, NOT: { id } },
    data: { closedAt: new Date(), why: 'asked anew' },
  });
  return id;
}

/** Closes a case with a person's answer, or with none where the order itself has moved on. */
export async function closeCase(db: PrismaClient, id: string, answer: Answer | null): Promise<void> {
  await db.case.updateMany({
    where: { id, closedAt: null },
    data: {
      closedAt: new Date(),
      answer: answer?.choice ?? null,
      answeredBy: answer?.by ?? null,
      why: answer?.why ?? (answer ? null : 'the order changed'),
    },
  });
}
