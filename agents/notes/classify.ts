/** What a buyer's note asks for, by rules alone, in the languages of `languages/`. A note may ask for several things. */
import { foldMarks } from './fold.ts';
import { NOTE_INTENTS, type NoteIntent } from './intents.ts';
import { LANGUAGES } from './languages/index.ts';
import type { Language, Script } from './lexicon.ts';
import { readSentence } from './rules.ts';
import { STREET, sentencesOf, withoutQuotes } from './shared.ts';

export interface NoteClass {
  /** Empty: the note asks for nothing. Below 0.85 it is a hint rather than a request. */
  intents: { intent: NoteIntent; confidence: number }[];
}

const MAX_CHARS = 4000;
/** Less sure than where one sentence says both. */
const APART = 0.86;
const ACTED_ON = 0.85;

/** Pure; a fraction of a millisecond. */
export function classifyNote(text: string): NoteClass {
  const note = foldMarks(withoutQuotes(text.slice(0, MAX_CHARS)));
  const languages = languagesOf(note.toLowerCase());
  const said = note.replaceAll(/.+/g, (line) => withoutGreeting(line, languages));
  const best = new Map<NoteIntent, number>();
  for (const text of sentencesOf(said)) {
    const sentence = { text, low: text.toLowerCase() };
    const refused = languages.map((language) => refusedIn(sentence.low, language));
    for (const [i, language] of languages.entries()) {
      const elsewhere = refused.filter((_, j) => j !== i).flat();
      for (const { intent, confidence } of readSentence(sentence, language)) {
        if (!elsewhere.includes(intent)) best.set(intent, Math.max(best.get(intent) ?? 0, confidence));
      }
    }
  }
  // "Can I cancel? Ordered the wrong thing." gives a reason rather than asking for another thing.
  if ((best.get('cancel_request') ?? 0) >= ACTED_ON && (best.get('item_change') ?? 0) < APART) {
    best.delete('item_change');
  }
  if (givesAnAddress(said.toLowerCase(), languages)) {
    best.set('address_change', Math.max(best.get('address_change') ?? 0, APART));
  }
  if (speaksOfTwoOrders(said.toLowerCase(), languages)) {
    best.set('combine_orders', Math.max(best.get('combine_orders') ?? 0, APART));
  }
  return {
    intents: NOTE_INTENTS.flatMap((intent) => {
      const confidence = best.get(intent);
      return confidence === undefined ? [] : [{ intent, confidence }];
    }),
  };
}

/** "Don't cancel" holds, though "don" and "cancel" are words of another language, too. */
const refusedIn = (sentence: string, language: Language): NoteIntent[] =>
  REFUSALS.flatMap(([verb, intents]) => {
    const spans = language.find(sentence, verb);
    return spans.length > 0 && spans.every((span) => language.negated(sentence, span)) ? intents : [];
  });
const REFUSALS: ['cancel' | 'change' | 'combine', NoteIntent[]][] = [
  ['cancel', ['cancel_request']],
  ['change', ['address_change', 'item_change']],
  ['combine', ['combine_orders']],
];

/** "On the card: cancel all your plans" asks for a card; what stands after the colon is meant for somebody else. */
function withoutGreeting(line: string, languages: Language[]): string {
  const low = line.toLowerCase();
  for (const language of languages) {
    for (const { end } of language.find(low, 'card')) {
      const colon = /^[^:：]{0,40}[:：]/.exec(low.slice(end));
      if (colon) return line.slice(0, end + colon[0].length);
    }
  }
  return line;
}

/** "Please do not use my old address any more. It is 48 Linden Street now." */
const givesAnAddress = (note: string, languages: Language[]): boolean =>
  note.search(STREET) >= 0 &&
  languages.some(
    (language) =>
      (language.has(note, 'address') || language.has(note, 'elsewhere')) &&
      SAYS_SO.some((concept) => language.has(note, concept)),
  );
const SAYS_SO = ['send', 'wrong', 'fresh', 'right', 'change'] as const;

/** "I have another order. Can you send them together?" */
const speaksOfTwoOrders = (note: string, languages: Language[]): boolean =>
  languages.some(
    (language) =>
      language.has(note, 'another') &&
      language.find(note, 'combine').some((span) => !language.negated(note, span)),
  );

const LETTERS: [Script, RegExp][] = [
  ['kana', /[\u3040-\u30ff]/],
  ['han', /[\u4e00-\u9fff]/],
  ['hangul', /[\uac00-\ud7af]/],
  ['cyrillic', /[\u0400-\u04ff]/],
  ['greek', /[\u0370-\u03ff]/],
  ['arabic', /[\u0600-\u06ff]/],
  ['hebrew', /[\u0590-\u05ff]/],
  ['devanagari', /[\u0900-\u097f]/],
  ['thai', /[\u0e00-\u0e7f]/],
  ['latin', /[a-z]{2}/],
];

/** The languages a note may be in: by its letters, and among those of one script by small words. All of a script where none tells. */
function languagesOf(note: string): Language[] {
  let scripts = LETTERS.filter(([, letters]) => letters.test(note)).map(([script]) => script);
  // Japanese is written with Chinese characters too.
  if (scripts.includes('kana')) scripts = scripts.filter((script) => script !== 'han');
  return scripts.flatMap((script) =>
    spokenAmong(
      note,
      LANGUAGES.filter((one) => one.script === script),
    ),
  );
}

function spokenAmong(note: string, languages: Language[]): Language[] {
  if (languages.length < 2) return languages;
  const words = note.match(/\p{L}+/gu) ?? [];
  const scored = languages.map((language) => ({
    language,
    score: words.reduce((sum, word) => sum + (language.knows(word) ? weightOf(word) : 0), 0),
  }));
  const top = Math.max(...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score >= top * CLOSE).map(({ language }) => language);
}

/** A single letter may be a size, an initial or a flat. */
const weightOf = (word: string) => (word.length > 1 ? 1 : 0.4);

/** Of the best language's small words: kin languages share many, and notes mix languages. */
const CLOSE = 0.7;
