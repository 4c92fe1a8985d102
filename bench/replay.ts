/** Many orders that failed for one cause; the cause is repaired, and one command takes them all up again. What the stores and the carrier counted tells. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Stack } from '../local/stack.ts';
import { DEMO_STORES, scenarios } from '../simulator/scenarios.ts';
import { withStack } from './stack.ts';
import { waybill } from './waybill.ts';

export interface ReplayOptions {
  orders: number;
  seed: number;
}

const CAUSE = 'carrier_rejects_address';

export async function replay({ orders, seed }: ReplayOptions) {
  return withStack([...DEMO_STORES], async (stack) => {
    // A buyer who is asked first would answer here what the bench is to repair.
    await stack.db.store.updateMany({ data: { policy: { askBuyer: false } } });
    const broken = plain(orders, seed);
    console.error(`placing ${orders} orders that the carrier rejects`);
    for (const { store, topic, body } of broken)
      await stack.simulator.place(store, withWish(body, 'address'), { topic });
    await until(() => countOf(stack, 'needs_person'), orders);

    console.error('the carrier has come to know the streets: replaying them all');
    for (const { store, topic, body } of broken)
      await stack.simulator.place(store, withWish(body, 'nothing'), { topic, times: 0 });
    const begun = Date.now();
    const { code, said: report } = await waybill<{ replayed: number; failed: number }>(stack, [
      'replay',
      '--exception',
      CAUSE,
      '--yes',
      '--rate',
      '50',
      '--by',
      'bench',
    ]);
    if (code !== 0) throw new Error(`waybill replay ended with ${code}: ${JSON.stringify(report)}`);
    await until(() => countOf(stack, 'fulfilled'), orders);
    const seconds = Math.round((Date.now() - begun) / 100) / 10;

    const seen = await Promise.all(broken.map(({ store, orderId }) => stack.simulator.order(store, orderId)));
    const { duplicates } = await stack.simulator.counts();
    return {
      orders,
      replayed: report.replayed,
      failed: report.failed,
      fulfilled_once: seen.filter((one) => one?.labels === 1 && one.fulfillments === 1).length,
      duplicate_effects: duplicates,
      seconds,
    };
  });
}

const plain = (count: number, seed: number) =>
  scenarios(count * 30, seed)
    .filter(({ name }) => name.startsWith('single line'))
    .slice(0, count);

/** Its ids are within 2^53: the body may be read and written. */
function withWish(body: string, carrierRejects: string): string {
  const order = JSON.parse(body) as { _sim?: object };
  return JSON.stringify({ ...order, _sim: { ...order._sim, carrierRejects } });
}

const countOf = ({ db }: Stack, outcome: string) => db.order.count({ where: { outcome } });

async function until(count: () => Promise<number>, wanted: number): Promise<void> {
  while ((await count()) < wanted) await sleep(200);
}
