/** About how far it is to a buyer: between the middles of countries and provinces, as far as they are known. */
import type { Address } from '../contracts/order.ts';
import { MIDDLES } from './middles.ts';

type Place = Pick<Address, 'countryCode' | 'provinceCode' | 'zip'>;

/** Customs: whatever crosses a border comes after all that does not. */
const BORDER_KM = 20_000;
const EARTH_KM = 6371;

/** In km, rounded so that nothing is decided by what is not known; null where an address has no country, or one without a middle. */
export function distanceKm(from: Place, to: Place): number | null {
  const country = from.countryCode;
  if (!country || !to.countryCode) return null;
  const middles = [middleOf(from), middleOf(to)] as const;
  if (country !== to.countryCode) {
    const [a, b] = middles;
    return a && b ? round(between(a, b)) : null;
  }
  const alike = digitsAlike(from, to);
  if (alike >= 3) return 0;
  const province = [provinceOf(from), provinceOf(to)] as const;
  const [a, b] = middles;
  if (province[0] && province[0] === province[1]) return 100;
  return a && b && province[0] && province[1] ? Math.max(200, round(between(a, b))) : (BY_ZIP[alike] ?? 500);
}

/** For choosing, not for showing: a border counts more than any way, and what is not known most. */
export function wayOf(from: Place, to: Place | null): number {
  const km = to && distanceKm(from, to);
  const border = from.countryCode === to?.countryCode ? 0 : BORDER_KM;
  return border + (km ?? BORDER_KM);
}

const round = (km: number) => Math.round(km / 100) * 100;

/** "CA", of "JP-13" "13": Shopify writes both. */
const provinceOf = ({ countryCode, provinceCode }: Place) =>
  provinceCode?.replace(`${countryCode}-`, '') ?? null;

/** Where there are no provinces: by how many first characters of the postal codes are the same. */
const BY_ZIP = [500, 200, 100];

function digitsAlike(from: Place, to: Place): number {
  const [a, b] = [from, to].map(({ zip }) => zip?.replace(/\s/g, '').toUpperCase() ?? '');
  let alike = 0;
  while (a && alike < a.length && a[alike] === b?.[alike]) alike += 1;
  return alike;
}

type Middle = readonly [latitude: number, longitude: number];

const middleOf = (place: Place): Middle | undefined =>
  MIDDLES[`${place.countryCode}-${provinceOf(place)}`] ?? MIDDLES[place.countryCode ?? ''];

/** Along a great circle. */
function between([lat1, lon1]: Middle, [lat2, lon2]: Middle): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const sin2 = (angle: number) => Math.sin(angle / 2) ** 2;
  const haversine =
    sin2(rad(lat2 - lat1)) + Math.cos(rad(lat1)) * Math.cos(rad(lat2)) * sin2(rad(lon2 - lon1));
  return 2 * EARTH_KM * Math.asin(Math.sqrt(haversine));
}
