/** `waybill sim`: tries webhook bodies out on the simulated stores. */
import type { Command } from 'commander';
import { listStores } from '../prisma/stores.ts';
import { SimulatorError, simulatorClient } from '../simulator/client.ts';
import { findFiles, type NoBody, readBodyFile } from './bodyFile.ts';
import { unknownStore } from './knownStore.ts';
import { wholeNumber } from './order.ts';
import { table, UserError } from './output.ts';
import { type PlacedFile, placeFile } from './place.ts';
import type { Bind, Context } from './program.ts';

interface PlaceOptions {
  store?: string;
  topic?: string;
  times: number;
  wait?: boolean;
  timeout: number;
}

export function simCommands(root: Command, bind: Bind): void {
  const sim = root.command('sim').description('tries things out on the simulated stores');
  sim
    .command('place')
    .description(
      'load webhook bodies into a simulated store as if buyers had placed these orders; the store sends them',
    )
    .argument('<files...>', 'files, or directories of *.json; raw bodies, or wrapped in {topic, payload}')
    .option('--store <domain>', 'the simulated store; the first one where none is given')
    .option('--topic <topic>', 'for files that name none (default: orders/create)')
    .option('--times <n>', 'send each webhook so many times at once', wholeNumber, 1)
    .option('--wait', 'until every order has an outcome')
    .option('--timeout <seconds>', 'how long to wait at most', wholeNumber, 60)
    .action(bind(place));
  sim
    .command('restock')
    .description('let goods come in at a simulated store, which tells of it by webhook')
    .argument('<sku>', 'of the product')
    .argument('<units>', 'how many more can be sold', wholeNumber)
    .option('--store <domain>', 'the simulated store; the first one where none is given')
    .option('--location <name>', 'where they come in; at the first location where none is given')
    .action(bind(restock));
}

async function restock(
  { output, around }: Context,
  sku: string,
  units: number,
  { store: named, location }: { store?: string; location?: string },
): Promise<number> {
  const store = await chooseStore(around, named);
  const simulator = simulatorClient(around.simulator());
  const goods = { sku, units, ...(location ? { location } : {}) };
  const { levels } = await simulator.restock(store, goods).catch((error: unknown) => {
    throw error instanceof SimulatorError && error.status === 404 ? new UserError(error.message) : error;
  });
  output.say(`${units} of ${sku} came in at ${store}${location ? `, ${location}` : ''}`);
  output.result({ ok: true, store, sku, units, levels });
  return 0;
}

async function place({ output, around }: Context, named: string[], options: PlaceOptions): Promise<number> {
  const read = findFiles(named).map(readBodyFile);
  const bodies = read.filter((file) => 'body' in file);
  const skipped = read.filter((file): file is NoBody => 'skipped' in file);
  const db = around.db();
  const simulator = simulatorClient(around.simulator());
  const store = await chooseStore(around, options.store);

  const world = { db, simulator, store, times: options.times };
  const deadline = () => (options.wait ? Date.now() + options.timeout * 1000 : null);
  const files: PlacedFile[] = [];
  for (const file of bodies) {
    const topic = file.topic ?? options.topic ?? 'orders/create';
    files.push(await placeFile(world, { ...file, topic }, files, deadline));
  }
  const until = deadline();
  for (const file of files) await file.settle(until);

  const rows = files.map(({ result: it }) => [
    it.file,
    it.topic,
    it.http === null ? '' : String(it.http),
    it.error ??
      ([it.outcome, it.exception].filter(Boolean).join(': ') || (it.workflowId ? 'under way' : 'no order')),
    it.effects
      ? Object.entries(it.effects)
          .flatMap(([name, n]) => (n ? `${name} ${n}` : []))
          .join(', ')
      : '',
  ]);
  if (rows.length > 0) output.say(table(['file', 'topic', 'http', 'outcome', 'effects'], rows));
  for (const { file, skipped: why } of skipped) output.say(`${file}: skipped, ${why}`);
  const results = files.map(({ result }) => result);
  const ok = results.length > 0 && results.every(({ error }) => !error);
  if (results.length === 0) throw new UserError('nothing was placed: no file holds a webhook body');
  output.result({ ok, store, files: results, skipped });
  return ok ? 0 : 1;
}

async function chooseStore(around: Context['around'], named: string | undefined): Promise<string> {
  const simulated = (await simulatorClient(around.simulator()).stores()).map(({ domain }) => domain);
  if (named) {
    if (simulated.includes(named)) return named;
    throw new UserError(`'${named}' is no simulated store; there are: ${simulated.join(', ') || 'none'}`);
  }
  const served = new Set((await listStores(around.db())).map(({ domain }) => domain));
  const chosen = simulated.find((domain) => served.has(domain));
  if (chosen) return chosen;
  const [first] = simulated;
  throw first ? await unknownStore(around.db(), first) : new UserError('there is no simulated store');
}
