/** What an order says about its buyer's wishes: the language, and the speed that was paid for. */
import type { OrderSnapshot } from '../contracts/order.ts';

/** ISO 639-1 or -3, lower case; English where nothing is known. */
export function languageOf({ locale, customer }: OrderSnapshot): string {
  const [language = ''] = (locale ?? customer?.locale ?? '').toLowerCase().split(/[-_]/);
  return /^[a-z]{2,3}$/.test(language) ? language : 'en';
}

/** The longest a parcel may take, by the words a store sells its delivery with. The first that fits counts. */
const PROMISES: { words: RegExp; days: number }[] = [
  {
    words:
      /overnight|(same|next)[ -]?(business[ -]?)?day|\b(1|one)[ -]day\b|\b24 ?(h|hours?|stunden|heures|horas|ore|uur)\b|lendemain|über nacht|nächste[rnm]? (werk)?tag|día siguiente|giorno successivo|翌日|当日/i,
    days: 1,
  },
  {
    words:
      /express|expr[eé]s|\b(2|two)[ -](business[ -]?)?days?\b|\b48 ?(h|hours?|stunden|heures|horas|ore|uur)\b|\beil(ig|zustellung|versand|sendung)|urgent|spoed|速達|お急ぎ/i,
    days: 2,
  },
  { words: /priority|expedited|\b(3|three)[ -](business[ -]?)?days?\b|schnellversand/i, days: 3 },
];

/** Days the buyer has paid for, or null where any will do. */
export function promisedDays({ shippingLine }: OrderSnapshot): number | null {
  const sold = `${shippingLine?.title ?? ''} ${shippingLine?.code ?? ''}`.normalize('NFC');
  const words = PROMISES.find((promise) => promise.words.test(sold))?.days ?? null;
  // "Express, 3-5 days" sells five, and "3-5 days" alone is how a store describes what is cheapest.
  const [, most] =
    /\b\d{1,2} ?[-–] ?(\d{1,2})[ -](?:business |working )?(?:days|werktage|tage|jours|días)/i.exec(sold) ??
    [];
  if (most === undefined) return words;
  return words !== null || Number(most) <= 3 ? Number(most) : null;
}
