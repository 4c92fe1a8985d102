/** Dates as people write them in a dozen languages, each in all readings that it may have. Pure. */

/** Month names by beginnings, January first. */
const MONTHS: readonly string[] = [
  'january|jan|januar|jänner|janvier|enero|ene|gennaio|gen|janeiro|januari|stycznia|styczeń|января|ocak',
  'february|feb|februar|février|févr|febrero|febbraio|fevereiro|fev|februari|lutego|luty|февраля|şubat',
  'march|mar|märz|mrz|mars|marzo|março|maart|marca|marzec|марта|mart',
  'april|apr|avril|avr|abril|abr|aprile|kwietnia|kwiecień|апреля|nisan',
  'may|mai|mayo|maggio|mag|maio|mei|maja|maj|мая|mayıs',
  'june|jun|juni|juin|junio|giugno|giu|junho|czerwca|czerwiec|июня|haziran',
  'july|jul|juli|juillet|juil|julio|luglio|lug|julho|lipca|lipiec|июля|temmuz',
  'august|aug|août|agosto|ago|augustus|augusti|sierpnia|sierpień|августа|ağustos',
  'september|sep|sept|septembre|septiembre|settembre|set|setembro|września|wrzesień|сентября|eylül',
  'october|oct|oktober|okt|octobre|octubre|ottobre|ott|outubro|out|października|październik|октября|ekim',
  'november|nov|novembre|noviembre|novembro|listopada|listopad|ноября|kasım',
  'december|dec|dezember|dez|décembre|déc|diciembre|dic|dicembre|dezembro|grudnia|grudzień|декабря|aralık',
];

/** Sunday first, as Date.getUTCDay counts. */
const WEEKDAYS: readonly string[] = [
  'sunday|sonntag|dimanche|domingo|domenica|zondag|niedziel|воскресень|pazar günü|日曜|일요일|星期日|星期天|周日',
  'monday|montag|lundi|lunes|lunedì|segunda-feira|maandag|poniedział|понедельник|pazartesi|月曜|월요일|星期一|周一',
  'tuesday|dienstag|mardi|martes|martedì|terça-feira|dinsdag|wtorek|wtorku|вторник|salı günü|火曜|화요일|星期二|周二',
  'wednesday|mittwoch|mercredi|miércoles|mercoledì|quarta-feira|woensdag|środ|сред[уы]|çarşamba|水曜|수요일|星期三|周三',
  'thursday|donnerstag|jeudi|jueves|giovedì|quinta-feira|donderdag|czwart|четверг|perşembe|木曜|목요일|星期四|周四',
  'friday|freitag|vendredi|viernes|venerdì|sexta-feira|vrijdag|piąt|пятниц|cuma günü|金曜|금요일|星期五|周五',
  'saturday|samstag|sonnabend|samedi|sábado|sabato|zaterdag|sobot|суббот|cumartesi|土曜|토요일|星期六|周六',
];

const month = (name: string) => {
  const plain = name.toLowerCase().replace(/\.$/, '');
  return MONTHS.findIndex((names) => names.split('|').includes(plain)) + 1;
};
const MONTH = MONTHS.join('|')
  .split('|')
  .sort((a, b) => b.length - a.length)
  .join('|');
const WORD = '(?<![\\p{L}\\d])';
const END = '(?![\\p{L}\\d])';
const YEAR = '(?<y>20\\d\\d|\\d\\d(?!\\d))';

interface Reading {
  y?: number;
  m: number;
  d?: number;
}

type Groups = Record<string, string | undefined>;
const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
const reading = (y: string | undefined, m: number, d: string | undefined): Reading[] => {
  const year = number(y);
  const day = number(d);
  return [
    {
      m,
      ...(year === undefined ? {} : { y: year < 100 ? 2000 + year : year }),
      ...(day === undefined ? {} : { d: day }),
    },
  ];
};
/** Day and month as in Europe or as in the US: who reads it decides, so one right reading will do. */
const either = ({ y, a, b }: Groups) => [...reading(y, Number(b), a), ...reading(y, Number(a), b)];

