/** Links, mail addresses, numbers of parcels, orders and phones in a text, each held against the facts. Pure. */
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Claim, Facts } from './facts.ts';

const EMAIL = /[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,6}/gu;
const URL_LIKE = /(?:h(?:tt|xx)ps?:\/\/|www\.)[^\s<>"'`）」。、]{1,2000}/giu;
/** Those of two letters in lower case only: "today.It" lacks a blank. */
const COUNTRY_DOMAINS =
  'ac|ae|ai|am|at|au|be|bg|br|by|ca|cc|ch|ci|cl|cn|co|cz|de|dk|ee|es|eu|fi|fm|fr|gg|gl|gr|gs|hk|hr|hu|id|ie|il|im|in|io|is|it|jp|kr|kz|la|lt|lu|lv|ly|me|mx|my|nl|no|nu|nz|pe|ph|pl|pt|pw|re|ro|rs|ru|se|sg|sh|si|sk|so|st|su|th|tk|to|tr|tv|tw|ua|uk|us|uz|vc|vn|ws|za';
const DOMAIN = new RegExp(
  `(?<![\\p{L}\\d@./-])(?:[\\p{L}\\d](?:[\\p{L}\\d-]{0,61}[\\p{L}\\d])?\\.){1,5}(?:(?:[cC][oO][mM]|[nN][eE][tT]|[oO][rR][gG]|info|shop|store|app|dev|xyz|online|site|biz|link|click|top|live|example|test)|(?:${COUNTRY_DOMAINS}))(?![\\p{L}\\d-])(?:/[^\\s<>"']{0,500})?`,
  'gu',
);
const HIDDEN_DOMAIN =
  /[\p{L}\d-]{2,63} ?(?:\[\.\]|\(\.\)|\[dot\]|\(dot\)| dot | punkt (?=com|de|net)) ?(?:com|net|org|info|shop|store|app|xyz|io|co|de|fr|es|jp|ru|cn|uk)(?!\p{L})/giu;
const ORDER_WORD =
  '(?:orders?|bestell(?:ung|nummer)|auftrag|commande|pedido|ordine|bestelling|zamówieni\\p{L}*|sipariş\\p{L}*|заказ\\p{L}*|注文|ご注文|订单|주문)';
const ORDER_NUMBER =
  '(?: ?(?:number|num|no\\.?|nr\\.?|nummer|id|numéro|número|numero|n[°º]\\.?|番号|号|번호|номер|№)){0,2}';
const ORDER = new RegExp(
  `#\\s?[A-Z]{0,6}-?\\d[A-Z\\d-]{0,20}|${ORDER_WORD}${ORDER_NUMBER}(?:は|は、)?[\\s:：#「(]{0,3}(?<name>[A-Z]{0,5}-?\\d{3,12}(?:-[A-Z\\d]{1,6})?)(?![\\d.,]\\d)`,
  'giu',
);
const TOKEN = /(?<![a-z\d])(?=[a-z-]{0,39}\d)[a-z\d][a-z\d-]{6,38}[a-z\d](?![a-z\d])/gi;
const DIGITS = /[+(]{0,2}\d(?:[ \u00a0()./-]{0,2}\d){4,24}/g;
const UNIT =
  /^[ -]?(?:mah|ml|mm|cm|km|kg|g\b|mg|lumen|rpm|points?|punkte|lux|btu|iu\b|pieces?|pcs|stück|k\b|時間|個)/i;

type Found = Omit<Claim, 'start' | 'end'>;

/** Finds one kind after another; what one has taken, the next does not see. */
function taking(text: string) {
  const claims: Claim[] = [];
  let rest = text;
  const take = (pattern: RegExp, judge: (match: RegExpMatchArray, at: number) => Found | null) => {
    const found = [...rest.matchAll(pattern)].flatMap((match) => {
      const verdict = judge(match, match.index);
      return verdict ? [{ ...verdict, start: match.index, end: match.index + match[0].length }] : [];
    });
    claims.push(...found);
    rest = masked(rest, found);
  };
  return { claims, take };
}

/** Blanks in place of what was found, so that offsets stay. */
export function masked(text: string, found: readonly { start: number; end: number }[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of [...found].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    parts.push(text.slice(at, start), ' '.repeat(end - start));
    at = end;
  }
  return parts.join('') + text.slice(at);
}

export function findLinks(text: string, facts: Facts): Claim[] {
  const { claims, take } = taking(text);
  const emails = facts.emails.map(lower);
  take(EMAIL, ([all]) => ({ kind: 'email', approved: emails.includes(lower(all)) }));
  const links = facts.links.map(linkOf);
  const hosts = new Set([...links.map(hostOf), ...emails.map((one) => one.split('@')[1] ?? '')]);
  const isLink = (all: string) => {
    const link = linkOf(all);
    return links.includes(link) || (link === hostOf(link) && hosts.has(link));
  };
  take(URL_LIKE, ([all]) => ({ kind: 'link', approved: isLink(all) }));
  take(DOMAIN, ([all]) => ({ kind: 'link', approved: isLink(all) || named(all, facts) }));
  take(HIDDEN_DOMAIN, () => ({ kind: 'link', approved: false }));
  return claims;
}

export function findNumbers(text: string, facts: Facts): Claim[] {
  const { claims, take } = taking(text);
  const tracking = facts.trackingNumbers.map(code);
  const orders = facts.orderNames.map(code);
  const known = (all: string) => tracking.includes(code(all)) || orders.includes(code(all));
  take(ORDER, (match) => ({
    kind: 'order',
    approved: known(match.groups?.name ?? match[0]) || named(match.groups?.name ?? match[0], facts),
  }));
  take(TOKEN, ([all]) =>
    (all.match(/\d/g)?.length ?? 0) >= 4 && !/^[\d-]+$/.test(all)
      ? { kind: 'tracking', approved: known(all) || named(all, facts) }
      : null,
  );
  const phones = new Set(facts.phones.flatMap((phone) => [e164(phone, facts.country), code(phone)]));
  phones.delete('');
  take(DIGITS, (match, at) => {
    const [all] = match;
    const count = code(all).length;
    if (known(all) || phones.has(code(all)) || phones.has(e164(all, facts.country)) || named(all, facts))
      return { kind: 'number', approved: true };
    // Quantities, hours, sizes and years are short, and so is what stands between their blanks and points.
    if (count < 7 && !/\d{5}/.test(all)) return null;
    if (UNIT.test(text.slice(at + all.length, at + all.length + 12))) return null;
    const phone = /^[+(0]/.test(all) || e164(all, facts.country) !== '';
    return { kind: phone && count <= 15 ? 'phone' : count >= 9 ? 'tracking' : 'number', approved: false };
  });
  return claims;
}

const lower = (text: string) => text.toLowerCase();
const code = (text: string) => text.toUpperCase().replace(/[^\p{L}\d]/gu, '');
const linkOf = (text: string) =>
  lower(text)
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[).,;:!?\]]+$/, '')
    .replace(/\/$/, '');
