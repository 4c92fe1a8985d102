/**
 * Customer messages with marked personal data: how much of it the detector finds, and how much it marks in vain.
 *
 * Lenient: a found span is right when it is of the marked type and shares at least half of the characters of the longer of
 * the two with it; strict: when start and end agree as well. One found span answers for one marked span at most. `precision`,
 * `recall`, `f1` and `per_type` are lenient, counted over all spans of all rows (micro average), `strict_f1` is the strict one.
 * `n` counts the rows, within `per_type` the marked spans.
 */
import Table from 'cli-table3';
import { z } from 'zod';
import { detect } from '../runtime/guardrails/pii/index.ts';
import { PII_TYPES } from '../runtime/guardrails/pii/types.ts';
import { readRows } from './rows.ts';
import type { Eval } from './types.ts';

const Mark = z.object({ type: z.string(), start: z.number(), end: z.number(), value: z.string() });
type Mark = z.infer<typeof Mark>;
const Row = z.object({ id: z.string(), text: z.string(), spans: z.array(Mark) });
type Row = z.infer<typeof Row>;

interface Pairing {
  right: Mark[];
  vain: Mark[];
  missed: Mark[];
}

export const piiEval: Eval = ({ dir, say, verbose }) => {
  const rows = readRows(dir, 'pii.jsonl', Row);
  const found = rows.map((row) => ({ row, spans: detect(row.text) }));
  const lenient = found.map(({ row, spans }) => pair(row.spans, spans, overlaps));
  const strict = found.map(({ row, spans }) => pair(row.spans, spans, agrees));
  if (verbose) tell(rows, lenient, say);
  const types = PII_TYPES.filter((type) =>
    rows.some(({ spans }) => spans.some((span) => span.type === type)),
  );
  const perType = Object.fromEntries(types.map((type) => [type, score(lenient, type)]));
  const { n: _, ...all } = score(lenient);
  say(table(perType));
  return { n: rows.length, ...all, per_type: perType, strict_f1: score(strict).f1 };
};

const overlaps = (a: Mark, b: Mark) => {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared > 0 && shared * 2 >= Math.max(a.end - a.start, b.end - b.start);
};
const agrees = (a: Mark, b: Mark) => a.start === b.start && a.end === b.end;

/** Exact pairs first, so that a near miss cannot take the span of a better one. */
function pair(marked: Mark[], found: Mark[], matches: (a: Mark, b: Mark) => boolean): Pairing {
  const open = new Set(marked);
  const left = new Set(found);
  const right: Mark[] = [];
  for (const rule of [agrees, matches]) {
    for (const one of left) {
      const partner = [...open].find((mark) => mark.type === one.type && rule(mark, one));
      if (!partner) continue;
      open.delete(partner);
      left.delete(one);
      right.push(one);
    }
  }
  return { right, vain: [...left], missed: [...open] };
}

/** Over all types, where none is named. */
function score(pairings: Pairing[], type?: string) {
  const count = (part: keyof Pairing) =>
    pairings.reduce(
      (sum, one) => sum + one[part].filter((span) => type === undefined || span.type === type).length,
      0,
    );
  const [right, vain, missed] = [count('right'), count('vain'), count('missed')];
  return {
    n: right + missed,
    precision: rate(right, right + vain),
    recall: rate(right, right + missed),
    f1: rate(2 * right, 2 * right + vain + missed),
  };
}

const rate = (part: number, whole: number) =>
  whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000;

function tell(rows: Row[], pairings: Pairing[], say: (line: string) => void) {
  const list = (spans: Mark[]) =>
    spans.map((span) => `${span.type} ${JSON.stringify(span.value)}`).join(', ');
  pairings.forEach(({ vain, missed }, index) => {
    if (vain.length + missed.length === 0) return;
    say(`${rows[index]?.id}: missed ${list(missed) || 'none'}; in vain ${list(vain) || 'none'}`);
  });
}

function table(perType: Record<string, ReturnType<typeof score>>): string {
  const rows = new Table({ head: ['type', 'spans', 'precision', 'recall', 'F1'], style: { head: [] } });
  for (const [type, { n, precision, recall, f1 }] of Object.entries(perType))
    rows.push([type, n, precision, recall, f1]);
  return rows.toString();
}
