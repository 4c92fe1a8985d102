/** The commands of `waybill`, and what their mistakes look like. Exit codes: 0 well, 1 failed, 2 used wrongly. */
import { Command, CommanderError } from 'commander';
import { ConnectorError } from '../connectors/error.ts';
import { loadDotEnv } from '../runtime/config.ts';
import { errorFields } from '../telemetry/log.ts';
import { auditCommand } from './audit.ts';
import { autonomyCommands } from './autonomy.ts';
import { casesCommands } from './cases.ts';
import { costsCommand } from './costs.ts';
import { doctorCommand } from './doctor.ts';
import { inboxCommands } from './inbox.ts';
import { incidentsCommands } from './incidents.ts';
import { memoryCommands } from './memory.ts';
import { orderCommands } from './order.ts';
import { createOutput, type Output, type Streams, UserError } from './output.ts';
import { pauseCommands } from './pause.ts';
import { policyCommands } from './policy.ts';
import { privacyCommands } from './privacy.ts';
import { reconcileCommand } from './reconcile.ts';
import { replayCommand } from './replay.ts';
import { simCommands } from './sim.ts';
import { storeCommands } from './store.ts';
import { type Surroundings, surroundingsOf } from './surroundings.ts';
import { wordingCommands } from './wording.ts';

export interface Context {
  output: Output;
  around: Surroundings;
}

/** Runs a command, and resolves to its exit code. */
// biome-ignore lint/suspicious/noExplicitAny: each command knows the types of its own arguments
export type Action = (context: Context, ...given: any[]) => Promise<number>;
export type Bind = (action: Action) => (...given: unknown[]) => Promise<void>;

const STANDARD: Streams = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
};

/** @returns the exit code. */
export async function run(
  args: string[],
  streams: Streams = STANDARD,
  given?: NodeJS.ProcessEnv,
): Promise<number> {
  if (!given) loadDotEnv();
  const output = createOutput(args.includes('--json'), streams);
  const around = surroundingsOf(given ?? process.env);
  let code = 0;
  const bind: Bind =
    (action) =>
    async (...all) => {
      code = await action({ output, around }, ...all);
    };
  try {
    await program(bind, streams).parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      output.result({ ok: false, error: { error: 'UsageError', message: error.message } });
      return 2;
    }
    const { message, ...fields } = explain(error);
    output.result({ ok: false, error: { ...fields, message } });
    streams.err(`waybill: ${message}\n`);
    return 1;
  } finally {
    await around.close();
  }
}

function program(bind: Bind, streams: Streams): Command {
  const root = new Command('waybill')
    .description('Runs the orders of many Shopify stores.')
    .exitOverride()
    .configureOutput({ writeOut: streams.out, writeErr: streams.err })
    .showHelpAfterError('(see --help)')
    .configureHelp({ showGlobalOptions: true });
  orderCommands(root, bind);
  storeCommands(root, bind);
  casesCommands(root, bind);
  incidentsCommands(root, bind);
  inboxCommands(root, bind);
  wordingCommands(root, bind);
  memoryCommands(root, bind);
  policyCommands(root, bind);
  privacyCommands(root, bind);
  replayCommand(root, bind);
  reconcileCommand(root, bind);
  pauseCommands(root, bind);
  autonomyCommands(root, bind);
  auditCommand(root, bind);
  simCommands(root, bind);
  costsCommand(root, bind);
  doctorCommand(root, bind);
  for (const command of leaves(root))
    command.option('--json', 'one JSON object as the last line of standard output');
  return root;
}

const leaves = (command: Command): Command[] =>
  command.commands.length === 0 ? [command] : command.commands.flatMap(leaves);

/** A user's mistake speaks for itself; anything else says what to do next. */
function explain(error: unknown): ReturnType<typeof errorFields> {
  if (error instanceof UserError) return { error: error.name, message: error.message };
  const fields = errorFields(error);
  if (error instanceof ConnectorError) return fields;
  return { ...fields, message: `${fields.message} (\`waybill doctor\` checks what it needs)` };
}
