/** Cases: the questions put to people, and their answers. */
import { randomUUID } from 'node:crypto';
import { v5 } from 'uuid';
import { WAYBILL } from '../contracts/audit.ts';
import type { Answer, CaseMoment, Edit, Offered, Option, Proposal, Tried } from '../contracts/case.ts';
import { Edit as EditShape } from '../contracts/case.ts';
import type { Failure } from '../contracts/failure.ts';
import { hashOf } from '../contracts/hash.ts';
import type { OrderAt } from '../contracts/order.ts';
import { audit } from './audit.ts';
import type { Prisma, PrismaClient, Case as Row } from './generated/client.ts';
import { joinIncident } from './incidents.ts';

const NAMESPACE = 'c1d7a1de-2b5d-5a0c-9d6d-6f1f8f4f0b11';

export interface NewCase {
  at: OrderAt;
  stage: string;
  failure: Failure;
  question: string;
  choices: Offered[];
  /** Of a failure that a person may overrule: the hash of the facts it rests on. */
  about: string | null;
  proposal: Proposal | null;
  alternatives: Option[];
  tried: Tried[];
  /** contracts/cause.ts: null where it is the order's own. */
  cause: string | null;
  /** When nobody answers any more; with an incident it is the incident's word that counts. */
  expiresAt: Date;
  /** Tells a second case of the same failure from a retry of the activity that opens the first. */
  occasion: string;
}

export interface OpenCase extends Omit<Row, 'choices' | 'proposal' | 'alternatives' | 'tried'> {
  choices: Offered[];
  proposal: Proposal | null;
  alternatives: Option[];
  tried: Tried[];
}

const json = (value: unknown) => value as Prisma.InputJsonValue;
/** Hundreds of orders may stop for one cause within a second. In ms. */
const PATIENCE = { maxWait: 10_000, timeout: 10_000 };

