/** Pairs of sentences that say the same or do not: how many of either the cache takes for one question. */
import { z } from 'zod';
import { alike, questionOf } from '../runtime/cache/alike.ts';
import { askedOf } from '../runtime/policies/question.ts';
import { embedderFrom } from './embedding.ts';
import { readRows } from './rows.ts';
import type { Eval } from './types.ts';

const Row = z.object({ id: z.string(), a: z.string(), b: z.string(), same: z.boolean() });

/**
 * `hit_rate`: of the pairs that say the same, how many are a hit; `wrong_hit_rate`: of those that do not. As in the product, a
 * question that names a person is no hit, and vectors count where a model for embeddings is configured.
 */
export const cacheEval: Eval = async ({ dir, say, verbose }) => {
  const rows = readRows(dir, 'cache-pairs.jsonl', Row).map((row) => {
    const [a, b] = [askedOf(row.a), askedOf(row.b)];
    return { ...row, a: a.text, b: b.text, personal: a.personal || b.personal };
  });
  const embedder = embedderFrom();
  const vectors = embedder ? await embedder.embed(rows.flatMap(({ a, b }) => [a, b])) : null;
  const judged = rows.map((row, at) => {
    const [a, b] = [row.a, row.b].map((text, side) =>
      questionOf(text, 'question', vectors?.[2 * at + side] ?? null),
    ) as [ReturnType<typeof questionOf>, ReturnType<typeof questionOf>];
    return { ...row, hit: !row.personal && alike(a, b) !== null };
  });
  const [same, different] = [judged.filter((row) => row.same), judged.filter((row) => !row.same)];
  const [hits, wrongHits] = [same, different].map((of) => of.filter(({ hit }) => hit).length) as [
    number,
    number,
  ];
  if (verbose)
    for (const { id, a, b } of different.filter(({ hit }) => hit)) say(`${id}: wrong\n  ${a}\n  ${b}`);
  const result = {
    pairs: rows.length,
    hit_rate: rate(hits, same.length),
    wrong_hit_rate: rate(wrongHits, different.length),
    same: same.length,
    hits,
    different: different.length,
    wrong_hits: wrongHits,
    embeddings: vectors ? (embedder?.model ?? null) : null,
  };
  say(
    `${hits} of ${same.length} that say the same are hits, ${wrongHits} of ${different.length} that do not; ${result.embeddings ? `vectors of ${result.embeddings}` : 'no model for embeddings: by the words alone'}`,
  );
  return result;
};

const rate = (part: number, whole: number) =>
  whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000;
