/** `waybill audit`: who or what decided something, when, and why. */
import type { Command } from 'commander';
import { lastAudited } from '../prisma/audit.ts';
import { knownStore } from './knownStore.ts';
import { wholeNumber } from './order.ts';
import { clock, shorten, shortStore, table } from './output.ts';
import type { Bind, Context } from './program.ts';

export function auditCommand(root: Command, bind: Bind): void {
  root
    .command('audit')
    .description('who decided what, when, and why, the last first; of one order: `order show`')
    .option('--store <domain>', 'of one store, and of all stores at once')
    .option('--by <name>', 'what one person did; "waybill" for what it did by itself')
    .option('--limit <n>', 'at most so many', wholeNumber, 50)
    .action(bind(show));
}

interface Options {
  store?: string;
  by?: string;
  limit: number;
}

async function show({ output, around }: Context, { store, by, limit }: Options): Promise<number> {
  const db = around.db();
  const entries = await lastAudited(db, {
    store: store ? await knownStore(db, store) : null,
    who: by ?? null,
    limit,
  });
  const rows = entries.map((entry) => [
    clock(entry.at),
    entry.who,
    entry.what.replaceAll('_', ' '),
    entry.store === null ? 'all stores' : shortStore(entry.store),
    entry.order ?? '',
    shorten(entry.text, 70),
  ]);
  output.say(
    rows.length > 0 ? table(['at', 'who', 'what', 'store', 'order', ''], rows) : 'nothing was decided yet',
  );
  output.result({ ok: true, entries: entries.map((entry) => ({ ...entry, id: String(entry.id) })) });
  return 0;
}