/** Opens a case once: a retry finds it open, and as it was. */
export async function openCase(db: PrismaClient, given: NewCase): Promise<OpenCase> {
  const { at, stage, failure, question, choices, about, proposal, alternatives, tried } = given;
  const { expiresAt, occasion } = given;
  const { store, order, revision, traceId } = at;
  const id = v5(JSON.stringify([store, order, revision, stage, failure.kind, occasion]), NAMESPACE);
  await db.$transaction(async (tx) => {
    // A retry stays with the incident that the case has joined.
    if (await tx.case.findUnique({ where: { id } })) return;
    const incident =
      given.cause === null
        ? null
        : await joinIncident(tx, { at, cause: given.cause, failure: failure.kind, question, expiresAt });
    const { count } = await tx.case.createMany({
      data: [
        {
          id,
          store,
          order,
          revision,
          traceId,
          stage,
          failure: failure.kind,
          detail: failure.detail,
          question,
          choices: json(choices),
          about,
          ...(proposal ? { proposal: json(proposal) } : {}),
          alternatives: json(alternatives),
          tried: json(tried),
          incident: incident?.id ?? null,
          expiresAt: incident?.expiresAt ?? expiresAt,
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) return;
    await audit(tx, { ...at, who: WAYBILL, what: 'case_opened', text: question, subject: id });
    // An order waits for one answer at a time: an older question was left behind by a run that was reset or terminated.
    await tx.case.updateMany({
      where: { store, order, closedAt: null, NOT: { id } },
      data: { closedAt: new Date(), why: 'asked anew' },
    });
  }, PATIENCE);
  return readCase(db, id);
}

/** @throws where there is none: a workflow only ever refers to cases it has opened. */
export async function readCase(db: PrismaClient, id: string): Promise<OpenCase> {
  return toCase(await db.case.findUniqueOrThrow({ where: { id } }));
}

/** The order that came first, of those that wait still: what all of them are asked can be seen in it. */
export async function firstCase(db: PrismaClient, incident: string): Promise<OpenCase | null> {
  const row = await db.case.findFirst({
    where: { incident },
    // Open ones first.
    orderBy: [{ closedAt: { sort: 'desc', nulls: 'first' } }, { openedAt: 'asc' }],
  });
  return row && toCase(row);
}

export const toCase = (row: Row): OpenCase => ({
  ...row,
  choices: row.choices as unknown as Offered[],
  proposal: row.proposal as unknown as Proposal | null,
  alternatives: row.alternatives as unknown as Option[],
  tried: row.tried as unknown as Tried[],
});

/** Closes a case with a person's answer. A retry finds it closed, and adds nothing to the audit. */
export async function answerCase(db: PrismaClient, answer: Answer): Promise<void> {
  const { caseId: id, choice, by, why } = answer;
  await db.$transaction(async (tx) => {
    const { count } = await tx.case.updateMany({
      where: { id, closedAt: null },
      data: { closedAt: new Date(), answer: choice, answeredBy: by, why: why ?? null },
    });
    if (count === 0) return;
    const { store, order, traceId } = await tx.case.findUniqueOrThrow({ where: { id } });
    const at = { store, order, traceId };
    const text = `${saidBy(answer)}${why ? `: ${why}` : ''}`;
    const hash = answer.choice === 'edit' ? { hash: answer.hash } : {};
    await audit(tx, { ...at, who: by, what: 'case_answered', text, subject: id, ...hash });
    if (choice === 'cancel' || choice === 'take_over') {
      await tx.order.updateMany({ where: { store, order }, data: { leftTo: by } });
    }
    // Waybill's own record of what it would take: whoever ships by hand takes the units off Shopify's count.
    if (choice === 'take_over') await tx.reservation.deleteMany({ where: { store, order } });
  });
}

function saidBy(answer: Answer): string {
  switch (answer.choice) {
    case 'choose':
      return `choose ${answer.option}`;
    case 'retry_from':
      return `retry from ${answer.stage}`;
    case 'take_over':
      return 'take over';
    case 'retry':
    case 'approve':
    case 'allow':
    case 'edit':
    case 'cancel':
      return answer.choice;
  }
}

/** Closes a case that nobody needs to answer any more, or that nobody has answered. */
export async function closeCase(
  db: PrismaClient,
  id: string,
  what: 'case_overtaken' | 'case_expired',
): Promise<void> {
  const why = what === 'case_expired' ? 'nobody answered in time' : 'the order changed';
  await db.$transaction(async (tx) => {
    const { count } = await tx.case.updateMany({
      where: { id, closedAt: null },
      data: { closedAt: new Date(), why },
    });
    if (count === 0) return;
    const { store, order, traceId } = await tx.case.findUniqueOrThrow({ where: { id } });
    await audit(tx, { store, order, traceId, who: WAYBILL, what, text: why, subject: id });
  });
}

/** Writes down that people were reminded. A retry adds nothing. */
export async function noteMoment(
  db: PrismaClient,
  id: string,
  moment: Extract<CaseMoment, 'reminded' | 'escalated'>,
): Promise<void> {
  const column = moment === 'reminded' ? 'remindedAt' : 'escalatedAt';
  await db.$transaction(async (tx) => {
    const { count } = await tx.case.updateMany({
      where: { id, [column]: null, closedAt: null },
      data: { [column]: new Date() },
    });
    if (count === 0) return;
    const { store, order, traceId, question } = await tx.case.findUniqueOrThrow({ where: { id } });
    const what = moment === 'reminded' ? 'case_reminded' : 'case_escalated';
    await audit(tx, { store, order, traceId, who: WAYBILL, what, text: question, subject: id });
  });
}

/**
 * Keeps what a person wants changed, before the answer that refers to it: an address must not enter Temporal's history.
 * @returns what the answer carries.
 */
export async function proposeEdit(
  db: PrismaClient,
  { caseId, by, edit }: { caseId: string; by: string; edit: Edit },
): Promise<{ editId: string; hash: string }> {
  const body = EditShape.parse(edit);
  const editId = randomUUID();
  const hash = hashOf(body);
  await db.$transaction(async (tx) => {
    const { store, order, traceId } = await tx.case.findUniqueOrThrow({ where: { id: caseId } });
    await tx.caseEdit.create({ data: { id: editId, caseId, store, order, by, edit: json(body), hash } });
    const { address = {}, ...other } = body;
    const fields = [...Object.keys(address), ...Object.keys(other)];
    const text = `asks to change ${fields.join(', ')}`;
    await audit(tx, { store, order, traceId, who: by, what: 'edit_proposed', text, subject: caseId, hash });
  });
  return { editId, hash };
}

/** @returns null where this person has proposed no such edit for this case, or it is not what the answer was given for. */
export async function readEdit(
  db: PrismaClient,
  { caseId, editId, hash, by }: { caseId: string; editId: string; hash: string; by: string },
): Promise<Edit | null> {
  const row = await db.caseEdit.findFirst({ where: { id: editId, caseId, by, hash } });
  const edit = row && EditShape.parse(row.edit);
  return edit && hashOf(edit) === hash ? edit : null;
}
