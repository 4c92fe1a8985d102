/** Fields that slid into the city, and fields that changed places. */
import { codesOf, isTabled, keyOf, nearest, placeOf, sameCity, type Tabled } from './places.ts';
import { formatZip } from './postcode.ts';
import { hasProvinces, provinceCode } from './province.ts';
import { blanks, placeKey } from './text.ts';
import type { Fields, Step } from './types.ts';
import { set } from './types.ts';

/** A postal code as people write it within a line. */
export const ZIP_TEXT: Record<Tabled, string> = {
  US: String.raw`\d{5}(?:[-–\s]?\d{4})?`,
  CA: String.raw`[A-Z]\d[A-Z][\s-]*\d[A-Z]\d`,
  DE: String.raw`(?:DE?[-\s])?\d{5}`,
  FR: String.raw`(?:FR?[-\s])?\d{5}`,
  GB: String.raw`[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}`,
  AU: String.raw`\d{4}`,
  JP: String.raw`〒?\s*\d{3}-?\d{4}`,
};

export const zipInCity: Step = ({ countryCode: country, city, zip, provinceCode: given }) => {
  if (!isTabled(country) || !/\d/.test(city)) return null;
  const text = ZIP_TEXT[country];
  const whole = formatZip(country, city);
  if (whole !== null && new RegExp(`^${text}$`, 'i').test(city)) {
    const name = zip !== '' && !/\d/.test(zip) ? zip : '';
    return zip === '' || name !== '' || formatZip(country, zip) === whole
      ? set({ city: name, zip: whole }, 'the postal code was in the city', 0.95)
      : null;
  }
  const [, before, after] =
    new RegExp(`^(?:(.+?)[\\s,;(]+(?=${text}\\)?$)|${text}[\\s,;]+(.+)$)`, 'i').exec(city) ?? [];
  const name = before ?? after;
  if (!name) return null;
  const code = formatZip(country, city.slice(before ? before.length : 0, before ? undefined : -name.length));
  if (code === null) return null;
  const stated = formatZip(country, zip);
  // A longer code (ZIP+4) in one of the two is the same code.
  if (zip !== '' && (stated === null || keyOf(country, stated) !== keyOf(country, code))) return null;
  const kept = stated !== null && stated.length > code.length ? stated : code;
  return set(
    { city: name.replace(/[\s,;]+$/, ''), zip: kept, provinceCode: given },
    'the postal code was in the city',
    0.95,
  );
};

/** "Houston, TX": only where what is left is a city that goes with the code, or a comma says so. */
export const provinceInCity: Step = ({ countryCode: country, city, provinceCode: given, zip }) => {
  if (!isTabled(country) || !hasProvinces(country)) return null;
  if (country === 'JP') return prefectureInCity(city, given);
  const [, name, mark, tail] = /^(.+?)(\s*,\s*|\s+)(\p{L}[\p{L}.\s]*)$/u.exec(city) ?? [];
  if (!name || !tail) return null;
  for (const [front, back] of cuts(city)) {
    const code = provinceCode(country, back);
    if (code === null || (given !== '' && provinceCode(country, given) !== code)) continue;
    const formed = formatZip(country, zip);
    const place = formed === null ? null : placeOf(country, keyOf(country, formed));
    const known = place?.cities.some((one) => placeKey(one) === placeKey(front)) ?? false;
    const whole = place?.cities.some((one) => placeKey(one) === placeKey(city)) ?? false;
    if (!whole && (known || mark?.includes(','))) {
      return set({ city: front, provinceCode: code }, 'the province was in the city', 0.93);
    }
  }
  return null;
};

/** Every way to cut a text in two at a blank or comma. */
const cuts = (text: string): [string, string][] =>
  [...text.matchAll(/[\s,]+/g)].map((at) => [text.slice(0, at.index), text.slice(at.index + at[0].length)]);

function prefectureInCity(city: string, given: string) {
  const [, prefecture, rest] = /^(北海道|東京都|(?:京都|大阪)府|.{2,3}県)\s*(.+)$/u.exec(city) ?? [];
  const code = prefecture ? provinceCode('JP', prefecture) : null;
  if (!rest || code === null || (given !== '' && provinceCode('JP', given) !== code)) return null;
  return set({ city: rest, provinceCode: code }, 'the prefecture was in the city', 0.95);
}

/** Both fields hold the other's value: the city is a province and the province is none, or is the city of the code. */
export const swappedCityProvince: Step = (fields) => {
  const { countryCode: country, city, provinceCode: given } = fields;
  if (!isTabled(country) || !hasProvinces(country) || city === '' || given === '') return null;
  const province = provinceCode(country, city);
  if (province === null || (provinceCode(country, given) !== null && !cityOfCode(fields, given, province)))
    return null;
  return cityOfCode(fields, given, province) || codesOf(country, given).length > 0
    ? set({ city: given, provinceCode: province }, 'city and province were in each other’s field', 0.95)
    : null;
};

function cityOfCode({ countryCode: country, zip }: Fields, city: string, province: string): boolean {
  if (!isTabled(country)) return false;
  const formed = formatZip(country, zip);
  const place = formed === null ? null : placeOf(country, keyOf(country, formed));
  if (!place?.provinces.includes(province)) return false;
  return place.cities.some((one) => sameCity(one, city)) || nearest(place.cities, city) !== null;
}

/** Zip and province, or zip and address2, in each other's field. */
export const swappedZip: Step = ({ countryCode: country, zip, provinceCode: given, address2 }) => {
  if (!isTabled(country) || formatZip(country, zip) !== null) return null;
  const inProvince = formatZip(country, given);
  if (inProvince !== null && (zip === '' || provinceCode(country, zip) !== null)) {
    const code = zip === '' ? '' : (provinceCode(country, zip) ?? '');
    return set({ zip: inProvince, provinceCode: code }, 'the postal code was in the province', 0.95);
  }
  const inLine = /\d/.test(address2) && zip === '' ? formatZip(country, blanks(address2)) : null;
  return inLine !== null && (country === 'CA' || country === 'GB' || country === 'JP')
    ? set({ zip: inLine, address2: '' }, 'the postal code was in address2', 0.93)
    : null;
};
