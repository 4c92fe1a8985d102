/** Postal codes: their notation per country, lost zeros, and codes that a city implies. */
import { codesIn, codesOf, isTabled, keyOf, nearest, placeOf, sameCity, type Tabled } from './places.ts';
import { provinceCode } from './province.ts';
import type { Fields, Step } from './types.ts';
import { escalate, set } from './types.ts';

const GB = /^(GIR0AA|(?:[A-Z]{1,2}\d[A-Z\d]?)\d[ABD-HJLNP-UW-Z]{2})$/;
const CA = /^[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z]\d[ABCEGHJ-NPRSTV-Z]\d$/;
/** How many digits, where a code is digits alone. */
const DIGITS: Partial<Record<Tabled, number>> = { DE: 5, FR: 5, AU: 4 };

/** Upper case, plain hyphens, nothing around it: "TX 75452," -> "75452", "D-10115" -> "10115", a spreadsheet's "2138.0" -> "2138". */
const bare = (country: Tabled, zip: string) =>
  zip
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[‐‑‒–—―−ーｰ_+]/g, '-')
    .replace(/^[^A-Z0-9]+|[^A-Z0-9]+$/g, '')
    .replace(/^(\d+)\.0$/, '$1')
    .replace(PREFIXES[country], '')
    .replace(SUFFIXES[country], '')
    .replace(/\s+CEDEX(\s+\d+)?$/, '');

const PREFIXES: Record<Tabled, RegExp> = {
  US: /^(US|USA|ZIP( CODE)?:?|[A-Z]{2})[- ]*(?=\d)/,
  CA: /^(CA|CAN|AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT)[- ]+(?=[A-Z]\d)/,
  DE: /^(DE|D|PLZ:?)[- ]*(?=\d)/,
  FR: /^(FR|F)[- ]*(?=\d)/,
  GB: /^(GB|UK)[- ]+(?=[A-Z])/,
  AU: /^(AU|AUS|NSW|ACT|VIC|QLD|SA|WA|TAS|NT)[- ]*(?=\d)/,
  JP: /^(JP|JPN|〒|T)[- ]*(?=\d)/,
};

const SUFFIXES: Record<Tabled, RegExp> = {
  US: /(?<=\d)[\s,]+(US|USA|[A-Z]{2})$/,
  CA: /(?<=\d)[\s,]+(CA|CANADA)$/,
  DE: /(?<=\d)[\s,]+(DE|GERMANY|DEUTSCHLAND)$/,
  FR: /(?<=\d)[\s,]+(FR|FRANCE)$/,
  GB: /(?<=[A-Z])[\s,]+(GB|UK)$/,
  AU: /(?<=\d)[\s,]+(AU|AUSTRALIA|NSW|ACT|VIC|QLD|SA|WA|TAS|NT)$/,
  JP: /(?<=\d)[\s,]+(JP|JAPAN)$/,
};

/** The code in its country's own notation; null where it is no code of that country. */
export function formatZip(country: Tabled, zip: string): string | null {
  const code = bare(country, zip);
  const plain = code.replace(/[\s.-]+/g, '');
  switch (country) {
    case 'US': {
      const [, five, four] = /^(\d{5})(?:[\s.-]*(\d{4}))?$/.exec(code) ?? [];
      // 0000 is what forms put where the four are not known.
      return five ? (four && four !== '0000' ? `${five}-${four}` : five) : null;
    }
    case 'CA':
      return CA.test(plain) ? `${plain.slice(0, 3)} ${plain.slice(3)}` : null;
    case 'GB':
      return GB.test(plain) ? `${plain.slice(0, -3)} ${plain.slice(-3)}` : null;
    case 'JP':
      return /^\d{7}$/.test(plain) ? `${plain.slice(0, 3)}-${plain.slice(3)}` : null;
    case 'DE':
    case 'FR':
    case 'AU':
      return /^\d+$/.test(plain) && plain.length === DIGITS[country] ? plain : null;
  }
}

/** Whether code, city and province (each where given) speak of one place. */
function together(country: Tabled, zip: string, { city, provinceCode: given }: Fields): boolean {
  const place = placeOf(country, keyOf(country, zip));
  if (!place) return false;
  const province = provinceCode(country, given);
  if (province !== null && place.provinces.length > 0 && !place.provinces.includes(province)) return false;
  if (place.cities.some((name) => sameCity(name, city)) || nearest(place.cities, city)) return true;
  // A province and a name that the tables do not know: nothing speaks against it.
  return province !== null && place.provinces.length > 0 && codesOf(country, city).length === 0;
}

