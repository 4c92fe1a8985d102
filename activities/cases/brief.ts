/** What a person is shown when a case opens: what is proposed and why, what was tried, what else could be done, and what each answer does. */
import type { Offered, OpenedCase, Option, Proposal, Tried } from '../../contracts/case.ts';
import type { Alternative, Verdict } from '../../contracts/decision.ts';
import type { Failure } from '../../contracts/failure.ts';
import { hashOf } from '../../contracts/hash.ts';
import type { OrderAt } from '../../contracts/order.ts';
import { STAGES, type Stage } from '../../contracts/workflow.ts';
import { proposedCalls } from '../../prisma/effects.ts';
import type { PrismaClient } from '../../prisma/generated/client.ts';
import { leftoversOf } from '../../prisma/leftovers.ts';
import { readDecision } from '../../prisma/runs.ts';
import { labelOf } from '../agents.ts';

export interface Asked {
  at: OrderAt;
  stage: Stage;
  failure: Failure;
  question: string;
  /** What the exception agent offers. */
  choices: Offered[];
}

export interface Brief {
  proposal: Proposal | null;
  alternatives: Option[];
  tried: Tried[];
  choices: Offered[];
  stages: OpenedCase['stages'];
  /** Of a failure that a person may overrule: the hash of the facts it rests on. */
  about: string | null;
}

export async function briefOf(db: PrismaClient, asked: Asked): Promise<Brief> {
  const [proposal, failing, advice, tried, stages] = await Promise.all([
    proposalOf(db, asked.at),
    failingRun(db, asked),
    lastAdvice(db, asked.at),
    triedOf(db, asked.at),
    stagesOf(db, asked),
  ]);
  const decisionId = proposal?.calls[0]?.decisionId ?? failing?.id ?? null;
  const about = failing?.about ?? null;
  const alternatives = optionsOf(await alternativesOf(db, decisionId), advice);
  const choices = offer(asked, { proposal, alternatives, stages, about });
  return { proposal, alternatives, tried, stages, about, choices };
}

/** The calls that were kept back, with the reasons of the decision that proposed the first of them. */
async function proposalOf(db: PrismaClient, at: OrderAt): Promise<Proposal | null> {
  const calls: Proposal['calls'] = [];
  let first: Awaited<ReturnType<typeof readDecision>> | null = null;
  for (const { key, argsHash, kind, decisionId } of await proposedCalls(db, at)) {
    const decision = await readDecision(db, decisionId);
    // What an older plan proposed, nobody waits for any more.
    if (decision.revision !== at.revision) continue;
    if (decision.agent === 'returns' && decisionId !== (await lastRunOf(db, at, 'returns'))) continue;
    const index = decision.actions.findIndex((action) => action.kind === kind && hashOf(action) === argsHash);
    const action = decision.actions[index];
    if (!action) continue;
    first ??= decision;
    calls.push({ key, hash: argsHash, kind, label: labelOf(action), decisionId, index });
  }
  if (!first) return null;
  const { agent, confidence, decidedBy, reasons } = first;
  return { calls, agent, confidence, decidedBy, reasons };
}

/** What an agent decides anew each time it looks, replaces what it proposed before. */
async function lastRunOf(db: PrismaClient, { store, order }: OrderAt, agent: string): Promise<string | null> {
  const run = await db.agentRun.findFirst({
    where: { store, order, agent },
    orderBy: { decidedAt: 'desc' },
    select: { id: true },
  });
  return run?.id ?? null;
}

/** The decision that said no, where one did: a system that does not answer is nobody's decision. */
async function failingRun(
  db: PrismaClient,
  { at, failure }: Asked,
): Promise<{ id: string; about: string | null } | null> {
  const runs = await db.agentRun.findMany({
    where: { store: at.store, order: at.order, revision: at.revision, agent: { not: 'exception' } },
    orderBy: { decidedAt: 'desc' },
    select: { id: true, verdict: true, about: true },
  });
  const found = runs.find(({ verdict }) => {
    const said = verdict as unknown as Verdict<unknown>;
    return said.kind === 'fail' && said.failure.kind === failure.kind;
  });
  return found ?? null;
}

async function alternativesOf(db: PrismaClient, decisionId: string | null) {
  if (!decisionId) return [];
  const { alternatives } = await readDecision(db, decisionId);
  return alternatives.map((alternative, index) => ({ ...alternative, decisionId, index }));
}

async function lastAdvice(db: PrismaClient, { store, order, revision }: OrderAt): Promise<Alternative[]> {
  const run = await db.agentRun.findFirst({
    where: { store, order, revision, agent: 'exception' },
    orderBy: { decidedAt: 'desc' },
    select: { alternatives: true },
  });
  return (run?.alternatives as unknown as Alternative[] | undefined) ?? [];
}

