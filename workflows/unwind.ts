/** Compensation: takes back what was done, last first. */
import { actors } from './activities.ts';
import { StageFailure } from './failures.ts';
import type { Life } from './life.ts';

/**
 * Takes back `everything` (the order is given up), or only the `unfinished` (its plan starts over: a shipment that has its
 * fulfillment stays, since its parcel may be on the truck).
 * @throws StageFailure undo_failed where something cannot be taken back; what was taken back already stays so.
 */
export async function unwind(life: Life, what: 'everything' | 'unfinished'): Promise<void> {
  const stays = (step: string) => what === 'unfinished' && step.startsWith('shipping/') && step in life.kept;
  for (const undoable of [...life.undoable].reverse()) {
    const { step, decisionId, index } = undoable;
    if (stays(step)) continue;
    const result = await actors.undo.executeWithOptions({ summary: `take back ${step}` }, [
      { decisionId, index },
    ]);
    if (result.kind === 'refused') {
      throw new StageFailure({ kind: 'undo_failed', detail: `${step}: ${result.failure.detail}` });
    }
    life.undoable.splice(life.undoable.indexOf(undoable), 1);
    life.note(`took back ${step}`);
  }
}
