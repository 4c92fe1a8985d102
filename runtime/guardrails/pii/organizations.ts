/** Companies, by their legal form, by the pattern of their name, or by a table. */
import { isCompany, isGivenName, isOrdinary, isSurname } from './tables.ts';
import type { Word } from './tokens.ts';
import type { Candidate } from './types.ts';

const NAME = String.raw`\p{Lu}[\p{L}\p{M}'’]*(?:-\p{Lu}[\p{L}\p{M}'’]*)*`;
const PARTICLE = `(?:van|von|der|den|de|del|da|do|dos|di|la|le|ten|ter|du|des|'t)`;
const FORM = [
  'Inc',
  'LLC',
  'L\\.L\\.C',
  'LLP',
  'PLC',
  'plc',
  'Ltd',
  'Limited',
  'Group',
  'Corp',
  'Corporation',
  'Company',
  'Holdings?',
  'Enterprises',
  'Industries',
  'Associates',
  'Pty Ltd',
  'AG(?: & Co)?\\.?(?: KGaA| KG| OHG)?',
  'GbR',
  'GmbH(?: & Co\\. (?:KGaA|KG|OHG))?',
  'KGaA',
  'KG',
  'OHG(?: mbH)?',
  'Stiftung & Co\\. KG(?:aA)?',
  'e\\.\\s?[GVK]',
  'UG',
  'SE',
  'S\\.?A\\.?S\\.?U?',
  'S\\.?A\\.?R\\.?L\\.?',
  'S/A',
  'S\\.A\\.[DTU]?\\.?',
  'SA',
  'EURL',
  'S\\.L\\.(?:L\\.|N\\.?E\\.?|U\\.?)?',
  'SL',
  'S\\.C\\.P\\.?',
  'S\\.(?:Com|Coop)',
  'S\\.?[Pp]\\.?A',
  's\\.r\\.l',
  'S\\.?[Rr]\\.?[Ll]',
  'B\\.?V',
  'N\\.?V',
  'Groep',
  'Sp\\. z o\\.o\\.(?: Sp\\.k)?',
  'Sp\\.\\s?[jk]',
  's\\.c',
  'i syn s\\.c',
  'Ltda',
  'AB',
  'ApS',
  'A/S',
  'Oy',
].join('|');
const KIN = `(?:and|&) (?:Sons|sons|Daughters|Co|Associates|Partners|Brothers)|(?:et|&) (?:Fils|fils|Cie)|e (?:figli|Filhos|filhos)|(?:y|&) (?:[Aa]sociados|[Hh]ijos)|und Söhne|& Söhne|& Zonen`;
const make = (source: string) => new RegExp(String.raw`(?<![\p{L}\p{N}-])${source}(?![\p{L}\p{N}])`, 'giu');
const PARTS = `${NAME}(?:(?: |, | & | and | et | y | e | und )(?:${PARTICLE} )*${NAME}){0,3}?`;
const cased = (source: string) => new RegExp(make(source).source, 'gu');

const WITH_FORM = cased(
  String.raw`(?:${PARTICLE} )*${PARTS}(?: (?:${FORM})\.?| (?:${KIN})| - (?:ME|EI|EPP))(?: (?:${FORM})\.?)*`,
);
const LOWER_FORM = make(
  String.raw`(?:${PARTICLE} )*${PARTS} (?:inc|llc|plc|ltd|gmbh|group|and sons|et fils|s\.a\.r\.l\.|s\.a\.s\.|s\.a\.|s\.l\.u?\.?|spa|e figli|e filhos|ltda\.|bv|nv|sp\. z o\.o\.)`,
);
const TRIO = cased(`(?<a>${NAME}), (?<b>${NAME}),? (?:and|&|e|et|y|und) (?<c>${NAME})`);
const PAIR = cased(`(?<a>(?:${PARTICLE} )*${NAME}) & (?<b>(?:${PARTICLE} )*${NAME})`);
const KIND = `Grupa|Spółdzielnia|Stowarzyszenie|Fundacja|PPUH|FPUH|Gabinety|Stichting|Koninklijke|Royal|Familia|Grupo|Hermanos|Hnos|Alimentación|Banca Privada|Banco|Comercial|Comercializadora|Compañía|Construcción|Consultoría|Desarrollo|Despacho|Distribuciones|Farmaceútica|Farmacéutica|Finanzas|Fábrica|Industrias|Infraestructuras|Inmobiliaria|Instalaciones|Inversiones|Logística|Manufacturas|Minería|Promociones|Restauración|Servicios|Soluciones|Suministros|Supermercados|Talleres|Tecnologías|Transportes|Groupe|Gruppo|Grupo|Stiftung|Banque|Banca|Studio Legale|Autohaus|Bäckerei`;
const WITH_KIND = cased(`(?:${KIND}) (?<a>(?:${PARTICLE} )*${NAME})(?: ${NAME})?(?: (?:${KIN}))?`);

