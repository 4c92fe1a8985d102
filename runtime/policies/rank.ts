/** Ranks passages for a question: BM25 over their words, cosine over their vectors, and both rankings fused. Pure. */
import MiniSearch from 'minisearch';
import { cosine } from '../cache/alike.ts';
import { groupsOf, SUBJECT, termsOf } from './words.ts';

export interface Rankable {
  id: string;
  heading: string;
  text: string;
  /** Empty where there is none. */
  vector: readonly number[];
}

export interface Ranked {
  id: string;
  /** Of reciprocal rank fusion: for the order alone. */
  score: number;
  /** The sentences that speak most of what was asked. */
  excerpt: string;
  /** 0 to 1: how much of what was asked these speak of, rare words weighing more; or the vectors' cosine, where that is more. */
  confidence: number;
}

export interface Ranking {
  rank(question: string, vector: readonly number[] | null, limit: number): Ranked[];
}

/** Reciprocal rank fusion as published: Cormack, Clarke, Büttcher, SIGIR 2009. */
const K = 60;
const HEADING = 2;
/** Of a subject, where the word itself counts 1. */
const SPOKEN_OF = 0.8;
/** One word names a subject, and does not say what is asked of it: "Where do you ship from?" */
const ONE_WORD = 0.8;
/** Further down neither ranking says much. */
const DEPTH = 50;

export function rankingOf(passages: Rankable[]): Ranking {
  const index = new MiniSearch<Rankable>({
    fields: ['heading', 'text'],
    tokenize: termsOf,
    processTerm: (term) => term,
    searchOptions: {
      boost: { heading: HEADING },
      boostTerm: (term) => (/^[=~]/.test(term) ? SPOKEN_OF : 1),
      fuzzy: (term) => (term.length > 6 && !/^[=~]/.test(term) ? 0.15 : false),
    },
  });
  index.addAll(passages);
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const known = new Map<string, number>();
  for (const { heading, text } of passages)
    for (const word of wordsIn(`${heading} ${text}`)) known.set(word, (known.get(word) ?? 0) + 1);
  const weightOf = (word: string) => Math.log(1 + passages.length / ((known.get(word) ?? 0) + 0.5));

  return {
    rank(question, vector, limit) {
      const byWords = index
        .search(question)
        .slice(0, DEPTH)
        .map(({ id }) => id as string);
      const near = vector
        ? passages
            .filter((one) => one.vector.length > 0)
            .map(({ id, vector: own }) => ({ id, similarity: cosine(vector, own) }))
            .filter(({ similarity }) => similarity > 0)
            .sort((a, b) => b.similarity - a.similarity)
            .slice(0, DEPTH)
        : [];
      const similarity = new Map(near.map((one) => [one.id, one.similarity]));
      const asked = groupsOf(question);
      return fused([byWords, near.map(({ id }) => id)])
        .slice(0, limit)
        .map(({ id, score }) => {
          const { share, text } = bestOf(byId.get(id), asked, weightOf);
          return {
            id,
            score,
            excerpt: text,
            confidence: Math.min(
              1,
              Math.max(asked.length > 1 ? share : share * ONE_WORD, similarity.get(id) ?? 0),
            ),
          };
        });
    },
  };
}

/** Sentences that are looked at together at most: in a long passage every word stands somewhere. */
const TOGETHER = 3;
/** A word of the same subject is worth less than the word itself, or one that says the same. */
const SAME_SUBJECT = 0.5;

/** The fewest sentences of a passage that speak most of what was asked, and how much of it they speak of. */
function bestOf(
  passage: Rankable | undefined,
  asked: string[][],
  weightOf: (word: string) => number,
): { share: number; text: string } {
  const weights = asked.map((group) => Math.max(...group.map(weightOf)));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const sentences = passage ? sentencesOf(passage.text) : [];
  let best = { share: 0, text: sentences.slice(0, TOGETHER).join(' ') };
  for (let many = 1; many <= Math.min(TOGETHER, sentences.length); many += 1)
    for (let from = 0; from + many <= sentences.length; from += 1) {
      const text = sentences.slice(from, from + many).join(' ');
      const words = wordsIn(`${passage?.heading} ${text}`);
      const met = asked.reduce((sum, group, at) => sum + (weights[at] ?? 0) * worthOf(group, words), 0);
      if (all > 0 && met / all > best.share) best = { share: met / all, text };
    }
  return best;
}

function worthOf(group: string[], words: Set<string>): number {
  const found = group.filter((term) => words.has(term));
  if (found.some((term) => !term.startsWith(SUBJECT))) return 1;
  return found.length > 0 ? SAME_SUBJECT : 0;
}

const sentencesOf = (text: string) =>
  text
    // A heading is said with what stands below it.
    .replace(/^#{1,6}\s+(.*?)\s*#*\n+/gm, '$1: ')
    .split('\n')
    .flatMap((line) => [...SEGMENTER.segment(line)].map(({ segment }) => segment.trim()))
    .filter(Boolean);

const SEGMENTER = new Intl.Segmenter(undefined, { granularity: 'sentence' });

function fused(rankings: string[][]): { id: string; score: number }[] {
  const scores = new Map<string, number>();
  for (const ids of rankings)
    ids.forEach((id, place) => void scores.set(id, (scores.get(id) ?? 0) + 1 / (K + place + 1)));
  return [...scores]
    .map(([id, score]) => ({ id, score }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

const wordsIn = (text: string) => new Set(termsOf(text));
