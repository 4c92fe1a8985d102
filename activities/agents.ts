/** One activity per agent: gathers what the agent knows, lets it decide, stores the decision, answers with a reference to it. */
import { v5 } from 'uuid';
import type { Agent } from '../agents/define.ts';
import { fail, finish } from '../agents/define.ts';
import { type AgentName, agents } from '../agents/index.ts';
import type { Shipment } from '../agents/router.ts';
import type { Action } from '../contracts/action.ts';
import type { DecisionRef, ProposedAction } from '../contracts/decision.ts';
import type { Failure } from '../contracts/failure.ts';
import { toDecimal } from '../contracts/money.ts';
import type { OrderAt } from '../contracts/order.ts';
import type { MessageEvent, ReturnEvent } from '../contracts/wording.ts';
import type { Repair, Stage } from '../contracts/workflow.ts';
import { permissionsOf } from '../prisma/permissions.ts';
import { findDecision, type Reuse, type StoredDecision, storeDecision } from '../prisma/runs.ts';
import { DEFAULT_LIMITS } from '../runtime/loop/limits.ts';
import type { Resources } from '../runtime/resources.ts';
import { gatherFor } from './facts.ts';
import { judgeBeyondRules } from './judgement.ts';
import { type Read, readOrder } from './orders.ts';
import { sight } from './sight.ts';
import { toolsOf } from './tools.ts';

export interface AgentRequest {
  at: OrderAt;
  stage: Stage;
  /** "validator", "shipping/1", "notification/processing" */
  step: string;
  /** Counts the runs of the step within this workflow run. */
  occasion: number;
  reuse: Reuse;
  shipment?: Shipment;
  event?: MessageEvent | ReturnEvent;
  about?: string;
  /** Asks the tracker whether labelled parcels have left the store: since when the order waits for it. UTC. */
  waitingSince?: string;
  trouble?: { moment: 'failed' | 'resumed'; failure: Failure; tries: number; unreachable: boolean };
  /** Seconds since a fulfillment service was asked for the shipment. */
  requested?: number;
  repair?: Repair;
  /** What is there is shipped, and the rest left for later: the store's way, or a person's choice. */
  partial?: boolean;
  /** Something the parcel rests on was only decided, and not done. */
  shadow?: boolean;
}

export interface AgentReply<Data> {
  decision: DecisionRef<Data>;
  /** Where the agent read the order anew: what the workflow's plan now rests on. */
  read?: Pick<Read, 'revision' | 'readAt' | 'leftovers' | 'left'>;
}

/** A different namespace from the effects': a decision's id is no idempotency key of anything outside. */
const NAMESPACE = '0e6b1f0a-3c52-5d0e-8f5b-4f1f6c1f2a77';

/** The agent's activity. `runId` makes a reset decide anew where an earlier answer no longer holds. */
export async function runAgent<N extends AgentName>(
  resources: Resources,
  name: N,
  request: AgentRequest,
  runId: string,
  signal?: AbortSignal,
): Promise<AgentReply<unknown>> {
  const call = { traceId: request.at.traceId, ...(signal ? { signal } : {}) };
  const read = name === 'validator' ? (await readOrder(resources, request.at, call)).read : undefined;
  const at = read ? { ...request.at, revision: read.revision } : request.at;

  const occasion = `${runId.slice(0, 8)}-${request.occasion}`;
  // That it was in order once holds no longer where somebody has fulfilled or deleted it since: planned it would fail, and fail again.
  const isGone = read && (read.over || !read.found);
  const reuse = isGone ? 'never' : request.reuse;
  const known = await findDecision<unknown>(resources.db, at, request.step, occasion, reuse);
  if (known) return reply(known, read);

  const begun = Date.now();
  const id = v5(JSON.stringify([at.store, at.order, at.revision, request.step, occasion]), NAMESPACE);
  const { decision: decided, saw } =
    read && !read.found
      ? { decision: notThere(read), saw: null }
      : await decide(resources, name, { ...request, at }, { ...call, id });
  const decision: StoredDecision<unknown> = {
    ...decided,
    id,
    agent: name,
    step: request.step,
    occasion,
  };
  await storeDecision(resources.db, at, request.stage, { decision, saw, ms: Date.now() - begun });
  return reply(decision, read);
}

