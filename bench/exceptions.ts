/** What becomes of the orders that go wrong: over the real stack, in a world that goes on, judged by what that world saw. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Stack } from '../local/stack.ts';
import { startScriptedModel } from '../simulator/model/index.ts';
import { type Clock, clockOf } from './exceptions/clock.ts';
import { figures } from './exceptions/figures.ts';
import { hire } from './exceptions/person.ts';
import { type Placing, stream } from './exceptions/stream.ts';
import { wrongWith } from './exceptions/verdict.ts';
import { withStack } from './stack.ts';

export interface ExceptionsOptions {
  orders: number;
  seed: number;
  daySeconds: number;
  model?: boolean;
}

/** Longer than the longest play: a payment waited for, asked for and given up on, and the person's own time. */
const LONGEST_DAYS = 8;
/** Orders under way at once: more would only measure how long the machine's queue is. */
const AT_ONCE = 24;

export async function exceptions({ orders, seed, daySeconds, model }: ExceptionsOptions) {
  const clock = clockOf(daySeconds);
  const { placings, stores } = stream(orders, seed, clock);
  const scripted = model ? await startScriptedModel() : null;
  const settings = {
    WAYBILL_TIME_SCALE: String(clock.scale),
    ...(scripted ? modelSettings(scripted.url) : {}),
  };
  try {
    return await withStack(stores, (stack) => live(stack, placings, seed, clock), settings);
  } finally {
    await scripted?.close();
  }
}

const modelSettings = (baseUrl: string) => ({
  MODEL_PROVIDERS: JSON.stringify([{ name: 'bench', baseUrl }]),
  MODEL_CHEAP: 'bench/decent-1',
  MODEL_BALANCED: 'bench/decent-1',
  MODEL_PREMIUM: 'bench/decent-1',
});

async function live(stack: Stack, placings: Placing[], seed: number, clock: Clock) {
  // A day's labels are bought within a minute here, which is no fault.
  const fast = { labelsPerHour: 1_000_000, voidsPerHour: 1_000_000 };
  await stack.db.store.updateMany({ data: { policy: fast } });
  const person = await hire(stack, placings, seed, clock);
  console.error(`placing ${placings.length} orders`);
  await placeAll(stack, placings);
  console.error('all are placed; now every one has to come to its end');
  await untilAllEnd(stack, placings, Date.now() + clock.days(LONGEST_DAYS));
  const wrong = await judgeAll(stack, placings);
  await person.stop();
  const ended = placings.map((placing) => ({
    placing,
    wrong: wrong.get(placing.orderId) ?? null,
    notes: person.diary.get(placing.orderId) ?? null,
  }));
  for (const { placing, wrong: why, notes } of ended) {
    if (why === null && (notes === null || placing.fix)) continue;
    const about = notes?.about.join(', ') ?? '';
    console.error(
      `${placing.kind ?? 'clean'} ${placing.store} ${placing.orderId}: ${why ?? 'right'}; asked: ${about}`,
    );
  }
  const { duplicates, duplicateDetails } = await stack.simulator.counts();
  for (const { kind, detail } of duplicateDetails) console.error(`twice: ${kind} ${detail}`);
  return figures(ended, duplicates);
}

async function placeAll(stack: Stack, placings: Placing[]): Promise<void> {
  for (const [placed, { store, body, topic, fault, gapMs }] of placings.entries()) {
    while (placed - (await rested(stack)) > AT_ONCE) await sleep(200);
    await sleep(gapMs);
    if (fault) await stack.simulator.addFault(fault);
    await stack.simulator.place(store, body, { topic });
    if (placed % 100 === 0) console.error(`${placed} placed`);
  }
}

const rested = ({ db }: Stack) => db.order.count({ where: { outcome: { not: null } } });

/** An order that is right may still go wrong, so that all are judged once more in the end. */
async function untilAllEnd(stack: Stack, placings: Placing[], deadline: number): Promise<void> {
  let open = placings;
  while (open.length > 0 && Date.now() < deadline) {
    const wrong = await judgeAll(stack, open);
    open = open.filter(({ orderId }) => wrong.has(orderId));
    console.error(`${open.length} have not come to their end`);
    if (open.length > 0) await sleep(5_000);
  }
  // What an order that has ended still does, it does at once.
  await sleep(5_000);
}

/** @returns what is wrong, by order. */
async function judgeAll({ simulator }: Stack, placings: Placing[]): Promise<Map<string, string>> {
  const wrong = new Map<string, string>();
  for (const { store, orderId, truth } of placings) {
    const why = wrongWith(await simulator.order(store, orderId), truth);
    if (why) wrong.set(orderId, why);
  }
  return wrong;
}
