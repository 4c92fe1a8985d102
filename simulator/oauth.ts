/** Shopify's side of an installation: the merchant agrees at once, and the code is good for one token. */
import { createHmac, randomUUID } from 'node:crypto';
import type { Answer } from './answer.ts';
import type { Store, World } from './state.ts';

export function oauth(world: World) {
  const codes = new Map<string, string>();
  return {
    /** The merchant's browser comes here, and is sent back with a code. */
    authorize(domain: string, query: URLSearchParams): Answer {
      const store = world.stores.get(domain);
      const back = query.get('redirect_uri');
      if (!store || !back || !URL.canParse(back)) return { status: 400, body: { error: 'invalid_request' } };
      const code = randomUUID();
      codes.set(code, domain);
      const target = new URL(back);
      const given = {
        code,
        host: Buffer.from(`${domain}/admin`).toString('base64url'),
        shop: domain,
        state: query.get('state') ?? '',
        timestamp: String(Math.floor(Date.now() / 1000)),
      };
      for (const [name, value] of Object.entries(given)) target.searchParams.set(name, value);
      target.searchParams.set('hmac', sealOf(given, store));
      return { status: 302, body: '', headers: { location: target.href } };
    },

    exchange(domain: string, body: Record<string, unknown>): Answer {
      const store = world.stores.get(domain);
      const code = String(body.code ?? '');
      if (!store || codes.get(code) !== domain || body.client_secret !== store.secret)
        return { status: 400, body: { error: 'invalid_request' } };
      codes.delete(code);
      return {
        status: 200,
        body: { access_token: store.accessToken, scope: (store.scopes ?? []).join(',') },
      };
    },
  };
}

const sealOf = (given: Record<string, string>, { secret }: Store) =>
  createHmac('sha256', secret)
    .update(
      Object.keys(given)
        .sort()
        .map((name) => `${name}=${given[name]}`)
        .join('&'),
    )
    .digest('hex');
