/** The whole address in address1: read from its end, and taken apart only where the tables know the city. */
import { countryOf } from './country.ts';
import { codesIn, codesOf, isTabled, keyOf, type Place, placeOf, sameCity, type Tabled } from './places.ts';
import { formatZip } from './postcode.ts';
import { hasProvinces, provinceCode } from './province.ts';
import { PREFECTURES } from './provinces.ts';
import { ZIP_TEXT } from './split.ts';
import { blanks, placeKey } from './text.ts';
import type { Fields, Step } from './types.ts';
import { set } from './types.ts';

interface Parts {
  street: string;
  city: string;
  province: string;
  zip: string;
}

export const allInOneLine: Step = (fields) => {
  const { countryCode: country, address1, city, zip } = fields;
  if (!isTabled(country) || (city !== '' && zip !== '')) return null;
  const line = withoutCountry(address1, country);
  const parts = country === 'JP' ? japanese(line) : western(line, country);
  if (!parts || !contradictsNothing(parts, fields)) return null;
  return set(
    {
      address1: parts.street,
      city: parts.city,
      zip: parts.zip,
      provinceCode: hasProvinces(country) ? parts.province : fields.provinceCode,
    },
    'the whole address was in address1',
    0.92,
  );
};

function contradictsNothing(parts: Parts, { countryCode, city, zip, provinceCode: given }: Fields): boolean {
  if (city !== '' && !sameCity(city, parts.city)) return false;
  if (zip !== '' && isTabled(countryCode) && formatZip(countryCode, zip) !== parts.zip) return false;
  return given === '' || !hasProvinces(countryCode) || provinceCode(countryCode, given) === parts.province;
}

function withoutCountry(line: string, country: string): string {
  const [, head, tail] = /^(.*\S)\s*[,\s]\s*(\p{L}[\p{L}.]*)\.?$/u.exec(line) ?? [];
  if (head && tail && tail.length > 1 && countryOf(tail) === country && !provinceCode(country, tail))
    return head.replace(/[,\s]+$/, '');
  const [, front, back] = /^(.*\S)\s*,\s*([^,]+)$/u.exec(line) ?? [];
  return front && back && countryOf(back) === country && provinceCode(country, back) === null ? front : line;
}

function western(line: string, country: Tabled): Parts | null {
  const text = ZIP_TEXT[country];
  const [, before, code] = new RegExp(`^(.*\\S)[\\s,]+(${text})$`, 'i').exec(line) ?? [];
  if (before && code) {
    const zip = formatZip(country, code);
    return zip === null ? null : endsInCity(before, zip, country);
  }
  // Continental order: code, then city.
  const [, street, first, city] = new RegExp(`^(.*\\S)[\\s,]+(${text})\\s+(\\D+)$`, 'iu').exec(line) ?? [];
  const zip = first ? formatZip(country, first) : null;
  if (!street || !city || zip === null || (country !== 'DE' && country !== 'FR')) return null;
  return { street: street.replace(/[\s,]+$/, ''), city: blanks(city), province: '', zip };
}

/** "street, unit, city PROVINCE": the province by its table, the city by the code's, or by a comma and any table. */
function endsInCity(text: string, zip: string, country: Tabled): Parts | null {
  const place = placeOf(country, keyOf(country, zip));
  for (const { rest, province } of provincesAtEnd(text.replace(/[\s,]+$/, ''), country, place)) {
    const cut = cutCity(rest, country, province, place?.cities ?? []);
    if (cut && /\d/.test(cut.street)) return { ...cut, province, zip };
  }
  return null;
}

interface Cut {
  rest: string;
  province: string;
}

/** Every way to read a province at the end, the longest name first ("West Virginia" before "Virginia"); at last none, where the code tells it. */
function provincesAtEnd(text: string, country: Tabled, place: Place | null): Cut[] {
  if (!hasProvinces(country)) return [{ rest: text, province: '' }];
  const cuts = [...text.matchAll(/[\s,]+/g)].slice(-4).flatMap((at): Cut[] => {
    const province = provinceCode(country, text.slice(at.index + at[0].length));
    const goes = province !== null && (!place || place.provinces.includes(province));
    return goes ? [{ rest: text.slice(0, at.index), province }] : [];
  });
  const [only, ...others] = place?.provinces ?? [];
  return only === undefined || others.length > 0 ? cuts : [...cuts, { rest: text, province: only }];
}

function cutCity(
  text: string,
  country: Tabled,
  province: string,
  cities: string[],
): { street: string; city: string } | null {
  const known = (name: string) => cities.some((city) => placeKey(city) === placeKey(name));
  const starts = [...text.matchAll(/[\s,]+/g)].map((at) => ({
    end: at.index,
    begin: at.index + at[0].length,
    comma: at[0].includes(','),
  }));
  for (const { end, begin } of starts) {
    if (known(text.slice(begin))) return { street: text.slice(0, end), city: text.slice(begin) };
  }
  if (country === 'CA') {
    // Its codes name quarters: the city's own name is that of other codes.
    const at = starts.find(({ begin }) => codesIn(country, text.slice(begin), province).length > 0);
    if (at) return { street: text.slice(0, at.end), city: text.slice(at.begin) };
  }
  const last = starts.filter(({ comma }) => comma).at(-1);
  const name = last ? text.slice(last.begin) : '';
  if (!last || name === '' || /\d/.test(name)) return null;
  const nearby = cities.some((city) => sameCity(city, name));
  const real =
    nearby || (province === '' ? codesOf(country, name) : codesIn(country, name, province)).length > 0;
  // Britain's and Canada's tables are of districts: there a comma must do.
  return real || country === 'GB' || country === 'CA'
    ? { street: text.slice(0, last.end), city: name }
    : null;
}

function japanese(line: string): Parts | null {
  const code = /〒?\s*(\d{3})-?(\d{4})(?!\d|-)/.exec(line);
  if (!code) return null;
  const zip = `${code[1]}-${code[2]}`;
  const place = placeOf('JP', keyOf('JP', zip));
  let rest = blanks(line.replace(code[0], ' ')).replace(/^日本(国)?[、,\s]*/, '');
  const prefecture = PREFECTURES.find(([, kanji]) => rest.startsWith(kanji));
  if (!place || (prefecture && !place.provinces.includes(prefecture[0]))) return null;
  if (prefecture) rest = rest.slice(prefecture[1].length).trim();
  const city = place.cities.find((name) => rest.startsWith(name));
  const [province] = place.provinces;
  if (!city || province === undefined) return null;
  return { street: rest.slice(city.length).trim(), city, province: prefecture?.[0] ?? province, zip };
}
