/** Phone numbers that stand in an address line. */
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { digits } from './text.ts';
import type { Step } from './types.ts';
import { escalate, set } from './types.ts';

/** E.164, or null where the country has no such number. */
export function e164(text: string, country: string): string | null {
  const home: CountryCode | undefined = isSupportedCountry(country) ? country : undefined;
  const number = parsePhoneNumberFromString(text, home);
  return number?.isPossible() ? number.number : null;
}

const LABEL =
  /^(?:(?:my |contact )?(?:telephone|telefon|téléphone|telephon|tel|tél|phone|fon|ph|mobile|mobil|mob|cell(?:phone)?|portable|handy(?:nr)?|rufnummer|call|contact|whatsapp)\b|電話(?:番号)?|携帯(?:電話)?|☎|[tpm]:)[\s.:#-]*(?:(?:no|nr|number|num|nummer)\b[\s.:]*)?/iu;
const ONLY_PHONE = /^[+(]?[\d\s()+\-./]{6,24}$/;

/** The number of "Tel: (617) 555-0142", "030 23125142"; null for anything that may be something else. */
export function phoneIn(part: string, country: string): string | null {
  const label = LABEL.exec(part)?.[0] ?? '';
  const rest = part.slice(label.length).trim();
  if (!ONLY_PHONE.test(rest)) return null;
  const count = digits(rest).length;
  if (label === '' && !/^[+(]/.test(rest)) {
    const american =
      (country === 'US' || country === 'CA') && (count === 10 || (count === 11 && rest.startsWith('1')));
    // Without a label only what begins like a number dialed within the country is one: "12345678" is a parcel locker's customer.
    const national = rest.startsWith('0') && count >= 9;
    if (!american && !national) return null;
  }
  return count >= 7 ? e164(rest, country) : null;
}

/** Where a line may be cut: at separators, and before a label or an international number. */
const CUTS =
  /\s*[,;|/]\s*|\s+[-–—]\s+|\s+(?=(?:tel|tél|phone|ph|mobile|mob|cell|handy|telefon|téléphone|電話)\b[\s.:#]*[+(\d])/iu;

export const phoneInLine: Step = ({ countryCode: country, address2, phone }) => {
  const found = address2
    .split(CUTS)
    .filter((part) => part !== '')
    .map((part) => ({ part, number: phoneIn(part, country) }));
  const numbers = [...new Set(found.flatMap(({ number }) => (number === null ? [] : [number])))];
  const [number, second] = numbers;
  if (number === undefined || second !== undefined) return null;
  // Another number in its own field: which one to call is not for a rule to say, and the line does no harm.
  if (phone !== '' && e164(phone, country) !== number) return null;
  const rest = found.filter((one) => one.number === null).map(({ part }) => part);
  return set({ phone: phone || number, address2: rest.join(', ') }, 'the phone number was in address2', 0.95);
};

export const phoneMissing: Step = ({ phone }, { needsPhone }) =>
  needsPhone && digits(phone).length < 6
    ? escalate('phone_missing', 'the carrier needs a phone number')
    : null;