type Found = Alternative & { decisionId: string; index: number };

/** Those that Waybill can do come first, under a letter each. */
function optionsOf(found: Found[], advice: Alternative[]): Option[] {
  const doable = found.filter(({ instead }) => instead);
  const told = [...advice, ...found.filter(({ instead }) => !instead)];
  return [
    ...doable.map(({ option, whyNot, decisionId, index }, position) => ({
      id: String.fromCharCode(97 + position),
      option,
      whyNot,
      of: { decisionId, index },
    })),
    ...told.map(({ option, whyNot }) => ({ id: null, option, whyNot, of: null })),
  ];
}

/** Earlier tries of the exception agent and earlier answers of people, the first one first. */
async function triedOf(db: PrismaClient, { store, order }: OrderAt): Promise<Tried[]> {
  const [runs, cases] = await Promise.all([
    db.agentRun.findMany({
      where: { store, order, agent: 'exception' },
      orderBy: { decidedAt: 'desc' },
      take: 20,
      select: { decidedAt: true, verdict: true, reasons: true },
    }),
    db.case.findMany({
      where: { store, order, answer: { not: null } },
      orderBy: { openedAt: 'desc' },
      take: 10,
      select: { closedAt: true, answer: true, answeredBy: true, failure: true },
    }),
  ]);
  const tries = runs.flatMap(({ decidedAt, verdict, reasons }) => {
    const { data } = verdict as { data?: { next?: string } };
    const next = data?.next;
    if (!next || next === 'case' || next === 'resume') return [];
    return [{ at: decidedAt.toISOString(), what: `${next}: ${reasons.join('; ')}` }];
  });
  const answers = cases.map(({ closedAt, answer, answeredBy, failure }) => ({
    at: (closedAt ?? new Date()).toISOString(),
    what: `${answeredBy} answered ${failure} with ${answer}`,
  }));
  return [...tries, ...answers].sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** A parcel that has left cannot be routed anew: from then on there is no earlier stage to go back to. */
async function stagesOf(db: PrismaClient, { at, stage, failure }: Asked): Promise<OpenedCase['stages']> {
  if (shipsAgain(failure)) return ['assess'];
  if (stage === 'cancel' || stage === 'follow') return [];
  const left = await leftoversOf(db, at);
  return left.some(({ finished }) => finished !== 'no') ? [] : STAGES.slice(0, STAGES.indexOf(stage));
}

/** The exception agent knows the failure; what else a person may do depends on where the order stands. */
function offer(
  { stage, choices, failure }: Asked,
  brief: Pick<Brief, 'proposal' | 'alternatives' | 'stages' | 'about'>,
): Offered[] {
  const { proposal, alternatives, stages, about } = brief;
  const labels = proposal?.calls.map(({ label }) => label).join(', ');
  const known = choices
    .filter(({ choice }) => choice !== 'approve' || proposal !== null)
    .filter(({ choice }) => choice !== 'allow' || about !== null)
    // An order that is being given up is given up already.
    .filter(({ choice }) => choice !== 'cancel' || stage !== 'cancel')
    .map((each) => (each.choice === 'approve' ? { ...each, effect: `${each.effect}: ${labels}` } : each));
  const more: (Offered | false)[] = [
    alternatives.some(({ id }) => id !== null) && {
      choice: 'choose',
      effect: 'Waybill does the alternative you name instead, and goes on',
    },
    EDITABLE.has(stage) && {
      choice: 'edit',
      effect:
        'Waybill changes the address, the location or the quantities as you say, and goes on with that; what was paid for units that you take off is for you to refund',
    },
    stages.length > 0 && {
      choice: 'retry_from',
      effect: shipsAgain(failure)
        ? `Waybill ships what is open again, in a parcel with a label of its own (from ${stages.join(', ')})`
        : `Waybill decides anew from an earlier stage on: ${stages.join(', ')}`,
    },
    {
      choice: 'take_over',
      effect: 'You do the rest by hand: nothing is taken back, and Waybill leaves the order alone',
    },
  ];
  const added = more.filter((each) => each !== false);
  return [...known, ...added.filter(({ choice }) => known.every((each) => each.choice !== choice))];
}

/** What had left is open again: to decide anew is to send a second parcel. */
const shipsAgain = ({ kind }: Failure) => kind === 'fulfillment_cancelled';

const EDITABLE: ReadonlySet<Stage> = new Set(['validate', 'assess', 'route', 'fulfill']);
