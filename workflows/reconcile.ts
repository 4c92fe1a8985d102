/** Finds what a store's webhooks missed: reads what changed since the last time, and has the rest done by the orders' own workflows. */
import { continueAsNew, log, setCurrentDetails, workflowInfo } from '@temporalio/workflow';
import type { Counts, Reconciled, ReconcileInput, WebhooksRepaired } from '../contracts/reconcile.ts';
import { readers, recorders } from './activities.ts';
import { failureOf } from './failures.ts';

/** Enough for an ordinary day; after it a new run goes on with a history of its own. */
const PAGES_A_RUN = 50;
const NOTHING: Counts = { read: 0, missed: 0, differing: 0 };

export async function reconcile(input: ReconcileInput): Promise<Reconciled> {
  const { store, carried } = input;
  const begun = carried
    ? ({ kind: 'read', window: carried.window } as const)
    : await readers.reconcileWindow(input);
  if (begun.kind === 'skipped') return begun;

  const { window } = begun;
  let place = carried?.place ?? { since: window.since, after: null };
  let counts = carried?.counts ?? NOTHING;
  for (let pages = 0; ; pages += 1) {
    if (pages >= PAGES_A_RUN || workflowInfo().continueAsNewSuggested)
      await continueAsNew<typeof reconcile>({ ...input, carried: { window, place, counts } });
    const page = await readers.reconcilePage({ store, window, place });
    counts = sum(counts, page.counts);
    tell(window.since, counts);
    if (!page.next) break;
    place = page.next;
  }
  await recorders.noteReconciled({ store, counts });
  return { kind: 'done', ...window, ...counts, webhooks: await repair(store) };
}

/** Last: what was missed is not to wait for it, and is made up for even where it fails. */
async function repair(store: string): Promise<WebhooksRepaired | null> {
  try {
    return await readers.repairSubscriptions({ store });
  } catch (error) {
    const failed = failureOf(error);
    if (!failed) throw error;
    log.warn('the webhook subscriptions could not be looked at', { store, ...failed });
    return null;
  }
}

const sum = (a: Counts, b: Counts): Counts => ({
  read: a.read + b.read,
  missed: a.missed + b.missed,
  differing: a.differing + b.differing,
});

const tell = (since: string, { read, missed, differing }: Counts) =>
  setCurrentDetails(
    `changes since ${since}: **${read}** orders read, **${missed}** missed, **${differing}** differing`,
  );