const hostOf = (link: string) => link.split(/[/?#]/)[0] ?? '';
/** Part of a product's or street's name: "Filter No. 20500". */
const named = (text: string, facts: Facts) => {
  const digits = code(text);
  return facts.names.some((name) => code(name).includes(digits));
};

function e164(text: string, country?: string): string {
  const region = country && isSupportedCountry(country) ? (country as CountryCode) : undefined;
  const phone = parsePhoneNumberFromString(text, region ? { defaultCountry: region } : undefined);
  return phone?.isPossible() ? phone.number : '';
}

/** Numbers that never belong into a message, whosever they are: payment cards and bank accounts. */
export function hasBankData(text: string, facts: Facts): boolean {
  const tracking = facts.trackingNumbers.map(code);
  const cards = text.match(/(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/g) ?? [];
  const ibans = text.match(/\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,3})?\b/g) ?? [];
  return (
    cards.some((one) => luhn(code(one)) && /^[3-6]/.test(code(one)) && !tracking.includes(code(one))) ||
    ibans.some(iban)
  );
}

const luhn = (digits: string) =>
  [...digits].reverse().reduce((sum, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return sum + (value > 9 ? value - 9 : value);
  }, 0) %
    10 ===
  0;

const iban = (written: string) => {
  const plain = code(written);
  const digits = (plain.slice(4) + plain.slice(0, 4)).replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
};
