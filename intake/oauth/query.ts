/** Queries that Shopify signs: HMAC-SHA256 over all parameters but the signature, sorted by name, in hex. */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** A merchant may think about it for a day; a link that leaked does not work for ever. */
const MAX_AGE_MS = 24 * 3_600_000;
const MAX_AHEAD_MS = 5 * 60_000;

export function signQuery(query: URLSearchParams, secret: string): string {
  const message = [...query]
    .filter(([name]) => name !== 'hmac')
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&');
  return createHmac('sha256', secret).update(message).digest('hex');
}

/** Whether the secret's owner made this query, and lately. A parameter given twice is refused: which of them counts is a matter of taste. */
export function isSignedQuery(query: URLSearchParams, secret: string, now = Date.now()): boolean {
  const names = [...query.keys()];
  if (new Set(names).size !== names.length) return false;
  const given = Buffer.from(query.get('hmac') ?? '', 'hex');
  const expected = Buffer.from(signQuery(query, secret), 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
  const age = now - Number(query.get('timestamp') ?? Number.NaN) * 1000;
  return age <= MAX_AGE_MS && age >= -MAX_AHEAD_MS;
}

/** A shop's own domain, and nothing else: what comes here is redirected there. */
export const isShop = (shop: string | null): shop is string =>
  shop !== null && /^[a-z0-9][a-z0-9-]{0,59}\.myshopify\.com$/.test(shop);

/** The link with which an operator asks a merchant to install the app: signed as Shopify signs its own. */
export function installLink(publicUrl: string, shop: string, secret: string, now = Date.now()): string {
  const query = new URLSearchParams({ shop, timestamp: String(Math.floor(now / 1000)) });
  query.set('hmac', signQuery(query, secret));
  return `${publicUrl.replace(/\/$/, '')}/auth/install?${query}`;
}
