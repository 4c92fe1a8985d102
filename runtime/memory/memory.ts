/** Long-term memory: a resolved case is remembered, and recalled for the next exception like it in the same store. */
import { v5 } from 'uuid';
import { Choice } from '../../contracts/case.ts';
import type { Failure } from '../../contracts/failure.ts';
import type { Recalled } from '../../contracts/memory.ts';
import type { OrderAt } from '../../contracts/order.ts';
import { readCase } from '../../prisma/cases.ts';
import type { PrismaClient } from '../../prisma/generated/client.ts';
import { keepMemory, readMemories, type StoredMemory } from '../../prisma/memories.ts';
import { cosine } from '../cache/alike.ts';
import { normalize } from '../cache/normalize.ts';
import { redact } from '../guardrails/pii/index.ts';
import type { Embeddings } from '../model/embeddings.ts';
import { termsOf } from '../policies/words.ts';

interface Means {
  db: PrismaClient;
  embeddings: Embeddings;
}

const NAMESPACE = 'c2a4e2d6-3c0e-5b9d-9f5e-0a7c1d5e8b13';
/** What was right half a year ago need not be right any more. */
export const KEPT_MS = 180 * 24 * 3600_000;
/** Of one store and one kind of failure, and how many of them an agent is shown. */
const LOOKED_AT = 200;
const SHOWN = 10;
/** At most, where a number, a name, a place or a negation differs: then it is not the same situation, however alike the words. */
const OTHER_FACTS = 0.9;
/** For the same kind of failure alone. */
const SAME_KIND = 0.4;

/** To be called once a person has answered the case. Twice is as good as once. */
export async function remember({ db, embeddings }: Means, caseId: string): Promise<void> {
  const resolved = await readCase(db, caseId);
  const { store, order, traceId, failure, stage, detail, tried, answer, answeredBy, why, incident } =
    resolved;
  const choice = Choice.safeParse(answer);
  if (!choice.success || !answeredBy) return;
  const redacted = await db.order.findUnique({
    where: { store_order: { store, order } },
    select: { redactedAt: true },
  });
  if (redacted?.redactedAt) return;
  const situation = redact(detail);
  const asking = { store, order, traceId, agent: 'exception', task: 'memory/embedding' };
  const [vector] = (await embeddings.embed([situation || failure], asking)) ?? [];
  await keepMemory(db, {
    ...{ id: v5(incident ?? caseId, NAMESPACE), store, order, traceId, failure, stage, situation },
    ...{ tried: tried.map(({ what }) => redact(what)), choice: choice.data, decidedBy: answeredBy },
    why: why && redact(why),
    expiresAt: new Date(Date.now() + KEPT_MS),
    ...{ vector: vector ?? [], embeddedBy: vector ? embeddings.model : null },
  });
}

/** What was done about the same kind of failure in this store, the likest first. */
export async function recall(
  { db, embeddings }: Means,
  { store, order, traceId }: OrderAt,
  { kind, detail }: Failure,
): Promise<Recalled[]> {
  const rows = await readMemories(db, { store, failure: kind, correctedFirst: true, limit: LOOKED_AT });
  if (rows.length === 0) return [];
  const situation = redact(detail);
  const comparable = rows.some(({ embeddedBy }) => embeddedBy !== null && embeddedBy === embeddings.model);
  const asking = { store, order, traceId, agent: 'exception', task: 'memory/question' };
  const [vector] = (comparable && (await embeddings.embed([situation || kind], asking))) || [];
  return rows
    .flatMap((row) => {
      const choice = Choice.safeParse(row.choice);
      const near = vector && row.embeddedBy === embeddings.model ? cosine(vector, row.vector) : 0;
      const likeness = SAME_KIND + (1 - SAME_KIND) * Math.max(sharedWords(situation, row.situation), near);
      const most = factsOf(situation) === factsOf(row.situation) ? 1 : OTHER_FACTS;
      return choice.success ? [toRecalled(row, choice.data, Math.min(most, likeness))] : [];
    })
    .sort(
      (a, b) =>
        b.likeness - a.likeness || Number(b.corrected) - Number(a.corrected) || (a.at < b.at ? 1 : -1),
    )
    .slice(0, SHOWN);
}

const toRecalled = (row: StoredMemory, choice: Choice, likeness: number): Recalled => ({
  ...{ id: row.id, choice, why: row.why, went: row.went },
  by: row.correctedBy ?? row.decidedBy,
  at: (row.correctedAt ?? row.at).toISOString(),
  corrected: row.correctedBy !== null,
  likeness: Math.round(likeness * 100) / 100,
});

const factsOf = (situation: string) => normalize(situation, 'question').strict;

/** Of the words of both, how many are in both. */
function sharedWords(one: string, other: string): number {
  const [a, b] = [new Set(termsOf(one)), new Set(termsOf(other))];
  const both = [...a].filter((word) => b.has(word)).length;
  const all = a.size + b.size - both;
  return all === 0 ? (one === other ? 1 : 0) : both / all;
}
