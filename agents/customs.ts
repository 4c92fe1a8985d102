/** Customs: between which places a parcel needs a declaration, and which goods may not simply be mailed across. */
import type { CustomsItem } from '../contracts/customs.ts';
import type { Address, OrderLine, OrderSnapshot } from '../contracts/order.ts';
import type { Unit } from '../contracts/stock.ts';

/** Members of one customs territory (Regulation (EU) 952/2013, article 4), and Monaco, which counts as French there. */
const EU = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MC MT NL PL PT RO SE SI SK'.split(' '),
);

/** Customs unions with a larger neighbor: the Swiss treaty of 1923, the arrangement with the Isle of Man, US Puerto Rico. */
const PART_OF: Record<string, string> = { LI: 'CH', IM: 'GB', PR: 'US' };

/**
 * Where a country's own post codes lead outside its tax territory, and parcels need a declaration all the same
 * (Directive 2006/112/EC, article 6): the Canary Islands, Ceuta and Melilla, Åland, the French
 * overseas departments, Helgoland and Büsingen, Livigno.
 */
const APART: Record<string, RegExp> = {
  ES: /^(35|38|51|52)\d{3}$/,
  FI: /^22\d{3}$/,
  DE: /^(27498|78266)$/,
  FR: /^97\d{3}$/,
  IT: /^23041$/,
};

/** Goods go to Northern Ireland from both sides without a declaration by the buyer (Windsor Framework, 2023). */
const NORTHERN_IRELAND = /^BT\d/i;

/** Whether a parcel from the mainland of `origin` crosses into another customs or tax territory. */
export function crossesCustoms(origin: string, destination: string, zip: string | null): boolean {
  const plain = (zip ?? '').replaceAll(/\s/g, '');
  if (APART[destination]?.test(plain)) return true;
  const from = territoryOf(origin);
  if (destination === 'GB' && NORTHERN_IRELAND.test(plain)) return from !== 'EU' && from !== 'GB';
  return from !== territoryOf(destination);
}

const territoryOf = (country: string) => (EU.has(country) ? 'EU' : (PART_OF[country] ?? country));

/** The goods of a parcel as customs wants them declared; null where it crosses into no other territory. */
export function declarationOf(
  { lines }: Pick<OrderSnapshot, 'lines'>,
  units: Unit[],
  { from, to }: { from: Address; to: Address },
): CustomsItem[] | null {
  const [origin, destination] = [from.countryCode, to.countryCode];
  if (!origin || !destination || !crossesCustoms(origin, destination, to.zip)) return null;
  return units.flatMap(({ lineItemId, quantity }) => {
    const line = lines.find(({ id }) => id === lineItemId);
    if (!line) return [];
    const { title, sku, unitPrice, grams, hsCode, originCountry } = line;
    const value = { ...unitPrice, amount: unitPrice.amount * quantity };
    return [{ description: title, sku, quantity, value, grams: grams * quantity, hsCode, originCountry }];
  });
}

/** At least the six digits that all customs share (the Harmonized System), and where it was made. */
export const isDeclared = ({ hsCode, originCountry }: OrderLine) =>
  originCountry !== null && digitsOf(hsCode).length >= 6;

const digitsOf = (hsCode: string | null) => (hsCode ?? '').replaceAll(/\D/g, '');

/**
 * Dangerous goods that carriers take abroad only by agreement, whatever they are built into
 * (IATA Dangerous Goods Regulations, table 2.3.A).
 */
const DANGEROUS =
  /\b(li(thium)?[ -]?(ion|polymer|metal)|lithium|power ?bank|aerosols?|lighter (fluid|gas|fuel)|butane|propane|ammunition|gunpowder|fireworks?|feuerwerk|dry ice|pepper spray|bear spray|pesticides?)\b/i;

interface Goods {
  words: RegExp;
  headings: RegExp;
  /** The heading holds harmless goods too, so that the name must say it as well. */
  mixed?: true;
}

/** Goods that others are named after: wine and the wine glass. Their heading in the Harmonized System tells them apart. */
const BY_HEADING: Goods[] = [
  { words: /\b(perfume|parfum|parfüm|cologne|eau de toilette)\b|香水/i, headings: /^3303/ },
  { words: /\b(nail (polish|varnish)|nagellack|vernis à ongles)\b/i, headings: /^3304/, mixed: true },
  { words: /\bbleach\b/i, headings: /^(2828|3402|3808)/, mixed: true },
  {
    words:
      /\b(whisk(e)?y|vodka|gin|rum|wine|champagne|prosecco|beer|liqueur|brandy|mezcal|tequila)\b|日本酒|焼酎/i,
    headings: /^220[3-8]/,
  },
  { words: /\b(cigars?|cigarettes?|cigarillos?|tobacco|e-?liquid|snus)\b/i, headings: /^24/ },
  { words: /\b(vapes?|vaporizers?|e-?cigarettes?)\b/i, headings: /^8543/, mixed: true },
];

/** Whether a line may not simply be mailed abroad: by its heading where it has one, else by its name. */
export function isRestrictedAbroad({ title, hsCode }: OrderLine): boolean {
  if (DANGEROUS.test(title)) return true;
  const digits = digitsOf(hsCode);
  return BY_HEADING.some(({ words, headings, mixed }) => {
    if (digits.length < 4) return words.test(title);
    return headings.test(digits) && (!mixed || words.test(title));
  });
}
