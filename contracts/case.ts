/** A case: one question to a person, bound to the order's revision, with everything needed to answer it in one look. */
import { z } from 'zod';
import { FailureKind } from './failure.ts';
import type { Word } from './incident.ts';
import { Address } from './order.ts';
import { STAGES } from './workflow.ts';

export const Choice = z.enum([
  /** The cause is gone: go on from the failed stage. */
  'retry',
  /** Allow exactly the call that was proposed, and go on. */
  'approve',
  /** Go on although the check that stopped the order has found something: on this point, and for these facts. */
  'allow',
  /** Do one of the alternatives instead of what was decided. */
  'choose',
  /** Correct the order's data, and go on with what it then is. */
  'edit',
  /** Decide anew from an earlier stage on. */
  'retry_from',
  /** Give the order up: take back what was done. */
  'cancel',
  /** A person does it by hand: nothing is taken back, and Waybill leaves the order alone. */
  'take_over',
]);
export type Choice = z.infer<typeof Choice>;

const given = {
  caseId: z.string(),
  /** Who answers: a name or a login, for the audit. */
  by: z.string().trim().min(1).max(100),
  /** Goes through Temporal's history: no personal data. */
  why: z.string().max(500).optional(),
};

/** What a person sends to the workflow. Small, and free of personal data: an edit is sent by reference. */
export const Answer = z.discriminatedUnion('choice', [
  z.object({ ...given, choice: z.literal('retry') }),
  z.object({ ...given, choice: z.literal('approve') }),
  z.object({ ...given, choice: z.literal('allow') }),
  z.object({ ...given, choice: z.literal('choose'), option: z.string() }),
  z.object({ ...given, choice: z.literal('edit'), editId: z.uuid(), hash: z.string() }),
  z.object({ ...given, choice: z.literal('retry_from'), stage: z.enum(STAGES) }),
  z.object({ ...given, choice: z.literal('cancel') }),
  z.object({ ...given, choice: z.literal('take_over') }),
]);
export type Answer = z.infer<typeof Answer>;

/** What a person may put right. A field that is left out stays as it is; null empties it. */
export const Edit = z
  .strictObject({
    address: Address.partial().strict().optional(),
    /** The name or gid of the location that everything shall ship from. */
    location: z.string().trim().min(1).max(255).optional(),
    /** Lines by SKU or id, and how many units of each stay ordered; 0 removes the line. */
    lines: z
      .array(z.object({ line: z.string().trim().min(1).max(255), quantity: z.int().nonnegative() }))
      .min(1)
      .max(50)
      .optional(),
  })
  .refine(
    ({ address, location, lines }) =>
      location !== undefined || lines !== undefined || Object.keys(address ?? {}).length > 0,
    { message: 'an edit changes the address, the location or the quantities' },
  )
  .refine(({ location, lines }) => location === undefined || lines === undefined, {
    message: 'change the quantities first; once the order stops again, the location',
  });
export type Edit = z.infer<typeof Edit>;

export const Offered = z.object({ choice: Choice, effect: z.string() });
export type Offered = z.infer<typeof Offered>;

/** Something else that could be done. */
export const Option = z.object({
  /** "a", "b": what a person types. Null where it is advice, and Waybill cannot do it by itself. */
  id: z.string().nullable(),
  option: z.string(),
  whyNot: z.string(),
  /** The decision that it would replace, and its place among that decision's alternatives. */
  of: z.object({ decisionId: z.string(), index: z.int() }).nullable(),
});
export type Option = z.infer<typeof Option>;

/** A call that waits for permission, as it stood when the question was put: an approval is for this and nothing else. */
export const ProposedCall = z.object({
  /** The effect's key, and the hash of its kind and arguments. */
  key: z.string(),
  hash: z.string(),
  kind: z.string(),
  label: z.string(),
  decisionId: z.string(),
  index: z.int(),
});
export type ProposedCall = z.infer<typeof ProposedCall>;

export const Proposal = z.object({
  calls: z.array(ProposedCall),
  /** Why, in order of weight. */
  reasons: z.array(z.string()),
  agent: z.string(),
  confidence: z.number(),
  decidedBy: z.string(),
});
export type Proposal = z.infer<typeof Proposal>;

/** One line of what came before the question. */
export const Tried = z.object({ at: z.iso.datetime(), what: z.string() });
export type Tried = z.infer<typeof Tried>;

/** What the workflow must know of an open case: which answers it takes, and until when. */
export interface OpenedCase {
  id: string;
  choices: Choice[];
  /** Ids of the alternatives that can be chosen. */
  options: string[];
  stages: (typeof STAGES)[number][];
  /** The incident that it is a part of: that tells people, and keeps the time. */
  incident: string | null;
  /** What the incident's orders have been told already. */
  word: Word | null;
  /** Who may allow anything in this store; empty: anybody. */
  approvers: string[];
  /** Whether there is anybody to be told. */
  told: boolean;
  /** In seconds from its opening. */
  sla: { remind: number; escalate: number; expire: number };
}

/** When people are told of a case. */
export type CaseMoment = 'opened' | 'reminded' | 'escalated' | 'expired';

export const Case = z.object({
  id: z.string(),
  store: z.string(),
  order: z.string(),
  revision: z.int(),
  stage: z.string(),
  failure: FailureKind,
  /** The question in one sentence, free of personal data. */
  question: z.string(),
  choices: z.array(Offered),
  proposal: Proposal.nullable(),
  alternatives: z.array(Option),
  tried: z.array(Tried),
  openedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  closedAt: z.iso.datetime().nullable(),
  answer: Choice.nullable(),
  answeredBy: z.string().nullable(),
  incident: z.uuid().nullable(),
});
export type Case = z.infer<typeof Case>;
