/** Webhook signatures: HMAC-SHA256 of the raw body, each sender in its own way. */
import { createHmac, timingSafeEqual } from 'node:crypto';

export const sign = (body: Uint8Array, secret: string) =>
  createHmac('sha256', secret).update(body).digest('base64');

/** Whether any of the secrets made this signature. Takes as long for a wrong one as for a right one. */
export function isSigned(body: Uint8Array, signature: string, secrets: string[]): boolean {
  const given = Buffer.from(signature, 'base64');
  let signed = false;
  for (const secret of secrets) {
    const expected = createHmac('sha256', secret).update(body).digest();
    if (given.length === expected.length && timingSafeEqual(given, expected)) signed = true;
  }
  return signed;
}

const EASYPOST_PREFIX = 'hmac-sha256-hex=';

/** EasyPost's `X-Hmac-Signature`: in hex, after a prefix, by the secret in its NFKD form. */
export const signAsEasyPost = (body: Uint8Array, secret: string) =>
  EASYPOST_PREFIX + createHmac('sha256', secret.normalize('NFKD')).update(body).digest('hex');

/** Whether any of the secrets made this signature. Takes as long for a wrong one as for a right one. */
export function isSignedByEasyPost(body: Uint8Array, signature: string, secrets: string[]): boolean {
  const given = Buffer.from(signature.trim().toLowerCase());
  let signed = false;
  for (const secret of secrets) {
    const expected = Buffer.from(signAsEasyPost(body, secret));
    if (given.length === expected.length && timingSafeEqual(given, expected)) signed = true;
  }
  return signed;
}

const hexOf = (body: Uint8Array, secret: string, at: string) =>
  createHmac('sha256', secret).update(`${at}.`).update(body).digest('hex');

/** Shippo's `Shippo-Auth-Signature`: in hex, of the time and the body. @param at seconds since 1970, which is signed as well. */
export const signAsShippo = (body: Uint8Array, secret: string, at: string) =>
  `t=${at},v1=${hexOf(body, secret, at)}`;

/** However old: what is repeated makes Waybill ask the carrier once more, and no more than that. */
export function isSignedByShippo(body: Uint8Array, signature: string, secret: string): boolean {
  const [, at, given] = /^t=(\d{1,16}),\s*v1=([0-9a-f]{64})$/i.exec(signature.trim()) ?? [];
  if (!at || !given) return false;
  return timingSafeEqual(Buffer.from(given, 'hex'), Buffer.from(hexOf(body, secret, at), 'hex'));
}

/** Whether two secrets are one, in the same time for any two. */
export function isSame(given: string, secret: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}
