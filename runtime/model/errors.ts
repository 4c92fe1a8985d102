/** Every way in which a model fails to answer, and what each means for the next step. */

/** What the gateway does next: ask the next model, show this one its mistake once, or end the asking. */
export type Effect = 'next_model' | 'correct_once' | 'stop';

interface Meaning {
  effect: Effect;
  /** True where the same question may well be answered later. */
  retryable: boolean;
  /** Whose circuit breaker it counts against; null where it says nothing about anybody's health. */
  counts: 'provider' | 'model' | null;
}

const MEANINGS = {
  /** The model declines, or its content filter does. Another one may not. */
  refused: { effect: 'next_model', retryable: false, counts: null },
  /** Cut off at the token limit: half an answer, mended, would be an answer that nobody gave. */
  truncated: { effect: 'next_model', retryable: false, counts: null },
  /** A reply without a choice, or a choice without content. */
  empty: { effect: 'next_model', retryable: true, counts: 'model' },
  /** An error, or no reply at all, behind the status 200. */
  error_in_reply: { effect: 'next_model', retryable: true, counts: 'provider' },
  /** 429. Providers limit each model by itself: a sibling may have room. */
  rate_limited: { effect: 'next_model', retryable: true, counts: 'model' },
  timed_out: { effect: 'next_model', retryable: true, counts: 'provider' },
  /** No connection, or one that broke off. */
  unreachable: { effect: 'next_model', retryable: true, counts: 'provider' },
  server_error: { effect: 'next_model', retryable: true, counts: 'provider' },
  /** Any other 4xx: the key, the model's name or the request is wrong, and stays wrong until somebody mends it. */
  rejected: { effect: 'next_model', retryable: false, counts: null },
  /** An answer, but not in the shape asked for. */
  malformed: { effect: 'correct_once', retryable: false, counts: null },
  /** Not asked: the provider has been failing, or has asked us to stay away. */
  circuit_open: { effect: 'next_model', retryable: true, counts: null },
  /** No model is left to ask. */
  exhausted: { effect: 'stop', retryable: false, counts: null },
  /** The caller gave up. */
  cancelled: { effect: 'stop', retryable: false, counts: null },
} as const satisfies Record<string, Meaning>;

export type ModelErrorKind = keyof typeof MEANINGS;

export const meaningOf = (kind: ModelErrorKind): Meaning => MEANINGS[kind];

interface Options {
  provider: string;
  model: string;
  /** One sentence without personal data, secrets or what the model said. */
  detail: string;
  retryAfterMs?: number | undefined;
  /** Where more than one model was asked: why each did not answer. */
  causes?: ModelError[];
  /** Where it differs from the kind's own. */
  retryable?: boolean;
}

export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly kind: ModelErrorKind;
  readonly retryable: boolean;
  /** How long the provider asked us to stay away. */
  readonly retryAfterMs: number | undefined;
  readonly provider: string;
  readonly model: string;
  readonly causes: readonly ModelError[];

  constructor(kind: ModelErrorKind, options: Options) {
    super(options.detail);
    this.kind = kind;
    this.retryable = options.retryable ?? MEANINGS[kind].retryable;
    this.retryAfterMs = options.retryAfterMs;
    this.provider = options.provider;
    this.model = options.model;
    this.causes = options.causes ?? [];
  }
}

/** No model of the tier answered. Retryable where one of them may answer later, after the shortest wait that any asked for. */
export function exhausted(tier: string, causes: ModelError[]): ModelError {
  const waits = causes.flatMap(({ retryAfterMs }) => retryAfterMs ?? []);
  const tried = causes.map(({ provider, model, kind }) => `${provider}/${model}: ${kind}`).join(', ');
  return new ModelError('exhausted', {
    provider: causes.at(-1)?.provider ?? '',
    model: causes.at(-1)?.model ?? '',
    detail: tried
      ? `no ${tier} model answered (${tried})`
      : `no ${tier} model is configured: rules decide alone`,
    causes,
    retryable: causes.some((cause) => cause.retryable),
    retryAfterMs: waits.length > 0 ? Math.min(...waits) : undefined,
  });
}
