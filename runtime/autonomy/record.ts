/** Writes evidence down, and changes the level where it tips the scales: in one transaction, so that of two at once the second knows of the first. */

import type { ActionKind } from '../../contracts/action.ts';
import { type Level, MODES_OF, ownLevel } from '../../contracts/autonomy.ts';
import type { StorePolicy } from '../../contracts/policy.ts';
import { changeLevel, type LevelSet, levelsOf, lockLevel, readLevels } from '../../prisma/autonomy.ts';
import { type EvidenceRow, keepEvidence, recentEvidence } from '../../prisma/evidence.ts';
import type { Prisma, PrismaClient } from '../../prisma/generated/client.ts';
import { judgeLevel, type Recent, type Verdict, windowOf } from './earn.ts';

/** Many may wait for the same level. */
const PATIENCE = { maxWait: 10_000, timeout: 20_000 };

/** Of one store. @returns whether a level has changed. */
export async function recordEvidence(
  db: PrismaClient,
  { store, policy, traceId }: { store: string; policy: StorePolicy; traceId: string },
  rows: EvidenceRow[],
): Promise<boolean> {
  let changed = false;
  for (const kind of [...new Set(rows.map((row) => row.kind))]) {
    const ofKind = rows.filter((row) => row.kind === kind);
    const tipped = await db.$transaction(async (tx) => {
      if (policy.autonomyEarned) await lockLevel(tx, store, kind);
      const fresh = await keepEvidence(tx, ofKind);
      if (fresh === 0 || !policy.autonomyEarned) return false;
      const { verdict } = await judged(
        tx,
        { store, kind: kind as ActionKind, policy },
        await readLevels(tx, store),
      );
      if (verdict.kind === 'stay') return false;
      const what = verdict.kind === 'promote' ? 'autonomy_promoted' : 'autonomy_demoted';
      const { order = '' } = ofKind.at(-1) ?? {};
      const change = {
        store,
        kind,
        level: verdict.to,
        reason: verdict.why,
        since: new Date(),
        order,
        traceId,
      };
      await changeLevel(tx, what, change);
      return true;
    }, PATIENCE);
    if (tipped) changed = true;
  }
  return changed;
}

export interface Judged {
  level: Level;
  recent: Recent;
  verdict: Verdict;
}

/** How an action stands, and what its evidence would make of it. */
export async function judged(
  tx: Prisma.TransactionClient,
  { store, kind, policy }: { store: string; kind: ActionKind; policy: StorePolicy },
  set: LevelSet[],
): Promise<Judged> {
  const level = ownLevel(kind, policy, levelsOf(set));
  const since = set.find((each) => each.kind === kind)?.since ?? new Date(0);
  const limit = windowOf(policy);
  const agreed = await recentEvidence(tx, { store, kind, modes: MODES_OF[level], since, limit });
  const recent = { whole: tally(agreed), last: tally(agreed.slice(0, policy.autonomyAfter)) };
  return { level, recent, verdict: judgeLevel(level, recent, policy) };
}

const tally = (agreed: boolean[]) => ({ n: agreed.length, agreed: agreed.filter(Boolean).length });
