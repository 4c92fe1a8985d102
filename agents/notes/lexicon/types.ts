/** The shape of one language's phrases for what a buyer's note may ask. */
import type { NoteIntent } from '../intent.ts';

/**
 * Phrases are separated by ` / ` or a line break. They are regular expressions over folded text (lower case, no
 * accents) with some sugar: a blank is any blank, comma or hyphen; `*` is the rest of a word; `..` is a gap of up to
 * 40 characters within the sentence. `~` before a phrase: counts only where no other intent was found (a mention, not
 * a request). `=` before a phrase: holds under negation ("do not print prices").
 */
export interface Lexicon {
  /** ISO 639-1. */
  code: string;
  /** Languages written without blanks: phrases match inside running text. */
  unspaced?: boolean;
  /** Common small words that tell this language from its neighbors, separated by blanks. */
  words: string;
  /** Negates what follows within three words. */
  not: string;
  /** Negates what stands just before. */
  notAfter?: string;
  /** A clause that takes back an earlier message; nothing in it is a request. */
  retract?: string;
  /** Things whose being broken is no complaint about the goods: bell, lift. */
  facility?: string;
  /** After this and a colon stands the text of a card: not the buyer speaking to the shop. */
  card?: string;
  /** A question even without a question mark. */
  question?: string;
  phrases: Partial<Record<Exclude<NoteIntent, 'question'>, string>>;
}
