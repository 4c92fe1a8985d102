/** Names of people in a text, found by what stands around them, each held against the facts. Pure. */
import type { Facts } from './facts.ts';
import { isShopWord } from './topic.ts';

const CAP = "\\p{Lu}[\\p{L}'’-]{1,30}";
const NAME = `${CAP}(?:[ \\u00a0](?:(?:van|von|de|der|den|del|della|da|di|la|le|al|bin)[ \\u00a0]){0,2}${CAP}){0,3}`;
const TITLE =
  'Mr|Mrs|Ms|Miss|Dr|Prof|Herrn?|Frau|Monsieur|Madame|Mme|Mlle|Sr|Sra|Señora?|Doña|Don|Signora?|Sig|Senhora?|Mevrouw|Meneer|Pani?|Fru|Rouva';
const GREETING =
  'Dear|Hi|Hello|Hey|Hallo|Liebe[rs]?|Sehr geehrte[rs]?|Guten (?:Tag|Morgen|Abend)|Bonjour|Bonsoir|Ch[eè]re?|Salut|Hola|Estimad[oa]|Querid[oa]|Ciao|Gentile|Car[oa]|Buongiorno|Olá|Prezad[oa]|Beste|Geachte|Hej|Witaj|Merhaba|Sayın';
const CLOSING =
  'regards|sincerely|thanks|cheers|wishes|Grüße[n]?|Grüssen?|Gruß|cordialement|salutations|bien à vous|saludos|atentamente|saluti|atenciosamente|abraços|groeten|hälsningar|pozdrawiam';
const HANDED =
  'signed(?: for)? by|handed (?:over )?to|received by|left with|accepted by|delivered to|collected by|neighbou?r|customer|buyer|recipient|unterschrieben von|entgegengenommen von|übergeben an|abgegeben bei|angenommen von|Nachbarn?|Kunden?|Kundin|Empfänger(?:in)?|signé par|remis à|reçu par|voisin|cliente?|firmado por|entregado a|recibido por|vecin[oa]|consegnato a|firmato da|ricevuto da|entregue a|recebido por|getekend door|afgegeven bij';

const PATTERNS = [
  new RegExp(`(?<![\\p{L}])(?:${TITLE})\\.?[ \\u00a0](?<name>${NAME})`, 'gu'),
  new RegExp(
    `(?:^|\\n)[ \\t]*(?:${GREETING})[ \\u00a0](?:(?:${TITLE})\\.?[ \\u00a0])?(?<name>${NAME})`,
    'gu',
  ),
  new RegExp(`(?:${CLOSING})\\p{L}{0,3}[,.!]?\\s{1,4}(?<name>${NAME})`, 'gu'),
  new RegExp(`(?<![\\p{L}])(?:${HANDED})[:,]? (?:(?:${TITLE})\\.? )?(?<name>${NAME})`, 'gu'),
  /(?<name>[\p{Script=Han}\p{Script=Katakana}ー]{1,8}(?: [\p{Script=Han}\p{Script=Katakana}ー]{1,8})?) ?(?:様|さん|氏|殿)/gu,
  /(?<name>\p{Script=Hangul}{2,4}) ?(?:님|씨)(?![가-힣]{2})/gu,
  /(?<name>\p{Script=Han}{1,3})(?:先生|女士|小姐)/gu,
];
/** Two capitals in a row within a sentence. Not in German, where all nouns have them. */
const PAIR = new RegExp(`(?<=[\\p{Ll}\\d,;:)] )(?<name>${CAP}(?:[ \\u00a0]${CAP}){1,3})`, 'gu');

