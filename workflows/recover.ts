/** A stage has failed: the exception agent says how the order meets it, and the order waits as long as that takes. */
import { condition } from '@temporalio/workflow';
import type { ExceptionData } from '../agents/exception.ts';
import type { Failure, FailureKind } from '../contracts/failure.ts';
import type { Repair, Stage } from '../contracts/workflow.ts';
import { actors, agentOf, recorders } from './activities.ts';
import { failureOf } from './failures.ts';
import type { Life } from './life.ts';
import { Changed, hearNews, Settled } from './news.ts';
import { unlessPaused } from './pause.ts';
import { askPerson } from './person.ts';
import type { Run } from './run.ts';
import { ownParcels } from './ship.ts';
import { triesForOthers } from './together.ts';

interface Trouble {
  failure: Failure;
  /** How often this stage has failed with this kind. */
  tries: number;
  /** Mail to the buyer has come back. */
  unreachable: boolean;
}

/** A pause of this many seconds is worth telling of: the order rests. */
const REST_SECONDS = 300;

/**
 * Returns when the failed stage is worth another try.
 * @throws Changed or Settled where the order goes another way.
 */
export async function recover(run: Run, life: Life, stage: Stage, failure: Failure): Promise<void> {
  // Not forgotten when the order changes: what did not help once is not tried a second time.
  const key = `tries:${stage}:${failure.kind}`;
  const tries = ((life.kept[key] as number | undefined) ?? 0) + 1;
  life.kept[key] = tries;
  const trouble = { failure, tries, unreachable: life.kept.unreachable === true };
  life.except(failure.kind);
  life.trial = null;

  const { advice, sent } = await askException(life, 'failed', trouble);
  try {
    await follow(run, life, trouble, advice, sent);
    // A turn that came, or a look from time to time, uses up no patience.
    if (advice.next === 'await_stock' && (await awaitTurn(life, key, advice))) life.kept[key] = tries - 1;
    if (advice.next === 'case') {
      if (advice.triesAfter !== undefined) life.kept[key] = advice.triesAfter;
      // One that tries for the others stays on hold: most often it stops again, and the fulfillment takes its own holds off.
      if (!triesForOthers(life)) await release(life, trouble);
    }
  } catch (error) {
    // Whoever does it by hand could do nothing with an order that is on hold.
    if (error instanceof Settled && error.outcome === 'taken_over') await release(life, trouble);
    if (!(error instanceof Changed)) throw error;
    if (wasNotTried(trouble, advice, sent, error)) life.kept[key] = tries - 1;
    await release(life, trouble);
    throw error;
  }
}

async function follow(
  run: Run,
  life: Life,
  { failure }: Trouble,
  advice: ExceptionData,
  sent: boolean | null,
): Promise<void> {
  switch (advice.next) {
    case 'retry':
      if (advice.held || advice.afterSeconds >= REST_SECONDS) await run.rest('waiting', failure.detail);
      // Shown, though it is no rest: an operator who looks for what failed in this way finds it in Temporal.
      else life.stand(null, `${failure.kind}: again in ${advice.afterSeconds} s`);
      await condition(() => life.stockNews || life.webhooks.length > 0, advice.afterSeconds * 1000);
      return;
    case 'wait':
      // Nobody was asked, so nobody will answer.
      if (sent === false) return;
      await run.rest('waiting', sent ? `${failure.detail}; the buyer was asked` : failure.detail);
      return waitForNews(life, advice);
    case 'await_stock':
      return run.rest('waiting', sent ? `${failure.detail}; the buyer was told` : failure.detail);
    case 'replan': {
      if (advice.afterSeconds > 0)
        life.stand(null, `${failure.kind}: planned anew in ${advice.afterSeconds} s`);
      await condition(() => life.webhooks.length > 0, Math.max(1, advice.afterSeconds * 1000));
      // What is to be taken back has no plan: it is tried again, until a person is asked.
      if (life.state.stage === 'cancel') return;
      // Somebody may have changed it, and the webhook that tells of that be late or lost.
      await hearNews(life, true);
      const { revision } = await recorders.raiseRevision(life.at());
      const repair = { ...repairOf(life), ...(advice.halve ? { halve: true } : {}) };
      if (failure.kind !== 'service_rejected' || !failure.subject) throw new Changed(revision, repair);
      // By the time that a service is heard of, every other parcel of the plan has left.
      life.kept.shipped = run.parcels() + ownParcels(life);
      throw new Changed(revision, { ...repair, avoid: [...(repair.avoid ?? []), failure.subject] });
    }
    case 'next_service': {
      const { skipServices = 0, ...repair } = repairOf(life);
      life.kept.repair = { ...repair, skipServices: skipServices + 1 } satisfies Repair;
      return;
    }
    case 'without_mail':
      life.kept.unreachable = true;
      life.note('mail does not reach the buyer: going on without');
      return;
    case 'case':
      await askPerson(run, life, failure, advice);
      // What a person put right may be in the product, the stock or the store, of which no webhook tells this order.
      return hearNews(life, true);
    case 'resume':
      return;
  }
}

