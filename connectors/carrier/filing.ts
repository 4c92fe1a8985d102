/** Whether goods leave the United States without a filing of their own (15 CFR 30.36, 30.37). */
import { toDecimal } from '../../contracts/money.ts';
import type { Address } from '../../contracts/order.ts';
import type { Customs } from './types.ts';

/** Up to this, in US dollars, goods of one tariff number leave without one (15 CFR 30.37(a)). */
const UNFILED = 2500;

/** The exemption to claim; null where the goods need a filing, or leave from elsewhere. */
export function exemptionOf({ items }: Customs, from: Address, to: Address): '30.36' | '30.37(a)' | null {
  const filed = items.some(({ value }) => value.currency === 'USD' && Number(toDecimal(value)) > UNFILED);
  if (from.countryCode !== 'US' || filed) return null;
  return to.countryCode === 'CA' ? '30.36' : '30.37(a)';
}
