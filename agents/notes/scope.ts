/** How far a negation, a card's text or a clause reaches within a note. */
import type { Compiled } from './compile.ts';

const CLAUSE_END = /[.!?;:,。，、！？\n]/u;

/** Keeps positions: later matches still point into the note. */
export const maskRange = (text: string, start: number, end: number): string =>
  text.slice(0, start) + '\u0001'.repeat(Math.max(0, end - start)) + text.slice(end);

export function clauseAround(text: string, start: number, end: number): string {
  let from = start;
  while (from > 0 && !CLAUSE_END.test(text[from - 1] ?? '')) from--;
  let to = end;
  while (to < text.length && !CLAUSE_END.test(text[to] ?? '')) to++;
  return text.slice(from, to);
}

/** "please do not cancel", "bitte nicht stornieren", キャンセルしないで: the request is taken back in the same breath. */
export function isNegated(text: string, start: number, end: number, lexicon: Compiled): boolean {
  const clauseStart = lastBreak(text.slice(0, start));
  const before = text.slice(clauseStart, start);
  const near = lexicon.spaced ? before.trimEnd().split(/\s+/).slice(-3).join(' ') : before.slice(-6);
  if (near !== '' && lexicon.not.test(near)) return true;
  if (!lexicon.notAfter) return false;
  const rest = text.slice(end);
  const stop = rest.search(CLAUSE_END);
  const clause = stop < 0 ? rest : rest.slice(0, stop);
  const after = lexicon.spaced ? clause.trimStart().split(/\s+/).slice(0, 2).join(' ') : clause.slice(0, 7);
  return after !== '' && lexicon.notAfter.test(after);
}

function lastBreak(text: string): number {
  for (let at = text.length; at > 0; at--) if (CLAUSE_END.test(text[at - 1] ?? '')) return at;
  return 0;
}

/** Where a card's text stands: quoted after the cue, or after its colon up to the end of the line. */
export function cardText(text: string, lexicon: Compiled): { start: number; end: number } | undefined {
  if (!lexicon.card) return undefined;
  for (const colon of text.matchAll(/:\s*|(?=")/gu)) {
    const at = colon.index;
    const lead =
      text
        .slice(Math.max(0, at - 60), at)
        .split(/[.!?\n。]/u)
        .at(-1) ?? '';
    if (!lexicon.card.test(lead)) continue;
    const start = at + colon[0].length;
    const line = text.indexOf('\n', start);
    const quoted = /^"[^"]*"/u.exec(text.slice(start));
    const end = quoted ? start + quoted[0].length : line < 0 ? text.length : line;
    if (end > start) return { start, end };
  }
  return undefined;
}
