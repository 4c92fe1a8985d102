/** `npm start`: brings up the whole product, sends it the orders of the day, and shows what becomes of them. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Command, InvalidArgumentError } from 'commander';
import logUpdate from 'log-update';
import type { Outcome } from '../contracts/decision.ts';
import { isFinal } from '../prisma/orders.ts';
import { DEMO_STORES, type Scenario, scenarios } from '../simulator/scenarios.ts';
import { type Moving, movingLine, summaryTable } from './board.ts';
import { stateDir } from './dirs.ts';
import { countEffects, type Report, type ReportedOrder, reportOrder } from './report.ts';
import { type Stack, startStack } from './stack.ts';

interface Options {
  once: boolean;
  orders: number;
  json?: string;
  ports: 'usual' | 'auto';
  seed?: number;
}

/** An order that has not come to rest by then is shown as it is. */
const PATIENCE_MS = 120_000;
/** An outcome may be passed through (waiting, then paid): one that is not the expected gets this long to change. */
const SECOND_LOOK_MS = 8_000;
const LOOK_MS = 200;

const options = parse();
let stack: Stack | null = null;
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (interrupted) return;
    interrupted = true;
    void finish(signal === 'SIGINT' ? 130 : 143);
  });
}

try {
  const begun = Date.now();
  stack = await startStack({
    stateDir: stateDir(),
    autoPorts: options.ports === 'auto',
    stores: DEMO_STORES,
    progress: say,
  });
  say(`Temporal came from: ${stack.temporalFrom}`);
  const placed = scenarios(options.orders, options.seed ?? nextSeed(stateDir()));
  say(`placing ${placed.length} orders in ${DEMO_STORES.length} stores; each sends its signed webhook`);
  const reported = await watch(stack, placed);
  const report: Report = {
    orders: reported,
    simulator: await countEffects(stack.simulator, reported),
    seconds: Math.round((Date.now() - begun) / 100) / 10,
  };
  conclude(stack, report);
  if (options.json) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
  const asExpected = report.orders.every((order) => order.asExpected) && report.simulator.duplicates === 0;
  if (options.once) await finish(asExpected ? 0 : 1);
} catch (error) {
  if (!interrupted) {
    logUpdate.done();
    console.error(`\nWaybill cannot start: ${error instanceof Error ? error.message : String(error)}`);
    await finish(1);
  }
}

async function finish(code: number): Promise<never> {
  logUpdate.done();
  if (stack) {
    say('stopping what was started');
    await stack.stop();
  }
  process.exit(code);
}

function say(text: string): void {
  console.log(`  ${text}`);
}

/** Places the orders, and shows them move until each has come to rest. */
async function watch({ db, simulator }: Stack, placed: Scenario[]): Promise<ReportedOrder[]> {
  const begun = Date.now();
  let failed: unknown = null;
  const placing = place(simulator, placed).catch((error: unknown) => {
    failed = error;
  });
  const restedAt = new Map<string, number>();
  const shown = new Map<string, string>();
  for (;;) {
    const rows = await db.order.findMany({
      where: { order: { in: placed.map(({ orderId }) => orderId) } },
      select: { store: true, order: true, name: true, stage: true, outcome: true },
    });
    const moving = placed.map((scenario): Moving => {
      const row = rows.find(({ store, order }) => store === scenario.store && order === scenario.orderId);
      return {
        name: row?.name ?? '',
        shop: scenario.store,
        scenario: scenario.name,
        stage: row?.stage ?? null,
        outcome: row?.outcome ?? null,
      };
    });
    draw(moving, shown);
    const rests = placed.filter((scenario, index) =>
      hasRested(scenario, moving[index]?.outcome ?? null, restedAt),
    );
    if (failed) throw failed;
    if (rests.length === placed.length || Date.now() - begun > PATIENCE_MS + placed.length * 500) break;
    await sleep(LOOK_MS);
  }
  logUpdate.done();
  await placing;
  return Promise.all(placed.map((scenario) => reportOrder(db, scenario)));
}

