/** Questions whose relevant passages are known: how many of those are among the first five, and how far up the first one is. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { tokenCounter } from '../runtime/model/tokens.ts';
import { chunksOf } from '../runtime/policies/chunk.ts';
import { type Rankable, rankingOf } from '../runtime/policies/rank.ts';
import { embedderFrom } from './embedding.ts';
import { readRows } from './rows.ts';
import type { Eval } from './types.ts';

const Id = z.union([z.string(), z.number()]).transform(String);
const list = <T extends z.ZodType>(one: T) => z.union([z.array(one), one.transform((each) => [each])]);

/** Also as BEIR names things: _id, and whose questions' relevance is in qrels. */
const Passage = z
  .object({ id: Id.optional(), _id: Id.optional(), title: z.string().nullish(), text: z.string() })
  .refine(({ id, _id }) => (id ?? _id) !== undefined, 'a passage needs an id')
  .transform(({ id, _id, title, text }) => ({ id: id ?? _id ?? '', title: title ?? '', text }));
const Question = z
  .object({
    ...{ id: Id.optional(), _id: Id.optional() },
    ...{ question: z.string().optional(), query: z.string().optional(), text: z.string().optional() },
    relevant: list(Id).optional(),
  })
  .refine(({ id, _id }) => (id ?? _id) !== undefined, 'a question needs an id')
  .refine(({ question, query, text }) => question ?? query ?? text, 'a question needs its question')
  .transform(({ id, _id, question, query, text, relevant }) => ({
    id: id ?? _id ?? '',
    question: question ?? query ?? text ?? '',
    relevant: relevant ?? [],
  }));

const SEEN = 5;

export const retrievalEval: Eval = async ({ dir, say, verbose }) => {
  const { passages, questions } = readSet(dir);
  const count = await tokenCounter();
  // As in the product: a long document is cut, and found by any of its passages.
  const chunks = passages.flatMap(({ id, title, text }) =>
    chunksOf(title ? `# ${title}\n\n${text}` : text, count).map((chunk, at) => ({
      ...{ id: `${id}#${at}`, of: id },
      ...{ heading: chunk.heading, text: chunk.text },
    })),
  );
  const embedder = embedderFrom();
  const vectors = embedder
    ? await embedder.embed(chunks.map(({ heading, text }) => `${heading}\n${text}`))
    : [];
  const asked = embedder ? await embedder.embed(questions.map(({ question }) => question)) : [];
  const rankable: Rankable[] = chunks.map((chunk, at) => ({ ...chunk, vector: vectors[at] ?? [] }));
  const ranking = rankingOf(rankable);
  const of = new Map(chunks.map((chunk) => [chunk.id, chunk.of]));

  const judged = questions.map(({ id, question, relevant }, at) => {
    // Chunks, not documents: what is beyond the first five of them an agent does not see.
    const found = ranking.rank(question, asked[at] ?? null, SEEN).map((one) => of.get(one.id) ?? '');
    const documents = [...new Set(found)];
    const hits = relevant.filter((one) => documents.includes(one)).length;
    const first = documents.findIndex((one) => relevant.includes(one));
    if (verbose && first !== 0)
      say(`${id}: ${question} → ${documents.slice(0, 3).join(', ')}; wanted ${relevant}`);
    return { recall: hits / relevant.length, rank: first < 0 ? 0 : 1 / (first + 1) };
  });
  const mean = (values: number[]) =>
    Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 10_000) / 10_000;
  const result = {
    n: questions.length,
    recall_at_5: mean(judged.map(({ recall }) => recall)),
    mrr: mean(judged.map(({ rank }) => rank)),
    passages: chunks.length,
    embeddings: embedder?.model ?? null,
  };
  say(
    `${result.n} questions over ${result.passages} passages: recall@5 ${result.recall_at_5}, MRR ${result.mrr}; ${embedder ? `BM25 and ${embedder.model}` : 'BM25 alone: no model for embeddings'}`,
  );
  return result;
};

/** passages.jsonl and questions.jsonl, or BEIR's corpus.jsonl, queries.jsonl and qrels/test.tsv. Questions with nothing relevant are left out. */
function readSet(given: string) {
  const dir = existsSync(join(given, 'retrieval')) ? join(given, 'retrieval') : given;
  const named = ['passages.jsonl', 'corpus.jsonl'].find((name) => existsSync(join(dir, name)));
  const asked = ['questions.jsonl', 'queries.jsonl'].find((name) => existsSync(join(dir, name)));
  if (!named || !asked)
    throw new Error(
      `${dir} holds no passages.jsonl (id, title, text) and questions.jsonl (id, question, relevant), nor BEIR's corpus.jsonl, queries.jsonl and qrels/test.tsv. A set of Waybill's own: --data evals/data.`,
    );
  const passages = readRows(dir, named, Passage);
  const qrels = readQrels(dir);
  const ids = new Set(passages.map(({ id }) => id));
  const questions = readRows(dir, asked, Question)
    .map((row) => ({ ...row, relevant: [...new Set([...row.relevant, ...(qrels.get(row.id) ?? [])])] }))
    .filter(({ relevant }) => relevant.length > 0);
  const missing = questions.flatMap(({ relevant }) => relevant.filter((id) => !ids.has(id)));
  if (missing.length > 0) throw new Error(`${named} holds no passage ${missing[0]}, which a question names.`);
  if (questions.length === 0) throw new Error(`No question of ${asked} has a relevant passage.`);
  return { passages, questions };
}

function readQrels(dir: string): Map<string, string[]> {
  const file = ['qrels/test.tsv', 'qrels.tsv'].map((name) => join(dir, name)).find(existsSync);
  const found = new Map<string, string[]>();
  for (const line of file ? readFileSync(file, 'utf8').split('\n') : []) {
    const [query, passage, score] = line.trim().split('\t');
    // A heading's score is no number.
    if (query && passage && Number(score) > 0) found.set(query, [...(found.get(query) ?? []), passage]);
  }
  return found;
}