const GENERIC = new Set(
  'customer client team support service kunde kundin kunden kundenservice cliente clientes madame monsieur sir friend there all everyone your you ihr ihre ihrem ihren sie und the this our we is it in on bei für votre vous notre nous su sus usted el la le les das der die equipo équipe team order thank van von de der den del della da di bin お客 客 皆 皆々 母 父 兄 姉 家族 業者 配送業者 運送業者 担当者 ご担当者 奥 子 嬢 お子 お嬢 お得意 皆々 先 各位 고객 선생 회원 사장 尊敬的 客户'.split(
    ' ',
  ),
);
const CARRIERS =
  'ups usps fedex dhl gls dpd tnt hermes evri royal mail deutsche post la poste colissimo chronopost mondial relay correos seur express japan canada australia posti postnord poste italiane ctt inpost yamato sagawa parcelforce ontrac lasership purolator packstation paketshop paket premium ground priority first class home international standard access point parcel locker google maps apple pay paypal klarna visa mastercard shopify christmas easter weihnachten ostern black friday'.split(
    ' ',
  );

let common: Set<string> | undefined;

/** Words of carriers and countries: too many to be built before they are needed. */
function commonWords(): Set<string> {
  if (common) return common;
  common = new Set([...GENERIC, ...CARRIERS]);
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  for (const locale of ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl']) {
    const names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' });
    for (const a of letters)
      for (const b of letters) for (const word of wordsOf(names.of(a + b) ?? '')) common.add(word);
  }
  return common;
}

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{M}]{1,40}/gu) ?? [];

export function findNames(text: string, facts: Facts): { start: number; end: number; approved: boolean }[] {
  const known = new Set(facts.names.flatMap(wordsOf));
  const run = facts.names.join('|').replace(/\s/g, '');
  const familiar = (word: string) =>
    known.has(word) || known.has(word.replace(/['’]?s$/, '')) || commonWords().has(word) || isShopWord(word);
  const approved = (name: string) =>
    /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}]/u.test(name)
      ? GENERIC.has(name) || run.includes(name.replace(/\s/g, ''))
      : wordsOf(name).every(familiar);
  const patterns = facts.language === 'de' ? PATTERNS : [...PATTERNS, PAIR];
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      approved: approved(match.groups?.name ?? ''),
    })),
  );
}

/** Streets with a number, in the ways of some countries. */
const STREETS = [
  /(?<![\d.,#])\d{1,5}[a-zA-Z]?,? (?:\p{Lu}[\p{L}'.-]{1,30} ){1,3}(?:[Ss]treet|[Ss]t\.?|[Rr]oad|[Rr]d\.?|[Aa]venue|[Aa]ve\.?|[Ll]ane|Ln\.?|[Dd]rive|Dr\.?|Court|[Bb]oulevard|Blvd\.?|Way|Place|Close|Terrace|Parkway)(?!\p{L})/gu,
  /\p{Lu}[\p{L}.-]{2,30}(?:straße|strasse|str\.|weg|platz|allee|gasse|ring|damm|straat|laan)\s\d{1,4} ?[a-z]?(?![\p{L}\d])/gu,
  /(?<!\p{L})(?:rue|avenue|boulevard|place|chemin|impasse|calle|avenida|plaza|paseo|via|viale|piazza|rua|ulica|ul\.) (?:\p{L}[\p{L}'’.-]{0,30} ){0,4}\p{L}[\p{L}'’.-]{1,30},? (?:n[º°.] ?)?\d{1,4}(?!\d)|(?<!\d)\d{1,4},? (?:bis )?(?:rue|avenue|boulevard|chemin|impasse) (?:\p{L}[\p{L}'’-]{0,30} ?){1,5}/giu,
  /\p{Script=Han}{1,4}[都道府県]\p{Script=Han}{1,8}[市区町村][^\s、。]{1,20}|〒\d{3}-?\d{4}/gu,
];

export function findAddresses(
  text: string,
  facts: Facts,
): { start: number; end: number; approved: boolean }[] {
  const plain = (one: string) => one.toLowerCase().replace(/[^\p{L}\d]/gu, '');
  const known = facts.names.map(plain).join('|');
  return STREETS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      approved: known.includes(plain(match[0])),
    })),
  );
}