function hasRested(
  { store, orderId, expected }: Scenario,
  outcome: string | null,
  restedAt: Map<string, number>,
): boolean {
  const key = `${store} ${orderId}`;
  if (outcome === null) {
    restedAt.delete(key);
    return false;
  }
  const since = restedAt.get(key) ?? Date.now();
  restedAt.set(key, since);
  return outcome === expected.outcome || isFinal(outcome as Outcome) || Date.now() - since > SECOND_LOOK_MS;
}

/** A few at a time, as buyers do. */
async function place(simulator: Stack['simulator'], placed: Scenario[]): Promise<void> {
  const queue = [...placed];
  const buyer = async () => {
    for (let next = queue.shift(); next; next = queue.shift())
      await simulator.place(next.store, next.body, { topic: next.topic });
  };
  await Promise.all(Array.from({ length: 5 }, buyer));
}

/** On a terminal a picture that changes; into a file or a pipe a line for each change. */
function draw(moving: Moving[], shown: Map<string, string>): void {
  if (process.stdout.isTTY) {
    // More lines than the window has cannot be redrawn: those that move are the ones to see.
    const room = (process.stdout.rows ?? 30) - 3;
    const done = moving.filter(({ outcome }) => outcome !== null).length;
    const lines =
      moving.length <= room
        ? moving
        : moving.filter(({ stage, outcome }) => stage && !outcome).slice(0, room);
    logUpdate(
      [...lines.map(movingLine), `  ${done} of ${moving.length} orders have come to rest`].join('\n'),
    );
    return;
  }
  moving.forEach((each, index) => {
    const line = movingLine(each);
    if (each.stage && shown.get(String(index)) !== line) console.log(line);
    shown.set(String(index), line);
  });
}

function conclude({ addresses }: Stack, { orders, simulator, seconds }: Report): void {
  console.log(`\n${summaryTable(orders)}\n`);
  const wrong = orders.filter(({ asExpected }) => !asExpected);
  say(
    `${orders.length - wrong.length} of ${orders.length} orders ended as their scenario says, in ${seconds} s`,
  );
  for (const { name, scenario, outcome, exception, expected, why } of wrong) {
    say(
      `✘ ${name} ${scenario}: ${[outcome, exception].filter(Boolean).join(': ')} instead of ${expected} (${why ?? 'no word'})`,
    );
  }
  const { labels, fulfilments, mails, duplicates } = simulator;
  say(
    `the stores and the carrier counted ${labels} labels, ${fulfilments} fulfillments, ${mails} mails, ${duplicates} duplicates`,
  );
  if (options.once) return;
  console.log('');
  if (addresses.webUi) say(`Temporal Web UI   ${addresses.webUi}`);
  say(`webhook server    ${addresses.server}`);
  say(`simulated stores  ${addresses.simulator}`);
  say('look around: npx waybill order list · npx waybill order show <order> · npx waybill doctor');
  say('Ctrl-C stops everything');
}

/** Each start on the same state brings new orders; what earlier ones left is kept. */
function nextSeed(dir: string): number {
  const file = join(dir, 'starts');
  const seed = (existsSync(file) ? Number(readFileSync(file, 'utf8')) || 0 : 0) + 1;
  writeFileSync(file, String(seed));
  return seed;
}

function parse(): Options {
  const wholeNumber = (text: string) => {
    if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('a whole number from 1 is wanted');
    return Number(text);
  };
  const choice = (text: string) => {
    if (text !== 'auto' && text !== 'usual') throw new InvalidArgumentError('it is "auto" or "usual"');
    return text;
  };
  return new Command('npm start --')
    .description(
      'Brings up Temporal, Postgres, worker, server and simulated stores, and sends orders through them.',
    )
    .option(
      '--once',
      'end when every order has come to rest; exit code 0 only if all ended as their scenario says',
      false,
    )
    .option('--orders <n>', 'how many orders', wholeNumber, 25)
    .option('--json <file>', 'write what happened to a file')
    .option('--ports <which>', 'auto takes free ports where the usual ones are busy', choice, 'usual')
    .option(
      '--seed <n>',
      'the same seed makes the same orders; by default each start makes new ones',
      wholeNumber,
    )
    .parse()
    .opts<Options>();
}
