/** Webhook signatures: HMAC-SHA256 of the raw body, in base64. */
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

const CARRIER_PREFIX = 'hmac-sha256-hex=';

/** EasyPost's `X-Hmac-Signature`: in hex, after a prefix, by the secret in its NFKD form. */
export const signAsCarrier = (body: Uint8Array, secret: string) =>
  CARRIER_PREFIX + createHmac('sha256', secret.normalize('NFKD')).update(body).digest('hex');

/** Whether any of the secrets made this signature. Takes as long for a wrong one as for a right one. */
export function isSignedByCarrier(body: Uint8Array, signature: string, secrets: string[]): boolean {
  const given = Buffer.from(signature.trim().toLowerCase());
  let signed = false;
  for (const secret of secrets) {
    const expected = Buffer.from(signAsCarrier(body, secret));
    if (given.length === expected.length && timingSafeEqual(given, expected)) signed = true;
  }
  return signed;
}
