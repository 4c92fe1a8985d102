/** Levels of autonomy: what was set for a store's actions, by whom, since when and why. */
import type { ActionKind } from '../contracts/action.ts';
import type { Level } from '../contracts/autonomy.ts';
import { audit } from './audit.ts';
import type { PrismaClient } from './generated/client.ts';

export interface LevelSet {
  kind: string;
  level: Level;
  by: string;
  reason: string;
  since: Date;
}

export async function readLevels(db: PrismaClient, store: string): Promise<LevelSet[]> {
  const rows = await db.autonomy.findMany({ where: { store } });
  return rows.map(({ kind, level, setBy: by, reason, since }) => ({
    kind,
    level: level as Level,
    by,
    reason,
    since,
  }));
}

/** Sets a level by hand. Whoever is about to act notices within a second (prisma/switchboard.ts). */
export async function setLevel(
  db: PrismaClient,
  {
    store,
    kind,
    level,
    by,
    reason,
  }: { store: string; kind: ActionKind; level: Level; by: string; reason: string },
): Promise<void> {
  const set = { level, setBy: by, reason, since: new Date() };
  await db.$transaction(async (tx) => {
    await tx.autonomy.upsert({
      where: { store_kind: { store, kind } },
      create: { store, kind, ...set },
      update: set,
    });
    await audit(tx, { store, who: by, what: 'autonomy_set', text: `${kind}: ${level}, ${reason}` });
  });
}
