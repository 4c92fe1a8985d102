/** How one kind of action is performed, read back after a lost answer, and taken back. */
import type { CallContext } from '../../connectors/error.ts';
import type { ActionKind, ActionOf } from '../../contracts/action.ts';
import type { OrderAt } from '../../contracts/order.ts';
import type { Resources } from '../resources.ts';

export interface Performing {
  resources: Resources;
  at: OrderAt;
  /** The effect's idempotency key, handed on wherever the other side takes one. */
  key: string;
  call: CallContext;
}

export type ReadBack<Result> =
  | { happened: 'yes'; result: Result }
  | { happened: 'no' }
  /** Nobody can tell: it is never tried again. */
  | { happened: 'unknown' };

/** Small and free of personal data where it can be: it is kept in the ledger. */
export type Result = Record<string, string | number | boolean | null>;

export interface Performer<K extends ActionKind> {
  act(action: ActionOf<K>, on: Performing): Promise<Result>;
  /** Asked only after an attempt that may have acted. An action that converges by itself answers `no`. */
  readBack(action: ActionOf<K>, on: Performing): Promise<ReadBack<Result>>;
  /** Takes it back. Must be harmless when done twice, and when there is nothing to take back. */
  undo?(action: ActionOf<K>, on: Performing): Promise<void>;
}
