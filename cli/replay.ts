/** `waybill replay`: has one order taken up again, or many. */
import { randomUUID } from 'node:crypto';
import { type Command, InvalidArgumentError } from 'commander';
import { FAILURES, type FailureKind } from '../contracts/failure.ts';
import { STAGES } from '../contracts/workflow.ts';
import { planReplay } from '../runtime/replay/plan.ts';
import { replayOrder } from '../runtime/replay/replay.ts';
import { findOrder } from './findOrder.ts';
import { operatorName } from './operator.ts';
import { wholeNumber } from './order.ts';
import { UserError } from './output.ts';
import type { Bind, Context } from './program.ts';
import { type BatchOptions, replayMany } from './replayMany.ts';
import { since } from './since.ts';

type Stage = (typeof STAGES)[number];

export interface ReplayOptions extends BatchOptions {
  from?: Stage;
  reason?: string;
  by?: string;
}

export function replayCommand(root: Command, bind: Bind): void {
  root
    .command('replay')
    .description('take an order up again from a stage, or many; nothing that was done is done twice')
    .argument('[order]', 'its name (#1001), its id, or its trace id')
    .option('--from <stage>', `${STAGES.join(', ')} (default: where it stands or has failed)`, stageName)
    .option('--reason <text>', "kept in the order's story and in Temporal")
    .option('--by <name>', 'who replays (default: the name you are logged in with)')
    .option('--query <query>', "many: what Temporal's visibility finds, WaybillStage = 'route'")
    .option('--failed-since <duration>', 'many: what has failed or asks a person since 2h, 30m, 1d', since)
    .option('--exception <kind>', 'many: what rests with this kind of failure', failureKind)
    .option('--store <domain>', 'of one store')
    .option('--dry-run', 'only say what would be done')
    .option('--rate <n>', 'many: at most so many a second', wholeNumber, 10)
    .option('--limit <n>', 'many: at most so many', wholeNumber)
    .option('--yes', 'many: without being asked')
    .option('--report <file>', 'many: write what became of each as JSON')
    .action(bind(replay));
}

async function replay(
  context: Context,
  named: string | undefined,
  options: ReplayOptions,
  command: Command,
): Promise<number> {
  const { query, failedSince, exception } = options;
  const given = [named, query, failedSince, exception].filter((each) => each !== undefined);
  if (given.length !== 1) {
    const what = 'name one order, or one of --query, --failed-since and --exception';
    command.error(`error: ${what}`, { exitCode: 2 });
  }
  return named === undefined ? replayMany(context, options) : replayOne(context, named, options);
}

async function replayOne({ output, around }: Context, named: string, options: ReplayOptions) {
  const order = await findOrder(around.db(), named, options.store);
  const { TEMPORAL_TASK_QUEUE: taskQueue } = around.settings('TEMPORAL_TASK_QUEUE');
  const resources = { db: around.db(), client: around.temporal(), taskQueue };
  const called = `order ${order.name ?? order.order}`;
  const { store, order: id, workflowId } = order;
  const { from } = options;
  if (options.dryRun) {
    const plan = await planReplay(resources, order, from);
    if (plan.kind === 'refuse') throw new UserError(`${called} cannot be replayed: ${plan.why}`);
    output.say(
      `${called} would be taken up again from ${plan.from} (its run is ${plan.status.toLowerCase()})`,
    );
    output.result({ ok: true, store, order: id, workflowId, dryRun: true, from: plan.from, how: plan.kind });
    return 0;
  }
  const wish = { by: operatorName(options), reason: options.reason ?? null, batch: randomUUID() };
  const replayed = await replayOrder(resources, order, { ...wish, ...(from ? { from } : {}) });
  if (replayed.kind === 'skipped') throw new UserError(`${called} cannot be replayed: ${replayed.why}`);
  const { runId, how } = replayed;
  const webUi = around.webUi(workflowId);
  output.say(`${called} is taken up again from ${replayed.from}${how === 'start' ? ' by a new run' : ''}`);
  output.say(`waybill order show ${id} --store ${store}`);
  if (webUi) output.say(webUi);
  output.result({ ok: true, store, order: id, workflowId, runId, from: replayed.from, how, webUi });
  return 0;
}

function stageName(text: string): Stage {
  const stage = STAGES.find((each) => each === text);
  if (stage) return stage;
  throw new InvalidArgumentError(`There is no stage '${text}'; there are ${STAGES.join(', ')}.`);
}

function failureKind(text: string): FailureKind {
  if (text in FAILURES) return text as FailureKind;
  const kinds = Object.keys(FAILURES).join(', ');
  throw new InvalidArgumentError(`There is no kind of failure '${text}'; there are ${kinds}.`);
}
