/** Personal data with a shape of its own: e-mail, links, numbers of cards, accounts, phones and machines. */
import { announcesId } from './ids.ts';
import type { Candidate, PiiType } from './types.ts';

/** Above whatever words may suggest: a checksum or a fixed shape is no opinion. */
const SCORE = 100;

const EMAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}_+][\p{L}\p{N}._%+'-]{0,63}(?<![.'])@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}/gu;
const URL = /\b(?:https?:\/\/|www\.)[^\s<>"']*[^\s<>"'.,;:!?)\]]/giu;
/** The generic endings people write without a scheme, and every ending of two letters that follows a longer name. */
const BARE_DOMAIN =
  /(?<![@\p{L}\p{N}._/-])(?:[\p{L}\p{N}][\p{L}\p{N}-]{0,61}[\p{L}\p{N}]\.){1,6}(?:com|org|net|info|biz|edu|gov|mil|int|shop|store|online|site|app|dev|name|pro|tech|cloud|blog|(?:co|com|org|net|gov|ac)\.[a-z]{2}|de|fr|es|it|nl|pl|br|pt|uk|us|ca|au|nz|ie|eu|at|ch|be|dk|se|no|fi|cz|sk|hu|ro|gr|jp|kr|cn|in|io|ru|ua|mx|ar|cl)(?![\p{L}\p{N}@-]|\.\p{L})/giu;
const IPV4 = /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.]*\d)/g;
const IPV6 =
  /(?<![\w:])(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?=(?:[\da-f]*:){2,7}[\da-f]*)(?:[\da-f]{1,4}:)*[\da-f]{0,4}::(?:[\da-f]{1,4}(?::[\da-f]{1,4})*)?)(?![\w:])/gi;
const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z\d]){11,30}\b/gi;
const CARD = /(?<![\w.+/-])\d(?:[ -]?\d){11,18}(?![\w-]|\.\d)/g;
const SSN = /(?<![\w-])(?!000|666)\d{3}([- ])(?!00)\d{2}\1(?!0000)\d{4}(?![\w-])/g;
const LICENSE =
  /\blicen[cs]e(?:\s+(?:number|no\.?|id|#))?(?:\s+(?:is|was)|\s*[:#])?\s*#?((?=[a-z\d-]*\d)[a-z]{0,3}\d[\da-z-]{4,18})\b/giu;

const each = (
  text: string,
  pattern: RegExp,
  type: PiiType,
  accept?: (value: string, start: number) => boolean,
) => {
  const found: Candidate[] = [];
  for (const match of text.matchAll(pattern)) {
    if (accept && !accept(match[0], match.index)) continue;
    found.push({ type, start: match.index, end: match.index + match[0].length, score: SCORE });
  }
  return found;
};

/** ISO 7812: the check digit of a card number. */
function luhn(value: string): boolean {
  const digits = value.replace(/\D/g, '');
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    sum += i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
}

/** 0 starts no card, 9 only ones that stay within their country. */
const isCard = (value: string) => /^[1-8]/.test(value) && luhn(value);

/** Lengths and first digits of the brands in use: a long id of a shop or a carrier would pass the check digit one time in ten. */
const BRANDS =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|35\d{14}|6(?:011|4[4-9]\d|5\d\d)\d{12})$/;
const isBrandedCard = (value: string) => isCard(value) && BRANDS.test(value.replace(/\D/g, ''));

/** ISO 13616: rearranged and read as one number, an IBAN leaves 1 modulo 97. */
function isIban(value: string): boolean {
  const compact = value.replace(/ /g, '').toUpperCase();
  let rest = 0;
  for (const char of compact.slice(4) + compact.slice(0, 4)) {
    const digits = Number.parseInt(char, 36);
    rest = (rest * (digits > 9 ? 100 : 10) + digits) % 97;
  }
  return rest === 1;
}

/** An IBAN in blocks may be followed by a word that looks like one more block. */
function ibans(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const match of text.matchAll(IBAN)) {
    let value = match[0];
    while (value.length > 14 && !isIban(value)) value = value.slice(0, value.lastIndexOf(' ')).trimEnd();
    if (isIban(value))
      found.push({
        type: 'IBAN_CODE',
        start: match.index,
        end: match.index + value.length,
        score: SCORE + 3,
      });
  }
  return found;
}

function licenses(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const match of text.matchAll(LICENSE)) {
    const end = match.index + match[0].length;
    const start = end - (match[1]?.length ?? 0);
    found.push({ type: 'US_DRIVER_LICENSE', start, end, score: SCORE + 1 });
  }
  return found;
}

/** E-mail addresses, IBANs and cards. */
export const accounts = (text: string, brandedOnly = false): Candidate[] => [
  ...(text.includes('@') ? each(text, EMAIL, 'EMAIL_ADDRESS') : []),
  ...(/\d{2}/.test(text)
    ? [
        ...ibans(text),
        ...each(
          text,
          CARD,
          'CREDIT_CARD',
          (value, start) =>
            isBrandedCard(value) || (!brandedOnly && isCard(value) && !announcesId(text, start)),
        ),
      ]
    : []),
];

export function formats(text: string): Candidate[] {
  const found = [
    ...accounts(text),
    ...each(text, URL, 'DOMAIN_NAME'),
    ...each(text, BARE_DOMAIN, 'DOMAIN_NAME'),
  ];
  if (!/\d/.test(text)) return found;
  return [
    ...found,
    ...each(text, IPV4, 'IP_ADDRESS'),
    ...each(text, IPV6, 'IP_ADDRESS'),
    ...each(text, SSN, 'US_SSN'),
    ...licenses(text),
  ];
}
