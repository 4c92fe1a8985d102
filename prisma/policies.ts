/** A store's policy documents and their passages. Nothing is ever read without naming the store. */
import { createHash } from 'node:crypto';
import { v5 } from 'uuid';
import { hashOf } from '../contracts/hash.ts';
import type { PolicyChunk, PolicyDocument, PrismaClient } from './generated/client.ts';

export interface NewDocument {
  store: string;
  name: string;
  source: string;
  format: string;
  text: string;
  by: string;
}

export type NewChunk = Pick<PolicyChunk, 'heading' | 'text' | 'tokens' | 'vector'>;

/** A passage, and of which document. */
export type StoredChunk = PolicyChunk & { document: Pick<PolicyDocument, 'name' | 'version'> };

const NAMESPACE = '7a0c7c1e-2f53-5a9e-9b3d-6d1f0a8c5e21';

export const textHash = (text: string) => createHash('sha256').update(text).digest('hex');

/** What is in force, by name. */
export const currentDocuments = (db: PrismaClient, store: string) =>
  db.policyDocument.findMany({
    where: { store, retiredAt: null },
    orderBy: { name: 'asc' },
    omit: { text: true },
    include: { _count: { select: { chunks: true } } },
  });

/** Changes with every document that is added, replaced or removed. */
export async function documentsVersion(db: PrismaClient, store: string): Promise<string> {
  const current = await db.policyDocument.findMany({
    where: { store, retiredAt: null },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  return hashOf(current.map(({ id }) => id));
}

/** The newest first. */
export const versionsOf = (db: PrismaClient, store: string, name: string) =>
  db.policyDocument.findMany({ where: { store, name }, orderBy: { version: 'desc' } });

/** The new version takes the place of the one in force, passages and all, in one step. @returns its version */
export async function putDocument(
  db: PrismaClient,
  { store, name, source, format, text, by }: NewDocument,
  chunks: NewChunk[],
  embeddedBy: string | null,
): Promise<number> {
  return db.$transaction(async (tx) => {
    // One at a time for a name: two that add at once would give two versions the same number.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`policy ${store} ${name}`}, 0))`;
    const last = await tx.policyDocument.findFirst({ where: { store, name }, orderBy: { version: 'desc' } });
    const version = (last?.version ?? 0) + 1;
    const retired = { retiredBy: by, retiredAt: new Date() };
    await tx.policyDocument.updateMany({ where: { store, name, retiredAt: null }, data: retired });
    const id = v5(JSON.stringify([store, name, version]), NAMESPACE);
    const data = { id, store, name, version, source, format, text, sha256: textHash(text), addedBy: by };
    await tx.policyDocument.create({ data });
    await tx.policyChunk.createMany({
      data: chunks.map((chunk, seq) => ({
        ...chunk,
        ...{ id: v5(String(seq), id), store, documentId: id, seq },
        embeddedBy: chunk.vector.length > 0 ? embeddedBy : null,
      })),
    });
    await forgetAnswers(tx, store);
    return version;
  });
}

/** Its passages stay for what has cited them. @returns false where there is none of that name. */
export async function retireDocument(
  db: PrismaClient,
  { store, name, by }: Pick<NewDocument, 'store' | 'name' | 'by'>,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const where = { store, name, retiredAt: null };
    const { count } = await tx.policyDocument.updateMany({
      where,
      data: { retiredBy: by, retiredAt: new Date() },
    });
    if (count > 0) await forgetAnswers(tx, store);
    return count > 0;
  });
}

/** What a model made of other documents holds no longer. */
const forgetAnswers = (tx: Pick<PrismaClient, 'cachedAnswer'>, store: string) =>
  tx.cachedAnswer.deleteMany({ where: { store } });

/** Whether passages of a document were taken in without this model. */
export async function lacksVectors(db: PrismaClient, documentId: string, model: string | null) {
  if (model === null) return false;
  const where = { documentId, OR: [{ embeddedBy: null }, { NOT: { embeddedBy: model } }] };
  return (await db.policyChunk.count({ where })) > 0;
}

export const currentChunks = (db: PrismaClient, store: string): Promise<StoredChunk[]> =>
  db.policyChunk.findMany({
    where: { store, document: { retiredAt: null } },
    include: { document: { select: { name: true, version: true } } },
    orderBy: [{ documentId: 'asc' }, { seq: 'asc' }],
  });

/** By its id or the beginning of it, of whatever version. */
export async function findChunk(db: PrismaClient, store: string, id: string): Promise<StoredChunk | null> {
  const [found] = await db.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM policy_chunks WHERE store = ${store} AND starts_with(id::text, ${id.toLowerCase()}) LIMIT 1`;
  if (!found) return null;
  const include = { document: { select: { name: true, version: true } } };
  return db.policyChunk.findUnique({ where: { id: found.id }, include });
}
