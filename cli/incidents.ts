/** `waybill incidents`: what stops several orders for one cause, asked and answered once. */
import type { Command } from 'commander';
import { FAILURES, type FailureKind } from '../contracts/failure.ts';
import { endingOf } from '../prisma/incidents.ts';
import { domainOf } from '../prisma/stores.ts';
import { answerIncident } from './incidentAnswer.ts';
import { findIncident, showIncident } from './incidentShow.ts';
import { unknownStore } from './knownStore.ts';
import { shorten, shortStore, span, table } from './output.ts';
import type { Bind, Context } from './program.ts';

export function incidentsCommands(root: Command, bind: Bind): void {
  const incidents = root
    .command('incidents')
    .description('causes that stopped orders, and one answer for all that stopped for the same');
  incidents
    .command('list')
    .description('what orders wait for, the oldest first')
    .option('--store <domain>', 'of one store')
    .option('--all', 'closed ones too, the newest first')
    .action(bind(list));
  incidents
    .command('show')
    .description('one incident: what happened, which orders wait, and what each answer does')
    .argument('<incident>', 'its id, or the beginning of it')
    .action(bind(show));

  const answer = (name: string, description: string) =>
    incidents
      .command(name)
      .description(description)
      .argument('<incident>', 'its id, or the beginning of it')
      .option('--by <name>', 'who answers (default: the name you are logged in with)')
      .option('--why <text>', 'kept in the audit; personal data is taken out of it');
  const careful = (name: string, description: string) =>
    answer(name, description).option('--yes', 'without asking first');

  answer('resolve', 'the cause is gone: all its orders go on where they stopped')
    .alias('retry')
    .action(bind(answerIncident('retry')));
  careful('allow', 'all its orders go on although the check has found something').action(
    bind(answerIncident('allow')),
  );
  careful('cancel', 'give all its orders up: what was done for them is taken back').action(
    bind(answerIncident('cancel')),
  );
  careful('take-over', 'do the rest of all of them by hand: nothing is taken back').action(
    bind(answerIncident('take_over')),
  );
}

/** More than anybody reads at once. */
const MOST = 200;

async function list(
  { output, around }: Context,
  { store, all = false }: { store?: string; all?: boolean },
): Promise<number> {
  const db = around.db();
  const of = store ? { store: domainOf(store) } : {};
  const rows = await db.incident.findMany({
    where: { ...of, ...(all ? {} : { closedAt: null }) },
    orderBy: { openedAt: all ? 'desc' : 'asc' },
    take: MOST,
  });
  if (store && rows.length === 0 && !(await db.store.findUnique({ where: { domain: domainOf(store) } })))
    throw await unknownStore(db, store);
  const orders = await ordersOf(
    db,
    rows.map(({ id }) => id),
    all,
  );
  const incidents = rows.map((row) => ({ ...row, orders: orders.get(row.id) ?? 0 }));
  // One that its orders have all left closes by itself within the hour: nobody has to answer it.
  const asked = all ? incidents : incidents.filter((each) => each.orders > 0);
  const head = ['incident', 'age', 'store', 'orders', 'kind', all ? 'answer' : 'fails in', 'question'];
  const shown = asked.map((each) => [
    each.id.slice(0, 8),
    span(Date.now() - each.openedAt.getTime()),
    shortStore(each.store),
    String(each.orders),
    each.failure,
    all ? answerOf(each) : span(each.expiresAt.getTime() - Date.now()),
    shorten(each.question, 70),
  ]);
  output.say(shown.length > 0 ? table(head, shown) : all ? 'no incidents yet' : 'no open incidents');
  if (!all && shown.length > 0) output.say(`\n${shown.length} open; waybill incidents show <incident>`);
  output.result({ ok: true, incidents: asked });
  return 0;
}

async function ordersOf(db: ReturnType<Context['around']['db']>, ids: string[], all: boolean) {
  const counts = await db.case.groupBy({
    by: ['incident', 'order'],
    where: { incident: { in: ids }, ...(all ? {} : { closedAt: null }) },
  });
  const orders = new Map<string, number>();
  for (const { incident } of counts) orders.set(incident ?? '', (orders.get(incident ?? '') ?? 0) + 1);
  return orders;
}

function answerOf(incident: Parameters<typeof endingOf>[0]): string {
  const ending = endingOf(incident);
  if (!ending) return 'open';
  return ending.kind === 'answered' ? `${ending.choice} by ${ending.by}` : ending.kind;
}

async function show({ output, around }: Context, named: string): Promise<number> {
  const found = await findIncident(around.db(), named);
  const more = await showIncident(around, found, output.say);
  const title = FAILURES[found.failure as FailureKind]?.title ?? null;
  output.result({ ok: true, ...found, title, ...more });
  return 0;
}
