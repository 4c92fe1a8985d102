/** `waybill order`: where orders are, and handing one in by hand. */
import { randomUUID } from 'node:crypto';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { LABEL_FORMATS } from '../connectors/carrier/types.ts';
import { workflowIdOf } from '../contracts/order.ts';
import { sign } from '../intake/signature.ts';
import { domainOf, storeDirectory } from '../prisma/stores.ts';
import { readBodyFile } from './bodyFile.ts';
import { unknownStore } from './knownStore.ts';
import { explain } from './orderExplain.ts';
import { label } from './orderLabel.ts';
import { packed } from './orderPacked.ts';
import { show } from './orderShow.ts';
import { shorten, table, UserError } from './output.ts';
import type { Bind, Context } from './program.ts';

export function orderCommands(root: Command, bind: Bind): void {
  const order = root.command('order').description('where orders are, and handing one in');
  order
    .command('submit')
    .description(
      "send a webhook body from a file to the server, signed with the store's secret as Shopify would",
    )
    .argument('<file>', 'a raw body, or one wrapped in {topic, payload}')
    .requiredOption('--store <domain>', 'the store it comes from')
    .option('--topic <topic>', 'where the file names none (default: orders/create)')
    .option('--server <url>', 'where webhooks go in; the running server where none is given')
    .action(bind(submit));
  order
    .command('show')
    .description('one order: stage, outcome, decisions, effects, shipments, case')
    .argument('<order>', 'its name (#1001), its id, or its trace id')
    .option('--store <domain>', 'where several stores have an order of that name')
    .action(bind(show));
  order
    .command('explain')
    .description('one order: what each agent decided, why, and what it cost')
    .argument('<order>', 'its name (#1001), its id, or its trace id')
    .option('--store <domain>', 'where several stores have an order of that name')
    .action(bind(explain));
  order
    .command('label')
    .description('write the labels of an order to files, for the printer')
    .argument('<order>', 'its name (#1001), its id, or its trace id')
    .option('--store <domain>', 'where several stores have an order of that name')
    .addOption(
      new Option('--format <format>', 'what the printer takes').choices(LABEL_FORMATS).default('pdf'),
    )
    .option('--out <directory>', 'where the files go', '.')
    .action(bind(label));
  order
    .command('packed')
    .description(
      'say that labelled parcels lie packed, where the store waits for that before it tells the buyer',
    )
    .argument('<order>', 'its name (#1001), its id, or its trace id')
    .option('--store <domain>', 'where several stores have an order of that name')
    .option('--parcel <n>', 'one of several, by its number in `order show`', wholeNumber)
    .option('--by <name>', 'who packed it (default: the name you are logged in with)')
    .action(bind(packed));
  order
    .command('list')
    .description('orders, the last changed first')
    .option('--store <domain>', 'of one store')
    .option('--outcome <outcome>', 'with this outcome; "none" for those that are under way')
    .option('--limit <n>', 'at most so many', wholeNumber, 50)
    .action(bind(list));
}

export function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('it is a whole number from 1');
  return Number(text);
}

interface SubmitOptions {
  store: string;
  topic?: string;
  server?: string;
}

async function submit({ output, around }: Context, path: string, options: SubmitOptions): Promise<number> {
  const file = readBodyFile(path);
  if ('skipped' in file) throw new UserError(`'${path}' is ${file.skipped}: it cannot be a webhook's body`);
  const store = await storeDirectory(around.db(), around.box()).get(options.store);
  const [secret] = store?.secrets ?? [];
  if (!store || !secret) throw await unknownStore(around.db(), options.store);
  const topic = file.topic ?? options.topic ?? 'orders/create';
  const url = `${options.server ?? around.server()}/webhooks/shopify/${store.domain}`;
  const body = Buffer.from(file.body);
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: {
      'Content-Type': 'application/json',
      'X-Shopify-Topic': topic,
      'X-Shopify-Hmac-Sha256': sign(body, secret),
      'X-Shopify-Shop-Domain': store.domain,
      'X-Shopify-Webhook-Id': randomUUID(),
      'X-Shopify-Triggered-At': new Date().toISOString(),
    },
  }).catch(() => {
    throw new UserError(`the webhook server does not answer at ${url}; start it, or name it with --server`);
  });
  const answer = (await response.json().catch(() => ({}))) as {
    order?: string;
    traceId?: string;
    hint?: string;
  };
  const { order, traceId, hint } = answer;
  const workflowId = order ? workflowIdOf({ store: store.domain, order }) : null;
  output.say(
    `${response.status} ${hint ?? (order ? `taken in as order ${order}` : 'taken in: it is about no order')}`,
  );
  if (traceId) output.say(`trace id ${traceId}`);
  if (order) output.say(`waybill order show ${order} --store ${store.domain}`);
  output.result({ ok: response.ok, http: response.status, topic, workflowId, ...answer });
  return response.ok ? 0 : 1;
}

interface ListOptions {
  store?: string;
  outcome?: string;
  limit: number;
}

async function list({ output, around }: Context, { store, outcome, limit }: ListOptions) {
  const orders = await around.db().order.findMany({
    where: {
      ...(store ? { store: domainOf(store) } : {}),
      ...(outcome ? { outcome: outcome === 'none' ? null : outcome } : {}),
    },
    orderBy: { updatedAt: 'desc' },
    take: limit,
    omit: { snapshot: true, digest: true, customer: true },
  });
  if (store && orders.length === 0) {
    const known = await around.db().store.findUnique({ where: { domain: domainOf(store) } });
    if (!known) throw await unknownStore(around.db(), store);
  }
  const rows = orders.map((order) => [
    order.name ?? order.order,
    order.store,
    order.stage,
    [order.outcome ?? 'under way', order.exception].filter(Boolean).join(': '),
    shorten(order.why ?? '', 60),
    order.traceId,
  ]);
  const head = ['order', 'store', 'stage', 'outcome', 'why', 'trace id'];
  output.say(rows.length > 0 ? table(head, rows) : 'no orders');
  output.result({ ok: true, orders });
  return 0;
}
