/** `waybill reconcile`: compares stores with what their webhooks have told, and has what was missed made up for. */
import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import type { Reconciled } from '../contracts/reconcile.ts';
import { listStores } from '../prisma/stores.ts';
import { disagreements } from '../runtime/reconcile/check.ts';
import { reconcileNow } from '../runtime/reconcile/schedule.ts';
import { knownStore } from './knownStore.ts';
import { table, UserError } from './output.ts';
import type { Bind, Context } from './program.ts';
import { shopifyOf } from './shopifyOf.ts';
import { since } from './since.ts';

interface ReconcileOptions {
  since?: Date;
  check?: boolean;
}

export function reconcileCommand(root: Command, bind: Bind): void {
  root
    .command('reconcile')
    .description('look now for what webhooks have missed; each store does so by itself every few minutes')
    .argument('[store]', 'its domain; all stores where none is given')
    .option('--since <duration>', 'what changed since 2h, 30m, 1d (default: since it was last done)', since)
    .option(
      '--check',
      'only compare every order on both sides, and change nothing; exit code 1 where they disagree',
    )
    .action(
      bind((context: Context, named: string | undefined, options: ReconcileOptions) =>
        (options.check ? check : reconcile)(context, named, options),
      ),
    );
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

async function check({ output, around }: Context, named: string | undefined, options: ReconcileOptions) {
  const resources = { db: around.db(), shopify: shopifyOf(around) };
  const results = [];
  for (const store of await chosen(around, named)) {
    const call = {
      traceId: randomBytes(16).toString('hex'),
      ...(options.since ? { since: options.since } : {}),
    };
    results.push({ store, ...(await disagreements(resources, store, call)) });
  }
  const rows = results.map((it) => [it.store, it.orders, it.underWay, it.disagreements.length].map(String));
  output.say(table(['store', 'orders', 'under way', 'disagreements'], rows));
  const found = results.flatMap((it) => it.disagreements.map((each) => ({ store: it.store, ...each })));
  if (found.length > 0) {
    const lines = found.map(({ store, name, kind, detail }) => [store, name, kind, detail]);
    output.say(`\n${table(['store', 'order', 'kind', 'detail'], lines)}`);
  }
  output.result({ ok: found.length === 0, stores: results });
  return found.length === 0 ? 0 : 1;
}

async function chosen(around: Context['around'], named: string | undefined): Promise<string[]> {
  if (named === undefined) {
    const known = (await listStores(around.db())).map(({ domain }) => domain);
    if (known.length > 0) return known;
    throw new UserError('no stores yet; add one with `waybill store add`');
  }
  return [await knownStore(around.db(), named)];
}
