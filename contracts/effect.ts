/** Every effect has a name: the same decision at the same revision always acts under the same key, whoever retries it. */
import { v5 } from 'uuid';
import type { OrderRef } from './order.ts';

/** Waybill's own UUID namespace; changing it would make every old effect look new, and ship twice. */
const NAMESPACE = '5f0c9a52-6d3e-5b1f-9a43-0d3c2b7e4f18';

export type EffectState =
  /** Proposed, and waiting for a person's approval. */
  | 'proposed'
  /** Known not to have happened: a try failed before it could act. */
  | 'pending'
  /** Under way, or interrupted: it may have happened. */
  | 'started'
  | 'done'
  /** It may have happened, and nobody can tell: never tried again, counted and shown. */
  | 'unclear'
  /** Taken back by a compensation: a late retry must not do it again. */
  | 'undone'
  /** Would have been done, had the store not been in shadow. */
  | 'shadowed';

export interface EffectName extends OrderRef {
  revision: number;
  /** Where in the order's life: "shipping/1", "inventory", "notification/processing". */
  step: string;
  /** What for: the action's kind, or "undo" of it. */
  purpose: string;
}

/** The idempotency key of an effect: UUIDv5 of its name. Never random, because a reset replays with new random numbers. */
export function effectKey({ store, order, revision, step, purpose }: EffectName): string {
  return v5(JSON.stringify([store, order, revision, step, purpose]), NAMESPACE);
}
