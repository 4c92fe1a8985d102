/** A time in the past, as people say it: 90s, 30m, 2h, 1d. */
import { InvalidArgumentError } from 'commander';

const UNIT_MS: Record<string, number> = { s: 1000, m: 60_000, h: 3600_000, d: 86_400_000 };

export function since(text: string): Date {
  const [, count, unit = ''] = /^(\d{1,5})([smhd])$/.exec(text) ?? [];
  const ms = UNIT_MS[unit];
  if (!count || !ms) throw new InvalidArgumentError('It is a number with a unit: 90s, 30m, 2h, 1d.');
  return new Date(Date.now() - Number(count) * ms);
}
