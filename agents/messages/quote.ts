/** What the store's own policy says, word for word, beneath a message that rests on it: only where the passage is surely the right one. */
import { SURE } from '../../contracts/decision.ts';
import type { Passage } from '../../contracts/passage.ts';

/** By the languages of the templates. In any other nothing is quoted. */
const SAYS: Record<string, string> = {
  en: 'Our policy says:',
  de: 'In unseren Bedingungen steht:',
  fr: 'Nos conditions indiquent :',
  es: 'Nuestras condiciones dicen:',
  it: 'Le nostre condizioni dicono:',
  nl: 'In onze voorwaarden staat:',
  ja: '当店の規約より：',
};

/** In UTF-16 code units. */
const MOST_QUOTED = 600;

/** The passage to quote; null where none is sure, or the message is in a language that has no words for it. */
export function toQuote(language: string, [best]: Passage[]): Passage | null {
  return best && best.confidence >= SURE && language in SAYS ? best : null;
}

export const quoteLines = (language: string, { excerpt }: Passage): string[] => [
  SAYS[language] ?? '',
  `“${plain(excerpt)}”`,
];

/** Markdown as mail shows it. */
function plain(markdown: string): string {
  const text = markdown
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]+)\]\(([^)\s]+)[^)]*\)/g, '$1 ($2)')
    .replace(/^\s*(?:[-*+>]|#{1,6})\s+/gm, '')
    .replace(/[*`]+|(?<!\w)_+|_+(?!\w)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED).trimEnd()}…` : text;
}
