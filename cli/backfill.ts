/** `waybill store backfill`: takes in the orders that were open before the store was Waybill's, and shows how far it is. */
import { setTimeout as sleep } from 'node:timers/promises';
import { progressBar } from '../local/progress.ts';
import { type Backfill, readBackfill } from '../prisma/reconciliations.ts';
import { startBackfill } from '../runtime/reconcile/schedule.ts';
import { knownStore } from './knownStore.ts';
import type { Context } from './program.ts';

const LOOK_MS = 500;

export async function backfill({ output, around }: Context, named: string): Promise<number> {
  const db = around.db();
  const store = await knownStore(db, named);
  const { TEMPORAL_TASK_QUEUE: taskQueue } = around.settings('TEMPORAL_TASK_QUEUE');
  const handle = await startBackfill({ client: around.temporal(), taskQueue }, store);
  output.say('Ctrl-C leaves it running; the same command shows it again');
  const progress = progressBar(output.say);
  let over = false;
  const result = handle.result().finally(() => {
    over = true;
  });
  // Where it fails, that is told below.
  result.catch(() => undefined);
  while (!over) {
    progress(`taking in the open orders of ${store}`, fractionOf(await readBackfill(db, store)));
    await Promise.race([result.catch(() => undefined), sleep(LOOK_MS)]);
  }
  const { read, backfilled } = await result;
  progress(`taking in the open orders of ${store}`, 1);
  output.say(`${backfilled} of ${read} open orders were taken in; the others are known, or shipped`);
  output.result({ ok: true, store, read, backfilled });
  return 0;
}

const fractionOf = (at: Backfill | null) => (at?.total && !at.done ? at.read / at.total : null);
