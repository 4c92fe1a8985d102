/** One answer for all orders of an incident: given once, and watched until each of them has heard of it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import {
  choicesForAll,
  INCIDENT_UPDATE,
  type IncidentAnswer,
  type IncidentChoice,
  incidentWorkflowId,
} from '../contracts/incident.ts';
import { progressBar } from '../local/progress.ts';
import { firstCase } from '../prisma/cases.ts';
import type { Incident } from '../prisma/generated/client.ts';
import { countWaiting, endingOf } from '../prisma/incidents.ts';
import { redact } from '../runtime/guardrails/pii/index.ts';
import { startIncident } from '../runtime/incidentStart.ts';
import { confirm } from './confirm.ts';
import { closedBy, findIncident } from './incidentShow.ts';
import { operatorName } from './operator.ts';
import { UserError } from './output.ts';
import type { Action, Context } from './program.ts';

interface AnswerOptions {
  by?: string;
  why?: string;
  yes?: boolean;
}

/** A worker has to take the answer, and one that is busy takes it within seconds. */
const PATIENCE_MS = 15_000;
const LOOK_MS = 300;
/** The incident's own workflow tells the orders, whether or not anybody looks on. */
const STILL_MS = 30_000;

/** Given a second time, it is seen to that what was interrupted goes on. */
export const answerIncident =
  (choice: IncidentChoice): Action =>
  async (context: Context, named: string, options: AnswerOptions): Promise<number> => {
    const { around, output } = context;
    const db = around.db();
    const found = await findIncident(db, named);
    const waiting = await countWaiting(db, found.id);
    const by = operatorName(options);
    if (found.closedAt) await goOn(context, found, choice, waiting);
    else await give(context, found, { choice, by, ...reason(options) }, { waiting, ...options });
    const left = await look(context, found.id, waiting);
    if (left === 0) output.say(`all ${waiting} order(s) have heard: ${choice} by ${by}`);
    else
      output.say(
        `${left} of ${waiting} have not heard yet; they will as long as a worker runs: \`waybill doctor\``,
      );
    output.result({ ok: true, incident: found.id, store: found.store, choice, by, orders: waiting, left });
    return 0;
  };

const reason = ({ why }: AnswerOptions) => (why === undefined ? {} : { why: redact(why) });

async function give(
  { around }: Context,
  found: Incident,
  answer: IncidentAnswer,
  { waiting, yes }: { waiting: number; yes?: boolean },
): Promise<void> {
  const { id } = found;
  const { choice } = answer;
  const first = await firstCase(around.db(), id);
  const offered = choicesForAll(first?.choices ?? []).map((each) => each.choice);
  if (!offered.includes(choice))
    throw new UserError(`incident ${id} offers ${offered.join(', ')}, not ${choice}`);
  // To try once more can always be answered otherwise afterwards.
  const sure = yes || choice === 'retry';
  const what = `${choice.replace('_', ' ')}: ${waiting} order(s) of ${found.store}`;
  await confirm({ yes: sure }, { question: `${what}?`, unasked: `${what}: say --yes to do so` });
  const client = around.temporal();
  const handle = client.workflow.getHandle(incidentWorkflowId(id));
  await client
    .withDeadline(Date.now() + PATIENCE_MS, () => handle.executeUpdate(INCIDENT_UPDATE, { args: [answer] }))
    .catch((error: unknown) => {
      throw refused(error, found);
    });
}

/** The same answer again is no other answer: who waits still is told, though its workflow was terminated. */
async function goOn(
  { around }: Context,
  found: Incident,
  choice: IncidentChoice,
  waiting: number,
): Promise<void> {
  const ending = endingOf(found);
  const same = ending?.kind === 'answered' && ending.choice === choice;
  if (!same || waiting === 0) throw new UserError(`incident ${found.id} was closed: ${closedBy(found)}`);
  const { TEMPORAL_TASK_QUEUE: taskQueue } = around.settings('TEMPORAL_TASK_QUEUE');
  const sla = { remind: 0, escalate: 0, expire: 0 };
  // It is closed: nobody is told, nothing is tried, no time runs.
  const input = { id: found.id, approvers: [], told: false, tries: false, sla, pace: 1 };
  await startIncident(around.temporal(), taskQueue, found, input);
}

/** @returns how many have not heard yet, once nothing has moved for a while. */
async function look({ around, output }: Context, id: string, waiting: number): Promise<number> {
  const progress = progressBar(output.say);
  const title = `telling ${waiting} order(s); they are told whether or not you wait`;
  let left = waiting;
  for (let still = 0; left > 0 && still < STILL_MS; still += LOOK_MS) {
    progress(title, 1 - left / waiting);
    await sleep(LOOK_MS);
    const now = await countWaiting(around.db(), id);
    if (now < left) still = 0;
    left = now;
  }
  if (waiting > 0) progress(title, 1);
  return left;
}

function refused(error: unknown, { id }: Incident): unknown {
  if (error instanceof WorkflowUpdateFailedError)
    return new UserError(`incident ${id} does not take this answer: ${error.cause?.message ?? 'refused'}`);
  if (error instanceof WorkflowNotFoundError)
    return new UserError(
      `incident ${id} is not watched any more; its orders see to that within 12 h, or answer them one by one`,
    );
  const late = /DEADLINE_EXCEEDED|deadline/i.test(String((error as Error | null)?.message));
  if (late) return new UserError('no worker took the answer in time: see `waybill doctor`, then try again');
  return error;
}
