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
  /** Code -> provinces and cities as the file has them: of forty thousand, a handful is ever looked at. */
  rows: Map<string, string>;
  /** Folded name -> the codes that have it. Made when a name is first looked for. */
  byCity?: Map<string, string[]>;
  /** First characters of a code -> the provinces of the codes that begin so. */
  byRegion?: Map<string, Set<string>>;
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
  const table: Table = { codes: [], rows: new Map() };
  const file = new URL(`./data/${country.toLowerCase()}.txt.gz`, import.meta.url);
  for (const line of gunzipSync(readFileSync(file)).toString('utf8').split('\n')) {
    const tab = line.indexOf('\t');
    if (tab < 0) continue;
    const code = line.slice(0, tab);
    table.codes.push(code);
    table.rows.set(code, line.slice(tab + 1));
  }
  tables.set(country, table);
  return table;
}

const split = (names: string) => (names === '' ? [] : names.split('|'));

function parse(row: string): Place {
  const [provinces = '', cities = ''] = row.split('\t');
  return { provinces: split(provinces), cities: split(cities) };
}

function byCity(country: Tabled): Map<string, string[]> {
  const table = tableOf(country);
  if (table.byCity) return table.byCity;
  table.byCity = new Map();
  for (const [code, row] of table.rows) {
    for (const city of parse(row).cities) {
      const key = placeKey(city);
      const codes = table.byCity.get(key);
      if (!codes) table.byCity.set(key, [code]);
      else if (codes.at(-1) !== code) codes.push(code);
    }
  }
  return table.byCity;
}

function byRegion(country: Tabled): Map<string, Set<string>> {
  const table = tableOf(country);
  if (table.byRegion) return table.byRegion;
  table.byRegion = new Map();
  for (const [code, row] of table.rows) {
    const region = regionOf(country, code);
    const near = table.byRegion.get(region) ?? new Set();
    for (const name of parse(row).provinces) near.add(name);
    table.byRegion.set(region, near);
  }
  return table.byRegion;
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
  const { codes, rows } = tableOf(country);
  // Japan's table names the first code of each run.
  const code = country === 'JP' ? lastNotAfter(codes, key) : key;
  const row = code === null || code.slice(0, 3) !== key.slice(0, 3) ? undefined : rows.get(code);
  return row === undefined ? null : parse(row);
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
  byRegion(country).get(regionOf(country, key)) ?? null;

/** Every code that has this city. */
export const codesOf = (country: Tabled, city: string): string[] =>
  byCity(country).get(placeKey(plainCity(city))) ?? [];

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
