/** Webhooks that came in meanwhile. The order is read anew, because a message may be late, doubled or our own echo. */
import type { Outcome } from '../contracts/decision.ts';
import type { ChangedSince, Repair } from '../contracts/workflow.ts';
import { readers } from './activities.ts';
import { failureOf } from './failures.ts';
import type { Life } from './life.ts';

/** A lost webhook must not leave an order waiting for ever: without news it is read again this often. */
export const REREAD_SECONDS = 12 * 3600;

/** The order's run is over. Never leaves the workflow. */
export class Settled extends Error {
  constructor(
    readonly outcome: Outcome,
    readonly why: string,
  ) {
    super(why);
  }
}

/** The facts of the plan changed: it starts over at a higher revision. Never leaves the workflow. */
export class Changed extends Error {
  constructor(
    readonly revision: number,
    /** The order is as it was, and only its plan is made anew: what is known of buyer, address and risk still holds. */
    readonly repair: Repair | null = null,
  ) {
    super('the order changed');
  }
}

/**
 * Takes in what arrived, at a point where the plan may safely change.
 * @returns the topics that arrived since the order was last read.
 * @throws Changed or Settled where the order is no longer the one the plan was made for.
 */
export async function takeNews(life: Life, { reread = false } = {}): Promise<string[]> {
  const topics = life.webhooks.splice(0).filter((signal) => signal.receivedAt > life.readAt);
  // Before the first read nothing is news: the validator is about to read the order as it is.
  if (life.readAt === '') return [];
  // An order that is being given up has nowhere else to go.
  if (life.state.stage === 'cancel' || (topics.length === 0 && !reread && !life.mustRead)) return [];
  // A parcel that has left cannot follow an edit: from here on only a cancellation counts, and what comes to it.
  const shipped = life.hasLeft();
  const underway = shipped && life.state.outcome !== 'delivered' && life.finished === null;
  life.mustRead = false;
  const news = await readers.refresh({ ...life.at(), ...(underway ? { shipped } : {}) });
  life.noteSeen(news);
  if (news.cancelled) throw new Settled('cancelled', 'the order was cancelled in Shopify');
  if (news.deleted && !shipped) throw new Settled('cancelled', 'the order was deleted in Shopify');
  const rises = news.revision > life.state.revision;
  // What had left once is not sent again before a person has said so.
  if (news.reopened && shipped) return topicsOf(topics);
  if (news.unshipped && (life.finished || (rises && life.state.outcome === 'delivered')))
    throw new Changed(news.revision);
  if (news.over && !shipped) throw new Settled('nothing_to_ship', news.over);
  if (rises && !shipped) throw new Changed(news.revision);
  const { changed, revision } = news;
  if (changed && isNew(life, changed, revision)) life.kept.since = { revision, ...changed } satisfies Since;
  return topicsOf(topics);
}

const topicsOf = (signals: { topic: string }[]) => [...new Set(signals.map(({ topic }) => topic))];

/** How the order has changed since its parcels left, and whether that was met. */
type Since = ChangedSince & { revision: number; met?: true };

/** An address that was asked about is not asked about again because something else has changed. */
function isNew({ kept, state }: Life, changed: ChangedSince, revision: number): boolean {
  const since = kept.since as Since | undefined;
  if (revision <= (since?.revision ?? state.revision)) return false;
  return changed.what === 'units' || since?.what !== 'address' || since.to !== changed.to;
}

/** What came after the parcels had left, each change once. */
export function takeChange({ kept }: Life): Since | null {
  const since = kept.since as Since | undefined;
  if (!since || since.met) return null;
  kept.since = { ...since, met: true } satisfies Since;
  return since;
}

/** As `takeNews`, for an order that waits: while Shopify cannot be asked, it waits on. */
export async function hearNews(life: Life, reread: boolean): Promise<void> {
  try {
    await takeNews(life, { reread });
  } catch (error) {
    const failed = failureOf(error);
    if (!failed) throw error;
    life.note(`the order could not be read: ${failed.detail}`);
  }
}
