/** Looks at an answer before anybody relies on it. */
import type { Task } from './task.ts';

export type Verdict = { kind: 'accept' } | { kind: 'improve'; faults: string[] };

/** The shape was checked by the model gateway; this is about what it says. */
export function evaluate<Answer>(task: Task<Answer>, answer: Answer): Verdict {
  const faults = task.check?.(answer) ?? [];
  return faults.length === 0 ? { kind: 'accept' } : { kind: 'improve', faults };
}
