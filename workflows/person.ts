/** A person is asked, and the order waits for the answer: reminded of, asked for a second time, and in the end given up on. */
import { ApplicationFailure, allHandlersFinished, condition } from '@temporalio/workflow';
import type { Heeded } from '../activities/cases/index.ts';
import type { ExceptionData } from '../agents/exception.ts';
import type { Answer, CaseMoment, Offered, OpenedCase } from '../contracts/case.ts';
import type { Failure } from '../contracts/failure.ts';
import type { Word } from '../contracts/incident.ts';
import type { Repair, Stage } from '../contracts/workflow.ts';
import { actors, messengers, recorders } from './activities.ts';
import { failureOf } from './failures.ts';
import type { Life } from './life.ts';
import { followMeanwhile } from './meanwhile.ts';
import { Changed, hearNews, REREAD_SECONDS, Settled, takeNews } from './news.ts';
import { unlessPaused } from './pause.ts';
import type { Run } from './run.ts';
import { answerOf, askIncident, leave, report, saidTo } from './together.ts';

/**
 * Returns when the failed stage is worth another try, be it for others that stopped for the same cause.
 * @throws Changed or Settled where the order goes another way.
 * @throws ApplicationFailure case_expired where nobody answers: the order fails, and keeps its hold.
 */
export async function askPerson(
  run: Run,
  life: Life,
  failure: Failure,
  { question, choices, triesAfter }: Extract<ExceptionData, { next: 'case' }>,
): Promise<void> {
  const isOver = overOf(life, failure, triesAfter !== undefined);
  let trouble: string | null = null;
  do {
    const asked = trouble ? `That could not be done: ${trouble}. ${question}` : question;
    const answer = await ask(run, life, { failure, question: asked, choices, isOver });
    if (!answer) return;
    trouble = await heed(life, answer);
  } while (trouble);
}

/** @returns null where the order goes on without an answer. */
async function ask(
  run: Run,
  life: Life,
  { isOver, ...asked }: { failure: Failure; question: string; choices: Offered[]; isOver: () => boolean },
): Promise<Answer | null> {
  const opened = await recorders.openCase({ at: life.at(), stage: life.state.stage, ...asked });
  const { id: caseId } = opened;
  life.openCase = opened;
  Object.assign(life.state, { caseId, incidentId: opened.incident });
  life.word = opened.word ?? life.word;
  const stopFollowing = followMeanwhile(run, life, asked.failure.kind);
  try {
    // Where the incident is answered already nobody is needed.
    if (!opened.word) await run.rest('needs_person', asked.question);
    void tellPeople(life, opened, 'opened');
    return await heedNext(life, opened, await nextAnswer(run, life, opened, isOver));
  } catch (error) {
    if (error instanceof Changed || error instanceof Settled) await overtaken(life, opened);
    throw error;
  } finally {
    stopFollowing();
    life.openCase = null;
    life.answer = null;
    Object.assign(life.state, { caseId: null, incidentId: null });
  }
}

type Next =
  /** To this order's own case. */
  | { kind: 'alone'; answer: Answer }
  /** To its incident. */
  | { kind: 'together'; answer: Answer }
  /** For all that stopped for the same cause: the case stays open. */
  | { kind: 'try'; incidentId: string }
  /** Nobody has to answer any more: what was asked about is over. */
  | { kind: 'over' };

/** Whether what a person is asked about has ended by itself, as far as the order has been told. */
function overOf(life: Life, { kind }: Failure, awaitsStock: boolean): () => boolean {
  // The stock that it is short of may be there.
  if (awaitsStock) return () => life.stockNews;
  if (kind === 'fulfillment_cancelled') return () => !life.reopened;
  return () => kind === 'payment_disputed' && life.state.stage === 'follow' && !life.disputed;
}

async function heedNext(life: Life, opened: OpenedCase, next: Next): Promise<Answer | null> {
  switch (next.kind) {
    case 'alone':
    case 'together':
      await recorders.answerCase(next.answer);
      life.note(`${next.answer.by} answered: ${next.answer.choice}`);
      if (next.kind === 'alone') await leave(life, opened, next.answer);
      return next.answer;
    case 'try':
      life.openCase = null;
      life.trial = { incidentId: next.incidentId, caseId: opened.id };
      life.note('tries for all that stopped for the same cause');
      return null;
    case 'over':
      await overtaken(life, opened);
      return null;
  }
}

/** From here on an answer is refused instead of being taken and forgotten. */
async function overtaken(life: Life, { id: caseId, incident }: OpenedCase): Promise<void> {
  life.openCase = null;
  await recorders.closeCase({ caseId, what: 'case_overtaken' });
  if (incident) await report(life, incident, 'left');
}

async function nextAnswer(run: Run, life: Life, opened: OpenedCase, isOver: () => boolean): Promise<Next> {
  // A reset applies later answers again, and they may be to a case that this run has never opened.
  const given = () => (life.answer?.caseId === opened.id ? life.answer : null);
  const due = dueOf(opened);
  for (;;) {
    const [next] = due;
    const patience = Math.min(REREAD_SECONDS * 1000, (next?.at ?? Infinity) - Date.now());
    const woken = await condition(
      () => given() !== null || saidTo(life, opened) !== null || isOver() || life.webhooks.length > 0,
      Math.max(1, patience),
    );
    const answer = given();
    if (answer) return { kind: 'alone', answer };
    const word = saidTo(life, opened);
    if (word) return heedWord(run, life, opened, word);
    if (isOver()) return { kind: 'over' };
    if (next && Date.now() >= next.at) {
      due.shift();
      await remind(run, life, opened, next.moment);
      continue;
    }
    if (!woken) await askIncident(life, opened);
    await hearNews(life, !woken);
  }
}

