/** `waybill reconcile`: compares stores with what their webhooks have told, and has what was missed made up for. */
import type { Command } from 'commander';
import type { Reconciled } from '../contracts/reconcile.ts';
import { domainOf, listStores } from '../prisma/stores.ts';
import { reconcileNow } from '../runtime/reconcile/schedule.ts';
import { table, UserError } from './output.ts';
import type { Bind, Context } from './program.ts';
import { since } from './since.ts';
import { unknownStore } from './store.ts';

interface ReconcileOptions {
  since?: Date;
}

export function reconcileCommand(root: Command, bind: Bind): void {
  root
    .command('reconcile')
    .description('look now for what webhooks have missed; each store does so by itself every few minutes')
    .argument('[store]', 'its domain; all stores where none is given')
    .option('--since <duration>', 'what changed since 2h, 30m, 1d (default: since it was last done)', since)
    .action(bind(reconcile));
}

/** Without a worker nobody would do it, and the command would wait for ever. */
const HINT_MS = 10_000;

async function reconcile({ output, around }: Context, named: string | undefined, options: ReconcileOptions) {
  const stores = await chosen(around, named);
  const { TEMPORAL_TASK_QUEUE: taskQueue } = around.settings('TEMPORAL_TASK_QUEUE');
  const resources = { client: around.temporal(), taskQueue };
  const hint = setTimeout(
    () => output.say('no answer yet: is a worker running? `waybill doctor` tells'),
    HINT_MS,
  );
  const results = await Promise.all(
    stores.map(async (store) => {
      const handle = await reconcileNow(resources, store, options.since);
      return { store, ...(await handle.result()) };
    }),
  ).finally(() => clearTimeout(hint));
  output.say(table(['store', 'changed since', 'read', 'missed', 'differing'], results.map(rowOf)));
  output.result({ ok: true, stores: results });
  return 0;
}

function rowOf(result: { store: string } & Reconciled): string[] {
  if (result.kind === 'skipped') return [result.store, `skipped: ${result.why}`, '', '', ''];
  const { store, since: from, read, missed, differing } = result;
  return [store, from.slice(0, 19), String(read), String(missed), String(differing)];
}

async function chosen(around: Context['around'], named: string | undefined): Promise<string[]> {
  const known = (await listStores(around.db())).map(({ domain }) => domain);
  if (known.length === 0) throw new UserError('no stores yet; add one with `waybill store add`');
  if (named === undefined) return known;
  const domain = domainOf(named);
  if (!known.includes(domain)) throw await unknownStore(around.db(), named);
  return [domain];
}
