/** `waybill cases`: the questions that orders put to people, and their answers. */
import type { Command } from 'commander';
import { FAILURES, type FailureKind } from '../contracts/failure.ts';
import { STAGES } from '../contracts/workflow.ts';
import { type OpenCase, toCase } from '../prisma/cases.ts';
import type { Prisma, PrismaClient } from '../prisma/generated/client.ts';
import { domainOf } from '../prisma/stores.ts';
import { answering, editing } from './caseAnswers.ts';
import { findCase, showCase } from './caseShow.ts';
import { unknownStore } from './knownStore.ts';
import { shorten, shortStore, span, table, UserError } from './output.ts';
import type { Bind, Context } from './program.ts';

export function casesCommands(root: Command, bind: Bind): void {
  const cases = root.command('cases').description('questions that orders put to people, and their answers');
  cases
    .command('list')
    .description('what is open, the oldest first')
    .option('--store <domain>', 'of one store')
    .option('--kind <kind>', 'with this kind of failure')
    .option('--all', 'answered ones too, the newest first')
    .action(bind(list));
  cases
    .command('show')
    .description('one case: what happened, what was tried, what is proposed, and what each answer does')
    .argument('<case>', 'its id, the beginning of it, or the order that asks')
    .action(bind(show));

  const answer = (name: string, description: string) =>
    cases
      .command(name)
      .description(description)
      .argument('<case>', 'its id, the beginning of it, or the order that asks')
      .option('--by <name>', 'who answers (default: the name you are logged in with)')
      .option('--why <text>', 'kept in the audit; personal data is taken out of it');

  answer(
    'approve',
    'allow exactly the calls that the case shows, for as long as the store lets an approval hold',
  ).action(bind(answering(() => ({ choice: 'approve' }))));
  answer('allow', 'go on although the check has found something: on this point, and for these facts').action(
    bind(answering(() => ({ choice: 'allow' }))),
  );
  answer('choose', 'do an alternative instead')
    .argument('<alternative>', 'its letter')
    .action(bind(answering((option) => ({ choice: 'choose', option: option.toLowerCase() }))));
  answer('retry', 'go on where the order stopped, or from an earlier stage')
    .option('--from <stage>', 'decide anew from there on')
    .action(
      bind(
        answering((_, { from }) =>
          from === undefined ? { choice: 'retry' } : { choice: 'retry_from', stage: stageOf(from) },
        ),
      ),
    );
  answer('cancel', 'give the order up: what was done for it is taken back').action(
    bind(answering(() => ({ choice: 'cancel' }))),
  );
  answer('take-over', 'do the rest by hand: nothing is taken back').action(
    bind(answering(() => ({ choice: 'take_over' }))),
  );
  editing(answer('edit', 'correct the address, the location or the quantities, and go on with that'), bind);
}

function stageOf(given: string): (typeof STAGES)[number] {
  const stage = STAGES.find((each) => each === given);
  if (stage) return stage;
  throw new UserError(`--from '${given}' is no stage: ${STAGES.join(', ')}`);
}

interface ListOptions {
  store?: string;
  kind?: string;
  all?: boolean;
}

async function list({ output, around }: Context, { store, kind, all = false }: ListOptions) {
  const db = around.db();
  if (kind !== undefined && !(kind in FAILURES))
    throw new UserError(`--kind '${kind}' is no kind of failure`);
  const asked = {
    ...(store ? { store: domainOf(store) } : {}),
    ...(kind ? { failure: kind } : {}),
    ...(all ? {} : { closedAt: null }),
  };
  // What many orders ask together is one question, and one line.
  const crowds = await crowdsOf(db, asked);
  const ids = crowds.map(({ id }) => id);
  const rows = await db.case.findMany({
    where: { ...asked, OR: [{ incident: null }, { incident: { notIn: ids } }] },
    orderBy: { openedAt: all ? 'desc' : 'asc' },
    take: MOST,
  });
  if (
    store &&
    rows.length + crowds.length === 0 &&
    !(await db.store.findUnique({ where: { domain: domainOf(store) } }))
  )
    throw await unknownStore(db, store);
  const cases = rows.map(toCase);
  const names = await namesOf(around, cases);
  const head = ['case', 'age', 'store', 'order', 'kind', all ? 'answer' : 'fails in', 'question'];
  const questions = [
    ...cases.map((each) => ({ ...each, who: names.get(`${each.store}/${each.order}`) ?? each.order })),
    ...crowds.map((each) => ({ ...each, who: `${each.orders} orders`, detail: each.question })),
  ].sort((a, b) => (a.openedAt.getTime() - b.openedAt.getTime()) * (all ? -1 : 1));
  const shown = questions.map((each) => [
    each.id.slice(0, 8),
    span(Date.now() - each.openedAt.getTime()),
    shortStore(each.store),
    each.who,
    each.failure,
    all ? answerOf(each) : each.expiresAt ? span(each.expiresAt.getTime() - Date.now()) : '',
    shorten(each.detail, 70),
  ]);
  output.say(shown.length > 0 ? table(head, shown) : all ? 'no cases yet' : 'no open cases');
  const together =
    crowds.length > 0 ? ', or waybill incidents show <id> where several orders ask together' : '';
  if (!all && shown.length > 0) output.say(`\n${shown.length} open; waybill cases show <case>${together}`);
  output.result({
    ok: true,
    incidents: crowds,
    cases: cases.map((each) => ({ ...each, name: names.get(`${each.store}/${each.order}`) ?? null })),
  });
  return 0;
}

/** More than anybody reads at once. */
const MOST = 500;

/** Incidents that more than one of these cases belong to. */
async function crowdsOf(db: PrismaClient, asked: Prisma.CaseWhereInput) {
  const groups = await db.case.groupBy({
    by: ['incident'],
    where: { ...asked, NOT: { incident: null } },
    _count: true,
    having: { incident: { _count: { gt: 1 } } },
  });
  const orders = new Map(groups.map(({ incident, _count }) => [incident, _count]));
  const found = await db.incident.findMany({
    where: { id: { in: groups.flatMap(({ incident }) => incident ?? []) } },
  });
  return found.map((incident) => ({ ...incident, orders: orders.get(incident.id) ?? 0 }));
}

async function namesOf({ db }: Context['around'], cases: OpenCase[]): Promise<Map<string, string>> {
  const orders = await db().order.findMany({
    where: { OR: cases.map(({ store, order }) => ({ store, order })) },
    select: { store: true, order: true, name: true },
  });
  return new Map(orders.map(({ store, order, name }) => [`${store}/${order}`, name ?? order]));
}

type Closed = Pick<OpenCase, 'closedAt' | 'answer' | 'answeredBy' | 'why'>;
const answerOf = ({ closedAt, answer, answeredBy, why }: Closed) =>
  answer ? `${answer} by ${answeredBy}` : closedAt ? (why ?? 'closed') : 'open';

async function show({ output, around }: Context, named: string) {
  const found = await findCase(around.db(), named);
  const more = await showCase(around, found, output.say);
  output.result({
    ok: true,
    ...found,
    title: FAILURES[found.failure as FailureKind]?.title ?? null,
    ...more,
  });
  return 0;
}
