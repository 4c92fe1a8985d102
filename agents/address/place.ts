/** City, province and postal code against each other: two that agree may mend the third; where they do not, a person asks the buyer. */
import {
  codesIn,
  codesOf,
  isCity,
  isTabled,
  keyOf,
  nearest,
  type Place,
  placeOf,
  provincesNear,
  regionOf,
  sameCity,
  type Tabled,
} from './places.ts';
import { formatZip } from './postcode.ts';
import { hasProvinces, provinceCode } from './province.ts';
import { placeKey } from './text.ts';
import type { Fields, Step } from './types.ts';
import { escalate, set } from './types.ts';

/** What the rules below look at; null where the country, or the code, says nothing. */
interface View {
  country: Tabled;
  key: string;
  place: Place;
}

const MILITARY = /^(APO|FPO|DPO)\b/i;

function view({ countryCode, zip, city }: Fields): View | null {
  if (!isTabled(countryCode) || MILITARY.test(city)) return null;
  const formed = formatZip(countryCode, zip);
  if (formed === null) return null;
  const key = keyOf(countryCode, formed);
  const place = placeOf(countryCode, key);
  return place ? { country: countryCode, key, place } : null;
}

const agrees = (place: Place, city: string) => place.cities.some((name) => sameCity(name, city));

/** A code that no table has may be new; one in a region that does not exist is wrong. */
export const unknownCode: Step = (fields) => {
  const { countryCode: country, zip, city, provinceCode: province } = fields;
  if (!isTabled(country) || zip === '' || MILITARY.test(city) || view(fields)) return null;
  const near = provincesNear(country, keyOf(country, zip));
  if (near === null) return escalate('address_undeliverable', 'no place has this postal code');
  const foreign = province !== '' && near.size > 0 && !near.has(province);
  if (foreign || elsewhere(country, keyOf(country, zip), province, city)) {
    return escalate(
      'address_undeliverable',
      'the postal code belongs to another region than the city or province',
    );
  }
  return null;
};

/** The country is the city. */
const CITY_STATES = new Set(['SG', 'HK', 'MO', 'MC', 'GI', 'VA', 'SM', 'AW', 'BM', 'NR', 'DJ']);

/** After all rules: code and province go together, or the code is one the tables have not met. */
export function exists(fields: Fields): boolean {
  const { countryCode: country, provinceCode: province } = fields;
  if (!isTabled(country) || MILITARY.test(fields.city)) return true;
  if (formatZip(country, fields.zip) !== fields.zip) return false;
  const at = view(fields);
  if (!at) return unknownCode(fields, {}) === null;
  return !hasProvinces(country) || at.place.provinces.includes(province);
}

export const cityFromZip: Step = (fields) => {
  if (fields.city !== '') return null;
  const placeless = fields.zip === '' && fields.provinceCode === '' && !CITY_STATES.has(fields.countryCode);
  if (placeless) return escalate('address_incomplete', 'city and zip are missing');
  const at = view(fields);
  // Elsewhere a city may be what the address has no word for (Singapore).
  if (!at) return isTabled(fields.countryCode) ? escalate('address_incomplete', 'city is missing') : null;
  const [only, ...others] = at.place.cities;
  const certain = at.country !== 'CA' && at.country !== 'GB';
  if (!certain || !only || others.length > 0) {
    return escalate('address_incomplete', 'city is missing, and the postal code does not tell it');
  }
  return set({ city: only }, 'the postal code has one city only', 0.93);
};

/** Before the province's rule: a misspelt city is still a witness. */
export const cityTypo: Step = (fields) => {
  const at = view(fields);
  const { city, provinceCode: province } = fields;
  // A name within a name ("Hull") agrees well enough, unless a whole name is nearer.
  if (!at || city === '' || at.place.cities.some((name) => isCity(name, city))) return null;
  const near = nearest(at.place.cities, city);
  if (!near) return null;
  const own = hasProvinces(at.country) ? codesIn(at.country, city, province) : codesOf(at.country, city);
  if (own.length > 0 && placeKey(city) !== placeKey(near.city)) return null;
  // A city of that name in another province: then it takes more likeness to call it a slip of the pen.
  const known = codesOf(at.country, city).length > 0;
  const slip = !known || near.edits === 1 ? near.city.length >= 4 : near.city.length >= 8;
  return slip ? set({ city: near.city }, 'a slip in the city that the postal code names', 0.9) : null;
};

