/** What the worker does about incidents: sees to it that one is watched, tells people once, and says who waits. */
import { Context } from '@temporalio/activity';
import type { CaseMoment } from '../contracts/case.ts';
import { isGoneForAll } from '../contracts/cause.ts';
import type { FailureKind } from '../contracts/failure.ts';
import type { Ending, WaitingOrder, Word } from '../contracts/incident.ts';
import type { Incident } from '../prisma/generated/client.ts';
import {
  closeIncident,
  countWaiting,
  endingOf,
  noteIncident,
  readIncident,
  waitingOrders,
} from '../prisma/incidents.ts';
import { startIncident } from '../runtime/incidentStart.ts';
import type { Resources } from '../runtime/resources.ts';
import { ofIncident } from './cases/notices.ts';
import { notify } from './cases/notify.ts';
import { termsOf } from './cases/terms.ts';

export interface IncidentActivities {
  /** What an order that waits may have missed. */
  missedWord(given: { incidentId: string }): Promise<Word | null>;
  standing(given: { id: string }): Promise<{ ending: Ending | null; waiting: number }>;
  closeIncident(given: { id: string; ending: Ending }): Promise<Ending>;
  noteIncident(given: { id: string; moment: 'reminded' | 'escalated' }): Promise<void>;
  /** In the order they came; after the one named. */
  waitingOrders(given: { id: string; limit: number; after?: WaitingOrder }): Promise<WaitingOrder[]>;
  tellOfIncident(given: { id: string; moment: CaseMoment }): Promise<void>;
}

export function incidentActivities(resources: Resources): IncidentActivities {
  const { db } = resources;
  return {
    async missedWord({ incidentId }) {
      const incident = await readIncident(db, incidentId);
      const word = wordOf(incident);
      if (!word) await watch(resources, incident);
      return word;
    },
    async standing({ id }) {
      const [incident, waiting] = await Promise.all([readIncident(db, id), countWaiting(db, id)]);
      return { ending: endingOf(incident), waiting };
    },
    closeIncident: ({ id, ending }) => closeIncident(db, id, ending),
    noteIncident: ({ id, moment }) => noteIncident(db, id, moment),
    waitingOrders: ({ id, limit, after }) => waitingOrders(db, id, limit, after),
    tellOfIncident: async ({ id, moment }) =>
      notify(resources, await ofIncident(db, id, moment), Context.current().cancellationSignal),
  };
}

/** Null while it is open. */
export function wordOf(incident: Incident): Word | null {
  const ending = endingOf(incident);
  return ending && { incidentId: incident.id, ...ending };
}

/** Sees to it that its workflow runs: its orders rely on it. */
export async function watch(resources: Resources, incident: Incident): Promise<void> {
  const { client, info } = Context.current();
  const { approvers, told, sla } = await termsOf(resources, incident.store, incident.order);
  const tries = isGoneForAll(incident.failure as FailureKind);
  const input = { id: incident.id, approvers, told, sla, tries, pace: resources.pace ?? 1 };
  await startIncident(client, info.taskQueue, incident, input);
}
