/** The person in the bench: answers every case after a while, and correctly. Keeps a diary, because each answer is work. */

import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import type { Answer } from '../../contracts/case.ts';
import { workflowIdOf } from '../../contracts/order.ts';
import { ANSWER_UPDATE } from '../../contracts/workflow.ts';
import type { Stack } from '../../local/stack.ts';
import { type Random, seeded } from '../../simulator/random.ts';
import type { Clock } from './clock.ts';
import type { Placing } from './stream.ts';
import type { Fix } from './trouble.ts';

export interface Person {
  /** How often each order was looked at, by order id; orders that were never asked about are not in it. */
  diary: ReadonlyMap<string, { touches: number; about: string[] }>;
  stop(): Promise<void>;
}

const LOOK_MS = 500;
/** What is put right in Shopify may close the case by itself. */
const SETTLE_MS = 2_000;
/** An order that comes back again and again is shipped by hand. */
const PATIENCE = 3;

export async function hire(stack: Stack, placings: Placing[], seed: number, clock: Clock): Promise<Person> {
  const connection = await Connection.connect({ address: stack.addresses.temporalAddress });
  const client = new Client({ connection });
  const random: Random = seeded(seed + 77);
  const known = new Map(placings.map((placing) => [placing.orderId, placing]));
  const diary = new Map<string, { touches: number; about: string[] }>();
  const taken = new Set<string>();
  let working = true;

  const answer = async (id: string, { store, order }: { store: string; order: string }, failure: string) => {
    await sleep(clock.hours(0.5 + random() * 3.5));
    if (!(await isOpen(stack, id))) return;
    const notes = diary.get(order) ?? { touches: 0, about: [] };
    notes.touches += 1;
    notes.about.push(failure);
    diary.set(order, notes);
    const { changes, answer: choice } = await decide(known.get(order)?.fix ?? null, notes.touches);
    for (const change of changes) await stack.simulator.happen(store, order, change);
    await sleep(SETTLE_MS);
    if (!(await isOpen(stack, id))) return;
    const given: Answer = { caseId: id, choice, by: 'bench' };
    await client.workflow
      .getHandle(workflowIdOf({ store, order }))
      .executeUpdate(ANSWER_UPDATE, { args: [given] })
      .catch((error: Error) => console.error(`an answer was refused: ${error.cause ?? error.message}`));
  };

  const work = (async () => {
    while (working) {
      const open = await stack.db.case.findMany({ where: { closedAt: null } });
      for (const { id, store, order, failure } of open) {
        if (taken.has(id)) continue;
        taken.add(id);
        void answer(id, { store, order }, failure).catch((error: Error) => console.error(error.message));
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

async function decide(fix: Fix | null, touches: number): Promise<Fix> {
  if (touches > PATIENCE) return { changes: [{ kind: 'ship' }], answer: 'take_over' };
  return fix ?? { changes: [], answer: 'retry' };
}

const isOpen = async ({ db }: Stack, id: string) =>
  (await db.case.findUnique({ where: { id }, select: { closedAt: true } }))?.closedAt === null;
