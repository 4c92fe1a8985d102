/** Of candidates that overlap one stays. */
import type { Candidate, Span } from './types.ts';

/** The higher score wins, then the longer span, then the first. The result is in the order of the text. */
export function resolve(text: string, candidates: Candidate[]): Span[] {
  const ranked = [...candidates].sort(
    (a, b) => b.score - a.score || b.end - b.start - (a.end - a.start) || a.start - b.start,
  );
  const kept: Candidate[] = [];
  for (const one of ranked) {
    if (one.end > one.start && kept.every((other) => one.end <= other.start || one.start >= other.end))
      kept.push(one);
  }
  return kept
    .sort((a, b) => a.start - b.start)
    .map(({ type, start, end }) => ({ type, start, end, value: text.slice(start, end) }));
}
