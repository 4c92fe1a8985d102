/** From what went wrong at the edge to what Temporal should do about it. */
import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import type { Logger } from 'pino';
import { ConnectorError } from '../connectors/error.ts';

/**
 * The failure's `type` is a name of the vocabulary. A retryable one says when to come back and is benign: it is expected,
 * and must not ring anybody. Anything without a name is retried too, and its message stays out of the history.
 */
export function toApplicationFailure(error: unknown, log: Logger): unknown {
  if (error instanceof ConnectorError) {
    return ApplicationFailure.create({
      type: error.kind,
      message: error.message,
      nonRetryable: !error.retryable,
      ...(error.retryable ? { category: ApplicationFailureCategory.BENIGN } : {}),
      ...(error.retryAfterMs === undefined ? {} : { nextRetryDelay: error.retryAfterMs }),
    });
  }
  if (error instanceof ApplicationFailure) return error;
  const isAbort =
    error instanceof Error && (error.name === 'AbortError' || error.name === 'CancelledFailure');
  if (isAbort) return error;
  log.error({ err: error }, 'activity failed unexpectedly');
  return ApplicationFailure.create({ type: 'unknown', message: 'failed unexpectedly; see the worker log' });
}
