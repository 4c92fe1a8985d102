/** A person is asked, and the order waits for the answer: reminded of, asked for a second time, and in the end given up on. */
import { ApplicationFailure, allHandlersFinished, condition } from '@temporalio/workflow';
import type { Heeded } from '../activities/cases/index.ts';
import type { ExceptionData } from '../agents/exception.ts';
import type { Answer, CaseMoment, Offered, OpenedCase } from '../contracts/case.ts';
import type { Failure } from '../contracts/failure.ts';
import type { Repair, Stage } from '../contracts/workflow.ts';
import { actors, messengers, recorders } from './activities.ts';
import { failureOf } from './failures.ts';
import type { Life } from './life.ts';
import { Changed, hearNews, REREAD_SECONDS, Settled, takeNews } from './news.ts';
import { unlessPaused } from './pause.ts';
import type { Run } from './run.ts';

/**
 * Returns when the failed stage is worth another try.
 * @throws Changed or Settled where the order goes another way.
 * @throws ApplicationFailure case_expired where nobody answers: the order fails, and keeps its hold.
 */
export async function askPerson(
  run: Run,
  life: Life,
  failure: Failure,
  { question, choices, triesAfter }: Extract<ExceptionData, { next: 'case' }>,
): Promise<void> {
  const awaitsStock = triesAfter !== undefined;
  let trouble: string | null = null;
  do {
    const asked = trouble ? `That could not be done: ${trouble}. ${question}` : question;
    const answer = await ask(run, life, { failure, question: asked, choices, awaitsStock });
    if (!answer) return;
    trouble = await heed(life, answer);
  } while (trouble);
}

/** @returns null where nobody has to answer any more: the stock that the order is short of may be there. */
async function ask(
  run: Run,
  life: Life,
  { awaitsStock, ...asked }: { failure: Failure; question: string; choices: Offered[]; awaitsStock: boolean },
): Promise<Answer | null> {
  const opened = await recorders.openCase({ at: life.at(), stage: life.state.stage, ...asked });
  const { id: caseId } = opened;
  life.openCase = opened;
  life.state.caseId = caseId;
  try {
    await run.rest('needs_person', asked.question);
    void tellPeople(life, opened, 'opened');
    const answer = await nextAnswer(run, life, opened, awaitsStock);
    if (!answer) {
      // From here on an answer is refused instead of being taken and forgotten.
      life.openCase = null;
      await recorders.closeCase({ caseId, what: 'case_overtaken' });
      return null;
    }
    await recorders.answerCase(answer);
    life.note(`${answer.by} answered: ${answer.choice}`);
    return answer;
  } catch (error) {
    const overtaken = error instanceof Changed || error instanceof Settled;
    if (overtaken) await recorders.closeCase({ caseId, what: 'case_overtaken' });
    throw error;
  } finally {
    life.openCase = null;
    life.answer = null;
    life.state.caseId = null;
  }
}

async function nextAnswer(
  run: Run,
  life: Life,
  opened: OpenedCase,
  awaitsStock: boolean,
): Promise<Answer | null> {
  // A reset applies later answers again, and they may be to a case that this run has never opened.
  const given = () => (life.answer?.caseId === opened.id ? life.answer : null);
  const stocked = () => awaitsStock && life.stockNews;
  const due = dueOf(opened);
  for (;;) {
    const [next] = due;
    const patience = Math.min(REREAD_SECONDS * 1000, (next?.at ?? Infinity) - Date.now());
    const woken = await condition(
      () => given() !== null || stocked() || life.webhooks.length > 0,
      Math.max(1, patience),
    );
    const answer = given();
    if (answer || stocked()) return answer;
    if (next && Date.now() >= next.at) {
      due.shift();
      await remind(run, life, opened, next.moment);
    } else await hearNews(life, !woken);
  }
}

type Due = { at: number; moment: Exclude<CaseMoment, 'opened'> };

/** What is due after the end is never due. */
function dueOf({ sla }: OpenedCase): Due[] {
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
  const why = `nobody answered case ${opened.id} within ${Math.round(opened.sla.expire / 3600)} h`;
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
