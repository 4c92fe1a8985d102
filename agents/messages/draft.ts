/** A draft of a language's sentences: nothing but words may have changed. What the words say, a person judges. */
import type { Words } from '../../contracts/wording.ts';
import { checkOutput, type OutputFault } from '../../runtime/guardrails/output.ts';
import { sanitize } from '../../runtime/guardrails/sanitize.ts';

/** By its place, "events.shipped.subject". */
export function sentencesOf({ events, ...rest }: Words): Record<string, string> {
  const told = Object.entries(events).flatMap(([event, { subject, text }]) => [
    [`events.${event}.subject`, subject],
    [`events.${event}.text`, text],
  ]);
  return { ...rest, ...Object.fromEntries(told) };
}

/** What is wrong with a draft, in words that help to mend it. */
export function faultsOf(draft: Words, original: Words, language: string): string[] {
  const drafted = sentencesOf(draft);
  const faults = Object.entries(sentencesOf(original)).flatMap(([place, was]) =>
    faultsIn(drafted[place] ?? '', was).map((fault) => `${place} ${fault}`),
  );
  return faults.length > 0 ? faults : faultsAsMessage(Object.values(drafted), language);
}

/** Links, addresses, handles, numbers, amounts and markup have no place in a translation of sentences that have none. */
const FOREIGN = /[\p{N}@<>[\]$€£¥|\\/]|\p{Cc}|www|https?|\.\p{L}{2,}/u;

/** A language may need more words than English, but not a story. */
const LONGEST = 3;
const MOST = 400;

const faultsIn = (is: string, was: string): string[] => [
  ...(placeholders(is) === placeholders(was) ? [] : [`must keep ${placeholders(was) || 'no braces'}`]),
  ...(FOREIGN.test(is) ? ['holds a number, a link or a sign that was not there'] : []),
  ...(sanitize(is, MOST).found.length > 0 ? ['holds a character that no reader sees'] : []),
  ...(is.length > was.length * LONGEST + 20 ? ['is much longer than it was'] : []),
];

const placeholders = (text: string) => (text.match(/\{[^}]*\}?|\}/g) ?? []).sort().join(' ');

const ORDER = '#1001';

/** As a buyer would read them, all of them. A name is no fault here: many languages write titles and polite forms with capitals. */
function faultsAsMessage(sentences: string[], language: string): string[] {
  const text = sentences.join('\n').replaceAll('{order}', ORDER).replaceAll('{store}', '');
  const checked = checkOutput(text, { ...NOTHING, orderNames: [ORDER], language });
  if (!checked.ok) return [MEANING[checked.why]];
  const kinds = [...new Set(checked.removed)].filter((kind) => kind !== 'name');
  return kinds.map((kind) => `the sentences hold a ${kind} that was not there`);
}

const NOTHING = {
  links: [],
  phones: [],
  emails: [],
  amounts: [],
  dates: [],
  trackingNumbers: [],
  names: [],
  forbidden: [],
};

const MEANING: Record<OutputFault, string> = {
  empty: 'the sentences are empty',
  too_little: 'most of the sentences say what was not there',
  others_data: 'the sentences hold somebody’s personal data',
  secret: 'the sentences hold what must not be told',
  off_topic: 'the sentences are about something else',
  wrong_language: 'the sentences are in another language',
};
