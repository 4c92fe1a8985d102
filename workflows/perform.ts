/** Has the gateway perform what an agent proposed, one activity an action. */
import type { DecisionRef, ProposedAction } from '../contracts/decision.ts';
import { actors } from './activities.ts';
import { StageFailure } from './failures.ts';
import { type Life, SHADOWED } from './life.ts';
import { Settled, takeNews } from './news.ts';
import { unlessPaused } from './pause.ts';

/** A fulfillment that waits until its parcel has left the store. */
export interface Pending {
  step: string;
  decisionId: string;
  action: ProposedAction;
}

/** Fulfillments that wait; kept over a run that goes on as new. */
export function pendingOf({ kept }: Life): Pending[] {
  kept.pending ??= [];
  return kept.pending as Pending[];
}

/** What can be taken back is noted before it is done. */
export async function perform(life: Life, step: string, decision: DecisionRef<unknown>): Promise<void> {
  const { decisionId } = decision;
  let onlyDecided: string | null = null;
  for (const action of decision.actions) {
    // A fulfillment rests on its label. Noted down all the same, so that what people then do can be held against it.
    const shadow =
      (SHIPS.has(action.kind) && onlyDecided !== null) ||
      (SERVES_SHIPPING.has(action.kind) && restsOnShadow(life));
    if (action.afterHandOverOf !== undefined && !shadow) {
      postpone(life, { step, decisionId, action });
      continue;
    }
    const done = await performOne(life, { step, decisionId, action }, shadow);
    if (!done && SHIPS.has(action.kind)) onlyDecided ??= action.label;
  }
  // Paid it is another order: its plan is made anew now, and not in the middle of a label.
  if (decision.actions.some(({ kind }) => kind === 'capture_payment')) await takeNews(life, { reread: true });
  // The order goes no further. A label that was bought before its fulfillment came into shadow is taken back.
  if (onlyDecided) throw onlyInShadow(onlyDecided);
}

export const onlyInShadow = (label: string) =>
  new Settled('shadowed', `${label}: decided in shadow, and not done`);

function postpone(life: Life, pending: Pending): void {
  const others = pendingOf(life).filter(({ step }) => step !== pending.step);
  life.kept.pending = [...others, pending];
}

/**
 * @returns false where it was only noted down, in shadow.
 * @throws StageFailure where a person has to allow it, or the gateway refuses.
 */
export async function performOne(
  life: Life,
  { step, decisionId, action }: Pending,
  shadow = false,
): Promise<boolean> {
  const { index, kind, label } = action;
  const undoable = { step, decisionId, index };
  if (UNDOABLE.has(kind)) life.undoable.push(undoable);
  const result = await unlessPaused(life, () =>
    actors.act.executeWithOptions({ summary: label }, [{ decisionId, index, ...(shadow ? { shadow } : {}) }]),
  );
  switch (result.kind) {
    case 'done':
    case 'unclear':
      return true;
    case 'shadowed':
      if (UNDOABLE.has(kind)) life.undoable.splice(life.undoable.indexOf(undoable), 1);
      if (RESTED_ON.has(kind)) life.kept[`${SHADOWED}${step}`] = true;
      return false;
    case 'needs_approval':
    case 'refused':
      throw new StageFailure(result.failure);
  }
}

const SHIPS: ReadonlySet<string> = new Set(['buy_label', 'create_fulfillment', 'request_fulfillment']);
/** Money is not taken for goods that do not leave. */
const SERVES_SHIPPING: ReadonlySet<string> = new Set([...SHIPS, 'capture_payment']);
/** A parcel would go to the wrong address, or leave from where its units are not. */
const RESTED_ON: ReadonlySet<string> = new Set(['update_address', 'move_fulfillment_order']);
export const restsOnShadow = ({ kept }: Life) => Object.keys(kept).some((key) => key.startsWith(SHADOWED));

const UNDOABLE: ReadonlySet<string> = new Set(['reserve_stock', ...SHIPS]);
