/** Money: integer minor units with the currency's own exponent (ISO 4217), never a float. */
import { z } from 'zod';

export const Money = z.object({
  /** Minor units: 1234 is 12.34 USD, 1234 JPY or 1.234 KWD. */
  amount: z.int(),
  /** ISO 4217 code, upper case. */
  currency: z.string().length(3),
});
export type Money = z.infer<typeof Money>;

/** Digits after the decimal point of a currency: 2 for USD, 0 for JPY, 3 for KWD. Unknown but well-formed codes count as 2. */
export function exponentOf(currency: string): number {
  const known = exponents.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const exponent = format.resolvedOptions().maximumFractionDigits ?? 2;
  exponents.set(currency, exponent);
  return exponent;
}

/** A format takes a tenth of a millisecond to make, and an order has dozens of amounts. */
const exponents = new Map<string, number>();

/**
 * A decimal string as Shopify writes it ("12.34") to minor units, without passing through a float.
 * @returns null where the text is no decimal number, or is finer than the currency allows.
 */
export function parseMoney(decimal: string, currency: string): Money | null {
  const code = currency.toUpperCase();
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal.trim());
  if (!match || !/^[A-Z]{3}$/.test(code)) return null;
  const [, sign, whole = '0', fraction = ''] = match;
  const exponent = exponentOf(code);
  if (/[^0]/.test(fraction.slice(exponent))) return null;
  const amount = Number(whole + fraction.slice(0, exponent).padEnd(exponent, '0'));
  if (!Number.isSafeInteger(amount)) return null;
  return { amount: sign && amount ? -amount : amount, currency: code };
}

/** Minor units back to the decimal string an API expects: {1234, USD} is "12.34". */
export function toDecimal({ amount, currency }: Money): string {
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  return `${amount < 0 ? '-' : ''}${whole}${exponent ? `.${digits.slice(-exponent)}` : ''}`;
}
