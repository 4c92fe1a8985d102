/** `waybill replay` of many orders: what is asked before, shown meanwhile, and told afterwards. */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { isGrpcServiceError } from '@temporalio/client';
import type { FailureKind } from '../contracts/failure.ts';
import type { STAGES } from '../contracts/workflow.ts';
import { progressBar } from '../local/progress.ts';
import { finishBatch, openBatch, replayedIn } from '../prisma/replays.ts';
import { domainOf } from '../prisma/stores.ts';
import { type Attempt, type BatchItem, replayBatch } from '../runtime/replay/batch.ts';
import { type Selected, type Selection, selectOrders } from '../runtime/replay/select.ts';
import { errorFields } from '../telemetry/log.ts';
import { confirm } from './confirm.ts';
import { operatorName } from './operator.ts';
import { shorten, table, UserError } from './output.ts';
import type { Context } from './program.ts';

export interface BatchOptions {
  query?: string;
  failedSince?: Date;
  exception?: FailureKind;
  store?: string;
  from?: (typeof STAGES)[number];
  reason?: string;
  by?: string;
  dryRun?: boolean;
  rate: number;
  limit?: number;
  yes?: boolean;
  report?: string;
}

export async function replayMany(context: Context, options: BatchOptions): Promise<number> {
  const { output, around } = context;
  const { TEMPORAL_TASK_QUEUE: taskQueue } = around.settings('TEMPORAL_TASK_QUEUE');
  const resources = { db: around.db(), client: around.temporal(), taskQueue };
  const selection = selectionOf(options);
  const { orders, unknown } = await select(context, selection);
  const dryRun = options.dryRun ?? false;
  for (const workflowId of unknown) output.say(`${workflowId}: not an order that Waybill knows, left alone`);
  if (!dryRun && orders.length > 0) {
    const count = Math.min(orders.length, options.limit ?? orders.length);
    await confirm(options, {
      question: `Replay ${count} orders?`,
      unasked: `${count} orders would be replayed: say --yes to do so, or --dry-run to see which`,
    });
  }

  const wish = { by: operatorName(options), reason: options.reason ?? null };
  const batch = dryRun
    ? { id: randomUUID(), resumed: false }
    : await openBatch(around.db(), { id: randomUUID(), selection: nameOf(selection, options), ...wish });
  if (batch.resumed) output.say('going on with the batch that was interrupted');

  const done = await replayedIn(around.db(), batch.id);
  const isDone = ({ order: { store, order } }: Selected) => done.has(`${store}/${order}`);
  const pending = orders.filter((each) => !isDone(each)).slice(0, options.limit);
  const chosen = [...orders.filter(isDone), ...pending];
  const stopped = interruptible(output.say);
  const progress = progressBar(output.say);
  let handled = 0;
  const title = `${dryRun ? 'looking at' : 'replaying'} ${chosen.length} orders`;
  if (chosen.length > 0) progress(title, 0);
  const items = await replayBatch(resources, chosen, {
    ...wish,
    ...(options.from ? { from: options.from } : {}),
    batch: batch.id,
    perSecond: options.rate,
    dryRun,
    signal: stopped.signal,
    explain: (error) => errorFields(error).message,
    onItem: () => progress(title, ++handled / chosen.length),
  }).finally(stopped.end);

  const left = orders.length - items.length;
  const failed = items.filter(({ attempt }) => attempt.kind === 'failed').length;
  // What failed is worth another try in the same batch, which then skips the others.
  if (!dryRun && left === 0 && failed === 0) await finishBatch(around.db(), batch.id);
  return tell(context, { options, batch: batch.id, items, left, interrupted: stopped.signal.aborted });
}

function selectionOf({ store, query, failedSince, exception }: BatchOptions): Selection {
  const of = store ? { store: domainOf(store) } : {};
  if (query !== undefined) return { ...of, kind: 'query', query };
  if (failedSince) return { ...of, kind: 'failed', since: failedSince };
  if (exception) return { ...of, kind: 'exception', exception };
  throw new UserError('name the orders with --query, --failed-since or --exception');
}

