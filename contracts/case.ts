/** A case: one question to a person, bound to the order's revision, with everything needed to answer it in one look. */
import { z } from 'zod';
import { FailureKind } from './failure.ts';

export const Choice = z.enum([
  /** The cause is gone: go on from the failed stage. */
  'retry',
  /** Allow exactly the call that was proposed, and go on. */
  'approve',
  /** Give the order up: take back what was done. */
  'cancel',
]);
export type Choice = z.infer<typeof Choice>;

export const Answer = z.object({
  caseId: z.string(),
  choice: Choice,
  /** Who answers: a name or a login, for the audit. */
  by: z.string().min(1),
  why: z.string().max(500).optional(),
});
export type Answer = z.infer<typeof Answer>;

export const Case = z.object({
  id: z.string(),
  store: z.string(),
  order: z.string(),
  revision: z.int(),
  stage: z.string(),
  failure: FailureKind,
  /** The question in one sentence, free of personal data. */
  question: z.string(),
  choices: z.array(z.object({ choice: Choice, effect: z.string() })),
  openedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  answer: Choice.nullable(),
  answeredBy: z.string().nullable(),
});
export type Case = z.infer<typeof Case>;
