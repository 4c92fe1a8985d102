/** What a buyer's note asks for, by phrases alone, in any of the languages in lexicon/. */
import { type Compiled, compile, type Phrase } from './compile.ts';
import { fold, isSpacedScript } from './fold.ts';
import { NOTE_INTENTS, type NoteIntent } from './intent.ts';
import { guessLanguages } from './language.ts';
import { LEXICONS } from './lexicon/index.ts';
import { looksLikeAddress } from './postal.ts';
import { cardText, clauseAround, isNegated, maskRange } from './scope.ts';

export interface NoteClass {
  /** Empty: the note asks for nothing. A note may ask for several things. */
  intents: { intent: NoteIntent; confidence: number }[];
  /** ISO 639-1, or null where nothing tells. */
  language: string | null;
}

interface Hit {
  intent: NoteIntent;
  /** A mention rather than a request: counts only where nothing else was found. */
  weak: boolean;
  start: number;
  end: number;
}

const compiled: Compiled[] = LEXICONS.map(compile);

/**
 * The intents of one note. Words such as "ignore" or "system" carry no weight of their own: only what is asked for does.
 * Pure, about a millisecond; the text is capped at 4 000 characters.
 */
export function classifyNote(text: string): NoteClass {
  const whole = fold(text.slice(0, 4000));
  if (whole.trim() === '') return { intents: [], language: null };
  const languages = guessLanguages(whole, compiled);
  const used = compiled.filter((each) => languages.candidates.has(each.code));
  const hits: Hit[] = [];
  let spoken = whole;
  for (const lexicon of used) {
    const card = cardText(spoken, lexicon);
    if (card) {
      hits.push({ intent: 'gift', weak: false, start: card.start, end: card.start });
      spoken = maskRange(spoken, card.start, card.end);
    }
    for (const range of lexicon.retract ? spoken.matchAll(lexicon.retract) : [])
      spoken = maskClause(spoken, range.index);
  }
  for (const lexicon of used)
    for (const phrase of lexicon.phrases) hits.push(...hitsOf(phrase, spoken, lexicon));
  const sure = hits.filter((hit) => !hit.weak);
  if (!sure.some((hit) => hit.intent === 'address_change') && looksLikeAddress(spoken))
    sure.push({ intent: 'address_change', weak: false, start: 0, end: 0 });
  const asked = used.flatMap((lexicon) => questionsOf(spoken, lexicon, sure));
  const found = [...sure, ...asked];
  return {
    intents: settle(found.length > 0 ? found : hits),
    language: languages.best ?? null,
  };
}

function hitsOf(phrase: Phrase, text: string, lexicon: Compiled): Hit[] {
  const hits: Hit[] = [];
  for (const match of text.matchAll(phrase.pattern)) {
    const start = match.index;
    const end = start + match[0].length;
    if (!phrase.evenNegated && isNegated(text, start, end, lexicon)) continue;
    if (phrase.intent === 'complaint' && lexicon.facility?.test(clauseAround(text, start, end))) continue;
    hits.push({ intent: phrase.intent, weak: phrase.weak, start, end });
  }
  return hits;
}

const SENTENCE = /[^.!?;。\n]*(?:\.(?=\d)[^.!?;。\n]*)*[.!?;。\n]?/gu;
/** Greek writes `;` for a question mark; Arabic and Armenian have their own. */
const ASKS = /[?؟՞]\s*$/u;

/** A sentence that asks and is not already a request ("Can you combine …?" is one). */
function questionsOf(text: string, lexicon: Compiled, hits: readonly Hit[]): Hit[] {
  const found: Hit[] = [];
  for (const match of text.matchAll(SENTENCE)) {
    const sentence = match[0];
    if (sentence.trim() === '') continue;
    const start = match.index;
    const end = start + sentence.length;
    if (hits.some((hit) => hit.start < end && hit.end > start && hit.intent !== 'complaint')) continue;
    const marked = ASKS.test(sentence) || (lexicon.code === 'el' && /;\s*$/.test(sentence));
    const enough = isSpacedScript(sentence)
      ? sentence.trim().split(/\s+/).length >= 3
      : sentence.trim().length >= 4;
    if ((marked && enough) || lexicon.question?.test(sentence))
      found.push({ intent: 'question', weak: false, start, end });
  }
  return found;
}

function maskClause(text: string, at: number): string {
  const rest = text.slice(at).search(/[.!?;,。，、\n]/u);
  return maskRange(text, at, rest < 0 ? text.length : at + rest);
}

/** One entry per intent; more places that say the same raise the confidence. */
function settle(hits: readonly Hit[]): NoteClass['intents'] {
  return NOTE_INTENTS.flatMap((intent) => {
    const mine = hits.filter((hit) => hit.intent === intent);
    if (mine.length === 0) return [];
    const strong = new Set(mine.filter((hit) => !hit.weak).map((hit) => hit.start)).size;
    const confidence = strong === 0 ? 0.65 : Math.min(0.97, 0.82 + 0.05 * strong);
    return [{ intent, confidence: Math.round(confidence * 100) / 100 }];
  });
}