async function heedWord(run: Run, life: Life, opened: OpenedCase, word: Word): Promise<Next> {
  life.word = null;
  switch (word.kind) {
    case 'try':
      return word;
    case 'expired':
      return expire(run, life, opened);
    case 'answered':
    case 'left':
      return { kind: 'together', answer: answerOf(word, opened) };
  }
}

type Due = { at: number; moment: Exclude<CaseMoment, 'opened'> };

/** What is due after the end is never due. An incident keeps the time for all its orders. */
function dueOf({ sla, incident }: OpenedCase): Due[] {
  if (incident) return [];
  const all: [Due['moment'], number][] = [
    ['reminded', sla.remind],
    ['escalated', sla.escalate],
    ['expired', sla.expire],
  ];
  const now = Date.now();
  return all
    .filter(([moment, seconds]) => moment === 'expired' || seconds < sla.expire)
    .map(([moment, seconds]) => ({ moment, at: now + seconds * 1000 }))
    .sort((a, b) => a.at - b.at);
}

async function remind(run: Run, life: Life, opened: OpenedCase, moment: Due['moment']): Promise<void> {
  life.note(`case ${moment}`);
  switch (moment) {
    case 'reminded':
    case 'escalated':
      await recorders.noteMoment({ caseId: opened.id, moment });
      void tellPeople(life, opened, moment);
      return;
    case 'expired':
      return expire(run, life, opened);
  }
}

/** @throws ApplicationFailure case_expired, always. */
async function expire(run: Run, life: Life, opened: OpenedCase): Promise<never> {
  // From here on an answer is refused instead of being taken and forgotten.
  life.openCase = null;
  await recorders.closeCase({ caseId: opened.id, what: 'case_expired' });
  await tellPeople(life, opened, 'expired');
  const asked = opened.incident ? `incident ${opened.incident}` : `case ${opened.id}`;
  const why = `nobody answered ${asked} within ${Math.round(opened.sla.expire / 3600)} h`;
  await run.rest('failed', why);
  await condition(allHandlersFinished);
  throw ApplicationFailure.nonRetryable(why, 'case_expired');
}

/** That people could not be told must keep nobody from answering. */
async function tellPeople(life: Life, { id, told }: OpenedCase, moment: CaseMoment): Promise<void> {
  if (!told) return;
  await messengers.tellPeople
    .executeWithOptions({ summary: moment }, [{ caseId: id, moment }])
    .catch(() => life.note(`case ${moment}: people could not be told`));
}

/** @returns why it could not be done, or null where the failed stage may be tried again. */
async function heed(life: Life, answer: Answer): Promise<string | null> {
  switch (answer.choice) {
    case 'retry':
      return null;
    case 'cancel':
      throw new Settled('cancelled', `given up by ${answer.by}`);
    case 'take_over':
      throw new Settled('taken_over', `taken over by ${answer.by}`);
    case 'retry_from':
      if (life.state.exception === 'fulfillment_cancelled')
        await actors.heed.executeWithOptions({ summary: answer.choice }, [{ at: life.at(), answer }]);
      return planAnew(life, answer.stage);
    case 'approve':
    case 'allow':
    case 'choose':
    case 'edit':
      return attempt(life, async () =>
        carryOut(
          life,
          await actors.heed.executeWithOptions({ summary: answer.choice }, [{ at: life.at(), answer }]),
        ),
      );
  }
}

async function carryOut(life: Life, heeded: Heeded): Promise<string | null> {
  switch (heeded.kind) {
    case 'done':
      return null;
    case 'trouble':
      return heeded.why;
    case 'act': {
      for (const { decisionId, index, label } of heeded.calls) {
        const result = await unlessPaused(life, () =>
          actors.act.executeWithOptions({ summary: label }, [{ decisionId, index }]),
        );
        if (result.kind === 'needs_approval' || result.kind === 'refused') return result.failure.detail;
        if (result.kind === 'shadowed') return `${label}: in shadow here, so it is to be done in Shopify`;
      }
      if (heeded.reroute) return planAnew(life, 'route');
      await takeNews(life, { reread: true });
      return null;
    }
  }
}

/** @throws Changed, always: with a revision of its own, what was taken back can be done again. */
async function planAnew(life: Life, from: Stage): Promise<never> {
  const { revision } = await recorders.raiseRevision(life.at());
  const onlyThePlan = from === 'route' || from === 'fulfill';
  throw new Changed(revision, onlyThePlan ? ((life.kept.repair ?? {}) as Repair) : null);
}

async function attempt(life: Life, work: () => Promise<string | null>): Promise<string | null> {
  try {
    return await work();
  } catch (error) {
    const failed = failureOf(error);
    if (!failed) throw error;
    life.note(failed.detail);
    return failed.detail;
  }
}
