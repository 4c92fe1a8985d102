/** Each store's schedule follows the store's life: made, changed and paused with it, whoever changed it and when. */
import type { Logger } from 'pino';
import { StorePolicy } from '../contracts/policy.ts';
import type { PrismaClient } from '../prisma/generated/client.ts';
import { listStores } from '../prisma/stores.ts';
import {
  ensureSchedule,
  type ScheduledStore,
  type ScheduleResources,
} from '../runtime/reconcile/schedule.ts';
import { createBell } from './bell.ts';

const LOOK_MS = 30_000;

export interface ScheduleKeeper {
  /** A store has changed: look now. */
  wake(): void;
  stop(): Promise<void>;
}

export function keepSchedules(
  resources: ScheduleResources & { db: PrismaClient; log: Logger },
): ScheduleKeeper {
  const { db, log } = resources;
  const bell = createBell();
  const kept = new Map<string, string>();
  let stopped = false;

  const look = async () => {
    for (const store of await listStores(db)) {
      if (stopped) return;
      const wanted = toScheduled(store);
      if (kept.get(store.domain) === JSON.stringify(wanted)) continue;
      await ensureSchedule(resources, wanted).then(
        () => kept.set(store.domain, JSON.stringify(wanted)),
        (err) => log.warn({ err, store: store.domain }, 'the schedule could not be kept; tried again'),
      );
    }
  };
  const run = async () => {
    while (!stopped) {
      await look().catch((err) => log.warn({ err }, 'the stores could not be read; tried again'));
      await bell.wait(LOOK_MS);
    }
  };
  const running = run();
  return {
    wake: bell.ring,
    async stop() {
      stopped = true;
      bell.end();
      await running;
    },
  };
}

interface StoreFacts {
  domain: string;
  policy: unknown;
  uninstalledAt: Date | null;
}

function toScheduled({ domain, policy, uninstalledAt }: StoreFacts): ScheduledStore {
  const { reconcileMinutes } = StorePolicy.parse(policy);
  return { domain, everyMinutes: reconcileMinutes, connected: uninstalledAt === null };
}
