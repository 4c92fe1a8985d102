/** `waybill autonomy`: how much of each action a store leaves to Waybill, and how to change it. */
import { Argument, type Command } from 'commander';
import type { ActionKind } from '../contracts/action.ts';
import { LEVELS, type Level, levelOf, OWN_LEVEL } from '../contracts/autonomy.ts';
import { StorePolicy } from '../contracts/policy.ts';
import { levelsOf, readLevels, setLevel } from '../prisma/autonomy.ts';
import type { PrismaClient } from '../prisma/generated/client.ts';
import { domainOf, listStores } from '../prisma/stores.ts';
import { type Verdict, wilsonLower } from '../runtime/autonomy/earn.ts';
import { judged } from '../runtime/autonomy/record.ts';
import { unknownStore } from './knownStore.ts';
import { type Operator, operatorName } from './operator.ts';
import { table, UserError } from './output.ts';
import type { Bind, Context } from './program.ts';

interface SetOptions extends Operator {
  reason: string;
}

export function autonomyCommands(root: Command, bind: Bind): void {
  const autonomy = root.command('autonomy').description('what a store leaves to Waybill, action by action');
  autonomy
    .command('show', { isDefault: true })
    .description('the level of each action, how often people agreed, and what the next level takes')
    .argument('[store]', 'its domain; every store where none is given')
    .action(bind(show));
  autonomy
    .command('set')
    .description('change the level of an action; every worker heeds it within a second')
    .argument('<store>', 'its domain')
    .addArgument(new Argument('<action>', 'which one').choices([...OWN_LEVEL, 'all']))
    .addArgument(new Argument('<level>', 'never above the ceiling, which is in its policy').choices(LEVELS))
    .requiredOption('--reason <text>', 'for those who ask later')
    .option('--by <name>', 'who decides it (default: the name you are logged in with)')
    .action(bind(set));
}

async function show({ output, around }: Context, named: string | undefined): Promise<number> {
  const db = around.db();
  const found = await listStores(db);
  const asked = named === undefined ? found : found.filter(({ domain }) => domain === domainOf(named));
  if (named !== undefined && asked.length === 0) throw await unknownStore(db, named);
  const stores = await Promise.all(asked.map(({ domain, policy }) => standing(db, domain, policy)));
  for (const { store, ceiling, earned, actions } of stores) {
    output.say(
      `${store}: at most ${ceiling}; levels ${earned ? 'rise and fall by themselves' : 'are set by hand'}`,
    );
    output.say(table(['action', 'level', 'people agreed', 'next', 'last change'], actions.map(asRow)));
    output.say();
  }
  output.result({ ok: true, stores });
  return 0;
}

interface Standing {
  action: ActionKind;
  level: Level;
  /** Of the comparisons that count for the level in force. `bound`: how large a share that is at least, for sure. */
  evidence: { n: number; agreed: number; bound: number };
  /** What it takes to rise, or what the evidence asks for. */
  next: string | null;
  change: { by: string; since: Date; reason: string } | null;
}

async function standing(db: PrismaClient, store: string, given: unknown) {
  const policy = StorePolicy.parse(given);
  const set = await readLevels(db, store);
  const actions: Standing[] = [];
  for (const action of OWN_LEVEL) {
    const { recent, verdict, level: own } = await judged(db, { store, kind: action, policy }, set);
    const level = levelOf(action, policy, levelsOf(set));
    const { by, since, reason } = set.find(({ kind }) => kind === action) ?? {};
    const change = by && since && reason ? { by, since, reason } : null;
    const next =
      level === own ? nextOf(store, action, verdict) : `create_fulfillment is in shadow; by itself ${own}`;
    actions.push({
      action,
      level,
      evidence: { ...recent.whole, bound: wilsonLower(recent.whole) },
      next,
      change,
    });
  }
  return { store, ceiling: policy.autonomy, earned: policy.autonomyEarned, actions };
}

/** What the evidence asks for comes true by itself with the next comparison, or is for the operator to decide. */
function nextOf(store: string, action: ActionKind, verdict: Verdict): string | null {
  if (verdict.kind === 'stay') return verdict.missing;
  return `${verdict.to} is due: ${verdict.why} (waybill autonomy set ${store} ${action} ${verdict.to} --reason …)`;
}

function asRow({ action, level, evidence: { n, agreed, bound }, next, change }: Standing): string[] {
  const share =
    n === 0
      ? 'nothing compared yet'
      : `${agreed} of ${n} (${percent(agreed / n)}, at least ${percent(bound)})`;
  const last = change
    ? `${change.since.toISOString().slice(0, 16)} ${change.by}: ${change.reason}`
    : 'where the store begins';
  return [action, level, share, next ?? '', last];
}

const percent = (part: number) => `${(100 * part).toFixed(0)} %`;

async function set(
  { output, around }: Context,
  named: string,
  action: ActionKind | 'all',
  level: Level,
  options: SetOptions,
): Promise<number> {
  const db = around.db();
  const store = domainOf(named);
  const known = await db.store.findUnique({ where: { domain: store }, select: { policy: true } });
  if (!known) throw await unknownStore(db, named);
  const { autonomy: ceiling } = StorePolicy.parse(known.policy);
  if (LEVELS.indexOf(level) > LEVELS.indexOf(ceiling))
    throw new UserError(
      `${store} allows at most ${ceiling}; its policy says so: waybill store add ${store} … --policy '{"autonomy":"${level}"}'`,
    );
  const by = operatorName(options);
  for (const kind of action === 'all' ? OWN_LEVEL : [action])
    await setLevel(db, { store, kind, level, by, reason: options.reason });
  output.say(`${store}: ${action} is ${level} from now on; every worker heeds it within a second`);
  output.result({ ok: true, store, action, level, by });
  return 0;
}