/** A wait that the world has ended was no failed attempt, nor is a repair of what the order no longer is; a question was, if what came of it does not help. */
function wasNotTried(
  { failure }: Trouble,
  { next }: ExceptionData,
  sent: boolean | null,
  { repair }: Changed,
): boolean {
  switch (next) {
    case 'await_stock':
      return true;
    case 'wait':
      return !sent;
    case 'replan':
      // That it changes again and again is what that failure is about.
      return repair === null && failure.kind !== 'fulfillment_order_changed';
    default:
      return false;
  }
}

const repairOf = (life: Life) => (life.kept.repair ?? {}) as Repair;

/** Returns when the time is over; what the order waits for shows itself as a change of the order, and throws. */
async function waitForNews(
  life: Life,
  { forSeconds, rereadSeconds }: Extract<ExceptionData, { next: 'wait' }>,
): Promise<void> {
  const deadline = Date.now() + forSeconds * 1000;
  for (let left = forSeconds * 1000; left > 0; left = deadline - Date.now()) {
    const arrived = await condition(() => life.webhooks.length > 0, Math.min(left, rereadSeconds * 1000));
    await hearNews(life, !arrived);
  }
}

/** Returns when its turn for stock has come, or it is time to look. Answers whether the order has patience left. */
async function awaitTurn(
  life: Life,
  key: string,
  { forSeconds, recheckSeconds }: Extract<ExceptionData, { next: 'await_stock' }>,
): Promise<boolean> {
  const until = `until:${key}`;
  const deadline = (life.kept[until] as number | undefined) ?? Date.now() + forSeconds * 1000;
  life.kept[until] = deadline;
  const look = Math.min(deadline, Date.now() + recheckSeconds * 1000);
  while (!life.stockNews && Date.now() < look) {
    const patience = Math.max(1, look - Date.now());
    await condition(() => life.stockNews || life.webhooks.length > 0, patience);
    await hearNews(life, false);
  }
  if (life.stockNews || Date.now() < deadline) return true;
  delete life.kept[until];
  return false;
}

async function release(life: Life, trouble: Trouble): Promise<void> {
  if (!life.kept.held) return;
  delete life.kept.held;
  await askException(life, 'resumed', trouble);
}

/** `sent`: whether the buyer was written to, where that was proposed. */
async function askException(
  life: Life,
  moment: 'failed' | 'resumed',
  trouble: Trouble,
): Promise<{ advice: ExceptionData; sent: boolean | null }> {
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
  let sent: boolean | null = null;
  for (const { index, kind, label } of decision.actions) {
    const failed = await attempt(life, { decisionId: decision.decisionId, index }, label);
    if (kind === 'place_hold') life.kept.held = true;
    if (kind === 'send_message') {
      sent = failed === null;
      if (failed === 'mail_rejected') life.kept.unreachable = true;
    }
  }
  if (decision.verdict.kind !== 'proceed') throw new Error('the exception agent always answers');
  return { advice: decision.verdict.data as ExceptionData, sent };
}

/** A hold or a letter is a courtesy: that it failed must not keep the order from its repair, or a person from being asked. */
async function attempt(
  life: Life,
  request: { decisionId: string; index: number },
  label: string,
): Promise<FailureKind | 'shadowed' | null> {
  try {
    const result = await unlessPaused(life, () =>
      actors.act.executeWithOptions({ summary: label }, [request]),
    );
    if (result.kind === 'done' || result.kind === 'unclear') return null;
    // Its level has been lowered since it was proposed.
    if (result.kind === 'shadowed') return 'shadowed';
    life.note(`${label}: ${result.failure.detail}`);
    return result.failure.kind;
  } catch (error) {
    const failed = failureOf(error);
    if (!failed) throw error;
    life.note(`${label}: ${failed.detail}`);
    return failed.kind;
  }
}