/** Spreadsheets take "02138" for a number. */
function zeroBefore(country: Tabled, zip: string): string | null {
  const code = bare(country, zip);
  switch (country) {
    case 'US': {
      const [, head, tail] = /^(\d{3,4})(-\d{4})?$/.exec(code) ?? [];
      return head ? head.padStart(5, '0') + (tail ?? '') : null;
    }
    case 'DE':
    case 'FR':
      return /^\d{4}$/.test(code) ? `0${code}` : null;
    case 'AU':
      return /^\d{3}$/.test(code) ? `0${code}` : null;
    case 'JP':
      return /^\d{6}$/.test(code) ? `0${code.slice(0, 2)}-${code.slice(2)}` : null;
    case 'CA':
    case 'GB':
      return null;
  }
}

/** "1O115", "K1A OB1": a letter for the digit that looks like it, and the other way around. */
function lookAlikes(country: Tabled, zip: string): string | null {
  const code = bare(country, zip).replace(/[\s-]+/g, '');
  const digit = (char: string) => ({ O: '0', Q: '0', I: '1', L: '1', S: '5', B: '8', Z: '2' })[char] ?? char;
  const letter = (char: string) => ({ '0': 'O', '1': 'I', '5': 'S', '8': 'B', '2': 'Z' })[char] ?? char;
  const chars = [...code];
  if (country === 'CA') return chars.map((char, i) => (i % 2 === 0 ? letter(char) : digit(char))).join('');
  if (country === 'GB') {
    return chars
      .map((char, i) =>
        i === code.length - 3 ? digit(char) : i > code.length - 3 || i === 0 ? letter(char) : char,
      )
      .join('');
  }
  return chars.map(digit).join('');
}

export const zipNotation: Step = (fields) => {
  const { countryCode: country, zip } = fields;
  if (zip === '' || !isTabled(country)) return null;
  const formed = formatZip(country, zip);
  if (formed !== null)
    return formed === zip ? null : set({ zip: formed }, 'the postal code in its country’s notation', 0.98);
  const padded = zeroBefore(country, zip);
  if (padded !== null && together(country, padded, fields)) {
    return set({ zip: padded }, 'a leading zero was lost', 0.95);
  }
  const read = formatZip(country, lookAlikes(country, zip) ?? '');
  if (read !== null && together(country, read, fields)) {
    return set({ zip: read }, 'a letter stood for the digit it resembles', 0.9);
  }
  return escalate('address_undeliverable', `zip is not a whole postal code of ${country}`);
};

/** Where the post needs a code and people are used to giving it. */
const REQUIRED = new Set(
  'AT BE BG BR CH CN CZ DK EE ES FI GR HR HU IN IT KR LT LU LV MX MY NL NO PH PL PT RO RU SE SG SI SK TH TR TW UA ZA'.split(
    ' ',
  ),
);

export const zipMissing: Step = ({ countryCode: country, zip, city, provinceCode: province }) => {
  if (zip !== '') return null;
  if (!isTabled(country)) {
    return REQUIRED.has(country) ? escalate('address_incomplete', 'zip is missing') : null;
  }
  if (city === '') return escalate('address_incomplete', 'city and zip are missing');
  const only = onlyCode(country, city, province);
  return only === null
    ? escalate('address_incomplete', 'zip is missing, and the city does not tell it')
    : set({ zip: only }, 'the city has one postal code only', 0.9);
};

function onlyCode(country: Tabled, city: string, province: string): string | null {
  switch (country) {
    case 'DE':
    case 'FR': {
      const codes = codesOf(country, city);
      return codes.length === 1 ? (codes[0] ?? null) : null;
    }
    case 'US':
    case 'AU': {
      const codes = province === '' ? [] : codesIn(country, city, province);
      return codes.length === 1 ? (codes[0] ?? null) : null;
    }
    // The tables know only the first half of a code, or only runs of codes.
    case 'CA':
    case 'GB':
    case 'JP':
      return null;
  }
}
