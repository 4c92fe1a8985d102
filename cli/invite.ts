/** `waybill store invite`: a link with which a merchant installs the app. */
import { installLink, isShop } from '../intake/oauth/query.ts';
import { domainOf } from '../prisma/stores.ts';
import { UserError } from './output.ts';
import type { Context } from './program.ts';

export async function invite({ output, around }: Context, named: string): Promise<number> {
  const shop = domainOf(named);
  if (!isShop(shop)) throw new UserError(`'${named}' is no store of Shopify's: acme.myshopify.com`);
  const settings = around.settings('WAYBILL_PUBLIC_URL', 'SHOPIFY_API_KEY', 'SHOPIFY_API_SECRET');
  const { WAYBILL_PUBLIC_URL: publicUrl, SHOPIFY_API_KEY: key, SHOPIFY_API_SECRET: secret } = settings;
  if (!publicUrl || !key || !secret)
    throw new UserError(
      'set WAYBILL_PUBLIC_URL, SHOPIFY_API_KEY and SHOPIFY_API_SECRET, here and for the server; or add the store by its token: waybill store add',
    );
  const link = installLink(publicUrl, shop, secret);
  output.say(`${link}\n\nA new store begins in shadow: it decides, and does nothing, until you let it.`);
  output.result({ ok: true, store: shop, link });
  return 0;
}