const isFamily = (word = '') => {
  const lower = word.toLowerCase().replace('’', "'");
  return (
    isSurname(lower) ||
    isSurname(lower.split(' ').at(-1) ?? '') ||
    lower.split('-').every((part) => isSurname(part))
  );
};
const isFirst = (word = '') => isGivenName(word.toLowerCase());
const PEOPLE_BEFORE =
  /(?:founders|friends|brothers|sisters|kids|children|members|between|colleagues|partners|people|with|had \d+)[^.]{0,12}:?\s*$/iu;
const PEOPLE_AFTER =
  /^\s(?:are|were|have|went|all|both|came|live|lived|met|want|play|played|wrote|say|said)\b/i;

export function organizations(text: string, small: boolean): Candidate[] {
  const found: Candidate[] = [];
  const add = (start: number, length: number, score: number) =>
    found.push({ type: 'ORGANIZATION', start, end: start + length, score });
  for (const match of text.matchAll(WITH_FORM)) {
    const cut = leading(match[0]);
    add(match.index + cut, match[0].length - cut, 62);
  }
  if (small)
    for (const match of text.matchAll(LOWER_FORM))
      if (/^\p{Lu}/u.test(match[0])) add(match.index, match[0].length, 61);
  for (const match of text.matchAll(TRIO)) {
    const { a, b, c } = match.groups ?? {};
    const people =
      PEOPLE_BEFORE.test(text.slice(Math.max(0, match.index - 24), match.index)) ||
      PEOPLE_AFTER.test(text.slice(match.index + match[0].length));
    const families = [a, b, c].filter((name) => isFamily(name)).length;
    const firsts = [a, b, c].filter((name) => isFirst(name) && !isFamily(name)).length;
    if (!people && families >= 2 && firsts <= 1) add(match.index, match[0].length, 56);
  }
  for (const match of text.matchAll(PAIR)) {
    const { a, b } = match.groups ?? {};
    const families = [a, b].filter((name) => isFamily(name)).length;
    const firsts = [a, b].filter((name) => isFirst(name)).length;
    if (families > 0 && firsts < 2) add(match.index, match[0].length, 59);
  }
  for (const match of text.matchAll(WITH_KIND))
    add(match.index, match[0].length, isFamily(match.groups?.a) ? 57 : 36);
  return found;
}

/** "Contact Watson Group": a verb at the start of the sentence has a capital too. */
function leading(value: string): number {
  const first = value.split(' ')[0] ?? '';
  const lower = first.toLowerCase();
  const rest = value.slice(first.length + 1);
  return isOrdinary(lower) && !isSurname(lower) && /^(?:\p{Lu}[\p{L}-]+ ).+/u.test(rest)
    ? first.length + 1
    : 0;
}

/** Points for a run of names that has none of these shapes: 0 where nothing speaks for a company. */
export function companyScore(run: Word[], givenBefore: boolean): number {
  const only = run.length === 1 ? run[0] : undefined;
  const value = run.map((word) => word.lower).join(' ');
  if (isCompany(value))
    return only && (isOrdinary(value) || isGivenName(value) || isSurname(value)) ? 22 : 36;
  if (!only || givenBefore) return 0;
  const halves = only.lower.split('-');
  if (halves.length !== 2 || !halves.every((half) => isSurname(half))) return 0;
  return halves.every((half) => isGivenName(half)) ? 30 : 42;
}
