/** What was done before about such a failure, weighed: what went well counts for it, what did not against, and a person's correction most. Pure. */
import type { Choice } from '../contracts/case.ts';
import type { Recalled } from '../contracts/memory.ts';
import { asData } from '../runtime/guardrails/data.ts';

export interface Experience {
  choice: Choice;
  /** For the person who decides now. */
  told: string;
  /** It speaks for itself: a model's advice would add nothing. */
  settled: boolean;
}

const WORTH: Record<Recalled['went'], number> = { well: 1, open: 0.3, badly: -1 };
const CORRECTED = 3;
/** From here on a correction is about this very situation, and settles it whatever was done otherwise. */
const SAME_SITUATION = 0.97;

/** Done alike so many times in this very situation, and each went well. */
const OFTEN = 3;

const newest = (memories: Recalled[]) => [...memories].sort((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null;

/** What a person may always do, besides what the exception agent offers. */
const ALWAYS: Choice[] = ['choose', 'edit', 'retry_from', 'take_over'];

/** What the memories speak for, of what may be done; null where they speak for nothing. */
export function experienceOf(recalled: Recalled[], offered: readonly Choice[]): Experience | null {
  const usable = recalled.filter(({ choice }) => [...offered, ...ALWAYS].includes(choice));
  const [best] = [...new Set(usable.map(({ choice }) => choice))]
    .map((choice) => ({ choice, score: scoreOf(usable.filter((one) => one.choice === choice)) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const decisive = newest(
    usable.filter(({ corrected, likeness }) => corrected && likeness >= SAME_SITUATION),
  );
  const choice = decisive?.choice ?? best?.choice;
  if (!choice) return null;
  const those = usable.filter((one) => one.choice === choice);
  const alike = usable.filter(({ likeness }) => likeness >= SAME_SITUATION);
  const often = alike.length >= OFTEN && alike.every((one) => one.choice === choice && one.went === 'well');
  return { choice, told: tell(those), settled: decisive !== null || often };
}

const scoreOf = (memories: Recalled[]) =>
  memories.reduce(
    (sum, { went, corrected, likeness }) => sum + likeness * (corrected ? CORRECTED : WORTH[went]),
    0,
  );

function tell(memories: Recalled[]): string {
  const latest = newest(memories.filter(({ corrected }) => corrected)) ?? newest(memories);
  const well = memories.filter(({ went }) => went === 'well').length;
  const badly = memories.filter(({ went }) => went === 'badly').length;
  const counts = `${memories.length} time(s) before${well ? `, ${well} went well` : ''}${badly ? `, ${badly} did not` : ''}`;
  const who = latest
    ? `; ${latest.corrected ? 'corrected' : 'last'} by ${latest.by} on ${latest.at.slice(0, 10)}`
    : '';
  const named = memories.slice(0, 3).map(({ id }) => id.slice(0, 8));
  return `${counts}${who}${latest?.why ? `: ${latest.why}` : ''} [memory ${named.join(', ')}]`;
}

const MOST = 2_000;

/** As a model is shown it; empty where nothing is remembered. */
export function asExperience(recalled: Recalled[]): string {
  if (recalled.length === 0) return '';
  const lines = recalled.map(
    ({ choice, went, corrected, likeness, why }) =>
      `${choice}: ${corrected ? 'a person says that this is right' : `went ${went}`}, ${Math.round(likeness * 100)} % alike${why ? `, "${why}"` : ''}`,
  );
  return `\n${asData('what people did before', lines.join('\n'), MOST)}`;
}
