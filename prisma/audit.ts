/** The audit: who or what decided something, when, and why. Rows are added and never changed. */
import type { Audited } from '../contracts/audit.ts';
import type { OrderRef } from '../contracts/order.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';

export interface AuditEntry {
  /** Null: about all stores. */
  store: string | null;
  /** Where it is about one. */
  order?: string | null;
  traceId?: string | null;
  /** A person's name, or "waybill". */
  who: string;
  what: Audited;
  /** One sentence, free of personal data. */
  text: string;
  subject?: string;
  hash?: string;
}

/** To be run in the transaction of what it tells of. */
export async function audit(db: Prisma.TransactionClient, ...entries: AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const data = entries.map(({ store, order, traceId, who, what, text, subject, hash }) => ({
    store,
    order: order ?? null,
    traceId: traceId ?? null,
    who,
    what,
    text,
    subject: subject ?? null,
    hash: hash ?? null,
  }));
  await db.audit.createMany({ data });
}

/** The first decision first. */
export const auditOf = (db: PrismaClient, { store, order }: OrderRef) =>
  db.audit.findMany({ where: { store, order }, orderBy: { id: 'asc' }, omit: { store: true, order: true } });

/** What was decided of a store or of all of them, orders included: the last first. */
export const lastAudited = (
  db: PrismaClient,
  { store, who, limit }: { store: string | null; who: string | null; limit: number },
) =>
  db.audit.findMany({
    // What is about all stores is about this one too.
    where: { ...(store ? { OR: [{ store }, { store: null }] } : {}), ...(who ? { who } : {}) },
    orderBy: { id: 'desc' },
    take: limit,
  });
