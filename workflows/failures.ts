/** From whatever was thrown to a failure with a name. */
import { ActivityFailure, ApplicationFailure, isCancellation, TimeoutFailure } from '@temporalio/workflow';
import type { Failure, FailureKind } from '../contracts/failure.ts';

/** A stage cannot go on. Never leaves the workflow. */
export class StageFailure extends Error {
  constructor(readonly failure: Failure) {
    super(failure.detail);
  }
}

/** The failure behind an error, or null where it is none of the order's (a cancellation, a bug in the workflow). */
export function failureOf(error: unknown): Failure | null {
  if (error instanceof StageFailure) return error.failure;
  if (isCancellation(error) || !(error instanceof ActivityFailure)) return null;
  // Out of time between two tries: what the last one failed of is the cause.
  const cause = error.cause instanceof TimeoutFailure && error.cause.cause ? error.cause.cause : error.cause;
  if (cause instanceof ApplicationFailure && cause.type) {
    return { kind: cause.type as FailureKind, detail: cause.message };
  }
  const detail = cause instanceof TimeoutFailure ? 'took too long' : 'ended unexpectedly';
  return { kind: 'unknown', detail: `${error.activityType} ${detail}` };
}
