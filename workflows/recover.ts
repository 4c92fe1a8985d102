/** A stage has failed: the exception agent says how the order meets it, and the order waits as long as that takes. */
import { condition } from '@temporalio/workflow';
import type { ExceptionData } from '../agents/exception.ts';
import type { Failure } from '../contracts/failure.ts';
import type { Stage } from '../contracts/workflow.ts';
import { actors, agentOf } from './activities.ts';
import { failureOf } from './failures.ts';
import type { Life } from './life.ts';
import { Changed, REREAD_SECONDS, takeNews } from './news.ts';
import { unlessPaused } from './pause.ts';
import { askPerson } from './person.ts';
import type { Run } from './run.ts';

interface Trouble {
  failure: Failure;
  /** How often this stage has failed with this kind. */
  tries: number;
}

/**
 * Returns when the failed stage is worth another try.
 * @throws Changed or Settled where the order goes another way.
 */
export async function recover(run: Run, life: Life, stage: Stage, failure: Failure): Promise<void> {
  const key = `tries:${stage}:${failure.kind}`;
  const tries = ((life.kept[key] as number | undefined) ?? 0) + 1;
  life.kept[key] = tries;
  const trouble = { failure, tries };
  life.except(failure.kind);

  const advice = await askException(life, 'failed', trouble);
  try {
    await follow(run, life, trouble, advice);
    if (advice.next !== 'retry') await askException(life, 'resumed', trouble);
  } catch (error) {
    if (error instanceof Changed && advice.next !== 'retry') await askException(life, 'resumed', trouble);
    throw error;
  }
}

async function follow(run: Run, life: Life, { failure }: Trouble, advice: ExceptionData): Promise<void> {
  switch (advice.next) {
    case 'retry':
      life.note(`${failure.kind}: again in ${advice.afterSeconds} s`);
      await condition(() => life.webhooks.length > 0, advice.afterSeconds * 1000);
      return;
    case 'wait':
      await run.rest('waiting', failure.detail);
      return waitForNews(life);
    case 'case':
      return askPerson(run, life, failure, advice);
    case 'resume':
      return;
  }
}

/** Ends only by what it throws: what the order waits for shows itself as a change of the order. */
async function waitForNews(life: Life): Promise<never> {
  for (;;) {
    const arrived = await condition(() => life.webhooks.length > 0, REREAD_SECONDS * 1000);
    await takeNews(life, { reread: !arrived });
  }
}

async function askException(
  life: Life,
  moment: 'failed' | 'resumed',
  trouble: Trouble,
): Promise<ExceptionData> {
  const step = 'exception';
  const { decision } = await agentOf('exception').exception.executeWithOptions(
    { summary: `${moment}: ${trouble.failure.kind}` },
    [
      {
        at: life.at(),
        stage: life.state.stage,
        step,
        ...life.nextOccasion(step, true),
        trouble: { moment, ...trouble },
      },
    ],
  );
  for (const { index, label } of decision.actions) {
    try {
      const request = { decisionId: decision.decisionId, index };
      const result = await unlessPaused(life, () =>
        actors.act.executeWithOptions({ summary: label }, [request]),
      );
      if (result.kind === 'refused') life.note(`${label}: ${result.failure.detail}`);
    } catch (error) {
      // A hold is a courtesy to the merchant; that it could not be placed must not keep the person from being asked.
      const failed = failureOf(error);
      if (!failed) throw error;
      life.note(`${label}: ${failed.detail}`);
    }
  }
  if (decision.verdict.kind !== 'proceed') throw new Error('the exception agent always answers');
  return decision.verdict.data as ExceptionData;
}
