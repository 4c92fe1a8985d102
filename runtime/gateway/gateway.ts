/** The action gateway: the only door outward. It judges a stored proposal, and sees to it that its effect happens once. */
import { ConnectorError } from '../../connectors/error.ts';
import { ACTIONS, type Action, type ActionKind } from '../../contracts/action.ts';
import { mayApprove } from '../../contracts/approver.ts';
import { levelOf } from '../../contracts/autonomy.ts';
import { effectKey } from '../../contracts/effect.ts';
import type { Failure } from '../../contracts/failure.ts';
import { hashOf } from '../../contracts/hash.ts';
import type { StorePolicy } from '../../contracts/policy.ts';
import { claimEffect, type EffectRow, noteEffect, settleEffect, standingOf } from '../../prisma/effects.ts';
import { readDecision } from '../../prisma/runs.ts';
import type { Resources } from '../resources.ts';
import { createFulfillment, moveFulfillmentOrder } from './fulfillments.ts';
import { judge } from './judge.ts';
import { buyLabel } from './labels.ts';
import { sendMessage } from './messages.ts';
import {
  addTags,
  awaitStock,
  placeHold,
  releaseHold,
  reserveStock,
  setQuantities,
  updateAddress,
} from './orders.ts';
import { capturePayment, capturePurpose } from './payments.ts';
import type { Performer, Performing, Result } from './performer.ts';
import { createRefund, refundPurpose } from './refunds.ts';
import { requestFulfillment } from './requests.ts';
import { approveReturn, closeReturn, declineReturn, processExchange } from './returns.ts';
import { overVelocity } from './velocity.ts';
import { draftWording } from './wordings.ts';

const PERFORMERS: { [K in ActionKind]: Performer<K> } = {
  add_tags: addTags,
  place_hold: placeHold,
  release_hold: releaseHold,
  reserve_stock: reserveStock,
  await_stock: awaitStock,
  move_fulfillment_order: moveFulfillmentOrder,
  update_address: updateAddress,
  set_quantities: setQuantities,
  buy_label: buyLabel,
  create_fulfillment: createFulfillment,
  request_fulfillment: requestFulfillment,
  send_message: sendMessage,
  draft_wording: draftWording,
  approve_return: approveReturn,
  decline_return: declineReturn,
  close_return: closeReturn,
  process_exchange: processExchange,
  create_refund: createRefund,
  capture_payment: capturePayment,
};

/** Longer than an attempt may take, which is 45 s (workflows/activities.ts): after it one counts as dead, and what it did is read back. */
const LEASE_MS = 60_000;

export interface ActRequest {
  /** The stored decision, which names its order and revision, and which of its actions. */
  decisionId: string;
  index: number;
  /** What it rests on was only decided: so is this, whatever its own level is. */
  shadow?: boolean;
}

export type ActResult =
  | { kind: 'done' }
  /** It may have happened; it is counted and shown, and the order goes on. */
  | { kind: 'unclear' }
  | { kind: 'shadowed' }
  /** An operator has stopped this store, or all: nothing was done, and it may be asked again. */
  | { kind: 'paused'; by: string; reason: string | null }
  | { kind: 'needs_approval'; failure: Failure }
  | { kind: 'refused'; failure: Failure };

/** Looks up what an agent may propose; the agents themselves are above this module. */
export type AllowList = (agent: string) => readonly string[];

/**
 * Performs one proposed action, if it may.
 * @throws ConnectorError where trying again later may help; everything else comes back as a result.
 */
export async function act(
  resources: Resources,
  allowList: AllowList,
  request: ActRequest,
  signal?: AbortSignal,
): Promise<ActResult> {
  const proposal = await proposalOf(resources, request);
  const { action, row } = proposal;
  const { policy } = await resources.store(row.store);
  const level = request.shadow
    ? 'shadow'
    : levelOf(action.kind, policy, await resources.board.levels(row.store));
  const { approvedBy, begun } = await standingOf(resources.db, row.key, row.argsHash);
  const judgement = judge({
    action,
    agent: proposal.agent,
    mayPropose: allowList(proposal.agent),
    confidence: proposal.confidence,
    policy,
    level,
    // The store may have named others since.
    approved: approvedBy !== null && mayApprove(policy.approvers, approvedBy),
    begun,
  });
  row.tier = judgement.tier;
  switch (judgement.kind) {
    case 'refuse':
      return { kind: 'refused', failure: { kind: 'action_refused', detail: judgement.why } };
    case 'ask':
      await noteEffect(resources.db, row, 'proposed');
      return { kind: 'needs_approval', failure: { kind: judgement.failure, detail: judgement.why } };
    case 'shadow':
      await noteEffect(resources.db, row, 'shadowed');
      return { kind: 'shadowed' };
    case 'allow':
      return (
        (await paused(resources, row, policy, 'done')) ??
        performOnce(action, row, performing(resources, row, signal))
      );
  }
}

