/** What a person's answer comes to: a decision of theirs in place of an agent's, allowed call by call. The gateway performs it like any other. */
import { v5 } from 'uuid';
import type { Answer } from '../../contracts/case.ts';
import type { OrderAt } from '../../contracts/order.ts';
import type { Stage } from '../../contracts/workflow.ts';
import { readCase, readEdit } from '../../prisma/cases.ts';
import { type Approval, approveCalls, permitEffect } from '../../prisma/effects.ts';
import { loadSnapshot } from '../../prisma/orders.ts';
import { supersede } from '../../prisma/parcels.ts';
import { allowFailure } from '../../prisma/permissions.ts';
import { readDecision, type StoredDecision, storeDecision } from '../../prisma/runs.ts';
import { proposalOf } from '../../runtime/gateway/gateway.ts';
import type { Resources } from '../../runtime/resources.ts';
import { labelOf } from '../agents.ts';
import { reopenedOf } from '../reopened.ts';
import { planEdit } from './edit.ts';

type Given<C extends Answer['choice']> = Extract<Answer, { choice: C }>;

interface Call {
  decisionId: string;
  index: number;
  label: string;
}

export type Heeded =
  | { kind: 'done' }
  /** To be performed by the gateway, and only then is it done. `reroute`: the order ships from elsewhere than was planned. */
  | { kind: 'act'; calls: Call[]; reroute: boolean }
  /** It could not be done: the person is told, and asked again. Free of personal data. */
  | { kind: 'trouble'; why: string };

const HOUR_MS = 3600_000;
const NAMESPACE = '2f9f4a0e-62b1-5a57-9c0b-0b6a3c9f7f1d';

async function approvalOf(resources: Resources, { by, caseId }: Answer, store: string): Promise<Approval> {
  const { policy } = await resources.store(store);
  return { by, caseId, until: new Date(Date.now() + policy.approvalHours * HOUR_MS) };
}

/** Allows exactly the calls that the case has shown. */
export async function heedApproval(resources: Resources, answer: Given<'approve'>): Promise<Heeded> {
  const { db } = resources;
  const { proposal, store } = await readCase(db, answer.caseId);
  const calls = proposal?.calls ?? [];
  const allowed = await approveCalls(db, calls, await approvalOf(resources, answer, store));
  if (allowed === calls.length) return { kind: 'done' };
  return { kind: 'trouble', why: 'what you approved has changed since' };
}

/** The stage that is tried again finds the permission among its facts, and goes on for these alone. */
export async function heedAllowance({ db }: Resources, answer: Given<'allow'>): Promise<Heeded> {
  return (await allowFailure(db, answer))
    ? { kind: 'done' }
    : { kind: 'trouble', why: 'this is nothing that can be allowed' };
}

/** Puts the alternative in the place of the decision: the stage that is tried again finds it there. */
export async function heedChoice(
  resources: Resources,
  at: OrderAt,
  answer: Given<'choose'>,
): Promise<Heeded> {
  const { db } = resources;
  const found = await readCase(db, answer.caseId);
  const option = found.alternatives.find(({ id }) => id === answer.option);
  const replaced = option?.of && (await readDecision(db, option.of.decisionId));
  const alternative = replaced?.alternatives[option?.of?.index ?? -1];
  if (!replaced || !alternative?.instead)
    return { kind: 'trouble', why: `there is no alternative ${answer.option}` };
  const { agent, step } = replaced;
  const { data, actions } = alternative.instead;
  const decisionId = await decideAs(resources, at, found.stage as Stage, answer, {
    agent,
    step,
    verdict: { kind: 'proceed', data },
    reasons: [`${answer.by} chose: ${alternative.option}`],
    actions,
  });
  // What is decided anew by what the store has is done now: the stage would not look for it.
  const calls = actions.map((action, index) => ({ decisionId, index, label: labelOf(action) }));
  return agent === 'returns' ? { kind: 'act', calls, reroute: false } : { kind: 'done' };
}

/** An edit becomes decisions of its own, whose calls are bound to what the person has written. */
export async function heedEdit(resources: Resources, at: OrderAt, answer: Given<'edit'>): Promise<Heeded> {
  const { db } = resources;
  const edit = await readEdit(db, answer);
  if (!edit) return { kind: 'trouble', why: 'the edit is not the one that was proposed for this case' };
  const { stage } = await readCase(db, answer.caseId);
  const planned = await planEdit(resources, at, edit);
  if (planned.kind === 'trouble') return planned;
  const calls: Call[] = [];
  for (const { agent, actions } of planned.parts) {
    const decisionId = await decideAs(resources, at, stage as Stage, answer, {
      agent,
      step: `edit/${answer.editId}`,
      verdict: { kind: 'proceed', data: {} },
      reasons: [`corrected by ${answer.by}`],
      actions,
    });
    calls.push(...actions.map((action, index) => ({ decisionId, index, label: labelOf(action) })));
  }
  return { kind: 'act', calls, reroute: edit.location !== undefined };
}

/** What had left once is sent again: its parcel is done with. */
export async function heedAgain(
  { db }: Resources,
  at: OrderAt,
  { caseId }: Given<'retry_from'>,
): Promise<Heeded> {
  const { failure } = await readCase(db, caseId);
  const reopened =
    failure === 'fulfillment_cancelled' && (await reopenedOf({ db }, await loadSnapshot(db, at)));
  if (reopened) await supersede(db, at, reopened.parcels);
  return { kind: 'done' };
}

type Decided = Pick<StoredDecision<unknown>, 'agent' | 'step' | 'verdict' | 'reasons' | 'actions'>;

async function decideAs(
  resources: Resources,
  at: OrderAt,
  stage: Stage,
  answer: Answer,
  decided: Decided,
): Promise<string> {
  const { db } = resources;
  const id = v5(JSON.stringify([answer.caseId, answer.choice, decided.agent, decided.step]), NAMESPACE);
  const decision: StoredDecision<unknown> = {
    ...decided,
    id,
    occasion: `case-${answer.caseId}`,
    confidence: 1,
    alternatives: [],
    decidedBy: 'person',
  };
  await storeDecision(db, at, stage, { decision, saw: null, ms: 0 });
  const approval = await approvalOf(resources, answer, at.store);
  for (const index of decided.actions.keys()) {
    const { row } = await proposalOf({ db }, { decisionId: id, index });
    await permitEffect(db, row, approval);
  }
  return id;
}