/** The same question: an interrupted batch is found again by it. A moment that moves on is no part of it. */
function nameOf(selection: Selection, { from }: BatchOptions): string {
  const { kind, store = null } = selection;
  const what =
    selection.kind === 'query'
      ? selection.query
      : selection.kind === 'exception'
        ? selection.exception
        : null;
  return JSON.stringify([kind, what, store, from ?? null]);
}

async function select({ around }: Context, selection: Selection) {
  try {
    return await selectOrders(around.db(), around.temporal(), selection);
  } catch (error) {
    const cause = error instanceof Error && error.cause ? error.cause : error;
    // INVALID_ARGUMENT: the query itself.
    if (isGrpcServiceError(cause) && cause.code === 3) {
      throw new UserError(`Temporal does not take this query: ${cause.details}`);
    }
    throw error;
  }
}

/** The first Ctrl-C lets what is under way finish; a second one ends the program. */
function interruptible(say: (text: string) => void): { signal: AbortSignal; end(): void } {
  const controller = new AbortController();
  const stop = () => {
    say('\nfinishing what is under way; the same command goes on later');
    controller.abort();
  };
  process.once('SIGINT', stop);
  return { signal: controller.signal, end: () => void process.off('SIGINT', stop) };
}

interface Told {
  options: BatchOptions;
  batch: string;
  items: BatchItem[];
  left: number;
  interrupted: boolean;
}

function tell({ output }: Context, { options, batch, items, left, interrupted }: Told): number {
  const count = (kind: Attempt['kind']) => items.filter(({ attempt }) => attempt.kind === kind).length;
  const counts = {
    replayed: count('replayed'),
    wouldReplay: count('would'),
    skipped: count('skipped'),
    failed: count('failed'),
    left,
  };
  const shown = items.filter(({ attempt }) => attempt.kind !== 'replayed' || items.length <= SHOWN);
  if (shown.length > 0)
    output.say(table(['order', 'store', 'result', ''], shown.slice(0, MOST_SHOWN).map(rowOf)));
  if (shown.length > MOST_SHOWN) output.say(`… and ${shown.length - MOST_SHOWN} more; --report names all`);
  const { replayed, wouldReplay, skipped, failed } = counts;
  output.say(
    options.dryRun
      ? `${wouldReplay} would be replayed, ${skipped} skipped`
      : `${replayed} replayed, ${skipped} skipped, ${failed} failed${left > 0 ? `, ${left} left: the same command goes on` : ''}`,
  );
  const orders = items.map(({ attempt, ...which }) => {
    const { kind: result, ...more } = attempt;
    return { ...which, result, ...more };
  });
  const ok = failed === 0 && !interrupted;
  const result = { ok, batch, dryRun: options.dryRun ?? false, interrupted, ...counts, orders };
  if (options.report) writeReport(options.report, result);
  output.result(result);
  return ok ? 0 : 1;
}

/** Up to so many, each order that went well is named too; of the others so many are. */
const SHOWN = 20;
const MOST_SHOWN = 100;

function rowOf({ name, order, store, attempt }: BatchItem): string[] {
  const told = (): [string, string] => {
    switch (attempt.kind) {
      case 'replayed':
        return ['replayed', `from ${attempt.from}${attempt.how === 'start' ? ' by a new run' : ''}`];
      case 'would':
        return ['would be replayed', `from ${attempt.from}, its run is ${attempt.status.toLowerCase()}`];
      case 'skipped':
      case 'failed':
        return [attempt.kind, shorten(attempt.why, 80)];
    }
  };
  return [name ?? order, store, ...told()];
}

function writeReport(file: string, result: object): void {
  try {
    writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  } catch {
    throw new UserError(`the report cannot be written to '${file}'`);
  }
}
