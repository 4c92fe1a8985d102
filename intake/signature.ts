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
