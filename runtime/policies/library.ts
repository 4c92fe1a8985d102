/** A store's policies: taken in, and searched. One store's are never read for another. */
import type { Passage } from '../../contracts/passage.ts';
import type { PrismaClient } from '../../prisma/generated/client.ts';
import {
  currentChunks,
  documentsVersion,
  lacksVectors,
  putDocument,
  type StoredChunk,
  textHash,
  versionsOf,
} from '../../prisma/policies.ts';
import type { Embeddings } from '../model/embeddings.ts';
import { tokenCounter } from '../model/tokens.ts';
import { chunksOf } from './chunk.ts';
import { type Ranking, rankingOf } from './rank.ts';
import type { ReadPolicy } from './read.ts';

export interface Policies {
  /** `unchanged`: the text is the one in force, and nothing was done. */
  add(store: string, read: ReadPolicy, by: string): Promise<Added>;
  /** The best passages in force, the best first. */
  search(query: PolicyQuery): Promise<Passage[]>;
}

export interface PolicyQuery {
  store: string;
  question: string;
  /** Who asks, for the ledger of costs. */
  agent: string;
  limit?: number;
  /** Without a vector: nothing is paid, and nothing waited for. */
  byWords?: boolean;
  order?: string;
  traceId?: string;
}

export type Added =
  | { kind: 'added'; version: number; chunks: number }
  | { kind: 'unchanged'; version: number };

const FEW = 5;
/** Stores whose rankings are kept ready. */
const MOST_READY = 50;

interface Ready {
  version: string;
  chunks: Map<string, StoredChunk>;
  ranking: Ranking;
}

export function policyLibrary({ db, embeddings }: { db: PrismaClient; embeddings: Embeddings }): Policies {
  const ready = new Map<string, Ready>();

  async function readyFor(store: string): Promise<Ready> {
    const version = await documentsVersion(db, store);
    const known = ready.get(store);
    if (known?.version === version) return known;
    const rows = await currentChunks(db, store);
    const comparable = rows.map((row) => ({
      ...row,
      vector: row.embeddedBy === embeddings.model ? row.vector : [],
    }));
    const made = {
      version,
      chunks: new Map(rows.map((row) => [row.id, row])),
      ranking: rankingOf(comparable),
    };
    ready.delete(store);
    ready.set(store, made);
    const oldest = ready.keys().next().value;
    if (ready.size > MOST_READY && oldest !== undefined) ready.delete(oldest);
    return made;
  }

  return {
    async add(store, { name, source, format, markdown }, by) {
      const [last] = await versionsOf(db, store, name);
      const same = last && !last.retiredAt && last.sha256 === textHash(markdown);
      if (same && !(await lacksVectors(db, last.id, embeddings.model)))
        return { kind: 'unchanged', version: last.version };
      const cut = chunksOf(markdown, await tokenCounter());
      const asking = { store, agent: 'policy', task: 'policy/embedding' };
      const vectors = await embeddings.embed(
        cut.map(({ heading, text }) => `${heading}\n${text}`),
        asking,
      );
      if (same && !vectors) return { kind: 'unchanged', version: last.version };
      const chunks = cut.map((chunk, at) => ({ ...chunk, vector: vectors?.[at] ?? [] }));
      const document = { store, name, source, format, text: markdown, by };
      const version = await putDocument(db, document, chunks, embeddings.model);
      return { kind: 'added', version, chunks: chunks.length };
    },

    async search({ store, question, agent, limit = FEW, byWords = false, order, traceId }) {
      const { chunks, ranking } = await readyFor(store);
      if (chunks.size === 0) return [];
      const about = { ...(order ? { order } : {}), ...(traceId ? { traceId } : {}) };
      const asking = { store, agent, task: 'policy/question', ...about };
      const hasVectors = !byWords && [...chunks.values()].some((row) => row.embeddedBy === embeddings.model);
      const [vector] = (hasVectors && (await embeddings.embed([question], asking))) || [];
      return ranking.rank(question, vector ?? null, limit).flatMap(({ id, excerpt, confidence }) => {
        const row = chunks.get(id);
        return row ? [toPassage(row, excerpt, confidence)] : [];
      });
    },
  };
}

const toPassage = (
  { id, document, heading, text }: StoredChunk,
  excerpt: string,
  confidence: number,
): Passage => ({
  ...{ chunk: id, document: document.name, version: document.version },
  ...{ heading, text, excerpt, confidence: Math.round(confidence * 100) / 100 },
});