/** That an order is missing which the store itself has announced, somebody must look at; of hearsay nothing comes. */
function notThere({ deleted, hearsay }: Read) {
  if (deleted) return finish('cancelled', 'the order was deleted in Shopify');
  if (hearsay) return finish('ignored', 'the store has no order of this id');
  return fail('order_not_found', 'the store has no order of this id');
}

async function decide(
  resources: Resources,
  name: AgentName,
  request: AgentRequest,
  on: { id: string; traceId: string; signal?: AbortSignal },
) {
  const agent = agents[name] as Agent;
  const { store, order, traceId } = request.at;
  const [facts, permits] = await Promise.all([
    gatherFor(name)(resources, request, on),
    permissionsOf(resources.db, request.at),
  ]);
  const input = agent.input.parse({ ...facts, permits });
  const decision = await judgeBeyondRules(resources, agent, input, agent.decide(input), {
    run: { run: on.id, store, order, agent: name, traceId },
    tools: toolsOf(name),
    limits: { ...DEFAULT_LIMITS, ...agent.limits },
    ...on,
  });
  return { decision, saw: sight(input as object) };
}

function reply(decision: StoredDecision<unknown>, read: Read | undefined): AgentReply<unknown> {
  const { id, agent, verdict, confidence, actions } = decision;
  const ref: DecisionRef<unknown> = {
    decisionId: id,
    agent,
    verdict,
    confidence,
    actions: actions.map(toProposed),
  };
  if (!read) return { decision: ref };
  const { found: _found, cancelled: _cancelled, over: _over, ...plan } = read;
  return { decision: ref, read: plan };
}

const toProposed = (action: Action, index: number): ProposedAction => ({
  index,
  kind: action.kind,
  label: labelOf(action),
  ...(action.kind === 'create_fulfillment' && action.afterHandOver
    ? { afterHandOverOf: action.shipment }
    : {}),
});

/** What an operator reads beside the activity in the Temporal Web UI. No personal data. */
export function labelOf(action: Action): string {
  switch (action.kind) {
    case 'add_tags':
      return `tag ${action.tags.length}`;
    case 'place_hold':
      return `hold: ${action.reason}`;
    case 'release_hold':
      return 'release hold';
    case 'reserve_stock':
      return `reserve ${action.units.reduce((sum, unit) => sum + unit.quantity, 0)} units`;
    case 'await_stock':
      return action.units.length > 0 ? 'wait for stock' : 'waits for stock no more';
    case 'move_fulfillment_order':
      return `move ${action.units.length} lines`;
    case 'set_quantities':
      return `set quantities of ${action.lines.length} lines`;
    case 'update_address':
      return 'correct address';
    case 'buy_label':
      return `buy label ${action.shipment}: ${action.carrier} ${action.service}`;
    case 'create_fulfillment':
      return `create fulfillment ${action.shipment}`;
    case 'request_fulfillment':
      return `ask the fulfillment service for shipment ${action.shipment}`;
    case 'send_message':
      return `send message: ${action.event}`;
    case 'approve_return':
      return 'approve return';
    case 'decline_return':
      return `decline return: ${action.reason}`;
    case 'close_return':
      return 'close return';
    case 'process_exchange':
      return 'exchange goods';
    case 'capture_payment':
      return `capture ${toDecimal(action.amount)} ${action.amount.currency}`;
    case 'create_refund': {
      const { presentment } = action.amount;
      return `refund ${toDecimal(presentment)} ${presentment.currency} for ${action.returnName}`;
    }
    case 'draft_wording':
      return `draft wording: ${action.language}`;
  }
}
