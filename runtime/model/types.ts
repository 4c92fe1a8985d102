/** What the model gateway is asked, what it answers, and how each spend is metered. */
import type { z } from 'zod';

/** Which class of model a question deserves; each is a list of models tried in order. */
export const TIERS = ['cheap', 'balanced', 'premium'] as const;
export type Tier = (typeof TIERS)[number];

export type Message =
  | { role: 'system' | 'user'; content: string }
  | { role: 'assistant'; content: string; toolCalls?: ToolCall[] }
  | { role: 'tool'; toolCallId: string; content: string };

/** As the model wrote it: `arguments` is JSON text that nobody has checked yet. */
export interface ToolCall {
  id: string;
  name: string;
  arguments: string;
}

export interface ToolSpec {
  name: string;
  description: string;
  /** JSON Schema of the arguments. */
  parameters: object;
}

export interface ModelRequest<Answer> {
  tier: Tier;
  /** "openai/gpt-5.4-nano": is not asked, whatever the tier lists. */
  except?: string | null;
  /** What is asked, for costs and logs: "customer/note". */
  task: string;
  messages: Message[];
  answer: z.ZodType<Answer>;
  tools?: ToolSpec[];
  /** Tokens that were left out of `messages` to save them: for the ledger. */
  tokensLeftOut?: number;
  maxTokensOut: number;
  /** For one call; the caller's own deadline comes through `signal`. */
  timeoutMs: number;
  traceId: string;
  signal?: AbortSignal;
  meter?: Meter;
}

/** Tokens as the provider counted them; money in millionths of a US dollar. */
export interface Usage {
  tokensIn: number;
  tokensOut: number;
  /** The part of `tokensIn` that the provider had cached. */
  tokensCached: number;
  microUsd: number;
}

/** One reply as it came, before it is understood. Plain JSON, so that it can be kept. */
export interface RawReply {
  provider: string;
  model: string;
  content: string | null;
  toolCalls: ToolCall[];
  refusal: string | null;
  finishReason: string;
  usage: Usage;
  ms: number;
}

export type ModelReply<Answer> = { provider: string; model: string; usage: Usage } & (
  | { kind: 'answer'; value: Answer }
  | { kind: 'tools'; content: string; calls: ToolCall[] }
);

/** The most that one call can cost, known before it is made. */
export interface Spend {
  tier: Tier;
  task: string;
  provider: string;
  model: string;
  tokensIn: number;
  tokensLeftOut: number;
  maxTokensOut: number;
  microUsd: number;
}

/** Stands beside every single paid call, a corrective retry or a second model included. */
export interface Meter {
  /** The next reply that an earlier attempt of this run has paid for, in the order they were paid; null from the first new one on. */
  replay(): Promise<RawReply | null>;
  /** @throws whatever ends the run, a limit or a budget: the gateway makes no call and passes it on as it is. */
  before(spend: Spend): Promise<void>;
  /** The reply was paid for, whether it is of use or not. */
  paid(spend: Spend, reply: RawReply): Promise<void>;
  /** Nothing came back; whether it was paid for, nobody knows. */
  failed(spend: Spend, error: { kind: string; ms: number }): Promise<void>;
}

export interface ModelGateway {
  /** Whether any provider is configured. Without one nothing is ever asked, and rules decide. */
  readonly configured: boolean;
  /**
   * Asks the tier's models in order until one answers in the shape asked for.
   * @throws ModelError where none does: rules go on from there.
   */
  ask<Answer>(request: ModelRequest<Answer>): Promise<ModelReply<Answer>>;
}
