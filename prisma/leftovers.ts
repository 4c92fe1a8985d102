/** What of an order was done and not taken back, as the ledger knows it: a run that was reset, or lost, remembers less. */
import type { Action } from '../contracts/action.ts';
import type { OrderRef } from '../contracts/order.ts';
import type { Leftover } from '../contracts/workflow.ts';
import type { PrismaClient } from './generated/client.ts';

const UNDOABLE = ['reserve_stock', 'buy_label', 'create_fulfillment', 'request_fulfillment'];

/** First done, first in the list. A parcel is `finished` where it has its fulfillment: it may be on the truck. */
export async function leftoversOf(db: PrismaClient, { store, order }: OrderRef): Promise<Leftover[]> {
  const effects = await db.effect.findMany({
    where: { store, order, kind: { in: UNDOABLE }, state: { in: ['started', 'done', 'unclear'] } },
    orderBy: { startedAt: 'asc' },
  });
  if (effects.length === 0) return [];
  const decisions = await db.agentRun.findMany({
    where: { id: { in: effects.map(({ decisionId }) => decisionId) } },
    select: { id: true, actions: true },
  });
  const actions = new Map(decisions.map(({ id, actions }) => [id, actions as unknown as Action[]]));
  const parcel = ({ revision, step }: { revision: number; step: string }) => `${revision} ${step}`;
  const fulfillments = new Map(
    effects.flatMap((effect) =>
      effect.kind === 'create_fulfillment' ? [[parcel(effect), effect.state] as const] : [],
    ),
  );
  const finished = (effect: { revision: number; step: string }) => {
    const state = fulfillments.get(parcel(effect));
    return state === undefined ? 'no' : state === 'done' ? 'yes' : 'maybe';
  };
  return effects.flatMap((effect) => {
    const { step, revision, decisionId, kind } = effect;
    const index = (actions.get(decisionId) ?? []).findIndex((action) => action.kind === kind);
    // Whether a service has shipped meanwhile, only Shopify knows.
    const service = kind === 'request_fulfillment';
    return index < 0
      ? []
      : [{ step, revision, decisionId, index, finished: service ? ('maybe' as const) : finished(effect) }];
  });
}
