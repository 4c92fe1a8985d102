/** `waybill memory`: what is remembered of resolved cases: seen, put right, and forgotten. */
import { Argument, type Command } from 'commander';
import { Choice } from '../contracts/case.ts';
import { FAILURES, FailureKind } from '../contracts/failure.ts';
import {
  correctMemory,
  findMemory,
  forgetMemory,
  readMemories,
  type StoredMemory,
} from '../prisma/memories.ts';
import { redact } from '../runtime/guardrails/pii/index.ts';
import { KEPT_MS } from '../runtime/memory/memory.ts';
import { idsStartingWith } from './ids.ts';
import { knownStore } from './knownStore.ts';
import { type Operator, operatorName } from './operator.ts';
import { wholeNumber } from './order.ts';
import { table, UserError } from './output.ts';
import type { Bind, Context } from './program.ts';

export function memoryCommands(root: Command, bind: Bind): void {
  const memory = root
    .command('memory')
    .description('what is remembered of resolved cases, and proposed for the next like them');
  memory
    .command('list', { isDefault: true })
    .description('the newest first')
    .option('--store <domain>', 'of one store')
    .option('--failure <kind>', 'of one kind of failure')
    .option('--limit <n>', 'how many', wholeNumber, 50)
    .action(bind(list));
  memory
    .command('show')
    .description('one memory: what happened, what was tried, what was done, and how it went')
    .argument('<id>', 'or the beginning of it, from four characters')
    .action(bind(show));
  memory
    .command('correct')
    .description('say what would have been right: it is what is proposed from now on')
    .argument('<id>')
    .addArgument(new Argument('<choice>', 'the right answer').choices(Choice.options))
    .requiredOption('--why <text>', 'what to know the next time; nothing personal')
    .option('--by <name>', 'who says so (default: the name you are logged in with)')
    .action(bind(correct));
  memory
    .command('forget')
    .description('never propose it again')
    .argument('<id>')
    .option('--by <name>', 'who has it forgotten (default: the name you are logged in with)')
    .action(bind(forget));
}

async function list(
  { output, around }: Context,
  { store: named, failure, limit }: { store?: string; failure?: string; limit: number },
): Promise<number> {
  const db = around.db();
  if (failure !== undefined && !FailureKind.safeParse(failure).success)
    throw new UserError(`there is no failure '${failure}'; there are: ${FailureKind.options.join(', ')}`);
  const store = named === undefined ? undefined : await knownStore(db, named);
  const found = await readMemories(db, {
    ...(store ? { store } : {}),
    ...(failure ? { failure } : {}),
    limit,
  });
  const rows = found.map((one) => [
    ...[one.id.slice(0, 8), one.store, one.failure, one.choice, one.went, whoOf(one)],
    (one.correctedAt ?? one.at).toISOString().slice(0, 10),
  ]);
  const head = ['id', 'store', 'failure', 'done', 'went', 'by', 'on'];
  output.say(rows.length > 0 ? table(head, rows) : 'nothing is remembered: cases that people answer are');
  output.result({ ok: true, memories: found.map(shown) });
  return 0;
}

async function show({ output, around }: Context, id: string): Promise<number> {
  const memory = await known(around, id);
  const title = FAILURES[memory.failure as FailureKind]?.title ?? memory.failure;
  output.say(`${title} (${memory.failure}) in ${memory.store}, at ${memory.stage}`);
  if (memory.situation) output.say(`  ${memory.situation}`);
  for (const what of memory.tried) output.say(`  tried: ${what}`);
  output.say(`  done: ${memory.choice}, by ${whoOf(memory)}${memory.why ? `: ${memory.why}` : ''}`);
  if (memory.original) output.say(`  at first it was ${memory.original}, by ${memory.decidedBy}`);
  output.say(`  went: ${memory.went}; kept until ${memory.expiresAt.toISOString().slice(0, 10)}`);
  output.result({ ok: true, memory: shown(memory) });
  return 0;
}

async function correct(
  { output, around }: Context,
  id: string,
  choice: Choice,
  { why, ...who }: Operator & { why: string },
): Promise<number> {
  const memory = await known(around, id);
  const expiresAt = new Date(Date.now() + KEPT_MS);
  const correction = { choice, why: redact(why), by: operatorName(who), expiresAt };
  if (!(await correctMemory(around.db(), memory.id, correction))) throw gone(id);
  output.say(
    `remembered as ${choice}: proposed first where ${memory.failure} stops an order of ${memory.store}`,
  );
  output.result({ ok: true, memory: shown(await known(around, memory.id)) });
  return 0;
}

async function forget({ output, around }: Context, id: string, who: Operator): Promise<number> {
  const memory = await known(around, id);
  if (!(await forgetMemory(around.db(), memory.id, operatorName(who)))) throw gone(id);
  output.say('forgotten');
  output.result({ ok: true, id: memory.id });
  return 0;
}

async function known(around: Context['around'], id: string): Promise<StoredMemory> {
  const [found, other] = await idsStartingWith(around.db(), 'memories', id);
  if (other)
    throw new UserError(`'${id}' begins more than one memory: take its id from waybill memory list --json`);
  const memory = found ? await findMemory(around.db(), found) : null;
  if (!memory) throw gone(id);
  return memory;
}

const gone = (id: string) => new UserError(`there is no memory '${id}': waybill memory list`);
const whoOf = ({ correctedBy, decidedBy }: StoredMemory) =>
  correctedBy ? `${correctedBy} (corrected)` : decidedBy;
const shown = ({ vector: _vector, ...memory }: StoredMemory) => memory;
