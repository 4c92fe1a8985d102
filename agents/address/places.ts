/** Which places a postal code has, and the other way around: public tables of seven countries, read when a country is first met. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { distance, fold, placeKey } from './text.ts';

/** The countries there are tables for. */
export const TABLED = ['US', 'CA', 'DE', 'FR', 'GB', 'AU', 'JP'] as const;
export type Tabled = (typeof TABLED)[number];

export const isTabled = (country: string): country is Tabled =>
  (TABLED as readonly string[]).includes(country);

export interface Place {
  /** ISO 3166-2 tails ("TX"), for Japan Shopify's "JP-13"; empty where the country has none in its addresses. */
  provinces: string[];
  cities: string[];
}

interface Table {
  codes: string[];
  places: Map<string, Place>;
  /** Folded name -> the codes that have it. */
  byCity: Map<string, string[]>;
  /** First characters of a code -> the provinces of the codes that begin so. */
  byPrefix: Map<string, Set<string>>;
}

const tables = new Map<Tabled, Table>();

/** How many first characters of a code name a region: two cities that share them are near each other. */
const REGION: Record<Tabled, number> = { US: 3, CA: 1, DE: 2, FR: 2, GB: 2, AU: 1, JP: 2 };

export function regionOf(country: Tabled, key: string): string {
  return country === 'GB' ? key.replace(/\d.*$/, '') : key.slice(0, REGION[country]);
}

function tableOf(country: Tabled): Table {
  const known = tables.get(country);
  if (known) return known;
  const table: Table = { codes: [], places: new Map(), byCity: new Map(), byPrefix: new Map() };
  const file = new URL(`./data/${country.toLowerCase()}.txt.gz`, import.meta.url);
  for (const line of gunzipSync(readFileSync(file)).toString('utf8').split('\n')) {
    const [code, province, names] = line.split('\t');
    if (!code || province === undefined || names === undefined) continue;
    const cities = names.split('|').filter((name) => name !== '');
    table.codes.push(code);
    const provinces = province.split('|').filter((name) => name !== '');
    table.places.set(code, { provinces, cities });
    for (const city of cities) append(table.byCity, placeKey(city), code);
    const prefix = regionOf(country, code);
    const near = table.byPrefix.get(prefix) ?? new Set();
    for (const name of provinces) near.add(name);
    table.byPrefix.set(prefix, near);
  }
  tables.set(country, table);
  return table;
}

function append(index: Map<string, string[]>, key: string, code: string): void {
  const codes = index.get(key);
  if (!codes) index.set(key, [code]);
  else if (codes.at(-1) !== code) codes.push(code);
}

/** The part of a well-formed postal code that the tables know: five digits, a forward sortation area, an outward code. */
export function keyOf(country: Tabled, zip: string): string {
  switch (country) {
    case 'US':
      return zip.slice(0, 5);
    case 'CA':
      return zip.slice(0, 3);
    case 'GB':
      return zip.split(' ')[0] ?? '';
    case 'JP':
      return zip.replace('-', '');
    case 'DE':
    case 'FR':
    case 'AU':
      return zip;
  }
}

export function placeOf(country: Tabled, key: string): Place | null {
  const table = tableOf(country);
  if (country !== 'JP') return table.places.get(key) ?? null;
  // Japan's table names the first code of each run.
  const run = lastNotAfter(table.codes, key);
  return run === null || run.slice(0, 3) !== key.slice(0, 3) ? null : (table.places.get(run) ?? null);
}

function lastNotAfter(sorted: string[], key: string): string | null {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') <= key) low = middle + 1;
    else high = middle;
  }
  return sorted[low - 1] ?? null;
}

/** The provinces that codes of this region lie in: what is left to say of a code too new for the table. Null: no such region. */
export const provincesNear = (country: Tabled, key: string): Set<string> | null =>
  tableOf(country).byPrefix.get(regionOf(country, key)) ?? null;

/** Every code that has this city. */
export const codesOf = (country: Tabled, city: string): string[] =>
  tableOf(country).byCity.get(placeKey(plainCity(city))) ?? [];

export const codesIn = (country: Tabled, city: string, province: string): string[] =>
  codesOf(country, city).filter((code) => placeOf(country, code)?.provinces.includes(province));

/** "Lyon 3e arrondissement", "Paris CEDEX 08", "London, " -> the city alone. */
const plainCity = (city: string) =>
  city
    .replace(/\s+cedex(\s+\d+)?$/i, '')
    .replace(/\s+\d{1,2}(er|e|è|eme|ème)?(\s+arr.*)?$/i, '')
    .trim();

/** True where both name one place; a name within the other ("Hull", "Kingston upon Hull") counts. */
export function sameCity(a: string, b: string): boolean {
  const [one, other] = [placeKey(plainCity(a)), placeKey(plainCity(b))];
  if (one === '' || other === '') return false;
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return /[^\p{Script=Latin}\d\s]/u.test(short) ? long.includes(short) : ` ${long} `.includes(` ${short} `);
}

/** The one city of a code within two edits; null where there is none, or more than one. */
export function nearest(cities: string[], written: string): { city: string; edits: number } | null {
  const near = cities
    .map((city) => ({ city, edits: edits(city, written) }))
    // Two edits make any four letters out of any other four that share two.
    .filter((one) => one.edits <= 2 && one.edits * 2 < one.city.length);
  return near.length === 1 ? (near[0] ?? null) : null;
}

/** In both spellings: "Siant John" is near "Saint John", but not near "st john". */
const edits = (a: string, b: string) =>
  Math.min(distance(placeKey(a), placeKey(b), 2), distance(fold(a), fold(b), 2));

/** True where both are the same word by word, accents and abbreviations aside. */
export const isCity = (a: string, b: string) => placeKey(plainCity(a)) === placeKey(plainCity(b));
