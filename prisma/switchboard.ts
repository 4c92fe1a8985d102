/** What may stop or hold back the next effect, as it stands now: pauses, and levels of autonomy. */
import type { Level, Levels } from '../contracts/autonomy.ts';
import type { PrismaClient } from './generated/client.ts';
import type { Pause } from './switches.ts';

export interface Switchboard {
  /** Who stopped this store, or all, where anybody did: the longest pause. */
  paused(store: string): Promise<Pause | null>;
  /** The levels that were set or earned in this store. */
  levels(store: string): Promise<Levels>;
  /** Something was changed here and now: what was known before is not asked any more. */
  forget(): void;
}

/** How long a pause or a changed level may go unnoticed, in ms. */
const MAX_AGE = 1_000;

interface Known {
  at: number;
  pauses: Pause[];
  levels: Map<string, Levels>;
}

/** Asked before every effect: at most one query a second, however many effects there are. */
export function switchboard(db: PrismaClient): Switchboard {
  let known: Known = { at: Number.NEGATIVE_INFINITY, pauses: [], levels: new Map() };
  let reading: Promise<void> | null = null;
  let forgotten = Number.NEGATIVE_INFINITY;

  const read = async () => {
    // The moment before the question: an answer is as old as that.
    const at = performance.now();
    known = { at, ...(await readBoard(db)) };
  };
  const fresh = async () => {
    while (performance.now() - known.at > MAX_AGE || known.at < forgotten) {
      reading ??= read().finally(() => {
        reading = null;
      });
      await reading;
    }
    return known;
  };
  return {
    paused: async (store) =>
      (await fresh()).pauses.find((each) => each.store === null || each.store === store) ?? null,
    levels: async (store) => (await fresh()).levels.get(store) ?? {},
    forget() {
      forgotten = performance.now();
    },
  };
}

type Row = { store: string | null; kind: string | null; level: Level | null } & Omit<Pause, 'store'>;

/** One round trip for both. */
async function readBoard(db: PrismaClient): Promise<Omit<Known, 'at'>> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT store, NULL AS kind, NULL AS level, paused_by AS by, reason, paused_at AS since
    FROM switches WHERE resumed_at IS NULL
    UNION ALL SELECT store, kind, level, set_by, reason, since FROM autonomy
    ORDER BY since`;
  const levels: Known['levels'] = new Map();
  const pauses: Pause[] = [];
  for (const { store, kind, level, by, reason, since } of rows) {
    if (store !== null && kind && level) levels.set(store, { ...levels.get(store), [kind]: level });
    else pauses.push({ store, by, reason, since });
  }
  return { pauses, levels };
}
