/** Incidents: one cause that stopped several orders of a store. Its orders are the cases that name it. */
import { randomUUID } from 'node:crypto';
import { WAYBILL } from '../contracts/audit.ts';
import type { Ending, IncidentChoice, WaitingOrder } from '../contracts/incident.ts';
import { type OrderAt, workflowIdOf } from '../contracts/order.ts';
import { audit } from './audit.ts';
import type { Incident, Prisma, PrismaClient } from './generated/client.ts';

export interface Stopped {
  at: OrderAt;
  /** contracts/cause.ts */
  cause: string;
  failure: string;
  question: string;
  /** Where it is the first: when nobody answers any more. */
  expiresAt: Date;
}

type Db = Prisma.TransactionClient;

/** As long as an activity's own tries last: an order that fails soon after the answer may have failed before it. */
const STILL_ANSWERED_MS = 15 * 60_000;

/**
 * The incident that an order's case belongs to. To be run in the transaction that opens the case: until that ends nobody can
 * close the incident, and an order is in it before its orders are told of the answer.
 * @returns one that is closed where its answer holds for this order as well.
 */
export async function joinIncident(tx: Db, stopped: Stopped): Promise<Incident> {
  const { store, order } = stopped.at;
  const { cause } = stopped;
  const own = await tx.case.findFirst({
    where: { store, order, closedAt: null, NOT: { incident: null } },
    select: { incident: true },
  });
  // It was sent to try for the others, and stops at the same: it is one of them still.
  const known = own?.incident ? await tx.incident.findFirst({ where: { id: own.incident, cause } }) : null;
  if (known) return known;
  return (await openOne(tx, store, cause)) ?? (await answered(tx, stopped)) ?? open(tx, stopped);
}

/**
 * Locked against being closed, and against nobody else who joins: an outage stops hundreds of orders at once.
 * One that its orders have all left is over: who comes now must be heard of.
 */