/** Takes an effect back, if it happened. Its key is spent afterwards, so a late retry cannot do it again. */
export async function undo(
  resources: Resources,
  request: ActRequest,
  signal?: AbortSignal,
): Promise<ActResult> {
  const { action, row } = await proposalOf(resources, request);
  const { policy } = await resources.store(row.store);
  const stopped = await paused(resources, row, policy, 'undone');
  if (stopped) return stopped;
  const on = performing(resources, row, signal);
  const performer = PERFORMERS[action.kind] as Performer<ActionKind>;
  const claim = await claimEffect(resources.db, row, LEASE_MS);
  if (claim.kind === 'busy') throw busy(claim.until);
  if (claim.kind === 'conflict') return refuseConflict(row);
  if (claim.kind === 'settled' && claim.state !== 'done') return { kind: 'done' };
  try {
    const untouched = claim.kind === 'claimed' && !claim.interrupted;
    if (!untouched) {
      // An interrupted attempt may have acted without leaving its result: find it first, so that there is something to undo.
      if (claim.kind === 'claimed') await performer.readBack(action, on).catch(unlessUnclear);
      await performer.undo?.(action, on);
    }
    await settleEffect(resources.db, row.key, 'undone');
    return { kind: 'done' };
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    if (claim.kind === 'claimed') await settleEffect(resources.db, row.key, 'started');
    if (error.retryable) throw error;
    return { kind: 'refused', failure: { kind: error.kind, detail: error.message } };
  }
}

/** What cannot be read of a label does not keep it from being given back: the carrier finds it by its purchase. */
function unlessUnclear(error: unknown): void {
  if (!(error instanceof ConnectorError) || error.kind !== 'label_unclear') throw error;
}

async function paused(
  resources: Resources,
  row: EffectRow,
  policy: StorePolicy,
  deed: 'done' | 'undone',
): Promise<ActResult | null> {
  const { store } = row;
  const kind = row.kind as ActionKind;
  const pause =
    (await resources.board.paused(store)) ?? (await overVelocity(resources, { store, kind, deed, policy }));
  return pause && { kind: 'paused', by: pause.by, reason: pause.reason };
}

/** A stored proposal, and the row of the ledger that stands for it. */
export async function proposalOf(resources: Pick<Resources, 'db'>, { decisionId, index }: ActRequest) {
  const decision = await readDecision(resources.db, decisionId);
  const action = decision.actions[index];
  if (!action) throw new Error(`decision ${decisionId} has no action ${index}`);
  const name = effectName(action, decision);
  const row: EffectRow = {
    ...name,
    key: effectKey(name),
    kind: action.kind,
    tier: ACTIONS[action.kind].tier,
    traceId: decision.traceId,
    decisionId,
    argsHash: hashOf(action),
  };
  return { action, row, agent: decision.agent, confidence: decision.confidence };
}

function effectName(
  action: Action,
  decision: { store: string; order: string; revision: number; step: string; occasion: string },
) {
  const { store, order, step } = decision;
  switch (ACTIONS[action.kind].once) {
    case 'order':
      return { store, order, revision: 0, step, purpose: purposeOf(action) };
    case 'revision':
      return { store, order, revision: decision.revision, step, purpose: purposeOf(action) };
    case 'payment':
      return { store, order, revision: 0, step: 'payment', purpose: purposeOf(action) };
    case 'return':
      return { store, order, revision: 0, step: 'returns', purpose: purposeOf(action) };
    case 'occasion':
      return {
        store,
        order,
        revision: decision.revision,
        step: `${step}#${decision.occasion}`,
        purpose: action.kind,
      };
  }
}

