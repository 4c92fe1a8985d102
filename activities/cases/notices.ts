/** What people read of a case or an incident, at each moment at which they are told of it. */
import type { CaseMoment, Offered } from '../../contracts/case.ts';
import { choicesForAll } from '../../contracts/incident.ts';
import { firstCase, readCase } from '../../prisma/cases.ts';
import type { PrismaClient } from '../../prisma/generated/client.ts';
import { countOrders, countWaiting, readIncident } from '../../prisma/incidents.ts';
import type { Notice } from './notify.ts';

const OPENINGS: Record<CaseMoment, string> = {
  opened: 'Waybill has a question',
  reminded: 'Waybill still waits for an answer',
  escalated: 'Nobody has answered Waybill yet',
  expired: 'Nobody has answered: the order has failed',
};

export async function ofCase(db: PrismaClient, caseId: string, moment: CaseMoment): Promise<Notice> {
  const found = await readCase(db, caseId);
  const { id, store, order, revision, traceId } = found;
  const message = {
    title: `${OPENINGS[moment]}: order ${await nameOf(db, store, order)} of ${store}`,
    paragraphs: paragraphs(found, found.choices, moment),
    command: moment === 'expired' ? `waybill replay ${order} --store ${store}` : `waybill cases show ${id}`,
  };
  return { store, order, revision, traceId, step: `case/${id}`, id, moment, message };
}

/** The first mail goes out with the first order; whatever stops later for the same cause is seen by its command. */
export async function ofIncident(db: PrismaClient, id: string, moment: CaseMoment): Promise<Notice> {
  const incident = await readIncident(db, id);
  const { store, order, traceId, failure } = incident;
  const over = moment === 'expired';
  const orders = over ? await countOrders(db, id) : await countWaiting(db, id);
  const which = orders > 1 ? `${orders} orders` : `order ${await nameOf(db, store, order)}`;
  const choices = choicesForAll((await firstCase(db, id))?.choices ?? []);
  const message = {
    title: `${orders > 1 && over ? FAILED : OPENINGS[moment]}: ${which} of ${store}`,
    paragraphs: [...paragraphs(incident, choices, moment), ...(over ? [] : [TOGETHER])],
    command: over ? `waybill replay --exception ${failure} --store ${store}` : `waybill incidents show ${id}`,
  };
  return { store, order, revision: 0, traceId, step: `incident/${id}`, id, moment, message };
}

const FAILED = 'Nobody has answered: the orders have failed';
const TOGETHER = 'Whatever else stops for the same cause joins this question; its answer is for all of them.';

function paragraphs(
  { question, expiresAt }: { question: string; expiresAt: Date | null },
  choices: Offered[],
  moment: CaseMoment,
): string[] {
  const deadline =
    expiresAt && moment !== 'expired' ? [`Unanswered, it fails on ${expiresAt.toUTCString()}.`] : [];
  return [question, choices.map(({ choice, effect }) => `${choice}: ${effect}`).join('\n'), ...deadline];
}

async function nameOf(db: PrismaClient, store: string, order: string): Promise<string> {
  const row = await db.order.findUnique({
    where: { store_order: { store, order } },
    select: { name: true },
  });
  return row?.name ?? order;
}
