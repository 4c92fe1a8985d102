/** Sends a person's answer to the order that waits for it. */
import { WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import type { Command } from 'commander';
import { planLines } from '../activities/cases/lines.ts';
import { Answer, Edit } from '../contracts/case.ts';
import { workflowIdOf } from '../contracts/order.ts';
import { ANSWER_UPDATE } from '../contracts/workflow.ts';
import { type OpenCase, proposeEdit } from '../prisma/cases.ts';
import { loadSnapshot } from '../prisma/orders.ts';
import { redact } from '../runtime/guardrails/pii/index.ts';
import { closedBy, findCase } from './caseShow.ts';
import { operatorName } from './operator.ts';
import { UserError } from './output.ts';
import type { Action, Bind, Context } from './program.ts';

/** A worker has to take the answer, and one that is busy takes it within seconds. */
const PATIENCE_MS = 15_000;

interface AnswerOptions {
  by?: string;
  why?: string;
  from?: string;
}

type Given<T> = T extends Answer ? Omit<T, 'caseId' | 'by' | 'why'> : never;

/** A command that answers with what it makes of its arguments. */
export const answering =
  (choose: (argument: string, options: AnswerOptions) => Given<Answer>): Action =>
  async (context: Context, named: string, ...rest: unknown[]) => {
    const [argument, options] = typeof rest[0] === 'string' ? [rest[0], rest[1]] : ['', rest[0]];
    const found = await findOpen(context, named);
    const wish = options as AnswerOptions;
    return send(context, found, choose(argument, wish), wish);
  };

/** Each field of an address, as Shopify calls it, and what a person types. */
const FIELDS = {
  name: '--name <text>',
  company: '--company <text>',
  address1: '--address1 <text>',
  address2: '--address2 <text>',
  city: '--city <text>',
  provinceCode: '--province <code>',
  zip: '--zip <code>',
  countryCode: '--country <code>',
  phone: '--phone <number>',
} as const;

export function editing(command: Command, bind: Bind): void {
  for (const flag of Object.values(FIELDS)) command.option(flag, 'of the address; "" empties it');
  const collect = (given: string, others: string[]) => [...others, given];
  command
    .option('--location <name>', 'ship everything from there')
    .option(
      '--line <sku=quantity>',
      'how many units of a line stay ordered, 0 for none; once for each line',
      collect,
      [],
    )
    .action(bind(edit));
}

type EditOptions = AnswerOptions & { line: string[]; location?: string; [flag: string]: unknown };

/** The address stays in Postgres: the answer carries its id and hash. */
async function edit(context: Context, named: string, options: EditOptions): Promise<number> {
  const wish = editOf(options);
  const found = await findOpen(context, named);
  if (!found.choices.some(({ choice }) => choice === 'edit')) throw notOffered(found, 'edit');
  if (wish.lines) {
    const { lines } = await loadSnapshot(context.around.db(), found);
    const planned = planLines(lines, wish.lines);
    if (planned.kind === 'trouble') throw new UserError(planned.why);
  }
  const by = operatorName(options);
  const kept = await proposeEdit(context.around.db(), { caseId: found.id, by, edit: wish });
  return send(context, found, { choice: 'edit', ...kept }, options);
}

function editOf({ location, line, ...options }: EditOptions): Edit {
  const given = Object.entries(FIELDS).flatMap(([field, flag]) => {
    const value = options[flag.slice(2).split(' ')[0] ?? ''];
    return typeof value === 'string' ? [[field, value.trim() || null] as const] : [];
  });
  if (given.length === 0 && location === undefined && line.length === 0)
    throw new UserError('say what to change: --address1, --zip, --city …, --location, or --line SKU=2');
  const read = Edit.safeParse({
    ...(given.length > 0 ? { address: Object.fromEntries(given) } : {}),
    ...(location === undefined ? {} : { location }),
    ...(line.length > 0 ? { lines: line.map(lineOf) } : {}),
  });
  if (!read.success) throw new UserError(read.error.issues.map(({ message }) => message).join('; '));
  return read.data;
}

/** A SKU may have a = in it: the last one counts. */
function lineOf(given: string): NonNullable<Edit['lines']>[number] {
  const [, line = '', quantity = ''] = /^(.+)=(\d{1,6})$/.exec(given.trim()) ?? [];
  if (!line) throw new UserError(`--line '${given}' is not like SKU=2: the SKU, and how many stay ordered`);
  return { line: line.trim(), quantity: Number(quantity) };
}

/** @throws UserError which says who has answered. */
async function findOpen({ around }: Context, named: string): Promise<OpenCase> {
  const found = await findCase(around.db(), named);
  if (!found.closedAt) return found;
  const expired = found.why === 'nobody answered in time';
  const then = expired
    ? `; take the order up with: waybill replay ${found.order} --store ${found.store}`
    : '';
  throw new UserError(`case ${found.id} was closed ${closedBy(found)}${then}`);
}

async function send(
  { output, around }: Context,
  found: OpenCase,
  given: Given<Answer>,
  options: AnswerOptions,
) {
  const by = operatorName(options);
  const why = options.why === undefined ? {} : { why: redact(options.why) };
  const answer = Answer.parse({ ...given, ...why, caseId: found.id, by });
  if (!found.choices.some(({ choice }) => choice === answer.choice)) throw notOffered(found, answer.choice);
  const client = around.temporal();
  const handle = client.workflow.getHandle(workflowIdOf(found));
  await client
    .withDeadline(Date.now() + PATIENCE_MS, () => handle.executeUpdate(ANSWER_UPDATE, { args: [answer] }))
    .catch((error: unknown) => {
      throw refused(error, found);
    });
  output.say(`order ${found.order} of ${found.store} goes on: ${answer.choice} by ${by}`);
  output.say(`waybill order show ${found.order} --store ${found.store}`);
  output.result({
    ok: true,
    caseId: found.id,
    store: found.store,
    order: found.order,
    choice: answer.choice,
    by,
  });
  return 0;
}

const notOffered = ({ id, choices }: OpenCase, choice: string) =>
  new UserError(`case ${id} offers ${choices.map((each) => each.choice).join(', ')}, not ${choice}`);

function refused(error: unknown, { id, store, order }: OpenCase): unknown {
  if (error instanceof WorkflowUpdateFailedError) {
    return new UserError(`case ${id} does not take this answer: ${error.cause?.message ?? 'refused'}`);
  }
  if (error instanceof WorkflowNotFoundError) {
    return new UserError(`order ${order} does not run any more: waybill replay ${order} --store ${store}`);
  }
  const late = /DEADLINE_EXCEEDED|deadline/i.test(String((error as Error | null)?.message));
  if (late) return new UserError('no worker took the answer in time: see `waybill doctor`, then try again');
  return error;
}
