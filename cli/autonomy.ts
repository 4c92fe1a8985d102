/** `waybill autonomy`: how much of each action a store leaves to Waybill, and how to change it. */
import { Argument, type Command } from 'commander';
import type { ActionKind } from '../contracts/action.ts';
import { LEVELS, type Level, levelOf, OWN_LEVEL } from '../contracts/autonomy.ts';
import { StorePolicy } from '../contracts/policy.ts';
import { readLevels, setLevel } from '../prisma/autonomy.ts';
import type { PrismaClient } from '../prisma/generated/client.ts';
import { domainOf, listStores } from '../prisma/stores.ts';
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
    .description('the level of each action, since when, and by whose decision')
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
  for (const { store, ceiling, actions } of stores) {
    output.say(`${store}: at most ${ceiling}`);
    output.say(
      table(
        ['action', 'level', 'since', 'by', 'why'],
        actions.map(({ action, level, since, by, reason }) => [
          action,
          level,
          since?.toISOString().slice(0, 16) ?? '',
          by ?? '',
          reason ?? 'where the store begins',
        ]),
      ),
    );
    output.say();
  }
  output.result({ ok: true, stores });
  return 0;
}

async function standing(db: PrismaClient, store: string, given: unknown) {
  const policy = StorePolicy.parse(given);
  const changes = new Map((await readLevels(db, store)).map((row) => [row.kind, row]));
  const levels = Object.fromEntries([...changes].map(([kind, { level }]) => [kind, level]));
  const actions = OWN_LEVEL.map((action) => {
    const { by = null, since = null, reason = null } = changes.get(action) ?? {};
    return { action, level: levelOf(action, policy, levels), since, by, reason };
  });
  return { store, ceiling: policy.autonomy, actions };
}

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
