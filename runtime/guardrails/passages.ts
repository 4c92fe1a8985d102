/** The store's policy as a model is shown it: numbered, so that an answer can cite it, and fenced, since it is material like any other. */
import { cited, type Passage } from '../../contracts/passage.ts';
import { asData } from './data.ts';

/** Characters of each: a whole chunk of 1000 tokens, or what it was found for might be cut off. */
const EACH = 8_000;

/** Empty where there are none. */
export function asPassages(passages: Passage[]): string {
  if (passages.length === 0) return '';
  const numbered = passages.map(
    (passage, at) => `${at + 1}. ${cited(passage)}\n${passage.text.slice(0, EACH)}`,
  );
  return `\n${asData('store policy', numbered.join('\n\n'), passages.length * (EACH + 200))}\nCite the numbers of the passages that your answer rests on.`;
}
