/** The guard of the model budget: asked before each call, told after it. It fails closed: no answer from Postgres is a no. */
import type { Logger } from 'pino';
import { type Cap, reserveBudget, settleBudget, type Taken, usualCost } from '../../prisma/budgets.ts';
import type { PrismaClient } from '../../prisma/generated/client.ts';

/** The day's money is spent: rules decide until midnight UTC. */
export class BudgetExhausted extends Error {
  override name = 'BudgetExhausted';
}

export interface Budget {
  /** @throws BudgetExhausted where the store, the agent or all together have too little left for the day. */
  reserve(call: { store: string; agent: string; microUsd: number }): Promise<Reservation>;
}

export interface Reservation {
  /** Books what the call came to; `task` for noticing one that costs far more than its kind. */
  settle(microUsd: number, task: string): Promise<void>;
}

export interface BudgetOptions {
  db: PrismaClient;
  log: Logger;
  /** Millionths of a US dollar a day. */
  all: number;
  agent: number;
  ofStore(domain: string): Promise<number>;
  now?: () => Date;
}

/** For measurements that book nothing. */
export const unlimited: Budget = { reserve: async () => ({ settle: async () => {} }) };

/** Parts of a cap at which somebody should know. */
const ALERTS = [0.5, 0.8, 1];
/** Times the usual cost of a task's call. */
const UNUSUAL = 5;
const MEDIAN_AGE_MS = 300_000;

export function createBudget({ db, log, all, agent: perAgent, ofStore, now }: BudgetOptions): Budget {
  const usual = remembered((task) => usualCost(db, task));

  return {
    async reserve({ store, agent, microUsd }) {
      const day = (now?.() ?? new Date()).toISOString().slice(0, 10);
      const caps: Cap[] = [
        { scope: 'all', microUsd: all },
        { scope: `agent/${agent}`, microUsd: perAgent },
        { scope: `store/${store}`, microUsd: await ofStore(store) },
      ];
      const taken = await reserveBudget(db, day, caps, microUsd);
      if (!taken) throw new BudgetExhausted(`the model budget of ${day} is spent`);
      for (const one of taken) alert(one, microUsd);
      const scopes = caps.map(({ scope }) => scope);
      return {
        async settle(spent, task) {
          await settleBudget(db, day, scopes, { reserved: microUsd, spent });
          const median = await usual(task);
          if (median !== null && spent > median * UNUSUAL)
            log.warn({ task, agent, microUsd: spent, median }, 'a model call cost far more than its kind');
        },
      };
    },
  };

  function alert({ scope, cap, taken }: Taken, added: number): void {
    const crossed = ALERTS.findLast((part) => taken >= cap * part && taken - added < cap * part);
    if (crossed !== undefined)
      log.warn({ budget: scope, percent: crossed * 100, cap, taken }, 'model budget: share of the day used');
  }
}

/** Asks once in a while: a median does not move from call to call. */
function remembered(ask: (task: string) => Promise<number | null>) {
  const known = new Map<string, { at: number; value: Promise<number | null> }>();
  return (task: string): Promise<number | null> => {
    const found = known.get(task);
    if (found && Date.now() - found.at < MEDIAN_AGE_MS) return found.value;
    const value = ask(task).catch(() => null);
    known.set(task, { at: Date.now(), value });
    return value;
  };
}
