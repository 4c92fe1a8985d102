/** An order's part in an incident: what it hears from it, and what it tells the others by way of it. */
import { getExternalWorkflowHandle } from '@temporalio/workflow';
import { WAYBILL } from '../contracts/audit.ts';
import type { Answer, OpenedCase } from '../contracts/case.ts';
import { isGoneForAll } from '../contracts/cause.ts';
import { incidentWorkflowId, REPORT_SIGNAL, type Report, type Word } from '../contracts/incident.ts';
import { recorders } from './activities.ts';
import type { Life } from './life.ts';

/** What the incident of this case has said and the order has not heeded yet. A reset brings back what older ones said. */
export const saidTo = ({ word }: Life, { incident }: OpenedCase): Word | null =>
  word?.incidentId === incident ? word : null;

/** The word as an answer to the order's own case. */
export function answerOf(
  word: Extract<Word, { kind: 'answered' | 'left' }>,
  { id: caseId, choices }: OpenedCase,
): Answer {
  if (word.kind === 'left') return { caseId, choice: 'retry', by: WAYBILL };
  const { choice, by, why } = word;
  // An order that is being given up already goes on with that.
  const offered = choices.includes(choice) ? choice : 'retry';
  return { caseId, choice: offered, by, ...(why ? { why } : {}) };
}

/** A signal may get lost, and an incident's workflow may be terminated: from time to time the order asks by itself. */
export async function askIncident(life: Life, { incident }: OpenedCase): Promise<void> {
  if (incident) life.word = (await recorders.missedWord({ incidentId: incident })) ?? life.word;
}

/** The order leaves the others by an answer of its own. */
export async function leave(life: Life, { incident }: OpenedCase, { choice }: Answer): Promise<void> {
  if (!incident) return;
  const { exception } = life.state;
  if (choice === 'retry' && exception && isGoneForAll(exception))
    life.trial = { incidentId: incident, caseId: null };
  else await report(life, incident, 'left');
}

/** It has left its case open. */
export const triesForOthers = ({ trial }: Life) => trial !== null && trial.caseId !== null;

/** What had stopped the order does so no longer, and nothing about the order has changed: the others may go on. */
export async function reportPassed(life: Life): Promise<void> {
  if (!life.trial) return;
  const { incidentId, caseId } = life.trial;
  life.trial = null;
  if (caseId) await recorders.answerCase({ caseId, choice: 'retry', by: WAYBILL, why: 'it went through' });
  await report(life, incidentId, 'passed');
}

/** One that has ended hears nothing any more, and its orders have been told. */
export async function report(life: Life, incidentId: string, kind: Report['kind']): Promise<void> {
  const { order } = life.at();
  await getExternalWorkflowHandle(incidentWorkflowId(incidentId))
    .signal<[Report]>(REPORT_SIGNAL, { kind, order })
    .catch(() => life.note(`incident ${incidentId.slice(0, 8)} has ended already`));
}
