/** A message's sentences as a model translated them: nothing but words may have changed. */
import { z } from 'zod';
import type { MessageEvent, Words } from './texts.ts';

const sentence = z.string().min(1).max(400);

export const Translation = z.object({
  greeting: sentence,
  subject: sentence,
  text: sentence,
  items: sentence,
  tracking: sentence,
  closing: sentence,
});
export type Translation = z.infer<typeof Translation>;

export const sentencesOf = (words: Words, event: MessageEvent): Translation => ({
  greeting: words.greeting,
  ...words.events[event],
  items: words.items,
  tracking: words.tracking,
  closing: words.closing,
});

export const filledWith = (words: Words, event: MessageEvent, translation: Translation): Words => {
  const { greeting, subject, text, items, tracking, closing } = translation;
  return { greeting, items, tracking, closing, events: { ...words.events, [event]: { subject, text } } };
};

/** Links, addresses, handles, numbers, amounts and markup have no place in a translation of sentences that have none. */
const FOREIGN = /[\p{N}@<>[\]$€£¥|\\/]|\p{Cc}|www|https?|\.\p{L}{2,}/u;

/** A language may need more words than English, but not a story. */
const LONGEST = 3;

export function faultsOf(translation: Translation, sentences: Translation): string[] {
  return (Object.keys(sentences) as (keyof Translation)[]).flatMap((key) => {
    const [was, is] = [sentences[key], translation[key]];
    const faults = [
      ...(placeholders(is) === placeholders(was)
        ? []
        : [`${key} must keep ${placeholders(was) || 'no braces'}`]),
      ...(FOREIGN.test(is) ? [`${key} holds a number, a link or a sign that was not there`] : []),
      ...(is.length > was.length * LONGEST + 20 ? [`${key} is much longer than it was`] : []),
    ];
    return faults;
  });
}

const placeholders = (text: string) => (text.match(/\{[^}]*\}?|\}/g) ?? []).sort().join(' ');
