/** `waybill store`: which stores Waybill serves. */
import type { Command } from 'commander';
import { listStores } from '../prisma/stores.ts';
import { backfill } from './backfill.ts';
import { invite } from './invite.ts';
import { table } from './output.ts';
import type { Bind, Context } from './program.ts';
import { add } from './storeAdd.ts';
import { rotate } from './storeRotate.ts';

export function storeCommands(root: Command, bind: Bind): void {
  const store = root.command('store').description('which stores Waybill serves');
  store
    .command('add')
    .description(
      'add a store, or renew one: a webhook secret that held until now holds on beside the new one',
    )
    .argument('<domain>', 'acme.myshopify.com')
    .requiredOption('--name <name>', 'what people call it; buyers read it in mails')
    .option('--admin-url <url>', 'base of its Admin API (default: https://<domain>)')
    .requiredOption('--token <token>', 'its Admin API access token')
    .requiredOption('--secret <secret>', "the app's secret, with which its webhooks are signed")
    .option('--policy <json>', 'what the merchant has decided, \'{"autonomy":"shadow"}\'')
    .option('--no-backfill', 'leave the orders alone that are open already')
    .option('--unchecked', 'do not ask Shopify whether token and permissions are in order')
    .action(bind(add));
  store
    .command('backfill')
    .description("take in the orders that were open before the store was Waybill's; shows how far it is")
    .argument('<domain>')
    .action(bind(backfill));
  store
    .command('invite')
    .description('a link with which a merchant installs your app; it works for a day')
    .argument('<domain>', 'acme.myshopify.com')
    .action(bind(invite));
  store.command('list').description('all stores').action(bind(list));
  store
    .command('rotate')
    .description('give a store a new token, a new webhook secret, or both; the last secret holds on')
    .argument('<domain>')
    .option('--token <token>', 'the new Admin API access token')
    .option('--secret <secret>', 'the new webhook secret')
    .option('--drop-old', 'the old secret stops to hold at once: it has leaked')
    .action(bind(rotate));
}

async function list({ output, around }: Context) {
  const stores = await listStores(around.db());
  const rows = stores.map(({ domain, name, adminUrl, policy, uninstalledAt }) => [
    domain,
    name,
    adminUrl,
    (policy as { autonomy?: string }).autonomy ?? 'autonomous',
    uninstalledAt ? `uninstalled ${uninstalledAt.toISOString().slice(0, 10)}` : 'connected',
  ]);
  output.say(rows.length > 0 ? table(['store', 'name', 'admin', 'autonomy', 'app'], rows) : NO_STORES);
  output.result({ ok: true, stores });
  return 0;
}

const NO_STORES = 'no stores yet; add one with `waybill store add`';