/** One step may move units between several pairs of locations, and ask the buyer several things: each is an effect of its own. */
function purposeOf(action: Action): string {
  if (action.kind === 'move_fulfillment_order')
    return `${action.kind} ${action.fromLocationId} ${action.toLocationId}`;
  if (action.kind === 'create_refund') return refundPurpose(action.returnId, action.after);
  if (action.kind === 'capture_payment') return capturePurpose(action.transactionId);
  if ('returnId' in action) return `${action.kind} ${action.returnId}`;
  const isQuestion = action.kind === 'send_message' && /^(question|reminder)_/.test(action.event);
  return isQuestion ? `${action.kind} ${action.event}` : action.kind;
}

function performing(resources: Resources, row: EffectRow, signal?: AbortSignal): Performing {
  const { key, traceId } = row;
  return { resources, at: row, key, call: { traceId, ...(signal ? { signal } : {}) } };
}

async function performOnce(action: Action, row: EffectRow, on: Performing): Promise<ActResult> {
  const { db } = on.resources;
  const claim = await claimEffect(db, row, LEASE_MS);
  switch (claim.kind) {
    case 'busy':
      throw busy(claim.until);
    case 'conflict':
      // The buyer was told in other words, before the order or the wording changed: once is enough.
      return ACTIONS[action.kind].once === 'order' ? { kind: 'done' } : refuseConflict(row);
    case 'settled':
      return settled(claim.state);
    case 'claimed': {
      const performer = PERFORMERS[action.kind] as Performer<ActionKind>;
      let known = !claim.interrupted;
      try {
        const before = known ? { happened: 'no' as const } : await performer.readBack(action, on);
        known = true;
        if (before.happened === 'unknown') return await markUnclear(on, row);
        const result: Result = before.happened === 'yes' ? before.result : await performer.act(action, on);
        await settleEffect(db, row.key, 'done', result);
        return { kind: 'done' };
      } catch (error) {
        return await afterError(error, known, performer, action, row, on);
      }
    }
  }
}

async function afterError(
  error: unknown,
  known: boolean,
  performer: Performer<ActionKind>,
  action: Action,
  row: EffectRow,
  on: Performing,
): Promise<ActResult> {
  const { db } = on.resources;
  // Not a connector's word: what happened is not known. The lease runs out, and the next attempt reads back.
  if (!(error instanceof ConnectorError)) throw error;
  if (!known) {
    // An earlier attempt may have acted, and could not be read back now: the next one asks again.
    await settleEffect(db, row.key, 'started');
  } else if (error.mayHaveActed) {
    // Released, so that the next attempt may read back at once; or given up on, where nothing can be read back.
    const after = await performer.readBack(action, on).catch(() => null);
    if (after?.happened === 'unknown') return markUnclear(on, row);
    await settleEffect(db, row.key, 'started');
  } else {
    await settleEffect(db, row.key, 'pending');
  }
  if (error.retryable) throw error;
  return { kind: 'refused', failure: { kind: error.kind, detail: error.message } };
}

async function markUnclear({ resources }: Performing, row: EffectRow): Promise<ActResult> {
  await settleEffect(resources.db, row.key, 'unclear');
  resources.log.warn(
    { traceId: row.traceId, effect: row.key, kind: row.kind },
    'effect unclear: not tried again',
  );
  return { kind: 'unclear' };
}

function settled(state: 'done' | 'unclear' | 'undone'): ActResult {
  switch (state) {
    case 'done':
    case 'unclear':
      return { kind: state };
    case 'undone':
      return { kind: 'refused', failure: { kind: 'action_refused', detail: 'this was already taken back' } };
  }
}

const refuseConflict = (row: EffectRow): ActResult => ({
  kind: 'refused',
  failure: { kind: 'action_refused', detail: `${row.purpose} was already done with other arguments` },
});

const busy = (until: Date) =>
  new ConnectorError({
    kind: 'unknown',
    message: 'another attempt is performing this action right now',
    retryable: true,
    retryAfterMs: Math.max(1_000, until.getTime() - Date.now()),
    mayHaveActed: false,
  });
