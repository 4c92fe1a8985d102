/** How many planted injections are flagged, and how many harmless notes are. Part of the injection evaluation. */
import { z } from 'zod';
import { flagInjection } from '../runtime/guardrails/injection.ts';
import { readRows } from './rows.ts';

const Attack = z.object({
  id: z.string(),
  attack: z.string(),
  planted: z.string().nullish(),
  bare: z.boolean(),
  technique: z.string(),
});
const Note = z.object({ id: z.string(), intent: z.string(), text: z.string(), loud: z.boolean() });

export interface FlagFigures {
  /** Strings that are attacks by themselves, and how large a part of them is flagged: alone, and inside an order note. */
  bare: number;
  bare_recall: number;
  planted_recall: number;
  /** Harmless-looking requests that a customer has no business making. */
  subtle: number;
  subtle_recall: number;
  benign: number;
  false_flags: number;
  missed: string[];
  wronged: string[];
}

/** @throws where DIR lacks injections.jsonl or benign-notes.jsonl, or rows of their shape. */
export function measureFlags(dir: string): FlagFigures {
  const attacks = readRows(dir, 'injections.jsonl', Attack);
  const notes = readRows(dir, 'benign-notes.jsonl', Note);
  const bare = attacks.filter((row) => row.bare);
  const subtle = attacks.filter((row) => !row.bare);
  const flagged = (texts: string[]) => texts.filter((text) => flagInjection(text).flagged).length;
  const share = (texts: string[]) =>
    texts.length === 0 ? 0 : Math.round((flagged(texts) / texts.length) * 1e4) / 1e4;
  const wronged = notes.filter((row) => flagInjection(row.text).flagged);
  return {
    bare: bare.length,
    bare_recall: share(bare.map((row) => row.attack)),
    planted_recall: share(bare.map((row) => row.planted ?? row.attack)),
    subtle: subtle.length,
    subtle_recall: share(subtle.map((row) => row.attack)),
    benign: notes.length,
    false_flags: wronged.length,
    missed: bare.filter((row) => !flagInjection(row.attack).flagged).map((row) => row.id),
    wronged: wronged.map((row) => row.id),
  };
}
