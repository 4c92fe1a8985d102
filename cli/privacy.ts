/** `waybill privacy`: what buyers and stores ask for under privacy law, until when it is due, and the proof of what was done. */
import { writeFileSync } from 'node:fs';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { Command } from 'commander';
import { PROCEED_SIGNAL, type PrivacyKind, privacyWorkflowId } from '../contracts/privacy.ts';
import type { PrismaClient, PrivacyRequest } from '../prisma/generated/client.ts';
import { resealPayloadKeys } from '../prisma/payloadKeys.ts';
import { findRequests, listRequests, noteRequest, openExport, resealExports } from '../prisma/privacy.ts';
import { domainOf } from '../prisma/stores.ts';
import { type Operator, operatorName } from './operator.ts';
import { table, UserError } from './output.ts';
import type { Bind, Context } from './program.ts';

export function privacyCommands(root: Command, bind: Bind): void {
  const privacy = root
    .command('privacy')
    .description("requests under privacy law: buyers' data handed out or erased, stores' data erased");
  privacy
    .command('list')
    .description('what is to be done, the most urgent first')
    .option('--store <domain>', 'of one store')
    .option('--all', 'what is done, too')
    .action(bind(list));
  privacy
    .command('show')
    .description('one request: what it waits for, and what was handed out or erased')
    .argument('<request>', 'its id, or the beginning of it')
    .action(bind(show));
  privacy
    .command('export')
    .description("writes a buyer's data to a file, for the merchant to hand on; it can be had for 30 days")
    .argument('<request>', 'its id, or the beginning of it')
    .option('--out <file>', 'where to (default: privacy-<id>.json)')
    .action(bind(write));
  privacy
    .command('proceed')
    .description('erase now: not shipped orders are left to people, a connected store is erased all the same')
    .argument('<request>', 'its id, or the beginning of it')
    .option('--by <name>', 'who says so (default: the name you are logged in with)')
    .action(bind(proceed));
  privacy
    .command('reseal')
    .description(
      'after WAYBILL_SECRET_KEY has got a new first key: seals anew what the older ones have sealed',
    )
    .action(bind(reseal));
}

const WHAT: Record<PrivacyKind, string> = {
  data_request: 'hand out a buyer’s data',
  customer_redact: 'erase a buyer',
  shop_redact: 'erase the store',
};

interface ListOptions {
  store?: string;
  all?: boolean;
}

async function list({ output, around }: Context, { store, all = false }: ListOptions): Promise<number> {
  const requests = await listRequests(around.db(), { ...(store ? { store: domainOf(store) } : {}), all });
  const rows = requests.map((each) => [
    each.id.slice(0, 8),
    each.store,
    WHAT[each.kind as PrivacyKind],
    each.state,
    dueOf(each),
    each.note ?? '',
  ]);
  const head = ['id', 'store', 'what', 'state', 'due', ''];
  output.say(rows.length > 0 ? table(head, rows) : `no requests${all ? '' : ' to be done'}`);
  output.result({ ok: true, requests: requests.map(shown) });
  return 0;
}

const day = (at: Date) => at.toISOString().slice(0, 10);

function dueOf({ dueAt, doneAt }: PrivacyRequest): string {
  if (doneAt) return `done ${day(doneAt)}`;
  return dueAt < new Date() ? `OVERDUE since ${day(dueAt)}` : day(dueAt);
}

/** The sealed export is for `waybill privacy export` alone. */
const shown = ({ export: sealed, ...request }: PrivacyRequest) => ({
  ...request,
  exportable: sealed !== null,
});

async function show({ output, around }: Context, named: string): Promise<number> {
  const request = await find(around.db(), named);
  const counts = Object.entries(request.counts as Record<string, number>);
  const orders = request.orders.length > 0 ? request.orders.join(', ') : 'none that Waybill knows';
  const lines = [
    [`${WHAT[request.kind as PrivacyKind]}`, request.store],
    ['request', request.id],
    ['buyer', request.customer ?? '(the whole store, or nobody by number)'],
    ['orders', request.kind === 'shop_redact' ? 'all' : orders],
    ['received', request.receivedAt.toISOString()],
    ['due', dueOf(request)],
    ['state', `${request.state}${request.note ? `: ${request.note}` : ''}`],
    ...(request.hurriedBy ? [['hurried by', request.hurriedBy]] : []),
    ...counts.map(([name, rows]) => [name, `${rows} rows`]),
    ...(request.sha256 ? [['sha-256', request.sha256]] : []),
  ];
  output.say(table([], lines));
  const page = around.webUi(workflowIdOf(request));
  if (page) output.say(page);
  output.result({ ok: true, request: shown(request), page });
  return 0;
}

async function write({ output, around }: Context, named: string, { out }: { out?: string }): Promise<number> {
  const request = await find(around.db(), named);
  if (request.kind !== 'data_request') throw new UserError(`${request.id} asks to erase, not to hand out`);
  const text = await openExport(around.db(), around.box(), request.id);
  if (text === null)
    throw new UserError(
      request.doneAt
        ? `the export of ${request.id} was there for 30 days, or went with its buyer`
        : `the export of ${request.id} is not put together yet; see \`waybill privacy show ${request.id}\``,
    );
  const file = out ?? `privacy-${request.id}.json`;
  // It is a buyer's data in the clear: readable by whoever asked for it, and by nobody else.
  writeFileSync(file, `${JSON.stringify(JSON.parse(text), null, 2)}\n`, { mode: 0o600 });
  output.say(`wrote ${file}: hand it to the buyer, then remove it`);
  output.result({ ok: true, request: request.id, file });
  return 0;
}

async function proceed({ output, around }: Context, named: string, options: Operator): Promise<number> {
  const request = await find(around.db(), named);
  if (request.kind === 'data_request' || request.doneAt)
    throw new UserError(`${request.id} waits for nothing: it is ${request.state}`);
  await noteRequest(around.db(), request.id, { hurriedBy: operatorName(options) });
  const handle = around.temporal().workflow.getHandle(workflowIdOf(request));
  await handle.signal(PROCEED_SIGNAL).catch((error: unknown) => {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    throw new UserError(`${request.id} has not begun, or has ended: see \`waybill privacy show\``);
  });
  output.say(
    `${request.id}: it is erased now; \`waybill privacy show ${request.id}\` tells when that is done`,
  );
  output.result({ ok: true, request: request.id });
  return 0;
}

async function reseal({ output, around }: Context): Promise<number> {
  const keys = await resealPayloadKeys(around.db(), around.box());
  const exports = await resealExports(around.db(), around.box());
  output.say(`${keys} keys of orders and ${exports} exports are sealed anew`);
  output.result({ ok: true, keys, exports });
  return 0;
}

const workflowIdOf = ({ id, store, kind }: PrivacyRequest) =>
  privacyWorkflowId({ request: id, store, kind: kind as PrivacyKind });

/** @throws UserError where there is none, or more than one. */
async function find(db: PrismaClient, named: string): Promise<PrivacyRequest> {
  const [found, other] = await findRequests(db, named.trim().toLowerCase());
  if (!found) throw new UserError(`no request '${named}' is known; see \`waybill privacy list --all\``);
  if (other) throw new UserError(`'${named}' is not one request: give more of its id`);
  return found;
}
