/** The ledger of effects: one row per effect key, written before the effect and after it. */
import type { EffectState } from '../contracts/effect.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';

export interface EffectRow {
  key: string;
  store: string;
  order: string;
  revision: number;
  step: string;
  purpose: string;
  kind: string;
  tier: string;
  traceId: string;
  decisionId: string;
  argsHash: string;
}

export type Claim =
  /** This attempt alone may act. `interrupted` where an earlier one may have acted already: read back first. */
  | { kind: 'claimed'; interrupted: boolean }
  /** Another attempt is at it right now. */
  | { kind: 'busy'; until: Date }
  | {
      kind: 'settled';
      state: Extract<EffectState, 'done' | 'unclear' | 'undone'>;
      result: unknown;
    }
  /** The key already stands for a call with other arguments. */
  | { kind: 'conflict' };

/**
 * Takes the right to perform an effect, for `leaseMs`. Of any number of attempts at once, one gets it.
 * Arguments may still change as long as the effect is known not to have happened.
 */
export async function claimEffect(db: PrismaClient, row: EffectRow, leaseMs: number): Promise<Claim> {
  const leaseUntil = new Date(Date.now() + leaseMs);
  const inserted = await db.effect.createMany({
    data: [{ ...row, state: 'started', leaseUntil }],
    skipDuplicates: true,
  });
  if (inserted.count === 1) return { kind: 'claimed', interrupted: false };

  const known = await db.effect.findUniqueOrThrow({ where: { key: row.key } });
  const state = known.state as EffectState;
  switch (state) {
    case 'proposed':
    case 'pending':
    // The store has left shadow since: the gateway claims nothing in it.
    case 'shadowed': {
      const won = await takeOver(db, { key: row.key, state }, row, leaseUntil);
      return won ? { kind: 'claimed', interrupted: false } : { kind: 'busy', until: leaseUntil };
    }
    case 'started': {
      if (known.argsHash !== row.argsHash) return { kind: 'conflict' };
      if (known.leaseUntil && known.leaseUntil > new Date()) return { kind: 'busy', until: known.leaseUntil };
      const won = await takeOver(db, { key: row.key, state, leaseUntil: known.leaseUntil }, row, leaseUntil);
      return won ? { kind: 'claimed', interrupted: true } : { kind: 'busy', until: leaseUntil };
    }
    case 'done':
    case 'unclear':
    case 'undone':
      return known.argsHash === row.argsHash
        ? { kind: 'settled', state, result: known.result }
        : { kind: 'conflict' };
  }
}

async function takeOver(
  db: PrismaClient,
  where: Prisma.EffectWhereInput,
  row: EffectRow,
  leaseUntil: Date,
): Promise<boolean> {
  const { count } = await db.effect.updateMany({
    where,
    data: {
      state: 'started',
      leaseUntil,
      argsHash: row.argsHash,
      decisionId: row.decisionId,
      tier: row.tier,
      attempts: { increment: 1 },
    },
  });
  return count === 1;
}

/** Records what became of a claimed effect, and gives the claim back. */
export async function settleEffect(
  db: PrismaClient,
  key: string,
  state: Exclude<EffectState, 'proposed'>,
  result?: Prisma.InputJsonValue,
): Promise<void> {
  await db.effect.update({
    where: { key },
    data: {
      state,
      leaseUntil: null,
      finishedAt: state === 'pending' || state === 'started' ? null : new Date(),
      ...(result === undefined ? {} : { result }),
    },
  });
}

/** Writes down a call that needs a person, or that a store in shadow would have made. Leaves an existing row as it is. */
export async function noteEffect(
  db: PrismaClient,
  row: EffectRow,
  state: Extract<EffectState, 'proposed' | 'shadowed'>,
): Promise<void> {
  await db.effect.createMany({ data: [{ ...row, state, leaseUntil: null }], skipDuplicates: true });
}

/** Whether a person allowed exactly this call, and the permission still holds. */
export async function isApproved(db: PrismaClient, key: string, argsHash: string): Promise<boolean> {
  const found = await db.effect.findUnique({
    where: { key },
    select: { approvedHash: true, approvedUntil: true },
  });
  return found?.approvedHash === argsHash && !!found.approvedUntil && found.approvedUntil > new Date();
}

/**
 * Allows the calls of one order's revision that wait for a person. Bound to their arguments as they stand now.
 * @returns how many were allowed.
 */
export async function approveProposed(
  db: PrismaClient,
  at: { store: string; order: string; revision: number },
  by: string,
  until: Date,
): Promise<number> {
  return db.$executeRaw`
    UPDATE effects SET approved_by = ${by}, approved_hash = args_hash, approved_until = ${until}
    WHERE store = ${at.store} AND "order" = ${at.order} AND revision = ${at.revision} AND state = 'proposed'`;
}
