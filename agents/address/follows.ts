/** Whether a corrected address says nothing that the given one did not: the check on a model's proposal. */
import type { Address } from '../../contracts/order.ts';
import { isTabled, keyOf, placeOf, sameCity } from './places.ts';
import { fold } from './text.ts';

/**
 * Every word of the new address stands in the old one, or is what the tables know of its postal code; and no word of the old
 * street is lost. So a proposal can move and order words, and cannot send a parcel to another door.
 */
export function followsFrom(given: Address, proposed: Address): boolean {
  if (given.name !== proposed.name || given.company !== proposed.company) return false;
  if (given.countryCode !== proposed.countryCode) return false;
  const before = words(Object.values(given).join(' '));
  const place = placed(proposed);
  const moved = [proposed.address1, proposed.address2, proposed.zip, proposed.phone];
  const isKnown = (word: string) => before.has(word);
  if (![...words(moved.join(' '))].every(isKnown)) return false;
  if (![...words(proposed.city ?? '')].every(isKnown) && !place.city) return false;
  if (![...words(proposed.provinceCode ?? '')].every(isKnown) && !place.province) return false;

  const after = words(Object.values(proposed).join(' '));
  return [...words(`${given.address1 ?? ''} ${given.address2 ?? ''}`)].every((word) => after.has(word));
}

function placed({ countryCode, zip, city, provinceCode }: Address) {
  if (!countryCode || !zip || !isTabled(countryCode)) return { city: false, province: false };
  const found = placeOf(countryCode, keyOf(countryCode, zip));
  return {
    city: found?.cities.some((known) => sameCity(known, city ?? '')) ?? false,
    province: found?.provinces.includes(provinceCode ?? '') ?? false,
  };
}

const words = (text: string) => new Set(fold(text).match(/[\p{L}\p{N}]+/gu) ?? []);
