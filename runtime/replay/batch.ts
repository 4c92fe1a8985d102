/** Many orders replayed at a pace that the stores and the carrier can bear. May be interrupted, and asked for again. */
import { setTimeout as pause } from 'node:timers/promises';
import { REPLAYABLE, replayedIn } from '../../prisma/replays.ts';
import { planReplay, type ReplayResources } from './plan.ts';
import { type Replayed, type ReplayWish, replayOrder } from './replay.ts';
import { isPausedBy, type Selected } from './select.ts';

export type Attempt =
  | Replayed
  /** A dry run. */
  | { kind: 'would'; from: string; how: 'reset' | 'start'; status: string }
  | { kind: 'failed'; why: string };

export interface BatchItem {
  store: string;
  order: string;
  name: string | null;
  attempt: Attempt;
}

export interface BatchWish extends ReplayWish {
  perSecond: number;
  dryRun: boolean;
  /** Aborted, no further order is begun; those under way are finished. */
  signal: AbortSignal;
  onItem(item: BatchItem): void;
  /** Names an error for the operator. */
  explain(error: unknown): string;
}

/** A reset takes some tens of milliseconds: more at once would only queue in Temporal. */
const AT_ONCE = 4;

/** @returns what became of each order that was begun. */
export async function replayBatch(
  resources: ReplayResources,
  selected: Selected[],
  wish: BatchWish,
): Promise<BatchItem[]> {
  const { signal } = wish;
  const done = await replayedIn(resources.db, wish.batch);
  const queue = [...selected];
  const items: BatchItem[] = [];
  let turn = Promise.resolve();
  const work = async () => {
    for (let next = queue.shift(); next && !signal.aborted; next = queue.shift()) {
      const { store, order, name } = next.order;
      if (!done.has(`${store}/${order}`)) {
        turn = turn.then(() => pause(1000 / wish.perSecond, undefined, { signal }).catch(() => undefined));
        await turn;
        if (signal.aborted) return;
      }
      const attempt = await attemptOne(resources, next, wish, done).catch(
        (error): Attempt => ({ kind: 'failed', why: wish.explain(error) }),
      );
      const item = { store, order, name, attempt };
      items.push(item);
      wish.onItem(item);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return items;
}

async function attemptOne(
  resources: ReplayResources,
  { order: listed, runIds, pausedBy }: Selected,
  wish: BatchWish,
  done: ReadonlySet<string>,
): Promise<Attempt> {
  const { store, order: id } = listed;
  if (done.has(`${store}/${id}`)) return { kind: 'skipped', why: 'replayed in this batch already' };
  // Since the orders were listed, minutes may have passed.
  const order = await resources.db.order.findUniqueOrThrow({
    where: { store_order: { store, order: id } },
    select: REPLAYABLE,
  });
  if (runIds === null && (order.outcome !== listed.outcome || order.exception !== listed.exception)) {
    return { kind: 'skipped', why: 'it has gone on by itself' };
  }
  if (pausedBy && !(await isPausedBy(resources.client, order.workflowId, pausedBy))) {
    return { kind: 'skipped', why: 'it has gone on by itself' };
  }
  const plan = await planReplay(resources, order, wish.from);
  if (plan.kind === 'refuse') return { kind: 'skipped', why: plan.why };
  if (runIds && plan.runId && !runIds.has(plan.runId)) {
    return { kind: 'skipped', why: 'a newer run of it has taken over' };
  }
  if (wish.dryRun) return { kind: 'would', from: plan.from, how: plan.kind, status: plan.status };
  return replayOrder(resources, order, wish);
}
