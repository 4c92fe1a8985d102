/** The person in the bench: answers every question after a while, and correctly. Keeps a diary, because each answer is work. */

import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import type { Answer } from '../../contracts/case.ts';
import { INCIDENT_UPDATE, type IncidentAnswer, incidentWorkflowId } from '../../contracts/incident.ts';
import { workflowIdOf } from '../../contracts/order.ts';
import { ANSWER_UPDATE } from '../../contracts/workflow.ts';
import type { Stack } from '../../local/stack.ts';
import { type Random, seeded } from '../../simulator/random.ts';
import type { Clock } from './clock.ts';
import type { Placing } from './stream.ts';
import type { Fix } from './trouble.ts';

/**
 * What a person had to do with an order. An incident is one question, in the entry of its first order; the others only waited
 * for its answer. Whatever is put right at an order by hand is a touch all the same, in an incident as well.
 */
export interface Notes {
  questions: number;
  touches: number;
  /** It was one of several, and another one's question was answered for it. */
  waited: boolean;
  about: string[];
}

export interface Person {
  /** By order id; orders that had nothing to do with a person are not in it. */
  diary: ReadonlyMap<string, Notes>;
  stop(): Promise<void>;
}

const LOOK_MS = 500;
/** What is put right in Shopify may close the case by itself. */
const SETTLE_MS = 2_000;
/** An order that comes back again and again is shipped by hand. */
const PATIENCE = 3;

type Asked = { id: string; store: string; order: string; failure: string; incident: string | null };

/** Cases that ask together are one matter. */
const matterOf = ({ id, incident }: Asked) => incident ?? id;

export async function hire(stack: Stack, placings: Placing[], seed: number, clock: Clock): Promise<Person> {
  const connection = await Connection.connect({ address: stack.addresses.temporalAddress });
  const client = new Client({ connection });
  const random: Random = seeded(seed + 77);
  const known = new Map(placings.map((placing) => [placing.orderId, placing]));
  const diary = new Map<string, Notes>();
  const taken = new Set<string>();
  let working = true;

  const notesOf = (order: string): Notes => {
    const notes = diary.get(order) ?? { questions: 0, touches: 0, waited: false, about: [] };
    diary.set(order, notes);
    return notes;
  };

  /** @returns what it is answered with, once all is put right that the order needs. */
  const putRight = async ({ store, order, failure }: Asked, first: boolean): Promise<Fix['answer']> => {
    const notes = notesOf(order);
    if (first) notes.questions += 1;
    else notes.waited = true;
    notes.about.push(failure);
    const { changes, answer } = decide(known.get(order)?.fix ?? null, notes.about.length);
    if (first || changes.length > 0) notes.touches += 1;
    for (const change of changes) await stack.simulator.happen(store, order, change);
    return answer;
  };

  const answerAlone = ({ id, store, order }: Asked, choice: Fix['answer']) =>
    client.workflow
      .getHandle(workflowIdOf({ store, order }))
      .executeUpdate<void, [Answer]>(ANSWER_UPDATE, { args: [{ caseId: id, choice, by: 'bench' }] });
  const answerAll = (incident: string) =>
    client.workflow
      .getHandle(incidentWorkflowId(incident))
      .executeUpdate<void, [IncidentAnswer]>(INCIDENT_UPDATE, { args: [{ choice: 'retry', by: 'bench' }] });

  const answer = async (matter: string) => {
    await sleep(clock.hours(0.5 + random() * 3.5));
    const asked = await openCases(stack, matter);
    const answers = new Map<string, Fix['answer']>();
    for (const [index, each] of asked.entries()) answers.set(each.id, await putRight(each, index === 0));
    await sleep(SETTLE_MS);
    // An order that nobody has looked at is told nothing; it is another question then.
    const left = (await openCases(stack, matter)).filter(({ id }) => answers.has(id));
    const alone = left.filter(({ id }) => left.length === 1 || answers.get(id) === 'take_over');
    for (const each of alone) await answerAlone(each, answers.get(each.id) ?? 'retry');
    if (left.length > alone.length) await answerAll(matter);
  };

  const work = (async () => {
    while (working) {
      const open = await openCases(stack);
      for (const matter of new Set(open.map(matterOf))) {
        if (taken.has(matter)) continue;
        taken.add(matter);
        void answer(matter).catch((error: Error) => {
          // Looked at once more.
          taken.delete(matter);
          console.error(`an answer was refused: ${error.cause ?? error.message}`);
        });
      }
      await sleep(LOOK_MS);
    }
  })();

  return {
    diary,
    async stop() {
      working = false;
      await work;
      await connection.close();
    },
  };
}

function decide(fix: Fix | null, times: number): Fix {
  if (times > PATIENCE) return { changes: [{ kind: 'ship' }], answer: 'take_over' };
  return fix ?? { changes: [], answer: 'retry' };
}

/** All of them, or those of one matter, the oldest first. */
async function openCases({ db }: Stack, matter?: string): Promise<Asked[]> {
  const of = matter === undefined ? {} : { OR: [{ id: matter }, { incident: matter }] };
  return db.case.findMany({
    where: { closedAt: null, ...of },
    orderBy: { openedAt: 'asc' },
    select: { id: true, store: true, order: true, failure: true, incident: true },
  });
}
