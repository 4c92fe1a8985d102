/** Fields that hold something, but not what they are for: placeholders, keyboard mash, remarks. */
import { isTabled } from './places.ts';
import { looksLikeStreet } from './street.ts';
import { fold } from './text.ts';
import type { Fields, Step } from './types.ts';
import { escalate, set } from './types.ts';

const PLACEHOLDERS = new Set(
  (
    'na|n a|none|null|nil|nan|undefined|empty|blank|no|nothing|same|same as above|as above|see above|not applicable|unknown|tbd|tba|test|' +
    'keine|kein|keiner|keine angabe|entfallt|nichts|ohne|unbekannt|leer|k a|siehe oben|wie oben|' +
    'aucun|aucune|rien|neant|sans|sans objet|inconnu|vide|idem|ditto|' +
    'ninguno|ninguna|nada|no aplica|igual|nessuno|nessuna|niente|geen|nvt|n v t|ingen|nenhum|brak|' +
    'なし|無し|無|特になし|該当なし|同上|ー|0|00|000|x|xx|xxx|xxxx|string|address|address2|address 2|address line 2|optional'
  )
    .split('|')
    .map(fold),
);

/** True for "N/A", "none", "-", "xxx" and their like. */
export const isPlaceholder = (text: string) =>
  text.trim() !== '' && (PLACEHOLDERS.has(fold(text)) || /^[\p{P}\p{S}\s]+$/u.test(text));

/** What may be missing is emptied; a placeholder for the street is a matter for the buyer. */
export const emptyPlaceholders: Step = (fields) => {
  const mended: Partial<Fields> = {};
  for (const field of ['address2', 'city', 'provinceCode', 'zip', 'company', 'phone'] as const) {
    // "X" may be a company, "No" and "Same" are cities.
    const strict = field === 'address2' || fields[field].length > 1;
    const short = field !== 'address2' && /^(no|same|x+)$/i.test(fields[field]);
    if (strict && !short && isPlaceholder(fields[field])) mended[field] = '';
  }
  return Object.keys(mended).length > 0 ? set(mended, 'a placeholder stands for nothing', 0.96) : null;
};

const ROWS = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'yxcvbnm',
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
];
const MASH = [...ROWS, ...ROWS.map((row) => [...row].reverse().join(''))];
const NONSENSE =
  /^(test( ?(test|address|adresse|street|strasse|order|\d+))*|foo( ?bar)?|lorem ipsum.*|blah?( ?blah?)*|dummy.*|fake.*|abc(def?)?( ?\d*)?|asd+|address|adresse|street( address)?|strasse|rue|my (house|home|address)|home|house|zuhause|maison|hier|here|somewhere|anywhere|nowhere|irgendwo|aaa+)$/;

/** Four letters of a row may be a word ("ytre"); from the row's beginning, or five, they are not. */
const mashed = (word: string) =>
  MASH.some(
    (row) => (word.length >= 5 && row.includes(word)) || (word.length === 4 && row.startsWith(word)),
  ) ||
  /(asdf|sdfg|dfgh|fghj|ghjk|hjkl|zxcv|qwer|qsdf)/.test(word) ||
  /^(.)\1{3,}$/.test(word);

export function isGarbage(text: string, country: string): boolean {
  if (isPlaceholder(text)) return true;
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (NONSENSE.test(plain.replace(/ \d+$/, '')) || /^(\p{L})\1+$/u.test(plain)) return true;
  const words = plain.split(' ').filter((word) => /\p{L}/u.test(word));
  if (words.length === 0) return false;
  if (words.some(mashed) || words.every((word) => /^(.{2,3})\1{2,}$/.test(word))) return true;
  // Elsewhere a word may do without a vowel.
  return isTabled(country) && words.every((word) => /^[b-df-hj-np-tv-xz]{4,}$/.test(word));
}

/** Stems of remarks that people leave where the street should be; a real street has none of them without a house number. */
const REMARK = new RegExp(
  [
    // what another field says
    'same (as|address)|as billing|(last|old) (address|time)|billing address|see (note|notes|comment|above|order|billing|email)|as (discussed|agreed|before|usual)|on file|(use|my) (old|other|previous|usual|billing|home)|rechnungsadresse|rechnungsanschrift|siehe|wie (oben|immer|rechnung|besprochen|bekannt)|facturation|meme adresse|comme (d habitude|convenu|facturation)|voir (note|commentaire|mail)|misma direccion|facturacion|同じ|請求先',
    // collected by the buyer
    'pick ?up|in ?store|collect(ion)?\\b|will call|hold (at|for)|ship to store|point relais|sur place|filiale|click and collect|abgeholt|abholung|abholen|selbstabhol|hole (es|ich)|retrait|ramassage|magasin|a retirer|viens chercher|recoger|recogida|ritiro|afhalen|店頭|受取|取りに',
    // what the carrier should do
    '(please|pls|plz|bitte|merci de|svp|por favor)\\b|\\b(call|text|ring|phone|contact|email|message) (me|us|him|her|first|before|when|customer|for)|leave (at|with|it|in|by)|deliver (to|it)|drop (off|it)|ask (for|me|at)|knock|beware|gate code|nachbar|voisin|neighbou?r|anrufen|melden|abgeben|abstellen|klingeln|appeler|appelez|contacter|sonner|laisser|livrer|llamar|電話',
    // nothing yet
    'will (send|provide|tell|give|update|follow|advise|confirm)|to be (advised|confirmed|provided|announced)|\\blater\\b|don t know|dont know|not sure|no address|\\bmoving\\b|\\bfollows?\\b|folgt|nachgereicht|spater|plus tard|a venir|a confirmer|後で|後日|未定|\\bgift\\b|geschenk|cadeau|\\bsurprise\\b|\\bdigital\\b|download|virtual|no shipping|not needed|ne pas livrer|kein versand|nur digital',
  ].join('|'),
  'u',
);

export const isRemark = (text: string) => {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/['’]/g, ' ')
    .normalize('NFC');
  return !/\d/.test(plain) && REMARK.test(plain);
};

export const noStreetAtAll: Step = ({ address1, address2, zip, city, countryCode }) => {
  if (address1.trim() === '') {
    return address2.trim() === '' ? escalate('address_incomplete', 'address1 is missing') : null;
  }
  if (isGarbage(address1, countryCode))
    return escalate('address_undeliverable', 'address1 is not an address');
  if (isRemark(address1) && !looksLikeStreet(address1, countryCode))
    return escalate('address_incomplete', 'address1 holds a remark instead of a street');
  const named = [city, zip].some((value) => value !== '' && fold(value) === fold(address1));
  return named ? escalate('address_incomplete', 'address1 repeats another field') : null;
};