async function openOne(tx: Db, store: string, cause: string): Promise<Incident | null> {
  const found = await tx.incident.findFirst({ where: { store, cause, closedAt: null } });
  if (!found) return null;
  const { id } = found;
  if ((await countWaiting(tx, id)) > 0) {
    const [open] = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM incidents WHERE id = ${id}::uuid AND closed_at IS NULL FOR SHARE`;
    return open ? found : null;
  }
  await tx.$queryRaw`SELECT 1 FROM incidents WHERE id = ${id}::uuid FOR UPDATE`;
  if ((await countWaiting(tx, id)) > 0) return found;
  await close(tx, id, { kind: 'left' });
  return null;
}

/** The answer counts for a late one once: what fails again after it has a question of its own. */
async function answered(tx: Db, { at: { store, order }, cause }: Stopped): Promise<Incident | null> {
  const last = await tx.incident.findFirst({
    where: { store, cause, answer: 'retry', closedAt: { gt: new Date(Date.now() - STILL_ANSWERED_MS) } },
    orderBy: { closedAt: 'desc' },
  });
  if (!last) return null;
  const before = await tx.case.count({ where: { store, order, incident: last.id } });
  return before === 0 ? last : null;
}

async function open(tx: Db, stopped: Stopped): Promise<Incident> {
  const { at, cause, failure, question, expiresAt } = stopped;
  const { store, order, traceId } = at;
  const id = randomUUID();
  // Of several orders at once one opens it; the others wait here for that one's transaction, and find it.
  const { count } = await tx.incident.createMany({
    data: [{ id, store, order, traceId, cause, failure, question, expiresAt }],
    skipDuplicates: true,
  });
  if (count === 0) return joinIncident(tx, stopped);
  await audit(tx, { store, order, traceId, who: WAYBILL, what: 'incident_opened', text: cause, subject: id });
  return readIncident(tx, id);
}

/** @throws where there is none: only what was joined is ever referred to. */
export const readIncident = (db: Db, id: string): Promise<Incident> =>
  db.incident.findUniqueOrThrow({ where: { id } });

/** Closes it, unless it is closed. @returns how it has ended. */
export const closeIncident = (db: PrismaClient, id: string, ending: Ending): Promise<Ending> =>
  db.$transaction((tx) => close(tx, id, ending));

async function close(tx: Db, id: string, ending: Ending): Promise<Ending> {
  const { who, what, text } = said(ending);
  const given = ending.kind === 'answered' ? ending : null;
  const { count } = await tx.incident.updateMany({
    where: { id, closedAt: null },
    data: {
      closedAt: new Date(),
      ending: ending.kind,
      answer: given?.choice ?? null,
      answeredBy: given?.by ?? null,
      why: given?.why ?? null,
    },
  });
  const row = await readIncident(tx, id);
  const { store, order, traceId } = row;
  if (count === 1) await audit(tx, { store, order, traceId, who, what, text, subject: id });
  return endingOf(row) ?? ending;
}

function said(ending: Ending) {
  switch (ending.kind) {
    case 'answered': {
      const { choice, by, why } = ending;
      const text = `${choice.replace('_', ' ')}${why ? `: ${why}` : ''}`;
      return { who: by, what: 'incident_answered', text } as const;
    }
    case 'expired':
      return { who: WAYBILL, what: 'incident_expired', text: 'nobody answered in time' } as const;
    case 'left':
      return { who: WAYBILL, what: 'incident_overtaken', text: 'no order waits for it any more' } as const;
  }
}

/** Null while it is open. */
export function endingOf({ closedAt, ending, answer, answeredBy, why }: Incident): Ending | null {
  if (!closedAt) return null;
  if (ending !== 'answered') return { kind: ending === 'expired' ? 'expired' : 'left' };
  const choice = answer as IncidentChoice;
  return { kind: 'answered', choice, by: answeredBy ?? WAYBILL, ...(why ? { why } : {}) };
}

/** Writes down that people were reminded. A retry adds nothing. */
export async function noteIncident(
  db: PrismaClient,
  id: string,
  moment: 'reminded' | 'escalated',
): Promise<void> {
  const column = moment === 'reminded' ? 'remindedAt' : 'escalatedAt';
  await db.$transaction(async (tx) => {
    const { count } = await tx.incident.updateMany({
      where: { id, [column]: null, closedAt: null },
      data: { [column]: new Date() },
    });
    if (count === 0) return;
    const { store, order, traceId, cause } = await readIncident(tx, id);
    const what = moment === 'reminded' ? 'incident_reminded' : 'incident_escalated';
    await audit(tx, { store, order, traceId, who: WAYBILL, what, text: cause, subject: id });
  });
}

export const countWaiting = (db: Db, id: string): Promise<number> =>
  db.case.count({ where: { incident: id, closedAt: null } });

/** Those that wait and those that waited. One that tried for the others has more than one case. */
export const countOrders = async (db: PrismaClient, id: string): Promise<number> =>
  (await db.case.groupBy({ by: ['order'], where: { incident: id } })).length;

/** Those that wait, in the order they came; `after` the one named. */
export async function waitingOrders(
  db: PrismaClient,
  id: string,
  limit: number,
  after?: WaitingOrder,
): Promise<WaitingOrder[]> {
  const last = after && (await db.case.findUniqueOrThrow({ where: { id: after.caseId } }));
  const rows = await db.case.findMany({
    where: {
      incident: id,
      closedAt: null,
      ...(last
        ? {
            OR: [{ openedAt: { gt: last.openedAt } }, { openedAt: last.openedAt, id: { gt: last.id } }],
          }
        : {}),
    },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
    take: limit,
    select: { id: true, store: true, order: true },
  });
  return rows.map(({ id: caseId, store, order }) => ({
    caseId,
    order,
    workflowId: workflowIdOf({ store, order }),
  }));
}
