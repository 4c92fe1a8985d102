/** Looks for whether people agreed: in the order as it was read, in what they answered, in parcels that came back. */

import type { Action, ActionKind } from '../contracts/action.ts';
import { OWN_LEVEL } from '../contracts/autonomy.ts';
import type { Answer, Choice } from '../contracts/case.ts';
import { hashOf } from '../contracts/hash.ts';
import type { OrderAt, OrderSnapshot } from '../contracts/order.ts';
import { readCase } from '../prisma/cases.ts';
import { doneAlone, type EvidenceRow, type Uncompared, uncompared } from '../prisma/evidence.ts';
import { readDecision } from '../prisma/runs.ts';
import { compareDone, compareShadowed, type Seen } from '../runtime/autonomy/compare.ts';
import { recordEvidence } from '../runtime/autonomy/record.ts';

import type { Resources } from '../runtime/resources.ts';
import { tellOfLevels } from './levels.ts';

type Ref = Pick<OrderAt, 'store' | 'order' | 'traceId'>;

/** What Shopify shows of what was left to people, or done without asking them. */
export async function observe(resources: Resources, at: OrderAt, order: OrderSnapshot): Promise<void> {
  await unharmed(resources, at, async () => {
    const { db } = resources;
    const open = await uncompared(db, at, { kinds: OWN_LEVEL, readAt: new Date(order.readAt) });
    if (open.length === 0) return;
    const ours =
      (await db.effect.count({
        where: { store: at.store, order: at.order, kind: 'create_fulfillment', state: 'done' },
      })) > 0;
    const actions = await actionsOf(resources, open);
    const rows = open.flatMap((effect) => {
      const action = actions.get(effect.key);
      const compared =
        action && compare(action, effect, { order, ours, changed: effect.revision < at.revision });
      const mode = effect.state === 'shadowed' ? ('shadow' as const) : ('alone' as const);
      return compared ? [evidence(at, effect, { ...compared, mode, by: null })] : [];
    });
    await record(resources, at, rows);
  });
}

function compare(action: Action, { state, result }: Uncompared, seen: Seen) {
  if (state === 'shadowed') return compareShadowed(action, seen);
  return compareDone(action, seen, (result ?? {}) as { fulfillmentId?: string });
}

async function actionsOf({ db }: Resources, effects: Uncompared[]): Promise<Map<string, Action>> {
  const ids = [...new Set(effects.map(({ decisionId }) => decisionId))];
  const decisions = new Map(
    await Promise.all(ids.map(async (id) => [id, (await readDecision(db, id)).actions] as const)),
  );
  return new Map(
    effects.flatMap(({ key, hash, decisionId }) => {
      const found = decisions.get(decisionId)?.find((action) => hashOf(action) === hash);
      return found ? [[key, found] as const] : [];
    }),
  );
}

/** Whether the calls that were asked about are what people wanted. What is not named here says nothing of them. */
const AGREES: { [C in Choice]?: boolean } = {
  approve: true,
  choose: false,
  edit: false,
  cancel: false,
  take_over: false,
};

const SAID: { [C in Choice]?: string } = {
  approve: 'approved',
  choose: 'something else was chosen',
  edit: 'corrected instead',
  cancel: 'cancelled instead',
  take_over: 'taken over by hand',
};

/** The question was whether a call may be made: any other says nothing about the calls that happen to wait. */
const ABOUT_CALLS: ReadonlySet<string> = new Set(['approval_needed', 'label_over_cap']);

/** What a person's answer says of the calls that were kept back, and of those that were made. */
export async function observeAnswer(resources: Resources, { caseId, choice, by }: Answer): Promise<void> {
  const { db } = resources;
  const agreed = AGREES[choice];
  if (agreed === undefined) return;
  const found = await readCase(db, caseId);
  await unharmed(resources, found, async () => {
    const how = SAID[choice] ?? choice;
    const calls = ABOUT_CALLS.has(found.failure) ? (found.proposal?.calls ?? []) : [];
    const rows = calls.map((call) => evidence(found, call, { agreed, how, mode: 'asked', by }));
    if (choice === 'cancel')
      rows.push(...(await reversed(resources, found, SHIPPING, 'the order was cancelled', by)));
    await record(resources, found, rows);
  });
}

const SHIPPING: ActionKind[] = ['buy_label', 'create_fulfillment'];

/** A parcel came back: it was sent where nobody took it. The correction of its address is to blame, where there was one. */
export async function observeReturned(resources: Resources, at: Ref): Promise<void> {
  await unharmed(resources, at, async () => {
    const how = 'the parcel came back undeliverable';
    const corrections = await reversed(resources, at, ['update_address'], how, null);
    const blamed =
      corrections.length > 0 ? corrections : await reversed(resources, at, ['buy_label'], how, null);
    await record(resources, at, blamed);
  });
}

async function reversed(
  { db }: Resources,
  at: Ref,
  kinds: ActionKind[],
  how: string,
  by: string | null,
): Promise<EvidenceRow[]> {
  const done = await doneAlone(db, at, kinds);
  return done.map(({ key, kind, argsHash: hash }) =>
    evidence(at, { key, kind, hash }, { agreed: false, how, mode: 'alone', by }),
  );
}

const evidence = (
  { store, order }: Ref,
  { key: effect, kind, hash }: { key: string; kind: string; hash: string },
  said: Pick<EvidenceRow, 'agreed' | 'how' | 'mode' | 'by'>,
): EvidenceRow => ({ store, order, kind, hash, effect, ...said });

async function record(resources: Resources, { store, traceId }: Ref, rows: EvidenceRow[]): Promise<void> {
  const measured = rows.filter(({ kind }) => OWN_LEVEL.includes(kind as ActionKind));
  if (measured.length === 0) return;
  const { policy } = await resources.store(store);
  const changed = await recordEvidence(resources.db, { store, policy, traceId }, measured);
  if (changed) resources.board.forget();
  await tellOfLevels(resources, store);
}

/** That agreement cannot be measured must keep no order from going on. */
async function unharmed({ log }: Resources, { store, order, traceId }: Ref, work: () => Promise<void>) {
  await work().catch((err) => log.error({ err, store, order, traceId }, 'agreement could not be measured'));
}
