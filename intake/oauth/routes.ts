/** `/auth/install` and `/auth/callback`: a merchant installs the app, and the store is taken into service. */
import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import type { Logger } from 'pino';
import { ConnectorError } from '../../connectors/error.ts';
import { exchangeCode } from '../../connectors/shopify/oauth.ts';
import { type ConnectResources, connectStore } from '../../runtime/stores/connect.ts';
import { type Missing, REQUESTED_SCOPES } from '../../runtime/stores/permissions.ts';
import { errorFields } from '../../telemetry/log.ts';
import { isShop, isSignedQuery } from './query.ts';

export interface OAuthResources extends ConnectResources {
  log: Logger;
  publicUrl: string;
  apiKey: string;
  apiSecret: string;
  /** Base of a shop's Admin API. */
  adminUrlOf(shop: string): string;
  /** Called after a store was connected. */
  onConnected(): void;
}

/** Ties what comes back from Shopify to the browser that was sent there. */
const COOKIE = 'waybill_install';
const MINUTES = 10;

type Status = 400 | 401 | 403 | 502;

export function oauthRoutes(resources: OAuthResources): Hono {
  const { apiKey, apiSecret, publicUrl, adminUrlOf, log } = resources;
  const refuse = (c: Context, status: Status, reason: string, hint: string) => {
    log.warn({ path: c.req.path, status, reason }, 'installation refused');
    return c.text(hint, status);
  };
  const app = new Hono();

  /** The shop of a sound query, or what is wrong with it. */
  const shopOf = (c: Context): { shop: string; query: URLSearchParams } | Response => {
    const query = new URL(c.req.url).searchParams;
    const shop = query.get('shop');
    if (!isShop(shop)) return refuse(c, 400, 'bad_shop', 'This link names no store of Shopify’s.');
    if (!isSignedQuery(query, apiSecret))
      return refuse(c, 401, 'bad_signature', 'This link is not ours, or too old. Ask for a new one.');
    return { shop, query };
  };

  app.get('/auth/install', async (c) => {
    const asked = shopOf(c);
    if (asked instanceof Response) return asked;
    const state = randomBytes(16).toString('hex');
    await setSignedCookie(c, COOKIE, `${state}.${asked.shop}`, apiSecret, {
      httpOnly: true,
      secure: publicUrl.startsWith('https:'),
      sameSite: 'Lax',
      path: '/auth',
      maxAge: MINUTES * 60,
    });
    const query = new URLSearchParams({
      client_id: apiKey,
      scope: REQUESTED_SCOPES,
      redirect_uri: `${publicUrl.replace(/\/$/, '')}/auth/callback`,
      state,
    });
    return c.redirect(`${adminUrlOf(asked.shop)}/admin/oauth/authorize?${query}`);
  });

  app.get('/auth/callback', async (c) => {
    const asked = shopOf(c);
    if (asked instanceof Response) return asked;
    const { shop, query } = asked;
    const cookie = await getSignedCookie(c, apiSecret, COOKIE);
    deleteCookie(c, COOKIE, { path: '/auth' });
    if (!cookie || cookie !== `${query.get('state')}.${shop}`)
      return refuse(c, 403, 'bad_state', 'This installation was not begun in this browser. Begin it anew.');
    const code = query.get('code');
    if (!code) return refuse(c, 400, 'no_code', 'Shopify sent no code. Begin the installation anew.');
    try {
      const missing = await connect(resources, shop, code);
      if (missing.length > 0) return refuse(c, 403, 'missing_scopes', lacking(missing));
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error;
      return refuse(
        c,
        502,
        errorFields(error).message,
        'Shopify does not answer. Begin the installation anew.',
      );
    }
    log.info({ store: shop }, 'store connected');
    return c.text(`${shop} is connected. You can close this page.`);
  });
  return app;
}

async function connect(resources: OAuthResources, shop: string, code: string): Promise<Missing[]> {
  const { db, apiKey, apiSecret, adminUrlOf, onConnected } = resources;
  const ctx = { traceId: randomBytes(16).toString('hex') };
  const adminUrl = adminUrlOf(shop);
  const accessToken = await exchangeCode(adminUrl, { apiKey, apiSecret, code }, ctx);
  const known = await db.store.findUnique({ where: { domain: shop }, select: { name: true } });
  const connected = await connectStore(
    resources,
    {
      domain: shop,
      name: known?.name ?? shop.replace('.myshopify.com', ''),
      adminUrl,
      accessToken,
      secret: apiSecret,
      // Nobody has said yet what may be done: a click on a link alone ships nothing.
      ...(known ? {} : { policy: { autonomy: 'shadow' } as const }),
      backfill: true,
    },
    ctx,
  );
  if (connected.kind === 'refused') return connected.missing;
  onConnected();
  return [];
}

const lacking = (missing: Missing[]) =>
  ['Not connected. Waybill needs:', ...missing.map(({ scope, why }) => `${scope}, ${why}`)].join('\n');
