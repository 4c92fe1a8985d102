/** What a buyer's note asks for, by phrases alone. A note may ask for several things. */
import { NEGATIONS, NOTE_INTENTS, type NoteIntent, PHRASES } from './phrases.ts';

export interface NoteClass {
  /** Empty: the note asks for nothing. */
  intents: { intent: NoteIntent; confidence: number }[];
}

/** A phrase is a request nearly always; two different phrases leave little doubt. */
const ONE_PHRASE = 0.85;
const SEVERAL_PHRASES = 0.95;
/** "Please don't cancel": known to be said, and said not to be wanted. */
const CANCELLABLE: ReadonlySet<NoteIntent> = new Set([
  'cancel_request',
  'address_change',
  'item_change',
  'combine_orders',
]);

const MAX_CHARS = 4000;

/** Pure; about a tenth of a millisecond. */
export function classifyNote(text: string): NoteClass {
  const plain = fold(text.slice(0, MAX_CHARS));
  const intents = NOTE_INTENTS.flatMap((intent) => {
    const found = PHRASES[intent].filter((phrase) => asks(plain, phrase, intent)).length;
    return found === 0 ? [] : [{ intent, confidence: found > 1 ? SEVERAL_PHRASES : ONE_PHRASE }];
  });
  return { intents };
}

/** Lower case without accents, so that one spelling of a phrase will do. */
const fold = (text: string) =>
  text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll('’', "'")
    .replaceAll('ß', 'ss')
    .toLowerCase();

function asks(text: string, phrase: RegExp, intent: NoteIntent): boolean {
  for (const match of text.matchAll(new RegExp(phrase, 'g'))) {
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    const negated = CANCELLABLE.has(intent) && NEGATIONS.test(before);
    if (!negated) return true;
  }
  return false;
}
