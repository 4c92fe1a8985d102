/** Countries whose addresses need a number, as Shopify's Worldwide has them (data/NOTICE.md). */

/** `building_number_required`: a street without a number is no address there. */
const BUILDINGS = new Set(
  'AE AR AT AU BE BR CA CH CL CO CZ DE DK EE ES FI FR GB HK HU IL IT JP LV MX MY NL NZ PL PT RO RU SE SG TR US ZA'.split(
    ' ',
  ),
);
/** A required `neighborhood` that is labelled as a block: people live by block, street and house, all of them numbers. */
const BLOCKS = new Set(['KW']);

export function numberedBy(country: string): 'building' | 'block' | null {
  if (BLOCKS.has(country)) return 'block';
  return BUILDINGS.has(country) ? 'building' : null;
}

/** "sin número", "senza numero civico", "sem número", "без номера": that there is none is said, and not forgotten. */
const WITHOUT =
  /(^|[\s,])(s[/.\s-]?n[º°.]?c?|snc|b\/n|z\/n|б\/?н|без номера|sin n[uú]mero|sem n[uú]mero|no number)(?=$|[\s,.])/iu;

/** Digits of any script, and the numerals of Chinese. */
const NUMBER = /\p{N}|[一二三四五六七八九十百]+[號号樓楼段巷弄]/u;

export const isNumbered = (text: string) => NUMBER.test(text) || WITHOUT.test(text);
