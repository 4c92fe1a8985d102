/** A question as a store's documents are searched by it and as a model is shown it: without what is somebody's, with what it asks of. */
import { PERSONAL } from '../cache/answers.ts';
import { detect } from '../guardrails/pii/index.ts';
import { withPlaceholders } from '../guardrails/pii/placeholders.ts';
import { sanitize } from '../guardrails/sanitize.ts';

/** In UTF-16 code units. */
export const MOST_ASKED = 500;

export interface Asked {
  /** Countries, dates, ages and nationalities stay: "Do you ship to Canada?" is not "Do you ship to Cuba?". */
  text: string;
  /** It names somebody: its answer is given to nobody else. */
  personal: boolean;
}

export function askedOf(words: string): Asked {
  const { text } = sanitize(words, MOST_ASKED);
  const own = detect(text).filter(({ type }) => PERSONAL.has(type) || type === 'ZIP_CODE');
  return { text: withPlaceholders(text, own), personal: own.some(({ type }) => PERSONAL.has(type)) };
}
