/** `waybill inbox`: accepted webhooks that have not reached their orders, why, and having them taken in again. */
import type { Command } from 'commander';
import { retryArrivals, type Stuck, stuckArrivals } from '../prisma/inbox.ts';
import { knownStore } from './knownStore.ts';
import { type Operator, operatorName } from './operator.ts';
import { shorten, shortStore, span, table, UserError } from './output.ts';
import type { Bind, Context } from './program.ts';

export function inboxCommands(root: Command, bind: Bind): void {
  const inbox = root.command('inbox').description('webhooks that have not reached their orders');
  inbox
    .command('list')
    .description('what waits or was given up, and why, the oldest first')
    .option('--store <domain>', 'of one store')
    .action(bind(list));
  inbox
    .command('retry')
    .description(
      'have them taken in at once: those that were given up, and those that wait for their next try',
    )
    .argument('[webhooks...]', 'their numbers in `inbox list`')
    .option('--all', 'all of them')
    .option('--store <domain>', 'all of one store')
    .option('--by <name>', 'who has it done (default: the name you are logged in with)')
    .action(bind(retry));
}

/** More than anybody reads at once. */
const MOST = 200;

async function list({ output, around }: Context, { store }: { store?: string }): Promise<number> {
  const db = around.db();
  const { total, rows } = await stuckArrivals(db, store ? await knownStore(db, store) : null, MOST);
  const head = ['webhook', 'age', 'store', 'topic', 'order', 'tries', 'state', 'why'];
  output.say(rows.length > 0 ? table(head, rows.map(rowOf)) : 'empty: every webhook has reached its order');
  if (total > rows.length) output.say(`and ${total - rows.length} more`);
  if (rows.some(({ disposition }) => disposition === 'given_up'))
    output.say('\nonce the cause is gone: waybill inbox retry <webhook>, or --all');
  output.result({ ok: true, total, webhooks: rows.map((row) => ({ ...row, id: String(row.id) })) });
  return 0;
}

const rowOf = ({ id, receivedAt, store, topic, order, attempts, disposition, trouble }: Stuck) => [
  String(id),
  span(Date.now() - receivedAt.getTime()),
  shortStore(store),
  topic,
  order ?? '',
  String(attempts),
  disposition === 'given_up' ? 'given up' : attempts === 0 ? 'waits' : 'is tried again',
  shorten(trouble ?? '', 80),
];

interface RetryOptions extends Operator {
  all?: boolean;
  store?: string;
}

async function retry({ output, around }: Context, named: string[], options: RetryOptions): Promise<number> {
  const db = around.db();
  if (named.length > 0 === Boolean(options.all || options.store))
    throw new UserError(
      'name webhooks by their numbers in `waybill inbox list`, or say --all or --store <domain>',
    );
  const store = options.store ? await knownStore(db, options.store) : null;
  const ids = named.length > 0 ? named.map(numberOf) : null;
  const retried = await retryArrivals(db, { store, ids, by: operatorName(options) });
  output.say(
    retried === 0 ? 'none of them waits or was given up' : `${retried} to be taken in within seconds`,
  );
  output.result({ ok: retried > 0 || ids === null, retried });
  return retried > 0 || ids === null ? 0 : 1;
}

function numberOf(text: string): bigint {
  if (/^[1-9]\d{0,18}$/.test(text)) return BigInt(text);
  throw new UserError(`'${text}' is no number of \`waybill inbox list\``);
}
