/** Wordings: a store's sentences in languages without templates. Drafted once, then a person decides. */
import { v5 } from 'uuid';
import { type KnownWording, type WordingState, Words, wordingTask } from '../contracts/wording.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';

const NAMESPACE = '7e4c9a52-8d0b-5f6e-a3b1-2c5d8e9f0a14';
/** A language for which no draft would do is not paid for again with each of its orders. */
const ASK_AGAIN_MS = 24 * 3600_000;

export interface Language {
  store: string;
  language: string;
}

/** @param run the agent run whose own question does not count: after a crash it goes on with it. */
export async function readWording(
  db: PrismaClient,
  { store, language, run }: Language & { run: string },
): Promise<KnownWording> {
  const row = await db.wording.findUnique({ where: { store_language: { store, language } } });
  if (row) return knownFrom(row.state as WordingState, row.words);
  const asked = await db.agentStep.findFirst({
    where: {
      store,
      run: { not: run },
      name: wordingTask(language),
      // A question that failed cost nothing, and the next order may ask it.
      state: { in: ['started', 'done'] },
      at: { gt: new Date(Date.now() - ASK_AGAIN_MS) },
    },
    select: { run: true },
  });
  return { state: asked ? 'asked' : 'none' };
}

function knownFrom(state: WordingState, words: unknown): KnownWording {
  if (state !== 'approved') return { state };
  const read = Words.safeParse(words);
  // Approved before a sentence was added that it lacks: no message is half in another language.
  return read.success ? { state, words: read.data } : { state: 'rejected' };
}

/** Keeps the first draft of a language and drops any other. @returns whether this was the first. */
export async function proposeWording(
  db: PrismaClient,
  { store, language, order, words }: Language & { order: string; words: Words },
): Promise<boolean> {
  const id = v5(JSON.stringify([store, language]), NAMESPACE);
  const asked = await db.agentStep.findFirst({
    where: { store, order, name: wordingTask(language), state: 'done' },
    orderBy: { at: 'desc' },
    select: { provider: true, model: true },
  });
  const model = asked && `${asked.provider}/${asked.model}`;
  return db.$transaction(async (tx) => {
    const { count } = await tx.wording.createMany({
      data: [{ id, store, language, words, model }],
      skipDuplicates: true,
    });
    if (count > 0) await tx.wordingEvent.create({ data: { wording: id, state: 'proposed' } });
    return count > 0;
  });
}

export const listWordings = (db: PrismaClient, store?: string) =>
  db.wording.findMany({ where: store ? { store } : {}, orderBy: [{ proposedAt: 'desc' }, { id: 'asc' }] });

export async function findWording(db: PrismaClient, id: string) {
  const wording = await db.wording.findUnique({ where: { id } });
  if (!wording) return null;
  const events = await db.wordingEvent.findMany({ where: { wording: id }, orderBy: { id: 'asc' } });
  return { ...wording, events: events.map(({ state, by, at }) => ({ state, by, at })) };
}

/** @returns whether that changed anything. */
export async function decideWording(
  db: PrismaClient,
  { id, state, by }: { id: string; state: Exclude<WordingState, 'proposed'>; by: string },
): Promise<boolean> {
  return db.$transaction(async (tx: Prisma.TransactionClient) => {
    const at = new Date();
    const { count } = await tx.wording.updateMany({
      where: { id, state: { not: state } },
      data: { state, decidedBy: by, decidedAt: at },
    });
    if (count > 0) await tx.wordingEvent.create({ data: { wording: id, state, by, at } });
    return count > 0;
  });
}
