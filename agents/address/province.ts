/** The province field: names and old abbreviations to codes. */
import { PROVINCES } from './provinces.ts';
import type { Step } from './types.ts';
import { set } from './types.ts';

/** Not `fold`: that takes "ae" for "ä", and "N.S.W." must come out as "nsw". */
const key = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, '');

const tables = new Map<string, Map<string, string>>(
  Object.entries(PROVINCES).map(([country, provinces]) => [
    country,
    new Map(provinces.flatMap(([code, names]) => names.map((name) => [key(name), code]))),
  ]),
);

/** Whether the country's addresses carry a province that is known here. */
export const hasProvinces = (country: string) => tables.has(country);

/** "Fla.", "florida", "FL" -> "FL"; null where the text is no province of the country. */
export function provinceCode(country: string, text: string): string | null {
  const own = text.trim().replace(/^(state|province|prefecture) of /i, '');
  const plain = key(own);
  if (plain === '') return null;
  const table = tables.get(country);
  return table?.get(plain) ?? table?.get(key(own.replace(new RegExp(`^${country}[- ]`, 'i'), ''))) ?? null;
}

export const nameToProvince: Step = ({ countryCode, provinceCode: given }) => {
  if (given === '') return null;
  const code = provinceCode(countryCode, given);
  return code === null || code === given
    ? null
    : set({ provinceCode: code }, 'the province was not its code', 0.98);
};
