/** `waybill pause` and `waybill resume`: stops every new action of a store, or of all, and lets them go on. */
import type { Command } from 'commander';
import { domainOf } from '../prisma/stores.ts';
import { pause, readPauses, resume } from '../prisma/switches.ts';
import { unknownStore } from './knownStore.ts';
import { type Operator, operatorName } from './operator.ts';
import { UserError } from './output.ts';
import type { Bind, Context } from './program.ts';

interface PauseOptions extends Operator {
  store?: string;
  reason?: string;
}

export function pauseCommands(root: Command, bind: Bind): void {
  root
    .command('pause')
    .description('stop every new action at once; orders wait, and none is lost')
    .option('--store <domain>', 'of one store; of all stores where none is given')
    .option('--reason <text>', 'for the others: it is shown in the story of every order that waits')
    .option('--by <name>', 'who stops it (default: the name you are logged in with)')
    .action(bind(stop));
  root
    .command('resume')
    .description('let orders go on; they do so within a minute')
    .option('--store <domain>', 'those of one store; those of all where none is given')
    .option('--by <name>', 'who lets them (default: the name you are logged in with)')
    .action(bind(letGo));
}

async function stop({ output, around }: Context, options: PauseOptions): Promise<number> {
  const store = await knownStore(around, options.store);
  const by = operatorName(options);
  const known = await pause(around.db(), { store, by, reason: options.reason ?? null });
  const whose = store ?? 'all stores';
  output.say(
    known
      ? `${whose}: paused already, by ${known.by} since ${known.since.toISOString()}`
      : `${whose}: paused. Nothing new is bought, sent or changed; \`waybill resume${store ? ` --store ${store}` : ''}\` lets it go on`,
  );
  output.result({ ok: true, store, already: known !== null, pauses: await readPauses(around.db()) });
  return 0;
}

async function letGo({ output, around }: Context, options: PauseOptions): Promise<number> {
  const store = await knownStore(around, options.store);
  const resumed = await resume(around.db(), store, operatorName(options));
  const pauses = await readPauses(around.db());
  const whose = store ?? 'all stores';
  output.say(resumed ? `${whose}: resumed; orders go on within a minute` : `${whose}: was not paused`);
  for (const left of pauses)
    output.say(
      `still paused: ${left.store ?? 'all stores'}, by ${left.by}${left.reason ? `: ${left.reason}` : ''}`,
    );
  output.result({ ok: true, store, resumed, pauses });
  return 0;
}

async function knownStore(around: Context['around'], named: string | undefined): Promise<string | null> {
  if (named === undefined) return null;
  if (named === '') throw new UserError('--store names no store; leave it out to mean all of them');
  const domain = domainOf(named);
  const known = await around.db().store.findUnique({ where: { domain }, select: { domain: true } });
  if (!known) throw await unknownStore(around.db(), named);
  return domain;
}
