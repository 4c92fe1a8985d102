/** Dates, years, weekdays and ages. Words that only mean something today ("next week") say nothing about a person. */
import type { Candidate, PiiType } from './types.ts';

/** In the languages of the name tables; an English one may stand in the plural. */
const WEEKDAYS =
  'mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|miercoles|jueves|viernes|sábado|sabado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela|segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|segunda|terça|quarta|quinta|sexta';
const MONTHS =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th)?`;
const YEAR = String.raw`(?:1[5-9]\d\d|20\d\d)`;
const CLOCK = String.raw`(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:\.\d+)?(?:\s?[ap]\.?m\b\.?)?(?:Z|[+-]\d\d:?\d\d)?`;
const DATE = [
  String.raw`\d{4}-\d{2}-\d{2}(?:[T ]${CLOCK})?`,
  String.raw`\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})`,
  String.raw`(?:${MONTHS})\.?\s+${DAY}(?:,?\s+${YEAR})?`,
  String.raw`${DAY}\s+(?:of\s+)?(?:${MONTHS})(?:\.?,?\s+${YEAR})?`,
  String.raw`(?:${MONTHS})\.?,?\s+${YEAR}`,
].join('|');

const edge = (source: string) =>
  new RegExp(String.raw`(?<![\p{L}\p{N}$€£#])(?:${source})(?![\p{L}\p{N}]|[.,]\d)`, 'giu');
const PATTERNS: [PiiType, RegExp, number][] = [
  ['DATE_TIME', edge(DATE), 94],
  ['DATE_TIME', edge(WEEKDAYS), 45],
  ['DATE_TIME', edge(String.raw`(?:[01]?\d|2[0-3]):[0-5]\d(?:\s?[ap]\.?m\b)?|(?:1[0-2]|[1-9])\s?[ap]m`), 40],
  [
    'DATE_TIME',
    edge(
      String.raw`(?<!-)(?:19\d\d|20[0-4]\d)(?!-|\s*(?:%|usd|eur|gbp|dollars|euros|pounds|items?|pieces|units|people|km|miles|times)\b)`,
    ),
    38,
  ],
];

const NUMBER = String.raw`(\d{1,3})`;
const AGES = [
  String.raw`(?<![\d.,])${NUMBER}[\s-]*(?:years?|yrs?|yr)[\s-]+old\b`,
  String.raw`(?<![\d.,])${NUMBER}\s*(?:y\/o|y\.o\.|yo)(?!\p{L})`,
  String.raw`(?<![\d.,])${NUMBER}[\s-]years?[\s-]of[\s-]age\b`,
  String.raw`\bage[ds]?(?:\s+of|\s+is|\s*:)?\s+${NUMBER}(?![\d.,]*\d|\s*%)`,
  String.raw`\b(?:turn(?:ed|s|ing)?|turns)\s+(?:just\s+)?${NUMBER}(?![\d.,:]*\d|\s*(?:%|st|nd|rd|th|degrees?|pages?|items?))`,
  String.raw`\b(?:i|he|she|you|we|they|who)(?:['’](?:m|s|re)|\s+(?:am|is|was|were|are))\s+(?:just\s+|only\s+|about\s+|nearly\s+|almost\s+|already\s+|now\s+|over\s+)?${NUMBER}(?=\s*(?:[.,;!?)]|$|and\b|but\b|when\b|now\b))(?![.,]\d)`,
  String.raw`(?<=\p{L}\s)\(${NUMBER}\)(?=[,\s]+(?:and|is|was|from|of|who|said)\b)`,
  String.raw`\b(?:sweet|birthday|celebrat\p{L}+(?:\s+(?:his|her|my|their))?)\s+${NUMBER}(?:st|nd|rd|th)?\s+birthday\b`,
  String.raw`\b(?:was|is|were)\s+(?:just\s+|only\s+|about\s+)?${NUMBER}(?=\s+(?:when|at the time)\b)`,
  String.raw`(?<=\p{L}{2}),\s${NUMBER}(?=,\s(?:\p{Ll}|from\b)|\)|\.$)`,
].map((source) => new RegExp(source, 'giu'));

export function times(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const [type, pattern, score] of PATTERNS) {
    for (const match of text.matchAll(pattern))
      found.push({ type, start: match.index, end: match.index + match[0].length, score });
  }
  if (/\d/.test(text)) for (const pattern of AGES) found.push(...ages(text, pattern));
  return found;
}

/** Nobody is older than this; a bigger number is something else. */
const OLDEST = 125;

function ages(text: string, pattern: RegExp): Candidate[] {
  const found: Candidate[] = [];
  for (const match of text.matchAll(pattern)) {
    const value = match[1] ?? '';
    if (Number(value) > OLDEST) continue;
    const start = match.index + match[0].indexOf(value);
    found.push({ type: 'AGE', start, end: start + value.length, score: 60 });
  }
  return found;
}
