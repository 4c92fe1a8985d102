/** Permissions: a person lets an order go on although a check has found something, on that point and for those facts. */
import type { Permission } from '../contracts/decision.ts';
import type { FailureKind } from '../contracts/failure.ts';
import type { OrderRef } from '../contracts/order.ts';
import { audit } from './audit.ts';
import type { PrismaClient } from './generated/client.ts';

/** What people have allowed this order. Whether it still applies is for the check to say, which knows the facts. */
export async function permissionsOf(db: PrismaClient, { store, order }: OrderRef): Promise<Permission[]> {
  const rows = await db.permission.findMany({
    where: { store, order },
    orderBy: { at: 'asc' },
    select: { kind: true, about: true, by: true },
  });
  return rows.map(({ kind, about, by }) => ({ kind: kind as FailureKind, about, by }));
}

/**
 * Allows exactly what the case has shown. A retry finds it allowed, and adds nothing to the audit.
 * @returns false where the case is about nothing that a person may allow.
 */
export async function allowFailure(
  db: PrismaClient,
  { caseId, by }: { caseId: string; by: string },
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { store, order, revision, traceId, failure, about, detail } = await tx.case.findUniqueOrThrow({
      where: { id: caseId },
    });
    if (!about) return false;
    const { count } = await tx.permission.createMany({
      data: [{ store, order, kind: failure, about, revision, caseId, by }],
      skipDuplicates: true,
    });
    const text = `goes on although ${failure}: ${detail}`;
    const entry = { store, order, traceId, who: by, what: 'failure_allowed', text, subject: caseId } as const;
    if (count > 0) await audit(tx, { ...entry, hash: about });
    return true;
  });
}