export const provinceFromZip: Step = (fields) => {
  const at = view(fields);
  const { city, provinceCode: given } = fields;
  if (!at || !hasProvinces(at.country) || at.place.provinces.includes(given)) return null;
  const [only, ...others] = at.place.provinces;
  const told = only !== undefined && others.length === 0;
  const agree = agrees(at.place, city);
  if (given === '') {
    if (!told) return escalate('address_incomplete', 'provinceCode is missing');
    if (!agree && elsewhere(at.country, at.key, only, city)) return conflict();
    return set({ provinceCode: only }, 'the postal code lies in one province only', 0.95);
  }
  // Two against one, and the one has no such city.
  const stated = provinceCode(at.country, given);
  if (told && agree && (stated === null || codesIn(at.country, city, stated).length === 0)) {
    return set({ provinceCode: only }, 'city and postal code agree on another province', 0.9);
  }
  return conflict();
};

export const cityConflict: Step = (fields) => {
  const at = view(fields);
  if (!at || agrees(at.place, fields.city)) return null;
  return elsewhere(at.country, at.key, fields.provinceCode, fields.city) ? conflict() : null;
};

const conflict = () =>
  escalate(
    'address_undeliverable',
    'city, provinceCode and zip do not belong together; one of them is wrong',
  );

/** Names that people use for a part of a city, while the tables know a larger city of that name in another state. */
const PARTS: Record<string, string[]> = {
  NY: [
    'manhattan',
    'queens',
    'harlem',
    'long island',
    'chelsea',
    'flushing',
    'hollis',
    'jamaica',
    'kew gardens',
  ],
  CA: [
    'hollywood',
    'west hollywood',
    'la',
    'silver lake',
    'echo park',
    'eagle rock',
    'bel air',
    'brentwood',
    'westwood',
  ],
  FL: ['brandon', 'kendall', 'spring hill'],
  MA: ['dorchester', 'brighton', 'allston', 'charlestown'],
  IL: ['lincoln park', 'hyde park'],
};

/**
 * True where the tables know the city, and only far away: in other provinces, or other regions where there are no provinces.
 * A name they do not know at all is a suburb or a village as often as a mistake: the carrier goes by the code.
 */
function elsewhere(country: Tabled, key: string, province: string, city: string): boolean {
  const codes = codesOf(country, city);
  if (codes.length === 0) return false;
  switch (country) {
    case 'US': {
      const own = codesIn(country, city, province);
      if (own.length > 0) return farWithin(own, key);
      // Small towns share their names with suburbs elsewhere that have no code of their own; large cities hardly.
      return largest(country, codes) >= 5 && !PARTS[province]?.includes(city.trim().toLowerCase());
    }
    case 'CA':
      return codes.length >= 3 && codesIn(country, city, province).length === 0;
    case 'AU':
    case 'JP':
      return codesIn(country, city, province).length === 0;
    case 'DE': {
      const regions = new Set(codes.map((code) => regionOf(country, code)));
      return regions.size <= 3 && !regions.has(regionOf(country, key));
    }
    case 'FR':
      return codes.every((code) => regionOf(country, code) !== regionOf(country, key));
    case 'GB':
      return farInBritain(codes, key, city);
  }
}

/** How many of the codes lie in the province that has most of them. */
function largest(country: Tabled, codes: string[]): number {
  const counts = new Map<string, number>();
  for (const code of codes) {
    for (const province of placeOf(country, code)?.provinces ?? []) {
      counts.set(province, (counts.get(province) ?? 0) + 1);
    }
  }
  return Math.max(0, ...counts.values());
}

/** A city of several ZIP codes, and the given one in another corner of the state: the first three digits name the sorting center. */
function farWithin(own: string[], key: string): boolean {
  const center = (code: string) => Number(code.slice(0, 3));
  return own.length >= 3 && own.every((code) => Math.abs(center(code) - center(key)) >= 20);
}

/** Greater London's outer postcode areas: people write "London" there. */
const OUTER_LONDON = new Set('BR CR DA EN HA IG KT RM SM TN TW UB WD'.split(' '));

function farInBritain(codes: string[], key: string, city: string): boolean {
  const areas = new Set(codes.map((code) => regionOf('GB', code)));
  const area = regionOf('GB', key);
  if (city.trim().toLowerCase() === 'london' && OUTER_LONDON.has(area)) return false;
  return codes.length >= 3 && areas.size === 1 && !areas.has(area);
}
