/** One incident as a person reads it: with one order as clear as its case, with many in one look. */
import type { Tried } from '../contracts/case.ts';
import { FAILURES, type FailureKind } from '../contracts/failure.ts';
import { choicesForAll, type IncidentChoice, incidentWorkflowId } from '../contracts/incident.ts';
import { firstCase, toCase } from '../prisma/cases.ts';
import type { Incident, PrismaClient } from '../prisma/generated/client.ts';
import { countOrders, countWaiting, endingOf } from '../prisma/incidents.ts';
import { showCase } from './caseShow.ts';
import { idsStartingWith } from './ids.ts';
import { clock, span, table, UserError } from './output.ts';
import type { Context } from './program.ts';

/** @throws UserError where there is none, or more than one. */
export async function findIncident(db: PrismaClient, named: string): Promise<Incident> {
  const [id, other] = await idsStartingWith(db, 'incidents', named);
  if (!id) throw new UserError(`no incident '${named}' is known; see \`waybill incidents list\``);
  if (other) throw new UserError(`'${named}' is the beginning of several incidents: write more of it`);
  return db.incident.findUniqueOrThrow({ where: { id } });
}

/** As many as are read; the others are in the result for programs. */
const SHOWN = 20;
const MOST = 500;

type Say = (text?: string) => void;

export async function showIncident(around: Context['around'], found: Incident, say: Say) {
  const db = around.db();
  const { id, store, closedAt } = found;
  const of = { incident: id, ...(closedAt ? {} : { closedAt: null }) };
  const total = closedAt ? await countOrders(db, id) : await countWaiting(db, id);
  const cases = await db.case.findMany({
    where: of,
    distinct: ['order'],
    orderBy: { openedAt: 'desc' },
    take: MOST,
  });
  const names = await namesOf(
    db,
    store,
    cases.map(({ order }) => order),
  );
  const orders = cases.reverse().map((each) => ({
    order: each.order,
    name: names.get(each.order) ?? null,
    case: each.id,
    stage: each.stage,
    since: each.openedAt,
    answer: each.answer,
  }));
  const audit = await db.audit.findMany({
    where: { subject: id },
    orderBy: { id: 'asc' },
    select: { at: true, who: true, what: true, text: true },
  });
  const first = await firstCase(db, id);
  const choices = choicesForAll(first?.choices ?? []);
  const webUi = around.webUi(incidentWorkflowId(id));

  say(`Incident ${id}: ${total} order(s) of ${store}${closedAt ? '' : total === 1 ? ' waits' : ' wait'}`);
  say(`  ${found.question}`);
  printFacts(found, webUi, say);
  printAudit(audit, say);
  const [only] = cases;
  if (total === 1 && only && !closedAt) {
    say();
    await showCase(around, toCase(only), say);
  } else {
    printTried(first?.tried ?? [], say);
    printOrders(orders, total, say);
  }
  if (!closedAt && total > 0) printAnswers(id.slice(0, 8), choices, total, say);
  return { orders, total, audit, choices: closedAt ? [] : choices, webUi };
}

async function namesOf(db: PrismaClient, store: string, orders: string[]): Promise<Map<string, string>> {
  const rows = await db.order.findMany({
    where: { store, order: { in: orders } },
    select: { order: true, name: true },
  });
  return new Map(rows.flatMap(({ order, name }) => (name ? [[order, name] as const] : [])));
}

function printFacts(found: Incident, webUi: string | null, say: Say): void {
  const { failure, closedAt } = found;
  const facts: [string, string | null][] = [
    ['kind', `${failure}: ${FAILURES[failure as FailureKind]?.title ?? ''}`],
    ['cause', found.cause === failure ? null : found.cause.replace(`${failure}: `, '')],
    ['asked', clock(found.openedAt)],
    ['fails', closedAt ? null : clock(found.expiresAt)],
    ['closed', closedAt && `${clock(closedAt)} ${closedBy(found)}`],
    ['web ui', webUi],
  ];
  for (const [fact, value] of facts) if (value) say(`  ${fact.padEnd(9)} ${value}`);
}

export function closedBy(incident: Incident): string {
  const ending = endingOf(incident);
  switch (ending?.kind) {
    case 'answered':
      return `${ending.by}: ${ending.choice}${ending.why ? ` (${ending.why})` : ''}`;
    case 'expired':
      return 'without an answer: nobody answered in time';
    case 'left':
      return 'without an answer: no order waits for it any more';
    case undefined:
      return 'not closed';
  }
}

function printAudit(audit: { at: Date; who: string; what: string; text: string }[], say: Say): void {
  if (audit.length < 2) return;
  say('\nSo far');
  for (const { at, who, what } of audit) say(`  ${clock(at)}  ${who} ${what.replace('incident_', '')}`);
}

/** Of the order that came first: what the others have behind them is much the same. */
function printTried(tried: Tried[], say: Say): void {
  if (tried.length === 0) return;
  say('\nTried');
  for (const { at, what } of tried) say(`  ${clock(new Date(at))}  ${what}`);
}

function printOrders(
  orders: { order: string; name: string | null; case: string; stage: string; since: Date }[],
  total: number,
  say: Say,
): void {
  if (orders.length === 0) return;
  const rows = orders
    .slice(0, SHOWN)
    .map((each) => [
      each.case.slice(0, 8),
      each.name ?? each.order,
      each.stage,
      span(Date.now() - each.since.getTime()),
    ]);
  say(`\nOrders\n${table(['case', 'order', 'stage', 'age'], rows).replace(/^/gm, '  ')}`);
  if (total > rows.length) say(`  … and ${total - rows.length} more`);
}

const COMMANDS: Record<IncidentChoice, string> = {
  retry: 'resolve',
  allow: 'allow',
  cancel: 'cancel',
  take_over: 'take-over',
};

function printAnswers(
  id: string,
  choices: { choice: string; effect: string }[],
  total: number,
  say: Say,
): void {
  if (total === 1) {
    say('\nOthers that stop for the same cause join this incident, and are answered with it.');
    return;
  }
  say('\nYour answer, for all of them');
  for (const { choice, effect } of choices) {
    say(`  waybill incidents ${COMMANDS[choice as IncidentChoice]} ${id}`);
    say(`      ${effect}`);
  }
  say('  waybill cases show <case>');
  say('      One order alone, in its own way: its answer counts for no other');
}
