/** A person is asked, and the order waits for the answer as long as it takes. */
import { condition } from '@temporalio/workflow';
import type { ExceptionData } from '../agents/exception.ts';
import type { Answer } from '../contracts/case.ts';
import type { Failure } from '../contracts/failure.ts';
import { actors, recorders } from './activities.ts';
import type { Life } from './life.ts';
import { Changed, REREAD_SECONDS, Settled, takeNews } from './news.ts';
import type { Run } from './run.ts';

/**
 * Returns when the person wants the stage tried again.
 * @throws Changed or Settled where the order goes another way.
 */
export async function askPerson(
  run: Run,
  life: Life,
  failure: Failure,
  advice: Extract<ExceptionData, { next: 'case' }>,
): Promise<void> {
  const { question, choices } = advice;
  const { caseId } = await recorders.openCase({
    at: life.at(),
    stage: life.state.stage,
    failure,
    question,
    choices,
  });
  life.openCase = { id: caseId, choices: choices.map(({ choice }) => choice) };
  life.state.caseId = caseId;
  try {
    await run.rest('needs_person', question);
    const answer = await nextAnswer(life);
    await recorders.closeCase({ caseId, answer });
    life.note(`${answer.by} answered: ${answer.choice}`);
    if (answer.choice === 'approve') await actors.approve({ at: life.at(), by: answer.by });
    if (answer.choice === 'cancel') throw new Settled('cancelled', `given up by ${answer.by}`);
  } catch (error) {
    const overtaken = error instanceof Changed || (error instanceof Settled && !life.answer);
    if (overtaken) await recorders.closeCase({ caseId, answer: null });
    throw error;
  } finally {
    life.openCase = null;
    life.answer = null;
    life.state.caseId = null;
  }
}

async function nextAnswer(life: Life): Promise<Answer> {
  // A reset applies later answers again, and they may be to a case that this run has never opened.
  const given = () => (life.answer?.caseId === life.openCase?.id ? life.answer : null);
  for (;;) {
    const woken = await condition(() => given() !== null || life.webhooks.length > 0, REREAD_SECONDS * 1000);
    const answer = given();
    if (answer) return answer;
    await takeNews(life, { reread: !woken });
  }
}
