/** Evidence of whether people agree with what was decided: one row an effect, written once. */
import type { Mode } from '../contracts/autonomy.ts';
import type { OrderRef } from '../contracts/order.ts';
import type { Prisma } from './generated/client.ts';

export interface EvidenceRow extends OrderRef {
  kind: string;
  hash: string;
  effect: string;
  mode: Mode;
  agreed: boolean;
  how: string;
  /** Who said so; null where it was seen. */
  by: string | null;
}

/** @returns how many were new: an effect that has been compared is not compared again. */
export async function keepEvidence(tx: Prisma.TransactionClient, rows: EvidenceRow[]): Promise<number> {
  const at = new Date();
  const data = rows.map((row) => ({ ...row, at }));
  return (await tx.evidence.createMany({ data, skipDuplicates: true })).count;
}

/**
 * Whether people agreed, the latest first. What was done without asking, and stands, counts as agreement from the moment it
 * was done; once it is taken back it counts as none, from the moment at which that was noticed.
 */
export async function recentEvidence(
  tx: Prisma.TransactionClient,
  {
    store,
    kind,
    modes,
    since,
    limit,
  }: { store: string; kind: string; modes: Mode[]; since: Date; limit: number },
): Promise<boolean[]> {
  const rows = await tx.$queryRaw<{ agreed: boolean }[]>`
    SELECT agreed FROM (
      (SELECT agreed, at FROM evidence
       WHERE store = ${store} AND kind = ${kind} AND mode = ANY(${modes}) AND at >= ${since}
       ORDER BY at DESC LIMIT ${limit})
      UNION ALL
      (SELECT true, e.finished_at FROM effects e
       WHERE ${modes.includes('alone')} AND e.store = ${store} AND e.kind = ${kind} AND e.state = 'done'
         AND e.approved_by IS NULL AND e.started_at >= ${since}
         AND NOT EXISTS (SELECT FROM evidence v WHERE v.store = e.store AND v."order" = e."order"
                         AND v.kind = e.kind AND (v.effect = e.key OR v.hash = e.args_hash))
       ORDER BY e.started_at DESC LIMIT ${limit})
    ) AS recent ORDER BY at DESC LIMIT ${limit}`;
  return rows.map(({ agreed }) => agreed);
}

/** An effect of which it may come out whether people agree. */
export interface Uncompared {
  key: string;
  kind: string;
  revision: number;
  state: 'shadowed' | 'done';
  hash: string;
  decisionId: string;
  result: unknown;
}

/**
 * What was left to people, or done without asking them, before `readAt`. A later plan for the same step takes an earlier one's
 * place: what people did is held against the last word.
 */
export function uncompared(
  db: Prisma.TransactionClient,
  { store, order }: OrderRef,
  { kinds, readAt }: { kinds: string[]; readAt: Date },
): Promise<Uncompared[]> {
  return db.$queryRaw<Uncompared[]>`
    SELECT key, kind, revision, state, args_hash AS hash, decision_id AS "decisionId", result
    FROM effects e
    WHERE store = ${store} AND "order" = ${order} AND kind = ANY(${kinds})
      AND (state = 'shadowed' AND started_at < ${readAt}
           OR state = 'done' AND approved_by IS NULL AND finished_at < ${readAt})
      AND NOT EXISTS (SELECT FROM effects later WHERE later.store = e.store AND later."order" = e."order"
                      AND later.step = e.step AND later.kind = e.kind AND later.revision > e.revision)
      AND NOT EXISTS (SELECT FROM evidence v WHERE v.store = e.store AND v."order" = e."order"
                      AND v.kind = e.kind AND v.hash = e.args_hash)`;
}

/** What was done for an order without asking, and stands. */
export function doneAlone(
  db: Prisma.TransactionClient,
  { store, order }: OrderRef,
  kinds: string[],
): Promise<{ key: string; kind: string; argsHash: string }[]> {
  return db.effect.findMany({
    where: { store, order, kind: { in: kinds }, state: 'done', approvedBy: null },
    select: { key: true, kind: true, argsHash: true },
  });
}
