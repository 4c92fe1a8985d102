/** Compensation: takes back what was done, last first. */
import type { Leftover, Undoable } from '../contracts/workflow.ts';
import { actors } from './activities.ts';
import { StageFailure } from './failures.ts';
import type { Life } from './life.ts';
import { unlessPaused } from './pause.ts';

/**
 * Takes back `everything` (the order is given up), or only the `unfinished` (its plan starts over: a shipment that has its
 * fulfillment stays, since its parcel may be on the truck). The ledger knows what earlier runs did; this run alone knows of
 * an attempt that has not reached the ledger yet.
 * @throws StageFailure undo_failed where something cannot be taken back; what was taken back already stays so.
 */
export async function unwind(life: Life, what: TakenBack, left: Leftover[]): Promise<void> {
  const known = new Set(left.map(nameOf));
  const underWay = life.undoable.filter((each) => !known.has(nameOf(each)));
  await takeBackEach(life, [...left.filter(({ finished }) => WHICH[what].includes(finished)), ...underWay]);
}

/** `unbegun`: where the order turns out to be fulfilled, it may be by the very call whose answer got lost. */
export type TakenBack = 'everything' | 'unfinished' | 'unbegun';

const WHICH: Record<TakenBack, Leftover['finished'][]> = {
  everything: ['yes', 'maybe', 'no'],
  unfinished: ['maybe', 'no'],
  unbegun: ['no'],
};

/** @throws StageFailure undo_failed */
export async function takeBackEach(life: Life, undoables: Undoable[]): Promise<void> {
  for (const { step, decisionId, index } of [...undoables].reverse()) {
    const result = await unlessPaused(life, () =>
      actors.undo.executeWithOptions({ summary: `take back ${step}` }, [{ decisionId, index }]),
    );
    if (result.kind === 'refused') {
      throw new StageFailure({ kind: 'undo_failed', detail: `${step}: ${result.failure.detail}` });
    }
    const at = life.undoable.findIndex((each) => nameOf(each) === nameOf({ decisionId, index }));
    if (at >= 0) life.undoable.splice(at, 1);
    life.note(`took back ${step}`);
  }
}

const nameOf = ({ decisionId, index }: Pick<Undoable, 'decisionId' | 'index'>) => `${decisionId}/${index}`;
