/** The ledger of effects: one row per effect key, written before the effect and after it. */
import type { EffectState } from '../contracts/effect.ts';
import { audit } from './audit.ts';
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

/**
 * Writes down a call that needs a person, or that a store in shadow would have made. What has begun is left as it is; where
 * another call stood there, a permission for that one is worth nothing any more.
 */
export async function noteEffect(
  db: PrismaClient,
  row: EffectRow,
  state: Extract<EffectState, 'proposed' | 'shadowed'>,
): Promise<void> {
  const { count } = await db.effect.createMany({
    data: [{ ...row, state, leaseUntil: null }],
    skipDuplicates: true,
  });
  if (count === 1) return;
  const { decisionId, argsHash, tier } = row;
  const where = { key: row.key, state: { in: NOT_BEGUN } };
  const unapproved = { approvedBy: null, approvedHash: null, approvedUntil: null };
  await db.effect.updateMany({
    where: { ...where, NOT: { argsHash } },
    data: { state, decisionId, argsHash, tier, ...unapproved },
  });
  // Whoever asks again does so because an earlier permission holds no more.
  const anew = state === 'proposed' ? unapproved : {};
  await db.effect.updateMany({ where: { ...where, argsHash }, data: { state, decisionId, tier, ...anew } });
}

/** Known not to have happened: its arguments may still change. */
const NOT_BEGUN: EffectState[] = ['proposed', 'pending', 'shadowed'];

/** How exactly this call stands. */
export interface CallStanding {
  /** Who allowed it, where that still holds. What was allowed and has begun needs no other. */
  approvedBy: string | null;
  /** It is under way, may have happened, has, or was taken back. */
  begun: boolean;
}

export async function standingOf(db: PrismaClient, key: string, argsHash: string): Promise<CallStanding> {
  const found = await db.effect.findUnique({
    where: { key },
    select: { state: true, argsHash: true, approvedBy: true, approvedHash: true, approvedUntil: true },
  });
  if (!found) return { approvedBy: null, begun: false };
  const begun = found.argsHash === argsHash && !NOT_BEGUN.includes(found.state as EffectState);
  const holds = begun || (found.approvedUntil !== null && found.approvedUntil > new Date());
  return { approvedBy: found.approvedHash === argsHash && holds ? found.approvedBy : null, begun };
}

export interface Approval {
  by: string;
  until: Date;
  /** The case in which it was given. */
  caseId: string;
}

/**
 * Allows calls that wait for a person, each as it stood when the person was asked.
 * @returns how many were allowed: a call that has become another one since needs a new approval.
 */
export async function approveCalls(
  db: PrismaClient,
  calls: { key: string; hash: string }[],
  { by, until, caseId }: Approval,
): Promise<number> {
  let allowed = 0;
  for (const { key, hash } of calls) {
    const data = { approvedBy: by, approvedHash: hash, approvedUntil: until };
    await db.$transaction(async (tx) => {
      const { count } = await tx.effect.updateMany({
        where: { key, argsHash: hash, state: { in: NOT_BEGUN } },
        data,
      });
      if (count === 0) return;
      allowed += 1;
      const { store, order, traceId, kind } = await tx.effect.findUniqueOrThrow({ where: { key } });
      const text = `allows ${kind} until ${until.toISOString()}, in case ${caseId}`;
      await audit(tx, { store, order, traceId, who: by, what: 'call_approved', text, subject: key, hash });
    });
  }
  return allowed;
}

/** Writes down a call of a person's own choice, allowed. What has begun under its key is left as it is. */
export async function permitEffect(db: PrismaClient, row: EffectRow, approval: Approval): Promise<void> {
  await noteEffect(db, row, 'proposed');
  await approveCalls(db, [{ key: row.key, hash: row.argsHash }], approval);
}

/** Calls of an order that wait for a person. Older revisions' are among them: nobody needs to answer those. */
export async function proposedCalls(db: PrismaClient, { store, order }: { store: string; order: string }) {
  const rows = await db.effect.findMany({
    where: { store, order, state: 'proposed' },
    orderBy: { startedAt: 'asc' },
    select: {
      key: true,
      argsHash: true,
      kind: true,
      decisionId: true,
      approvedHash: true,
      approvedUntil: true,
    },
  });
  const allowed = (row: (typeof rows)[number]) =>
    row.approvedHash === row.argsHash && row.approvedUntil !== null && row.approvedUntil > new Date();
  return rows.filter((row) => !allowed(row));
}
