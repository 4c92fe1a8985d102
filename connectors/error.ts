/** What any connector throws, and nothing else: a failure of the vocabulary, and what the caller may safely do next. */
import type { FailureKind } from '../contracts/failure.ts';

export interface ConnectorErrorOptions {
  kind: FailureKind;
  /** One sentence without personal data, secrets or response bodies. */
  message: string;
  /** True where the same call may succeed later. */
  retryable: boolean;
  /** How long the other side asked us to stay away; a throttle or a Retry-After header. */
  retryAfterMs?: number;
  /** True where the effect may have happened though no answer came: read before retrying. */
  mayHaveActed: boolean;
}

export class ConnectorError extends Error {
  readonly kind: FailureKind;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly mayHaveActed: boolean;

  constructor(options: ConnectorErrorOptions) {
    super(options.message);
    this.name = 'ConnectorError';
    this.kind = options.kind;
    this.retryable = options.retryable;
    this.retryAfterMs = options.retryAfterMs;
    this.mayHaveActed = options.mayHaveActed;
  }
}

/** Goes with every outgoing call. */
export interface CallContext {
  /** 32 hex digits, sent on as a W3C traceparent. */
  traceId: string;
  /** Ends the call early: an activity's cancellation. */
  signal?: AbortSignal;
}
