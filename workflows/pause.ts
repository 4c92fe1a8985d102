/** While an operator has stopped the store, or all stores, an order waits with what it was about to do. */
import type { ActResult } from '../runtime/gateway/gateway.ts';
import { recorders } from './activities.ts';
import type { Life } from './life.ts';
import { takeNews } from './news.ts';

/** @throws Changed or Settled where the order became another one meanwhile. */
export async function unlessPaused(
  life: Life,
  ask: () => Promise<ActResult>,
): Promise<Exclude<ActResult, { kind: 'paused' }>> {
  for (;;) {
    const result = await ask();
    if (result.kind !== 'paused') return result;
    life.resuming ??= untilResumed(life, result).finally(() => {
      life.resuming = null;
    });
    await life.resuming;
  }
}

/** The waiting is an activity that fails and is tried again: days of it add nothing to the order's history. */
async function untilResumed(
  life: Life,
  { by, reason }: { by: string; reason: string | null },
): Promise<void> {
  const why = `paused by ${by}${reason ? `: ${reason}` : ''}`;
  life.note(why);
  await recorders.untilResumed.executeWithOptions({ summary: why }, [{ store: life.at().store }]);
  life.note('resumed');
  // An order that follows its parcels takes its news in by itself, and needs their topics.
  if (life.state.stage !== 'follow') await takeNews(life);
}
