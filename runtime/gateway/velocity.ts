/** The velocity cap: what happens far too often in an hour is a fault, and pauses the store before it goes on. */
import type { ActionKind } from '../../contracts/action.ts';
import type { StorePolicy } from '../../contracts/policy.ts';
import { countRecent, lastResumed, type Pause, pause } from '../../prisma/switches.ts';
import type { Resources } from '../resources.ts';

const HOUR_MS = 3600_000;

/** Who paused, where nobody did: shown beside the reason. */
const BY = 'waybill';

type Deed = 'done' | 'undone';

interface Cap {
  /** How often within an hour, at most. */
  of: (policy: StorePolicy) => number;
  /** Shown as "12 labels bought". */
  what: string;
}

/** Whatever costs the store money or a buyer's trust when it is done in a loop. An action that is not named has no cap. */
const CAPS: { [K in ActionKind]?: { [D in Deed]?: Cap } } = {
  buy_label: {
    done: { of: (policy) => policy.labelsPerHour, what: 'labels bought' },
    undone: { of: (policy) => policy.voidsPerHour, what: 'labels taken back' },
  },
  create_refund: {
    done: { of: (policy) => policy.refundsPerHour, what: 'refunds paid' },
  },
  create_fulfillment: {
    undone: { of: (policy) => policy.cancellationsPerHour, what: 'fulfillments cancelled' },
  },
};

/**
 * Pauses the store where one more `deed` of that kind would go over its cap.
 * Counted from the last `waybill resume` on: somebody has looked, and lets it go on.
 */
export async function overVelocity(
  { db, log }: Pick<Resources, 'db' | 'log'>,
  { store, kind, deed, policy }: { store: string; kind: ActionKind; deed: Deed; policy: StorePolicy },
): Promise<Pause | null> {
  const limit = CAPS[kind]?.[deed];
  if (!limit) return null;
  const cap = limit.of(policy);
  const resumed = await lastResumed(db, store);
  const since = new Date(Math.max(Date.now() - HOUR_MS, resumed?.getTime() ?? 0));
  const count = await countRecent(db, { store, kind, undone: deed === 'undone', since });
  if (count < cap) return null;
  const reason = `${count} ${limit.what} since ${since.toISOString().slice(11, 16)} UTC, the cap is ${cap} an hour`;
  log.error({ store, kind, count, cap }, 'velocity cap reached: the store is paused');
  const known = await pause(db, { store, by: BY, reason });
  return known ?? { store, by: BY, reason, since: new Date() };
}
