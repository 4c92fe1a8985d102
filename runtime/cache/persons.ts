/** Who does what to whom in a question. Pure. */

const PERSONS = new Map<string, string>([
  ...['i', 'me', 'my', 'mine', 'myself', 'we', 'us', 'our', 'ours'].map((word) => [word, 'i'] as const),
  ...['you', 'your', 'yours', 'yourself'].map((word) => [word, 'you'] as const),
]);
/** "Could you please tell me" is said of any question, and says nothing of who does what in it. */
const COURTESY =
  /^(?:(?:hi|hello|hey|please|kindly) )*(?:(?:can|could|would|will) you )?(?:(?:please|kindly) )?(?:tell|show|explain to|let|give|advise|inform) (?:me|us)(?: know)? /;

/** Who does it to whom: "I send you" is not "you send me". Who speaks of themselves alone asks as if nobody were named. */
export function whoOf(tokens: string[]): string[] {
  const said = tokens.join(' ').replace(COURTESY, '').split(' ');
  const persons = said.flatMap((token) => PERSONS.get(token) ?? []);
  const turns = persons.filter((person, at) => person !== persons[at - 1]);
  return turns.includes('you') ? [`<${turns.join('>')}>`] : [];
}