const FORMS: { pattern: RegExp; read: (groups: Groups) => Reading[] }[] = [
  {
    pattern: /(?<!\d)(?<y>20\d\d)[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})(?!\d)/g,
    read: (g) => reading(g.y, Number(g.m), g.d),
  },
  {
    pattern: /(?:(?<y>20\d\d) ?[年년] ?)?(?<![\d])(?<m>\d{1,2}) ?[月월] ?(?<d>\d{1,2}) ?[日일号號]/g,
    read: (g) => reading(g.y, Number(g.m), g.d),
  },
  { pattern: /(?<![\d.,/])(?<a>\d{1,2})[./-](?<b>\d{1,2})[./-](?<y>20\d\d|\d\d)(?![\d/])/g, read: either },
  {
    pattern:
      /(?<=(?<!\p{L})(?:am|vom|bis|zum|den|dem|der|ab|seit|und|dnia|od|do|dne|den|på|d\.) )(?<a>0?[1-9]|[12]\d|3[01])\. ?(?<b>0?[1-9]|1[0-2])\.(?!\d)/gu,
    read: either,
  },
  {
    pattern:
      /(?<![\d.,/#])(?:(?<a>0\d|1[3-9]|2[0-35-9]|3[01])\/(?<b>\d{1,2})|(?<c>\d{1,2})\/(?<e>0\d|1[3-9]|2\d|3[01]))(?![\d/])/g,
    read: ({ a, b, c, e }) => either({ a: a ?? c, b: b ?? e }),
  },
  {
    pattern: new RegExp(
      `(?<!\\d)(?<d>\\d{1,2})(?:st|nd|rd|th|er|\\.|º|ª)?[ \\u00a0-]?(?:de |of |d')?(?<m>${MONTH})\\.?${END}(?:,? (?:de |of )?${YEAR})?`,
      'giu',
    ),
    read: (g) => reading(g.y, month(g.m ?? ''), g.d),
  },
  {
    pattern: new RegExp(
      `${WORD}(?<m>${MONTH})\\.? (?:the )?(?<d>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,? ${YEAR})?`,
      'giu',
    ),
    read: (g) => reading(g.y, month(g.m ?? ''), g.d),
  },
  {
    pattern: new RegExp(`${WORD}(?<m>${MONTH})\\.? (?:de |of )?(?<y>20\\d\\d)(?!\\d)`, 'giu'),
    read: (g) => reading(g.y, month(g.m ?? ''), undefined),
  },
];

const WEEKDAY = WEEKDAYS.map(
  (names) => new RegExp(`(?<!\\p{L}|black |good |cyber |easter |ash |fat |shrove )(?:${names})`, 'giu'),
);
/** Nobody knows from facts what "tomorrow" will be when the text is read. */
const RELATIVE =
  /(?<!\p{L})(?:tomorrow|übermorgen|schon morgen|bereits morgen|morgen (?:früh|vormittag|nachmittag|abend|an|bei|zu|geliefert|ein)|demain|(?<!la |esta |de la )mañana(?! por la noche)|amanhã|domani|jutro|завтра)(?!\p{L})|明日|明後日|あさって|明天|后天|내일|모레/giu;

/** Every date in the text, and whether some fact is that date. */
export function findDates(
  text: string,
  facts: readonly string[],
): { start: number; end: number; approved: boolean }[] {
  const known = facts
    .map((date) => new Date(date.length > 10 ? date : `${date}T00:00:00Z`))
    .filter((date) => !Number.isNaN(+date));
  const days = facts.map((date) => /^(\d{4})-(\d\d)-(\d\d)/.exec(date)?.slice(1).map(Number) ?? []);
  const isFact = ({ y, m, d }: Reading) =>
    days.some(
      ([year, mon, day]) => mon === m && (d === undefined || day === d) && (y === undefined || year === y),
    );
  const found: { start: number; end: number; approved: boolean }[] = [];
  const free = (start: number, end: number) => !found.some((one) => start < one.end && one.start < end);
  for (const { pattern, read } of FORMS) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      const readings = read(match.groups ?? {}).filter(
        ({ m, d }) => m >= 1 && m <= 12 && (d === undefined || (d >= 1 && d <= 31)),
      );
      if (readings.length > 0 && free(start, end))
        found.push({ start, end, approved: readings.some(isFact) });
    }
  }
  const weekdays = WEEKDAY.flatMap((pattern, day) =>
    [...text.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      day,
    })),
  );
  for (const { start, end, day } of weekdays) {
    // "Monday to Friday" are hours of business, no promise.
    const range = weekdays.some(
      (other) => other.start !== start && Math.max(other.start - end, start - other.end) <= 10,
    );
    if (!range) found.push({ start, end, approved: known.some((date) => date.getUTCDay() === day) });
  }
  for (const match of text.matchAll(RELATIVE))
    found.push({ start: match.index, end: match.index + match[0].length, approved: false });
  return found;
}
