/** The country field: names and three-letter codes to ISO 3166-1 alpha-2, and a country that the postal code contradicts. */
import { isTabled, keyOf, placeOf, sameCity, TABLED, type Tabled } from './places.ts';
import { formatZip } from './postcode.ts';
import { hasProvinces, provinceCode } from './province.ts';
import { fold } from './text.ts';
import type { Fields, Step } from './types.ts';
import { escalate, set } from './types.ts';

const ALIASES: Record<string, string> = {
  ...pairs(
    'US',
    'usa|u s|u s a|us of a|united states of america|the united states|america|estados unidos de america|etats unis d amerique|vereinigte staaten von amerika|eeuu|ee uu|アメリカ|米国',
  ),
  ...pairs(
    'GB',
    'uk|u k|gbr|great britain|britain|england|scotland|wales|northern ireland|angleterre|grande bretagne|grossbritannien|vereinigtes konigreich|royaume uni|reino unido|inglaterra|イギリス|英国',
  ),
  ...pairs('DE', 'ger|deu|d|germany|brd|bundesrepublik deutschland|federal republic of germany|ドイツ'),
  ...pairs('FR', 'fra|f|france metropolitaine|republique francaise|フランス'),
  ...pairs('CA', 'can|cdn|カナダ'),
  ...pairs('AU', 'aus|オーストラリア'),
  ...pairs('JP', 'jpn|nippon|nihon|日本国'),
  ...pairs('NL', 'nld|holland|the netherlands'),
  ...pairs('AT', 'aut|a'),
  ...pairs('CH', 'che|swiss'),
  ...pairs('BE', 'bel|b'),
  ...pairs('IT', 'ita|i'),
  ...pairs('ES', 'esp|e'),
  ...pairs('CZ', 'cze|czech republic'),
  ...pairs('KR', 'kor|korea|republic of korea|south korea'),
  ...pairs('CN', 'chn|prc|p r c|mainland china'),
  ...pairs('TR', 'tur|turkey|turkiye'),
  ...pairs('PT', 'prt'),
  ...pairs('PL', 'pol'),
  ...pairs('SE', 'swe'),
  ...pairs('DK', 'dnk'),
  ...pairs('NO', 'nor'),
  ...pairs('FI', 'fin'),
  ...pairs('IE', 'irl|republic of ireland|eire'),
  ...pairs('NZ', 'nzl'),
  ...pairs('MX', 'mex'),
  ...pairs('BR', 'bra'),
  ...pairs('IN', 'ind'),
  ...pairs('SG', 'sgp'),
  ...pairs('GR', 'grc'),
  ...pairs('HU', 'hun'),
};

function pairs(code: string, names: string): Record<string, string> {
  return Object.fromEntries(names.split('|').map((name) => [fold(name), code]));
}

const LANGUAGES = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'nl',
  'pt',
  'ja',
  'pl',
  'sv',
  'da',
  'nb',
  'fi',
  'cs',
  'hu',
  'tr',
  'zh',
  'ko',
  'ru',
  'el',
];
let names: Map<string, string> | undefined;

/** Every country's name in twenty languages; put together when a field first holds no code. */
function countryNames(): Map<string, string> {
  if (names) return names;
  names = new Map();
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((a) => letters.map((b) => a + b)).filter(isCountry);
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames([language], { type: 'region' });
    for (const code of codes) names.set(fold(display.of(code) ?? code), code);
  }
  for (const [name, code] of Object.entries(ALIASES)) names.set(name, code);
  return names;
}

const english = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
/** Codes that ICU has a name for but no post goes to, or that stand for another code. */
const NO_COUNTRIES = new Set([
  'UK',
  'EU',
  'EZ',
  'UN',
  'QO',
  'XA',
  'XB',
  'ZZ',
  'FX',
  'DD',
  'SU',
  'YU',
  'CS',
  'TP',
  'BU',
  'ZR',
  'AN',
  'NT',
  'YD',
  'VD',
  'HV',
  'NH',
  'RH',
  'DY',
  'CP',
]);
export const isCountry = (code: string) =>
  /^[A-Z]{2}$/.test(code) && !NO_COUNTRIES.has(code) && english.of(code) !== undefined;

/** Alpha-2 of a code or a name in one of twenty languages; null where it names none. */
export function countryOf(text: string): string | null {
  const code = text.normalize('NFKC').trim().toUpperCase();
  return isCountry(code) ? code : (countryNames().get(fold(text)) ?? null);
}

export const nameToCountry: Step = ({ countryCode }) => {
  if (countryCode === '') return null;
  const code = countryOf(countryCode);
  if (code === null) return escalate('address_incomplete', 'countryCode names no country');
  return code === countryCode ? null : set({ countryCode: code }, 'the country was not an ISO code', 0.98);
};

/** How well postal code, city and province go with one of the countries there are tables for. */
type Fit = 'no' | 'possible' | 'agrees';

export function placeFit(fields: Fields, country: Tabled): Fit {
  const zip = formatZip(country, fields.zip);
  if (zip === null) return 'no';
  const place = placeOf(country, keyOf(country, zip));
  if (!place) return 'no';
  const provinceFits = place.provinces.includes(provinceCode(country, fields.provinceCode) ?? '');
  if (!provinceFits && fields.provinceCode !== '') {
    // Great Britain's ENG and its like say nothing; a province of the stated country speaks against this one.
    const foreign = hasProvinces(country) || provinceCode(fields.countryCode, fields.provinceCode) !== null;
    if (foreign) return 'no';
  }
  if (place.cities.some((city) => sameCity(city, fields.city))) return 'agrees';
  // Letters in their places are as good as a city: nobody else's codes look so.
  const lettered = country === 'GB' || country === 'CA';
  return lettered || (provinceFits && hasProvinces(country)) ? 'agrees' : 'possible';
}

export const wrongCountry: Step = (fields) => {
  const stated = fields.countryCode;
  if (stated !== '' && (fields.zip === '' || !isTabled(stated))) return null;
  const here = stated === '' ? 'no' : placeFit(fields, stated);
  if (here === 'agrees') return null;
  const others = TABLED.filter((country) => country !== stated && placeFit(fields, country) === 'agrees');
  const [other] = others;
  if (others.length !== 1 || !other) {
    return stated === '' ? escalate('address_incomplete', 'countryCode is missing') : null;
  }
  const formed = stated !== '' && formatZip(stated, fields.zip) !== null;
  if (!formed) return set({ countryCode: other }, 'the postal code fits another country only', 0.92);
  const exists = placeOf(stated, keyOf(stated, formatZip(stated, fields.zip) ?? '')) !== null;
  const provinceKnown = fields.provinceCode !== '' && provinceCode(stated, fields.provinceCode) !== null;
  if (provinceKnown) return null;
  if (!exists) return set({ countryCode: other }, 'the postal code and city fit another country only', 0.9);
  return escalate(
    'address_undeliverable',
    'postal code and city fit another country, the postal code exists in both',
  );
};
