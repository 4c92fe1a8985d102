/** Prices as people write them: signs, codes and words before or after, points and commas in every use. Pure. */
import { exponentOf, type Money } from '../../../contracts/money.ts';

const DOLLARS = ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN', 'TWD'];
const SIGNS: Record<string, string[]> = {
  $: DOLLARS,
  us$: ['USD'],
  c$: ['CAD'],
  ca$: ['CAD'],
  a$: ['AUD'],
  au$: ['AUD'],
  nz$: ['NZD'],
  r$: ['BRL'],
  mx$: ['MXN'],
  hk$: ['HKD'],
  s$: ['SGD'],
  dollar: DOLLARS,
  dollars: DOLLARS,
  dólares: DOLLARS,
  dollari: DOLLARS,
  '€': ['EUR'],
  euro: ['EUR'],
  euros: ['EUR'],
  ユーロ: ['EUR'],
  '£': ['GBP'],
  pound: ['GBP'],
  pounds: ['GBP'],
  pfund: ['GBP'],
  livres: ['GBP'],
  '¥': ['JPY', 'CNY'],
  '￥': ['JPY', 'CNY'],
  円: ['JPY'],
  yen: ['JPY'],
  元: ['CNY', 'TWD'],
  '₩': ['KRW'],
  원: ['KRW'],
  '₹': ['INR'],
  rs: ['INR'],
  zł: ['PLN'],
  kr: ['SEK', 'NOK', 'DKK', 'ISK'],
  '₺': ['TRY'],
  '₽': ['RUB'],
  руб: ['RUB'],
  kč: ['CZK'],
  ft: ['HUF'],
  lei: ['RON'],
  fr: ['CHF'],
  sfr: ['CHF'],
  '฿': ['THB'],
  '₫': ['VND'],
  '₱': ['PHP'],
  rp: ['IDR'],
  rm: ['MYR'],
  ドル: DOLLARS,
  美元: ['USD'],
  달러: DOLLARS,
  유로: ['EUR'],
};
const CODES =
  'USD EUR GBP JPY CAD AUD NZD CHF SEK NOK DKK PLN CZK HUF RON BGN TRY RUB UAH BRL MXN ARS CLP COP INR CNY KRW TWD HKD SGD THB VND IDR MYR PHP ZAR AED SAR ILS KWD BHD JOD ISK'.split(
    ' ',
  );
const escaped = (text: string) => text.replace(/[$.]/g, '\\$&');
const UNITS = [...Object.keys(SIGNS), ...CODES]
  .sort((a, b) => b.length - a.length)
  .map(escaped)
  .join('|');
const NUMBER =
  "\\d{1,3}(?:[.,' \\u00a0\\u202f’]\\d{3})+(?:[.,]\\d{1,2}(?!\\d))?|\\d{1,9}(?:[.,]\\d{1,3}(?!\\d))?(?:,[-–])?";
const PRICE = new RegExp(
  `(?<![\\p{L}\\d])(?<before>${UNITS})\\.?[ \\u00a0\\u202f]?(?<one>${NUMBER})|(?<![\\p{L}\\d.,])(?<two>${NUMBER})[ \\u00a0\\u202f]?(?<after>${UNITS})(?![a-z])`,
  'giu',
);
/** Without a sign a number is a price only where the words say so. */
const SAID =
  /(?:total|price|amount|sum|cost|refund(?:ed)?|preis|summe|betrag|prix|montant|precio|importe|prezzo|importo|preço|valor|合計|金額|価格|代金)(?:\s+(?:of|is|was|von|de|du|:))?[^\p{L}\d]{1,4}(?<one>\d{1,9}[.,]\d{2})(?!\d)/giu;
const DISCOUNT =
  /\d{1,3}(?:[.,]\d+)? ?[%％](?=.{0,25}(?:off|discount|rabatt|nachlass|réduction|remise|descuento|desconto|sconto|korting|割引|オフ|折|할인|скидк|indirim))|(?:discount|rabatt|nachlass|réduction|remise|descuento|desconto|sconto|korting|割引|할인|скидк\p{L}*|indirim)[^.!?\n]{0,20}?\d{1,3} ?[%％]/giu;

export function findAmounts(
  text: string,
  facts: readonly Money[],
): { start: number; end: number; approved: boolean }[] {
  const found: { start: number; end: number; approved: boolean }[] = [];
  for (const match of text.matchAll(PRICE)) {
    const { before, one, two, after } = match.groups ?? {};
    const currencies = currenciesOf(before ?? after ?? '');
    const approved = facts.some(
      (fact) =>
        currencies.includes(fact.currency) && readings(one ?? two ?? '', fact.currency).includes(fact.amount),
    );
    found.push({ start: match.index, end: match.index + match[0].length, approved });
  }
  for (const match of text.matchAll(SAID)) {
    const approved = facts.some((fact) =>
      readings(match.groups?.one ?? '', fact.currency).includes(fact.amount),
    );
    found.push({ start: match.index, end: match.index + match[0].length, approved });
  }
  // What a store takes off is its own to say; an order's facts hold amounts.
  for (const match of text.matchAll(DISCOUNT))
    found.push({ start: match.index, end: match.index + match[0].length, approved: false });
  return found;
}

const currenciesOf = (unit: string) => SIGNS[unit.toLowerCase()] ?? [unit.toUpperCase()];

/** Minor units that a written number may mean: "1.234" is a thousand and more, or one and a bit. */
function readings(written: string, currency: string): number[] {
  const exponent = exponentOf(currency);
  const plain = written.replace(/,[-–]$/, '').replace(/[ '\u00a0\u202f’]/g, '');
  const whole = Number(plain.replace(/[.,]/g, '')) * 10 ** exponent;
  const point = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
  if (point < 0) return [whole];
  const decimals = plain.slice(point + 1);
  const value = Number(`${plain.slice(0, point).replace(/[.,]/g, '')}.${decimals}`) * 10 ** exponent;
  return decimals.length === 3 ? [whole, Math.round(value)] : [Math.round(value)];
}
