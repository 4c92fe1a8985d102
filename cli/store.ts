/** `waybill store`: which stores Waybill serves. */
import type { Command } from 'commander';
import { ZodError } from 'zod';
import { addStore, domainOf, listStores, rotateSecret } from '../prisma/stores.ts';
import { backfill } from './backfill.ts';
import { unknownStore } from './knownStore.ts';
import { table, UserError } from './output.ts';
import type { Bind, Context } from './program.ts';

interface AddOptions {
  name: string;
  adminUrl: string;
  token: string;
  secret: string;
  policy?: string;
}

export function storeCommands(root: Command, bind: Bind): void {
  const store = root.command('store').description('which stores Waybill serves');
  store
    .command('add')
    .description(
      'add a store, or renew one: a webhook secret that held until now holds on beside the new one',
    )
    .argument('<domain>', 'acme.myshopify.com')
    .requiredOption('--name <name>', 'what people call it; buyers read it in mails')
    .requiredOption('--admin-url <url>', 'base of its Admin API, https://acme.myshopify.com')
    .requiredOption('--token <token>', 'its Admin API access token')
    .requiredOption('--secret <secret>', "the app's secret, with which its webhooks are signed")
    .option('--policy <json>', 'what the merchant has decided, \'{"autonomy":"shadow"}\'')
    .action(bind(add));
  store
    .command('backfill')
    .description("take in the orders that were open before the store was Waybill's; shows how far it is")
    .argument('<domain>')
    .action(bind(backfill));
  store.command('list').description('all stores').action(bind(list));
  store
    .command('rotate-secret')
    .description('put a new webhook secret first; the last one holds on')
    .argument('<domain>')
    .requiredOption('--secret <secret>', 'the new secret')
    .option('--drop-old', 'the old secret stops to hold at once: it has leaked')
    .action(bind(rotate));
}

async function add({ output, around }: Context, given: string, options: AddOptions) {
  const domain = domainOf(given);
  if (!/^[a-z0-9][a-z0-9.-]*$/.test(domain))
    throw new UserError(`'${given}' is no domain: give it as Shopify does, acme.myshopify.com`);
  if (!URL.canParse(options.adminUrl))
    throw new UserError(`--admin-url '${options.adminUrl}' is no address: https://${domain}`);
  const { name, adminUrl, token: accessToken, secret } = options;
  const policy = options.policy === undefined ? {} : { policy: parsePolicy(options.policy) };
  await addStore(around.db(), around.box(), { domain, name, adminUrl, accessToken, secret, ...policy }).catch(
    (error) => {
      throw error instanceof ZodError ? new UserError(policyTrouble(error)) : error;
    },
  );
  const webhooks = `${around.server()}/webhooks/shopify/${domain}`;
  output.say(`${domain} is known. Its webhooks go to ${webhooks}, or wherever that is seen from outside.`);
  output.result({ ok: true, domain, webhooks });
  return 0;
}

function parsePolicy(text: string): object {
  try {
    const policy: unknown = JSON.parse(text);
    if (typeof policy === 'object' && policy !== null && !Array.isArray(policy)) return policy;
  } catch {
    // Said below.
  }
  throw new UserError(`--policy is no JSON object: '{"autonomy":"shadow"}'`);
}

const policyTrouble = (error: ZodError) =>
  `--policy is not usable: ${error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`;

async function list({ output, around }: Context) {
  const stores = await listStores(around.db());
  const rows = stores.map(({ domain, name, adminUrl, policy }) => [
    domain,
    name,
    adminUrl,
    (policy as { autonomy?: string }).autonomy ?? 'autonomous',
  ]);
  output.say(rows.length > 0 ? table(['store', 'name', 'admin', 'autonomy'], rows) : NO_STORES);
  output.result({ ok: true, stores });
  return 0;
}

const NO_STORES = 'no stores yet; add one with `waybill store add`';

interface RotateOptions {
  secret: string;
  dropOld?: boolean;
}

async function rotate(
  { output, around }: Context,
  domain: string,
  { secret, dropOld = false }: RotateOptions,
) {
  const known = await rotateSecret(around.db(), around.box(), { domain, secret, dropOld });
  if (!known) throw await unknownStore(around.db(), domain);
  output.say(
    `${domainOf(domain)} has a new secret${dropOld ? ', and no other' : '; the last one holds on beside it'}`,
  );
  output.result({ ok: true, domain: domainOf(domain), dropOld });
  return 0;
}
